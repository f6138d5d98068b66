#include "core/service/object_list_csv.h"

#include "core/base/text.h"
#include "core/project/filter_syntax.h"
#include "core/service/object_list_columns.h"

#include <algorithm>
#include <map>

namespace godwit {

namespace {

void addObjects(std::vector<ListedObject> &objects, const DatabaseMapping &database,
                const std::vector<ObjectMapping> &items, ObjectKind kind)
{
    for (const ObjectMapping &item : items) {
        objects.push_back({{database.name, item.name},
                           {database.sinkName(), item.sinkName()},
                           item.whereClause.value_or(""),
                           item.filterColumns,
                           item.shardColumns,
                           kind});
    }
}

std::vector<std::string> cellsOf(const ObjectListColumns &columns, const ListedObject &object)
{
    std::vector<std::string> cells(columns.header.size());
    const auto set = [&](int column, std::string text) {
        if (column >= 0)
            cells[static_cast<std::size_t>(column)] = std::move(text);
    };
    set(0, object.source.database);
    set(1, object.source.table);
    set(2, object.sink.database);
    set(3, object.sink.table);
    set(columns.selected, joinColumns(object.filterColumns));
    // Columns keep their names; for a migration this is the only place that can name those kept.
    set(columns.mapping, joinMapping(object.filterColumns));
    set(columns.sharding, joinColumns(object.shardColumns));
    set(columns.filter, object.whereClause);
    return cells;
}

bool isHeader(const CsvRecord &record, const std::vector<std::string> &header)
{
    return std::equal(record.cells.begin(), record.cells.end(), header.begin(), header.end(),
                      [](const std::string &cell, const std::string &name) {
                          return equalsIgnoringCase(trimmed(cell), name);
                      });
}

/// Turns records into objects, and keeps what is wrong with them.
class ListReader
{
public:
    ListReader(ProjectType type, ObjectList &list)
        : m_type(type)
        , m_columns(columnsOf(type))
        , m_list(list)
    {}

    void read(const std::vector<CsvRecord> &records)
    {
        auto record = records.begin();
        if (record != records.end() && isHeader(*record, m_columns.header))
            ++record;
        else if (record != records.end() && isHeader(*record, columnsOf(otherType()).header))
            return refuseOtherType(*record);
        for (; record != records.end(); ++record)
            readRecord(*record);
    }

private:
    ProjectType otherType() const
    {
        return m_type == ProjectType::Sync ? ProjectType::Migration : ProjectType::Sync;
    }

    void report(int column, std::string message, std::string proposal)
    {
        m_list.problems.push_back({m_line, column, std::move(message), std::move(proposal)});
    }

    void refuseOtherType(const CsvRecord &header)
    {
        m_line = header.line;
        const bool isSync = m_type == ProjectType::Sync;
        report(0,
               std::string("this is the list of a ") + (isSync ? "migration" : "synchronization")
                   + " project, and this project is a "
                   + (isSync ? "synchronization" : "migration"),
               "take the template of this type of project and copy the objects into it");
    }

    void readRecord(const CsvRecord &record)
    {
        m_line = record.line;
        const std::size_t before = m_list.problems.size();
        if (!hasRightLength(record))
            return;
        std::vector<std::string> cells = record.cells;
        cells.resize(m_columns.header.size());
        ListedObject object;
        object.line = record.line;
        object.source = {cells[0], cells[1]};
        object.sink = {cells[2].empty() ? cells[0] : cells[2],
                       cells[3].empty() ? cells[1] : cells[3]};
        requireNames(object);
        readColumns(cells, object);
        readFilter(cells, object);
        if (m_list.problems.size() == before && isNew(object))
            m_list.objects.push_back(std::move(object));
    }

    bool hasRightLength(const CsvRecord &record)
    {
        const std::size_t count = record.cells.size();
        if ((count >= 2 && count <= nameColumns) || count == m_columns.header.size())
            return true;
        report(0,
               "the line has " + std::to_string(count) + (count == 1 ? " cell" : " cells")
                   + "; an object has " + std::to_string(m_columns.header.size())
                   + ", or the first four",
               count == 1 ? "separate the cells by commas: "
                                + join({m_columns.header.begin(), m_columns.header.end()}, ",")
                          : "put cells that hold commas into double quotes");
        return false;
    }

    void requireNames(const ListedObject &object)
    {
        if (object.source.database.empty())
            report(1, "the source database is missing", "write its name into the first cell");
        if (object.source.table.empty())
            report(2, "the source table is missing", "write its name into the second cell");
    }

