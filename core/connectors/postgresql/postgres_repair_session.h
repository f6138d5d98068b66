#pragma once

#include "core/connectors/connector.h"
#include "core/connectors/postgresql/postgres_row_reader.h"

namespace godwit {

/// Rows are held by SELECT ... FOR UPDATE. Absent keys have nothing to hold: where they must stay
/// absent, nobody else may write to the table until the transaction ends.
class PostgresRepairSession : public RepairSession
{
public:
    explicit PostgresRepairSession(std::shared_ptr<PostgresConnection> connection)
        : m_connection(std::move(connection))
        , m_reader(m_connection)
    {}

    [[nodiscard]] Result<void> begin(bool holdGaps) override;
    RowReader &reader() override { return m_reader; }
    [[nodiscard]] Result<void> execute(const std::string &sql) override;
    [[nodiscard]] Result<void> commit() override;
    void rollback() override;
    void cancel() override { m_connection->shutdown(); }

private:
    std::shared_ptr<PostgresConnection> m_connection;
    PostgresRowReader m_reader;
};

} // namespace godwit
