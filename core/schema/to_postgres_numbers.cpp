// Functions and operators of numbers, and of JSON documents.
#include "core/base/text.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/to_postgres_parser.h"

#include <algorithm>

namespace godwit {

namespace {

/// "$.a.b[0]" as {a, b, 0}; empty if it has wildcards or cannot be read.
std::optional<std::vector<std::string>> pathSteps(std::string_view path)
{
    std::vector<std::string> steps;
    if (path.empty() || path[0] != '$')
        return std::nullopt;
    std::size_t i = 1;
    while (i < path.size()) {
        if (path[i] == '.' && i + 1 < path.size() && path[i + 1] == '"') {
            const std::size_t end = path.find('"', i + 2);
            if (end == path.npos)
                return std::nullopt;
            steps.emplace_back(path.substr(i + 2, end - i - 2));
            i = end + 1;
        } else if (path[i] == '.') {
            const std::size_t end = std::min(path.find_first_of(".[", i + 1), path.size());
            steps.emplace_back(path.substr(i + 1, end - i - 1));
            i = end;
        } else if (path[i] == '[') {
            const std::size_t end = path.find(']', i);
            if (end == path.npos || !parseUnsigned(path.substr(i + 1, end - i - 1)))
                return std::nullopt;
            steps.emplace_back(path.substr(i + 1, end - i - 1));
            i = end + 1;
        } else {
            return std::nullopt;
        }
        if (steps.back().empty() || steps.back() == "*")
            return std::nullopt;
    }
    return steps;
}

} // namespace

// A number divided by zero is NULL in MySQL and SQLite, an error in PostgreSQL.
SqlValue ToPostgres::division(const std::string &name, Arguments &arguments)
{
    if (arguments.size() != 2)
        return unknownFunction(name, arguments);
    SqlValue left = asNumber(arguments[0]);
    SqlValue right = asNumber(arguments[1]);
    const bool sure =
        right.isLiteral && right.literal.find_first_of("123456789") != std::string::npos;
    if (!sure)
        right = made("nullif(" + right.sql + ", 0)", right.kind);
    const bool whole = left.kind == SqlKind::Integer && right.kind == SqlKind::Integer;
    const bool exact = left.kind != SqlKind::Float && right.kind != SqlKind::Float;
    SqlValue value;
    if (name == "MOD") {
        if (!exact)
            impossible("the rest of a division of floating-point numbers");
        value = binary(left, "%", right, binding::product, left.kind);
    } else if (name == "DIV") {
        value = whole ? binary(left, "/", right, binding::product, SqlKind::Integer)
                      : made("div(" + wrapped(left, binding::cast) + "::numeric, "
                                 + wrapped(right, binding::cast) + "::numeric)",
                             SqlKind::Decimal);
    } else if (m_sqlite) {
        value = binary(left, "/", right, binding::product, left.kind);
        if (left.kind == SqlKind::Unknown || right.kind == SqlKind::Unknown)
            different("a quotient of numbers of unknown types");
    } else {
        if (exact) {
            different("the digits of a quotient");
            left =
                made(wrapped(left, binding::cast) + "::numeric", SqlKind::Decimal, binding::cast);
        }
        value =
            binary(left, "/", right, binding::product, exact ? SqlKind::Decimal : SqlKind::Float);
    }
    value.nullable = left.nullable || !sure;
    return value;
}

SqlValue ToPostgres::numberFunction(const std::string &name, Arguments &arguments)
{
    std::vector<std::string> texts;
    bool nullable = false;
    for (SqlValue &argument : arguments) {
        argument = asNumber(std::move(argument));
        nullable = nullable || argument.nullable;
        texts.push_back(argument.sql);
    }
    const SqlKind kind = arguments.empty() ? SqlKind::Float : arguments[0].kind;
    const auto result = [&](std::string sql, SqlKind of) {
        SqlValue value = made(std::move(sql), of);
        value.nullable = nullable;
        return value;
    };
    const std::string lower = toLower(name);
    const std::size_t count = arguments.size();
    if (name == "PI" && count == 0)
        return result("pi()", SqlKind::Float);
    if (count == 1 && (name == "ABS" || name == "SIGN"))
        return result(lower + '(' + texts[0] + ')', name == "SIGN" ? SqlKind::Integer : kind);
    if (count == 1 && (name == "CEIL" || name == "CEILING" || name == "FLOOR"))
        return result((name == "FLOOR" ? "floor(" : "ceil(") + texts[0] + ')', kind);
    if (name == "ROUND" || name == "TRUNCATE") {
        const std::string function = name == "ROUND" ? "round(" : "trunc(";
        if (kind == SqlKind::Float)
            different("a rounded floating-point number");
        if (count == 1)
            return result(function + texts[0] + ')', kind);
        if (count != 2)
            return unknownFunction(name, arguments);
        const std::string number = kind == SqlKind::Decimal || kind == SqlKind::Integer
                                       ? texts[0]
                                       : wrapped(arguments[0], binding::cast) + "::numeric";
        return result(function + number + ", " + texts[1] + ')',
                      kind == SqlKind::Integer ? SqlKind::Decimal : kind);
    }
    if ((name == "POW" || name == "POWER") && count == 2)
        return result("power(" + wrapped(arguments[0], binding::cast) + "::double precision, "
                          + texts[1] + ')',
                      SqlKind::Float);
    if (name == "ATAN2" && count == 2)
        return result("atan2(" + join(texts, ", ") + ')', SqlKind::Float);
    if (count != 1)
        return unknownFunction(name, arguments);
    const std::string real = wrapped(arguments[0], binding::cast) + "::double precision";
    if (name == "LN" || (name == "LOG" && !m_sqlite)) {
        different("a logarithm of a number that has none");
        return result("ln(" + real + ')', SqlKind::Float);
    }
    if (name == "LOG10" || name == "LOG") {
        different("a logarithm of a number that has none");
        return result("log(" + real + ')', SqlKind::Float);
    }
    if (name == "LOG2") {
        different("a logarithm of a number that has none");
        return result("log(2, " + wrapped(arguments[0], binding::cast) + "::numeric)",
                      SqlKind::Decimal);
    }
    if (name == "SQRT")
        different("a square root of a negative number");
    return result(lower + '(' + real + ')', SqlKind::Float);
}

SqlValue ToPostgres::jsonAt(const SqlValue &document, const std::string &path, bool asText)
{
    std::string expression = path;
    if (m_sqlite && !path.starts_with('$')) // doc -> 'key'
        expression = "$.\"" + path + '"';
    const auto steps = pathSteps(expression);
    if (!steps) {
        impossible("the JSON path " + printable(path));
        return document;
    }
    std::string array;
    for (const std::string &step : *steps) {
        std::string item = replaced(replaced(step, "\\", "\\\\"), "\"", "\\\"");
        array += (array.empty() ? "\"" : ",\"") + item + '"';
    }
    const bool simple = std::all_of(steps->begin(), steps->end(), [](const std::string &step) {
        return !step.empty() && std::all_of(step.begin(), step.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                   || c == '_';
        });
    });
    if (simple)
        array = replaced(array, "\"", "");
    SqlValue from = document;
    if (from.kind == SqlKind::Text) {
        different("JSON that is not valid, which PostgreSQL refuses");
        from = made(wrapped(from, binding::cast) + "::jsonb", SqlKind::Json, binding::cast);
    }
    SqlValue value = made(wrapped(from, binding::other) + (asText ? " #>> " : " #> ")
                              + quoteText(Dialect::PostgreSql, '{' + array + '}'),
                          asText ? SqlKind::Text : SqlKind::Json, binding::other);
    return value;
}

