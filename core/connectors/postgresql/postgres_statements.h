#pragma once

#include "core/connectors/connector.h"
#include "core/connectors/postgresql/postgres_connection.h"

namespace godwit {

/// Single statements at a PostgreSQL server: DDL, counts, repairs.
class PostgresStatements : public StatementRunner
{
public:
    explicit PostgresStatements(std::unique_ptr<PostgresConnection> connection)
        : m_connection(std::move(connection))
    {}

    [[nodiscard]] Result<void> execute(const std::string &sql) override;
    Result<RowBatch> query(const std::string &sql) override;
    Result<bool> tableExists(const TableName &table) override;
    Result<bool> isEmpty(const TableName &table) override;
    [[nodiscard]] Result<void> emptyTable(const TableName &table) override;
    [[nodiscard]] Result<void> createDatabase(const DatabaseSchema &database) override;
    [[nodiscard]] Result<void> createView(const ViewSchema &view, const std::string &sql) override;
    [[nodiscard]] Result<void> checkFilter(const TableName &table,
                                           const std::string &whereClause) override;
    void cancel() override { m_connection->shutdown(); }

private:
    std::unique_ptr<PostgresConnection> m_connection;
};

} // namespace godwit
