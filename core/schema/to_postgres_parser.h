// The parser behind core/schema/to_postgres.h: it reads MySQL's or SQLite's SQL from left to right
// and answers with PostgreSQL's text of what it read.
#pragma once

#include "core/schema/sql_lexer.h"
#include "core/schema/to_postgres.h"

#include <map>

namespace godwit {

/// How tightly PostgreSQL's operators bind, loosest first.
namespace binding {
constexpr int disjunction = 1;
constexpr int conjunction = 2;
constexpr int negation = 3;
constexpr int isTest = 4;
constexpr int comparison = 5;
constexpr int membership = 6; // BETWEEN, IN, LIKE
constexpr int other = 7;      // ||, ->, ~, <<
constexpr int sum = 8;
constexpr int product = 9;
constexpr int unary = 10;
constexpr int cast = 11;
constexpr int atom = 12;
} // namespace binding

/// A piece of PostgreSQL's SQL.
struct SqlValue
{
    std::string sql;
    SqlKind kind = SqlKind::Unknown;
    int rank = binding::atom;
    int integerBytes = 0; ///< of an Integer column; 0: not known, large enough
    bool nullable = true;
    bool ignoresCase = false; ///< the source compares it so
    bool isLiteral = false;
    std::string literal; ///< its value, unquoted
};

class ToPostgres
{
public:
    ToPostgres(std::string_view sql, const PostgresSetting &setting, int depth = 0);

    PostgresSql expression();
    PostgresSql condition();
    PostgresSql query();

private:
    struct Token
    {
        LexemeKind kind = LexemeKind::Symbol;
        std::string text;
        bool joined = false; ///< nothing stands between it and the one before
    };
    using Arguments = std::vector<SqlValue>;
    using Handler = SqlValue (ToPostgres::*)(const std::string &name, Arguments &arguments);

    // Tokens.
    void cut(std::string_view sql);
    bool atEnd() const { return m_at >= m_tokens.size(); }
    bool isWord(std::string_view word, std::size_t ahead = 0) const;
    bool isSymbol(std::string_view symbol, std::size_t ahead = 0) const;
    bool isKind(LexemeKind kind, std::size_t ahead = 0) const;
    bool takeWord(std::string_view word);
    bool takeWords(std::string_view first, std::string_view second);
    bool takeSymbol(std::string_view symbol);
    void expectSymbol(std::string_view symbol);
    std::string nameAt(std::size_t at) const;
    bool isNameToken(std::size_t ahead = 0) const;

    // What was found.
    void impossible(std::string what);
    void different(std::string what);
    void remark(std::string what);
    void notImmutable() { m_result.immutable = false; }
    PostgresSql finish(SqlValue value);

    // Values.
    static SqlValue made(std::string sql, SqlKind kind, int rank = binding::atom);
    static std::string wrapped(const SqlValue &value, int least);
    SqlValue binary(const SqlValue &left, const char *op, const SqlValue &right, int rank,
                    SqlKind kind) const;
    std::string asCondition(const SqlValue &value, int least);
    SqlValue asNumber(SqlValue value);
    SqlValue asText(SqlValue value);
    SqlValue textLiteral(const std::string &text) const;
    void alignForComparison(SqlValue &left, SqlValue &right);
    void foldCase(SqlValue &value) const;
    SqlValue alignBranches(std::vector<SqlValue *> branches);

    // Expressions, loosest first.
    SqlValue disjunction();
    SqlValue exclusive();
    SqlValue conjunction();
    SqlValue negation();
    SqlValue comparison();
    SqlValue comparedWith(SqlValue left, const std::string &op);
    SqlValue isTest(SqlValue left);
    SqlValue between(SqlValue left, bool negated);
    SqlValue membership(SqlValue left, bool negated);
    SqlValue like(SqlValue left, bool negated);
    SqlValue matches(SqlValue left, bool negated);
    SqlValue bitwise();
    SqlValue sum();
    SqlValue plusInterval(SqlValue left, bool minus);
    SqlValue product();
    SqlValue joinedTexts();
    SqlValue unary();
    SqlValue postfix();
    SqlValue primary();
    SqlValue number();
    SqlValue text();
    SqlValue bytes(const std::string &hex);
    SqlValue bits();
    SqlValue group();
    SqlValue caseOf();
    SqlValue cast(bool isConvert);
    SqlValue castTo(SqlValue value, const std::string &type, const std::string &arguments);
    SqlValue interval();
    SqlValue keywordValue();
    SqlValue nameOrColumn();
    SqlValue column(const std::string &name);
    const PostgresColumn *columnOf(const std::vector<std::string> &names);
    const std::vector<PostgresColumn> &columnsOf(const TableName &table);
    void knowTable(const std::string &alias, const TableName &table);
    SqlValue quotedChain(std::vector<std::string> names);

