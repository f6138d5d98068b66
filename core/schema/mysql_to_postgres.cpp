#include "core/base/text.h"
#include "core/schema/convert_schema.h"
#include "core/schema/kept_columns.h"
#include "core/schema/mysql_postgres_default.h"
#include "core/schema/mysql_postgres_types.h"
#include "core/schema/postgres_table.h"
#include "core/schema/sql_dialect.h"

#include <algorithm>

namespace godwit {

namespace {

/// MySQL's RESTRICT is its NO ACTION, the default; PostgreSQL's is another thing, which cannot wait
/// for the statement's end.
ForeignKey withoutRestrict(ForeignKey key)
{
    for (std::string *action : {&key.onDelete, &key.onUpdate}) {
        if (*action == "RESTRICT")
            action->clear();
    }
    return key;
}

class MysqlTableToPostgres
{
public:
    MysqlTableToPostgres(TableSchema source, const TableName &sinkName, const SchemaTarget &target)
        : m_source(std::move(source))
        , m_sinkName(sinkName)
        , m_target(target)
        , m_table(m_source, m_sinkName, m_target)
    {}

    Result<ConvertedTable> run()
    {
        if (auto named = m_table.checkNames(); !named)
            return failure(std::move(named));
        planColumns();
        for (const PlannedColumn &column : m_table.columns())
            addColumn(column);
        for (const Index &index : m_source.indexes) {
            if (index.kind == IndexKind::Primary)
                m_table.addPrimaryKey(index);
        }
        for (const Index &index : m_source.indexes) {
            if (index.kind != IndexKind::Primary)
                m_table.addIndex(index);
        }
        for (const Check &check : m_source.checks) {
            if (!isNeedless(check))
                m_table.addCheck(check);
        }
        for (const ForeignKey &key : m_source.foreignKeys)
            m_table.addForeignKey(withoutRestrict(key));
        PostgresPartitions partitions = postgresPartitions(m_source, m_sinkName);
        for (Note &note : partitions.notes)
            m_table.note(note.level, std::move(note.message));
        m_table.setPartitions(std::move(partitions));
        noteLosses();
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
            PostgresType chosen = postgresTypeOfMysql(source, postgresUseOf(m_source, source));
            for (Note &note : chosen.notes)
                m_table.note(note.level, std::move(note.message));
            column.type = std::move(chosen.type);
            column.check = std::move(chosen.check);
            column.nullable = source.nullable;
            column.ignoresCase = ignoresCaseInMysql(source.type);
            column.counts = source.autoIncrement && canCount(source, column.type);
            columns.push_back(std::move(column));
        }
        m_table.setColumns(std::move(columns));
    }

    bool isNeedless(const Check &check) const
    {
        return std::any_of(m_source.columns.begin(), m_source.columns.end(), [&](const auto &c) {
            return isJsonCheck(check, c.name) && c.type.kind == TypeKind::Text;
        });
    }

    bool canCount(const Column &source, const ColumnType &type)
    {
        if (type.kind == TypeKind::Integer)
            return true;
        m_table.note(Level::Warning, "column " + printable(source.name)
                                         + " does not count on any more: PostgreSQL counts in "
                                           "whole numbers only");
        return false;
    }

    void addColumn(const PlannedColumn &planned)
    {
        const Column &source = *planned.source;
        std::string defaultSql;
        if (!source.autoIncrement && source.generated == Generated::No)
            defaultSql = postgresDefaultOfMysql(planned, m_table);
        m_table.addColumn(planned, defaultSql);
        if (!source.onUpdate.empty())
            noteOnUpdate(planned);
        if (source.invisible)
            m_table.note(Level::Note, "column " + printable(source.name) + " becomes visible");
    }

    void noteOnUpdate(const PlannedColumn &planned)
    {
        const std::string table = quoteTable(Dialect::PostgreSql, m_sinkName);
        const std::string function =
            quoteTable(Dialect::PostgreSql,
                       {m_sinkName.database, postgresName(m_sinkName.table + "_on_update")});
        m_table.note(Level::Warning,
                     "column " + printable(planned.source->name) + " loses ON UPDATE "
                         + printable(planned.source->onUpdate)
                         + ", which takes a trigger in PostgreSQL: CREATE FUNCTION " + function
                         + "() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN NEW."
                         + quoteName(Dialect::PostgreSql, planned.name)
                         + " := CURRENT_TIMESTAMP; RETURN NEW; END$$; CREATE TRIGGER on_update "
                           "BEFORE UPDATE ON "
                         + table
                         + " FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE "
                           "FUNCTION "
                         + function + "()");
    }

    void noteLosses()
    {
        const bool folds =
            std::any_of(m_table.columns().begin(), m_table.columns().end(),
                        [](const PlannedColumn &column) { return column.ignoresCase; });
        if (folds)
            m_table.note(Level::Note,
                         "texts compare byte by byte in PostgreSQL: 'a' and 'A' are two values "
                         "there, also in keys");
        const std::string &text = m_source.createStatement;
        if (toUpper(text).find("WITH SYSTEM VERSIONING") != std::string::npos)
            m_table.note(Level::Warning, "the table is no longer system-versioned: its present "
                                         "rows are copied, its history is lost");
        for (const std::string &oddity : m_source.oddities)
            m_table.note(Level::Warning, printable(oddity) + " is lost");
        for (const std::string &trigger : m_source.triggers)
            m_table.note(Level::Warning, "the trigger " + printable(trigger) + " is not migrated");
    }

    const TableSchema m_source;
    const TableName m_sinkName;
    const SchemaTarget &m_target;
    PostgresTable m_table;
};

} // namespace

Result<ConvertedTable> convertMysqlToPostgres(const TableSchema &source, const TableName &sinkName,
                                              const std::vector<std::string> &keptColumns,
                                              const SchemaTarget &target)
{
    auto dropped = droppedColumns(source, keptColumns);
    if (!dropped)
        return failure(std::move(dropped));
    TableSchema kept = source;
    removeColumns(kept, *dropped);
    auto converted = MysqlTableToPostgres(std::move(kept), sinkName, target).run();
    if (!converted)
        return tl::unexpected(std::move(converted.error()).of(source.name.qualified()));
    return converted;
}

} // namespace godwit
