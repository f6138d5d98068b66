#include "core/base/text.h"
#include "core/schema/convert_schema.h"
#include "core/schema/kept_columns.h"
#include "core/schema/mysql_sqlite_types.h"
#include "core/schema/sql_dialect.h"
#include "core/schema/sql_lexer.h"
#include "core/schema/sqlite_types.h"
#include "core/schema/translate_sql.h"

#include <algorithm>
#include <limits>

namespace godwit {

namespace {

std::string quoted(std::string_view name)
{
    return quoteName(Dialect::Sqlite, name);
}

bool isPlainValue(const ColumnType &type)
{
    return type.kind == TypeKind::Integer || type.kind == TypeKind::Char
           || type.kind == TypeKind::Varchar || type.kind == TypeKind::Text;
}

bool hasText(std::string_view sql)
{
    const auto lexemes = lexMysql(sql);
    return std::any_of(lexemes.begin(), lexemes.end(),
                       [](const Lexeme &lexeme) { return lexeme.kind == LexemeKind::Text; });
}

class TableToSqlite
{
public:
    TableToSqlite(TableSchema source, const TableName &sinkName, const SchemaTarget &target)
        : m_source(std::move(source))
        , m_sinkName{"main", sinkName.table}
        , m_target(target)
    {}

    ConvertedTable run()
    {
        m_schema.name = m_sinkName;
        m_schema.estimatedRows = m_source.estimatedRows;
        findRowNumber();
        for (const Column &column : m_source.columns)
            addColumn(column);
        addPrimaryKey();
        for (const ForeignKey &key : m_source.foreignKeys)
            addForeignKey(key);
        for (const Check &check : m_source.checks)
            addCheck(check);
        finishCreate();
        for (const Index &index : m_source.indexes)
            addIndex(index);
        addLosses();
        m_converted.schema = std::move(m_schema);
        return std::move(m_converted);
    }

private:
    void findRowNumber()
    {
        const Index *primary = m_source.primaryKey();
        for (const Column &column : m_source.columns) {
            if (!column.autoIncrement)
                continue;
            const bool alone =
                primary && primary->parts.size() == 1 && primary->parts[0].column == column.name;
            const bool fits = m_source.autoIncrement.value_or(1) <= static_cast<std::uint64_t>(
                                  std::numeric_limits<std::int64_t>::max());
            if (alone && fits && column.type.kind == TypeKind::Integer)
                m_rowNumber = column.name;
            else
                note(Level::Warning,
                     "column " + printable(column.name)
                         + " counts up at the source; SQLite does that only for a primary key "
                           "of one integer column within 63 bits");
        }
    }

    void addColumn(const Column &source)
    {
        const bool isRowNumber = source.name == m_rowNumber;
        SqliteTypeName type = sqliteTypeFor(source, isRowNumber, inForeignKey(source.name));
        for (Note &n : type.notes)
            m_converted.notes.push_back(std::move(n));
        Column column;
        column.name = source.name;
        column.type = sqliteColumnType(type.declared);
        column.type.collation = "BINARY";
        column.nullable = source.nullable;
        std::string line = quoted(column.name) + ' ' + type.declared;
        if (isRowNumber) {
            line += " PRIMARY KEY AUTOINCREMENT";
            column.autoIncrement = true;
        }
        if (!column.nullable)
            line += " NOT NULL";
        if (source.generated != Generated::No)
            addGenerated(source, column, line);
        else if (source.defaultExpression && !isRowNumber)
            addDefault(source, column, line);
        if (!source.onUpdate.empty())
            note(Level::Warning, "column " + printable(source.name) + " loses ON UPDATE "
                                     + printable(source.onUpdate) + ", which SQLite has not");
        if (source.invisible)
            note(Level::Note, "column " + printable(source.name) + " becomes visible");
        m_lines.push_back(std::move(line));
        m_schema.columns.push_back(std::move(column));
    }

    void addDefault(const Column &source, Column &column, std::string &line)
    {
        const std::string sql = sqliteDefault(source, m_source.columns, m_converted.notes);
        if (sql.empty())
            return;
        line += " DEFAULT " + sql;
        column.defaultExpression = sql;
    }

    // Arithmetic on decimals is exact in MySQL and not in SQLite: only integers and texts are
    // computed again.
    void addGenerated(const Column &source, Column &column, std::string &line)
    {
        const TranslatedSql translated = translate(source.generatedExpression);
        bool plain = isPlainValue(source.type);
        for (const Lexeme &lexeme : lexMysql(source.generatedExpression)) {
            const Column *used = lexeme.isName() ? m_source.findColumn(lexeme.name()) : nullptr;
            plain = plain && (!used || isPlainValue(used->type));
        }
        if (plain && translated.isFaithful() && !source.generatedExpression.empty()) {
            column.generated = source.generated;
            column.generatedExpression = translated.sql;
            line += " GENERATED ALWAYS AS (" + translated.sql + ") "
                    + (source.generated == Generated::Stored ? "STORED" : "VIRTUAL");
            return;
        }
        note(Level::Warning,
             "column " + printable(source.name)
                 + " becomes a plain column: SQLite might compute another value; its values "
                   "are copied");
    }