    // Functions.
    SqlValue call();
    Arguments arguments();
    SqlValue callOf(const std::string &name, Arguments arguments);
    SqlValue unknownFunction(const std::string &name, const Arguments &arguments);
    static const std::map<std::string, Handler, std::less<>> &handlers();
    SqlValue plainFunction(const std::string &name, Arguments &arguments);
    SqlValue concatenation(const std::string &name, Arguments &arguments);
    SqlValue joinedWith(const std::string &name, Arguments &arguments);
    SqlValue firstOf(const std::string &name, Arguments &arguments);
    SqlValue choice(const std::string &name, Arguments &arguments);
    SqlValue extreme(const std::string &name, Arguments &arguments);
    SqlValue textFunction(const std::string &name, Arguments &arguments);
    SqlValue substring(const std::string &name, Arguments &arguments);
    SqlValue position(const std::string &name, Arguments &arguments);
    SqlValue numberFunction(const std::string &name, Arguments &arguments);
    SqlValue division(const std::string &name, Arguments &arguments);
    SqlValue hexadecimal(const std::string &name, Arguments &arguments);
    SqlValue digest(const std::string &name, Arguments &arguments);
    SqlValue listPosition(const std::string &name, Arguments &arguments);
    SqlValue random(const std::string &name, Arguments &arguments);
    void judgePattern(const SqlValue &pattern);
    SqlValue matchFunction(const std::string &name, Arguments &arguments);
    SqlValue now(const std::string &name, Arguments &arguments);
    SqlValue datePart(const std::string &name, Arguments &arguments);
    SqlValue dateOf(const std::string &name, Arguments &arguments);
    SqlValue dateFormat(const std::string &name, Arguments &arguments);
    SqlValue dateDifference(const std::string &name, Arguments &arguments);
    SqlValue dateAdd(const std::string &name, Arguments &arguments);
    SqlValue epoch(const std::string &name, Arguments &arguments);
    SqlValue sqliteDate(const std::string &name, Arguments &arguments);
    SqlValue jsonExtract(const std::string &name, Arguments &arguments);
    SqlValue jsonFunction(const std::string &name, Arguments &arguments);
    SqlValue jsonAt(const SqlValue &document, const std::string &path, bool asText);
    SqlValue extractCall();
    SqlValue timestampDifference();
    SqlValue trimCall();
    SqlValue positionCall();
    SqlValue groupConcat();
    SqlValue aggregate(const std::string &name);
    bool isAggregate(const std::string &name) const;
    std::string window();
    std::string windowBody();

    // Queries.
    std::string selectStatement();
    std::string withClause();
    std::string selectCore();
    std::string selectItems();
    std::string fromClause();
    std::string joinedTables();
    std::string tableFactor();
    std::string tableName();
    std::string aliasAfter(const std::string &implied);
    void skipIndexHints();
    std::string joinCondition(std::string &join);
    std::string groupClause();
    std::string orderClause();
    std::string limitClause();
    bool startsQuery(std::size_t ahead = 0) const;
    bool endsItem() const;

    const PostgresSetting &m_setting;
    const bool m_sqlite;
    const int m_depth; ///< of generated columns inside each other
    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    int m_nesting = 0;
    PostgresSql m_result;
    std::map<std::string, std::string> m_selected; ///< by alias, lower case: HAVING may use it
    bool m_inHaving = false;
    /// The tables of the query, by alias in lower case; empty: the alias stands for several.
    std::map<std::string, std::optional<TableName>> m_tables;
    std::map<TableName, std::vector<PostgresColumn>> m_columnsOf;
};

} // namespace godwit
