#include "core/project/filter_syntax.h"

#include "core/base/text.h"
#include "core/project/fault_place.h"
#include "core/project/problems.h"

#include <algorithm>
#include <array>
#include <vector>

namespace godwit {

namespace {

struct Token
{
    enum class Kind { Word, Number, Text, QuotedName, Symbol };

    Kind kind = Kind::Symbol;
    std::string_view text;
    std::size_t offset = 0;
    int depth = 0; ///< of parentheses
};

bool isWordStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || c == '@'
           || static_cast<unsigned char>(c) >= 0x80;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

template<std::size_t Count>
bool isOneOf(std::string_view word, const std::array<std::string_view, Count> &words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view known) { return equalsIgnoringCase(word, known); });
}

constexpr std::string_view oneExpression = "Write one boolean expression, such as id > 100 AND "
                                           "state = 'open', without WHERE.";

class Scanner
{
public:
    /// MySQL's family takes a backslash in a text as an escape, the standard as itself.
    Scanner(std::string_view clause, bool backslashEscapes)
        : m_clause(clause)
        , m_backslashEscapes(backslashEscapes)
    {}

    Result<std::vector<Token>> scan()
    {
        while (m_at < m_clause.size()) {
            if (auto done = next(); !done)
                return failure(std::move(done));
        }
        if (m_depth > 0)
            return invalid(m_opened.back(), "the parenthesis is not closed");
        return std::move(m_tokens);
    }

private:
    tl::unexpected<Error> invalid(std::size_t offset, const std::string &message,
                                  std::string proposal = std::string(oneExpression)) const
    {
        return fail(ErrorCode::InvalidFilter, "filter: " + message + faultPlace(m_clause, offset),
                    std::move(proposal));
    }

    void add(Token::Kind kind, std::size_t length)
    {
        m_tokens.push_back({kind, m_clause.substr(m_at, length), m_at, m_depth});
        m_at += length;
    }

    Result<void> next()
    {
        const char c = m_clause[m_at];
        const auto two = m_clause.substr(m_at, 2);
        if (c == '\0')
            return invalid(m_at, "a NUL character");
        if (static_cast<unsigned char>(c) <= 0x20) {
            ++m_at;
            return {};
        }
        if (two == "--")
            return invalid(m_at, "-- begins a comment that would swallow what follows",
                           "Remove the comment; write a double minus as - -.");
        if (c == '#' && two != "#>")
            return invalid(m_at, "# begins a comment that would swallow what follows",
                           "Remove the comment.");
        if (two == "/*")
            return skipComment();
        if (c == '\'' || c == '"' || c == '`')
            return readQuoted(c);
        if (isWordStart(c) || isDigit(c))
            readWord();
        else
            return readSymbol(c, two);
        return {};
    }

    Result<void> skipComment()
    {
        const auto inside = m_clause.substr(m_at + 2);
        const auto end = inside.find("*/");
        if (end == std::string_view::npos)
            return invalid(m_at, "the comment is not closed", "Remove the comment.");
        if (inside.starts_with('!') || inside.starts_with("M!"))
            return invalid(m_at, "a comment that some servers execute", "Remove the comment.");
        m_at += end + 4;
        return {};
    }

    Result<void> readQuoted(char quote)
    {
        std::size_t end = m_at + 1;
        for (;; ++end) {
            if (end >= m_clause.size())
                return invalid(m_at, std::string("the quote ") + quote + " is not closed");
            if (m_clause[end] == '\\' && m_backslashEscapes && quote != '`')
                ++end;
            else if (m_clause[end] == quote && m_clause.substr(end + 1).starts_with(quote))
                ++end;
            else if (m_clause[end] == quote)
                break;
        }
        add(quote == '\'' ? Token::Kind::Text : Token::Kind::QuotedName, end + 1 - m_at);
        return {};
    }

    void readWord()
    {
        const bool number = isDigit(m_clause[m_at]);
        std::size_t end = m_at + 1;
        while (end < m_clause.size()
               && (isWordStart(m_clause[end]) || isDigit(m_clause[end])
                   || (number && m_clause[end] == '.')))
            ++end;
        add(number ? Token::Kind::Number : Token::Kind::Word, end - m_at);
    }

    Result<void> readSymbol(char c, std::string_view two)
    {
        if (c == '(') {
            m_opened.push_back(m_at);
            ++m_depth;
        } else if (c == ')') {
            if (m_depth == 0)
                return invalid(m_at, "a ) without its (");
            m_opened.pop_back();
            --m_depth;
        }
        constexpr std::array<std::string_view, 14> pairs = {
            "<=", ">=", "<>", "!=", "<<", ">>", "||", "&&", ":=", "->", "::", "#>", "==", "!~"};
        add(Token::Kind::Symbol, m_clause.substr(m_at).starts_with("<=>")                    ? 3
                                 : std::find(pairs.begin(), pairs.end(), two) != pairs.end() ? 2
                                                                                             : 1);
        return {};
    }

