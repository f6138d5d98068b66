#include "core/schema/translate_sql.h"

#include "core/base/text.h"
#include "core/schema/mysql_names.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/sql_lexer.h"
#include "core/schema/sql_tokens.h"
#include "core/schema/sqlite_view_text.h"

#include <algorithm>
#include <array>

namespace godwit {

namespace {

struct FunctionName
{
    std::string_view from;
    std::string_view to;
};

// The same result for the same arguments.
constexpr std::array sqliteFunctions = {
    FunctionName{"ABS", "ABS"},
    FunctionName{"COALESCE", "COALESCE"},
    FunctionName{"IFNULL", "IFNULL"},
    FunctionName{"NULLIF", "NULLIF"},
    FunctionName{"ROUND", "ROUND"},
    FunctionName{"LENGTH", "CHAR_LENGTH"},
    FunctionName{"SUBSTR", "SUBSTR"},
    FunctionName{"SUBSTRING", "SUBSTR"},
    FunctionName{"REPLACE", "REPLACE"},
    FunctionName{"INSTR", "INSTR"},
    FunctionName{"LOWER", "LOWER"},
    FunctionName{"UPPER", "UPPER"},
    FunctionName{"JSON_VALID", "JSON_VALID"},
};

constexpr std::array mysqlFunctions = {
    FunctionName{"ABS", "abs"},
    FunctionName{"COALESCE", "coalesce"},
    FunctionName{"IFNULL", "ifnull"},
    FunctionName{"NULLIF", "nullif"},
    FunctionName{"ROUND", "round"},
    FunctionName{"CHAR_LENGTH", "length"},
    FunctionName{"SUBSTR", "substr"},
    FunctionName{"SUBSTRING", "substr"},
    FunctionName{"REPLACE", "replace"},
    FunctionName{"INSTR", "instr"},
    FunctionName{"LOWER", "lower"},
    FunctionName{"LCASE", "lower"},
    FunctionName{"UPPER", "upper"},
    FunctionName{"UCASE", "upper"},
    FunctionName{"JSON_VALID", "json_valid"},
    FunctionName{"GREATEST", "max"},
    FunctionName{"LEAST", "min"},
    FunctionName{"IF", "iif"},
    FunctionName{"CHARACTER_LENGTH", "length"},
};

// SQLite knows upper and lower case of ASCII letters only.
constexpr std::array alikeForAscii = {"LOWER", "LCASE", "UPPER", "UCASE"};

constexpr std::array aggregateFunctions = {"COUNT", "SUM", "AVG", "MIN", "MAX"};

constexpr std::array expressionWords = {
    "AND",  "OR",   "NOT",  "IS",  "NULL", "IN",    "BETWEEN",           "CASE",
    "WHEN", "THEN", "ELSE", "END", "TRUE", "FALSE", "CURRENT_TIMESTAMP", "CURRENT_DATE",
};

constexpr std::array queryWords = {
    "SELECT", "DISTINCT", "ALL",   "FROM",   "WHERE",  "GROUP", "BY",        "HAVING", "ORDER",
    "ASC",    "DESC",     "LIMIT", "OFFSET", "JOIN",   "LEFT",  "INNER",     "OUTER",  "CROSS",
    "ON",     "USING",    "AS",    "UNION",  "EXISTS", "WITH",  "RECURSIVE", "RIGHT",
};

// Known in both dialects, but with another meaning or another form.
constexpr std::array otherWords = {
    "LIKE",    "GLOB",    "REGEXP",   "RLIKE",   "MATCH",         "COLLATE",      "CAST",
    "DIV",     "MOD",     "XOR",      "FULL",    "NATURAL",       "EXCEPT",       "INTERSECT",
    "OVER",    "FILTER",  "INTERVAL", "BINARY",  "SOUNDS",        "CURRENT_TIME", "ISNULL",
    "NOTNULL", "INDEXED", "ESCAPE",   "CONVERT", "STRAIGHT_JOIN",
};

template<typename Words>
bool isOneOf(const Lexeme &lexeme, const Words &words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](const char *word) { return lexeme.isWord(word); });
}

class Translator
{
public:
    Translator(std::string_view sql, const SqlSetting &setting)
        : m_setting(setting)
        , m_fromSqlite(setting.from == Dialect::Sqlite)
        , m_lexemes(m_fromSqlite ? lexSqlite(sql) : lexMysql(sql))
        , m_tables(setting.isQuery ? tablePositions(m_lexemes)
                                   : std::vector<bool>(m_lexemes.size(), false))
    {}

