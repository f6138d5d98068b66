#include "app/catalog_report.h"

#include "core/base/text.h"

namespace godwit::ctl {

namespace {

std::string_view kindName(IndexKind kind)
{
    switch (kind) {
    case IndexKind::Primary:
        return "PRIMARY";
    case IndexKind::Unique:
        return "UNIQUE";
    case IndexKind::Plain:
        return "INDEX";
    case IndexKind::Fulltext:
        return "FULLTEXT";
    case IndexKind::Spatial:
        return "SPATIAL";
    }
    return "INDEX";
}

Json optionalJson(const std::optional<std::string> &text)
{
    return text ? Json(*text) : Json(nullptr);
}

Json columnJson(const Column &column)
{
    Json json = {{"name", column.name},
                 {"type", column.type.declared},
                 {"nullable", column.nullable},
                 {"default", optionalJson(column.defaultExpression)},
                 {"autoIncrement", column.autoIncrement},
                 {"generated", column.generated != Generated::No},
                 {"comment", column.comment}};
    if (!column.type.charset.empty())
        json["charset"] = column.type.charset;
    if (!column.type.collation.empty())
        json["collation"] = column.type.collation;
    return json;
}

std::vector<std::string> partNames(const Index &index)
{
    std::vector<std::string> names;
    for (const IndexPart &part : index.parts) {
        std::string name = part.column.empty() ? '(' + part.expression + ')' : part.column;
        if (part.prefixLength)
            name += '(' + std::to_string(*part.prefixLength) + ')';
        names.push_back(std::move(name));
    }
    return names;
}

Json indexJson(const Index &index)
{
    return {{"name", index.name}, {"kind", kindName(index.kind)}, {"columns", partNames(index)}};
}

Json foreignKeyJson(const ForeignKey &key)
{
    return {{"name", key.name},
            {"columns", key.columns},
            {"references", key.referencedTable.qualified()},
            {"referencedColumns", key.referencedColumns},
            {"onDelete", key.onDelete},
            {"onUpdate", key.onUpdate}};
}

template<typename Items, typename Convert>
Json listJson(const Items &items, Convert convert)
{
    Json list = Json::array();
    for (const auto &item : items)
        list.push_back(convert(item));
    return list;
}

std::string tableText(const CatalogObject &object, const TableSchema &table)
{
    std::string text = printable(object.name.qualified()) + "  (table, "
                       + (object.rowsAreExact ? "" : "~") + withSeparators(object.estimatedRows)
                       + " rows, " + bytesText(object.dataBytes) + ")\n";
    TextTable columns({"  COLUMN", "TYPE", "NULL", "DEFAULT"});
    for (const Column &column : table.columns) {
        columns.add({"  " + column.name, column.type.declared, column.nullable ? "yes" : "no",
                     column.defaultExpression.value_or("")});
    }
    text += columns.text(Style(false));
    for (const Index &index : table.indexes) {
        text += "  " + toLower(kindName(index.kind)) + ' ' + printable(index.name) + " ("
                + printable(join(partNames(index), ", ")) + ")\n";
    }
    for (const ForeignKey &key : table.foreignKeys) {
        text += "  foreign key " + printable(key.name) + " (" + printable(join(key.columns, ", "))
                + ") to " + printable(key.referencedTable.qualified()) + '\n';
    }
    return text + '\n';
}

} // namespace

CatalogReport::CatalogReport(const Catalog &catalog)
{
    for (const DatabaseSchema &database : catalog.databases) {
        m_databases.push_back({{"name", database.name},
                               {"charset", database.charset},
                               {"collation", database.collation},
                               {"tables", Json::array()},
                               {"views", Json::array()}});
    }
}

Json &CatalogReport::listOf(const std::string &database, const char *list)
{
    for (Json &known : m_databases) {
        if (known["name"] == database)
            return known[list];
    }
    m_databases.push_back({{"name", database},
                           {"charset", ""},
                           {"collation", ""},
                           {"tables", Json::array()},
                           {"views", Json::array()}});
    return m_databases.back()[list];
}

void CatalogReport::add(const CatalogObject &object, const TableSchema &table)
{
    listOf(object.name.database, "tables")
        .push_back({{"name", object.name.table},
                    {"rows", object.estimatedRows},
                    {"exactRows", object.rowsAreExact},
                    {"bytes", object.dataBytes},
                    {"hasUniqueKey", object.hasUniqueKey},
                    {"comment", table.comment},
                    {"columns", listJson(table.columns, columnJson)},
                    {"keys", listJson(table.indexes, indexJson)},
                    {"foreignKeys", listJson(table.foreignKeys, foreignKeyJson)}});
    m_body += tableText(object, table);
}

void CatalogReport::add(const ViewSchema &view)
{
    listOf(view.name.database, "views")
        .push_back({{"name", view.name.table},
                    {"columns", listJson(view.columns,
                                         [](const std::string &name) {
                                             Json column;
                                             column["name"] = name;
                                             return column;
                                         })},
                    {"select", view.select}});
    m_body += printable(view.name.qualified()) + "  (view)\n  columns "
              + printable(join(view.columns, ", ")) + "\n\n";
}

Json CatalogReport::document() const
{
    return {{"databases", m_databases}};
}

std::string CatalogReport::text(const Style &style) const
{
    TextTable table({"DATABASE", "CHARSET", "COLLATION", "TABLES", "VIEWS"});
    for (const Json &database : m_databases) {
        table.add({database["name"], database["charset"], database["collation"],
                   std::to_string(database["tables"].size()),
                   std::to_string(database["views"].size())});
    }
    return table.text(style) + '\n' + m_body;
}

} // namespace godwit::ctl
