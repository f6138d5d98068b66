// Functions of dates and times.
#include "core/base/text.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/to_postgres_parser.h"

#include <array>

namespace godwit {

namespace {

struct FormatCode
{
    char code;
    const char *mysql;  ///< what to_char() wants for MySQL's DATE_FORMAT; null: nothing
    const char *sqlite; ///< ... for SQLite's strftime
};

constexpr std::array formatCodes = {
    FormatCode{'Y', "YYYY", "YYYY"},
    FormatCode{'y', "YY", nullptr},
    FormatCode{'m', "MM", "MM"},
    FormatCode{'c', "FMMM", nullptr},
    FormatCode{'d', "DD", "DD"},
    FormatCode{'e', "FMDD", nullptr},
    FormatCode{'H', "HH24", "HH24"},
    FormatCode{'k', "FMHH24", nullptr},
    FormatCode{'h', "HH12", nullptr},
    FormatCode{'I', "HH12", nullptr},
    FormatCode{'l', "FMHH12", nullptr},
    FormatCode{'i', "MI", nullptr},
    FormatCode{'M', "FMMonth", "MI"},
    FormatCode{'b', "Mon", nullptr},
    FormatCode{'s', "SS", nullptr},
    FormatCode{'S', "SS", "SS"},
    FormatCode{'f', "US", nullptr},
    FormatCode{'p', "AM", nullptr},
    FormatCode{'W', "FMDay", nullptr},
    FormatCode{'a', "Dy", nullptr},
    FormatCode{'j', "DDD", "DDD"},
    FormatCode{'T', "HH24:MI:SS", nullptr},
    FormatCode{'v', "IW", nullptr},
    FormatCode{'x', "IYYY", nullptr},
    FormatCode{'r', "HH12:MI:SS AM", nullptr},
};

/// A format for to_char(); empty if a code has no counterpart.
std::optional<std::string> charFormat(std::string_view format, bool sqlite)
{
    std::string out;
    std::string plain;
    const auto flush = [&] {
        const bool needsQuotes =
            plain.find_first_of(
                "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ\"\\0123456789")
            != std::string::npos;
        out +=
            needsQuotes ? '"' + replaced(replaced(plain, "\\", "\\\\"), "\"", "\\\"") + '"' : plain;
        plain.clear();
    };
    for (std::size_t i = 0; i < format.size(); ++i) {
        if (format[i] != '%' || i + 1 >= format.size()) {
            plain += format[i];
            continue;
        }
        const char code = format[++i];
        if (code == '%') {
            plain += '%';
            continue;
        }
        const char *found = nullptr;
        for (const FormatCode &known : formatCodes) {
            if (known.code == code)
                found = sqlite ? known.sqlite : known.mysql;
        }
        if (!found)
            return std::nullopt;
        flush();
        out += found;
    }
    flush();
    return out;
}

} // namespace

SqlValue ToPostgres::now(const std::string &name, Arguments &arguments)
{
    notImmutable();
    const std::string digits = arguments.size() == 1 ? arguments[0].sql : "0";
    const std::string sized = '(' + digits + ')';
    if (name == "CURDATE" || name == "CURRENT_DATE")
        return m_sqlite ? made("(CURRENT_TIMESTAMP AT TIME ZONE 'UTC')::date", SqlKind::Date,
                               binding::cast)
                        : made("CURRENT_DATE", SqlKind::Date);
    if (name == "CURTIME" || name == "CURRENT_TIME")
        return m_sqlite ? made("(CURRENT_TIMESTAMP(0) AT TIME ZONE 'UTC')::time", SqlKind::Time,
                               binding::cast)
                        : made("LOCALTIME" + sized, SqlKind::Time);
    if (name == "UTC_DATE")
        return made("(CURRENT_TIMESTAMP AT TIME ZONE 'UTC')::date", SqlKind::Date, binding::cast);
    if (name == "UTC_TIME")
        return made("(CURRENT_TIMESTAMP" + sized + " AT TIME ZONE 'UTC')::time", SqlKind::Time,
                    binding::cast);
    if (name == "UTC_TIMESTAMP" || m_sqlite)
        return made("(CURRENT_TIMESTAMP" + sized + " AT TIME ZONE 'UTC')", SqlKind::Timestamp);
    return made("CURRENT_TIMESTAMP" + sized, SqlKind::Timestamp);
}

SqlValue ToPostgres::datePart(const std::string &name, Arguments &arguments)
{
    if (arguments.size() != 1 || m_sqlite)
        return unknownFunction(name, arguments);
    SqlValue &date = arguments[0];
    if (date.kind == SqlKind::Text && date.isLiteral)
        date = made("TIMESTAMP " + date.sql, SqlKind::Timestamp);
    if (date.kind == SqlKind::Text)
        impossible(name + "() of a text");
    const auto part = [&](const std::string &field, const std::string &after) {
        std::string sql = "extract(" + field + " FROM " + date.sql + ")::integer";
        SqlValue value =
            made(sql + after, SqlKind::Integer, after.empty() ? binding::cast : binding::sum);
        value.nullable = date.nullable;
        return value;
    };
    if (name == "DAYOFWEEK")
        return part("dow", " + 1");
    if (name == "WEEKDAY")
        return part("isodow", " - 1");
    if (name == "SECOND")
        return made("trunc(extract(second FROM " + date.sql + "))::integer", SqlKind::Integer,
                    binding::cast);
    if (name == "MICROSECOND")
        return made("(extract(microseconds FROM " + date.sql + ")::bigint % 1000000)",
                    SqlKind::Integer);
    return part(name == "DAYOFYEAR" ? "doy" : name == "DAYOFMONTH" ? "day" : toLower(name), "");
}

// LAST_DAY, MONTHNAME, DAYNAME, TO_DAYS.
SqlValue ToPostgres::dateOf(const std::string &name, Arguments &arguments)
{
    if (arguments.size() != 1 || m_sqlite)
        return unknownFunction(name, arguments);
    SqlValue &date = arguments[0];
    if (date.kind == SqlKind::Text && !date.isLiteral)
        impossible(name + "() of a text");
    const std::string own = wrapped(date, binding::cast);
    if (name == "TO_DAYS")
        return made('(' + own + "::date - DATE '0001-01-01' + 366)", SqlKind::Integer);
    if (name == "LAST_DAY") {
        if (date.kind != SqlKind::Timestamp && date.kind != SqlKind::Date)
            notImmutable();
        return made("(date_trunc('month', " + own
                        + "::timestamp) + INTERVAL '1 month - 1 day')::date",
                    SqlKind::Date, binding::cast);
    }
    notImmutable();
    return made(std::string("to_char(") + date.sql + ", "
                    + (name == "MONTHNAME" ? "'FMMonth')" : "'FMDay')"),
                SqlKind::Text);
}

SqlValue ToPostgres::dateFormat(const std::string &name, Arguments &arguments)
{
    const auto format = arguments.size() == 2 && arguments[1].isLiteral
                            ? charFormat(arguments[1].literal, false)
                            : std::nullopt;
    if (!format || m_sqlite) {
        impossible("this format of " + name + "()");
        return made("NULL", SqlKind::Null);
    }
    notImmutable();
    const std::string date = arguments[0].kind == SqlKind::Text && arguments[0].isLiteral
                                 ? "TIMESTAMP " + arguments[0].sql
                                 : arguments[0].sql;
    return made("to_char(" + date + ", " + quoteText(Dialect::PostgreSql, *format) + ')',
                SqlKind::Text);
}

SqlValue ToPostgres::dateDifference(const std::string &name, Arguments &arguments)
{
    if (arguments.size() != 2 || m_sqlite)
        return unknownFunction(name, arguments);
    for (const SqlValue &argument : arguments) {
        if (argument.kind == SqlKind::Unknown || argument.kind == SqlKind::Text)
            notImmutable();
    }
    const auto date = [](const SqlValue &value) {
        return value.kind == SqlKind::Date ? value.sql : wrapped(value, binding::cast) + "::date";
    };
    return made('(' + date(arguments[0]) + " - " + date(arguments[1]) + ')', SqlKind::Integer);
}

// DATE_ADD(date, INTERVAL n unit), ADDDATE(date, days).
SqlValue ToPostgres::dateAdd(const std::string &name, Arguments &arguments)
{
    if (arguments.size() != 2 || m_sqlite)
        return unknownFunction(name, arguments);
    const bool minus = name == "DATE_SUB" || name == "SUBDATE";
    SqlValue span = arguments[1];
    if (span.kind != SqlKind::Interval)
        span = made(wrapped(asNumber(span), binding::product) + " * INTERVAL '1 day'",
                    SqlKind::Interval, binding::product);
    SqlValue date = arguments[0];
    if (date.kind == SqlKind::Text && date.isLiteral)
        date = made("TIMESTAMP " + date.sql, SqlKind::Timestamp);
    else if (date.kind == SqlKind::Text)
        impossible("a date that is a text");
    return binary(date, minus ? "-" : "+", span, binding::sum, SqlKind::Timestamp);
}

SqlValue ToPostgres::epoch(const std::string &name, Arguments &arguments)
{
    notImmutable();
    if (m_sqlite || arguments.size() > 1)
        return unknownFunction(name, arguments);
    if (name == "FROM_UNIXTIME")
        return made("to_timestamp(" + (arguments.empty() ? "" : arguments[0].sql) + ')',
                    SqlKind::Timestamp);
    return made("extract(epoch FROM " + (arguments.empty() ? "now()" : arguments[0].sql)
                    + ")::bigint",
                SqlKind::Integer, binding::cast);
}

// DATE(x), TIME(x), DATETIME(x), TIMESTAMP(x) of both, strftime(format, x) of SQLite.
SqlValue ToPostgres::sqliteDate(const std::string &name, Arguments &arguments)
{
    notImmutable();
    const std::size_t expected = name == "STRFTIME" ? 2 : 1;
    if (arguments.empty() && m_sqlite && expected == 1)
        arguments.push_back(textLiteral("now"));
    if (arguments.size() != expected)
        return unknownFunction(name, arguments);
    SqlValue date = arguments.back();
    if (m_sqlite && date.isLiteral && toLower(date.literal) == "now")
        date = made("(CURRENT_TIMESTAMP(0) AT TIME ZONE 'UTC')", SqlKind::Timestamp);
    if (m_sqlite && (date.kind == SqlKind::Integer || date.kind == SqlKind::Float))
        impossible("a Julian day number as a date");
    const std::string own = wrapped(date, binding::cast);
    if (name == "STRFTIME") {
        const auto format =
            arguments[0].isLiteral ? charFormat(arguments[0].literal, true) : std::nullopt;
        if (!format) {
            impossible("this format of strftime()");
            return made("NULL", SqlKind::Null);
        }
        return made("to_char(" + own + "::timestamp, " + quoteText(Dialect::PostgreSql, *format)
                        + ')',
                    SqlKind::Text);
    }
    if (name == "DATE")
        return made(own + "::date", SqlKind::Date, binding::cast);
    if (name == "TIME")
        return made(own + "::time", SqlKind::Time, binding::cast);
    return made(own + "::timestamp", SqlKind::Timestamp, binding::cast);
}

// EXTRACT(unit FROM date)
SqlValue ToPostgres::extractCall()
{
    m_at += 2;
    const std::string unit = atEnd() ? std::string() : toUpper(m_tokens[m_at++].text);
    if (!takeWord("FROM"))
        impossible("EXTRACT without FROM");
    Arguments date = {disjunction()};
    expectSymbol(")");
    const auto known = handlers().find(unit);
    if (known == handlers().end() || unit == "WEEK") {
        impossible("EXTRACT of " + printable(unit));
        return made("NULL", SqlKind::Null);
    }
    return datePart(unit, date);
}

// TIMESTAMPDIFF(unit, from, to)
SqlValue ToPostgres::timestampDifference()
{
    m_at += 2;
    const std::string unit = atEnd() ? std::string() : toUpper(m_tokens[m_at++].text);
    expectSymbol(",");
    const SqlValue from = disjunction();
    expectSymbol(",");
    const SqlValue to = disjunction();
    expectSymbol(")");
    notImmutable();
    const std::string begin = wrapped(from, binding::cast) + "::timestamp";
    const std::string end = wrapped(to, binding::cast) + "::timestamp";
    const int seconds = unit == "SECOND"   ? 1
                        : unit == "MINUTE" ? 60
                        : unit == "HOUR"   ? 3600
                        : unit == "DAY"    ? 86400
                        : unit == "WEEK"   ? 604800
                                           : 0;
    if (seconds > 0)
        return made("trunc(extract(epoch FROM " + end + " - " + begin + ") / "
                        + std::to_string(seconds) + ")::bigint",
                    SqlKind::Integer, binding::cast);
    const std::string age = "age(" + end + ", " + begin + ')';
    if (unit == "YEAR")
        return made("extract(year FROM " + age + ")::bigint", SqlKind::Integer, binding::cast);
    if (unit == "MONTH")
        return made("(extract(year FROM " + age + ") * 12 + extract(month FROM " + age
                        + "))::bigint",
                    SqlKind::Integer, binding::cast);
    impossible("TIMESTAMPDIFF in " + printable(unit));
    return made("NULL", SqlKind::Null);
}

} // namespace godwit
