#pragma once

#include "core/connectors/connector.h"
#include "core/connectors/sqlite/sqlite_row_reader.h"

namespace godwit {

/// While its transaction is open, nobody else writes to the file.
class SqliteRepairSession : public RepairSession
{
public:
    explicit SqliteRepairSession(std::shared_ptr<SqliteHandle> handle)
        : m_handle(std::move(handle))
        , m_reader(m_handle)
    {}
    ~SqliteRepairSession() override { rollback(); }

    [[nodiscard]] Result<void> begin(bool holdGaps) override;
    RowReader &reader() override { return m_reader; }
    [[nodiscard]] Result<void> execute(const std::string &sql) override;
    [[nodiscard]] Result<void> commit() override;
    void rollback() override;
    void cancel() override { m_handle->cancel(); }

private:
    std::shared_ptr<SqliteHandle> m_handle;
    SqliteRowReader m_reader;
};

} // namespace godwit
