#pragma once

#include "core/connectors/postgresql/postgres_connection.h"
#include "core/data/table_schema.h"

#include <map>
#include <string>

namespace godwit {

/// Reads one table from pg_catalog.
class PostgresTableReader
{
public:
    PostgresTableReader(PostgresConnection &connection, TableName name)
        : m_connection(connection)
    {
        m_table.name = std::move(name);
    }

    /// Errors: ObjectMissing, AccessDenied, ConnectionLost.
    Result<TableSchema> run();

private:
    Result<void> readTable();
    Result<void> readColumns();
    Result<void> readIndexes();
    Result<void> readForeignKeys();
    Result<void> readChecks();
    Result<void> readOddities();
    Result<void> readStatements();
    void readNextNumber();
    void writeStatement();

    PostgresConnection &m_connection;
    TableSchema m_table;
    std::string m_oid;
    std::map<std::string, std::string> m_domains; ///< the columns' declared types, if domains
    std::vector<std::string> m_constraintLines;   ///< of CREATE TABLE
    std::vector<std::string> m_indexStatements;
};

} // namespace godwit
