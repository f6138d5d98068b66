#include "core/connectors/mysql/mysql_row_reader.h"

#include "core/connectors/mysql/mysql_sql.h"
#include "core/schema/sql_dialect.h"

#include <mysql.h>

namespace godwit {

namespace {

// An SQL expression over column `name` whose value is the literal that stands for it.
std::string literalExpression(const MYSQL_FIELD &field, const std::string &name)
{
    constexpr unsigned binaryCharset = 63;
    // Both are ordered by their number; their text would be compared as text.
    if ((field.flags & (ENUM_FLAG | SET_FLAG)) != 0 || field.type == MYSQL_TYPE_BIT)
        return "CAST(" + name + " AS UNSIGNED)";
    switch (field.type) {
    case MYSQL_TYPE_TINY:
    case MYSQL_TYPE_SHORT:
    case MYSQL_TYPE_INT24:
    case MYSQL_TYPE_LONG:
    case MYSQL_TYPE_LONGLONG:
    case MYSQL_TYPE_DECIMAL:
    case MYSQL_TYPE_NEWDECIMAL:
    case MYSQL_TYPE_YEAR:
        return name;
    case MYSQL_TYPE_DATE:
    case MYSQL_TYPE_NEWDATE:
    case MYSQL_TYPE_TIME:
    case MYSQL_TYPE_DATETIME:
    case MYSQL_TYPE_TIMESTAMP:
        return "CONCAT('''', " + name + ", '''')";
    default:
        break;
    }
    if (field.charsetnr == binaryCharset)
        return "CONCAT('x''', HEX(" + name + "), '''')";
    return "CONCAT('_', CHARSET(" + name + "), ' x''', HEX(" + name + "), ''' COLLATE ', COLLATION("
           + name + "))";
}

} // namespace

MysqlRowReader::~MysqlRowReader()
{
    // Draining an abandoned result could take hours; a closed link ends it at once.
    if (m_result && m_connection) {
        m_connection->shutdown();
        close();
    }
}

Result<void> MysqlRowReader::open(const ReadRequest &request)
{
    close();
    const std::string sql = selectSql(request, m_asOf);
    MYSQL *handle = m_connection->handle();
    if (mysql_real_query(handle, sql.data(), sql.size()) != 0)
        return tl::unexpected(m_connection->lastError("reading " + request.table.qualified())
                                  .of(request.table.qualified()));
    m_result = mysql_use_result(handle);
    if (!m_result)
        return tl::unexpected(m_connection->lastError("reading " + request.table.qualified())
                                  .of(request.table.qualified()));
    m_columns = mysql_num_fields(m_result);
    return {};
}

Result<bool> MysqlRowReader::next(RowBatch &batch)
{
    batch.reset(m_columns);
    if (!m_result)
        return false;
    while (batch.bytes() < batchBytes && batch.rows() < batchRows) {
        MYSQL_ROW row = mysql_fetch_row(m_result);
        if (!row) {
            if (mysql_errno(m_connection->handle()) != 0) {
                Error error = readError();
                close();
                return tl::unexpected(std::move(error));
            }
            close();
            return !batch.empty();
        }
        const unsigned long *lengths = mysql_fetch_lengths(m_result);
        for (unsigned i = 0; i < m_columns; ++i) {
            if (row[i])
                batch.append(CellKind::Text, {row[i], lengths[i]});
            else
                batch.appendNull();
        }
    }
    return true;
}

Error MysqlRowReader::readError() const
{
    Error error = m_connection->lastError("reading rows");
    if (mysql_errno(m_connection->handle()) != unmappableTextError)
        return error;
    error.code = ErrorCode::DataRejected;
    error.message =
        "a text holds a character that its character set does not share with Unicode, so it "
        "cannot become UTF-8 without loss: "
        + error.message;
    error.proposal =
        "give the destination's column the source's character set, or mend the text at "
        "the source";
    return error;
}

void MysqlRowReader::close()
{
    if (!m_result)
        return;
    mysql_free_result(m_result); // reads what is left of it
    m_result = nullptr;
}

void MysqlRowReader::cancel()
{
    m_connection->shutdown();
}

Result<std::vector<std::string>>
MysqlRowReader::literalExpressions(const TableName &table, const std::vector<std::string> &key)
{
    MYSQL *handle = m_connection->handle();
    const std::string sql = "SELECT " + quoteNames(Dialect::MySql, key) + " FROM "
                            + quoteTable(Dialect::MySql, table) + " LIMIT 0";
    MYSQL_RES *result = nullptr;
    if (mysql_real_query(handle, sql.data(), sql.size()) != 0
        || !(result = mysql_store_result(handle)))
        return tl::unexpected(m_connection->lastError("reading the key of " + table.qualified()));
    const MYSQL_FIELD *fields = mysql_fetch_fields(result);
    std::vector<std::string> expressions;
    for (std::size_t i = 0; i < key.size(); ++i)
        expressions.push_back(
            literalExpression(fields[i], "b." + quoteName(Dialect::MySql, key[i])));
    mysql_free_result(result);
    return expressions;
}

Result<std::optional<KeyBound>> MysqlRowReader::boundAfter(const TableName &table,
                                                           const std::vector<std::string> &key,
                                                           const std::optional<KeyBound> &after,
                                                           std::uint64_t rows)
{
    auto &expressions = m_literalExpressions[table];
    if (expressions.size() != key.size()) {
        auto made = literalExpressions(table, key);
        if (!made)
            return failure(std::move(made));
        expressions = std::move(*made);
    }
    auto found = m_connection->query(boundSql(table, key, expressions, after, rows, m_asOf));
    if (!found)
        return tl::unexpected(std::move(found.error()).of(table.qualified()));
    if (found->rows() == 0)
        return std::optional<KeyBound>();
    KeyBound bound;
    for (std::size_t i = 0; i < key.size(); ++i)
        bound.literals.emplace_back(found->cell(0, i));
    return std::optional<KeyBound>(std::move(bound));
}

} // namespace godwit
