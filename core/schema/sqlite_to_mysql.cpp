#include "core/base/text.h"
#include "core/schema/convert_schema.h"
#include "core/schema/kept_columns.h"
#include "core/schema/mysql_features.h"
#include "core/schema/mysql_names.h"
#include "core/schema/oceanbase_text.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/sql_lexer.h"
#include "core/schema/sqlite_mysql_default.h"
#include "core/schema/sqlite_mysql_foreign_keys.h"
#include "core/schema/sqlite_mysql_types.h"
#include "core/schema/translate_sql.h"

#include <algorithm>
#include <set>

namespace godwit {

namespace {

constexpr std::uint64_t keyLimit = 3072; // bytes of one InnoDB key
constexpr std::uint64_t rowLimit =
    60'000; // bytes, below MySQL's 65,535 for what stands beside VARCHAR

std::string quoted(std::string_view name)
{
    return quoteName(Dialect::MySql, name);
}

bool isPlainValue(const ColumnType &type)
{
    return type.kind == TypeKind::Integer || type.kind == TypeKind::Varchar
           || type.kind == TypeKind::Text;
}

class TableToMysql
{
public:
    TableToMysql(TableSchema source, const TableName &sinkName, const SchemaTarget &target)
        : m_source(std::move(source))
        , m_sinkName(sinkName)
        , m_target(target)
        , m_features(featuresOf(target.facts))
    {
        m_source = withMysqlColumnNames(std::move(m_source), m_converted.notes);
    }

    Result<ConvertedTable> run()
    {
        if (auto named = checkNames(); !named)
            return failure(std::move(named));
        m_schema.name = m_sinkName;
        m_schema.engine = "InnoDB";
        m_schema.charset = "utf8mb4";
        m_schema.collation = binaryCollation(m_target.facts);
        m_schema.estimatedRows = m_source.estimatedRows;
        chooseTypes();
        keepRowsShort();
        for (std::size_t i = 0; i < m_source.columns.size(); ++i)
            addColumn(m_source.columns[i], m_types[i]);
        for (const Index &index : m_source.indexes)
            addIndex(index);
        for (const Check &check : m_source.checks)
            addCheck(check);
        finishCreate();
        addForeignKeys(m_source, m_types, m_target, m_schema, m_converted);
        for (const std::string &trigger : m_source.triggers)
            note(Level::Warning, "the trigger " + printable(trigger) + " is not migrated");
        m_converted.schema = std::move(m_schema);
        return std::move(m_converted);
    }

private:
    Result<void> checkNames() const
    {
        std::vector<std::string> names = {m_sinkName.table};
        for (const Column &column : m_source.columns)
            names.push_back(column.name);
        for (const std::string &name : names) {
            if (const std::string why = whyNoMysqlName(name); !why.empty()) {
                return fail(ErrorCode::SchemaMismatch,
                            "MySQL cannot have the name '" + printable(name) + "': " + why,
                            "map the table to another name, or rename the column at the source");
            }
        }
        return {};
    }

    void chooseTypes()
    {
        for (const Column &column : m_source.columns) {
            ChosenType chosen = chooseMysqlType(column, useOf(column), m_target.facts);
            for (Note &n : chosen.notes)
                m_converted.notes.push_back(n);
            m_types.push_back(std::move(chosen));
        }
    }

    ColumnUse useOf(const Column &column) const
    {
        ColumnUse use;
        for (const Index &index : m_source.indexes) {
            std::uint64_t wide = 0;
            bool found = false;
            for (const IndexPart &part : index.parts) {
                const Column *other = m_source.findColumn(part.column);
                found = found || part.column == column.name;
                wide += other && other->type.affinity != Affinity::Integer ? 1 : 0;
            }
            if (!found)
                continue;
            const bool unique = index.kind == IndexKind::Primary || index.kind == IndexKind::Unique;
            use.inKey = use.inKey || (unique && index.where.empty());
            use.inIndex = true;
            const std::uint64_t others = 9 * index.parts.size(); // numbers beside it
            use.keyBytes =
                std::min(use.keyBytes, (keyLimit - others) / std::max<std::uint64_t>(wide, 1));
        }
        for (const ForeignKey &key : m_source.foreignKeys) {
            const auto &columns = key.columns;
            const bool found =
                std::any_of(columns.begin(), columns.end(), [&](const std::string &name) {
                    return equalsIgnoringCase(name, column.name);
                });
            use.inForeignKey = use.inForeignKey || found;
        }
        return use;
    }

