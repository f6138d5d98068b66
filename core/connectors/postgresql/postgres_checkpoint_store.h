#pragma once

#include "core/connectors/connector.h"
#include "core/connectors/postgresql/postgres_connection.h"
#include "core/project/data_source.h"

namespace godwit {

/// Where the marks of @p run stand, quoted: "godwit"."checkpoint_<run>".
std::string postgresMarksTable(const std::string &run);

/// Marks in the schema `godwit` of the sink's database, one table per run.
class PostgresCheckpointStore : public CheckpointStore
{
public:
    PostgresCheckpointStore(DataSource source, std::string run)
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
    Result<std::unique_ptr<PostgresConnection>> open() const;

    DataSource m_source;
    std::string m_run;
};

} // namespace godwit
