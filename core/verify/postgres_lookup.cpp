#include "core/verify/postgres_lookup.h"

#include "core/base/text.h"
#include "core/schema/postgres_types.h"
#include "core/schema/sql_dialect.h"
#include "core/verify/number_text.h"

#include <optional>

namespace godwit {

namespace {

constexpr std::size_t longestNumber = 1000; // digits of a numeric with a precision

int numberAt(std::string_view text, std::size_t from, std::size_t length)
{
    return static_cast<int>(parseInteger(text.substr(from, length)).value_or(-1));
}

int daysOf(int year, int month)
{
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && isLeap ? 1 : 0);
}

/// `YYYY-MM-DD` of a day that there was. MySQL has others.
bool isDate(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !isDigits(text.substr(0, 4))
        || !isDigits(text.substr(5, 2)) || !isDigits(text.substr(8)))
        return false;
    const int year = numberAt(text, 0, 4);
    const int month = numberAt(text, 5, 2);
    const int day = numberAt(text, 8, 2);
    return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
}

/// `HH:MM:SS`, perhaps with a fraction, of one day.
bool isClock(std::string_view text)
{
    if (text.size() < 8 || text[2] != ':' || text[5] != ':' || !isDigits(text.substr(0, 2))
        || !isDigits(text.substr(3, 2)) || !isDigits(text.substr(6, 2)))
        return false;
    const bool inOneDay =
        numberAt(text, 0, 2) < 24 && numberAt(text, 3, 2) < 60 && numberAt(text, 6, 2) < 60;
    return inOneDay && (text.size() == 8 || (text[8] == '.' && isDigits(text.substr(9))));
}

bool isDateAndClock(std::string_view text)
{
    return text.size() > 11 && text[10] == ' ' && isDate(text.substr(0, 10))
           && isClock(text.substr(11));
}

bool isUuid(std::string_view text)
{
    return text.size() == 36
           && text.find_first_not_of("0123456789abcdefABCDEF-") == std::string_view::npos
           && text[8] == '-' && text[13] == '-' && text[18] == '-' && text[23] == '-';
}

/// The literal; empty: none that is safe.
std::optional<std::string> literalFor(const ColumnType &type, ReadForm form, CellKind kind,
                                      std::string_view bytes)
{
    const auto quotedIf = [&](bool safe) {
        return safe ? std::optional(quoteText(Dialect::PostgreSql, bytes)) : std::nullopt;
    };
    switch (type.kind) {
    case TypeKind::Integer:
        return isWholeNumber(bytes, longestNumber) ? std::optional(std::string(bytes))
                                                   : std::nullopt;
    case TypeKind::Decimal:
        return form == ReadForm::AsIs && isDecimalNumber(bytes, longestNumber)
                   ? std::optional(std::string(bytes))
                   : std::nullopt;
    case TypeKind::Char:
    case TypeKind::Varchar:
    case TypeKind::Text:
        return quotedIf(kind != CellKind::Blob && isUtf8(bytes)
                        && bytes.find('\0') == std::string_view::npos
                        && !postgresBaseName(type.declared).starts_with("bit"));
    case TypeKind::Blob:
        return "'\\x" + toHex(bytes) + '\'';
    case TypeKind::Date:
        return quotedIf(isDate(bytes));
    case TypeKind::DateTime:
        return quotedIf(isDateAndClock(bytes));
    case TypeKind::Timestamp: // without its zone, which is UTC
        return form == ReadForm::Portable && isDateAndClock(bytes)
                   ? std::optional('\'' + std::string(bytes) + "+00'")
                   : std::nullopt;
    case TypeKind::Time:
        return quotedIf(form == ReadForm::AsIs && isClock(bytes));
    case TypeKind::Uuid:
        return quotedIf(isUuid(bytes));
    default:
        return std::nullopt; // compared as something else than it is sorted or printed
    }
}

} // namespace

std::string postgresCondition(const std::string &column, const ColumnType &type, ReadForm form,
                              CellKind kind, std::string_view bytes)
{
    const auto literal = literalFor(type, form, kind, bytes);
    return literal ? column + " = " + *literal : std::string();
}

} // namespace godwit
