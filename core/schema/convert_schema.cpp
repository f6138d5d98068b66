#include "core/schema/convert_schema.h"

namespace godwit {

namespace {

bool isSqlite(const ServerFacts &facts)
{
    return facts.dialect == Dialect::Sqlite;
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
    const bool fromSqlite = isSqlite(target.sourceFacts);
    const bool toSqlite = isSqlite(target.facts);
    const auto convert = fromSqlite ? (toSqlite ? convertSqliteToSqlite : convertSqliteToMysql)
                                    : (toSqlite ? convertMysqlToSqlite : convertMysqlToMysql);
    return convert(source, sinkName, keptColumns, target);
}

Result<ConvertedView> convertView(const ViewSchema &source, const TableName &sinkName,
                                  const SchemaTarget &target)
{
    const bool fromSqlite = isSqlite(target.sourceFacts);
    const bool toSqlite = isSqlite(target.facts);
    const auto convert = fromSqlite
                             ? (toSqlite ? convertViewSqliteToSqlite : convertViewSqliteToMysql)
                             : (toSqlite ? convertViewMysqlToSqlite : convertViewMysqlToMysql);
    return convert(source, sinkName, target);
}

} // namespace godwit
