#include "core/connectors/mysql/mysql_statements.h"

#include "core/schema/sql_dialect.h"

namespace godwit {

namespace {

std::string literal(const std::string &text)
{
    return quoteText(Dialect::MySql, text);
}

} // namespace

Result<void> MysqlStatements::execute(const std::string &sql)
{
    return m_connection->execute(sql);
}

Result<RowBatch> MysqlStatements::query(const std::string &sql)
{
    return m_connection->query(sql);
}

Result<bool> MysqlStatements::tableExists(const TableName &table)
{
    auto count = m_connection->queryText(
        "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = "
        + literal(table.database) + " AND table_name = " + literal(table.table));
    if (!count)
        return failure(std::move(count));
    return *count != "0";
}

Result<bool> MysqlStatements::isEmpty(const TableName &table)
{
    auto rows =
        m_connection->query("SELECT 1 FROM " + quoteTable(Dialect::MySql, table) + " LIMIT 1");
    if (!rows)
        return tl::unexpected(std::move(rows.error()).of(table.qualified()));
    return rows->rows() == 0;
}

Result<void> MysqlStatements::emptyTable(const TableName &table)
{
    const std::string quoted = quoteTable(Dialect::MySql, table);
    auto truncated = m_connection->execute("TRUNCATE TABLE " + quoted);
    if (truncated || truncated.error().code == ErrorCode::ConnectionLost)
        return truncated;
    // TRUNCATE needs DROP, and is refused where a foreign key points here; DELETE needs neither.
    return m_connection->execute("DELETE FROM " + quoted);
}

Result<void> MysqlStatements::createDatabase(const DatabaseSchema &database)
{
    std::string sql = "CREATE DATABASE IF NOT EXISTS " + quoteName(Dialect::MySql, database.name);
    if (!database.charset.empty())
        sql += " CHARACTER SET " + database.charset;
    if (!database.collation.empty())
        sql += " COLLATE " + database.collation;
    return m_connection->execute(sql);
}

Result<void> MysqlStatements::createView(const ViewSchema &view, const std::string &sql)
{
    // A view keeps the character set, collation and sql_mode of the session that made it, and shows
    // them in its columns' collations.
    if (!view.clientCharset.empty()) {
        (void)m_connection->execute("SET SESSION character_set_client = utf8mb4");
        if (!view.connectionCollation.empty())
            (void)m_connection->execute("SET SESSION collation_connection = "
                                        + view.connectionCollation);
    }
    if (!view.sqlMode.empty())
        (void)m_connection->execute("SET SESSION sql_mode = " + literal(view.sqlMode));
    auto created = m_connection->execute(sql);
    (void)m_connection->execute("SET NAMES utf8mb4");
    (void)m_connection->execute(
        "SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES'");
    return created;
}

Result<void> MysqlStatements::checkFilter(const TableName &table, const std::string &whereClause)
{
    // With LIMIT 0 nothing is read. As one expression in parentheses: a clause that closes them and
    // goes on would not parse with the second test, where it stands inside a function call.
    const std::string from = " FROM " + quoteTable(Dialect::MySql, table);
    for (const std::string &sql :
         {"SELECT 1" + from + " WHERE (" + whereClause + "\n) LIMIT 0",
          "SELECT COALESCE((" + whereClause + "\n), 0)" + from + " LIMIT 0"}) {
        if (auto checked = m_connection->execute(sql); !checked) {
            if (checked.error().code == ErrorCode::ConnectionLost)
                return checked;
            return fail(ErrorCode::InvalidFilter,
                        "the row filter of " + table.qualified()
                            + " is not one boolean expression: " + checked.error().message,
                        "write one condition in the source's SQL, such as `id` > 100");
        }
    }
    return {};
}

} // namespace godwit