    TranslatedSql translate(const std::string &sql) const
    {
        return translateSql(sql, {Dialect::MySql, Dialect::Sqlite, false, &m_source.columns, {}});
    }

    bool inForeignKey(const std::string &name) const
    {
        return std::any_of(
            m_source.foreignKeys.begin(), m_source.foreignKeys.end(), [&](const ForeignKey &key) {
                return std::find(key.columns.begin(), key.columns.end(), name) != key.columns.end();
            });
    }

    void addPrimaryKey()
    {
        const Index *primary = m_source.primaryKey();
        if (!primary)
            return;
        Index index = *primary;
        std::vector<std::string> parts;
        for (IndexPart &part : index.parts) {
            if (part.prefixLength)
                note(Level::Note, "the primary key covers column " + printable(part.column)
                                      + " whole, not its beginning only");
            part.prefixLength.reset();
            parts.push_back(part.column);
        }
        index.name.clear();
        m_schema.indexes.push_back(index);
        if (m_rowNumber.empty())
            m_lines.push_back("PRIMARY KEY (" + quoteNames(Dialect::Sqlite, parts) + ")");
    }

    void addForeignKey(const ForeignKey &source)
    {
        const auto sink = m_target.sinkOf(source.referencedTable);
        if (!sink) {
            note(Level::Warning, "the foreign key " + printable(source.name) + " to "
                                     + printable(source.referencedTable.qualified())
                                     + " is lost: that table is not part of the project");
            return;
        }
        ForeignKey key = source;
        key.referencedTable = {"main", sink->table};
        std::string line = "FOREIGN KEY (" + quoteNames(Dialect::Sqlite, key.columns)
                           + ") REFERENCES " + quoted(sink->table) + " ("
                           + quoteNames(Dialect::Sqlite, key.referencedColumns) + ")";
        if (!key.name.empty())
            line = "CONSTRAINT " + quoted(key.name) + ' ' + line;
        if (!key.onDelete.empty())
            line += " ON DELETE " + key.onDelete;
        if (!key.onUpdate.empty())
            line += " ON UPDATE " + key.onUpdate;
        m_lines.push_back(std::move(line));
        m_schema.foreignKeys.push_back(std::move(key));
    }

    void addCheck(const Check &check)
    {
        const TranslatedSql translated = translate(check.expression);
        std::string why;
        if (!check.enforced)
            why = "it was not enforced";
        else if (toLower(check.expression).find("json_valid") != std::string::npos)
            why = "the two stores disagree on what is valid JSON";
        else if (!translated.isFaithful())
            why = join(translated.obstacles, ", ") + " may mean something else in SQLite";
        else if (hasText(check.expression) && ignoresCase())
            why = "it compares texts by a collation that SQLite has not";
        if (!why.empty()) {
            note(Level::Warning, "the check (" + printable(check.expression) + ") is lost: " + why);
            return;
        }
        m_lines.push_back((check.name.empty() ? "" : "CONSTRAINT " + quoted(check.name) + ' ')
                          + "CHECK (" + translated.sql + ")");
        m_schema.checks.push_back({check.name, translated.sql, true});
    }

    bool ignoresCase() const
    {
        return std::any_of(
            m_source.columns.begin(), m_source.columns.end(), [](const Column &column) {
                const std::string collation = toLower(column.type.collation);
                return !collation.empty() && !collation.ends_with("_bin") && collation != "binary";
            });
    }

    void finishCreate()
    {
        const std::string sql =
            "CREATE TABLE " + quoted(m_sinkName.table) + " (\n  " + join(m_lines, ",\n  ") + "\n)";
        m_schema.createStatement = sql;
        m_converted.createStatements.push_back(sql);
        if (m_rowNumber.empty() || m_source.autoIncrement.value_or(1) <= 1)
            return;
        m_schema.autoIncrement = m_source.autoIncrement;
        const std::string name = quoteText(Dialect::Sqlite, m_sinkName.table);
        m_converted.createStatements.push_back("DELETE FROM sqlite_sequence WHERE name = " + name);
        m_converted.createStatements.push_back("INSERT INTO sqlite_sequence (name, seq) VALUES ("
                                               + name + ", "
                                               + std::to_string(*m_source.autoIncrement - 1) + ")");
    }

