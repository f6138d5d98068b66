// What becomes of a list of objects that was read: checked against the source, then a mapping.
#include "core/base/text.h"
#include "core/mapping/near_names.h"
#include "core/service/object_list_csv.h"

#include <map>
#include <set>

namespace godwit {

namespace {

// Looking for names that are near goes through the whole catalogue: not for each line of a list
// that belongs to another source altogether.
constexpr std::size_t mostAdvised = 50; // problems

CsvProblem missingDatabase(const ListedObject &object, const std::vector<std::string> &databases)
{
    return {object.line, 1,
            "there is no database " + printable(object.source.database) + " at the source",
            missingDatabaseAdvice(databases, object.source.database)};
}

CsvProblem missingObject(const ListedObject &object, const std::vector<TableName> &nearest)
{
    std::vector<std::string> near;
    for (const TableName &name : nearest)
        near.push_back(printable(name.qualified()));
    return {object.line, 2,
            "there is no table or view " + printable(object.source.qualified()) + " at the source",
            near.empty() ? "leave the line out, or correct the name"
                         : "did you mean " + join(near, " or ") + '?'};
}

// The item of `databases` for one pair of database names.
class Databases
{
public:
    explicit Databases(std::vector<DatabaseMapping> &list)
        : m_list(list)
    {}

    DatabaseMapping &of(const ListedObject &object)
    {
        const auto [found, isNew] =
            m_places.try_emplace({object.source.database, object.sink.database}, m_list.size());
        if (isNew) {
            DatabaseMapping database;
            database.name = object.source.database;
            if (object.sink.database != object.source.database)
                database.mappedName = object.sink.database;
            m_list.push_back(std::move(database));
        }
        return m_list[found->second];
    }

private:
    std::vector<DatabaseMapping> &m_list;
    std::map<std::pair<std::string, std::string>, std::size_t> m_places;
};

} // namespace

std::vector<CsvProblem> checkAgainst(const Catalog &catalog, std::vector<ListedObject> &objects)
{
    const std::vector<std::string> databases = databaseNames(catalog);
    const std::set<std::string> known(databases.begin(), databases.end());
    std::map<TableName, ObjectKind> kinds;
    for (const CatalogObject &object : catalog.objects)
        kinds.emplace_hint(kinds.end(), object.name, object.kind);
    std::vector<CsvProblem> problems;
    for (ListedObject &object : objects) {
        if (const auto found = kinds.find(object.source); found != kinds.end())
            object.kind = found->second;
        else if (known.count(object.source.database) == 0)
            problems.push_back(missingDatabase(object, databases));
        else
            problems.push_back(missingObject(object, problems.size() < mostAdvised
                                                         ? nearObjects(catalog, object.source)
                                                         : std::vector<TableName>()));
    }
    return problems;
}

TransferMapping mappingFrom(ProjectType type, const std::vector<ListedObject> &objects)
{
    TransferMapping mapping;
    mapping.mode = MappingMode::Specific;
    Databases databases(mapping.databases);
    for (const ListedObject &object : objects) {
        ObjectMapping item;
        item.name = object.source.table;
        if (object.sink.table != object.source.table)
            item.mappedName = object.sink.table;
        if (!object.whereClause.empty())
            item.whereClause = object.whereClause;
        item.filterColumns = object.filterColumns;
        if (type == ProjectType::Sync)
            item.shardColumns = object.shardColumns;
        DatabaseMapping &database = databases.of(object);
        (object.kind == ObjectKind::View ? database.views : database.tables)
            .push_back(std::move(item));
    }
    return mapping;
}

} // namespace godwit