    TranslatedSql run()
    {
        for (m_at = 0; m_at < m_lexemes.size(); ++m_at)
            step(m_lexemes[m_at]);
        return std::move(m_result);
    }

private:
    void step(const Lexeme &lexeme)
    {
        switch (lexeme.kind) {
        case LexemeKind::Space:
            emit(lexeme.text);
            return;
        case LexemeKind::Comment:
            emit(" ");
            return;
        case LexemeKind::Word:
            word(lexeme);
            return;
        case LexemeKind::Name:
            name(lexeme);
            return;
        case LexemeKind::Text:
            emit(text(lexeme));
            return;
        case LexemeKind::Blob:
        case LexemeKind::Number:
            emit(lexeme.text);
            return;
        case LexemeKind::Symbol:
            symbol(lexeme);
            return;
        case LexemeKind::Broken:
            obstacle("a quote without its end");
            return;
        }
    }

    void word(const Lexeme &lexeme)
    {
        if (isIntroducer(lexeme))
            return;
        const bool dotted = touchesDot();
        if (dotted || m_tables[m_at]) {
            name(lexeme);
        } else if (lexeme.isWord("CONCAT") && !m_fromSqlite && opensGroup()) {
            concatenation();
        } else if (lexeme.isWord("IS")) {
            comparisonWithIs();
        } else if (isOneOf(lexeme, expressionWords)
                   || (m_setting.isQuery && isOneOf(lexeme, queryWords))) {
            emit(lexeme.text);
        } else if (isOneOf(lexeme, otherWords)) {
            emit(lexeme.text);
            obstacle(toUpper(lexeme.text));
        } else if (opensGroup()) {
            function(lexeme);
        } else {
            name(lexeme);
        }
    }

    // _utf8mb4'text': the charset of a text, which SQLite has not.
    bool isIntroducer(const Lexeme &lexeme) const
    {
        const std::size_t next = m_at + 1;
        return !m_fromSqlite && lexeme.text.starts_with('_') && next < m_lexemes.size()
               && (m_lexemes[next].kind == LexemeKind::Text || m_lexemes[next].isSymbol('\\'));
    }

    void comparisonWithIs()
    {
        std::size_t next = skipGaps(m_lexemes, m_at + 1);
        emit("IS");
        if (next < m_lexemes.size() && m_lexemes[next].isWord("NOT"))
            next = skipGaps(m_lexemes, next + 1);
        if (next >= m_lexemes.size() || !m_lexemes[next].isWord("NULL"))
            obstacle("IS between values");
    }

    void function(const Lexeme &lexeme)
    {
        const std::string upper = toUpper(lexeme.text);
        const auto translate = [&](const auto &functions) {
            for (const FunctionName &known : functions) {
                if (known.from == upper) {
                    emit(known.to);
                    return true;
                }
            }
            return false;
        };
        if (isOneOf(lexeme, alikeForAscii))
            obstacle(upper + " of letters beyond ASCII");
        if (m_setting.isQuery && isOneOf(lexeme, aggregateFunctions)) {
            emit(upper);
            return;
        }
        if (m_fromSqlite ? translate(sqliteFunctions) : translate(mysqlFunctions))
            return;
        emit(lexeme.text);
        obstacle("the function " + upper);
    }

    // CONCAT(a, b) is (a || b) in SQLite; both are NULL when one of them is.
    void concatenation()
    {
        const std::size_t open = skipGaps(m_lexemes, m_at + 1);
        const std::size_t end = afterGroup(m_lexemes, open);
        int depth = 0;
        for (m_at = open; m_at < end; ++m_at) {
            const Lexeme &lexeme = m_lexemes[m_at];
            if (lexeme.isSymbol('('))
                ++depth;
            if (lexeme.isSymbol(')'))
                --depth;
            if (lexeme.isSymbol(',') && depth == 1)
                emit(" ||");
            else
                step(lexeme);
        }
        --m_at;
    }

    void name(const Lexeme &lexeme)
    {
        const std::string plain = nameable(lexeme.name());
        if (m_tables[m_at]) {
            table(lexeme.name());
            return;
        }
        if (m_setting.columns) {
            for (const Column &column : *m_setting.columns) {
                if (equalsIgnoringCase(column.name, plain)) {
                    emit(quoteName(m_setting.to, column.name));
                    return;
                }
            }
            if (m_fromSqlite && lexeme.text.starts_with('"')) {
                emit(quoteText(m_setting.to, plain));
                return;
            }
            if (!touchesDot())
                obstacle("the name " + plain);
        }
        emit(quoteName(m_setting.to, plain));
    }

