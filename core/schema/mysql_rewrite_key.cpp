#include "core/base/text.h"
#include "core/schema/mysql_rewrite.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/sql_tokens.h"

#include <algorithm>

namespace godwit {

namespace {

std::string labelOf(const DefinitionText &key)
{
    return key.kind == DefinitionKind::PrimaryKey ? "the primary key"
                                                  : "index " + printable(key.name);
}

std::string keywordOf(DefinitionKind kind)
{
    switch (kind) {
    case DefinitionKind::PrimaryKey:
        return "PRIMARY KEY";
    case DefinitionKind::UniqueKey:
        return "UNIQUE KEY";
    case DefinitionKind::FulltextKey:
        return "FULLTEXT KEY";
    case DefinitionKind::SpatialKey:
        return "SPATIAL KEY";
    case DefinitionKind::VectorKey:
        return "VECTOR KEY";
    default:
        return "KEY";
    }
}

void assemble(DefinitionText &key)
{
    std::vector<std::string> parts;
    for (const KeyPartText &part : key.parts)
        parts.push_back(part.text);
    key.text = keywordOf(key.kind)
               + (key.name.empty() ? std::string() : ' ' + quoteName(Dialect::MySql, key.name))
               + " (" + join(parts, ",") + ')'
               + (key.attributes.empty() ? std::string() : ' ' + key.attributes);
}

bool isUnlimitedUnique(const MysqlRewrite &rewrite, const DefinitionText &key)
{
    if (key.kind != DefinitionKind::UniqueKey && key.kind != DefinitionKind::Key)
        return false;
    return std::any_of(key.parts.begin(), key.parts.end(), [&](const KeyPartText &part) {
        const Column *column = rewrite.source.findColumn(part.name);
        if (!column || part.prefixLength)
            return false;
        const TypeKind kind = column->type.kind;
        const bool wide = (kind == TypeKind::Varchar || kind == TypeKind::Varbinary)
                          && column->type.length.value_or(0) > 3072;
        return kind == TypeKind::Text || kind == TypeKind::Blob || wide;
    });
}

/// Why the sink cannot have this key; empty if it can.
std::string obstacle(const MysqlRewrite &rewrite, const DefinitionText &key)
{
    for (const KeyPartText &part : key.parts) {
        if (rewrite.isDropped(part.name) || rewrite.usesDropped(part.expression))
            return "it uses a column that is not migrated";
        if (!part.expression.empty() && !rewrite.to.functionalIndexes)
            return rewrite.sinkProduct() + " has no indexes on expressions";
    }
    if (key.kind == DefinitionKind::VectorKey && !(rewrite.sameDialect && rewrite.to.vectorType))
        return rewrite.sinkProduct() + " has no such vector index";
    if (!rewrite.to.longUniqueKeys && isUnlimitedUnique(rewrite, key))
        return rewrite.sinkProduct() + " cannot index such long values whole";
    return {};
}

void replacePeriods(MysqlRewrite &rewrite, DefinitionText &key)
{
    std::vector<KeyPartText> parts;
    for (KeyPartText &part : key.parts) {
        if (!part.withoutOverlaps) {
            parts.push_back(std::move(part));
            continue;
        }
        rewrite.lost(
            labelOf(key)
            + ": WITHOUT OVERLAPS is MariaDB's; overlapping periods are no longer refused");
        for (const DefinitionText &period : rewrite.periods)
            if (period.name == part.name)
                parts.insert(parts.end(), period.parts.begin(), period.parts.end());
    }
    key.parts = std::move(parts);
}

/// MariaDB adds a versioned table's row end to its unique keys; without versions it goes.
void removeRowEnd(MysqlRewrite &rewrite, DefinitionText &key)
{
    std::erase_if(key.parts, [&](const KeyPartText &part) {
        return rewrite.rowPeriods.count(toLower(part.name)) > 0;
    });
}

void rewriteOrder(MysqlRewrite &rewrite, DefinitionText &key)
{
    if (rewrite.to.descendingIndexes)
        return;
    for (KeyPartText &part : key.parts) {
        if (!part.descending)
            continue;
        part.text = part.text.substr(0, part.text.size() - std::string_view(" DESC").size());
        rewrite.note(labelOf(key) + ": " + rewrite.sinkProduct()
                     + " has no descending indexes; it becomes ascending");
    }
}

/// USING, KEY_BLOCK_SIZE, COMMENT and visibility are everybody's; the rest belongs to one dialect.
class AttributeRewriter
{
public:
    AttributeRewriter(MysqlRewrite &rewrite, const DefinitionText &key)
        : m_rewrite(rewrite)
        , m_key(key)
        , m_tokens(tokenize(key.attributes))
    {}

    std::string run()
    {
        while (m_at < m_tokens.size())
            step();
        return join(m_out, " ");
    }

private:
    std::string word(std::size_t ahead) const
    {
        return m_at + ahead < m_tokens.size() ? std::string(m_tokens[m_at + ahead].text)
                                              : std::string();
    }

