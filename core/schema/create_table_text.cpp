#include "core/schema/create_table_text.h"

#include "core/base/text.h"
#include "core/schema/sql_tokens.h"

#include <algorithm>

namespace godwit {

namespace {

using Tokens = std::vector<SqlToken>;

std::string between(std::string_view text, const Tokens &tokens, std::size_t first,
                    std::size_t past)
{
    if (first >= past || past > tokens.size())
        return {};
    return std::string(
        text.substr(tokens[first].begin, tokens[past - 1].end - tokens[first].begin));
}

/// [first, past) cut at the commas outside parentheses.
std::vector<std::pair<std::size_t, std::size_t>> splitList(const Tokens &tokens, std::size_t first,
                                                           std::size_t past)
{
    std::vector<std::pair<std::size_t, std::size_t>> parts;
    std::size_t begin = first;
    for (std::size_t i = first; i < past;) {
        if (tokens[i].is("(")) {
            i = std::min(pastGroup(tokens, i), past);
            continue;
        }
        if (tokens[i].is(",")) {
            parts.emplace_back(begin, i);
            begin = i + 1;
        }
        ++i;
    }
    if (begin < past)
        parts.emplace_back(begin, past);
    return parts;
}

/// Reads one definition from its own tokens.
class DefinitionParser
{
public:
    explicit DefinitionParser(std::string_view text)
        : m_text(text)
        , m_tokens(tokenize(text))
    {}

    DefinitionText run()
    {
        m_out.text = std::string(m_text);
        if (is("CONSTRAINT")) {
            ++m_at;
            if (!atEnd() && m_tokens[m_at].kind == TokenKind::Name)
                m_out.name = nameOf(m_tokens[m_at++]);
        }
        dispatch();
        return std::move(m_out);
    }

private:
    bool atEnd() const { return m_at >= m_tokens.size(); }
    bool is(std::string_view word) const { return !atEnd() && m_tokens[m_at].is(word); }
    bool take(std::string_view word)
    {
        if (!is(word))
            return false;
        ++m_at;
        return true;
    }

    void dispatch()
    {
        if (atEnd())
            return;
        if (m_tokens[m_at].kind == TokenKind::Name)
            column();
        else if (take("PRIMARY"))
            key(DefinitionKind::PrimaryKey);
        else if (take("UNIQUE"))
            key(DefinitionKind::UniqueKey);
        else if (take("FULLTEXT"))
            key(DefinitionKind::FulltextKey);
        else if (take("SPATIAL"))
            key(DefinitionKind::SpatialKey);
        else if (take("VECTOR"))
            key(DefinitionKind::VectorKey);
        else if (is("KEY") || is("INDEX"))
            key(DefinitionKind::Key);
        else if (take("FOREIGN"))
            foreignKey();
        else if (take("CHECK"))
            check();
        else if (take("PERIOD"))
            period();
    }

    void column()
    {
        m_out.kind = DefinitionKind::Column;
        m_out.name = nameOf(m_tokens[m_at]);
    }

    void key(DefinitionKind kind)
    {
        m_out.kind = kind;
        if (!take("KEY"))
            take("INDEX");
        if (!atEnd() && m_tokens[m_at].kind == TokenKind::Name)
            m_out.name = nameOf(m_tokens[m_at++]);
        m_out.parts = partList();
        m_out.attributes = between(m_text, m_tokens, m_at, m_tokens.size());
    }

    std::vector<KeyPartText> partList()
    {
        std::vector<KeyPartText> parts;
        if (!is("("))
            return parts;
        const std::size_t past = pastGroup(m_tokens, m_at);
        for (const auto &[first, end] : splitList(m_tokens, m_at + 1, past - 1))
            parts.push_back(part(first, end));
        m_at = past;
        return parts;
    }

    KeyPartText part(std::size_t first, std::size_t end)
    {
        KeyPartText out;
        out.text = between(m_text, m_tokens, first, end);
        std::size_t at = first;
        if (m_tokens[at].is("(")) {
            const std::size_t past = pastGroup(m_tokens, at);
            out.expression = between(m_text, m_tokens, at + 1, past - 1);
            at = past;
        } else {
            out.name = nameOf(m_tokens[at++]);
            if (at + 2 < end && m_tokens[at].is("(")) {
                out.prefixLength = parseUnsigned(m_tokens[at + 1].text);
                at += 3;
            }
        }
        for (; at < end; ++at) {
            out.descending = out.descending || m_tokens[at].is("DESC");
            out.withoutOverlaps = out.withoutOverlaps || m_tokens[at].is("OVERLAPS");
        }
        return out;
    }

    void foreignKey()
    {
        m_out.kind = DefinitionKind::ForeignKey;
        take("KEY");
        m_out.parts = partList();
        if (!take("REFERENCES") || atEnd())
            return;
        m_out.referencedTable = nameOf(m_tokens[m_at++]);
        if (take(".") && !atEnd()) {
            m_out.referencedDatabase = std::move(m_out.referencedTable);
            m_out.referencedTable = nameOf(m_tokens[m_at++]);
        }
        for (const KeyPartText &referenced : partList())
            m_out.referencedColumns.push_back(referenced.name);
        while (take("ON")) {
            const bool onDelete = is("DELETE");
            ++m_at;
            (onDelete ? m_out.onDelete : m_out.onUpdate) = action();
        }
    }

    std::string action()
    {
        std::vector<std::string> words;
        while (!atEnd() && m_tokens[m_at].kind == TokenKind::Word && !is("ON"))
            words.push_back(toUpper(m_tokens[m_at++].text));
        return join(words, " ");
    }

