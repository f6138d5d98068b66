#include "core/service/object_list_csv.h"

#include "core/base/text.h"

namespace godwit {

namespace {

std::string field(const std::string &text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    return '"' + replaced(text, "\"", "\"\"") + '"';
}

std::string line(const std::vector<std::string> &fields)
{
    std::vector<std::string> quoted;
    for (const std::string &text : fields)
        quoted.push_back(field(text));
    return join(quoted, ",") + "\r\n";
}

// Columns keep their names; for a migration the mapping is the only place that can name those kept.
std::string columnMapping(const ListedObject &object)
{
    std::vector<std::string> pairs;
    for (const std::string &column : object.filterColumns)
        pairs.push_back(column + '=' + column);
    return join(pairs, ";");
}

void addObjects(std::vector<ListedObject> &objects, const DatabaseMapping &database,
                const std::vector<ObjectMapping> &items)
{
    for (const ObjectMapping &item : items) {
        objects.push_back({{database.name, item.name},
                           {database.sinkName(), item.sinkName()},
                           item.whereClause.value_or(""),
                           item.filterColumns,
                           item.shardColumns});
    }
}

} // namespace

std::vector<ListedObject> listedObjects(const TransferMapping &mapping)
{
    std::vector<ListedObject> objects;
    for (const DatabaseMapping &database : mapping.databases) {
        addObjects(objects, database, database.tables);
        addObjects(objects, database, database.views);
    }
    return objects;
}

std::vector<ListedObject> listedObjects(const Selection &selection)
{
    std::vector<ListedObject> objects;
    for (const ResolvedObject &object : selection.objects) {
        if (object.selected)
            objects.push_back({object.object.name, object.sink, object.whereClause,
                               object.filterColumns, object.shardColumns});
    }
    return objects;
}

std::string objectListCsv(ProjectType type, const std::vector<ListedObject> &objects)
{
    const bool isSync = type == ProjectType::Sync;
    std::vector<std::string> header = {"Source Database", "Source Table", "Destination Database",
                                       "Destination Table"};
    if (isSync)
        header.insert(header.end(),
                      {"Selected Columns", "Column Mapping", "Sharding Columns", "Row Filter"});
    else
        header.insert(header.end(), {"Column Mapping", "Row Filter"});
    std::string text = line(header);
    for (const ListedObject &object : objects) {
        std::vector<std::string> fields = {object.source.database, object.source.table,
                                           object.sink.database, object.sink.table};
        if (isSync)
            fields.insert(fields.end(), {join(object.filterColumns, ";"), columnMapping(object),
                                         join(object.shardColumns, ";"), object.whereClause});
        else
            fields.insert(fields.end(), {columnMapping(object), object.whereClause});
        text += line(fields);
    }
    return text;
}

} // namespace godwit
