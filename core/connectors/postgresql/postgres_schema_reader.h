#pragma once

#include "core/connectors/connector.h"
#include "core/connectors/postgresql/postgres_connection.h"

namespace godwit {

/// Reads pg_catalog: a handful of queries for the list of everything, and for each table.
class PostgresSchemaReader : public SchemaReader
{
public:
    /// @p schema: the one that a catalogue of everything is limited to; empty: none.
    PostgresSchemaReader(std::unique_ptr<PostgresConnection> connection, std::string schema)
        : m_connection(std::move(connection))
        , m_schema(std::move(schema))
    {}

    Result<Catalog> readCatalog(const CatalogQuery &query) override;
    Result<TableSchema> readTable(const TableName &table) override;
    Result<ViewSchema> readView(const TableName &view) override;
    Result<void> profile(TableSchema &) override { return {}; } // columns are typed
    void cancel() override { m_connection->shutdown(); }

private:
    std::unique_ptr<PostgresConnection> m_connection;
    std::string m_schema;
};

/// What prechecks and schema conversion have to know about the server.
/// Errors: NotSupported, where it is older than PostgreSQL 12.
Result<ServerFacts> readPostgresFacts(PostgresConnection &connection);

} // namespace godwit
