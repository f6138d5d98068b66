#include "core/schema/partition_text.h"

#include "core/base/text.h"
#include "core/schema/sql_tokens.h"

#include <algorithm>

namespace godwit {

namespace {

using Tokens = std::vector<SqlToken>;

/// The parentheses behind the next `BY RANGE COLUMNS`, `BY HASH` and the like.
std::size_t expressionAfter(const Tokens &tokens, std::size_t by)
{
    for (std::size_t i = by + 1; i < tokens.size() && i < by + 12; ++i)
        if (tokens[i].is("("))
            return i;
    return tokens.size();
}

/// `VALUES IN (DEFAULT)` or `(PARTITION p) DEFAULT` at @p i: from where to where; empty: not here.
std::pair<std::size_t, std::size_t> defaultAt(const Tokens &tokens, std::size_t i)
{
    if (!tokens[i].is("DEFAULT"))
        return {};
    const bool asValues = i >= 3 && i + 1 < tokens.size() && tokens[i - 1].is("(")
                          && tokens[i - 2].is("IN") && tokens[i - 3].is("VALUES")
                          && tokens[i + 1].is(")");
    if (asValues)
        return {i - 3, i + 2};
    const bool bare = i >= 2 && (tokens[i - 2].is("PARTITION") || tokens[i - 2].is("SUBPARTITION"));
    return bare ? std::pair(i, i + 1) : std::pair<std::size_t, std::size_t>();
}

bool holds(const DefinitionText &key, const std::string &column)
{
    return std::any_of(key.parts.begin(), key.parts.end(), [&](const KeyPartText &part) {
        return equalsIgnoringCase(part.name, column) && !part.prefixLength;
    });
}

} // namespace

std::vector<std::string> partitionColumns(const std::string &clause, const TableSchema &table)
{
    std::vector<std::string> names;
    const Tokens tokens = tokenize(clause);
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        if (!tokens[i].is("BY")
            || !(tokens[i - 1].is("PARTITION") || tokens[i - 1].is("SUBPARTITION")))
            continue;
        const std::size_t open = expressionAfter(tokens, i);
        const std::size_t past = open < tokens.size() ? pastGroup(tokens, open) : open;
        for (std::size_t at = open; at < past; ++at) {
            if (tokens[at].kind != TokenKind::Name && tokens[at].kind != TokenKind::Word)
                continue;
            const std::string name = toLower(nameOf(tokens[at]));
            const bool known =
                std::any_of(table.columns.begin(), table.columns.end(),
                            [&](const Column &column) { return toLower(column.name) == name; });
            if (known && std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(name);
        }
    }
    return names;
}

std::string keyAcrossPartitions(const std::string &clause, const TableSchema &table,
                                const std::vector<DefinitionText> &keys)
{
    const auto columns = partitionColumns(clause, table);
    for (const DefinitionText &key : keys) {
        const bool primary = key.kind == DefinitionKind::PrimaryKey;
        if (!primary && key.kind != DefinitionKind::UniqueKey)
            continue;
        if (!std::all_of(columns.begin(), columns.end(),
                         [&](const std::string &column) { return holds(key, column); }))
            return primary ? "the primary key" : "index " + printable(key.name);
    }
    return {};
}

bool hasDefaultPartition(const std::string &clause)
{
    const Tokens tokens = tokenize(clause);
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (defaultAt(tokens, i).second > 0)
            return true;
    return false;
}

std::string withDefaultPartition(const std::string &clause, bool asValues)
{
    const Tokens tokens = tokenize(clause);
    std::string out;
    std::size_t copied = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto [first, past] = defaultAt(tokens, i);
        if (past == 0)
            continue;
        out += clause.substr(copied, tokens[first].begin - copied);
        out += asValues ? "VALUES IN (DEFAULT)" : "DEFAULT";
        copied = tokens[past - 1].end;
    }
    return out + clause.substr(copied);
}

} // namespace godwit
