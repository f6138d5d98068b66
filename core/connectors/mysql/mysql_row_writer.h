#pragma once

#include "core/connectors/connector.h"
#include "core/connectors/mysql/bulk_insert.h"
#include "core/connectors/mysql/local_stream.h"
#include "core/connectors/mysql/mysql_connection.h"

#include <map>

namespace godwit {

/// Writes chunks the fastest way that the server has. MariaDB: INSERT with arrays of rows
/// (bulk_insert.h). MySQL, and rows too large for a packet: LOAD DATA LOCAL, fed from memory; it
/// behaves as IGNORE even in strict mode. OceanBase, which is slow at that, and tables that MySQL
/// does not take that way: INSERT of many rows.
/// Whatever the way, every statement's counts and warnings are checked before the commit.
class MysqlRowWriter : public RowWriter
{
public:
    /// @p marks: where chunk marks go, quoted (`godwit`.`checkpoint_...`).
    MysqlRowWriter(std::unique_ptr<MysqlConnection> connection, std::string marks)
        : m_connection(std::move(connection))
        , m_marks(std::move(marks))
    {}
    ~MysqlRowWriter() override;

    Result<WriteSummary> write(const WriteRequest &request, const BatchSource &source,
                               const std::optional<ChunkMark> &mark) override;
    void cancel() override;

private:
    class Load;

    Result<WriteSummary> writeInTransaction(const WriteRequest &request, const BatchSource &source,
                                            const std::optional<ChunkMark> &mark);
    Result<WriteSummary> writeRows(const WriteRequest &request, const BatchSource &source);
    Result<WriteSummary> load(const WriteRequest &request, const BatchSource &source);
    Result<WriteSummary> insert(const WriteRequest &request, const BatchSource &source);
    /// True if the server takes arrays of rows.
    Result<bool> preparesBulk(const WriteRequest &request);
    Result<WriteSummary> insertBulk(const WriteRequest &request, const BatchSource &source);
    [[nodiscard]] Result<void> insertBatch(const WriteRequest &request, const RowBatch &batch,
                                           std::uint64_t emptyMembers);
    [[nodiscard]] Result<void> loadBatch(const WriteRequest &request, const RowBatch &batch);
    [[nodiscard]] Result<void> runInsert(const WriteRequest &request, const std::string &sql,
                                         std::uint64_t emptyMembers);
    Result<bool> refusesLoadData(const TableName &table);
    [[nodiscard]] Result<void> clearFirst(const WriteRequest &request);
    [[nodiscard]] Result<void> checkOutcome(const WriteRequest &request, const Load &load);
    [[nodiscard]] Result<void> checkWarnings(const WriteRequest &request,
                                             std::uint64_t emptyMembers, std::uint64_t warnings);

    std::unique_ptr<MysqlConnection> m_connection;
    std::string m_marks;
    std::map<TableName, bool> m_refusesLoadData;
    std::unique_ptr<BulkInsert> m_bulk; ///< of the table written last
    bool m_bulkRuledOut = false;
    std::uint64_t m_packetBytes = 0; ///< what the server takes at once; 0: not asked yet
};

} // namespace godwit
