#include "core/schema/postgres_mysql_indexes.h"

#include "core/base/text.h"
#include "core/schema/mysql_features.h"
#include "core/schema/mysql_names.h"
#include "core/schema/oceanbase_text.h"
#include "core/schema/sql_dialect.h"

#include <algorithm>
#include <set>

namespace godwit {

namespace {

constexpr std::uint64_t keyLimit = 3072; // bytes of one InnoDB key

std::string quoted(std::string_view name)
{
    return quoteName(Dialect::MySql, name);
}

/// Takes a share of a key's bytes that depends on its declared length.
bool isWide(const ColumnType &type)
{
    switch (type.kind) {
    case TypeKind::Boolean:
    case TypeKind::Integer:
    case TypeKind::Decimal:
    case TypeKind::Float:
    case TypeKind::Double:
    case TypeKind::Bit:
    case TypeKind::Date:
    case TypeKind::Time:
    case TypeKind::DateTime:
    case TypeKind::Timestamp:
        return false;
    default:
        return true;
    }
}

class PostgresIndexes
{
public:
    PostgresIndexes(const TableSchema &source, const std::vector<ChosenType> &types,
                    const SchemaTarget &target, std::vector<std::string> &lines, TableSchema &sink,
                    ConvertedTable &converted)
        : m_source(source)
        , m_types(types)
        , m_target(target)
        , m_features(featuresOf(target.facts))
        , m_lines(lines)
        , m_schema(sink)
        , m_converted(converted)
    {}

    void addIndex(const Index &source)
    {
        const std::string shown = "index " + printable(source.name);
        if (!hasMysqlForm(source)) {
            noteLostIndex(source, shown);
            return;
        }
        Index index = source;
        if (!source.where.empty()) {
            note(Level::Note, shown + " covered the rows WHERE " + printable(source.where)
                                  + " only; it covers all rows now");
            index.where.clear();
        }
        const bool unique = index.kind == IndexKind::Primary || index.kind == IndexKind::Unique;
        bool prefixed = false;
        for (IndexPart &part : index.parts)
            prefixed = fitPart(part) || prefixed;
        if (prefixed && unique) {
            note(Level::Warning,
                 shown
                     + " is too long to be unique in MySQL; it becomes an index over "
                       "the beginning of its values");
            index.kind = IndexKind::Plain;
        } else if (prefixed) {
            note(Level::Note, shown + " covers the beginning of its values only");
        }
        index.algorithm = "BTREE";
        placeIndex(std::move(index));
    }

private:
    void noteLostIndex(const Index &source, const std::string &shown)
    {
        for (const IndexPart &part : source.parts) {
            if (part.column.empty()) {
                note(Level::Warning, shown + " is over the expression " + printable(part.expression)
                                         + " and is lost");
                return;
            }
        }
        if (!source.where.empty() && source.kind == IndexKind::Unique)
            note(Level::Warning, shown + " is unique for the rows WHERE " + printable(source.where)
                                     + " only, which MySQL cannot express; it is lost");
        else
            note(Level::Warning, shown + " is a " + printable(toLower(source.algorithm))
                                     + " index, which MySQL does not have; it is lost");
    }

    bool fitPart(IndexPart &part) const
    {
        if (!m_features.descendingIndexes)
            part.descending = false;
        for (std::size_t i = 0; i < m_source.columns.size(); ++i) {
            if (m_source.columns[i].name != part.column)
                continue;
            const ColumnType &type = m_types[i].type;
            if (m_types[i].keyPrefix) {
                part.prefixLength = m_types[i].keyPrefix;
                return true;
            }
            if (type.kind == TypeKind::Text || type.kind == TypeKind::Blob
                || type.kind == TypeKind::Json) { // made longer for the row's sake
                part.prefixLength = keyLimit / 4 / 4;
                return true;
            }
        }
        return false;
    }