    // All VARCHAR and VARBINARY columns of a row share 65,535 bytes.
    void keepRowsShort()
    {
        const auto bytes = [](const ChosenType &chosen) {
            const bool sized =
                chosen.type.kind == TypeKind::Varchar || chosen.type.kind == TypeKind::Varbinary;
            return sized ? *chosen.type.length * (chosen.isText ? 4 : 1) : 12;
        };
        for (;;) {
            std::uint64_t total = 0;
            std::size_t widest = m_types.size();
            for (std::size_t i = 0; i < m_types.size(); ++i) {
                total += bytes(m_types[i]);
                const ColumnUse use = useOf(m_source.columns[i]);
                const bool movable = !use.inKey && !use.inIndex && !use.inForeignKey;
                if (movable && bytes(m_types[i]) > 12
                    && (widest == m_types.size() || bytes(m_types[i]) > bytes(m_types[widest])))
                    widest = i;
            }
            if (total <= rowLimit || widest == m_types.size())
                return;
            ColumnType &type = m_types[widest].type;
            type.kind = m_types[widest].isText ? TypeKind::Text : TypeKind::Blob;
            type.declared = m_types[widest].isText ? "LONGTEXT" : "LONGBLOB";
            type.length.reset();
        }
    }

    bool isRowNumber(const Column &column) const
    {
        const Index *primary = m_source.primaryKey();
        return primary && primary->parts.size() == 1 && primary->parts[0].column == column.name
               && primary->algorithm.empty() && !m_source.withoutRowid;
    }

    void addColumn(const Column &source, const ChosenType &chosen)
    {
        Column column;
        column.name = source.name;
        column.type = chosen.type;
        column.nullable = source.nullable && !inPrimaryKey(source.name);
        column.autoIncrement = isRowNumber(source) && chosen.type.kind == TypeKind::Integer;

        std::string line = quoted(column.name) + ' ' + chosen.type.declared;
        if (chosen.isText)
            line += " CHARACTER SET utf8mb4 COLLATE " + chosen.type.collation;
        const bool generated =
            source.generated != Generated::No && addGenerated(source, column, line);
        if (!generated || m_features.notNullGenerated)
            line += column.nullable ? " NULL" : " NOT NULL";
        if (column.autoIncrement) {
            line += " AUTO_INCREMENT";
        } else if (!generated && source.defaultExpression) {
            const TranslatedDefault made =
                mysqlDefault(source, column.type, m_source.columns, m_target.facts);
            for (const Note &n : made.notes)
                m_converted.notes.push_back(n);
            if (!made.sql.empty()) {
                line += " DEFAULT " + made.sql;
                column.defaultExpression = made.sql;
            }
        }
        if (chosen.isText && !equalsIgnoringCase(source.type.collation, "BINARY")
            && !source.type.collation.empty())
            note(Level::Note, "column " + printable(source.name) + " compares by "
                                  + printable(source.type.collation)
                                  + " in SQLite, byte by byte in MySQL");
        m_lines.push_back(std::move(line));
        m_schema.columns.push_back(std::move(column));
    }

    // Arithmetic on fractions differs; only integers and texts are computed again.
    bool addGenerated(const Column &source, Column &column, std::string &line)
    {
        const TranslatedSql translated = translate(source.generatedExpression);
        bool plain = isPlainValue(column.type);
        for (const Lexeme &lexeme : lexSqlite(source.generatedExpression)) {
            for (std::size_t i = 0; lexeme.isName() && i < m_source.columns.size(); ++i) {
                if (equalsIgnoringCase(m_source.columns[i].name, lexeme.name()))
                    plain = plain && isPlainValue(m_types[i].type);
            }
        }
        if (!plain || !translated.isFaithful() || source.generatedExpression.empty()) {
            note(Level::Warning,
                 "column " + printable(source.name)
                     + " becomes a plain column: MySQL might compute another value; "
                       "its values are copied");
            return false;
        }
        column.generated = source.generated;
        column.generatedExpression = translated.sql;
        line += " GENERATED ALWAYS AS (" + translated.sql + ") "
                + (source.generated == Generated::Stored ? "STORED" : "VIRTUAL");
        return true;
    }

    TranslatedSql translate(const std::string &sql) const
    {
        return translateSql(sql, {Dialect::Sqlite, Dialect::MySql, false, &m_source.columns, {}});
    }

    bool inPrimaryKey(const std::string &name) const
    {
        const Index *primary = m_source.primaryKey();
        if (!primary || primaryHasNulls())
            return false;
        return std::any_of(primary->parts.begin(), primary->parts.end(),
                           [&](const IndexPart &part) { return part.column == name; });
    }

    bool primaryHasNulls() const
    {
        const Index *primary = m_source.primaryKey();
        return std::any_of(
            primary->parts.begin(), primary->parts.end(), [&](const IndexPart &part) {
                const Column *column = m_source.findColumn(part.column);
                return column && column->nullable && column->profile && column->profile->nulls > 0;
            });
    }