    void addIndex(const Index &source)
    {
        const std::string shown = "index " + printable(source.name);
        if (source.kind == IndexKind::Primary)
            return;
        if (source.kind == IndexKind::Fulltext || source.kind == IndexKind::Spatial) {
            note(Level::Warning, shown + " is lost: it is a "
                                     + (source.kind == IndexKind::Fulltext ? "FULLTEXT" : "SPATIAL")
                                     + " index, which SQLite has not");
            return;
        }
        const bool unique = source.kind == IndexKind::Unique;
        Index index = source;
        std::vector<std::string> parts;
        for (IndexPart &part : index.parts) {
            if (part.prefixLength && unique) {
                note(Level::Warning, shown + " is lost: it is unique over the beginning of "
                                         + printable(part.column) + " only");
                return;
            }
            if (part.prefixLength)
                note(Level::Note, shown + " covers column " + printable(part.column)
                                      + " whole, not its beginning only");
            part.prefixLength.reset();
            const TranslatedSql expression = translate(part.expression);
            if (part.column.empty() && !expression.isFaithful()) {
                note(Level::Warning, shown + " is lost: its expression "
                                         + printable(part.expression)
                                         + " has no faithful form in SQLite");
                return;
            }
            part.expression = expression.sql;
            parts.push_back((part.column.empty() ? "(" + expression.sql + ")" : quoted(part.column))
                            + (part.descending ? " DESC" : ""));
        }
        std::string where;
        if (!source.where.empty()) {
            const TranslatedSql condition = translate(source.where);
            if (!condition.isFaithful()) {
                note(Level::Warning, shown + " is lost: its condition " + printable(source.where)
                                         + " has no faithful form in SQLite");
                return;
            }
            index.where = condition.sql;
            where = " WHERE " + condition.sql;
        }
        // SQLite's indexes share one list of names with each other and with the tables.
        index.name = m_sinkName.table + '_' + source.name;
        std::string sql = std::string(unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ")
                          + quoted(index.name) + " ON " + quoted(m_sinkName.table) + " ("
                          + join(parts, ", ") + ")" + where;
        m_schema.extraStatements.push_back(sql);
        auto &statements = m_target.deferIndexes && !unique ? m_converted.indexStatements
                                                            : m_converted.createStatements;
        statements.push_back(std::move(sql));
        m_schema.indexes.push_back(std::move(index));
    }

    void addLosses()
    {
        const auto commented = [](const Column &column) { return !column.comment.empty(); };
        if (!m_source.comment.empty()
            || std::any_of(m_source.columns.begin(), m_source.columns.end(), commented))
            note(Level::Warning, "comments are lost: SQLite has none");
        if (!m_source.partitionClause.empty())
            note(Level::Warning, "the table is no longer partitioned");
        if (ignoresCase())
            note(Level::Note, "texts compare byte by byte in SQLite, not by MySQL's collations");
        if (std::any_of(m_schema.indexes.begin(), m_schema.indexes.end(),
                        [](const Index &index) { return index.kind != IndexKind::Primary; }))
            note(Level::Note,
                 "indexes get the table's name in front: SQLite's index names are shared by "
                 "the whole database");
        for (const std::string &trigger : m_source.triggers)
            note(Level::Warning, "the trigger " + printable(trigger) + " is not migrated");
    }

    void note(Level level, std::string message)
    {
        m_converted.notes.push_back({level, std::move(message)});
    }

    TableSchema m_source;
    TableName m_sinkName;
    const SchemaTarget &m_target;
    std::string m_rowNumber; ///< the column that is INTEGER PRIMARY KEY AUTOINCREMENT; empty: none
    std::vector<std::string> m_lines;
    TableSchema m_schema;
    ConvertedTable m_converted;
};

} // namespace

Result<ConvertedTable> convertMysqlToSqlite(const TableSchema &source, const TableName &sinkName,
                                            const std::vector<std::string> &keptColumns,
                                            const SchemaTarget &target)
{
    auto dropped = droppedColumns(source, keptColumns);
    if (!dropped)
        return failure(std::move(dropped));
    if (toLower(sinkName.table).starts_with("sqlite_")) {
        return fail(ErrorCode::SchemaMismatch,
                    "SQLite keeps names that begin with sqlite_ for itself: "
                        + printable(sinkName.table),
                    "map the table to another name");
    }
    TableSchema kept = source;
    removeColumns(kept, *dropped);
    return TableToSqlite(std::move(kept), sinkName, target).run();
}

Result<ConvertedView> convertViewMysqlToSqlite(const ViewSchema &source, const TableName &sinkName,
                                               const SchemaTarget &target)
{
    const TranslatedSql body = translateSql(
        source.select, {Dialect::MySql, Dialect::Sqlite, true, nullptr, target.sinkOf});
    ConvertedView converted;
    converted.schema = source;
    converted.schema.name = {"main", sinkName.table};
    converted.schema.select = body.sql;
    converted.createStatement = "CREATE VIEW " + quoted(sinkName.table);
    if (!source.columns.empty())
        converted.createStatement += " (" + quoteNames(Dialect::Sqlite, source.columns) + ")";
    converted.createStatement += " AS " + body.sql;
    if (!body.isFaithful()) {
        converted.notes.push_back({Level::Warning, "the view is carried over as it is, but "
                                                       + join(body.obstacles, ", ")
                                                       + " may mean something else in SQLite"});
    }
    if (source.checkOption == "LOCAL" || source.checkOption == "CASCADED")
        converted.notes.push_back(
            {Level::Note, "views of SQLite are read only; CHECK OPTION is lost"});
    return converted;
}

} // namespace godwit
