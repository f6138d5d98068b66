#include "core/schema/convert_schema.h"

#include "core/base/text.h"

#include <algorithm>
#include <iterator>

namespace godwit {

namespace {

enum class Family { Mysql, Sqlite, Postgres };

Family familyOf(const ServerFacts &facts)
{
    switch (facts.dialect) {
    case Dialect::Sqlite:
        return Family::Sqlite;
    case Dialect::PostgreSql:
        return Family::Postgres;
    default:
        return Family::Mysql;
    }
}

struct Route
{
    Family from, to;
    decltype(&convertMysqlToMysql) table;
    decltype(&convertViewMysqlToMysql) view;
};

constexpr Route routes[] = {
    {Family::Mysql, Family::Mysql, convertMysqlToMysql, convertViewMysqlToMysql},
    {Family::Mysql, Family::Sqlite, convertMysqlToSqlite, convertViewMysqlToSqlite},
    {Family::Mysql, Family::Postgres, convertMysqlToPostgres, convertViewMysqlToPostgres},
    {Family::Sqlite, Family::Mysql, convertSqliteToMysql, convertViewSqliteToMysql},
    {Family::Sqlite, Family::Sqlite, convertSqliteToSqlite, convertViewSqliteToSqlite},
    {Family::Sqlite, Family::Postgres, convertSqliteToPostgres, convertViewSqliteToPostgres},
    {Family::Postgres, Family::Mysql, convertPostgresToMysql, convertViewPostgresToMysql},
    {Family::Postgres, Family::Sqlite, convertPostgresToSqlite, convertViewPostgresToSqlite},
    {Family::Postgres, Family::Postgres, convertPostgresToPostgres, convertViewPostgresToPostgres},
};

const Route &routeOf(const SchemaTarget &target)
{
    const Family from = familyOf(target.sourceFacts), to = familyOf(target.facts);
    return *std::find_if(std::begin(routes), std::end(routes),
                         [&](const Route &route) { return route.from == from && route.to == to; });
}

/// MySQL's own routes say more of them, and change them.
void noteTablesLeftBehind(const ViewSchema &source, const SchemaTarget &target,
                          ConvertedView &converted)
{
    const bool oneDatabase = familyOf(target.sourceFacts) == Family::Sqlite;
    for (const TableName &used : source.dependsOn) {
        if (target.sinkOf && target.sinkOf(used))
            continue;
        const std::string shown = printable(oneDatabase ? used.table : used.qualified());
        converted.notes.push_back(
            {Level::Warning, "the view uses " + shown + ", which is not part of the project"});
    }
}

} // namespace

std::vector<std::string> statementsOf(const ConvertedTable &table)
{
    std::vector<std::string> all;
    for (const auto *part :
         {&table.createStatements, &table.indexStatements, &table.foreignKeyStatements})
        all.insert(all.end(), part->begin(), part->end());
    return all;
}

Result<ConvertedTable> convertTable(const TableSchema &source, const TableName &sinkName,
                                    const std::vector<std::string> &keptColumns,
                                    const SchemaTarget &target)
{
    return routeOf(target).table(source, sinkName, keptColumns, target);
}

Result<ConvertedView> convertView(const ViewSchema &source, const TableName &sinkName,
                                  const SchemaTarget &target)
{
    const Route &route = routeOf(target);
    auto converted = route.view(source, sinkName, target);
    if (converted && route.view != convertViewMysqlToMysql)
        noteTablesLeftBehind(source, target, *converted);
    return converted;
}

} // namespace godwit
