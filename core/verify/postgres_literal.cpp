#include "core/verify/postgres_literal.h"

#include "core/base/text.h"
#include "core/schema/postgres_types.h"
#include "core/schema/sql_dialect.h"
#include "core/verify/number_text.h"

#include <cstdint>

namespace godwit {

namespace {

std::string quotedText(std::string_view text)
{
    // A statement ends at a NUL; so the server says itself what it thinks of such a text.
    if (text.find('\0') != std::string_view::npos || !isUtf8(text))
        return "pg_catalog.convert_from('\\x" + toHex(text) + "', 'UTF8')";
    return quoteText(Dialect::PostgreSql, text);
}

std::string booleanLiteral(std::string_view text)
{
    if (text == "1" || text == "t")
        return "true";
    if (text == "0" || text == "f")
        return "false";
    return quotedText(text);
}

/// From a number, as many bits as the column has; anything else as it is.
std::string bitsLiteral(const ColumnType &type, const CellValue &value)
{
    const bool isNumber =
        value.write == WriteForm::MemberNumber || value.read == ReadForm::Portable;
    const auto number = isNumber ? parseUnsigned(value.bytes) : std::nullopt;
    if (!number)
        return quotedText(value.bytes);
    std::string bits;
    for (std::uint64_t i = type.length.value_or(1); i > 0; --i)
        bits += i <= 64 && ((*number >> (i - 1)) & 1) != 0 ? '1' : '0';
    return "B'" + bits + '\'';
}

bool isPortable(const CellValue &value)
{
    return value.read == ReadForm::Portable;
}

std::string instantEquals(const std::string &column, const CellValue &value)
{
    const char last = value.bytes.empty() ? ' ' : value.bytes.back();
    if (isPortable(value) && last >= '0' && last <= '9') // so that an index can serve it
        return column + " = " + quotedText(std::string(value.bytes) + "+00");
    const std::string instant = isPortable(value) ? "(" + column + " AT TIME ZONE 'UTC')" : column;
    return instant + " = " + quotedText(value.bytes);
}

/// It calls 0 and -0 equal.
std::string doubleEquals(const std::string &column, const CellValue &value)
{
    const std::string number = column + "::double precision";
    std::string condition = number + " = " + quotedText(value.bytes);
    if (value.bytes == "0" || value.bytes == "-0")
        condition += " AND " + number + "::text = " + quotedText(value.bytes);
    return condition;
}

std::string textEquals(const std::string &column, const ColumnType &type, const CellValue &value)
{
    std::string condition = column + " = " + quotedText(value.bytes);
    if (!type.collation.empty())
        condition += " AND " + column + " = " + quotedText(value.bytes) + " COLLATE \"C\"";
    return condition;
}

} // namespace

std::string postgresLiteral(const ColumnType &type, const CellValue &value)
{
    switch (type.kind) {
    case TypeKind::Boolean:
        return booleanLiteral(value.bytes);
    case TypeKind::Integer:
    case TypeKind::Decimal:
        return isDecimalNumber(value.bytes) ? std::string(value.bytes) : quotedText(value.bytes);
    case TypeKind::Bit:
        return bitsLiteral(type, value);
    case TypeKind::Blob:
        return "'\\x" + toHex(value.bytes) + '\'';
    default:
        return quotedText(value.bytes);
    }
}

std::string postgresEquals(const std::string &column, const ColumnType &type,
                           const CellValue &value)
{
    switch (type.kind) {
    case TypeKind::Boolean:
    case TypeKind::Integer:
    case TypeKind::Bit:
    case TypeKind::Blob:
    case TypeKind::Char:
    case TypeKind::Date:
    case TypeKind::DateTime:
    case TypeKind::Enum:
    case TypeKind::Uuid:
        return column + " = " + postgresLiteral(type, value);
    case TypeKind::Decimal:
        return column + (isPortable(value) ? "::numeric = " : " = ") + postgresLiteral(type, value);
    case TypeKind::Float:
    case TypeKind::Double:
        return doubleEquals(column, value);
    case TypeKind::Time:
        return column + (isPortable(value) ? "::time = " : " = ") + quotedText(value.bytes);
    case TypeKind::Timestamp:
        return instantEquals(column, value);
    case TypeKind::Varchar:
    case TypeKind::Text:
        return textEquals(column, type, value);
    default:
        break;
    }
    // Hours, not the server's own text of an interval.
    if (isPortable(value))
        return column + " = " + quotedText(value.bytes);
    return column + "::text = " + quotedText(value.bytes);
}

} // namespace godwit
