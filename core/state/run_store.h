#pragma once

#include "core/state/run_state.h"
#include "core/state/state_database.h"

namespace godwit {

/// Runs, their steps, tables, chunks and snapshots. Thread-safe: one connection behind a mutex.
/// Every call that returns has reached the disk.
class RunStore
{
public:
    explicit RunStore(StateDatabase &database)
        : m_database(database)
    {}

    /// Starts a run of @p projectId: gives it an id and state Running.
    Result<RunRecord> create(RunRecord run);
    /// The newest run of a project, without its chunks; empty if it never ran.
    Result<std::optional<RunRecord>> newest(const std::string &projectId);
    Result<std::optional<RunRecord>> find(const std::string &runId);
    /// Every run of a project, oldest first.
    Result<std::vector<std::string>> ids(const std::string &projectId);

    [[nodiscard]] Result<void> saveState(const std::string &runId, ProjectState state,
                                         std::optional<bool> consistent,
                                         const std::vector<Error> &errors);
    [[nodiscard]] Result<void> saveStep(const std::string &runId, const StepRecord &step);
    [[nodiscard]] Result<void> saveTables(const std::string &runId,
                                          const std::vector<TableRecord> &tables);
    [[nodiscard]] Result<void> saveTable(const std::string &runId, const TableRecord &table);
    [[nodiscard]] Result<void> addSnapshot(const std::string &runId,
                                           const SnapshotRecord &snapshot);

    Result<std::vector<ChunkRecord>> chunks(const std::string &runId);
    /// Inserts or replaces by (table, chunk number), all in one transaction.
    [[nodiscard]] Result<void> saveChunks(const std::string &runId,
                                          const std::vector<ChunkRecord> &chunks);
    /// Forgets the chunks of one table: it is read again from the start.
    [[nodiscard]] Result<void> forgetChunks(const std::string &runId, int table);

private:
    StateDatabase &m_database;
};

} // namespace godwit
