#pragma once

#include "core/connectors/connector.h"
#include "core/project/data_source.h"

namespace godwit {

/// Where the marks of @p run stand, quoted: `godwit`.`checkpoint_<run>`.
std::string marksTable(const std::string &run);

/// The advisory lock that writer @p writer of @p run holds as long as it lives.
std::string writerLock(const std::string &run, int writer);

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
    [[nodiscard]] Result<void> forget(const ChunkMark &mark) override;
    [[nodiscard]] Result<void> drop() override;

private:
    DataSource m_source;
    std::string m_run;
};

} // namespace godwit