    void check()
    {
        m_out.kind = DefinitionKind::Check;
        const std::size_t past = pastGroup(m_tokens, m_at);
        m_out.expression = between(m_text, m_tokens, m_at + 1, past - 1);
        for (m_at = past; !atEnd(); ++m_at)
            m_out.enforced = m_out.enforced && !is("NOT"); // NOT ENFORCED
    }

    void period()
    {
        m_out.kind = DefinitionKind::Period;
        take("FOR");
        if (!atEnd())
            m_out.name = nameOf(m_tokens[m_at++]);
        m_out.parts = partList();
    }

    std::string_view m_text;
    Tokens m_tokens;
    std::size_t m_at = 0;
    DefinitionText m_out;
};

/// Reads what follows the list's closing parenthesis.
class OptionParser
{
public:
    OptionParser(std::string_view text, const Tokens &tokens, std::size_t at, CreateTableText &out)
        : m_text(text)
        , m_tokens(tokens)
        , m_at(at)
        , m_out(out)
    {}

    void run()
    {
        while (m_at < m_tokens.size() && !partitionBegins())
            option();
        m_out.partitionClause = between(m_text, m_tokens, m_at, m_tokens.size());
    }

private:
    bool is(std::size_t at, std::string_view word) const
    {
        return at < m_tokens.size() && m_tokens[at].is(word);
    }
    bool isKind(std::size_t at, TokenKind kind) const
    {
        return at < m_tokens.size() && m_tokens[at].kind == kind;
    }
    bool partitionBegins() const
    {
        const std::size_t word = isKind(m_at, TokenKind::VersionOpen) ? m_at + 1 : m_at;
        return is(word, "PARTITION") && is(word + 1, "BY");
    }

    void option()
    {
        const std::size_t first = m_at;
        TableOptionText out;
        if (isKind(m_at, TokenKind::VersionOpen)) {
            ++m_at;
            nameAndValue(out);
            while (m_at < m_tokens.size() && !isKind(m_at, TokenKind::VersionClose))
                ++m_at;
            m_at = std::min(m_at + 1, m_tokens.size());
        } else {
            nameAndValue(out);
        }
        out.text = between(m_text, m_tokens, first, m_at);
        m_out.options.push_back(std::move(out));
    }

    void nameAndValue(TableOptionText &out)
    {
        if (m_at >= m_tokens.size())
            return;
        if (is(m_at, ",")) { // MySQL permits it between options
            ++m_at;
            return;
        }
        out.name = toUpper(nameOf(m_tokens[m_at++]));
        if (out.name == "DEFAULT" || out.name == "DATA" || out.name == "INDEX"
            || out.name == "CHARACTER" || out.name == "START"
            || out.name == "ORGANIZATION") // OceanBase: ORGANIZATION INDEX
            appendWord(out);
        if (out.name == "DEFAULT CHARACTER")
            appendWord(out);
        if (out.name == "WITH") { // WITH SYSTEM VERSIONING
            appendWord(out);
            appendWord(out);
            if (is(m_at, "(")) // OceanBase: WITH COLUMN GROUP (...)
                value(out);
            return;
        }
        if (is(m_at, "=")) {
            ++m_at;
            value(out);
        } else if (out.name == "TABLESPACE" || out.name == "UNION" || is(m_at, "(")) {
            value(out);
        }
    }

    void appendWord(TableOptionText &out)
    {
        if (isKind(m_at, TokenKind::Word))
            out.name += ' ' + toUpper(m_tokens[m_at++].text);
    }

    void value(TableOptionText &out)
    {
        const std::size_t first = m_at;
        if (is(m_at, "("))
            m_at = pastGroup(m_tokens, m_at);
        else if (m_at < m_tokens.size())
            ++m_at;
        out.value = between(m_text, m_tokens, first, m_at);
    }

    std::string_view m_text;
    const Tokens &m_tokens;
    std::size_t m_at;
    CreateTableText &m_out;
};

} // namespace

bool DefinitionText::isKey() const
{
    switch (kind) {
    case DefinitionKind::PrimaryKey:
    case DefinitionKind::UniqueKey:
    case DefinitionKind::Key:
    case DefinitionKind::FulltextKey:
    case DefinitionKind::SpatialKey:
    case DefinitionKind::VectorKey:
        return true;
    default:
        return false;
    }
}

const TableOptionText *CreateTableText::findOption(std::string_view optionName) const
{
    const auto found = std::find_if(options.begin(), options.end(),
                                    [&](const TableOptionText &o) { return o.name == optionName; });
    return found == options.end() ? nullptr : &*found;
}

DefinitionText parseDefinition(std::string_view text)
{
    return DefinitionParser(text).run();
}

Result<CreateTableText> parseCreateTable(std::string_view statement)
{
    const Tokens tokens = tokenize(statement);
    const auto unreadable = [] {
        return fail(ErrorCode::Internal,
                    "SHOW CREATE TABLE printed something that is no CREATE TABLE",
                    "Report this table's definition to Godwit's authors.");
    };
    std::size_t at = 0;
    while (at < tokens.size() && !tokens[at].is("TABLE"))
        ++at;
    if (tokens.empty() || !tokens[0].is("CREATE") || at + 2 >= tokens.size())
        return unreadable();
    CreateTableText out;
    out.name = nameOf(tokens[++at]);
    ++at;
    if (tokens[at].is(".") && at + 2 < tokens.size()) { // `database`.`table`
        out.name = nameOf(tokens[at + 1]);
        at += 2;
    }
    if (!tokens[at].is("("))
        return unreadable();
    const std::size_t past = pastGroup(tokens, at);
    if (!tokens[past - 1].is(")"))
        return unreadable();
    for (const auto &[first, end] : splitList(tokens, at + 1, past - 1))
        out.definitions.push_back(parseDefinition(between(statement, tokens, first, end)));
    OptionParser(statement, tokens, past, out).run();
    return out;
}

} // namespace godwit
