// Functions of texts and numbers, and how a call is read.
#include "core/base/text.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/to_postgres_parser.h"

#include <algorithm>

namespace godwit {

namespace {

/// The same function under another name, or with its arguments in another place: $1, $2, ...
struct PlainFunction
{
    std::size_t arguments;
    const char *sql;
    SqlKind kind;
    const char *difference = nullptr; ///< null: none
};

const std::map<std::string, PlainFunction, std::less<>> &plainFunctions()
{
    static const std::map<std::string, PlainFunction, std::less<>> functions = {
        {"LENGTH", {1, "octet_length($1)", SqlKind::Integer}},
        {"OCTET_LENGTH", {1, "octet_length($1)", SqlKind::Integer}},
        {"BIT_LENGTH", {1, "bit_length($1)", SqlKind::Integer}},
        {"CHAR_LENGTH", {1, "char_length($1)", SqlKind::Integer}},
        {"CHARACTER_LENGTH", {1, "char_length($1)", SqlKind::Integer}},
        {"REPLACE", {3, "replace($1, $2, $3)", SqlKind::Text}},
        {"REVERSE", {1, "reverse($1)", SqlKind::Text}},
        {"REPEAT", {2, "repeat($1, $2)", SqlKind::Text}},
        {"SPACE", {1, "repeat(' ', $1)", SqlKind::Text}},
        {"LPAD", {3, "lpad($1, $2, $3)", SqlKind::Text}},
        {"RPAD", {3, "rpad($1, $2, $3)", SqlKind::Text}},
        {"LTRIM", {1, "ltrim($1)", SqlKind::Text}},
        {"RTRIM", {1, "rtrim($1)", SqlKind::Text}},
        {"UCASE", {1, "upper($1)", SqlKind::Text}},
        {"UPPER", {1, "upper($1)", SqlKind::Text}},
        {"LCASE", {1, "lower($1)", SqlKind::Text}},
        {"LOWER", {1, "lower($1)", SqlKind::Text}},
        {"CHR", {1, "chr($1)", SqlKind::Text}},
        {"TO_BASE64", {1, "encode($1, 'base64')", SqlKind::Text, "lines of base64"}},
        {"FROM_BASE64", {1, "decode($1, 'base64')", SqlKind::Bytes}},
        {"UNHEX", {1, "decode($1, 'hex')", SqlKind::Bytes, "UNHEX of what is no hexadecimal"}},
        {"SUBSTRING_INDEX",
         {3, "array_to_string((string_to_array($1, $2))[1:$3], $2)", SqlKind::Text,
          "SUBSTRING_INDEX with a negative count"}},
    };
    return functions;
}

/// $1, $2, ... replaced by the arguments.
std::string filled(std::string_view form, const std::vector<std::string> &arguments)
{
    std::string sql;
    for (std::size_t i = 0; i < form.size(); ++i) {
        if (form[i] == '$' && i + 1 < form.size() && form[i + 1] >= '1' && form[i + 1] <= '9')
            sql += arguments.at(static_cast<std::size_t>(form[++i] - '1'));
        else
            sql += form[i];
    }
    return sql;
}

} // namespace

const std::map<std::string, ToPostgres::Handler, std::less<>> &ToPostgres::handlers()
{
    using P = ToPostgres;
    static const std::map<std::string, Handler, std::less<>> all = {
        {"CONCAT", &P::concatenation},
        {"CONCAT_WS", &P::joinedWith},
        {"IFNULL", &P::firstOf},
        {"NVL", &P::firstOf},
        {"COALESCE", &P::firstOf},
        {"NULLIF", &P::firstOf},
        {"IF", &P::choice},
        {"IIF", &P::choice},
        {"ISNULL", &P::choice},
        {"GREATEST", &P::extreme},
        {"LEAST", &P::extreme},
        {"MAX", &P::extreme},
        {"MIN", &P::extreme},
        {"LEFT", &P::textFunction},
        {"RIGHT", &P::textFunction},
        {"ASCII", &P::textFunction},
        {"ELT", &P::listPosition},
        {"FIELD", &P::listPosition},
        {"FIND_IN_SET", &P::listPosition},
        {"SUBSTR", &P::substring},
        {"SUBSTRING", &P::substring},
        {"MID", &P::substring},
        {"LOCATE", &P::position},
        {"INSTR", &P::position},
        {"ABS", &P::numberFunction},
        {"CEIL", &P::numberFunction},
        {"CEILING", &P::numberFunction},
        {"FLOOR", &P::numberFunction},
        {"ROUND", &P::numberFunction},
        {"TRUNCATE", &P::numberFunction},
        {"SIGN", &P::numberFunction},
        {"SQRT", &P::numberFunction},
        {"EXP", &P::numberFunction},
        {"LN", &P::numberFunction},
        {"LOG", &P::numberFunction},
        {"LOG10", &P::numberFunction},
        {"LOG2", &P::numberFunction},
        {"POW", &P::numberFunction},
        {"POWER", &P::numberFunction},
        {"RADIANS", &P::numberFunction},
        {"DEGREES", &P::numberFunction},
        {"SIN", &P::numberFunction},
        {"COS", &P::numberFunction},
        {"TAN", &P::numberFunction},
        {"ATAN2", &P::numberFunction},
        {"PI", &P::numberFunction},
        {"MOD", &P::division},
        {"HEX", &P::hexadecimal},
        {"MD5", &P::digest},
        {"SHA1", &P::digest},
        {"SHA", &P::digest},
        {"SHA2", &P::digest},
        {"RAND", &P::random},
        {"RANDOM", &P::random},
        {"UUID", &P::random},
        {"DATABASE", &P::random},
        {"SCHEMA", &P::random},
        {"REGEXP_LIKE", &P::matchFunction},
        {"NOW", &P::now},
        {"CURRENT_TIMESTAMP", &P::now},
        {"LOCALTIME", &P::now},
        {"LOCALTIMESTAMP", &P::now},
        {"SYSDATE", &P::now},
        {"UTC_TIMESTAMP", &P::now},
        {"UTC_DATE", &P::now},
        {"UTC_TIME", &P::now},
        {"CURDATE", &P::now},
        {"CURRENT_DATE", &P::now},
        {"CURTIME", &P::now},
        {"CURRENT_TIME", &P::now},
        {"YEAR", &P::datePart},
        {"MONTH", &P::datePart},
        {"DAY", &P::datePart},
        {"DAYOFMONTH", &P::datePart},
        {"HOUR", &P::datePart},
        {"MINUTE", &P::datePart},
        {"SECOND", &P::datePart},
        {"MICROSECOND", &P::datePart},
        {"QUARTER", &P::datePart},
        {"DAYOFWEEK", &P::datePart},
        {"WEEKDAY", &P::datePart},
        {"DAYOFYEAR", &P::datePart},
        {"LAST_DAY", &P::dateOf},
        {"MONTHNAME", &P::dateOf},
        {"DAYNAME", &P::dateOf},
        {"TO_DAYS", &P::dateOf},
        {"DATE_FORMAT", &P::dateFormat},
        {"DATEDIFF", &P::dateDifference},
        {"DATE_ADD", &P::dateAdd},
        {"ADDDATE", &P::dateAdd},
        {"DATE_SUB", &P::dateAdd},
        {"SUBDATE", &P::dateAdd},
        {"UNIX_TIMESTAMP", &P::epoch},
        {"FROM_UNIXTIME", &P::epoch},
        {"DATE", &P::sqliteDate},
        {"TIME", &P::sqliteDate},
        {"DATETIME", &P::sqliteDate},
        {"TIMESTAMP", &P::sqliteDate},
        {"STRFTIME", &P::sqliteDate},
        {"JSON_EXTRACT", &P::jsonExtract},
        {"JSON_VALUE", &P::jsonExtract},
        {"JSON_UNQUOTE", &P::jsonFunction},
        {"JSON_ARRAY", &P::jsonFunction},
        {"JSON_OBJECT", &P::jsonFunction},
        {"JSON_CONTAINS", &P::jsonFunction},
        {"JSON_LENGTH", &P::jsonFunction},
        {"JSON_ARRAY_LENGTH", &P::jsonFunction},
        {"JSON_TYPE", &P::jsonFunction},
        {"JSON_VALID", &P::jsonFunction},
        {"JSON_QUOTE", &P::jsonFunction},
    };
    return all;
}

SqlValue ToPostgres::call()
{
    const std::string name = toUpper(m_tokens[m_at].text);
    if (name == "EXTRACT")
        return extractCall();
    if (name == "TIMESTAMPDIFF")
        return timestampDifference();
    if (name == "TRIM" && !m_sqlite)
        return trimCall();
    if (name == "POSITION")
        return positionCall();
    if (name == "GROUP_CONCAT")
        return groupConcat();
    if (isAggregate(name))
        return aggregate(name);
    ++m_at;
    return callOf(name, arguments());
}

ToPostgres::Arguments ToPostgres::arguments()
{
    Arguments all;
    expectSymbol("(");
    while (!atEnd() && !isSymbol(")")) {
        all.push_back(disjunction());
        if (takeWord("USING")) // CHAR(x USING utf8mb4)
            ++m_at;
        if (!takeSymbol(","))
            break;
    }
    expectSymbol(")");
    return all;
}

SqlValue ToPostgres::callOf(const std::string &name, Arguments arguments)
{
    if (m_sqlite && (name == "LENGTH" || name == "TRIM"))
        return textFunction(name, arguments);
    if (const auto found = handlers().find(name); found != handlers().end())
        return (this->*found->second)(name, arguments);
    return plainFunction(name, arguments);
}

SqlValue ToPostgres::unknownFunction(const std::string &name, const Arguments &arguments)
{
    impossible("the function " + printable(name) + "()");
    std::vector<std::string> texts;
    for (const SqlValue &argument : arguments)
        texts.push_back(argument.sql);
    return made(toLower(name) + '(' + join(texts, ", ") + ')', SqlKind::Unknown);
}

SqlValue ToPostgres::plainFunction(const std::string &name, Arguments &arguments)
{
    const auto found = plainFunctions().find(name);
    if (found == plainFunctions().end() || found->second.arguments != arguments.size())
        return unknownFunction(name, arguments);
    if (found->second.difference)
        different(found->second.difference);
    std::vector<std::string> texts;
    bool folds = false;
    for (SqlValue &argument : arguments) {
        const bool takesText = argument.kind != SqlKind::Integer && argument.kind != SqlKind::Bytes
                               && argument.kind != SqlKind::Unknown;
        if (takesText)
            argument = asText(std::move(argument));
        folds = folds || argument.ignoresCase;
        texts.push_back(argument.sql);
    }
    const bool takesNumber = name == "SPACE" || name == "CHR";
    if (arguments[0].kind == SqlKind::Integer && !takesNumber)
        texts[0] = asText(arguments[0]).sql;
    SqlValue value = made(filled(found->second.sql, texts), found->second.kind);
    value.nullable = arguments[0].nullable;
    value.ignoresCase = folds && value.kind == SqlKind::Text;
    return value;
}

// NULL where one of them is, as in MySQL.
SqlValue ToPostgres::concatenation(const std::string &, Arguments &arguments)
{
    if (arguments.empty())
        return textLiteral({});
    SqlValue joined = asText(std::move(arguments[0]));
    for (std::size_t i = 1; i < arguments.size(); ++i)
        joined =
            binary(joined, "||", asText(std::move(arguments[i])), binding::other, SqlKind::Text);
    return joined;
}

SqlValue ToPostgres::joinedWith(const std::string &, Arguments &arguments)
{
    std::vector<std::string> texts;
    for (SqlValue &argument : arguments)
        texts.push_back(asText(std::move(argument)).sql);
    notImmutable();
    return made("concat_ws(" + join(texts, ", ") + ')', SqlKind::Text);
}

// COALESCE, IFNULL, NULLIF.
SqlValue ToPostgres::firstOf(const std::string &name, Arguments &arguments)
{
    if (name == "NULLIF" && arguments.size() == 2)
        alignForComparison(arguments[0], arguments[1]);
    std::vector<SqlValue *> branches;
    for (SqlValue &argument : arguments)
        branches.push_back(&argument);
    SqlValue shape = alignBranches(branches);
    std::vector<std::string> texts;
    bool nullable = true;
    for (const SqlValue &argument : arguments) {
        texts.push_back(argument.sql);
        nullable = nullable && argument.nullable;
    }
    shape.sql = (name == "NULLIF" ? "nullif(" : "coalesce(") + join(texts, ", ") + ')';
    shape.nullable = nullable || name == "NULLIF";
    return shape;
}

SqlValue ToPostgres::choice(const std::string &name, Arguments &arguments)
{
    if (name == "ISNULL" && arguments.size() == 1)
        return made(wrapped(arguments[0], binding::isTest + 1) + " IS NULL", SqlKind::Boolean,
                    binding::isTest);
    if (arguments.size() != 3)
        return unknownFunction(name, arguments);
    SqlValue shape = alignBranches({&arguments[1], &arguments[2]});
    shape.sql = "CASE WHEN " + asCondition(arguments[0], 0) + " THEN " + arguments[1].sql + " ELSE "
                + arguments[2].sql + " END";
    return shape;
}

// PostgreSQL's leave NULLs out; MySQL's and SQLite's are NULL where one of them is.
SqlValue ToPostgres::extreme(const std::string &name, Arguments &arguments)
{
    if (arguments.size() < 2)
        return unknownFunction(name, arguments);
    std::vector<SqlValue *> branches;
    for (SqlValue &argument : arguments)
        branches.push_back(&argument);
    SqlValue shape = alignBranches(branches);
    std::vector<std::string> texts;
    std::vector<std::string> nulls;
    for (const SqlValue &argument : arguments) {
        texts.push_back(argument.sql);
        if (argument.nullable && !argument.isLiteral)
            nulls.push_back(wrapped(argument, binding::isTest + 1) + " IS NULL");
    }
    const bool greatest = name == "GREATEST" || name == "MAX";
    shape.sql = (greatest ? "greatest(" : "least(") + join(texts, ", ") + ')';
    if (!nulls.empty())
        shape.sql = "CASE WHEN " + join(nulls, " OR ") + " THEN NULL ELSE " + shape.sql + " END";
    return shape;
}

SqlValue ToPostgres::textFunction(const std::string &name, Arguments &arguments)
{
    if ((name == "LEFT" || name == "RIGHT") && arguments.size() == 2) {
        const SqlValue text = asText(arguments[0]);
        if (!arguments[1].isLiteral)
            different(name + " with a negative length");
        SqlValue value =
            made(toLower(name) + '(' + text.sql + ", " + arguments[1].sql + ')', SqlKind::Text);
        value.ignoresCase = arguments[0].ignoresCase;
        value.nullable = text.nullable;
        return value;
    }
    if (name == "LENGTH" && arguments.size() == 1) { // SQLite's
        if (arguments[0].kind == SqlKind::Bytes)
            return made("octet_length(" + arguments[0].sql + ')', SqlKind::Integer);
        return made("char_length(" + asText(arguments[0]).sql + ')', SqlKind::Integer);
    }
    if (name == "TRIM" && (arguments.size() == 1 || arguments.size() == 2)) { // SQLite's
        std::string sql = "btrim(" + asText(arguments[0]).sql;
        if (arguments.size() == 2)
            sql += ", " + asText(arguments[1]).sql;
        return made(sql + ')', SqlKind::Text);
    }
    return unknownFunction(name, arguments);
}

SqlValue ToPostgres::substring(const std::string &name, Arguments &arguments)
{
    if (arguments.size() < 2 || arguments.size() > 3)
        return unknownFunction(name, arguments);
    const SqlValue text = arguments[0].kind == SqlKind::Bytes ? arguments[0] : asText(arguments[0]);
    if (!arguments[1].isLiteral || arguments[1].literal.starts_with('-')
        || arguments[1].literal == "0")
        different(name + " from a place counted from the end");
    std::string sql = "substr(" + text.sql + ", " + arguments[1].sql;
    if (arguments.size() == 3)
        sql += ", " + arguments[2].sql;
    SqlValue value = made(sql + ')', text.kind);
    value.ignoresCase = arguments[0].ignoresCase;
    value.nullable = text.nullable;
    return value;
}

// LOCATE(part, text), INSTR(text, part).
SqlValue ToPostgres::position(const std::string &name, Arguments &arguments)
{
    if (arguments.size() != 2)
        return unknownFunction(name, arguments);
    SqlValue text = asText(arguments[name == "LOCATE" ? 1 : 0]);
    SqlValue part = asText(arguments[name == "LOCATE" ? 0 : 1]);
    alignForComparison(text, part);
    return made("strpos(" + text.sql + ", " + part.sql + ')', SqlKind::Integer);
}

SqlValue ToPostgres::hexadecimal(const std::string &name, Arguments &arguments)
{
    if (arguments.size() != 1)
        return unknownFunction(name, arguments);
    const SqlValue &value = arguments[0];
    if (value.kind == SqlKind::Integer && !m_sqlite)
        return made("upper(to_hex(" + value.sql + "))", SqlKind::Text);
    if (value.kind == SqlKind::Bytes)
        return made("upper(encode(" + value.sql + ", 'hex'))", SqlKind::Text);
    notImmutable();
    return made("upper(encode(convert_to(" + asText(value).sql + ", 'UTF8'), 'hex'))",
                SqlKind::Text);
}

SqlValue ToPostgres::digest(const std::string &name, Arguments &arguments)
{
    if (m_sqlite || arguments.empty())
        return unknownFunction(name, arguments);
    const bool bytes = arguments[0].kind == SqlKind::Bytes;
    const std::string text = bytes ? arguments[0].sql : asText(arguments[0]).sql;
    if (name == "MD5" && arguments.size() == 1)
        return made("md5(" + text + ')', SqlKind::Text);
    const std::string length = arguments.size() == 2 ? arguments[1].literal : std::string();
    if (name != "SHA2"
        || (length != "224" && length != "256" && length != "384" && length != "512"))
        return unknownFunction(name, arguments);
    if (!bytes)
        notImmutable();
    return made("encode(sha" + length + '(' + (bytes ? text : "convert_to(" + text + ", 'UTF8')")
                    + "), 'hex')",
                SqlKind::Text);
}

// ELT, FIELD, FIND_IN_SET.
SqlValue ToPostgres::listPosition(const std::string &name, Arguments &arguments)
{
    if (m_sqlite || arguments.size() < 2)
        return unknownFunction(name, arguments);
    if (name == "FIND_IN_SET" && arguments.size() == 2) {
        SqlValue item = asText(arguments[0]);
        SqlValue list = asText(arguments[1]);
        alignForComparison(item, list);
        return made("coalesce(array_position(string_to_array(" + list.sql + ", ','), " + item.sql
                        + "), 0)",
                    SqlKind::Integer);
    }
    std::string sql = "CASE";
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        if (name == "ELT") {
            sql += " WHEN " + arguments[0].sql + " = " + std::to_string(i) + " THEN "
                   + asText(arguments[i]).sql;
            continue;
        }
        SqlValue left = arguments[0];
        alignForComparison(left, arguments[i]);
        sql += " WHEN " + left.sql + " = " + arguments[i].sql + " THEN " + std::to_string(i);
    }
    return made(sql + (name == "ELT" ? " END" : " ELSE 0 END"),
                name == "ELT" ? SqlKind::Text : SqlKind::Integer);
}

