#include "core/connectors/mysql/insert_text.h"

#include "core/connectors/mysql/mysql_sql.h"
#include "core/schema/sql_dialect.h"

namespace godwit {

namespace {

std::string bytesLiteral(std::string_view bytes)
{
    std::string literal = "_binary'";
    for (const char c : bytes) {
        if (c == '\'' || c == '\\')
            literal += '\\';
        if (c == '\0')
            literal += "\\0";
        else
            literal += c;
    }
    literal += '\'';
    return literal;
}

} // namespace

std::string insertHead(const WriteRequest &request)
{
    std::vector<std::string> columns;
    for (const WriteRequest::Item &item : request.items)
        columns.push_back(item.column);
    return (request.conflicts == ConflictPolicy::Replace ? "REPLACE INTO " : "INSERT INTO ")
           + quoteTable(Dialect::MySql, request.table) + " (" + quoteNames(Dialect::MySql, columns)
           + ") VALUES ";
}

void appendInsertRow(const WriteRequest &request, const RowBatch &batch, std::size_t row,
                     std::string &out)
{
    out += '(';
    for (std::size_t i = 0; i < request.items.size(); ++i) {
        if (i > 0)
            out += ", ";
        if (batch.isNull(row, i))
            out += "NULL";
        else
            out += writtenValue(request.items[i].form, bytesLiteral(batch.cell(row, i)));
    }
    out += ')';
}

} // namespace godwit
