#include "core/schema/column_text.h"

#include "core/base/text.h"
#include "core/schema/sql_tokens.h"

#include <algorithm>
#include <utility>

namespace godwit {

namespace {

class ColumnParser
{
public:
    explicit ColumnParser(std::string_view text)
        : m_text(text)
        , m_tokens(tokenize(text))
    {}

    ColumnText run()
    {
        if (m_tokens.empty())
            return {};
        m_out.name = nameOf(m_tokens[m_at++]);
        type();
        while (!atEnd())
            clause();
        return std::move(m_out);
    }

private:
    bool atEnd() const { return m_at >= m_tokens.size(); }
    bool is(std::string_view word, std::size_t ahead = 0) const
    {
        return m_at + ahead < m_tokens.size() && m_tokens[m_at + ahead].is(word);
    }
    bool isKind(TokenKind kind) const { return !atEnd() && m_tokens[m_at].kind == kind; }
    bool take(std::string_view word)
    {
        if (!is(word))
            return false;
        ++m_at;
        return true;
    }
    std::string slice(std::size_t first, std::size_t past) const
    {
        if (first >= past || past > m_tokens.size())
            return {};
        const std::size_t begin = m_tokens[first].begin;
        return std::string(m_text.substr(begin, m_tokens[past - 1].end - begin));
    }

    void type()
    {
        const std::size_t first = m_at++;
        if (is("("))
            m_at = pastGroup(m_tokens, m_at);
        while (is("UNSIGNED") || is("ZEROFILL") || is("PRECISION"))
            ++m_at;
        m_out.type = slice(first, std::min(m_at, m_tokens.size()));
    }

    void clause()
    {
        const std::size_t first = m_at;
        ColumnClause out;
        if (isKind(TokenKind::VersionOpen))
            versioned(out);
        else
            plain(out);
        out.text = slice(first, m_at);
        m_out.clauses.push_back(std::move(out));
    }

    void versioned(ColumnClause &out)
    {
        ++m_at;
        plain(out);
        while (!atEnd() && !isKind(TokenKind::VersionClose))
            ++m_at;
        if (!atEnd())
            ++m_at;
    }

    void plain(ColumnClause &out)
    {
        if (take("CHARACTER")) {
            take("SET");
            word(out, ColumnClauseKind::CharacterSet);
        } else if (take("COLLATE")) {
            word(out, ColumnClauseKind::Collate);
        } else if (is("GENERATED") || is("AS")) {
            generated(out);
        } else if (is("NOT") && is("NULL", 1)) {
            simple(out, ColumnClauseKind::NotNull, 2);
        } else if (is("NULL")) {
            simple(out, ColumnClauseKind::Null, 1);
        } else if (take("DEFAULT")) {
            out.kind = ColumnClauseKind::Default;
            out.value = expression();
        } else if (is("ON") && is("UPDATE", 1)) {
            m_at += 2;
            out.kind = ColumnClauseKind::OnUpdate;
            out.value = expression();
        } else if (is("AUTO_INCREMENT")) {
            simple(out, ColumnClauseKind::AutoIncrement, 1);
        } else if (take("COMMENT")) {
            word(out, ColumnClauseKind::Comment);
        } else if (is("INVISIBLE")) {
            simple(out, ColumnClauseKind::Invisible, 1);
        } else if (take("SRID")) {
            word(out, ColumnClauseKind::Srid);
        } else if (take("CHECK")) {
            out.kind = ColumnClauseKind::Check;
            out.value = insideOfGroup();
        } else if (is("COMPRESSED")) {
            simple(out, ColumnClauseKind::Compressed, 1);
        } else if ((is("WITHOUT") || is("WITH")) && is("SYSTEM", 1)) {
            simple(out, ColumnClauseKind::SystemVersioning, 3);
        } else {
            other();
        }
    }

    void simple(ColumnClause &out, ColumnClauseKind kind, std::size_t tokens)
    {
        out.kind = kind;
        m_at = std::min(m_at + tokens, m_tokens.size());
    }

