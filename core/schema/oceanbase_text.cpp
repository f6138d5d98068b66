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

/// How rows lie on disk, and what a server says where nobody chose otherwise.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> storageOptions = {{
    {"ORGANIZATION INDEX", ""},
    {"COMPRESSION", "'zstd_1.3.8'"},
    {"REPLICA_NUM", ""}, // the cluster's, whatever it is
    {"BLOCK_SIZE", "16384"},
    {"USE_BLOOM_FILTER", "FALSE"},
    {"ENABLE_MACRO_BLOCK_BLOOM_FILTER", "FALSE"},
    {"TABLET_SIZE", "134217728"},
    {"PCTFREE", "0"},
    {"AUTO_INCREMENT_MODE", "'ORDER'"},
    {"ROW_FORMAT", "DYNAMIC"},
    {"PROGRESSIVE_MERGE_NUM", ""},
    {"MAX_USED_PART_ID", ""},
    {"STORAGE_FORMAT_VERSION", ""},
    {"TABLE_MODE", "'NORMAL'"},
}};

constexpr std::array<std::string_view, 3> clusterOptions = {"PRIMARY_ZONE", "LOCALITY",
                                                            "REPLICA_NUM"};

constexpr std::array<std::string_view, 3> mysqlOptions = {"DEFAULT CHARSET", "COLLATE", "COMMENT"};

bool isUsualStorage(const TableOptionText &option)
{
    return std::any_of(storageOptions.begin(), storageOptions.end(), [&](const auto &usual) {
        return option.name == usual.first
               && (usual.second.empty() || equalsIgnoringCase(option.value, usual.second));
    });
}

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

/// OceanBase prints RESTRICT for every foreign key that says nothing; it means the same.
void dropUsualActions(DefinitionText &key)
{
    for (std::string *action : {&key.onDelete, &key.onUpdate}) {
        if (*action == "RESTRICT")
            action->clear();
    }
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

bool expiresRows(const TableOptionText &option)
{
    return option.name == "TTL"
           || (option.name == "KV_ATTRIBUTES"
               && option.value.find("TimeToLive") != option.value.npos);
}

void plainOptions(CreateTableText &text, std::vector<Note> &notes)
{
    std::vector<TableOptionText> kept = {{"ENGINE", "InnoDB", "ENGINE=InnoDB"}};
    std::vector<std::string> leftOut;
    for (TableOptionText &option : text.options) {
        if (option.name == "AUTO_INCREMENT" || isOneOf(option.name, mysqlOptions)) {
            kept.push_back(std::move(option));
            continue;
        }
        if (!option.name.empty() && !isUsualStorage(option))
            leftOut.push_back(printable(option.text));
        if (expiresRows(option))
            notes.push_back({Level::Warning, "rows no longer expire by themselves, as they do by "
                                                 + printable(option.text)});
    }
    if (!leftOut.empty())
        notes.push_back({Level::Note, "left out of the table's options, as they are OceanBase's: "
                                          + join(leftOut, ", ")});
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

/// OMS adds a column and a key to tables without one, and takes them away when its project ends.
void noteHiddenKey(const CreateTableText &text, std::vector<Note> &notes)
{
    const bool there = std::any_of(
        text.definitions.begin(), text.definitions.end(), [](const DefinitionText &definition) {
            return definition.kind == DefinitionKind::Column
                   && equalsIgnoringCase(definition.name, "OMS_PK_INCRMT");
        });
    if (there)
        notes.push_back({Level::Note,
                         "column OMS_PK_INCRMT was added by an OMS project that has not been "
                         "finished; it is migrated as any other, and can be left out with "
                         "filterColumns"});
}

std::vector<std::string> printedMembers(const std::string &columnType, std::size_t open)
{
    constexpr std::string_view separator = "','";
    std::vector<std::string> members;
    std::string_view rest = std::string_view(columnType).substr(open + 2);
    rest.remove_suffix(2);
    for (std::size_t end; (end = rest.find(separator)) != rest.npos;) {
        members.emplace_back(rest.substr(0, end));
        rest.remove_prefix(end + separator.size());
    }
    members.emplace_back(rest);
    return members;
}

} // namespace

bool canAddKeyLater(const MysqlFeatures &server, const std::vector<std::string> &columns)
{
    return !server.oceanBase
           || std::none_of(columns.begin(), columns.end(), [](const std::string &name) {
                  return name.find('`') != std::string::npos;
              });
}

bool canAddKeyLater(const MysqlFeatures &server, const Index &index)
{
    std::vector<std::string> names;
    for (const IndexPart &part : index.parts)
        names.push_back(part.column);
    return canAddKeyLater(server, names);
}

std::vector<Note> takeOutOceanBase(CreateTableText &text)
{
    std::vector<Note> notes;
    for (DefinitionText &definition : text.definitions) {
        dropGeneratedName(definition);
        dropUsualActions(definition);
        if (definition.isKey())
            KeyAttributes(definition, notes).run();
    }
    plainOptions(text, notes);
    noteHiddenKey(text, notes);
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
    for (DefinitionText &definition : text.definitions) {
        dropGeneratedName(definition);
        dropUsualActions(definition);
    }
    noteHiddenKey(text, notes);
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
                               const std::string &columnType,
                               const std::vector<std::string> &members)
{
    const std::size_t open = columnType.find("('");
    if (open == columnType.npos || !columnType.ends_with("')"))
        return createStatement;
    std::vector<std::string> escaped;
    for (const std::string &member : members.empty() ? printedMembers(columnType, open) : members)
        escaped.push_back(replaced(replaced(member, "\\", "\\\\"), "'", "''"));
    const std::string head = '\n' + std::string("  ") + quoteName(Dialect::MySql, column) + ' ';
    return replaced(createStatement, head + columnType,
                    head + columnType.substr(0, open + 2) + join(escaped, "','") + "')");
}

std::vector<std::string> unpackedMembers(std::string_view packed)
{
    std::size_t at = 0;
    const auto number = [&]() -> std::optional<std::size_t> {
        std::size_t value = 0;
        for (int shift = 0; at < packed.size() && shift < 63; shift += 7) {
            const auto byte = static_cast<unsigned char>(packed[at++]);
            value |= static_cast<std::size_t>(byte & 0x7F) << shift;
            if (byte < 0x80)
                return value;
        }
        return std::nullopt;
    };
    std::vector<std::string> members;
    const auto count = number();
    for (std::size_t i = 0; count && i < *count; ++i) {
        const auto length = number();
        if (!length || packed.size() - at <= *length)
            return {};
        members.emplace_back(packed.substr(at, *length));
        at += *length + 1;
    }
    return at == packed.size() ? members : std::vector<std::string>();
}

void useOceanBaseTypes(TableSchema &table)
{
    for (Column &column : table.columns)
        if (toLower(column.type.declared).starts_with("vector"))
            column.type.kind = TypeKind::Unknown;
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
