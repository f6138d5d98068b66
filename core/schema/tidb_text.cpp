#include "core/schema/tidb_text.h"

#include "core/base/text.h"
#include "core/schema/sql_tokens.h"

#include <array>
#include <optional>

namespace godwit {

namespace {

/// Where a clause stood: "column a", "the primary key", "index i" or "the table".
std::string placeOf(std::string_view line)
{
    const std::vector<SqlToken> tokens = tokenize(line);
    std::size_t at = 0;
    while (at < tokens.size() && tokens[at].kind == TokenKind::Word && !tokens[at].is("PARTITION"))
        ++at;
    if (at < tokens.size() && tokens[at].is("PARTITION"))
        return "a partition";
    if (tokens.empty() || tokens[0].is(")"))
        return "the table";
    if (tokens[0].is("PRIMARY"))
        return "the primary key";
    if (at >= tokens.size() || tokens[at].kind != TokenKind::Name)
        return "the table";
    return (at == 0 ? "column " : "index ") + printable(nameOf(tokens[at]));
}

struct Meaning
{
    std::string_view word; ///< what the clause begins with
    bool changesBehaviour = false;
    std::string_view consequence;
};

/// The longest first, where one begins like another.
constexpr std::array<Meaning, 14> meanings = {{
    {"AUTO_RANDOM_BASE", false, "the sink has no random numbers to go on with"},
    {"AUTO_RANDOM", true,
     "the sink gives no number by itself: new rows must bring their own, or make the column "
     "AUTO_INCREMENT there"},
    {"AUTO_ID_CACHE", false, "the sink hands numbers out in its own way"},
    {"SHARD_ROW_ID_BITS", false, "the sink places rows in its own way"},
    {"PRE_SPLIT_REGIONS", false, "the sink has no regions"},
    {"NONCLUSTERED", false, "the sink stores rows in the order of the primary key"},
    {"CLUSTERED", false, "the sink stores rows in the order of the primary key anyway"},
    {"PLACEMENT", false, "where data lies is set in other ways at the sink"},
    {"TTL_ENABLE", false, "it belongs to TTL"},
    {"TTL_JOB_INTERVAL", false, "it belongs to TTL"},
    {"TTL", true, "rows no longer expire by themselves"},
    {"REGION", false, "the sink has no regions"},
    {"SPLIT", false, "the sink has no regions"},
    {"AFFINITY", false, "the sink places rows in its own way"},
}};

class TidbText
{
public:
    TidbText(std::string_view text, std::vector<Note> &notes)
        : m_text(text)
        , m_notes(notes)
    {}

    std::string run()
    {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '\'' || c == '"' || c == '`')
                copyQuoted(c);
            else if (m_text.compare(m_at, 4, "/*T!") == 0)
                special();
            else if (m_text.compare(m_at, 2, "/*") == 0 && m_text.compare(m_at, 3, "/*!") != 0)
                comment();
            else
                m_out += m_text[m_at++];
        }
        return withoutTemporary();
    }

private:
    void copyQuoted(char quote)
    {
        m_out += m_text[m_at++];
        while (m_at < m_text.size()) {
            const char c = m_text[m_at++];
            m_out += c;
            if (c == '\\' && quote != '`' && m_at < m_text.size())
                m_out += m_text[m_at++];
            else if (c == quote)
                return;
        }
    }

    /// What stands between the comment's marks; goes past it. A quote inside may hold the end mark.
    std::string_view content(std::size_t head)
    {
        const std::size_t first = m_at + head;
        std::size_t end = first;
        char quote = 0;
        for (; end < m_text.size(); ++end) {
            const char c = m_text[end];
            if (quote != 0)
                quote = c == quote ? '\0' : quote;
            else if (c == '\'' || c == '`' || c == '"')
                quote = c;
            else if (m_text.compare(end, 2, "*/") == 0)
                break;
        }
        m_at = std::min(end + 2, m_text.size());
        return m_text.substr(std::min(first, m_text.size()), end - std::min(first, end));
    }

    std::string line() const
    {
        const std::size_t begin = m_out.rfind('\n');
        return begin == m_out.npos ? m_out : m_out.substr(begin + 1);
    }

    void note(std::string_view clause, bool changesBehaviour, std::string_view consequence)
    {
        std::string message =
            placeOf(line()) + ": " + printable(trimmed(clause)) + " is left out, as it is TiDB's; ";
        message += consequence;
        m_notes.push_back({changesBehaviour ? Level::Warning : Level::Note, std::move(message)});
    }

    /// `[feature] CLAUSE CLAUSE`; without a feature every TiDB reads it.
    void special()
    {
        std::string_view inside = content(4);
        if (inside.starts_with('['))
            inside.remove_prefix(std::min(inside.find(']') + 1, inside.size()));
        inside = trimmed(inside);
        if (equalsIgnoringCase(inside, "GLOBAL")) { // OceanBase's word too; for MySQL it goes later
            m_out += "GLOBAL";
            return;
        }
        const std::vector<SqlToken> tokens = tokenize(inside);
        std::vector<std::size_t> starts;
        for (std::size_t i = 0; i < tokens.size(); ++i)
            if (tokens[i].kind == TokenKind::Word && meaningOf(tokens[i]) && !isValue(tokens, i))
                starts.push_back(i);
        if (starts.empty() || starts.front() != 0)
            note(inside, true, "what it does is not known here");
        for (std::size_t i = 0; i < starts.size(); ++i) {
            const std::size_t begin = tokens[starts[i]].begin;
            const std::size_t end =
                i + 1 < starts.size() ? tokens[starts[i + 1]].begin : inside.size();
            const Meaning &meaning = *meaningOf(tokens[starts[i]]);
            note(inside.substr(begin, end - begin), meaning.changesBehaviour, meaning.consequence);
        }
    }

    static const Meaning *meaningOf(const SqlToken &token)
    {
        for (const Meaning &meaning : meanings)
            if (token.is(meaning.word))
                return &meaning;
        return nullptr;
    }

    static bool isValue(const std::vector<SqlToken> &tokens, std::size_t at)
    {
        return at > 0 && (tokens[at - 1].is("=") || tokens[at - 1].is("POLICY"));
    }

    void comment()
    {
        const std::string inside(trimmed(content(2)));
        if (equalsIgnoringCase(inside, "CACHED ON"))
            note(inside, false, "the sink caches what is read often by itself");
    }

    std::string withoutTemporary()
    {
        constexpr std::string_view head = "CREATE GLOBAL TEMPORARY TABLE";
        if (!toUpper(m_out.substr(0, head.size())).starts_with(head))
            return std::move(m_out);
        m_notes.push_back({Level::Warning,
                           "the temporary table becomes an ordinary one: its rows stay, and all "
                           "connections see them"});
        std::string out = "CREATE TABLE" + m_out.substr(head.size());
        const std::string upper = toUpper(out);
        if (const std::size_t commit = upper.rfind(" ON COMMIT DELETE ROWS"); commit != upper.npos)
            out.erase(commit, std::string_view(" ON COMMIT DELETE ROWS").size());
        return out;
    }

    std::string_view m_text;
    std::vector<Note> &m_notes;
    std::size_t m_at = 0;
    std::string m_out;
};

} // namespace

std::string withoutTidb(const TableSchema &table, std::vector<Note> &notes)
{
    for (const std::string &statement : table.extraStatements)
        notes.push_back(
            {Level::Note, printable(statement) + " is left out: TiFlash is TiDB's column store"});
    return TidbText(table.createStatement, notes).run();
}

} // namespace godwit
