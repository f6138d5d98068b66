#pragma once

#include "core/connectors/connector.h"
#include "core/connectors/mysql/mysql_connection.h"

#include <optional>

namespace godwit {

/// Reads information_schema and SHOW CREATE. Bulk statements only: a hundred thousand tables are a
/// handful of queries.
class MysqlSchemaReader : public SchemaReader
{
public:
    explicit MysqlSchemaReader(std::unique_ptr<MysqlConnection> connection)
        : m_connection(std::move(connection))
    {}

    Result<Catalog> readCatalog(const CatalogQuery &query) override;
    Result<TableSchema> readTable(const TableName &table) override;
    Result<ViewSchema> readView(const TableName &view) override;
    Result<void> profile(TableSchema &) override { return {}; } // columns are typed
    void cancel() override { m_connection->shutdown(); }

private:
    /// Away from the connection's own database: SHOW CREATE VIEW leaves the present one unnamed.
    Result<void> leaveDatabase();
    /// True if names that differ in letter case only are one name: lower_case_table_names.
    Result<bool> foldsCase();
    /// What OceanBase keeps elsewhere than servers of MySQL's family do.
    [[nodiscard]] Result<void> completeOceanBase(TableSchema &table);
    Result<std::vector<TableName>> existingTables(const std::vector<TableName> &candidates);

    std::unique_ptr<MysqlConnection> m_connection;
    bool m_left = false;
    std::optional<bool> m_foldsCase;
};

/// What prechecks and schema conversion have to know about the server.
Result<ServerFacts> readMysqlFacts(MysqlConnection &connection);

} // namespace godwit