    void placeIndex(Index index)
    {
        std::vector<std::string> parts;
        for (const IndexPart &part : index.parts) {
            std::string text = quoted(part.column);
            if (part.prefixLength)
                text += '(' + std::to_string(*part.prefixLength) + ')';
            parts.push_back(text + (part.descending ? " DESC" : ""));
        }
        const std::string list = " (" + join(parts, ", ") + ")";
        if (index.kind == IndexKind::Primary) {
            m_lines.push_back("PRIMARY KEY" + list);
        } else {
            index.name = freeName(index);
            const std::string text =
                std::string(index.kind == IndexKind::Unique ? "UNIQUE KEY " : "KEY ")
                + quoted(index.name) + list;
            // A unique key makes a repeated chunk fail instead of doubling its rows: it comes
            // first.
            if (m_target.deferIndexes && index.kind == IndexKind::Plain
                && canAddKeyLater(m_features, index))
                m_converted.indexStatements.push_back(
                    "ALTER TABLE " + quoteTable(Dialect::MySql, m_schema.name) + " ADD " + text);
            else
                m_lines.push_back(text);
        }
        m_schema.indexes.push_back(std::move(index));
    }

    std::string freeName(const Index &index)
    {
        std::string name = index.name;
        if (!whyNoMysqlName(name).empty() || equalsIgnoringCase(name, "PRIMARY"))
            name = "key_" + std::to_string(m_schema.indexes.size() + 1);
        while (!m_indexNames.insert(toLower(name)).second)
            name += '_';
        if (name != index.name)
            note(Level::Note, "index " + printable(index.name) + " becomes " + name);
        return name;
    }

    void note(Level level, std::string message)
    {
        m_converted.notes.push_back({level, std::move(message)});
    }

    const TableSchema &m_source;
    const std::vector<ChosenType> &m_types;
    const SchemaTarget &m_target;
    const MysqlFeatures m_features;
    std::vector<std::string> &m_lines;
    TableSchema &m_schema;
    ConvertedTable &m_converted;
    std::set<std::string> m_indexNames;
};

} // namespace

bool hasMysqlForm(const Index &index)
{
    const bool unique = index.kind == IndexKind::Primary || index.kind == IndexKind::Unique;
    const bool plainParts = std::all_of(index.parts.begin(), index.parts.end(),
                                        [](const IndexPart &part) { return !part.column.empty(); });
    return plainParts && !(unique && !index.where.empty())
           && (index.algorithm == "BTREE" || index.algorithm == "HASH");
}

ColumnUse useOfPostgresColumn(const TableSchema &table, const Column &column)
{
    ColumnUse use;
    for (const Index &index : table.indexes) {
        const bool found =
            std::any_of(index.parts.begin(), index.parts.end(),
                        [&](const IndexPart &part) { return part.column == column.name; });
        if (!found || !hasMysqlForm(index))
            continue;
        std::uint64_t wide = 0;
        for (const IndexPart &part : index.parts) {
            const Column *other = table.findColumn(part.column);
            wide += other && isWide(other->type) ? 1 : 0;
        }
        use.inKey =
            use.inKey || index.kind == IndexKind::Primary || index.kind == IndexKind::Unique;
        use.inIndex = true;
        const std::uint64_t others =
            30 * (index.parts.size() - std::min<std::uint64_t>(wide, index.parts.size()));
        use.keyBytes =
            std::min(use.keyBytes, (keyLimit - others) / std::max<std::uint64_t>(wide, 1));
    }
    for (const ForeignKey &key : table.foreignKeys)
        use.inForeignKey =
            use.inForeignKey
            || std::find(key.columns.begin(), key.columns.end(), column.name) != key.columns.end();
    return use;
}

void addPostgresIndexes(const TableSchema &source, const std::vector<ChosenType> &types,
                        const SchemaTarget &target, std::vector<std::string> &lines,
                        TableSchema &sink, ConvertedTable &converted)
{
    PostgresIndexes indexes(source, types, target, lines, sink, converted);
    for (const Index &index : source.indexes)
        indexes.addIndex(index);
}

} // namespace godwit
