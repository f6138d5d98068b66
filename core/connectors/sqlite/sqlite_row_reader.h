#pragma once

#include "core/connectors/connector.h"
#include "core/connectors/sqlite/sqlite_handle.h"

namespace godwit {

/// Reads rows with prepared statements; every cell keeps its storage class.
class SqliteRowReader : public RowReader
{
public:
    explicit SqliteRowReader(std::shared_ptr<SqliteHandle> handle)
        : m_handle(std::move(handle))
    {}

    [[nodiscard]] Result<void> open(const ReadRequest &request) override;
    Result<bool> next(RowBatch &batch) override;
    void close() override;
    void cancel() override { m_handle->cancel(); }
    Result<std::optional<KeyBound>> boundAfter(const TableName &table,
                                               const std::vector<std::string> &key,
                                               const std::optional<KeyBound> &after,
                                               std::uint64_t rows) override;

    SqliteHandle &handle() { return *m_handle; }

private:
    std::shared_ptr<SqliteHandle> m_handle; ///< a repair session shares its own
    SqliteStatement m_statement;
    std::string m_doing; ///< for errors: "reading main.orders"
    bool m_atEnd = true;
};

/// The current row of @p statement, all columns, at the end of @p batch.
void appendSqliteRow(RowBatch &batch, const SqliteStatement &statement);

/// The `reader`s of one instant of the file at @p path.
Result<Snapshot> openSqliteSnapshot(const std::string &path, int readers, int busyMilliseconds);

} // namespace godwit