    void step()
    {
        const SqlToken &token = m_tokens[m_at];
        if (token.is("USING")) {
            keep("USING " + word(1), 2);
        } else if (token.is("KEY_BLOCK_SIZE")) {
            const std::size_t skip = word(1) == "=" ? 2 : 1;
            keep("KEY_BLOCK_SIZE=" + word(skip), skip + 1);
        } else if (token.is("COMMENT")) {
            keep("COMMENT " + word(1), 2);
        } else if (token.is("INVISIBLE") || token.is("IGNORED")) {
            visibility();
        } else if (token.is("VISIBLE") || token.kind == TokenKind::VersionOpen
                   || token.kind == TokenKind::VersionClose) {
            ++m_at;
        } else if (token.is("GLOBAL") && m_rewrite.to.oceanBase) {
            keep("GLOBAL", 1);
        } else if (token.is("WITH")) {
            parser();
        } else {
            m_rewrite.note(labelOf(m_key) + ": left out, as it belongs to the source's server: "
                           + printable(token.text));
            m_at += word(1) == "=" ? 3 : 1;
        }
    }

    void keep(std::string text, std::size_t tokens)
    {
        m_out.push_back(std::move(text));
        m_at += tokens;
    }

    void visibility()
    {
        ++m_at;
        if (!m_rewrite.to.invisibleIndexes)
            m_rewrite.note(labelOf(m_key) + ": " + m_rewrite.sinkProduct()
                           + " cannot hide an index from the optimizer; it is used again");
        else
            m_out.emplace_back(m_rewrite.to.mariaDb ? "IGNORED" : "/*!80000 INVISIBLE */");
    }

    void parser()
    {
        m_rewrite.lost(labelOf(m_key) + ": the full-text parser " + printable(word(2))
                       + " is the source's; the sink's own cuts the text into words");
        m_at += 3;
    }

    MysqlRewrite &m_rewrite;
    const DefinitionText &m_key;
    std::vector<SqlToken> m_tokens;
    std::size_t m_at = 0;
    std::vector<std::string> m_out;
};

bool needsVisibilityRewrite(const MysqlRewrite &rewrite, const DefinitionText &key)
{
    const std::string words = toUpper(key.attributes);
    return !rewrite.to.invisibleIndexes
           && (words.find("INVISIBLE") != words.npos || words.find("IGNORED") != words.npos);
}

} // namespace

std::optional<DefinitionText> rewriteKey(MysqlRewrite &rewrite, const DefinitionText &key)
{
    DefinitionText out = key;
    if (!rewrite.to.systemVersioning)
        removeRowEnd(rewrite, out);
    if (!rewrite.to.periods)
        replacePeriods(rewrite, out);
    if (const std::string why = obstacle(rewrite, out); !why.empty() || out.parts.empty()) {
        rewrite.lost(labelOf(key) + " is lost: " + why
                     + (key.kind == DefinitionKind::UniqueKey
                            ? "; its uniqueness is no longer enforced"
                            : ""));
        return {};
    }
    rewriteOrder(rewrite, out);
    for (KeyPartText &part : out.parts)
        part.text = rewrite.expression(part.text);
    if (!rewrite.sameDialect || needsVisibilityRewrite(rewrite, key))
        out.attributes = AttributeRewriter(rewrite, key).run();
    assemble(out);
    return out;
}

std::optional<std::string> rewriteCheck(MysqlRewrite &rewrite, const DefinitionText &check)
{
    const std::string label =
        "check " + printable(check.name.empty() ? check.expression : check.name);
    std::string why;
    if (rewrite.usesDropped(check.expression))
        why = "it uses a column that is not migrated";
    else if (!rewrite.to.checks)
        why = rewrite.sinkProduct() + " does not enforce CHECK";
    else if (!check.enforced && rewrite.to.mariaDb)
        why = "it is not enforced at the source, and MariaDB enforces every check";
    if (why.empty())
        return rewrite.expression(check.text);
    rewrite.lost(label + " is lost: " + why);
    return {};
}

std::optional<std::string> rewriteForeignKey(MysqlRewrite &rewrite, const DefinitionText &key,
                                             bool &inProject)
{
    const std::string label = "foreign key " + printable(key.name);
    std::vector<std::string> columns;
    for (const KeyPartText &part : key.parts) {
        if (rewrite.isDropped(part.name)) {
            rewrite.lost(label + " is lost: it uses a column that is not migrated");
            return {};
        }
        columns.push_back(part.name);
    }
    const std::string &own = rewrite.source.name.database;
    const TableName referenced{key.referencedDatabase.empty() ? own : key.referencedDatabase,
                               key.referencedTable};
    std::optional<TableName> sink;
    if (referenced == rewrite.source.name)
        sink = rewrite.sinkName;
    else if (rewrite.target.sinkOf)
        sink = rewrite.target.sinkOf(referenced);
    inProject = sink.has_value();
    if (!sink) {
        sink =
            TableName{referenced.database == own ? rewrite.sinkName.database : referenced.database,
                      referenced.table};
        rewrite.lost(label + ": the table " + printable(referenced.qualified())
                     + " is not part of the project; the key points at "
                     + printable(sink->qualified()) + ", which must exist at the sink");
    }
    const Dialect dialect = Dialect::MySql;
    std::string out = key.name.empty() ? "" : "CONSTRAINT " + quoteName(dialect, key.name) + ' ';
    out += "FOREIGN KEY (" + quoteNames(dialect, columns) + ") REFERENCES "
           + quoteTable(dialect, *sink) + " (" + quoteNames(dialect, key.referencedColumns) + ')';
    if (!key.onDelete.empty())
        out += " ON DELETE " + key.onDelete;
    if (!key.onUpdate.empty())
        out += " ON UPDATE " + key.onUpdate;
    return out;
}

} // namespace godwit
