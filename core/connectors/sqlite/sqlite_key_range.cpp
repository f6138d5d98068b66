#include "core/connectors/sqlite/sqlite_key_range.h"

#include "core/base/text.h"
#include "core/schema/sql_dialect.h"

#include <sqlite3.h>

#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

namespace godwit {

namespace {

constexpr std::string_view textFromBytes = "CAST(x'";
constexpr std::string_view textFromBytesEnd = "' AS TEXT)";

std::string list(const std::vector<std::string> &parts)
{
    const std::string joined = join(parts, ", ");
    return parts.size() == 1 ? joined : '(' + joined + ')';
}

std::optional<std::string> bytesOfHex(std::string_view hex)
{
    if (hex.size() % 2 != 0)
        return std::nullopt;
    std::string bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        unsigned value = 0;
        const auto [end, error] = std::from_chars(hex.data() + i, hex.data() + i + 2, value, 16);
        if (error != std::errc{} || end != hex.data() + i + 2)
            return std::nullopt;
        bytes += static_cast<char>(value);
    }
    return bytes;
}

std::optional<double> parseReal(std::string_view text)
{
    if (text == "9e999")
        return std::numeric_limits<double>::infinity();
    if (text == "-9e999")
        return -std::numeric_limits<double>::infinity();
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

bool bindLiteral(sqlite3_stmt *statement, int parameter, std::string_view literal)
{
    if (const auto integer = parseInteger(literal))
        return sqlite3_bind_int64(statement, parameter, *integer) == SQLITE_OK;
    if (const auto real = parseReal(literal))
        return sqlite3_bind_double(statement, parameter, *real) == SQLITE_OK;
    const auto bindText = [&](const std::string &text) {
        return sqlite3_bind_text64(statement, parameter, text.data(), text.size(), SQLITE_TRANSIENT,
                                   SQLITE_UTF8)
               == SQLITE_OK;
    };
    if (literal.size() >= 2 && literal.front() == '\'' && literal.back() == '\'')
        return bindText(replaced(std::string(literal.substr(1, literal.size() - 2)), "''", "'"));
    if (literal.starts_with(textFromBytes) && literal.ends_with(textFromBytesEnd)) {
        literal.remove_prefix(textFromBytes.size());
        literal.remove_suffix(textFromBytesEnd.size());
        const auto bytes = bytesOfHex(literal);
        return bytes && bindText(*bytes);
    }
    if (literal.size() >= 3 && (literal[0] == 'x' || literal[0] == 'X') && literal[1] == '\'') {
        const auto bytes = bytesOfHex(literal.substr(2, literal.size() - 3));
        return bytes
               && sqlite3_bind_blob64(statement, parameter, bytes->data(), bytes->size(),
                                      SQLITE_TRANSIENT)
                      == SQLITE_OK;
    }
    return false;
}

} // namespace

std::string sqliteTable(const TableName &table)
{
    return quoteTable(Dialect::Sqlite, {"main", table.table});
}

std::string sqliteColumn(const TableName &table, std::string_view column)
{
    return quoteName(Dialect::Sqlite, table.table) + '.' + quoteName(Dialect::Sqlite, column);
}

SqliteCondition sqliteRange(const TableName &table, const KeyRange &range)
{
    SqliteCondition condition;
    std::vector<std::string> columns;
    for (const std::string &column : range.columns)
        columns.push_back(sqliteColumn(table, column));
    const auto compare = [&](const std::optional<KeyBound> &bound, std::string_view comparison) {
        if (!bound)
            return;
        std::vector<std::string> marks(bound->literals.size(), "?");
        if (!condition.sql.empty())
            condition.sql += " AND ";
        condition.sql += list(columns) + std::string(comparison) + list(marks);
        condition.literals.insert(condition.literals.end(), bound->literals.begin(),
                                  bound->literals.end());
    };
    compare(range.after, " > ");
    compare(range.upTo, " <= ");
    return condition;
}

Result<void> bindLiterals(SqliteStatement &statement, const std::vector<std::string> &literals)
{
    int parameter = 0;
    for (const std::string &literal : literals) {
        if (!bindLiteral(statement.get(), ++parameter, literal)) {
            return fail(ErrorCode::StatementFailed,
                        "a chunk's bound is no SQLite literal: " + printable(literal));
        }
    }
    return {};
}

std::string sqliteLiteral(const SqliteStatement &statement, int column)
{
    switch (sqlite3_column_type(statement.get(), column)) {
    case SQLITE_INTEGER:
        return std::to_string(statement.integer(column));
    case SQLITE_FLOAT: {
        const double value = sqlite3_column_double(statement.get(), column);
        if (std::isinf(value))
            return value > 0 ? "9e999" : "-9e999";
        const std::string text = shortestDouble(value);
        // Without a point or exponent it would read as an integer.
        return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
    }
    case SQLITE_BLOB:
        return quoteBytes(statement.text(column));
    case SQLITE_TEXT: {
        const std::string text = statement.text(column);
        if (text.find('\0') == std::string::npos)
            return quoteText(Dialect::Sqlite, text);
        return std::string(textFromBytes) + toHex(text) + std::string(textFromBytesEnd);
    }
    default:
        return "NULL";
    }
}

} // namespace godwit
