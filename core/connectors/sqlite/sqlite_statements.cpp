#include "core/connectors/sqlite/sqlite_statements.h"

#include "core/base/text.h"
#include "core/connectors/sqlite/sqlite_key_range.h"
#include "core/connectors/sqlite/sqlite_row_reader.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/sql_lexer.h"

#include <sqlite3.h>

#include <filesystem>

namespace godwit {

namespace {

Error invalidFilter(std::string message, std::string proposal)
{
    Error error;
    error.code = ErrorCode::InvalidFilter;
    error.message = std::move(message);
    error.proposal = std::move(proposal);
    return error;
}

// What would let a filter end the condition it stands in, and go on with SQL of its own.
std::optional<Error> breaksOut(std::string_view whereClause)
{
    int depth = 0;
    for (const Lexeme &lexeme : lexSqlite(whereClause)) {
        if (lexeme.kind == LexemeKind::Broken)
            return invalidFilter("the filter has a quote or comment without its end: "
                                     + printable(lexeme.text.substr(0, 40)),
                                 "close it");
        if (lexeme.kind == LexemeKind::Comment && lexeme.text.starts_with("--"))
            return invalidFilter("the filter holds a comment `--`", "leave comments out");
        if (lexeme.isSymbol(';'))
            return invalidFilter("the filter holds more than one statement",
                                 "write one boolean expression, without `;`");
        if (lexeme.isSymbol('('))
            ++depth;
        if (lexeme.isSymbol(')') && --depth < 0)
            break;
    }
    if (depth != 0)
        return invalidFilter("the filter's parentheses do not match",
                             "write one boolean expression");
    return std::nullopt;
}

} // namespace

bool SqliteStatements::fileExists() const
{
    std::error_code ignored;
    return std::filesystem::exists(m_path, ignored);
}

Result<SqliteHandle *> SqliteStatements::open(SqliteMode mode)
{
    auto handle = SqliteHandle::open(m_path, mode, m_busyMilliseconds, m_stop);
    if (!handle)
        return failure(std::move(handle));
    const std::scoped_lock lock(m_mutex);
    m_handle = std::move(*handle);
    m_canWrite = mode == SqliteMode::Write;
    if (m_cancelled)
        m_handle->cancel();
    return m_handle.get();
}

Result<SqliteHandle *> SqliteStatements::reader()
{
    return m_handle ? Result<SqliteHandle *>(m_handle.get()) : open(SqliteMode::Read);
}

Result<SqliteHandle *> SqliteStatements::writer()
{
    return m_handle && m_canWrite ? Result<SqliteHandle *>(m_handle.get())
                                  : open(SqliteMode::Write);
}

Result<void> SqliteStatements::execute(const std::string &sql)
{
    auto handle = writer();
    if (!handle)
        return failure(std::move(handle));
    return (*handle)->execute(sql);
}

Result<RowBatch> SqliteStatements::query(const std::string &sql)
{
    auto handle = reader();
    if (!handle)
        return failure(std::move(handle));
    auto statement = (*handle)->prepare(sql);
    if (!statement)
        return failure(std::move(statement));
    RowBatch batch;
    batch.reset(static_cast<std::size_t>(sqlite3_column_count(statement->get())));
    for (;;) {
        const auto row = (*handle)->step(*statement);
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return batch;
        appendSqliteRow(batch, *statement);
    }
}

Result<bool> SqliteStatements::tableExists(const TableName &table)
{
    if (!fileExists())
        return false;
    auto handle = reader();
    if (!handle)
        return failure(std::move(handle));
    // SQLite itself does not tell "Orders" from "orders".
    auto found =
        (*handle)->queryText("SELECT 1 FROM main.sqlite_master WHERE type IN ('table', 'view') "
                             "AND name = "
                             + quoteText(Dialect::Sqlite, table.table) + " COLLATE NOCASE");
    if (!found)
        return failure(std::move(found));
    return found->has_value();
}

Result<bool> SqliteStatements::isEmpty(const TableName &table)
{
    if (!fileExists())
        return true;
    auto handle = reader();
    if (!handle)
        return failure(std::move(handle));
    auto found = (*handle)->queryText("SELECT 1 FROM " + sqliteTable(table) + " LIMIT 1");
    if (!found)
        return failure(std::move(found));
    return !found->has_value();
}

Result<void> SqliteStatements::emptyTable(const TableName &table)
{
    return execute("DELETE FROM " + sqliteTable(table));
}

Result<void> SqliteStatements::createDatabase(const DatabaseSchema &database)
{
    if (database.name == "main")
        return {};
    return fail(ErrorCode::NotSupported,
                "a SQLite file has the database main only, not " + printable(database.name),
                "map the database to main");
}

Result<void> SqliteStatements::createView(const ViewSchema &, const std::string &sql)
{
    return execute(sql);
}

Result<void> SqliteStatements::checkFilter(const TableName &table, const std::string &whereClause)
{
    if (auto error = breaksOut(whereClause))
        return tl::unexpected(std::move(*error).of(table.qualified()));
    auto opened = reader();
    if (!opened)
        return failure(std::move(opened));
    SqliteHandle &handle = **opened;
    // SQLite takes "unknown" for a text: a misspelled column would match nothing, silently.
    sqlite3_db_config(handle.get(), SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    auto statement =
        handle.prepare("SELECT 1 FROM " + sqliteTable(table) + " WHERE (" + whereClause + "\n)");
    sqlite3_db_config(handle.get(), SQLITE_DBCONFIG_DQS_DML, 1, nullptr);
    if (!statement) {
        if (statement.error().code != ErrorCode::StatementFailed)
            return failure(std::move(statement));
        return tl::unexpected(
            invalidFilter("the filter is no condition on " + table.qualified() + ": "
                              + statement.error().message,
                          "write one boolean expression over the table's columns; "
                          "texts stand in single quotes")
                .of(table.qualified()));
    }
    if (sqlite3_bind_parameter_count(statement->get()) > 0) {
        return tl::unexpected(invalidFilter("the filter has parameters, which nobody fills in",
                                            "write the values themselves")
                                  .of(table.qualified()));
    }
    return {};
}

void SqliteStatements::cancel()
{
    const std::scoped_lock lock(m_mutex);
    m_cancelled = true;
    if (m_handle)
        m_handle->cancel();
}

} // namespace godwit
