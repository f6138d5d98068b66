#include "core/schema/postgres_table.h"

#include "core/base/text.h"
#include "core/schema/sql_dialect.h"

#include <algorithm>
#include <limits>

namespace godwit {

namespace {

constexpr std::uint64_t longestSearched = 0xFFFF; // bytes; PostgreSQL's search vectors end at 1 MiB
constexpr std::uint64_t longestEntry = 2704;      // bytes of one entry of a B-tree

std::string quoted(std::string_view name)
{
    return quoteName(Dialect::PostgreSql, name);
}

std::string literal(std::string_view text)
{
    return quoteText(Dialect::PostgreSql, text);
}

/// A value of @p from is stored in a column of @p to as MySQL and SQLite would store it.
bool suits(SqlKind from, SqlKind to)
{
    if (from == to)
        return from != SqlKind::Unknown;
    switch (to) {
    case SqlKind::Integer:
        return from == SqlKind::Boolean || from == SqlKind::Decimal;
    case SqlKind::Decimal:
        return from == SqlKind::Integer || from == SqlKind::Boolean;
    case SqlKind::Float:
        return from == SqlKind::Integer || from == SqlKind::Decimal || from == SqlKind::Boolean;
    case SqlKind::Text:
        return from == SqlKind::Integer;
    case SqlKind::Timestamp:
        return from == SqlKind::Date;
    default:
        return false;
    }
}

bool isPlain(const Index &index)
{
    return std::all_of(index.parts.begin(), index.parts.end(), [](const IndexPart &part) {
        return !part.column.empty() && !part.prefixLength && !part.descending;
    });
}

} // namespace

std::string renamedNote(const std::string &what, const std::string &from, const std::string &to)
{
    return what + ' ' + printable(from) + " becomes " + printable(to)
           + (from.size() > longestPostgresName ? ": PostgreSQL's names end at 63 bytes"
                                                : ": PostgreSQL has that name already");
}

PostgresTable::PostgresTable(const TableSchema &source, const TableName &sinkName,
                             const SchemaTarget &target)
    : m_source(source)
    , m_sinkName(sinkName)
    , m_target(target)
{
    m_schema.name = sinkName;
    m_schema.comment = source.comment;
    m_schema.estimatedRows = source.estimatedRows;
    m_setting.from = target.sourceFacts.dialect;
    m_setting.columns = &m_named;
}

Result<void> PostgresTable::checkNames() const
{
    std::vector<std::string> names = {m_sinkName.table};
    for (const Column &column : m_source.columns)
        names.push_back(column.name);
    for (const std::string &name : names) {
        if (const std::string why = whyNoPostgresName(name); !why.empty())
            return fail(ErrorCode::SchemaMismatch,
                        "PostgreSQL cannot have the name '" + printable(name) + "': " + why,
                        "map the table to another name, or rename the column at the source");
    }
    if (m_sinkName.table.size() > longestPostgresName)
        return fail(ErrorCode::SchemaMismatch,
                    "PostgreSQL cannot have the name '" + printable(m_sinkName.table)
                        + "': it is longer than 63 bytes",
                    "map the table to a shorter name, such as "
                        + printable(postgresName(m_sinkName.table)));
    if (m_sinkName.database.size() > longestPostgresName)
        return fail(ErrorCode::SchemaMismatch,
                    "PostgreSQL cannot have the schema '" + printable(m_sinkName.database)
                        + "': its name is longer than 63 bytes",
                    "map the database to a shorter name");
    return {};
}

void PostgresTable::note(Level level, std::string message)
{
    m_converted.notes.push_back({level, std::move(message)});
}

void PostgresTable::setColumns(std::vector<PlannedColumn> columns)
{
    m_columns = std::move(columns);
    for (const PlannedColumn &column : m_columns) {
        m_named.push_back({column.source->name, column.name, sqlKindOf(column.type),
                           column.type.integerBytes, column.nullable, column.ignoresCase,
                           column.source->generated == Generated::No
                               ? std::string()
                               : column.source->generatedExpression,
                           column.type.kind == TypeKind::Timestamp});
        if (column.name != column.source->name)
            note(Level::Note, renamedNote("column", column.source->name, column.name));
    }
}

const PlannedColumn *PostgresTable::find(const std::string &sourceName) const
{
    const auto found =
        std::find_if(m_columns.begin(), m_columns.end(), [&](const PlannedColumn &column) {
            return equalsIgnoringCase(column.source->name, sourceName);
        });
    return found == m_columns.end() ? nullptr : &*found;
}

std::vector<std::string> PostgresTable::sinkNames(const std::vector<std::string> &sourceNames) const
{
    std::vector<std::string> names;
    for (const std::string &name : sourceNames) {
        const PlannedColumn *column = find(name);
        names.push_back(column ? column->name : postgresColumnName(name));
    }
    return names;
}

std::string PostgresTable::sinkTable() const
{
    return quoteTable(Dialect::PostgreSql, m_sinkName);
}

PostgresSql PostgresTable::expression(const std::string &sql) const
{
    return expressionToPostgres(sql, m_setting);
}

PostgresSql PostgresTable::condition(const std::string &sql) const
{
    return conditionToPostgres(sql, m_setting);
}

void PostgresTable::addColumn(const PlannedColumn &planned, const std::string &defaultSql)
{
    const Column &source = *planned.source;
    Column column;
    column.name = planned.name;
    column.type = planned.type;
    column.nullable = planned.nullable && !planned.counts;
    column.comment = source.comment;
    column.autoIncrement = planned.counts;
    std::string line = quoted(planned.name) + ' ' + planned.type.declared;
    const bool generated = source.generated != Generated::No && addGenerated(planned, column, line);
    if (planned.counts) {
        line += " GENERATED BY DEFAULT AS IDENTITY";
    } else if (!generated && !defaultSql.empty()) {
        line += " DEFAULT " + defaultSql;
        column.defaultExpression = defaultSql;
    }
    if (!column.nullable)
        line += " NOT NULL";
    m_lines.push_back(std::move(line));
    m_schema.columns.push_back(std::move(column));
    if (planned.check.empty())
        return;
    const std::string name =
        m_constraintNames.take(m_sinkName.table + '_' + planned.name + "_check");
    m_schema.checks.push_back({name, planned.check, true});
}

/// False, with a note, where PostgreSQL might compute another value: then the values are copied.
bool PostgresTable::addGenerated(const PlannedColumn &planned, Column &column, std::string &line)
{
    const Column &source = *planned.source;
    const PostgresSql translated = expression(source.generatedExpression);
    const SqlKind kind = sqlKindOf(planned.type);
    std::string why = translated.doubts();
    if (why.empty() && !translated.immutable)
        why = "it depends on the session's settings there";
    if (why.empty() && !suits(translated.kind, kind))
        why = "the expression is of another type than the column";
    if (!why.empty() || source.generatedExpression.empty()) {
        note(Level::Warning, "column " + printable(source.name)
                                 + " becomes a plain column, and its values are copied: PostgreSQL "
                                   "might not compute the same from "
                                 + printable(source.generatedExpression) + " (" + why + ")");
        return false;
    }
    if (source.generated == Generated::Virtual)
        note(Level::Note, "column " + printable(source.name)
                              + " was computed when read and is stored now: PostgreSQL has no "
                                "virtual columns");
    column.generated = Generated::Stored;
    column.generatedExpression = translated.sql;
    if (translated.kind != kind)
        column.generatedExpression =
            "(" + translated.sql + ")::"
            + (translated.kind == SqlKind::Boolean && planned.type.declared != "integer"
                   ? "integer::" + planned.type.declared // the only number that a truth becomes
                   : planned.type.declared);
    line += " GENERATED ALWAYS AS (" + column.generatedExpression + ") STORED";
    return true;
}

void PostgresTable::addPrimaryKey(const Index &key)
{
    Index index = key;
    std::vector<std::string> names;
    for (IndexPart &part : index.parts) {
        if (part.prefixLength)
            note(Level::Note, "the primary key covers column " + printable(part.column)
                                  + " whole, not its beginning only");
        if (part.descending)
            note(Level::Note, "the primary key is sorted upwards only in PostgreSQL");
        part.prefixLength.reset();
        part.descending = false;
        part.collation.clear();
        part.column = sinkNames({part.column}).front();
        names.push_back(part.column);
    }
    index.name = m_indexNames.take(postgresName(m_sinkName.table + "_pkey"));
    index.algorithm = "BTREE";
    m_lines.push_back("CONSTRAINT " + quoted(index.name) + " PRIMARY KEY ("
                      + quoteNames(Dialect::PostgreSql, names) + ")");
    m_schema.indexes.push_back(std::move(index));
}

/// One part of an index; empty, with the reason in @p why, where PostgreSQL has no such index.
std::string PostgresTable::partText(IndexPart &part, std::string &why)
{
    part.collation.clear();
    const std::string order = part.descending ? " DESC" : "";
    if (part.column.empty()) {
        const PostgresSql translated = expression(part.expression);
        if (!translated.isUsable() || !translated.immutable) {
            why = translated.immutable ? translated.doubts()
                                       : "its expression depends on the session's settings there";
            return {};
        }
        part.expression = translated.sql;
        return "(" + translated.sql + ")" + order;
    }
    const PlannedColumn *column = find(part.column);
    if (!column) {
        why = "there is no column " + printable(part.column);
        return {};
    }
    part.column = column->name;
    if (!part.prefixLength && column->type.declared == "json") {
        why = "PostgreSQL cannot sort json";
        return {};
    }
    if (!part.prefixLength)
        return quoted(column->name) + order;
    const bool bytes = column->type.kind == TypeKind::Blob;
    const std::string length = std::to_string(*part.prefixLength);
    const std::string text =
        quoted(column->name) + (column->type.kind == TypeKind::Json ? "::text" : "");
    part.expression = bytes ? "substr(" + text + ", 1, " + length + ")"
                            : "\"left\"(" + text + ", " + length + ")";
    part.column.clear();
    part.prefixLength.reset();
    return part.expression + order;
}

/// What a GIN index over the words of the columns is made of.
std::string PostgresTable::fulltextParts(const Index &index, std::string &why) const
{
    std::vector<std::string> texts;
    for (const IndexPart &part : index.parts) {
        const PlannedColumn *column = find(part.column);
        if (!column || column->source->type.length.value_or(0) > longestSearched) {
            why = "the search vector of a text ends at 1 MiB in PostgreSQL, and "
                  + printable(part.column) + " may be longer";
            return {};
        }
        texts.push_back("coalesce(" + quoted(column->name) + ", '')");
    }
    return "to_tsvector('simple'::regconfig, " + join(texts, " || ' ' || ") + ")";
}

void PostgresTable::addIndex(const Index &source)
{
    const std::string shown =
        source.name.empty() ? std::string("a key") : "index " + printable(source.name);
    const bool unique = source.kind == IndexKind::Unique || source.kind == IndexKind::Primary;
    if (source.kind == IndexKind::Spatial) {
        note(Level::Warning,
             shown + " is lost: it is a SPATIAL index, and PostgreSQL itself has no geometry");
        return;
    }
    Index index = source;
    index.kind = unique ? IndexKind::Unique : IndexKind::Plain;
    index.algorithm = "BTREE";
    index.visible = true;
    std::vector<std::string> parts;
    std::string why;
    std::string where;
    if (!source.where.empty()) {
        const PostgresSql translated = condition(source.where);
        if (!translated.isFaithful() || !translated.immutable)
            why = translated.doubts().empty() ? "its condition is not constant there"
                                              : translated.doubts() + " in its condition";
        where = " WHERE " + translated.sql;
        index.where = translated.sql;
    }
    std::uint64_t bytes = 0;
    if (source.kind == IndexKind::Fulltext) {
        parts.push_back(fulltextParts(source, why));
        index.algorithm = "GIN";
        index.parts = {{{}, parts[0], {}, false, {}}};
    } else {
        for (IndexPart &part : index.parts) {
            const PlannedColumn *column = find(part.column);
            if (column && !part.prefixLength)
                bytes += column->type.length.value_or(8)
                         * (sqlKindOf(column->type) == SqlKind::Text ? 4 : 1);
            parts.push_back(partText(part, why));
        }
    }
    if (!why.empty()) {
        note(Level::Warning, shown + (unique ? ", which is unique," : "") + " is lost: " + why);
        return;
    }
    if (source.kind == IndexKind::Fulltext)
        note(Level::Warning, shown + " was FULLTEXT and becomes a GIN index: queries must say "
                                 + parts[0] + " @@ ... in place of MATCH ... AGAINST");
    if (!source.visible)
        note(Level::Note, shown + " was invisible, and is used in PostgreSQL");
    if (bytes > longestEntry)
        note(Level::Note, shown + " refuses values whose entry is longer than 2,704 bytes");
    const std::string wanted = source.name.empty()
                                   ? m_sinkName.table + "_key"
                                   : postgresIndexName(m_sinkName.table, source.name, unique);
    index.name = m_indexNames.take(wanted);
    if (wanted.size() > longestPostgresName)
        note(Level::Note, renamedNote("index", wanted, index.name));
    std::string sql;
    const bool asConstraint = unique && where.empty() && isPlain(source);
    if (asConstraint) {
        m_lines.push_back("CONSTRAINT " + quoted(index.name) + " UNIQUE (" + join(parts, ", ")
                          + ")");
    } else {
        sql = std::string(unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ") + quoted(index.name)
              + " ON " + sinkTable() + (index.algorithm == "GIN" ? " USING gin (" : " (")
              + join(parts, ", ") + ")" + where;
    }
    // A unique key makes a repeated chunk fail instead of doubling its rows: it comes first.
    auto &statements =
        m_target.deferIndexes && !unique ? m_converted.indexStatements : m_afterCreate;
    if (!sql.empty())
        statements.push_back(std::move(sql));
    if (!index.comment.empty())
        statements.push_back("COMMENT ON INDEX "
                             + quoteTable(Dialect::PostgreSql, {m_sinkName.database, index.name})
                             + " IS " + literal(index.comment));
    m_schema.indexes.push_back(std::move(index));
}

void PostgresTable::addCheck(const Check &check)
{
    const PostgresSql translated = condition(check.expression);
    std::string why;
    if (!check.enforced)
        why = "it was not enforced";
    else if (!translated.isUsable())
        why = translated.doubts();
    if (!why.empty()) {
        note(Level::Warning, "the check (" + printable(check.expression) + ") is lost: " + why);
        return;
    }
    if (!translated.remarks.empty())
        note(Level::Note, "the check (" + printable(check.expression)
                              + ") may differ for few values: " + translated.doubts());
    const std::string wanted = check.name.empty() ? m_sinkName.table + "_check" : check.name;
    const std::string name = m_constraintNames.take(wanted);
    if (!check.name.empty() && name != check.name)
        note(Level::Note, renamedNote("check", check.name, name));
    m_schema.checks.push_back({name, translated.sql, true});
}

/// InnoDB takes any index. True also where the other table is not known.
bool PostgresTable::refersToKey(const ForeignKey &key) const
{
    const TableSchema *other = key.referencedTable == m_source.name ? &m_source
                               : m_target.sourceTable ? m_target.sourceTable(key.referencedTable)
                                                      : nullptr;
    const auto lowered = [](std::vector<std::string> names) {
        for (std::string &name : names)
            name = toLower(name);
        std::sort(names.begin(), names.end());
        return names;
    };
    const auto fits = [&](const Index &index) {
        std::vector<std::string> names;
        for (const IndexPart &part : index.parts)
            names.push_back(part.prefixLength && index.kind == IndexKind::Unique ? ""
                                                                                 : part.column);
        return (index.kind == IndexKind::Primary || index.kind == IndexKind::Unique)
               && index.where.empty() && lowered(names) == lowered(key.referencedColumns);
    };
    return !other || std::any_of(other->indexes.begin(), other->indexes.end(), fits);
}

void PostgresTable::addForeignKey(const ForeignKey &source)
{
    const std::string shown =
        "the foreign key "
        + (source.name.empty() ? "(" + printable(join(source.columns, ", ")) + ")"
                               : printable(source.name))
        + " to " + printable(source.referencedTable.qualified());
    const auto sink = m_target.sinkOf ? m_target.sinkOf(source.referencedTable) : std::nullopt;
    if (!sink) {
        note(Level::Warning, shown + " is lost: that table is not part of the project");
        return;
    }
    if (source.referencedColumns.empty()) {
        note(Level::Warning, shown + " is lost: that table has no such key");
        return;
    }
    if (!refersToKey(source)) {
        note(Level::Warning, shown
                                 + " is lost: it does not refer to a unique key of that table, "
                                   "which PostgreSQL demands");
        return;
    }
    ForeignKey key = source;
    key.referencedTable = *sink;
    key.columns = sinkNames(source.columns);
    for (std::string &name : key.referencedColumns)
        name = postgresColumnName(name);
    const std::string wanted = source.name.empty()
                                   ? m_sinkName.table + '_' + join(key.columns, "_") + "_fkey"
                                   : source.name;
    key.name = m_constraintNames.take(wanted);
    if (!source.name.empty() && key.name != source.name)
        note(Level::Note, renamedNote("foreign key", source.name, key.name));
    std::string sql = "ALTER TABLE " + sinkTable() + " ADD CONSTRAINT " + quoted(key.name)
                      + " FOREIGN KEY (" + quoteNames(Dialect::PostgreSql, key.columns)
                      + ") REFERENCES " + quoteTable(Dialect::PostgreSql, *sink) + " ("
                      + quoteNames(Dialect::PostgreSql, key.referencedColumns) + ")";
    for (std::string *action : {&key.onDelete, &key.onUpdate}) {
        if (*action == "NO ACTION")
            action->clear();
    }
    if (!key.onDelete.empty())
        sql += " ON DELETE " + key.onDelete;
    if (!key.onUpdate.empty())
        sql += " ON UPDATE " + key.onUpdate;
    if (key.deferrable)
        sql += " DEFERRABLE INITIALLY DEFERRED";
    m_converted.foreignKeyStatements.push_back(std::move(sql));
    m_schema.foreignKeys.push_back(std::move(key));
}

void PostgresTable::addComments()
{
    if (!m_schema.comment.empty())
        m_afterCreate.push_back("COMMENT ON TABLE " + sinkTable() + " IS "
                                + literal(m_schema.comment));
    for (const Column &column : m_schema.columns) {
        if (!column.comment.empty())
            m_afterCreate.push_back("COMMENT ON COLUMN " + sinkTable() + '.' + quoted(column.name)
                                    + " IS " + literal(column.comment));
    }
}

/// Rows come with their numbers, which does not move the counter: it is set at once.
void PostgresTable::setNextNumber()
{
    const std::uint64_t next = m_source.autoIncrement.value_or(1);
    if (next <= 1)
        return;
    for (const Column &column : m_schema.columns) {
        if (!column.autoIncrement)
            continue;
        constexpr auto last = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
        if (next - 1 > last)
            note(Level::Warning, "the next number of column " + printable(column.name) + " is "
                                     + std::to_string(next)
                                     + ", which no sequence of PostgreSQL reaches: it will give no "
                                       "more numbers");
        m_schema.autoIncrement = next;
        m_afterCreate.push_back("SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence("
                                + literal(sinkTable()) + ", " + literal(column.name) + "), "
                                + std::to_string(std::min(next - 1, last)) + ")");
    }
}

ConvertedTable PostgresTable::finish()
{
    for (const Check &check : m_schema.checks)
        m_lines.push_back("CONSTRAINT " + quoted(check.name) + " CHECK (" + check.expression + ")");
    std::string sql = "CREATE TABLE " + sinkTable() + " (\n  " + join(m_lines, ",\n  ") + "\n)";
    if (!m_partitions.clause.empty()) {
        sql += ' ' + m_partitions.clause;
        m_schema.partitionClause = m_partitions.clause;
    }
    m_schema.createStatement = sql;
    m_converted.createStatements.push_back(std::move(sql));
    for (const std::string &statement : m_partitions.statements)
        m_converted.createStatements.push_back(statement);
    addComments();
    setNextNumber();
    m_converted.createStatements.insert(m_converted.createStatements.end(), m_afterCreate.begin(),
                                        m_afterCreate.end());
    m_converted.schema = std::move(m_schema);
    return std::move(m_converted);
}

} // namespace godwit