    void addIndex(const Index &source)
    {
        const std::string shown =
            source.name.empty() ? std::string("a key") : "index " + printable(source.name);
        Index index = source;
        const bool wasUnique = index.kind == IndexKind::Unique || index.kind == IndexKind::Primary;
        for (const IndexPart &part : source.parts) {
            if (part.column.empty()) {
                note(Level::Warning, shown + " is over the expression " + printable(part.expression)
                                         + " and is lost");
                return;
            }
        }
        if (!source.where.empty()) {
            if (wasUnique) {
                note(Level::Warning, shown + " is unique for the rows WHERE "
                                         + printable(source.where)
                                         + " only, which MySQL cannot express; it is lost");
                return;
            }
            note(Level::Note, shown + " covered the rows WHERE " + printable(source.where)
                                  + " only; it covers all rows now");
            index.where.clear();
        }
        bool prefixed = false;
        for (IndexPart &part : index.parts)
            prefixed = fitPart(part) || prefixed;
        if (prefixed && wasUnique) {
            note(Level::Warning,
                 shown
                     + " is too long to be unique in MySQL; it becomes an index over the "
                       "beginning of its values");
            index.kind = IndexKind::Plain;
        } else if (prefixed) {
            note(Level::Note, shown + " covers the beginning of its values only");
        }
        if (index.kind == IndexKind::Primary && primaryHasNulls()) {
            note(Level::Note,
                 "the primary key holds NULL, which only SQLite allows; it becomes a unique key");
            index.kind = IndexKind::Unique;
        }
        index.algorithm = "BTREE";
        placeIndex(std::move(index));
    }

    // True if only the beginning of the column can be indexed.
    bool fitPart(IndexPart &part) const
    {
        part.collation.clear();
        if (!m_features.descendingIndexes)
            part.descending = false;
        for (std::size_t i = 0; i < m_source.columns.size(); ++i) {
            if (m_source.columns[i].name == part.column && m_types[i].keyPrefix) {
                part.prefixLength = m_types[i].keyPrefix;
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
                m_converted.indexStatements.push_back("ALTER TABLE " + sinkTable() + " ADD "
                                                      + text);
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
        if (!index.name.empty() && name != index.name)
            note(Level::Note, "index " + printable(index.name) + " becomes " + name);
        return name;
    }

    void addCheck(const Check &check)
    {
        const TranslatedSql translated = translate(check.expression);
        const Index *primary = m_source.primaryKey();
        const bool onRowNumber =
            primary && primary->parts.size() == 1 && m_source.findColumn(primary->parts[0].column)
            && isRowNumber(*m_source.findColumn(primary->parts[0].column))
            && translated.sql.find(quoted(primary->parts[0].column)) != std::string::npos;
        std::string why;
        if (!m_features.checks)
            why = "this server does not enforce checks";
        else if (!translated.isFaithful())
            why = join(translated.obstacles, ", ") + " may mean something else there";
        else if (onRowNumber)
            why = "MySQL allows none on an AUTO_INCREMENT column";
        if (!why.empty()) {
            note(Level::Warning, "the check (" + printable(check.expression) + ") is lost: " + why);
            return;
        }
        if (!check.name.empty())
            note(Level::Note,
                 "the check " + printable(check.name)
                     + " gets a name of the server's own: names are shared by a whole database");
        m_lines.push_back("CHECK (" + translated.sql + ")");
        m_schema.checks.push_back({{}, translated.sql, true});
    }

    void finishCreate()
    {
        std::string sql =
            "CREATE TABLE " + sinkTable() + " (\n  " + join(m_lines, ",\n  ") + "\n) ENGINE=InnoDB";
        if (m_source.autoIncrement && *m_source.autoIncrement > 1) {
            sql += " AUTO_INCREMENT=" + std::to_string(*m_source.autoIncrement);
            m_schema.autoIncrement = m_source.autoIncrement;
        }
        sql += " DEFAULT CHARSET=utf8mb4 COLLATE=" + m_schema.collation;
        m_schema.createStatement = sql;
        m_converted.createStatements.push_back(std::move(sql));
    }

    std::string sinkTable() const { return quoteTable(Dialect::MySql, m_sinkName); }

    void note(Level level, std::string message)
    {
        m_converted.notes.push_back({level, std::move(message)});
    }

    TableSchema m_source;
    const TableName &m_sinkName;
    const SchemaTarget &m_target;
    MysqlFeatures m_features;
    std::vector<ChosenType> m_types; ///< of the columns
    std::vector<std::string> m_lines;
    std::set<std::string> m_indexNames;
    TableSchema m_schema;
    ConvertedTable m_converted;
};

} // namespace

Result<ConvertedTable> convertSqliteToMysql(const TableSchema &source, const TableName &sinkName,
                                            const std::vector<std::string> &keptColumns,
                                            const SchemaTarget &target)
{
    auto dropped = droppedColumns(source, keptColumns);
    if (!dropped)
        return failure(std::move(dropped));
    TableSchema kept = source;
    removeColumns(kept, *dropped);
    auto converted = TableToMysql(std::move(kept), sinkName, target).run();
    if (!converted)
        return tl::unexpected(std::move(converted.error()).of(source.name.qualified()));
    return converted;
}

} // namespace godwit
