#include "core/schema/sqlite_types.h"

#include "core/base/text.h"

#include <array>
#include <charconv>

namespace godwit {

namespace {

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

struct KnownType
{
    std::string_view name;
    TypeKind kind;
    int integerBytes = 0;
};

constexpr std::array knownTypes = {
    KnownType{"BOOL", TypeKind::Boolean},
    KnownType{"BOOLEAN", TypeKind::Boolean},
    KnownType{"TINYINT", TypeKind::Integer, 1},
    KnownType{"SMALLINT", TypeKind::Integer, 2},
    KnownType{"INT2", TypeKind::Integer, 2},
    KnownType{"MEDIUMINT", TypeKind::Integer, 3},
    KnownType{"INT", TypeKind::Integer, 4},
    KnownType{"INT4", TypeKind::Integer, 4},
    KnownType{"INTEGER", TypeKind::Integer, 8},
    KnownType{"INT8", TypeKind::Integer, 8},
    KnownType{"BIGINT", TypeKind::Integer, 8},
    KnownType{"UNSIGNED BIG INT", TypeKind::Integer, 8},
    KnownType{"UNSIGNED_BIG_TEXT", TypeKind::Integer, 8},
    KnownType{"DECIMAL", TypeKind::Decimal},
    KnownType{"DECIMAL_TEXT", TypeKind::Decimal},
    KnownType{"NUMERIC", TypeKind::Decimal},
    KnownType{"NUMBER", TypeKind::Decimal},
    KnownType{"REAL", TypeKind::Double},
    KnownType{"FLOAT", TypeKind::Double},
    KnownType{"DOUBLE", TypeKind::Double},
    KnownType{"DOUBLE PRECISION", TypeKind::Double},
    KnownType{"BIT", TypeKind::Bit},
    KnownType{"CHAR", TypeKind::Char},
    KnownType{"CHARACTER", TypeKind::Char},
    KnownType{"NCHAR", TypeKind::Char},
    KnownType{"NATIVE CHARACTER", TypeKind::Char},
    KnownType{"VARCHAR", TypeKind::Varchar},
    KnownType{"VARCHAR2", TypeKind::Varchar},
    KnownType{"NVARCHAR", TypeKind::Varchar},
    KnownType{"NVARCHAR2", TypeKind::Varchar},
    KnownType{"CHARACTER VARYING", TypeKind::Varchar},
    KnownType{"VARYING CHARACTER", TypeKind::Varchar},
    KnownType{"TEXT", TypeKind::Text},
    KnownType{"BINARY", TypeKind::Binary},
    KnownType{"VARBINARY", TypeKind::Varbinary},
    KnownType{"BLOB", TypeKind::Blob},
    KnownType{"DATE", TypeKind::Date},
    KnownType{"TIME", TypeKind::Time},
    KnownType{"DATETIME", TypeKind::DateTime},
    KnownType{"TIMESTAMP", TypeKind::Timestamp},
    KnownType{"YEAR", TypeKind::Year},
    KnownType{"JSON", TypeKind::Json},
    KnownType{"JSON_TEXT", TypeKind::Json},
    KnownType{"UUID", TypeKind::Uuid},
};

// One space between words, none at the ends.
std::string squeezed(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!space)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    return std::string(trimmed(out));
}

// Takes a word out of `name`; true if it was there.
bool takeWord(std::string &name, std::string_view word)
{
    const std::string padded = ' ' + name + ' ';
    const auto at = padded.find(' ' + std::string(word) + ' ');
    if (at == std::string::npos)
        return false;
    name = squeezed(padded.substr(0, at) + ' ' + padded.substr(at + word.size() + 1));
    return true;
}

std::optional<int> smallNumber(std::string_view text)
{
    const auto value = parseInteger(trimmed(text));
    return value && *value >= 0 && *value < 1'000'000'000 ? std::optional(static_cast<int>(*value))
                                                          : std::nullopt;
}

void applyNumbers(ColumnType &type, std::string_view inside)
{
    const auto numbers = split(inside, ',');
    const auto first = smallNumber(numbers.front());
    const auto second = numbers.size() > 1 ? smallNumber(numbers[1]) : std::nullopt;
    switch (type.kind) {
    case TypeKind::Decimal:
        type.precision = first;
        type.scale = first ? second.value_or(0) : second;
        break;
    case TypeKind::Time:
    case TypeKind::DateTime:
    case TypeKind::Timestamp:
        type.scale = first;
        break;
    case TypeKind::Integer:
    case TypeKind::Double:
    case TypeKind::Year:
    case TypeKind::Boolean:
        break; // a display width
    default:
        if (first)
            type.length = static_cast<std::uint64_t>(*first);
    }
}

TypeKind kindByAffinity(Affinity affinity)
{
    switch (affinity) {
    case Affinity::Integer:
        return TypeKind::Integer;
    case Affinity::Real:
        return TypeKind::Double;
    case Affinity::Text:
        return TypeKind::Text;
    case Affinity::Blob:
        return TypeKind::Blob;
    case Affinity::Numeric:
        break;
    }
    return TypeKind::Dynamic;
}

} // namespace

Affinity sqliteAffinity(std::string_view declared)
{
    const std::string name = toUpper(declared);
    if (contains(name, "INT"))
        return Affinity::Integer;
    if (contains(name, "CHAR") || contains(name, "CLOB") || contains(name, "TEXT"))
        return Affinity::Text;
    if (name.empty() || contains(name, "BLOB"))
        return Affinity::Blob;
    if (contains(name, "REAL") || contains(name, "FLOA") || contains(name, "DOUB"))
        return Affinity::Real;
    return Affinity::Numeric;
}

ColumnType sqliteColumnType(std::string_view declared)
{
    ColumnType type;
    type.declared = std::string(declared);
    type.affinity = sqliteAffinity(declared);
    type.kind = TypeKind::Dynamic;
    if (trimmed(declared).empty())
        return type;

    const std::string upper = toUpper(declared);
    const auto open = upper.find('(');
    const auto close = upper.find(')', open == std::string::npos ? 0 : open);
    std::string name = squeezed(upper.substr(0, open));
    if (open != std::string::npos && close != std::string::npos)
        name = squeezed(name + ' ' + upper.substr(close + 1));

    type.kind = kindByAffinity(type.affinity);
    type.integerBytes = type.kind == TypeKind::Integer ? 8 : 0;
    const bool zerofill = takeWord(name, "ZEROFILL");
    type.zerofill = zerofill;
    if (name != "UNSIGNED BIG INT")
        type.isUnsigned = takeWord(name, "UNSIGNED");
    if (name == "UNSIGNED BIG INT" || name == "UNSIGNED_BIG_TEXT")
        type.isUnsigned = true;
    for (const KnownType &known : knownTypes) {
        if (known.name == name) {
            type.kind = known.kind;
            type.integerBytes = known.integerBytes;
        }
    }
    if (open != std::string::npos && close != std::string::npos && close > open)
        applyNumbers(type, std::string_view(upper).substr(open + 1, close - open - 1));
    const bool sized = type.kind == TypeKind::Char || type.kind == TypeKind::Varchar;
    if (sized && !type.length)
        type.kind = TypeKind::Text;
    return type;
}

} // namespace godwit
