#pragma once

#include "core/connectors/connector.h"
#include "core/connectors/sqlite/sqlite_handle.h"

namespace godwit {

/// The name of the table that holds the marks of @p run, quoted, with its schema.
std::string sqliteCheckpointTable(const std::string &run);
/// True for the name of any run's table of marks.
bool isSqliteCheckpointTable(std::string_view table);

/// The marks of one run in a table of the destination file itself.
class SqliteCheckpointStore : public CheckpointStore
{
public:
    SqliteCheckpointStore(std::string path, std::string run, int busyMilliseconds)
        : m_path(std::move(path))
        , m_run(std::move(run))
        , m_busyMilliseconds(busyMilliseconds)
    {}

    [[nodiscard]] Result<void> prepare() override;
    [[nodiscard]] Result<void> fence() override;
    Result<std::vector<StoredMark>> readMarks() override;
    Result<std::optional<StoredMark>> findMark(const ChunkMark &wanted) override;
    [[nodiscard]] Result<void> forget(const ChunkMark &mark) override;
    [[nodiscard]] Result<void> drop() override;

private:
    Result<std::vector<StoredMark>> readMarks(const std::string &condition);
    bool fileExists() const;
    Result<std::unique_ptr<SqliteHandle>> open(SqliteMode mode) const;

    std::string m_path;
    std::string m_run;
    int m_busyMilliseconds;
};

} // namespace godwit
