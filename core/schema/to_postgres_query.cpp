// SELECT statements, as views have them.
#include "core/base/text.h"
#include "core/schema/postgres_names.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/to_postgres_parser.h"

#include <algorithm>
#include <array>
#include <utility>

namespace godwit {

namespace {

/// Words that end a selected value or a table, where an alias may be missing.
constexpr std::array<std::string_view, 30> clauseWords = {
    "FROM",  "WHERE",  "GROUP",   "HAVING", "ORDER",     "LIMIT",    "UNION",  "EXCEPT",
    "JOIN",  "INNER",  "LEFT",    "RIGHT",  "CROSS",     "NATURAL",  "ON",     "USING",
    "WITH",  "WINDOW", "FOR",     "LOCK",   "USE",       "FORCE",    "IGNORE", "STRAIGHT_JOIN",
    "OUTER", "FULL",   "INDEXED", "NOT",    "INTERSECT", "PARTITION"};

} // namespace

bool ToPostgres::startsQuery(std::size_t ahead) const
{
    while (isSymbol("(", ahead))
        ++ahead;
    return isWord("SELECT", ahead) || isWord("WITH", ahead)
           || (isWord("VALUES", ahead) && m_setting.columns == nullptr);
}

bool ToPostgres::endsItem() const
{
    if (atEnd() || isSymbol(",") || isSymbol(")"))
        return true;
    return isKind(LexemeKind::Word)
           && std::any_of(clauseWords.begin(), clauseWords.end(),
                          [&](std::string_view word) { return isWord(word); });
}

std::string ToPostgres::selectStatement()
{
    if (++m_nesting > 100) {
        impossible("queries nested so deeply");
        m_at = m_tokens.size();
    }
    std::string sql = withClause();
    sql += selectCore();
    for (;;) {
        const char *op = isWord("UNION")       ? "UNION"
                         : isWord("EXCEPT")    ? "EXCEPT"
                         : isWord("INTERSECT") ? "INTERSECT"
                                               : nullptr;
        if (!op)
            break;
        ++m_at;
        m_result.isPlainQuery = false;
        const bool all = takeWord("ALL");
        if (!all)
            (void)takeWord("DISTINCT");
        sql += std::string(" ") + op + (all ? " ALL " : " ") + selectCore();
    }
    sql += orderClause();
    sql += limitClause();
    if (takeWord("FOR") || takeWord("LOCK")) {
        different("a lock that the view takes");
        while (!atEnd() && !isSymbol(")"))
            ++m_at;
    }
    --m_nesting;
    return sql;
}

std::string ToPostgres::withClause()
{
    if (!takeWord("WITH"))
        return {};
    m_result.isPlainQuery = false;
    std::string sql = takeWord("RECURSIVE") ? "WITH RECURSIVE " : "WITH ";
    do {
        if (!sql.ends_with(' '))
            sql += ", ";
        sql += quoteName(Dialect::PostgreSql, postgresName(nameAt(m_at++)));
        if (takeSymbol("(")) {
            std::vector<std::string> columns;
            while (!atEnd() && !isSymbol(")")) {
                columns.push_back(postgresColumnName(nameAt(m_at++)));
                (void)takeSymbol(",");
            }
            expectSymbol(")");
            sql += " (" + quoteNames(Dialect::PostgreSql, columns) + ')';
        }
        if (!takeWord("AS"))
            impossible("WITH without AS");
        expectSymbol("(");
        sql += " AS (" + selectStatement() + ')';
        expectSymbol(")");
    } while (takeSymbol(","));
    return sql + ' ';
}

std::string ToPostgres::selectCore()
{
    if (takeSymbol("(")) {
        std::string inner = selectStatement();
        expectSymbol(")");
        return '(' + inner + ')';
    }
    if (takeWord("VALUES")) {
        std::string sql = "VALUES ";
        do {
            (void)takeWord("ROW");
            expectSymbol("(");
            std::vector<std::string> values;
            do
                values.push_back(disjunction().sql);
            while (takeSymbol(","));
            expectSymbol(")");
            sql += (sql.ends_with(' ') ? "(" : ", (") + join(values, ", ") + ')';
        } while (takeSymbol(","));
        return sql;
    }
    if (!takeWord("SELECT")) {
        impossible(atEnd() ? "a query without its end"
                           : "what stands at " + printable(m_tokens[m_at].text));
        m_at = m_tokens.size();
        return {};
    }
    const auto outerSelected = std::move(m_selected);
    m_selected.clear();
    const bool wasInHaving = std::exchange(m_inHaving, false);
    std::string sql = "SELECT ";
    for (;;) {
        if (takeWord("DISTINCT") || takeWord("DISTINCTROW")) {
            sql += "DISTINCT ";
            m_result.isPlainQuery = false;
        } else if (!(takeWord("ALL") || takeWord("STRAIGHT_JOIN") || takeWord("SQL_NO_CACHE")
                     || takeWord("SQL_CALC_FOUND_ROWS") || takeWord("HIGH_PRIORITY")
                     || takeWord("SQL_SMALL_RESULT") || takeWord("SQL_BIG_RESULT")
                     || takeWord("SQL_BUFFER_RESULT"))) {
            break;
        }
    }
    sql += selectItems();
    if (takeWord("FROM"))
        sql += fromClause();
    if (takeWord("WHERE"))
        sql += " WHERE " + asCondition(disjunction(), 0);
    sql += groupClause();
    m_selected = outerSelected;
    m_inHaving = wasInHaving;
    return sql;
}

std::string ToPostgres::selectItems()
{
    std::vector<std::string> items;
    do {
        if (takeSymbol("*")) {
            items.emplace_back("*");
            continue;
        }
        SqlValue value = disjunction();
        if (value.kind == SqlKind::Boolean)
            value = asNumber(std::move(value)); // a condition is 1 or 0 there
        std::string alias;
        if (takeWord("AS") || (!endsItem() && (isNameToken() || isKind(LexemeKind::Text))))
            alias = nameAt(m_at++);
        if (alias.empty()) {
            items.push_back(value.sql);
            continue;
        }
        m_selected[toLower(alias)] = value.sql;
        items.push_back(value.sql + " AS "
                        + quoteName(Dialect::PostgreSql, postgresColumnName(alias)));
    } while (takeSymbol(","));
    return join(items, ", ");
}

std::string ToPostgres::fromClause()
{
    if (takeWord("DUAL"))
        return {};
    std::string sql = " FROM ";
    do {
        if (!sql.ends_with(' ')) {
            sql += ", ";
            m_result.isPlainQuery = false;
        }
        sql += joinedTables();
    } while (takeSymbol(","));
    return sql;
}

std::string ToPostgres::joinedTables()
{
    std::string sql = tableFactor();
    for (;;) {
        std::string join;
        if (takeWord("NATURAL"))
            join = "NATURAL ";
        if (isWord("LEFT") || isWord("RIGHT") || isWord("FULL")) {
            join += toUpper(m_tokens[m_at++].text) + ' ';
            (void)takeWord("OUTER");
        } else if (takeWord("CROSS")) {
            join += "CROSS ";
        } else {
            (void)takeWord("INNER");
        }
        if (!takeWord("JOIN") && !takeWord("STRAIGHT_JOIN")) {
            if (!join.empty())
                impossible("a join without JOIN");
            return sql;
        }
        m_result.isPlainQuery = false;
        const std::string right = tableFactor();
        const std::string condition = joinCondition(join);
        sql += ' ' + join + "JOIN " + right + condition;
    }
}

std::string ToPostgres::joinCondition(std::string &join)
{
    if (takeWord("ON")) {
        if (join == "CROSS ")
            join.clear();
        return " ON " + asCondition(disjunction(), 0);
    }
    if (takeWord("USING")) {
        expectSymbol("(");
        std::vector<std::string> columns;
        do
            columns.push_back(postgresColumnName(nameAt(m_at++)));
        while (takeSymbol(","));
        expectSymbol(")");
        if (join == "CROSS ")
            join.clear();
        return " USING (" + quoteNames(Dialect::PostgreSql, columns) + ')';
    }
    if (join.empty())
        join = "CROSS ";
    return {};
}

std::string ToPostgres::tableFactor()
{
    if (isSymbol("(")) {
        ++m_at;
        if (startsQuery()) {
            m_result.isPlainQuery = false;
            std::string sql = '(' + selectStatement() + ')';
            expectSymbol(")");
            return sql + aliasAfter({});
        }
        std::string sql = '(' + joinedTables();
        while (takeSymbol(","))
            sql += " CROSS JOIN " + joinedTables();
        expectSymbol(")");
        return sql + ')' + aliasAfter({});
    }
    (void)takeWord("LATERAL");
    if (!isNameToken()) {
        impossible("a table without a name");
        m_at = m_tokens.size();
        return {};
    }
    if (isSymbol("(", 1)) {
        impossible("the table " + printable(toUpper(nameAt(m_at))) + "()");
        m_at = m_tokens.size();
        return {};
    }
    std::string sql = tableName();
    skipIndexHints();
    return sql;
}

std::string ToPostgres::tableName()
{
    TableName table{m_sqlite ? "main" : "", nameAt(m_at++)};
    if (takeSymbol(".")) {
        table.database = table.table == "main" || !m_sqlite ? std::move(table.table) : "main";
        table.table = nameAt(m_at++);
    }
    // A name alone is one of WITH's in MySQL.
    const bool known = m_setting.sinkOf && !table.database.empty();
    const auto sink = known ? m_setting.sinkOf(table) : std::nullopt;
    std::string sql;
    std::string implied;
    if (sink) {
        sql = quoteTable(Dialect::PostgreSql, *sink);
        if (sink->table != table.table)
            implied = table.table;
    } else {
        sql = table.database.empty() || m_sqlite ? quoteName(Dialect::PostgreSql, table.table)
                                                 : quoteTable(Dialect::PostgreSql, table);
    }
    const std::size_t before = m_at;
    const std::string alias = aliasAfter(implied);
    knowTable(m_at > before ? nameAt(m_at - 1) : table.table, table);
    return sql + alias;
}

void ToPostgres::knowTable(const std::string &alias, const TableName &table)
{
    const auto [known, isNew] = m_tables.emplace(toLower(alias), table);
    if (!isNew && known->second != table)
        known->second.reset();
}

const std::vector<PostgresColumn> &ToPostgres::columnsOf(const TableName &table)
{
    const auto [known, isNew] = m_columnsOf.try_emplace(table);
    if (isNew && m_setting.columnsOf)
        known->second = m_setting.columnsOf(table);
    return known->second;
}

/// The column that a name in a query stands for; null if that is not sure.
const PostgresColumn *ToPostgres::columnOf(const std::vector<std::string> &names)
{
    const PostgresColumn *found = nullptr;
    const auto look = [&](const TableName &table) {
        for (const PostgresColumn &column : columnsOf(table)) {
            if (equalsIgnoringCase(column.source, names.back()))
                return &column;
        }
        return static_cast<const PostgresColumn *>(nullptr);
    };
    if (names.size() == 3)
        return look({names[0], names[1]});
    if (names.size() == 2) {
        const auto table = m_tables.find(toLower(names[0]));
        return table == m_tables.end() || !table->second ? nullptr : look(*table->second);
    }
    for (const auto &[alias, table] : m_tables) {
        const PostgresColumn *column = table ? look(*table) : nullptr;
        if (column && found && column != found)
            return nullptr;
        found = column ? column : found;
    }
    return found;
}

std::string ToPostgres::aliasAfter(const std::string &implied)
{
    std::string alias = implied;
    if (takeWord("AS") || (!endsItem() && isNameToken()))
        alias = nameAt(m_at++);
    return alias.empty() ? std::string()
                         : " AS " + quoteName(Dialect::PostgreSql, postgresName(alias));
}

void ToPostgres::skipIndexHints()
{
    if (m_sqlite) {
        if (takeWord("NOT"))
            (void)takeWord("INDEXED");
        else if (takeWords("INDEXED", "BY"))
            ++m_at;
        return;
    }
    while (isWord("USE") || isWord("FORCE") || isWord("IGNORE")) {
        while (!atEnd() && !isSymbol(")"))
            ++m_at;
        expectSymbol(")");
        (void)takeSymbol(",");
    }
}

std::string ToPostgres::groupClause()
{
    std::string sql;
    if (takeWords("GROUP", "BY")) {
        m_result.isPlainQuery = false;
        std::vector<std::string> items;
        do {
            SqlValue value = disjunction();
            items.push_back(value.isLiteral ? value.literal : value.sql);
            (void)(takeWord("ASC") || takeWord("DESC"));
        } while (takeSymbol(","));
        const bool rollup = takeWords("WITH", "ROLLUP");
        sql += rollup ? " GROUP BY ROLLUP (" + join(items, ", ") + ')'
                      : " GROUP BY " + join(items, ", ");
    }
    if (takeWord("HAVING")) {
        m_inHaving = true;
        sql += " HAVING " + asCondition(disjunction(), 0);
        m_inHaving = false;
        m_result.isPlainQuery = false;
    }
    if (takeWord("WINDOW")) {
        std::vector<std::string> windows;
        do {
            const std::string name = quoteName(Dialect::PostgreSql, nameAt(m_at++));
            (void)takeWord("AS");
            windows.push_back(name + " AS " + windowBody());
        } while (takeSymbol(","));
        sql += " WINDOW " + join(windows, ", ");
    }
    return sql;
}

// NULLs come first in MySQL and SQLite, last in PostgreSQL.
std::string ToPostgres::orderClause()
{
    if (!takeWords("ORDER", "BY"))
        return {};
    std::vector<std::string> items;
    do {
        SqlValue value = disjunction();
        std::string item =
            value.isLiteral && value.kind == SqlKind::Integer ? value.literal : value.sql;
        if (value.kind == SqlKind::Boolean)
            item = value.sql;
        const bool descending = takeWord("DESC");
        if (!descending)
            (void)takeWord("ASC");
        item += descending ? " DESC NULLS LAST" : " NULLS FIRST";
        if (takeWord("NULLS")) {
            item.resize(item.rfind(" NULLS"));
            item += " NULLS " + toUpper(nameAt(m_at++));
        }
        items.push_back(std::move(item));
    } while (takeSymbol(","));
    return " ORDER BY " + join(items, ", ");
}

std::string ToPostgres::limitClause()
{
    if (!takeWord("LIMIT"))
        return {};
    m_result.isPlainQuery = false;
    const SqlValue first = disjunction();
    const auto limit = [&](const SqlValue &count) {
        const bool all = count.literal.starts_with('-') || count.literal.size() > 18;
        return " LIMIT " + (all ? std::string("ALL") : count.sql);
    };
    if (takeSymbol(","))
        return limit(disjunction()) + " OFFSET " + first.sql;
    if (takeWord("OFFSET"))
        return limit(first) + " OFFSET " + disjunction().sql;
    return limit(first);
}

} // namespace godwit
