#include "core/schema/postgres_expression.h"

#include "core/base/text.h"
#include "core/schema/mysql_names.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/sql_lexer.h"

#include <algorithm>
#include <array>
#include <map>

namespace godwit {

namespace {

/// Mean the same on both sides, or differ in their name only.
const std::map<std::string, std::string> &knownFunctions()
{
    static const std::map<std::string, std::string> names = {
        {"abs", "ABS"},
        {"lower", "LOWER"},
        {"upper", "UPPER"},
        {"length", "CHAR_LENGTH"},
        {"floor", "FLOOR"},
        {"char_length", "CHAR_LENGTH"},
        {"ceil", "CEIL"},
        {"character_length", "CHAR_LENGTH"},
        {"ceiling", "CEIL"},
        {"octet_length", "LENGTH"},
        {"coalesce", "COALESCE"},
        {"nullif", "NULLIF"},
        {"mod", "MOD"},
        {"sign", "SIGN"},
        {"reverse", "REVERSE"},
        {"md5", "MD5"},
        {"count", "COUNT"},
        {"sum", "SUM"},
        {"min", "MIN"},
        {"max", "MAX"},
        {"replace", "REPLACE"},
        {"btrim", "TRIM"},
        {"row_number", "ROW_NUMBER"},
    };
    return names;
}

constexpr std::array<std::string_view, 20> expressionWords = {
    "AND",  "OR",   "NOT",  "IS",   "NULL", "IN",       "BETWEEN", "LIKE",    "TRUE", "FALSE",
    "CASE", "WHEN", "THEN", "ELSE", "END",  "DISTINCT", "ESCAPE",  "UNKNOWN", "ASC",  "DESC"};
constexpr std::array<std::string_view, 22> queryWords = {
    "SELECT", "FROM",  "WHERE", "JOIN",   "LEFT",   "RIGHT",    "INNER", "CROSS",
    "ON",     "USING", "GROUP", "BY",     "HAVING", "ORDER",    "LIMIT", "OFFSET",
    "UNION",  "ALL",   "AS",    "EXISTS", "OVER",   "PARTITION"};
/// Casts that change no value, only how the server looks at it.
constexpr std::array<std::string_view, 6> harmlessTypes = {
    "text", "character varying", "bpchar", "numeric", "name", "character"};
constexpr std::array<std::string_view, 12> plainSymbols = {"(", ")", ",", "+", "-", "*",
                                                           "%", "=", "<", ">", ".", ";"};

template<typename List>
bool contains(const List &list, std::string_view wanted)
{
    return std::find(list.begin(), list.end(), wanted) != list.end();
}

class Translator
{
public:
    Translator(std::string_view sql, const SqlSetting &setting)
        : m_setting(setting)
        , m_tokens(lexSqlite(sql))
    {}

    TranslatedSql run()
    {
        while (m_at < m_tokens.size())
            step();
        m_result.sql = std::string(trimmed(m_result.sql));
        return std::move(m_result);
    }

private:
    void step()
    {
        if (takeCast() || takeArray() || takeLike() || takeEscapedText() || takeName())
            return;
        const Lexeme &token = m_tokens[m_at];
        if (token.kind == LexemeKind::Comment) {
            ++m_at;
            return;
        }
        if (token.kind == LexemeKind::Symbol && token.text == "||" && !m_setting.isQuery)
            obstacle("||");
        else if (token.kind == LexemeKind::Symbol && token.text != "||"
                 && !contains(plainSymbols, token.text))
            obstacle("the operator " + std::string(token.text));
        else if (token.kind == LexemeKind::Broken || token.kind == LexemeKind::Blob)
            obstacle(printable(token.text));
        if (token.kind == LexemeKind::Text)
            m_result.sql += quoteText(Dialect::MySql, token.name());
        else
            m_result.sql += token.text;
        if (!token.isGap())
            m_last = token.kind;
        ++m_at;
    }

    bool symbolAt(std::size_t at, char symbol) const
    {
        return at < m_tokens.size() && m_tokens[at].isSymbol(symbol);
    }
    bool wordAt(std::size_t at, std::string_view word) const
    {
        return at < m_tokens.size() && m_tokens[at].isWord(word);
    }

    void obstacle(const std::string &what)
    {
        if (!contains(m_result.obstacles, what))
            m_result.obstacles.push_back(what);
    }

    // `character varying(10)[]`, `timestamp(3) without time zone`, `public."Mood"`; from the first
    // token on. The name without arguments.
    std::string takeType()
    {
        std::string name;
        static constexpr std::array<std::string_view, 6> following = {
            "varying", "precision", "with", "without", "time", "zone"};
        bool first = true;
        for (;;) {
            const std::size_t next = skipGaps(m_tokens, m_at);
            if (next >= m_tokens.size())
                return name;
            const Lexeme &token = m_tokens[next];
            const bool isPart = token.kind == LexemeKind::Word || token.kind == LexemeKind::Name;
            if (symbolAt(next, '(') && !first) {
                m_at = afterGroup(m_tokens, next);
            } else if (symbolAt(next, '[') || symbolAt(next, ']')
                       || (token.kind == LexemeKind::Name && token.text.starts_with("[")
                           && !first)) {
                m_at = next + 1;
                name += "[]";
            } else if (symbolAt(next, '.') && !first) {
                m_at = next + 1;
                name.clear();
                first = true;
            } else if (isPart && (first || contains(following, toLower(token.text)))) {
                name += (name.empty() ? "" : " ") + toLower(token.name());
                m_at = next + 1;
                first = false;
            } else {
                return name;
            }
        }
    }

