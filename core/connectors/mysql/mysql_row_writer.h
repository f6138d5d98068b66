#pragma once

#include "core/connectors/connector.h"
#include "core/connectors/mysql/local_stream.h"
#include "core/connectors/mysql/mysql_connection.h"

#include <map>

namespace godwit {

/// Writes chunks with LOAD DATA LOCAL, fed from memory. LOAD DATA LOCAL behaves as IGNORE even in
/// strict mode, so every statement's counts and warnings are checked before the commit. Tables that
/// MySQL does not take that way are written with INSERT.
class MysqlRowWriter : public RowWriter
{
public:
    /// @p marks: where chunk marks go, quoted (`godwit`.`checkpoint_...`).
    MysqlRowWriter(std::unique_ptr<MysqlConnection> connection, std::string marks)
        : m_connection(std::move(connection))
        , m_marks(std::move(marks))
    {}

    Result<WriteSummary> write(const WriteRequest &request, const BatchSource &source,
                               const std::optional<ChunkMark> &mark) override;
    void cancel() override;

private:
    class Load;

    Result<WriteSummary> writeInTransaction(const WriteRequest &request, const BatchSource &source,
                                            const std::optional<ChunkMark> &mark);
    Result<WriteSummary> load(const WriteRequest &request, const BatchSource &source);
    Result<WriteSummary> insert(const WriteRequest &request, const BatchSource &source);
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
};

} // namespace godwit
