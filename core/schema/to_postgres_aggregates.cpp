// Aggregate and window functions, and functions with a grammar of their own.
#include "core/base/text.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/to_postgres_parser.h"

namespace godwit {

namespace {

struct Aggregate
{
    const char *sql;
    SqlKind kind;
    const char *difference = nullptr;
};

const std::map<std::string, Aggregate, std::less<>> &aggregates()
{
    static const std::map<std::string, Aggregate, std::less<>> all = {
        {"COUNT", {"count", SqlKind::Integer}},
        {"SUM", {"sum", SqlKind::Unknown}},
        {"AVG", {"avg", SqlKind::Unknown, "the digits of an average"}},
        {"MIN", {"min", SqlKind::Unknown}},
        {"MAX", {"max", SqlKind::Unknown}},
        {"TOTAL", {"sum", SqlKind::Float, "TOTAL(), which is 0 where SUM() is NULL"}},
        {"ANY_VALUE", {"min", SqlKind::Unknown, "ANY_VALUE(), which becomes MIN()"}},
        {"BIT_AND", {"bit_and", SqlKind::Integer}},
        {"BIT_OR", {"bit_or", SqlKind::Integer}},
        {"STD", {"stddev_pop", SqlKind::Unknown}},
        {"STDDEV", {"stddev_pop", SqlKind::Unknown}},
        {"STDDEV_POP", {"stddev_pop", SqlKind::Unknown}},
        {"STDDEV_SAMP", {"stddev_samp", SqlKind::Unknown}},
        {"VARIANCE", {"var_pop", SqlKind::Unknown}},
        {"VAR_POP", {"var_pop", SqlKind::Unknown}},
        {"VAR_SAMP", {"var_samp", SqlKind::Unknown}},
        {"JSON_ARRAYAGG", {"jsonb_agg", SqlKind::Json}},
        {"JSON_OBJECTAGG", {"jsonb_object_agg", SqlKind::Json}},
        {"JSON_GROUP_ARRAY", {"jsonb_agg", SqlKind::Json}},
        {"JSON_GROUP_OBJECT", {"jsonb_object_agg", SqlKind::Json}},
        {"ROW_NUMBER", {"row_number", SqlKind::Integer}},
        {"RANK", {"rank", SqlKind::Integer}},
        {"DENSE_RANK", {"dense_rank", SqlKind::Integer}},
        {"PERCENT_RANK", {"percent_rank", SqlKind::Float}},
        {"CUME_DIST", {"cume_dist", SqlKind::Float}},
        {"NTILE", {"ntile", SqlKind::Integer}},
        {"LAG", {"lag", SqlKind::Unknown}},
        {"LEAD", {"lead", SqlKind::Unknown}},
        {"FIRST_VALUE", {"first_value", SqlKind::Unknown}},
        {"LAST_VALUE", {"last_value", SqlKind::Unknown}},
        {"NTH_VALUE", {"nth_value", SqlKind::Unknown}},
    };
    return all;
}

} // namespace

// MIN and MAX of several values are SQLite's LEAST and GREATEST.
bool ToPostgres::isAggregate(const std::string &name) const
{
    return aggregates().contains(name);
}

SqlValue ToPostgres::aggregate(const std::string &name)
{
    if (m_setting.columns && !(m_sqlite && (name == "MIN" || name == "MAX")))
        impossible("the aggregate " + name + "()");
    m_at += 1;
    expectSymbol("(");
    const bool distinct = takeWord("DISTINCT");
    Arguments values;
    std::string list;
    if (takeSymbol("*"))
        list = "*";
    while (list.empty() && !atEnd() && !isSymbol(")")) {
        values.push_back(disjunction());
        if (!takeSymbol(","))
            break;
    }
    std::string order = orderClause();
    expectSymbol(")");
    if (m_sqlite && values.size() > 1 && (name == "MIN" || name == "MAX"))
        return extreme(name, values);
    m_result.isPlainQuery = false;
    for (SqlValue &value : values) {
        const SqlValue used = value.kind == SqlKind::Boolean ? asNumber(value) : value;
        list += (list.empty() ? "" : ", ") + used.sql;
    }
    if (distinct && values.size() > 1)
        list = '(' + list + ')';
    const Aggregate &known = aggregates().find(name)->second;
    if (known.difference)
        different(known.difference);
    std::string sql =
        std::string(known.sql) + '(' + (distinct ? "DISTINCT " : "") + list + order + ')';
    if (takeWord("FILTER")) {
        expectSymbol("(");
        (void)takeWord("WHERE");
        sql += " FILTER (WHERE " + asCondition(disjunction(), 0) + ')';
        expectSymbol(")");
    }
    sql += window();
    const bool keeps =
        (name == "MIN" || name == "MAX" || name == "ANY_VALUE") && values.size() == 1;
    SqlValue value = made(std::move(sql), keeps ? values[0].kind : known.kind);
    if (value.kind == SqlKind::Boolean)
        value.kind = SqlKind::Integer;
    return value;
}

std::string ToPostgres::window()
{
    if (!takeWord("OVER"))
        return {};
    if (!isSymbol("("))
        return " OVER " + quoteName(Dialect::PostgreSql, nameAt(m_at++));
    return " OVER " + windowBody();
}

std::string ToPostgres::windowBody()
{
    std::string sql = "(";
    expectSymbol("(");
    if (isNameToken() && !isWord("PARTITION") && !isWord("ORDER") && !isWord("ROWS")
        && !isWord("RANGE") && !isWord("GROUPS"))
        sql += quoteName(Dialect::PostgreSql, nameAt(m_at++));
    if (takeWords("PARTITION", "BY")) {
        std::vector<std::string> parts;
        do
            parts.push_back(disjunction().sql);
        while (takeSymbol(","));
        sql += "PARTITION BY " + join(parts, ", ");
    }
    sql += orderClause();
    while (!atEnd() && !isSymbol(")")) { // the frame is the same in all of them
        if (isSymbol("("))
            break;
        sql += (sql.size() > 1 ? " " : "") + toUpper(m_tokens[m_at++].text);
    }
    expectSymbol(")");
    return sql + ')';
}

// GROUP_CONCAT([DISTINCT] x, ... [ORDER BY ...] [SEPARATOR s]); SQLite: group_concat(x [, s]).
SqlValue ToPostgres::groupConcat()
{
    if (m_setting.columns)
        impossible("the aggregate GROUP_CONCAT()");
    m_result.isPlainQuery = false;
    m_at += 1;
    expectSymbol("(");
    const bool distinct = takeWord("DISTINCT");
    SqlValue joined = asText(disjunction());
    std::string separator = "','";
    while (takeSymbol(",")) {
        SqlValue next = asText(disjunction());
        if (m_sqlite)
            separator = next.sql;
        else
            joined = binary(joined, "||", next, binding::other, SqlKind::Text);
    }
    const std::string order = orderClause();
    if (!m_sqlite && takeWord("SEPARATOR"))
        separator = primary().sql;
    expectSymbol(")");
    if (!m_sqlite)
        different("GROUP_CONCAT(), which MySQL cuts at group_concat_max_len");
    return made("string_agg(" + std::string(distinct ? "DISTINCT " : "") + joined.sql + ", "
                    + separator + order + ')' + window(),
                SqlKind::Text);
}

// TRIM([BOTH | LEADING | TRAILING] [x] FROM text), TRIM(text)
SqlValue ToPostgres::trimCall()
{
    m_at += 2;
    std::string side;
    if (isWord("BOTH") || isWord("LEADING") || isWord("TRAILING"))
        side = toUpper(m_tokens[m_at++].text);
    std::string what;
    SqlValue value;
    if (takeWord("FROM")) {
        value = asText(disjunction());
    } else {
        value = asText(disjunction());
        if (takeWord("FROM")) {
            if (value.literal.size() > 1)
                different("TRIM of several characters, which PostgreSQL takes one by one");
            what = value.sql;
            value = asText(disjunction());
        }
    }
    expectSymbol(")");
    const std::string function = side == "LEADING"    ? "ltrim("
                                 : side == "TRAILING" ? "rtrim("
                                                      : "btrim(";
    SqlValue trimmedText =
        made(function + value.sql + (what.empty() ? "" : ", " + what) + ')', SqlKind::Text);
    trimmedText.ignoresCase = value.ignoresCase;
    trimmedText.nullable = value.nullable;
    return trimmedText;
}

// POSITION(part IN text)
SqlValue ToPostgres::positionCall()
{
    m_at += 2;
    SqlValue part = asText(bitwise());
    if (!takeWord("IN"))
        impossible("POSITION without IN");
    SqlValue text = asText(disjunction());
    expectSymbol(")");
    alignForComparison(text, part);
    return made("strpos(" + text.sql + ", " + part.sql + ')', SqlKind::Integer);
}

} // namespace godwit
