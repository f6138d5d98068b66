#include "core/schema/postgres_types.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>

namespace godwit {

namespace {

struct Known
{
    std::string_view name;
    TypeKind kind;
    int integerBytes = 0;
};

constexpr std::array known = {
    Known{"boolean", TypeKind::Boolean},
    Known{"smallint", TypeKind::Integer, 2},
    Known{"integer", TypeKind::Integer, 4},
    Known{"bigint", TypeKind::Integer, 8},
    Known{"oid", TypeKind::Integer, 4},
    Known{"numeric", TypeKind::Decimal},
    Known{"money", TypeKind::Decimal},
    Known{"real", TypeKind::Float},
    Known{"double precision", TypeKind::Double},
    Known{"bit", TypeKind::Bit},
    Known{"bit varying", TypeKind::Varchar}, // its digits as a text
    Known{"character", TypeKind::Char},
    Known{"character varying", TypeKind::Varchar},
    Known{"name", TypeKind::Varchar},
    Known{"text", TypeKind::Text},
    Known{"bytea", TypeKind::Blob},
    Known{"date", TypeKind::Date},
    Known{"time without time zone", TypeKind::Time},
    Known{"time with time zone", TypeKind::Time},
    Known{"timestamp without time zone", TypeKind::DateTime},
    Known{"timestamp with time zone", TypeKind::Timestamp},
    Known{"json", TypeKind::Json},
    Known{"jsonb", TypeKind::Json},
    Known{"uuid", TypeKind::Uuid},
};

/// "10,2" of "numeric(10,2)"; empty without parentheses.
std::string_view arguments(std::string_view declared)
{
    const std::size_t open = declared.find('(');
    const std::size_t close = declared.find(')', open == declared.npos ? 0 : open);
    return open == declared.npos || close == declared.npos
               ? std::string_view()
               : declared.substr(open + 1, close - open - 1);
}

bool isOfSeconds(TypeKind kind)
{
    return kind == TypeKind::Time || kind == TypeKind::DateTime || kind == TypeKind::Timestamp;
}

} // namespace

bool isPostgresArray(std::string_view declared)
{
    return declared.ends_with("[]");
}

std::string postgresBaseName(std::string_view declared)
{
    const std::size_t open = declared.find('(');
    const std::size_t close = declared.find(')', open == declared.npos ? 0 : open);
    if (declared.find('"') != declared.npos || open == declared.npos || close == declared.npos)
        return std::string(declared);
    return std::string(declared.substr(0, open)) + std::string(declared.substr(close + 1));
}

ColumnType postgresType(std::string_view declared)
{
    ColumnType type;
    type.declared = std::string(declared);
    const std::string name = postgresBaseName(declared);
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const Known &entry) { return entry.name == name; });
    if (found == known.end())
        return type;
    type.kind = found->kind;
    type.integerBytes = found->integerBytes;
    type.isUnsigned = name == "oid";
    const auto numbers = split(arguments(declared), ',');
    const auto first = numbers.empty() ? std::nullopt : parseInteger(trimmed(numbers[0]));
    if (type.kind == TypeKind::Decimal && first) {
        type.precision = static_cast<int>(*first);
        type.scale = numbers.size() > 1
                         ? static_cast<int>(parseInteger(trimmed(numbers[1])).value_or(0))
                         : 0;
    } else if (isOfSeconds(type.kind)) {
        type.scale = static_cast<int>(first.value_or(6));
    } else if (first) {
        type.length = static_cast<std::uint64_t>(*first);
    } else if (type.kind == TypeKind::Char || type.kind == TypeKind::Bit) {
        type.length = 1;
    } else if (name == "name") {
        type.length = 63;
    }
    if (type.kind == TypeKind::Char || type.kind == TypeKind::Varchar
        || type.kind == TypeKind::Text)
        type.charset = "utf8mb4"; // what a reader hands on, whatever the database's encoding
    return type;
}

bool needsPortableForm(const ColumnType &type)
{
    switch (type.kind) {
    case TypeKind::Boolean:
    case TypeKind::Char:
    case TypeKind::Bit:
    case TypeKind::Timestamp:
        return true;
    case TypeKind::Decimal:
        return type.declared == "money";
    case TypeKind::Time:
        return postgresBaseName(type.declared) == "time with time zone";
    case TypeKind::Unknown:
        return postgresBaseName(type.declared).starts_with("interval");
    default:
        return false;
    }
}

bool isTextInSqlite(const ColumnType &type)
{
    return type.kind == TypeKind::Unknown
           || postgresBaseName(type.declared) == "time with time zone"
           || (type.kind == TypeKind::Bit && type.length.value_or(1) >= 64);
}

} // namespace godwit
