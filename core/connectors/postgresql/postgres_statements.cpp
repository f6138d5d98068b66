#include "core/connectors/postgresql/postgres_statements.h"

#include "core/schema/sql_dialect.h"
#include "core/schema/sql_lexer.h"

namespace godwit {

namespace {

/// It closes no parenthesis that it has not opened: `a) OR (b` would change what stands around it.
bool staysInside(const std::string &clause)
{
    int depth = 0;
    for (const Lexeme &token : lexSqlite(clause)) {
        depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
        if (depth < 0 || token.isSymbol(';') || token.kind == LexemeKind::Broken)
            return false;
    }
    return depth == 0;
}

Error notOneExpression(const TableName &table, const std::string &why)
{
    Error error;
    error.code = ErrorCode::InvalidFilter;
    error.message =
        "the row filter of " + table.qualified() + " is not one boolean expression: " + why;
    error.proposal = "write one condition in the source's SQL, such as \"id\" > 100";
    return error;
}

} // namespace

Result<void> PostgresStatements::execute(const std::string &sql)
{
    return m_connection->execute(sql);
}

Result<RowBatch> PostgresStatements::query(const std::string &sql)
{
    return m_connection->query(sql);
}

Result<bool> PostgresStatements::tableExists(const TableName &table)
{
    auto found = m_connection->queryText(
        "SELECT pg_catalog.to_regclass("
        + m_connection->literal(quoteTable(Dialect::PostgreSql, table)) + ") IS NOT NULL");
    if (!found)
        return failure(std::move(found));
    return *found == "t";
}

Result<bool> PostgresStatements::isEmpty(const TableName &table)
{
    auto rows =
        m_connection->query("SELECT 1 FROM " + quoteTable(Dialect::PostgreSql, table) + " LIMIT 1");
    if (!rows)
        return tl::unexpected(std::move(rows.error()).of(table.qualified()));
    return rows->rows() == 0;
}

Result<void> PostgresStatements::emptyTable(const TableName &table)
{
    const std::string quoted = quoteTable(Dialect::PostgreSql, table);
    auto partitioned = m_connection->queryText(
        "SELECT relkind = 'p' FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass("
        + m_connection->literal(quoted) + ')');
    if (!partitioned)
        return failure(std::move(partitioned));
    // Rows of tables that inherit from this one are not its own.
    const std::string name = (*partitioned == "t" ? "" : "ONLY ") + quoted;
    auto truncated = m_connection->execute("TRUNCATE TABLE " + name);
    if (truncated || truncated.error().code == ErrorCode::ConnectionLost
        || truncated.error().code == ErrorCode::Cancelled)
        return truncated;
    // TRUNCATE has a privilege of its own, and is refused where a foreign key points here.
    return m_connection->execute("DELETE FROM " + name);
}

Result<void> PostgresStatements::createDatabase(const DatabaseSchema &database)
{
    return m_connection->execute("CREATE SCHEMA IF NOT EXISTS "
                                 + quoteName(Dialect::PostgreSql, database.name));
}

Result<void> PostgresStatements::createView(const ViewSchema &, const std::string &sql)
{
    return m_connection->execute(sql);
}

Result<void> PostgresStatements::checkFilter(const TableName &table, const std::string &whereClause)
{
    if (!staysInside(whereClause))
        return tl::unexpected(notOneExpression(table, "its parentheses and quotes do not match"));
    // With LIMIT 0 nothing is read, and a read-only transaction changes nothing.
    if (auto begun = m_connection->execute("BEGIN READ ONLY"); !begun)
        return begun;
    auto checked = m_connection->query("SELECT COALESCE((" + whereClause + "\n), false) FROM "
                                       + quoteTable(Dialect::PostgreSql, table) + " LIMIT 0");
    (void)m_connection->execute("ROLLBACK");
    if (!checked) {
        if (checked.error().code == ErrorCode::ConnectionLost
            || checked.error().code == ErrorCode::Cancelled)
            return failure(std::move(checked));
        return tl::unexpected(notOneExpression(table, checked.error().message));
    }
    return {};
}

} // namespace godwit