    const std::string &cell(const std::vector<std::string> &cells, int column) const
    {
        static const std::string none;
        return column < 0 ? none : cells[static_cast<std::size_t>(column)];
    }

    void readColumns(const std::vector<std::string> &cells, ListedObject &object)
    {
        object.filterColumns = readNames(cells, m_columns.selected);
        object.shardColumns = readNames(cells, m_columns.sharding);
        std::vector<std::string> mapped;
        for (const ColumnPair &pair : splitColumns(cell(cells, m_columns.mapping))) {
            if (pair.from != pair.to) {
                report(m_columns.mapping + 1,
                       "column " + printable(pair.from) + " cannot become " + printable(pair.to)
                           + ": columns keep their names",
                       "write " + printable(pair.from) + '=' + printable(pair.from)
                           + ", and rename the column at the destination afterwards");
            }
            mapped.push_back(pair.from);
        }
        refuseRepeats(mapped, m_columns.mapping);
        if (object.filterColumns.empty()) {
            object.filterColumns = std::move(mapped);
            return;
        }
        for (const std::string &column : mapped) {
            if (std::find(object.filterColumns.begin(), object.filterColumns.end(), column)
                == object.filterColumns.end()) {
                report(m_columns.mapping + 1,
                       "column " + printable(column) + " is mapped but not selected",
                       "add it to the selected columns, or leave it out here");
            }
        }
    }

    std::vector<std::string> readNames(const std::vector<std::string> &cells, int column)
    {
        std::vector<std::string> names;
        for (const ColumnPair &pair : splitColumns(cell(cells, column))) {
            if (pair.from != pair.to)
                report(column + 1, "there is a = in a list of column names",
                       "separate the names by ; and write a = of a name as \\=");
            names.push_back(pair.from);
        }
        refuseRepeats(names, column);
        return names;
    }

    void refuseRepeats(std::vector<std::string> names, int column)
    {
        std::sort(names.begin(), names.end());
        const auto twice = std::adjacent_find(names.begin(), names.end());
        if (twice != names.end())
            report(column + 1, "column " + printable(*twice) + " is listed twice",
                   "leave one of them out");
    }

    void readFilter(const std::vector<std::string> &cells, ListedObject &object)
    {
        object.whereClause = std::string(trimmed(cell(cells, m_columns.filter)));
        if (object.whereClause.empty())
            return;
        if (const auto checked = checkFilter(object.whereClause); !checked)
            report(m_columns.filter + 1, checked.error().message, checked.error().proposal);
    }

    bool isNew(const ListedObject &object)
    {
        const auto [first, isNew] = m_lines.try_emplace(object.source, object.line);
        if (!isNew) {
            report(2,
                   printable(object.source.qualified()) + " is listed in line "
                       + std::to_string(first->second) + " already",
                   "leave one of the two lines out");
        }
        return isNew;
    }

    ProjectType m_type;
    const ObjectListColumns &m_columns;
    ObjectList &m_list;
    std::map<TableName, int> m_lines;
    int m_line = 0;
};

} // namespace

std::vector<ListedObject> listedObjects(const TransferMapping &mapping)
{
    std::vector<ListedObject> objects;
    for (const DatabaseMapping &database : mapping.databases) {
        addObjects(objects, database, database.tables, ObjectKind::Table);
        addObjects(objects, database, database.views, ObjectKind::View);
    }
    return objects;
}

std::vector<ListedObject> listedObjects(const Selection &selection)
{
    std::vector<ListedObject> objects;
    for (const ResolvedObject &object : selection.objects) {
        if (object.selected)
            objects.push_back({object.object.name, object.sink, object.whereClause,
                               object.filterColumns, object.shardColumns, object.object.kind});
    }
    return objects;
}

std::string objectListCsv(ProjectType type, const std::vector<ListedObject> &objects)
{
    const ObjectListColumns &columns = columnsOf(type);
    std::string text = csvLine(columns.header);
    for (const ListedObject &object : objects)
        text += csvLine(cellsOf(columns, object));
    return text;
}

std::string objectListTemplate(ProjectType type)
{
    return csvLine(columnsOf(type).header);
}

ObjectList readObjectList(std::string_view text, ProjectType type)
{
    ObjectList list;
    CsvText csv = readCsv(text);
    list.problems = std::move(csv.problems);
    ListReader(type, list).read(csv.records);
    std::stable_sort(list.problems.begin(), list.problems.end(),
                     [](const CsvProblem &a, const CsvProblem &b) { return a.line < b.line; });
    return list;
}

} // namespace godwit
