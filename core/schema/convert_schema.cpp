#include "core/schema/convert_schema.h"

namespace godwit {

namespace {

bool isSqlite(const ServerFacts &facts)
{
    return facts.dialect == Dialect::Sqlite;
}

bool isPostgres(const ServerFacts &facts)
{
    return facts.dialect == Dialect::PostgreSql;
}

// PostgreSQL goes to MySQL's family only; the others go to it.
Result<void> checkRoute(const SchemaTarget &target)
{
    if (isPostgres(target.facts) && isPostgres(target.sourceFacts))
        return fail(ErrorCode::NotSupported,
                    "this version of Godwit does not migrate from PostgreSQL to PostgreSQL",
                    "choose a MySQL or MariaDB destination");
    if (isPostgres(target.sourceFacts) && isSqlite(target.facts))
        return fail(ErrorCode::NotSupported,
                    "this version of Godwit does not migrate from PostgreSQL to SQLite",
                    "choose a MySQL or MariaDB destination");
    return {};
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
    if (auto checked = checkRoute(target); !checked)
        return failure(std::move(checked));
    if (isPostgres(target.sourceFacts))
        return convertPostgresToMysql(source, sinkName, keptColumns, target);
    if (isPostgres(target.facts))
        return isSqlite(target.sourceFacts)
                   ? convertSqliteToPostgres(source, sinkName, keptColumns, target)
                   : convertMysqlToPostgres(source, sinkName, keptColumns, target);
    const bool fromSqlite = isSqlite(target.sourceFacts);
    const bool toSqlite = isSqlite(target.facts);
    const auto convert = fromSqlite ? (toSqlite ? convertSqliteToSqlite : convertSqliteToMysql)
                                    : (toSqlite ? convertMysqlToSqlite : convertMysqlToMysql);
    return convert(source, sinkName, keptColumns, target);
}

Result<ConvertedView> convertView(const ViewSchema &source, const TableName &sinkName,
                                  const SchemaTarget &target)
{
    if (auto checked = checkRoute(target); !checked)
        return failure(std::move(checked));
    if (isPostgres(target.sourceFacts))
        return convertViewPostgresToMysql(source, sinkName, target);
    if (isPostgres(target.facts))
        return isSqlite(target.sourceFacts) ? convertViewSqliteToPostgres(source, sinkName, target)
                                            : convertViewMysqlToPostgres(source, sinkName, target);
    const bool fromSqlite = isSqlite(target.sourceFacts);
    const bool toSqlite = isSqlite(target.facts);
    const auto convert = fromSqlite
                             ? (toSqlite ? convertViewSqliteToSqlite : convertViewSqliteToMysql)
                             : (toSqlite ? convertViewMysqlToSqlite : convertViewMysqlToMysql);
    return convert(source, sinkName, target);
}

} // namespace godwit
