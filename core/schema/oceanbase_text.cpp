#include "core/schema/oceanbase_text.h"

#include "core/base/text.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/sql_tokens.h"

#include <algorithm>
#include <array>
#include <optional>

namespace godwit {

namespace {

using Tokens = std::vector<SqlToken>;

template<std::size_t n>
bool isOneOf(std::string_view name, const std::array<std::string_view, n> &names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// How rows lie on disk. The sink has ways of its own, so no note is worth it.
constexpr std::array<std::string_view, 14> storageOptions = {"ORGANIZATION INDEX",
                                                             "COMPRESSION",
                                                             "REPLICA_NUM",
                                                             "BLOCK_SIZE",
                                                             "USE_BLOOM_FILTER",
                                                             "ENABLE_MACRO_BLOCK_BLOOM_FILTER",
                                                             "TABLET_SIZE",
                                                             "PCTFREE",
                                                             "AUTO_INCREMENT_MODE",
                                                             "ROW_FORMAT",
                                                             "PROGRESSIVE_MERGE_NUM",
                                                             "MAX_USED_PART_ID",
                                                             "STORAGE_FORMAT_VERSION",
                                                             "TABLE_MODE"};

constexpr std::array<std::string_view, 4> clusterOptions = {"TABLEGROUP", "PRIMARY_ZONE",
                                                            "LOCALITY", "REPLICA_NUM"};

constexpr std::array<std::string_view, 3> mysqlOptions = {"DEFAULT CHARSET", "COLLATE", "COMMENT"};

std::string between(const std::string &text, const Tokens &tokens, std::size_t first,
                    std::size_t past)
{
    if (first >= past)
        return {};
    return text.substr(tokens[first].begin, tokens[past - 1].end - tokens[first].begin);
}

bool isGenerated(const std::string &name, std::string_view mark)
{
    const std::size_t at = name.rfind(mark);
    if (at == name.npos || at + mark.size() == name.size())
        return false;
    return std::all_of(name.begin() + static_cast<std::ptrdiff_t>(at + mark.size()), name.end(),
                       [](char c) { return c >= '0' && c <= '9'; });
}

/// "CONSTRAINT `t_OBCHECK_1795570511799837` CHECK (...)": another server makes up its own.
void dropGeneratedName(DefinitionText &definition)
{
    const bool check = definition.kind == DefinitionKind::Check;
    const bool foreignKey = definition.kind == DefinitionKind::ForeignKey;
    if (!(check && isGenerated(definition.name, "_OBCHECK_"))
        && !(foreignKey && isGenerated(definition.name, "_OBFK_")))
        return;
    const Tokens tokens = tokenize(definition.text);
    if (tokens.size() > 2 && tokens[0].is("CONSTRAINT"))
        definition = parseDefinition(definition.text.substr(tokens[2].begin));
}

/// Takes apart what follows an index's columns.
class KeyAttributes
{
public:
    KeyAttributes(DefinitionText &key, std::vector<Note> &notes)
        : m_key(key)
        , m_notes(notes)
        , m_tokens(tokenize(key.attributes))
    {}

    void run()
    {
        while (m_at < m_tokens.size())
            step();
        m_key.attributes = join(m_kept, " ");
    }

private:
    bool is(std::string_view word, std::size_t ahead = 0) const
    {
        return m_at + ahead < m_tokens.size() && m_tokens[m_at + ahead].is(word);
    }

    void note(const std::string &what)
    {
        m_notes.push_back(
            {Level::Note, "index " + printable(m_key.name) + ": " + what + " is OceanBase's"});
    }

    void skipValue()
    {
        if (is("="))
            ++m_at;
        if (is("("))
            m_at = pastGroup(m_tokens, m_at);
        else
            ++m_at;
    }

    void keep(std::size_t tokens)
    {
        const std::size_t past = std::min(m_at + tokens, m_tokens.size());
        m_kept.push_back(between(m_key.attributes, m_tokens, m_at, past));
        m_at = past;
    }

    void step()
    {
        if (is("BLOCK_SIZE") || is("PARSER_PROPERTIES") || is("DATA_TABLE_ID")
            || is("INDEX_TABLE_ID")) {
            ++m_at;
            skipValue();
        } else if (is("LOCAL")) { // what an index of MySQL's always is
            ++m_at;
        } else if (is("GLOBAL")) {
            note("GLOBAL");
            ++m_at;
        } else if (is("STORING") || is("CTXCAT")) {
            note(std::string(m_tokens[m_at].text));
            ++m_at;
            skipValue();
        } else if (is("WITH") && is("PARSER", 1)) {
            parser();
        } else if (is("WITH") && is("COLUMN", 1)) {
            m_at += 3;
            skipValue();
        } else if (is("PARTITION") && is("BY", 1)) {
            note("a partitioning of its own");
            m_at = m_tokens.size();
        } else if (is("USING") || is("COMMENT")) {
            keep(2);
        } else {
            keep(1);
        }
    }

    void parser()
    {
        if (is("space", 2) || is("beng", 2)) // words between blanks: MySQL's own way
            m_at += 3;
        else
            keep(3);
    }

    DefinitionText &m_key;
    std::vector<Note> &m_notes;
    Tokens m_tokens;
    std::size_t m_at = 0;
    std::vector<std::string> m_kept;
};

void plainOptions(CreateTableText &text, std::vector<Note> &notes)
{
    std::vector<TableOptionText> kept = {{"ENGINE", "InnoDB", "ENGINE=InnoDB"}};
    for (TableOptionText &option : text.options) {
        if (option.name == "AUTO_INCREMENT" || isOneOf(option.name, mysqlOptions))
            kept.push_back(std::move(option));
        else if (option.name == "TTL")
            notes.push_back(
                {Level::Warning, "rows no longer expire by themselves: " + printable(option.text)
                                     + " is left out, as it is OceanBase's"});
        else if (!option.name.empty() && !isOneOf(option.name, storageOptions))
            notes.push_back({Level::Note, "table option " + printable(option.text)
                                              + " is left out, as it is OceanBase's"});
    }
    text.options = std::move(kept);
}

/// `subpartition template (subpartition p0, ...)` becomes `subpartitions n`, which says the same
/// for HASH and KEY. Empty: MySQL cannot say it.
std::optional<std::string> withoutTemplate(const std::string &clause)
{
    const Tokens tokens = tokenize(clause);
    bool byHash = false;
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
        if (tokens[i].is("SUBPARTITION") && tokens[i + 1].is("BY"))
            byHash = tokens[i + 2].is("HASH") || tokens[i + 2].is("KEY");
        else if (tokens[i].is("TEMPLATE") && tokens[i + 1].is("(")) {
            const std::size_t past = pastGroup(tokens, i + 1);
            const auto parts =
                std::count_if(tokens.begin() + static_cast<std::ptrdiff_t>(i + 1),
                              tokens.begin() + static_cast<std::ptrdiff_t>(past),
                              [](const SqlToken &token) { return token.is("SUBPARTITION"); });
            if (!byHash)
                return std::nullopt;
            return clause.substr(0, tokens[i - 1].begin) + "subpartitions " + std::to_string(parts)
                   + clause.substr(tokens[past - 1].end);
        }
    }
    // Subpartitions by RANGE or LIST, each spelled out: MySQL knows HASH and KEY there.
    const auto range = std::find_if(tokens.begin(), tokens.end(),
                                    [](const SqlToken &token) { return token.is("SUBPARTITION"); });
    if (range != tokens.end() && !byHash)
        return std::nullopt;
    return clause;
}

} // namespace

std::vector<Note> takeOutOceanBase(CreateTableText &text)
{
    std::vector<Note> notes;
    for (DefinitionText &definition : text.definitions) {
        dropGeneratedName(definition);
        if (definition.isKey())
            KeyAttributes(definition, notes).run();
    }
    plainOptions(text, notes);
    if (auto plain = withoutTemplate(text.partitionClause)) {
        text.partitionClause = std::move(*plain);
    } else {
        notes.push_back({Level::Warning, "the table is created without its partitions: MySQL has "
                                         "subpartitions by HASH and KEY only"});
        text.partitionClause.clear();
    }
    return notes;
}

std::vector<Note> takeOutOceanBaseCluster(CreateTableText &text)
{
    std::vector<Note> notes;
    for (DefinitionText &definition : text.definitions)
        dropGeneratedName(definition);
    std::erase_if(text.options, [&](const TableOptionText &option) {
        if (!isOneOf(option.name, clusterOptions))
            return false;
        if (option.name != "REPLICA_NUM")
            notes.push_back(
                {Level::Note, "table option " + printable(option.text)
                                  + " is left out: it belongs to the source's cluster"});
        return true;
    });
    return notes;
}

std::string withEscapedMembers(const std::string &createStatement, const std::string &column,
                               const std::string &columnType)
{
    constexpr std::string_view separator = "','";
    const std::size_t open = columnType.find("('");
    if (open == columnType.npos || !columnType.ends_with("')"))
        return createStatement;
    const std::string inside = columnType.substr(open + 2, columnType.size() - open - 4);
    std::string escaped = columnType.substr(0, open + 2);
    for (std::size_t i = 0; i < inside.size(); ++i) {
        if (inside.compare(i, separator.size(), separator) == 0) {
            escaped += separator;
            i += separator.size() - 1;
            continue;
        }
        if (inside[i] == '\'' || inside[i] == '\\')
            escaped += inside[i];
        escaped += inside[i];
    }
    const std::string head = '\n' + std::string("  ") + quoteName(Dialect::MySql, column) + ' ';
    return replaced(createStatement, head + columnType, head + escaped + "')");
}

std::string partitionsForOceanBase(const std::string &clause, std::vector<std::string> &notes)
{
    static constexpr std::array<std::string_view, 6> options = {
        "COMMENT", "MAX_ROWS", "MIN_ROWS", "TABLESPACE", "NODEGROUP", "ENGINE"};
    const Tokens tokens = tokenize(clause);
    std::string out;
    std::size_t copied = 0;
    const auto drop = [&](std::size_t first, std::size_t last) {
        out += clause.substr(copied, tokens[first].begin - copied);
        copied = tokens[last].end;
    };
    bool linear = false, others = false;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool first = i > 0 && tokens[i].kind == TokenKind::Word;
        if (first && tokens[i].is("LINEAR") && tokens[i - 1].is("BY")) {
            drop(i, i);
            linear = true;
        } else if (first && i + 2 < tokens.size() && tokens[i + 1].is("=")
                   && isOneOf(toUpper(tokens[i].text), options)) {
            others = others || !tokens[i].is("ENGINE");
            drop(i, i + 2);
            i += 2;
        } else if (tokens[i].kind == TokenKind::VersionOpen
                   || tokens[i].kind == TokenKind::VersionClose) {
            drop(i, i);
        }
    }
    if (linear)
        notes.emplace_back("LINEAR is left out of the partitioning: OceanBase spreads rows over "
                           "as many partitions in its own way");
    if (others)
        notes.emplace_back("comments and storage options of the partitions are left out, as "
                           "OceanBase has none");
    return out + clause.substr(copied);
}

} // namespace godwit
