#include "core/connectors/sqlite/sqlite_row_reader.h"

#include "core/base/text.h"
#include "core/connectors/sqlite/sqlite_key_range.h"
#include "core/schema/sql_dialect.h"

#include <sqlite3.h>

#include <array>
#include <charconv>

namespace godwit {

namespace {

std::string_view bytesOf(sqlite3_stmt *statement, int column, const void *bytes)
{
    const int size = sqlite3_column_bytes(statement, column);
    return {static_cast<const char *>(bytes), bytes ? static_cast<std::size_t>(size) : 0};
}

template<typename Number>
void appendNumber(RowBatch &batch, CellKind kind, Number value)
{
    std::array<char, 40> buffer;
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    batch.append(kind, {buffer.data(), static_cast<std::size_t>(end - buffer.data())});
}

void appendCell(RowBatch &batch, sqlite3_stmt *statement, int column)
{
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
        appendNumber(batch, CellKind::Integer, sqlite3_column_int64(statement, column));
        return;
    case SQLITE_FLOAT:
        appendNumber(batch, CellKind::Real, sqlite3_column_double(statement, column));
        return;
    case SQLITE_TEXT:
        batch.append(CellKind::Text,
                     bytesOf(statement, column, sqlite3_column_text(statement, column)));
        return;
    case SQLITE_BLOB:
        batch.append(CellKind::Blob,
                     bytesOf(statement, column, sqlite3_column_blob(statement, column)));
        return;
    default:
        batch.appendNull();
    }
}

std::string orderBy(const TableName &table, const std::vector<std::string> &key)
{
    std::vector<std::string> columns;
    for (const std::string &column : key)
        columns.push_back(sqliteColumn(table, column));
    return columns.empty() ? "" : " ORDER BY " + join(columns, ", ");
}

// A filter ends with a line of its own: a comment at its end must not swallow what follows.
std::string allOf(const std::string &whereClause, const std::string &range)
{
    std::string sql;
    if (!whereClause.empty())
        sql += "(" + whereClause + "\n)";
    if (!range.empty())
        sql += (sql.empty() ? "" : " AND ") + range;
    return sql.empty() ? "" : " WHERE " + sql;
}

} // namespace

void appendSqliteRow(RowBatch &batch, const SqliteStatement &statement)
{
    const int columns = static_cast<int>(batch.columns());
    for (int column = 0; column < columns; ++column)
        appendCell(batch, statement.get(), column);
}

Result<void> SqliteRowReader::open(const ReadRequest &request)
{
    close();
    m_doing = "reading " + request.table.qualified();
    std::vector<std::string> columns;
    for (const ReadRequest::Item &item : request.items)
        columns.push_back(sqliteColumn(request.table, item.column));
    const SqliteCondition range = sqliteRange(request.table, request.range);
    std::string sql = "SELECT " + join(columns, ", ") + " FROM " + sqliteTable(request.table)
                      + allOf(request.whereClause, range.sql);
    if (request.ordered)
        sql += orderBy(request.table, request.range.columns);

    auto statement = m_handle->prepare(sql);
    if (!statement)
        return tl::unexpected(
            std::move(statement.error()).at(m_doing).of(request.table.qualified()));
    m_statement = std::move(*statement);
    if (auto bound = bindLiterals(m_statement, range.literals); !bound)
        return bound;
    m_atEnd = false;
    return {};
}

Result<bool> SqliteRowReader::next(RowBatch &batch)
{
    const int columns = m_statement ? sqlite3_column_count(m_statement.get()) : 0;
    batch.reset(static_cast<std::size_t>(columns));
    if (m_handle->isCancelled())
        return fail(ErrorCode::Cancelled, m_doing + ": stopped");
    std::size_t rows = 0;
    while (!m_atEnd && rows < batchRows && batch.bytes() < batchBytes) {
        const int code = sqlite3_step(m_statement.get());
        if (code == SQLITE_DONE) {
            m_atEnd = true;
            break;
        }
        if (code != SQLITE_ROW)
            return tl::unexpected(m_handle->lastError(m_doing));
        appendSqliteRow(batch, m_statement);
        ++rows;
    }
    if (rows == 0)
        close();
    return rows > 0;
}

void SqliteRowReader::close()
{
    m_statement = {};
    m_atEnd = true;
}

Result<std::optional<KeyBound>> SqliteRowReader::boundAfter(const TableName &table,
                                                            const std::vector<std::string> &key,
                                                            const std::optional<KeyBound> &after,
                                                            std::uint64_t rows)
{
    std::vector<std::string> columns;
    for (const std::string &column : key)
        columns.push_back(sqliteColumn(table, column));
    const SqliteCondition range = sqliteRange(table, {key, after, std::nullopt});
    const std::string sql = "SELECT " + join(columns, ", ") + " FROM " + sqliteTable(table)
                            + allOf("", range.sql) + orderBy(table, key) + " LIMIT 1 OFFSET "
                            + std::to_string(rows == 0 ? 0 : rows - 1);
    auto statement = m_handle->prepare(sql);
    if (!statement)
        return failure(std::move(statement));
    if (auto bound = bindLiterals(*statement, range.literals); !bound)
        return failure(std::move(bound));
    const auto row = m_handle->step(*statement);
    if (!row)
        return tl::unexpected(
            Error(row.error()).at("cutting " + table.qualified() + " into chunks"));
    if (!*row)
        return std::nullopt;
    KeyBound bound;
    for (std::size_t i = 0; i < key.size(); ++i)
        bound.literals.push_back(sqliteLiteral(*statement, static_cast<int>(i)));
    return bound;
}

} // namespace godwit