SqlValue ToPostgres::random(const std::string &name, Arguments &arguments)
{
    notImmutable();
    if (!arguments.empty())
        return unknownFunction(name, arguments);
    if (name == "UUID" && !m_sqlite)
        return made("gen_random_uuid()::text", SqlKind::Text, binding::cast);
    if (name == "RAND" && !m_sqlite)
        return made("random()", SqlKind::Float);
    if ((name == "DATABASE" || name == "SCHEMA") && !m_sqlite)
        return made("current_schema()", SqlKind::Text);
    return unknownFunction(name, arguments);
}

SqlValue ToPostgres::matchFunction(const std::string &name, Arguments &arguments)
{
    if (arguments.size() < 2 || (arguments.size() == 3 && !arguments[2].isLiteral))
        return unknownFunction(name, arguments);
    judgePattern(arguments[1]);
    const std::string flags = arguments.size() == 3 ? arguments[2].literal : std::string();
    const bool usual = arguments[0].ignoresCase || m_setting.columns == nullptr;
    const bool folds = flags.find('i') != flags.npos || (usual && flags.find('c') == flags.npos);
    return binary(asText(arguments[0]), folds ? "~*" : "~", asText(arguments[1]), binding::other,
                  SqlKind::Boolean);
}

} // namespace godwit
