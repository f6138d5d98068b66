#include "core/schema/view_text.h"

#include "core/base/text.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/sql_tokens.h"

#include <algorithm>

namespace godwit {

namespace {

using Tokens = std::vector<SqlToken>;

/// Index of `a` in a chain `a`.`b`; every chain is looked at from its start only.
bool isPairAt(const Tokens &tokens, std::size_t i)
{
    if (i + 2 >= tokens.size() || tokens[i].kind != TokenKind::Name || !tokens[i + 1].is(".")
        || tokens[i + 2].kind != TokenKind::Name)
        return false;
    return i == 0 || !tokens[i - 1].is(".");
}

TableName pairAt(const Tokens &tokens, std::size_t i)
{
    return {nameOf(tokens[i]), nameOf(tokens[i + 2])};
}

void addOnce(std::vector<TableName> &list, const TableName &name)
{
    if (std::find(list.begin(), list.end(), name) == list.end())
        list.push_back(name);
}

class ViewParser
{
public:
    explicit ViewParser(std::string_view text)
        : m_text(text)
        , m_tokens(tokenize(text))
    {}

    Result<CreateViewText> run()
    {
        if (!take("CREATE"))
            return unreadable();
        header();
        if (!take("VIEW"))
            return unreadable();
        name();
        if (is("("))
            columns();
        if (!take("AS") || m_at >= m_tokens.size())
            return unreadable();
        body();
        return std::move(m_out);
    }

private:
    bool is(std::string_view word) const
    {
        return m_at < m_tokens.size() && m_tokens[m_at].is(word);
    }
    bool take(std::string_view word)
    {
        if (!is(word))
            return false;
        ++m_at;
        return true;
    }
    std::string word() const
    {
        return m_at < m_tokens.size() ? toUpper(m_tokens[m_at].text) : std::string();
    }
    static tl::unexpected<Error> unreadable()
    {
        return fail(ErrorCode::Internal,
                    "SHOW CREATE VIEW printed something that is no CREATE VIEW",
                    "Report this view's definition to Godwit's authors.");
    }

    void header()
    {
        while (m_at < m_tokens.size() && !is("VIEW")) {
            if (take("ALGORITHM") && take("="))
                m_out.algorithm = word();
            else if (take("DEFINER") && take("="))
                definer();
            else if (take("SECURITY"))
                m_out.sqlSecurity = word();
            if (!is("VIEW"))
                ++m_at;
        }
    }

    void definer()
    {
        if (m_at >= m_tokens.size())
            return;
        const std::size_t first = m_at;
        while (m_at + 1 < m_tokens.size() && !m_tokens[m_at + 1].is("SQL")
               && !m_tokens[m_at + 1].is("VIEW"))
            ++m_at;
        m_out.definer = slice(m_tokens[first].begin, m_tokens[m_at].end);
    }

    std::string slice(std::size_t begin, std::size_t end) const
    {
        return std::string(m_text.substr(begin, end - begin));
    }

    void name()
    {
        ++m_at;
        if (take("."))
            ++m_at;
    }

    void columns()
    {
        const std::size_t past = pastGroup(m_tokens, m_at);
        for (++m_at; m_at + 1 < past; ++m_at)
            if (m_tokens[m_at].kind == TokenKind::Name)
                m_out.columns.push_back(nameOf(m_tokens[m_at]));
        m_at = past;
    }

    void body()
    {
        std::size_t past = m_tokens.size();
        const std::size_t n = m_tokens.size();
        if (n >= 4 && m_tokens[n - 1].is("OPTION") && m_tokens[n - 2].is("CHECK")) {
            const bool local = m_tokens[n - 3].is("LOCAL");
            m_out.checkOption = local ? "LOCAL" : "CASCADED";
            past = m_tokens[n - 3].is("WITH") ? n - 3 : n - 4;
        }
        if (past <= m_at)
            past = n; // no body before those words: they are the body
        m_out.select = slice(m_tokens[m_at].begin, m_tokens[past - 1].end);
    }

    std::string_view m_text;
    Tokens m_tokens;
    std::size_t m_at = 0;
    CreateViewText m_out;
};

} // namespace

Result<CreateViewText> parseCreateView(std::string_view statement)
{
    return ViewParser(statement).run();
}

std::vector<TableName> namePairs(std::string_view sql)
{
    const Tokens tokens = tokenize(sql);
    std::vector<TableName> pairs;
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (isPairAt(tokens, i))
            addOnce(pairs, pairAt(tokens, i));
    return pairs;
}

std::vector<TableName> functionCalls(std::string_view sql)
{
    const Tokens tokens = tokenize(sql);
    std::vector<TableName> calls;
    for (std::size_t i = 0; i + 3 < tokens.size(); ++i)
        if (isPairAt(tokens, i) && tokens[i + 3].is("("))
            addOnce(calls, pairAt(tokens, i));
    return calls;
}

RenamedSql renameTables(std::string_view sql, const std::vector<TableName> &used,
                        const std::function<std::optional<TableName>(const TableName &)> &sinkOf)
{
    const Tokens tokens = tokenize(sql);
    RenamedSql out;
    std::size_t copied = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!isPairAt(tokens, i))
            continue;
        const TableName name = pairAt(tokens, i);
        if (std::find(used.begin(), used.end(), name) == used.end())
            continue; // an alias and its column
        const std::optional<TableName> sink = sinkOf(name);
        if (!sink)
            continue;
        addOnce(out.tables, *sink);
        out.sql += sql.substr(copied, tokens[i].begin - copied);
        out.sql += quoteTable(Dialect::MySql, *sink);
        copied = tokens[i + 2].end;
    }
    out.sql += sql.substr(copied);
    return out;
}

} // namespace godwit
