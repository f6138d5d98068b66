#pragma once

#include "core/schema/convert_schema.h"
#include "core/schema/mysql_postgres_partitions.h"
#include "core/schema/postgres_names.h"
#include "core/schema/to_postgres.h"

#include <string>
#include <vector>

namespace godwit {

/// What a route has decided about a column.
struct PlannedColumn
{
    const Column *source = nullptr;
    std::string name; ///< at the destination
    ColumnType type;
    std::string check; ///< a condition of its own; empty: none
    bool nullable = true;
    bool counts = false; ///< gets the next number where none is given
    bool ignoresCase = false;
};

/// Writes one table for PostgreSQL: what the routes from MySQL and SQLite share. Each call adds to
/// the statements; finish() gives them all.
class PostgresTable
{
public:
    PostgresTable(const TableSchema &source, const TableName &sinkName, const SchemaTarget &target);

    /// Errors: SchemaMismatch, for a name that PostgreSQL cannot have.
    [[nodiscard]] Result<void> checkNames() const;
    /// All of them at once, before anything else: expressions name them.
    void setColumns(std::vector<PlannedColumn> columns);
    /// Its line of CREATE TABLE; @p defaultSql empty: none.
    void addColumn(const PlannedColumn &planned, const std::string &defaultSql);
    void addPrimaryKey(const Index &key);
    void addIndex(const Index &index);
    void addCheck(const Check &check);
    void addForeignKey(const ForeignKey &key);
    void setPartitions(PostgresPartitions partitions) { m_partitions = std::move(partitions); }
    ConvertedTable finish();

    void note(Level level, std::string message);
    PostgresSql expression(const std::string &sql) const;
    const std::vector<PlannedColumn> &columns() const { return m_columns; }
    const PlannedColumn *find(const std::string &sourceName) const;

private:
    PostgresSql condition(const std::string &sql) const;
    bool addGenerated(const PlannedColumn &planned, Column &column, std::string &line);
    std::string partText(IndexPart &part, std::string &why);
    std::string fulltextParts(const Index &index, std::string &why) const;
    bool refersToKey(const ForeignKey &key) const;
    std::string sinkTable() const;
    std::vector<std::string> sinkNames(const std::vector<std::string> &sourceNames) const;
    void addComments();
    void setNextNumber();

    const TableSchema &m_source;
    const TableName m_sinkName;
    const SchemaTarget &m_target;
    std::vector<PlannedColumn> m_columns;
    PostgresSetting m_setting;
    std::vector<PostgresColumn> m_named; ///< as expressions see them
    std::vector<std::string> m_lines;
    std::vector<std::string> m_afterCreate;
    PostgresNames m_constraintNames;
    PostgresNames m_indexNames;
    PostgresPartitions m_partitions;
    TableSchema m_schema;
    ConvertedTable m_converted;
};

/// Names of constraints and of columns that were too long, or another store's own.
std::string renamedNote(const std::string &what, const std::string &from, const std::string &to);

} // namespace godwit
