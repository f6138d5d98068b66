// What operators stand between: literals, columns, CASE, CAST.
#include "core/base/text.h"
#include "core/schema/postgres_names.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/sql_tokens.h"
#include "core/schema/to_postgres_parser.h"

#include <algorithm>

namespace godwit {

namespace {

constexpr int deepestGenerated = 8; // generated columns over generated columns

bool isNowWord(const std::string &upper)
{
    return upper == "CURRENT_TIMESTAMP" || upper == "CURRENT_DATE" || upper == "CURRENT_TIME"
           || upper == "LOCALTIME" || upper == "LOCALTIMESTAMP";
}

} // namespace

SqlValue ToPostgres::primary()
{
    if (atEnd()) {
        impossible("an expression without its end");
        return made("NULL", SqlKind::Null);
    }
    switch (m_tokens[m_at].kind) {
    case LexemeKind::Number:
        return number();
    case LexemeKind::Text:
        return text();
    case LexemeKind::Blob: {
        const std::string hex = nameAt(m_at).substr(2);
        ++m_at;
        return bytes(hex.substr(0, hex.find('\'')));
    }
    case LexemeKind::Symbol:
        if (isSymbol("("))
            return group();
        break;
    case LexemeKind::Word:
        return keywordValue();
    case LexemeKind::Name:
        if (isSymbol("(", 1)) { // a stored function's quoted name
            impossible("the function " + printable(nameAt(m_at)) + "()");
            m_at = m_tokens.size();
            return made("NULL", SqlKind::Null);
        }
        return nameOrColumn();
    default:
        break;
    }
    impossible("what stands at " + printable(m_tokens[m_at].text));
    m_at = m_tokens.size();
    return made("NULL", SqlKind::Null);
}

SqlValue ToPostgres::number()
{
    const std::string digits = m_tokens[m_at++].text;
    const bool prefixed = digits.size() > 1 && digits[0] == '0'
                          && (digits[1] == 'x' || digits[1] == 'X' || digits[1] == 'b');
    if (prefixed && digits[1] != 'b' && !m_sqlite)
        return bytes(digits.substr(2));
    if (prefixed) {
        std::uint64_t value = 0;
        const int base = digits[1] == 'b' ? 2 : 16;
        for (const char c : digits.substr(2))
            value = value * static_cast<std::uint64_t>(base)
                    + static_cast<std::uint64_t>(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
        SqlValue made_ = made(std::to_string(value), SqlKind::Integer);
        made_.isLiteral = true;
        made_.literal = made_.sql;
        return made_;
    }
    const bool floating = digits.find_first_of("eE") != std::string::npos;
    const bool whole = digits.find('.') == std::string::npos;
    SqlValue value = made(digits, floating ? SqlKind::Float
                                  : whole  ? SqlKind::Integer
                                           : SqlKind::Decimal);
    value.isLiteral = true;
    value.literal = digits;
    value.nullable = false;
    return value;
}

SqlValue ToPostgres::text()
{
    std::string value;
    do {
        value += m_sqlite ? nameAt(m_at) : decodeLiteral(m_tokens[m_at].text);
        ++m_at;
    } while (!m_sqlite && isKind(LexemeKind::Text)); // 'a' 'b' is one text
    if (value.find('\0') != std::string::npos)
        impossible("a text with a NUL inside");
    return textLiteral(value);
}

SqlValue ToPostgres::bytes(const std::string &hex)
{
    SqlValue value = made("'\\x" + (hex.size() % 2 ? "0" + hex : hex) + "'::bytea", SqlKind::Bytes,
                          binding::cast);
    value.nullable = false;
    return value;
}

SqlValue ToPostgres::bits()
{
    ++m_at; // the b
    std::uint64_t number = 0;
    for (const char c : nameAt(m_at))
        number = number * 2 + (c == '1' ? 1 : 0);
    ++m_at;
    SqlValue value = made(std::to_string(number), SqlKind::Integer);
    value.isLiteral = true;
    value.literal = value.sql;
    value.nullable = false;
    return value;
}

SqlValue ToPostgres::keywordValue()
{
    const std::string upper = toUpper(m_tokens[m_at].text);
    const bool beforeText = isKind(LexemeKind::Text, 1);
    if (!m_sqlite && beforeText) {
        if (upper == "B" && m_tokens[m_at + 1].joined)
            return bits();
        if (upper[0] == '_' || upper == "N") {
            ++m_at;
            return text();
        }
        if (upper == "DATE" || upper == "TIME" || upper == "TIMESTAMP") {
            ++m_at;
            const SqlValue value = text();
            return made(upper + ' ' + value.sql, upper == "DATE"   ? SqlKind::Date
                                                 : upper == "TIME" ? SqlKind::Time
                                                                   : SqlKind::Timestamp);
        }
    }
    if (!m_sqlite && upper[0] == '_' && isKind(LexemeKind::Blob, 1)) {
        ++m_at;
        return primary();
    }
    const bool dotted = isSymbol(".", 1);
    const bool opens = isSymbol("(", 1);
    if (dotted)
        return nameOrColumn();
    if (upper == "NULL" || upper == "TRUE" || upper == "FALSE") {
        ++m_at;
        SqlValue value = made(upper, upper == "NULL" ? SqlKind::Null : SqlKind::Boolean);
        value.nullable = upper == "NULL";
        return value;
    }
    if (upper == "CASE")
        return caseOf();
    if (upper == "INTERVAL" && !opens)
        return interval();
    if (upper == "EXISTS" && opens) {
        m_at += 2;
        const std::string query = selectStatement();
        expectSymbol(")");
        return made("EXISTS (" + query + ')', SqlKind::Boolean);
    }
    if (upper == "CAST" && opens)
        return cast(false);
    if (upper == "CONVERT" && opens && !m_sqlite)
        return cast(true);
    if (upper == "DEFAULT" || upper == "VALUES") {
        impossible(upper);
        m_at = m_tokens.size();
        return made("NULL", SqlKind::Null);
    }
    if (isNowWord(upper) && !opens) {
        ++m_at;
        return callOf(upper, {});
    }
    return opens ? call() : nameOrColumn();
}

SqlValue ToPostgres::nameOrColumn()
{
    std::vector<std::string> names;
    const bool doubleQuoted = m_tokens[m_at].text.starts_with('"');
    names.push_back(nameAt(m_at++));
    while (isSymbol(".") && (isNameToken(1) || isSymbol("*", 1))) {
        names.push_back(nameAt(m_at + 1));
        m_at += 2;
        if (isSymbol("(")) {
            impossible("the function " + printable(names.back()) + "()");
            m_at = m_tokens.size();
        }
    }
    if (m_setting.columns) {
        const bool known = std::any_of(
            m_setting.columns->begin(), m_setting.columns->end(),
            [&](const auto &column) { return equalsIgnoringCase(column.source, names.back()); });
        // SQLite takes "x" for a text where there is no column x.
        if (m_sqlite && doubleQuoted && !known)
            return textLiteral(names.back());
        return column(names.back());
    }
    const auto selected = m_selected.find(toLower(names.back()));
    if (m_inHaving && names.size() == 1 && selected != m_selected.end())
        return made('(' + selected->second + ')', SqlKind::Unknown);
    return quotedChain(std::move(names));
}

SqlValue ToPostgres::quotedChain(std::vector<std::string> names)
{
    m_result.namesColumns = true;
    const PostgresColumn *known = columnOf(names);
    const std::string last = names.back();
    std::string sql;
    if (names.size() == 3) {
        const TableName table{names[0], names[1]};
        const auto sink = m_setting.sinkOf ? m_setting.sinkOf(table) : std::nullopt;
        // FROM keeps the old name of a renamed table as its alias.
        sql = !sink                        ? quoteTable(Dialect::PostgreSql, table)
              : sink->table != table.table ? quoteName(Dialect::PostgreSql, table.table)
                                           : quoteTable(Dialect::PostgreSql, *sink);
        names.erase(names.begin(), names.begin() + 2);
        sql += '.';
    } else if (names.size() == 2) {
        sql = quoteName(Dialect::PostgreSql, names[0]) + '.';
        names.erase(names.begin());
    }
    sql += last == "*"
               ? "*"
               : quoteName(Dialect::PostgreSql, known ? known->sink : postgresColumnName(last));
    SqlValue value = made(std::move(sql), known ? known->kind : SqlKind::Unknown);
    if (known) {
        value.integerBytes = known->integerBytes;
        value.ignoresCase = known->ignoresCase;
    }
    return value;
}

SqlValue ToPostgres::column(const std::string &name)
{
    m_result.namesColumns = true;
    for (const PostgresColumn &column : *m_setting.columns) {
        if (!equalsIgnoringCase(column.source, name))
            continue;
        if (!column.generatedExpression.empty()) {
            if (m_depth >= deepestGenerated) {
                impossible("generated columns that name each other");
                return made("NULL", SqlKind::Null);
            }
            PostgresSql inner =
                ToPostgres(column.generatedExpression, m_setting, m_depth + 1).expression();
            for (std::string &what : inner.impossible)
                impossible(std::move(what));
            for (std::string &what : inner.differences)
                different(std::move(what));
            m_result.immutable = m_result.immutable && inner.immutable;
            SqlValue value = made('(' + inner.sql + ')', inner.kind);
            value.ignoresCase = column.ignoresCase;
            return value;
        }
        if (column.zoned)
            notImmutable();
        SqlValue value = made(quoteName(Dialect::PostgreSql, column.sink), column.kind);
        value.integerBytes = column.integerBytes;
        value.nullable = column.nullable;
        value.ignoresCase = column.ignoresCase;
        return value;
    }
    impossible("the name " + printable(name));
    return made(quoteName(Dialect::PostgreSql, name), SqlKind::Unknown);
}

SqlValue ToPostgres::caseOf()
{
    ++m_at;
    std::optional<SqlValue> compared;
    if (!isWord("WHEN"))
        compared = disjunction();
    std::vector<std::string> conditions;
    std::vector<SqlValue> values;
    while (takeWord("WHEN")) {
        SqlValue when = disjunction();
        if (compared) {
            SqlValue left = *compared;
            alignForComparison(left, when);
            when = binary(left, "=", when, binding::comparison, SqlKind::Boolean);
        }
        conditions.push_back(asCondition(when, 0));
        if (!takeWord("THEN"))
            impossible("CASE without THEN");
        values.push_back(disjunction());
    }
    if (takeWord("ELSE"))
        values.push_back(disjunction());
    if (!takeWord("END"))
        impossible("CASE without END");
    std::vector<SqlValue *> branches;
    for (SqlValue &value : values)
        branches.push_back(&value);
    SqlValue shape = alignBranches(branches);
    std::string sql = "CASE";
    for (std::size_t i = 0; i < conditions.size(); ++i)
        sql += " WHEN " + conditions[i] + " THEN " + values[i].sql;
    if (values.size() > conditions.size())
        sql += " ELSE " + values.back().sql;
    else
        shape.nullable = true;
    shape.sql = sql + " END";
    return shape;
}

// CAST(x AS type), CONVERT(x, type), CONVERT(x USING charset).
SqlValue ToPostgres::cast(bool isConvert)
{
    m_at += 2;
    SqlValue value = disjunction();
    if (isConvert && takeWord("USING")) {
        ++m_at;
        expectSymbol(")");
        return asText(std::move(value));
    }
    if (isConvert)
        expectSymbol(",");
    else if (!takeWord("AS"))
        impossible("CAST without AS");
    std::string type = atEnd() ? std::string() : toUpper(m_tokens[m_at++].text);
    std::string arguments;
    if (takeSymbol("(")) {
        while (!atEnd() && !isSymbol(")"))
            arguments += m_tokens[m_at++].text;
        expectSymbol(")");
    }
    while (!atEnd() && !isSymbol(")")) { // CHARACTER SET utf8mb4, INTEGER, PRECISION, ARRAY
        if (isWord("ARRAY"))
            impossible("an index over the members of an array");
        ++m_at;
    }
    expectSymbol(")");
    return castTo(std::move(value), type, arguments);
}

SqlValue ToPostgres::castTo(SqlValue value, const std::string &type, const std::string &arguments)
{
    const auto casted = [&](const std::string &name, SqlKind kind) {
        SqlValue result = made(wrapped(value, binding::cast) + "::" + name, kind, binding::cast);
        result.nullable = value.nullable;
        return result;
    };
    const std::string sized = arguments.empty() ? std::string() : '(' + arguments + ')';
    const bool fromText = value.kind == SqlKind::Text || value.kind == SqlKind::Unknown;
    if (type == "CHAR" || type == "NCHAR" || type == "VARCHAR" || type == "TEXT"
        || type == "CHARACTER") {
        const bool folds = value.ignoresCase;
        value = asText(std::move(value));
        if (!sized.empty())
            value = casted("varchar" + sized, SqlKind::Text);
        value.ignoresCase = folds;
        return value;
    }
    if (type == "SIGNED" || type == "UNSIGNED" || type == "INT" || type == "INTEGER"
        || type == "BIGINT") {
        if (fromText)
            different("a text cast to a number, which PostgreSQL refuses where it is none");
        if (value.kind == SqlKind::Float || (m_sqlite && value.kind == SqlKind::Decimal))
            value = made("trunc(" + value.sql + ")", value.kind);
        if (value.kind == SqlKind::Boolean)
            value = asNumber(std::move(value));
        return type == "UNSIGNED" ? casted("numeric", SqlKind::Decimal)
                                  : casted("bigint", SqlKind::Integer);
    }
    if (type == "DECIMAL" || type == "NUMERIC" || type == "DOUBLE" || type == "FLOAT"
        || type == "REAL") {
        if (fromText)
            different("a text cast to a number, which PostgreSQL refuses where it is none");
        value = value.kind == SqlKind::Boolean ? asNumber(std::move(value)) : value;
        const bool exact = type == "DECIMAL" || type == "NUMERIC";
        const std::string digits = exact && sized.empty() && !m_sqlite ? "(10,0)" : sized;
        return exact ? casted("numeric" + digits, SqlKind::Decimal)
                     : casted("double precision", SqlKind::Float);
    }
    if (type == "DATE" || type == "DATETIME" || type == "TIMESTAMP" || type == "TIME") {
        if (value.kind != SqlKind::Timestamp && value.kind != SqlKind::Date)
            notImmutable();
        if (m_sqlite)
            impossible("a cast to " + type);
        return type == "DATE" ? casted("date", SqlKind::Date)
               : type == "TIME"
                   ? casted("time" + sized, SqlKind::Time)
                   : casted("timestamp" + (sized.empty() ? "(0)" : sized), SqlKind::Timestamp);
    }
    if (type == "JSON")
        return casted("jsonb", SqlKind::Json);
    if ((type == "BINARY" || type == "BLOB") && value.kind == SqlKind::Text && sized.empty()) {
        notImmutable();
        return made("convert_to(" + value.sql + ", 'UTF8')", SqlKind::Bytes);
    }
    impossible("a cast to " + printable(type));
    return value;
}

// INTERVAL 3 DAY; the unit is the value's `literal`.
SqlValue ToPostgres::interval()
{
    ++m_at;
    SqlValue amount = bitwise();
    std::string unit = atEnd() ? std::string() : toUpper(m_tokens[m_at++].text);
    static const std::map<std::string, std::string, std::less<>> units = {
        {"MICROSECOND", "1 microsecond"},
        {"SECOND", "1 second"},
        {"MINUTE", "1 minute"},
        {"HOUR", "1 hour"},
        {"DAY", "1 day"},
        {"WEEK", "7 days"},
        {"MONTH", "1 month"},
        {"QUARTER", "3 months"},
        {"YEAR", "1 year"}};
    const auto found = units.find(unit);
    if (found == units.end()) {
        impossible("an interval of " + printable(unit));
        return made("NULL", SqlKind::Null);
    }
    amount = asNumber(std::move(amount));
    SqlValue value =
        made(wrapped(amount, binding::product) + " * INTERVAL '" + found->second + '\'',
             SqlKind::Interval, binding::product);
    value.literal = unit;
    return value;
}

} // namespace godwit
