#include "core/verify/sql_literal.h"

#include "core/base/text.h"
#include "core/schema/sql_dialect.h"
#include "core/verify/postgres_literal.h"

#include <algorithm>
#include <cstdint>

namespace godwit {

namespace {

bool isNumber(std::string_view text)
{
    if (text.starts_with('-'))
        text.remove_prefix(1);
    if (text.empty() || text.front() < '0' || text.front() > '9')
        return false;
    return text.find_first_not_of("0123456789.eE+-") == std::string_view::npos;
}

bool isAscii(std::string_view text)
{
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

bool isText(TypeKind kind)
{
    return kind == TypeKind::Char || kind == TypeKind::Varchar || kind == TypeKind::Text;
}

/// Without a point or an exponent a literal is a whole number, and -0 loses its sign.
std::string floatLiteral(std::string_view text, std::string_view suffix)
{
    std::string literal(text);
    if (text.find_first_of(".eE") == std::string_view::npos)
        literal += suffix;
    return literal;
}

std::string bitsAsNumber(std::string_view bytes)
{
    std::uint64_t value = 0;
    for (const char c : bytes)
        value = (value << 8) | static_cast<unsigned char>(c);
    return std::to_string(value);
}

/// UTF-8 text in a statement that is itself UTF-8; the introducer keeps it right on other
/// connections.
std::string utf8Literal(Dialect dialect, std::string_view text)
{
    return (isAscii(text) ? "" : "_utf8mb4") + quoteText(dialect, text);
}

std::string mysqlText(Dialect dialect, const ColumnType &type, const CellValue &value)
{
    const bool utf8Column =
        type.charset.empty() || type.charset.starts_with("utf8") || type.charset == "ascii";
    if ((value.isUtf8 || utf8Column) && isUtf8(value.bytes))
        return utf8Literal(dialect, value.bytes);
    if (value.isUtf8 || type.charset.empty() || type.charset == "binary")
        return quoteBytes(value.bytes);
    return '_' + type.charset + ' ' + quoteBytes(value.bytes);
}

std::string mysqlLiteral(Dialect dialect, const ColumnType &type, const CellValue &value)
{
    const bool asNumber =
        value.read == ReadForm::MemberNumber || value.write == WriteForm::MemberNumber;
    if (asNumber && isNumber(value.bytes))
        return std::string(value.bytes);
    switch (type.kind) {
    case TypeKind::Boolean:
    case TypeKind::Integer:
    case TypeKind::Decimal:
        return isNumber(value.bytes) ? std::string(value.bytes) : utf8Literal(dialect, value.bytes);
    case TypeKind::Float:
    case TypeKind::Double:
        return isNumber(value.bytes) ? floatLiteral(value.bytes, "e0")
                                     : utf8Literal(dialect, value.bytes);
    case TypeKind::Bit:
        return value.kind == CellKind::Integer ? std::string(value.bytes)
                                               : bitsAsNumber(value.bytes);
    case TypeKind::Binary:
    case TypeKind::Varbinary:
    case TypeKind::Blob:
    case TypeKind::Unknown:
        return quoteBytes(value.bytes);
    case TypeKind::Geometry:
        if (value.read == ReadForm::WellKnownBinary)
            return "ST_GeomFromWKB(" + quoteBytes(value.bytes) + ", "
                   + std::to_string(type.srid.value_or(0)) + ")";
        return quoteBytes(value.bytes);
    case TypeKind::Json:
        if (!isUtf8(value.bytes))
            return quoteBytes(value.bytes);
        return "CONVERT(_utf8mb4" + quoteText(dialect, value.bytes) + " USING utf8mb4)";
    default:
        break;
    }
    if (value.kind == CellKind::Blob && isText(type.kind))
        return quoteBytes(value.bytes);
    return mysqlText(dialect, type, value);
}

std::string sqliteText(std::string_view text)
{
    // SQLite's parser ends a statement at a NUL.
    if (text.find('\0') != std::string_view::npos || !isUtf8(text))
        return "CAST(" + quoteBytes(text) + " AS TEXT)";
    return quoteText(Dialect::Sqlite, text);
}

std::string sqliteReal(std::string_view text)
{
    if (isNumber(text))
        return floatLiteral(text, ".0");
    if (text == "inf" || text == "Inf")
        return "9e999";
    if (text == "-inf" || text == "-Inf")
        return "-9e999";
    return sqliteText(text);
}

std::string sqliteLiteral(const CellValue &value)
{
    switch (value.write) {
    case WriteForm::BindInteger:
        if (parseInteger(value.bytes))
            return std::string(value.bytes);
        return value.kind == CellKind::Blob ? quoteBytes(value.bytes) : sqliteText(value.bytes);
    case WriteForm::BindReal:
        return sqliteReal(value.bytes);
    case WriteForm::BindText:
        return sqliteText(value.bytes);
    case WriteForm::BindBlob:
        return quoteBytes(value.bytes);
    default:
        break;
    }
    switch (value.kind) {
    case CellKind::Integer:
        return std::string(value.bytes);
    case CellKind::Real:
        return sqliteReal(value.bytes);
    case CellKind::Blob:
        return quoteBytes(value.bytes);
    default:
        return sqliteText(value.bytes);
    }
}

std::string sqliteEquals(const std::string &column, const CellValue &value)
{
    const std::string literal = sqliteLiteral(value);
    std::string condition = column + " = " + literal;
    if (literal.starts_with('\'') || literal.starts_with("CAST")) // NOCASE, RTRIM
        condition += " AND " + column + " = " + literal + " COLLATE BINARY";
    return condition;
}

} // namespace

CellValue sourceValue(const ColumnTransfer &column, CellKind kind, std::string_view bytes)
{
    const bool isUtf8 = column.read == ReadForm::Utf8 || column.write == WriteForm::FromUtf8
                        || column.write == WriteForm::Json;
    return {kind, bytes, column.read, isUtf8, column.write};
}

CellValue sinkValue(const ColumnTransfer &column, CellKind kind, std::string_view bytes)
{
    return {kind, bytes, column.sinkRead, column.sinkRead == ReadForm::Utf8, WriteForm::AsIs};
}

std::string sqlLiteral(Dialect dialect, const ColumnType &type, const CellValue &value)
{
    if (value.kind == CellKind::Null)
        return "NULL";
    if (dialect == Dialect::PostgreSql)
        return postgresLiteral(type, value);
    return dialect == Dialect::Sqlite ? sqliteLiteral(value) : mysqlLiteral(dialect, type, value);
}

std::string sqlEquals(Dialect dialect, const std::string &name, const ColumnType &type,
                      const CellValue &value)
{
    const std::string column = quoteName(dialect, name);
    if (value.kind == CellKind::Null)
        return column + " IS NULL";
    if (dialect == Dialect::Sqlite)
        return sqliteEquals(column, value);
    if (dialect == Dialect::PostgreSql)
        return postgresEquals(column, type, value);
    if (type.kind == TypeKind::Json) {
        // MySQL's JSON casts to its printed text; MariaDB's is text.
        const std::string text =
            dialect == Dialect::MySql ? "CAST(" + column + " AS CHAR)" : column;
        return "CAST(" + text + " AS BINARY) = " + quoteBytes(value.bytes);
    }
    if (type.kind == TypeKind::Geometry) {
        const std::string bytes =
            value.read == ReadForm::WellKnownBinary ? "ST_AsBinary(" + column + ")" : column;
        return "HEX(" + bytes + ") = '" + toHex(value.bytes) + "'";
    }
    if (type.kind == TypeKind::Year) // a bare 0 would mean the year 2000
        return column + " + 0 = " + (isNumber(value.bytes) ? std::string(value.bytes) : "0");
    if (type.kind == TypeKind::Bit || value.read == ReadForm::MemberNumber)
        return column + " + 0 = " + mysqlLiteral(dialect, type, value);
    std::string condition = column + " = " + mysqlLiteral(dialect, type, value);
    const bool isMember = type.kind == TypeKind::Enum || type.kind == TypeKind::Set;
    if (isText(type.kind) || isMember) {
        const std::string text = value.isUtf8 ? "CONVERT(" + column + " USING utf8mb4)" : column;
        condition += " AND CAST(" + text + " AS BINARY) = " + quoteBytes(value.bytes);
    }
    return condition;
}

} // namespace godwit
