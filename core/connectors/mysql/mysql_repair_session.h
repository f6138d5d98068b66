#pragma once

#include "core/connectors/connector.h"
#include "core/connectors/mysql/mysql_row_reader.h"

namespace godwit {

/// Rows are held by SELECT ... FOR UPDATE, absent keys by the gap locks of REPEATABLE READ.
class MysqlRepairSession : public RepairSession
{
public:
    explicit MysqlRepairSession(std::shared_ptr<MysqlConnection> connection)
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
    /// READ COMMITTED lets go of rows that were only looked at, but a server that logs statements
    /// refuses to write under it.
    Result<bool> logsStatements();

    std::shared_ptr<MysqlConnection> m_connection;
    MysqlRowReader m_reader;
    std::optional<bool> m_logsStatements;
};

} // namespace godwit