// JSON_EXTRACT(document, path). SQLite's gives a plain value where the path leads to one.
SqlValue ToPostgres::jsonExtract(const std::string &name, Arguments &arguments)
{
    if (arguments.size() != 2 || !arguments[1].isLiteral)
        return unknownFunction(name, arguments);
    if (m_sqlite)
        different("a number inside a JSON document, which becomes a text");
    return jsonAt(arguments[0], arguments[1].literal, m_sqlite || name == "JSON_VALUE");
}

SqlValue ToPostgres::jsonFunction(const std::string &name, Arguments &arguments)
{
    std::vector<std::string> texts;
    for (const SqlValue &argument : arguments)
        texts.push_back(argument.sql);
    const std::size_t count = arguments.size();
    if (name == "JSON_UNQUOTE" && count == 1) {
        // The text of what a path leads to.
        std::string sql = arguments[0].sql;
        const std::size_t arrow = sql.rfind(" #> ");
        if (arguments[0].kind == SqlKind::Json && arrow != std::string::npos)
            return made(sql.replace(arrow, 4, " #>> "), SqlKind::Text, binding::other);
        return made(wrapped(arguments[0], binding::other) + " #>> '{}'", SqlKind::Text,
                    binding::other);
    }
    if (name == "JSON_ARRAY") {
        notImmutable();
        return made("jsonb_build_array(" + join(texts, ", ") + ')', SqlKind::Json);
    }
    if (name == "JSON_OBJECT") {
        notImmutable();
        return made("jsonb_build_object(" + join(texts, ", ") + ')', SqlKind::Json);
    }
    if (name == "JSON_CONTAINS" && (count == 2 || (count == 3 && arguments[2].isLiteral))) {
        std::string wanted = texts[1];
        if (arguments[1].kind != SqlKind::Json)
            wanted = wrapped(arguments[1], binding::cast) + "::jsonb";
        const SqlValue in =
            count == 2 ? arguments[0] : jsonAt(arguments[0], arguments[2].literal, false);
        return made(wrapped(in, binding::other + 1) + " @> " + wanted, SqlKind::Boolean,
                    binding::other);
    }
    if ((name == "JSON_LENGTH" || name == "JSON_ARRAY_LENGTH") && count == 1) {
        different("the length of JSON that is no array");
        return made("jsonb_array_length(" + texts[0] + ')', SqlKind::Integer);
    }
    if (name == "JSON_QUOTE" && count == 1)
        return made("to_json(" + asText(arguments[0]).sql + ")::text", SqlKind::Text,
                    binding::cast);
    if (name == "JSON_VALID" && count == 1 && arguments[0].kind == SqlKind::Json)
        return made(wrapped(arguments[0], binding::isTest + 1) + " IS NOT NULL", SqlKind::Boolean,
                    binding::isTest);
    return unknownFunction(name, arguments);
}

} // namespace godwit
