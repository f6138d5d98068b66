#include "core/schema/sql_tokens.h"

#include "core/base/text.h"

#include <algorithm>

namespace godwit {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWordCharacter(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$'
           || static_cast<unsigned char>(c) >= 0x80;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

class Lexer
{
public:
    explicit Lexer(std::string_view sql)
        : m_sql(sql)
    {}

    std::vector<SqlToken> run()
    {
        while (m_at < m_sql.size())
            step();
        return std::move(m_tokens);
    }

private:
    char peek(std::size_t ahead) const
    {
        return m_at + ahead < m_sql.size() ? m_sql[m_at + ahead] : '\0';
    }
    bool startsWith(std::string_view text) const { return m_sql.substr(m_at, text.size()) == text; }

    void add(TokenKind kind, std::size_t end)
    {
        m_tokens.push_back({kind, m_at, end, m_sql.substr(m_at, end - m_at)});
        m_at = end;
    }

    template<typename Predicate>
    std::size_t endOf(Predicate belongs, std::size_t from) const
    {
        while (from < m_sql.size() && belongs(m_sql[from]))
            ++from;
        return from;
    }

    void step()
    {
        const char c = m_sql[m_at];
        if (isBlank(c))
            ++m_at;
        else if (c == '`')
            add(TokenKind::Name, pastQuotes(c, false));
        else if (c == '\'' || c == '"')
            add(TokenKind::Text, pastQuotes(c, true));
        else if (startsWith("/*"))
            comment();
        else if (m_versionDepth > 0 && startsWith("*/"))
            closeVersion();
        else if (startsWith("-- ") || c == '#')
            m_at = std::min(m_sql.find('\n', m_at), m_sql.size());
        else if (isDigit(c) || (c == '.' && isDigit(peek(1)) && !afterName()))
            number();
        else if (isWordCharacter(c))
            add(TokenKind::Word, endOf(isWordCharacter, m_at));
        else
            add(TokenKind::Symbol, m_at + 1);
    }

    bool afterName() const
    {
        return !m_tokens.empty() && m_tokens.back().end == m_at
               && (m_tokens.back().kind == TokenKind::Name
                   || m_tokens.back().kind == TokenKind::Word);
    }

    std::size_t pastQuotes(char quote, bool backslashes) const
    {
        for (std::size_t at = m_at + 1; at < m_sql.size(); ++at) {
            if (backslashes && m_sql[at] == '\\')
                ++at;
            else if (m_sql[at] == quote) {
                if (at + 1 >= m_sql.size() || m_sql[at + 1] != quote)
                    return at + 1;
                ++at;
            }
        }
        return m_sql.size();
    }

    void comment()
    {
        const std::size_t mark = startsWith("/*M!") ? 4 : startsWith("/*!") ? 3 : 0;
        if (mark > 0) {
            ++m_versionDepth;
            add(TokenKind::VersionOpen, endOf(isDigit, m_at + mark));
            return;
        }
        const std::size_t close = m_sql.find("*/", m_at + 2);
        m_at = close == std::string_view::npos ? m_sql.size() : close + 2;
    }

    void closeVersion()
    {
        --m_versionDepth;
        add(TokenKind::VersionClose, m_at + 2);
    }

    void number()
    {
        const auto belongs = [](char c) { return isWordCharacter(c) || c == '.'; };
        std::size_t end = endOf(belongs, m_at);
        const char last = end > m_at ? m_sql[end - 1] : '\0';
        const bool exponent = (last == 'e' || last == 'E') && end < m_sql.size()
                              && (m_sql[end] == '+' || m_sql[end] == '-');
        if (exponent)
            end = endOf(isDigit, end + 1);
        add(TokenKind::Number, end);
    }

    std::string_view m_sql;
    std::size_t m_at = 0;
    int m_versionDepth = 0;
    std::vector<SqlToken> m_tokens;
};

char unescaped(char c)
{
    switch (c) {
    case '0':
        return '\0';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'b':
        return '\b';
    case 'Z':
        return '\x1A';
    default:
        return c;
    }
}

} // namespace

bool SqlToken::is(std::string_view word) const
{
    return (kind == TokenKind::Word || kind == TokenKind::Symbol) && equalsIgnoringCase(text, word);
}

std::vector<SqlToken> tokenize(std::string_view sql)
{
    return Lexer(sql).run();
}

std::size_t pastGroup(const std::vector<SqlToken> &tokens, std::size_t open)
{
    int depth = 0;
    for (std::size_t i = open; i < tokens.size(); ++i) {
        if (tokens[i].is("("))
            ++depth;
        else if (tokens[i].is(")") && --depth == 0)
            return i + 1;
    }
    return tokens.size();
}

std::string nameOf(const SqlToken &token)
{
    if (token.kind != TokenKind::Name || token.text.size() < 2)
        return std::string(token.text);
    return replaced(std::string(token.text.substr(1, token.text.size() - 2)), "``", "`");
}

std::string decodeLiteral(std::string_view literal)
{
    if (literal.size() < 2 || (literal[0] != '\'' && literal[0] != '"'))
        return std::string(literal);
    const char quote = literal[0];
    const std::string_view inside = literal.substr(1, literal.size() - 2);
    std::string out;
    for (std::size_t i = 0; i < inside.size(); ++i) {
        if (inside[i] == '\\' && i + 1 < inside.size()) {
            out += unescaped(inside[++i]);
            continue;
        }
        out += inside[i];
        if (inside[i] == quote)
            ++i; // the second of a doubled quote
    }
    return out;
}

} // namespace godwit