    void word(ColumnClause &out, ColumnClauseKind kind)
    {
        out.kind = kind;
        if (!atEnd())
            out.value = std::string(m_tokens[m_at++].text);
    }

    void other()
    {
        ++m_at;
        if (take("=") && !atEnd())
            ++m_at;
    }

    std::string insideOfGroup()
    {
        if (!is("("))
            return {};
        const std::size_t first = m_at;
        m_at = pastGroup(m_tokens, m_at);
        return slice(first + 1, m_at - 1);
    }

    void generated(ColumnClause &out)
    {
        out.kind = ColumnClauseKind::Generated;
        if (take("GENERATED"))
            take("ALWAYS");
        take("AS");
        if (is("ROW")) {
            out.isRowPeriod = true;
            out.stored = true;
            out.value = slice(m_at, std::min(m_at + 2, m_tokens.size()));
            m_at = std::min(m_at + 2, m_tokens.size());
            return;
        }
        out.value = insideOfGroup();
        if (take("STORED") || take("PERSISTENT"))
            out.stored = true;
        else
            take("VIRTUAL");
    }

    /// A default as it is printed: a literal with sign or introducer, a group, or a call.
    std::string expression()
    {
        const std::size_t first = m_at;
        if (is("-") || is("+"))
            ++m_at;
        if (is("(")) {
            m_at = pastGroup(m_tokens, m_at);
        } else if (isKind(TokenKind::Word) || isKind(TokenKind::Name)) {
            ++m_at;
            while (is(".") && m_at + 1 < m_tokens.size())
                m_at += 2;
            if (isKind(TokenKind::Text))
                ++m_at; // x'41', _utf8mb4'a', DATE'2001-01-01'
            else if (is("("))
                m_at = pastGroup(m_tokens, m_at);
        } else if (!atEnd()) {
            ++m_at;
        }
        return slice(first, std::min(m_at, m_tokens.size()));
    }

    std::string_view m_text;
    std::vector<SqlToken> m_tokens;
    std::size_t m_at = 0;
    ColumnText m_out;
};

std::string quotedName(const std::string &name)
{
    return '`' + replaced(name, "`", "``") + '`';
}

} // namespace

const ColumnClause *ColumnText::find(ColumnClauseKind kind) const
{
    const auto found = std::find_if(clauses.begin(), clauses.end(),
                                    [&](const ColumnClause &c) { return c.kind == kind; });
    return found == clauses.end() ? nullptr : &*found;
}

ColumnClause *ColumnText::find(ColumnClauseKind kind)
{
    return const_cast<ColumnClause *>(std::as_const(*this).find(kind));
}

void ColumnText::remove(ColumnClauseKind kind)
{
    std::erase_if(clauses, [&](const ColumnClause &c) { return c.kind == kind; });
}

std::string ColumnText::typeName() const
{
    return toLower(type.substr(0, type.find_first_of(" (")));
}

std::string ColumnText::text() const
{
    std::string out = quotedName(name) + ' ' + type;
    for (const ColumnClause &clause : clauses)
        out += ' ' + clause.text;
    return out;
}

ColumnText parseColumnText(std::string_view definition)
{
    return ColumnParser(definition).run();
}

bool isPlainDefault(std::string_view sql)
{
    const std::vector<SqlToken> tokens = tokenize(sql);
    if (tokens.empty())
        return true;
    const SqlToken &first = tokens.front();
    if (first.kind == TokenKind::Text || first.kind == TokenKind::Number || first.is("-")
        || first.is("+"))
        return true;
    if (first.kind != TokenKind::Word)
        return false;
    const std::string word = toUpper(first.text);
    if (word == "CURRENT_TIMESTAMP" || word == "NOW" || word == "LOCALTIMESTAMP")
        return true;
    // NULL, TRUE, or an introducer with its literal.
    return tokens.size() == 1 || tokens[1].kind == TokenKind::Text;
}

} // namespace godwit