    bool takeCast()
    {
        if (!symbolAt(m_at, ':') || !symbolAt(m_at + 1, ':'))
            return false;
        const bool onLiteral = m_last == LexemeKind::Text || m_last == LexemeKind::Number;
        m_at += 2;
        const std::string type = takeType();
        if (!onLiteral && !contains(harmlessTypes, type))
            obstacle("the cast to " + printable(type));
        return true;
    }

    // `= ANY (ARRAY[...])`, `<> ALL ((ARRAY[...])::text[])`
    bool takeArray()
    {
        const bool any = symbolAt(m_at, '=');
        const bool none = symbolAt(m_at, '<') && symbolAt(m_at + 1, '>');
        if (!any && !none)
            return false;
        const std::size_t at = skipGaps(m_tokens, m_at + (any ? 1 : 2));
        if (!wordAt(at, any ? "ANY" : "ALL"))
            return false;
        const std::size_t group = skipGaps(m_tokens, at + 1);
        if (!symbolAt(group, '('))
            return false;
        const std::size_t end = afterGroup(m_tokens, group);
        const std::string all = lexemeText(m_tokens, group, end);
        const std::size_t open = all.find("ARRAY[");
        if (open == all.npos || all.find_first_not_of("( ") != open)
            return false;
        const TranslatedSql list = translatePostgresSql(arrayContent(all, open), m_setting);
        for (const std::string &what : list.obstacles)
            obstacle(what);
        m_result.sql += any ? "IN (" : "NOT IN (";
        m_result.sql += list.sql + ")";
        m_last = LexemeKind::Symbol;
        m_at = end;
        return true;
    }

    // What stands between `ARRAY[` and its `]`.
    static std::string arrayContent(const std::string &text, std::size_t open)
    {
        const std::size_t begin = open + 6;
        bool inText = false;
        for (std::size_t i = begin; i < text.size(); ++i) {
            if (text[i] == '\'')
                inText = !inText;
            else if (text[i] == ']' && !inText)
                return text.substr(begin, i - begin);
        }
        return text.substr(begin);
    }

    // `~~` is how the catalogue prints LIKE.
    bool takeLike()
    {
        const bool negated = symbolAt(m_at, '!');
        const std::size_t at = m_at + (negated ? 1 : 0);
        if (!symbolAt(at, '~') || !symbolAt(at + 1, '~') || symbolAt(at + 2, '*'))
            return false;
        m_result.sql += negated ? "NOT LIKE" : "LIKE";
        m_last = LexemeKind::Word;
        m_at = at + 2;
        return true;
    }

    // E'a\\b': backslashes escape, as in MySQL's own texts.
    bool takeEscapedText()
    {
        if (!wordAt(m_at, "E") || m_at + 1 >= m_tokens.size()
            || m_tokens[m_at + 1].kind != LexemeKind::Text)
            return false;
        m_result.sql += m_tokens[m_at + 1].text;
        m_last = LexemeKind::Text;
        m_at += 2;
        return true;
    }

    bool isColumn(const std::string &name) const
    {
        return m_setting.columns
               && std::any_of(m_setting.columns->begin(), m_setting.columns->end(),
                              [&](const Column &column) { return column.name == name; });
    }

    bool takeTable(const std::string &first)
    {
        if (!m_setting.isQuery || !symbolAt(m_at + 1, '.') || m_at + 2 >= m_tokens.size())
            return false;
        const Lexeme &second = m_tokens[m_at + 2];
        if (second.kind != LexemeKind::Word && second.kind != LexemeKind::Name)
            return false;
        const auto sink =
            m_setting.sinkOf ? m_setting.sinkOf({first, second.name()}) : std::nullopt;
        if (!sink)
            return false;
        m_result.sql += quoteTable(Dialect::MySql, *sink);
        m_at += 3;
        return true;
    }

    bool takeName()
    {
        const Lexeme &token = m_tokens[m_at];
        if (token.kind != LexemeKind::Word && token.kind != LexemeKind::Name)
            return false;
        m_last = LexemeKind::Word;
        if (takeTable(token.name()))
            return true;
        const std::string name = mysqlName(token.name());
        const bool isCall = symbolAt(m_at + 1, '(') && token.kind == LexemeKind::Word;
        ++m_at;
        if (token.kind == LexemeKind::Name || isColumn(name)) {
            m_result.sql += quoteName(Dialect::MySql, name);
            return true;
        }
        const std::string upper = toUpper(name);
        const bool isWord =
            contains(expressionWords, upper) || (m_setting.isQuery && contains(queryWords, upper));
        const auto function = knownFunctions().find(toLower(name));
        if (isCall && !isWord && function != knownFunctions().end()) {
            m_result.sql += function->second;
            return true;
        }
        if (isCall && !isWord)
            obstacle("the function " + printable(name) + "()");
        else if (!isWord && !m_setting.isQuery)
            obstacle(printable(name));
        m_result.sql += isCall || isWord || !m_setting.isQuery ? std::string(token.text)
                                                               : quoteName(Dialect::MySql, name);
        return true;
    }

    const SqlSetting &m_setting;
    std::vector<Lexeme> m_tokens;
    std::size_t m_at = 0;
    LexemeKind m_last = LexemeKind::Space; ///< of what was written last, gaps aside
    TranslatedSql m_result;
};

} // namespace

TranslatedSql translatePostgresSql(std::string_view sql, const SqlSetting &setting)
{
    return Translator(sql, setting).run();
}

} // namespace godwit
