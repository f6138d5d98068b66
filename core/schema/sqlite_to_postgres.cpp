#include "core/base/text.h"
#include "core/schema/convert_schema.h"
#include "core/schema/kept_columns.h"
#include "core/schema/mysql_postgres_default.h"
#include "core/schema/postgres_table.h"
#include "core/schema/sql_lexer.h"
#include "core/schema/sqlite_postgres_types.h"

#include <algorithm>
#include <optional>

namespace godwit {

namespace {

class SqliteTableToPostgres
{
public:
    SqliteTableToPostgres(TableSchema source, const TableName &sinkName, const SchemaTarget &target)
        : m_source(std::move(source))
        , m_table(m_source, sinkName, target)
    {}

    Result<ConvertedTable> run()
    {
        if (auto named = m_table.checkNames(); !named)
            return failure(std::move(named));
        planColumns();
        for (const PlannedColumn &column : m_table.columns())
            m_table.addColumn(column, column.source->generated == Generated::No ? defaultOf(column)
                                                                                : std::string());
        for (const Index &index : m_source.indexes)
            addIndex(index);
        for (const Check &check : m_source.checks)
            m_table.addCheck(check);
        for (const ForeignKey &key : m_source.foreignKeys)
            m_table.addForeignKey(key);
        for (const std::string &trigger : m_source.triggers)
            m_table.note(Level::Warning, "the trigger " + printable(trigger) + " is not migrated");
        return m_table.finish();
    }

private:
    void planColumns()
    {
        std::vector<PlannedColumn> columns;
        for (const Column &source : m_source.columns) {
            PlannedColumn column;
            column.source = &source;
            column.name = postgresColumnName(source.name);
            PostgresType chosen =
                postgresTypeOfSqlite(source, sqliteUseOf(m_source, source), column.name);
            for (Note &note : chosen.notes)
                m_table.note(note.level, std::move(note.message));
            column.type = std::move(chosen.type);
            column.check = std::move(chosen.check);
            column.nullable = source.nullable && !inPrimaryKey(source.name);
            column.ignoresCase = equalsIgnoringCase(source.type.collation, "NOCASE");
            column.counts = isRowNumber(source) && column.type.kind == TypeKind::Integer;
            if (!source.type.collation.empty()
                && !equalsIgnoringCase(source.type.collation, "BINARY"))
                m_table.note(Level::Note, "column " + printable(source.name) + " compares by "
                                              + printable(source.type.collation)
                                              + " in SQLite, byte by byte in PostgreSQL");
            columns.push_back(std::move(column));
        }
        m_table.setColumns(std::move(columns));
    }

    bool isRowNumber(const Column &column) const
    {
        const Index *primary = m_source.primaryKey();
        return primary && primary->parts.size() == 1 && primary->parts[0].column == column.name
               && primary->algorithm.empty() && !m_source.withoutRowid;
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
        if (source.kind == IndexKind::Primary && !primaryHasNulls()) {
            m_table.addPrimaryKey(source);
            return;
        }
        if (source.kind == IndexKind::Primary)
            m_table.note(Level::Note, "the primary key holds NULL, which only SQLite allows; it "
                                      "becomes a unique key");
        m_table.addIndex(source);
    }

    std::string defaultOf(const PlannedColumn &column)
    {
        const Column &source = *column.source;
        if (!source.defaultExpression || column.counts)
            return {};
        const std::string &expression = *source.defaultExpression;
        if (equalsIgnoringCase(trimmed(expression), "NULL"))
            return {};
        const std::string literal = literalDefault(column, expression);
        if (!literal.empty())
            return literal;
        const PostgresSql translated = m_table.expression(expression);
        const SqlKind kind = sqlKindOf(column.type);
        const bool nowAsText = translated.kind == SqlKind::Timestamp && kind == SqlKind::Text;
        if (translated.isUsable() && !translated.namesColumns && nowAsText)
            return "to_char(" + translated.sql + ", 'YYYY-MM-DD HH24:MI:SS')";
        const bool fits = translated.kind == kind || translated.kind == SqlKind::Null
                          || (translated.kind == SqlKind::Date && kind == SqlKind::Text)
                          || (translated.kind == SqlKind::Time && kind == SqlKind::Text);
        if (translated.isUsable() && !translated.namesColumns && fits)
            return "((" + translated.sql + ")::" + column.type.declared + ")";
        m_table.note(Level::Warning, "column " + printable(source.name) + ": the default "
                                         + printable(expression)
                                         + " has no form at the destination and is lost");
        return {};
    }

    /// A literal as the column's type wants it; empty if it is none, or does not suit.
    std::string literalDefault(const PlannedColumn &column, const std::string &expression) const
    {
        std::string sign;
        std::string value;
        LexemeKind kind = LexemeKind::Broken;
        for (const Lexeme &lexeme : lexSqlite(expression)) {
            if (lexeme.isGap() || lexeme.isSymbol('(') || lexeme.isSymbol(')'))
                continue;
            if (kind != LexemeKind::Broken)
                return {};
            if (lexeme.isSymbol('-') || lexeme.isSymbol('+')) {
                sign = lexeme.isSymbol('-') ? "-" : "";
                continue;
            }
            kind = lexeme.kind;
            value = lexeme.isName() ? lexeme.name() : std::string(lexeme.text);
        }
        const bool bytes = column.type.kind == TypeKind::Blob;
        if (kind == LexemeKind::Blob)
            return bytes ? "'\\x" + toLower(value.substr(2, value.size() - 3)) + "'::bytea" : "";
        if (bytes)
            return kind == LexemeKind::Text || kind == LexemeKind::Number
                       ? "'\\x" + toLower(toHex(sign + value)) + "'::bytea"
                       : "";
        if (kind == LexemeKind::Word) {
            const std::string upper = toUpper(value);
            if (upper != "TRUE" && upper != "FALSE")
                return {};
            value = upper == "TRUE" ? "1" : "0";
        } else if (kind != LexemeKind::Number && kind != LexemeKind::Text
                   && kind != LexemeKind::Name) {
            return {};
        }
        if (kind == LexemeKind::Number && value.find_first_of("xX") != std::string::npos)
            return {};
        return postgresLiteral(sign + value, column.type);
    }

    const TableSchema m_source;
    PostgresTable m_table;
};

} // namespace

Result<ConvertedTable> convertSqliteToPostgres(const TableSchema &source, const TableName &sinkName,
                                               const std::vector<std::string> &keptColumns,
                                               const SchemaTarget &target)
{
    auto dropped = droppedColumns(source, keptColumns);
    if (!dropped)
        return failure(std::move(dropped));
    TableSchema kept = source;
    removeColumns(kept, *dropped);
    auto converted = SqliteTableToPostgres(std::move(kept), sinkName, target).run();
    if (!converted)
        return tl::unexpected(std::move(converted.error()).of(source.name.qualified()));
    return converted;
}

} // namespace godwit