    /// As the other dialect's columns and aliases are called.
    std::string nameable(const std::string &name) const
    {
        return m_setting.to == Dialect::MySql || m_setting.to == Dialect::MariaDb ? mysqlName(name)
                                                                                  : name;
    }

    // A table's name, or a database's before it.
    void table(const std::string &plain)
    {
        const std::size_t dot = skipGaps(m_lexemes, m_at + 1);
        const std::size_t after = skipGaps(m_lexemes, dot + 1);
        const bool beforeDot = dot < m_lexemes.size() && m_lexemes[dot].isSymbol('.');
        if (beforeDot && after < m_lexemes.size() && m_lexemes[after].isName()) {
            const std::string second = m_lexemes[after].name();
            if (const auto sink = m_setting.sinkOf({plain, second})) {
                emit(quoteTable(m_setting.to, *sink));
                m_at = after;
                return;
            }
        }
        if (beforeDot && !m_fromSqlite) {
            emit(quoteName(m_setting.to, renamedInFrom(plain)));
            return;
        }
        if (const auto sink = m_fromSqlite ? m_setting.sinkOf({"main", plain}) : std::nullopt) {
            // Before a dot it stands for the columns of the table named in FROM.
            emit(beforeDot ? quoteName(m_setting.to, sink->table)
                           : quoteTable(m_setting.to, *sink));
            return;
        }
        emit(quoteName(m_setting.to, nameable(plain)));
    }

    // The new name of a table that FROM names together with its database.
    std::string renamedInFrom(const std::string &plain) const
    {
        for (std::size_t i = 0; i < m_lexemes.size(); ++i) {
            const std::size_t dot = skipGaps(m_lexemes, i + 1);
            const std::size_t after = skipGaps(m_lexemes, dot + 1);
            if (!m_tables[i] || after >= m_lexemes.size() || !m_lexemes[dot].isSymbol('.')
                || m_lexemes[after].name() != plain)
                continue;
            if (const auto sink = m_setting.sinkOf({m_lexemes[i].name(), plain}))
                return sink->table;
        }
        return plain;
    }

    std::string text(const Lexeme &lexeme) const
    {
        return quoteText(m_setting.to, m_fromSqlite ? lexeme.name() : decodeLiteral(lexeme.text));
    }

    void symbol(const Lexeme &lexeme)
    {
        const char c = lexeme.text[0];
        const char before = m_at > 0 && m_lexemes[m_at - 1].kind == LexemeKind::Symbol
                                ? m_lexemes[m_at - 1].text[0]
                                : '\0';
        if (c == '=' && before == '=' && m_fromSqlite)
            return; // == is = in MySQL
        emit(lexeme.text);
        if (lexeme.text == "||") {
            // MySQL reads it as OR unless the session says PIPES_AS_CONCAT, which views' sessions
            // do.
            if (!m_fromSqlite || !m_setting.isQuery)
                obstacle("||");
        } else if (c == '/' || c == '&' || c == '|' || c == '~' || c == '?' || c == '@' || c == '^'
                   || c == '\\') {
            obstacle(std::string("the operator ") + c);
        } else if (c == '>' && (before == '-' || before == '=' || before == '>')) {
            obstacle(std::string("the operator ") + before + c);
        }
    }

    bool opensGroup() const
    {
        const std::size_t next = skipGaps(m_lexemes, m_at + 1);
        return next < m_lexemes.size() && m_lexemes[next].isSymbol('(');
    }

    bool touchesDot() const
    {
        const std::size_t next = skipGaps(m_lexemes, m_at + 1);
        std::size_t before = m_at;
        while (before > 0 && m_lexemes[before - 1].isGap())
            --before;
        return (next < m_lexemes.size() && m_lexemes[next].isSymbol('.'))
               || (before > 0 && m_lexemes[before - 1].isSymbol('.'));
    }

    void emit(std::string_view text) { m_result.sql += text; }

    void obstacle(std::string what)
    {
        auto &all = m_result.obstacles;
        if (std::find(all.begin(), all.end(), what) == all.end())
            all.push_back(std::move(what));
    }

    const SqlSetting &m_setting;
    bool m_fromSqlite;
    std::vector<Lexeme> m_lexemes;
    std::vector<bool> m_tables;
    std::size_t m_at = 0;
    TranslatedSql m_result;
};

} // namespace

TranslatedSql translateSql(std::string_view sql, const SqlSetting &setting)
{
    return Translator(sql, setting).run();
}

} // namespace godwit
