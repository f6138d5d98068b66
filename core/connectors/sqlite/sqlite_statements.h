#pragma once

#include "core/connectors/connector.h"
#include "core/connectors/sqlite/sqlite_handle.h"

#include <mutex>

namespace godwit {

/// Runs statements. The file is opened when the first one needs it, and made when the first one
/// writes.
class SqliteStatements : public StatementRunner
{
public:
    SqliteStatements(std::string path, int busyMilliseconds, const std::stop_token &stop = {})
        : m_path(std::move(path))
        , m_busyMilliseconds(busyMilliseconds)
        , m_stop(stop)
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
    void cancel() override;

private:
    bool fileExists() const;
    Result<SqliteHandle *> reader();
    Result<SqliteHandle *> writer();
    Result<SqliteHandle *> open(SqliteMode mode);

    std::string m_path;
    int m_busyMilliseconds;
    std::stop_token m_stop;
    std::mutex m_mutex; ///< of the handle's pointer: cancel() comes from another thread
    std::unique_ptr<SqliteHandle> m_handle;
    bool m_canWrite = false;
    bool m_cancelled = false;
};

} // namespace godwit
