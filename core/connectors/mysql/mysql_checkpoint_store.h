#pragma once

#include "core/connectors/connector.h"
#include "core/connectors/mysql/mysql_connection.h"
#include "core/project/data_source.h"

namespace godwit {

/// Where the marks of @p run stand, quoted: `godwit`.`checkpoint_<run>`.
std::string marksTable(const std::string &run);

/// The advisory lock that writer @p writer of @p run holds as long as it lives.
std::string writerLock(const std::string &run, int writer);

/// Ends the connection that holds @p lock, if there is one, and waits until it is gone: a
/// transaction of its is then committed or rolled back for good. Errors: Busy, with the
/// connection's id.
[[nodiscard]] Result<void> endLockHolder(MysqlConnection &connection, const std::string &lock);

/// Marks in the server's database `godwit`, one table per run.
class MysqlCheckpointStore : public CheckpointStore
{
public:
    MysqlCheckpointStore(DataSource source, std::string run)
        : m_source(std::move(source))
        , m_run(std::move(run))
    {}

    [[nodiscard]] Result<void> prepare() override;
    [[nodiscard]] Result<void> fence() override;
    Result<std::vector<StoredMark>> readMarks() override;
    Result<std::optional<StoredMark>> findMark(const ChunkMark &wanted) override;
    [[nodiscard]] Result<void> forget(const ChunkMark &mark) override;
    [[nodiscard]] Result<void> drop() override;

private:
    Result<std::vector<StoredMark>> readMarks(const std::string &condition);
    DataSource m_source;
    std::string m_run;
};

} // namespace godwit