    std::string_view m_clause;
    bool m_backslashEscapes;
    std::size_t m_at = 0;
    int m_depth = 0;
    std::vector<std::size_t> m_opened;
    std::vector<Token> m_tokens;
};

// What would end the expression and begin another part of the statement. All are reserved in every
// store.
constexpr std::array<std::string_view, 9> clauseWords = {
    "WHERE", "ORDER", "GROUP", "HAVING", "LIMIT", "UNION", "INTERSECT", "EXCEPT", "INTO"};

Result<std::vector<Token>> readExpression(std::string_view clause, bool backslashEscapes)
{
    auto tokens = Scanner(clause, backslashEscapes).scan();
    if (!tokens)
        return tokens;
    const auto invalid = [&](const Token &token, const std::string &message) {
        return fail(ErrorCode::InvalidFilter,
                    "filter: " + message + faultPlace(clause, token.offset),
                    std::string(oneExpression));
    };
    if (tokens->empty())
        return fail(ErrorCode::InvalidFilter, "filter: it holds no expression",
                    std::string(oneExpression));
    for (std::size_t i = 0; i < tokens->size(); ++i) {
        const Token &token = (*tokens)[i];
        if (token.text == ";")
            return invalid(token, "a ; ends a statement");
        if (token.depth > 0)
            continue;
        if (token.text == ",")
            return invalid(token, "a comma separates two expressions");
        const bool afterDot = i > 0 && (*tokens)[i - 1].text == ".";
        if (token.kind == Token::Kind::Word && !afterDot && isOneOf(token.text, clauseWords))
            return invalid(token, toUpper(token.text) + " begins another part of a statement");
    }
    return tokens;
}

// ---- OMS's filter language
// -----------------------------------------------------------------------

constexpr std::array<std::string_view, 19> omsWords = {
    "AND",  "OR",        "XOR", "NOT",     "IN",      "BETWEEN", "IS",     "NULL",     "TRUE", "AS",
    "CHAR", "CHARACTER", "DEC", "NUMERIC", "DECIMAL", "DOUBLE",  "SIGNED", "UNSIGNED", "DATE"};
constexpr std::array<std::string_view, 4> omsFunctions = {"CONCAT", "SUBSTR", "REPLACE", "CAST"};
// Operators and keywords of SQL; any other word without parentheses is taken for a column.
constexpr std::array<std::string_view, 24> foreignWords = {"LIKE",         "ILIKE",
                                                           "RLIKE",        "REGEXP",
                                                           "GLOB",         "MATCH",
                                                           "SIMILAR",      "CASE",
                                                           "SELECT",       "EXISTS",
                                                           "DIV",          "MOD",
                                                           "COLLATE",      "INTERVAL",
                                                           "ESCAPE",       "SOUNDS",
                                                           "FALSE",        "UNKNOWN",
                                                           "BINARY",       "CURRENT_DATE",
                                                           "CURRENT_TIME", "CURRENT_TIMESTAMP",
                                                           "LOCALTIME",    "ISNULL"};
constexpr std::array<std::string_view, 23> omsSymbols = {
    "+", "-",  "~", "!",  "*", "/",  "%",  "^", "&", "|", "<<", ">>",
    ">", ">=", "<", "<=", "=", "!=", "<>", "(", ")", ",", "."};

std::optional<std::string> foreignWord(const std::vector<Token> &tokens, std::size_t i)
{
    const Token &token = tokens[i];
    if (i > 0 && tokens[i - 1].text == ".")
        return std::nullopt;
    const bool called = i + 1 < tokens.size() && tokens[i + 1].text == "(";
    if (called && !isOneOf(token.text, omsFunctions) && !isOneOf(token.text, omsWords))
        return "the function " + toUpper(token.text);
    if (isOneOf(token.text, foreignWords))
        return toUpper(token.text);
    if (token.text.starts_with('@'))
        return "the variable " + std::string(token.text);
    return std::nullopt;
}

} // namespace

Result<void> checkFilter(std::string_view clause)
{
    auto standard = readExpression(clause, false);
    if (standard || readExpression(clause, true))
        return {};
    return failure(std::move(standard));
}

std::optional<std::string> unknownToOms(std::string_view clause)
{
    auto tokens = readExpression(clause, false);
    if (!tokens)
        tokens = readExpression(clause, true);
    if (!tokens)
        return std::nullopt;
    for (std::size_t i = 0; i < tokens->size(); ++i) {
        const Token &token = (*tokens)[i];
        std::optional<std::string> found;
        if (token.kind == Token::Kind::Word)
            found = foreignWord(*tokens, i);
        else if (token.kind == Token::Kind::Symbol && !isOneOf(token.text, omsSymbols))
            found = "the operator " + std::string(token.text);
        if (found)
            return *found + faultPlace(clause, token.offset);
    }
    return std::nullopt;
}

} // namespace godwit
