#include "core/connectors/mysql/bulk_insert.h"

#include "core/base/secret.h"
#include "core/connectors/mysql/insert_text.h"
#include "core/connectors/mysql/mysql_sql.h"

#include <mysql.h>

#include <algorithm>

namespace godwit {

namespace {

constexpr unsigned notWithThisBinlog = 4033; // ER_BINLOG_NON_SUPPORTED_BULK

std::string placeholders(const WriteRequest &request)
{
    std::string text = "(";
    for (const WriteRequest::Item &item : request.items)
        text += (text.size() > 1 ? ", " : "") + writtenValue(item.form, "?");
    return text + ')';
}

} // namespace

bool BulkInsert::isOfferedBy(const MysqlConnection &connection)
{
    unsigned long extended = 0;
    if (mariadb_get_infov(connection.handle(), MARIADB_CONNECTION_EXTENDED_SERVER_CAPABILITIES,
                          &extended)
        != 0)
        return false;
    return (extended & (MARIADB_CLIENT_STMT_BULK_OPERATIONS >> 32)) != 0;
}

Result<std::unique_ptr<BulkInsert>> BulkInsert::prepare(MysqlConnection &connection,
                                                        const WriteRequest &request)
{
    if (auto trusted = connection.checkTrust("preparing an INSERT"); !trusted)
        return failure(std::move(trusted));
    std::unique_ptr<BulkInsert> insert(new BulkInsert(connection));
    insert->m_table = request.table;
    insert->m_items = request.items;
    insert->m_conflicts = request.conflicts;
    insert->m_columns.resize(request.items.size());
    insert->m_statement = mysql_stmt_init(connection.handle());
    if (!insert->m_statement)
        return fail(ErrorCode::Internal, "out of memory while preparing an INSERT");
    const std::string sql = insertHead(request) + placeholders(request);
    if (mysql_stmt_prepare(insert->m_statement, sql.data(), sql.size()) != 0)
        return tl::unexpected(insert->lastError());
    return insert;
}

BulkInsert::~BulkInsert()
{
    if (m_statement)
        mysql_stmt_close(m_statement);
}

bool BulkInsert::isFor(const WriteRequest &request) const
{
    return m_table == request.table && m_conflicts == request.conflicts
           && std::equal(m_items.begin(), m_items.end(), request.items.begin(), request.items.end(),
                         [](const auto &a, const auto &b) {
                             return a.column == b.column && a.form == b.form;
                         });
}

void BulkInsert::point(const RowBatch &batch)
{
    const std::size_t rows = batch.rows();
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
        Cells &cells = m_columns[column];
        cells.bytes.resize(rows);
        cells.lengths.resize(rows);
        cells.indicators.resize(rows);
        for (std::size_t row = 0; row < rows; ++row) {
            const std::string_view cell = batch.cell(row, column);
            cells.bytes[row] = cell.data();
            cells.lengths[row] = cell.size();
            cells.indicators[row] =
                batch.isNull(row, column) ? STMT_INDICATOR_NULL : STMT_INDICATOR_NONE;
        }
    }
}

Result<void> BulkInsert::execute(const RowBatch &batch)
{
    point(batch);
    std::vector<MYSQL_BIND> binds(m_columns.size());
    for (std::size_t i = 0; i < binds.size(); ++i) {
        binds[i].buffer_type = MYSQL_TYPE_STRING;
        binds[i].buffer = m_columns[i].bytes.data();
        binds[i].length = m_columns[i].lengths.data();
        binds[i].u.indicator = m_columns[i].indicators.data();
    }
    const auto rows = static_cast<unsigned>(batch.rows());
    if (mysql_stmt_attr_set(m_statement, STMT_ATTR_ARRAY_SIZE, &rows) != 0
        || mysql_stmt_bind_param(m_statement, binds.data()) != 0
        || mysql_stmt_execute(m_statement) != 0)
        return tl::unexpected(lastError());
    return m_connection.checkTrust("writing rows");
}

unsigned BulkInsert::warnings() const
{
    return mysql_stmt_warning_count(m_statement);
}

std::uint64_t BulkInsert::affectedRows() const
{
    return mysql_stmt_affected_rows(m_statement);
}

bool BulkInsert::isRuledOut() const
{
    return mysql_stmt_errno(m_statement) == notWithThisBinlog;
}

Error BulkInsert::lastError() const
{
    // What the server says is with the connection; what the library says, with the statement only.
    if (mysql_errno(m_connection.handle()) != 0 || m_connection.isShutDown())
        return m_connection.lastError("writing rows");
    if (auto trusted = m_connection.checkTrust("writing rows"); !trusted)
        return trusted.error();
    Error error;
    error.code = ErrorCode::StatementFailed;
    error.message = maskSecrets(std::string("writing rows: ") + mysql_stmt_error(m_statement));
    return error;
}

} // namespace godwit
