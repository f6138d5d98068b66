#pragma once

#include "core/connectors/connector.h"
#include "core/pipeline/project_plan.h"
#include "core/pipeline/rate_limiter.h"
#include "core/pipeline/run_progress.h"
#include "core/state/run_store.h"
#include "core/verify/compare_table.h"

#include <stop_token>

namespace godwit {

/// What the steps of one run share. `record` belongs to the run's own thread; steps that use more
/// threads guard what they share themselves.
struct RunContext
{
    const Project &project;
    Connector &source;
    Connector &sink;
    RunStore *store; ///< null: nothing is stored (verification alone)
    RunRecord record;
    ProjectPlan plan;
    ProgressBoard &board;
    RateLimiter limiter;
    std::stop_token stop;
    DifferenceSink differences; ///< may be empty
    bool resuming = false;
    bool marksAtSink = true; ///< false: the account may not create the database for the marks
    std::vector<TableTransfer> transfers; ///< by table number; filled by the schema step
    std::vector<TableSchema> sinkSchemas; ///< by table number; as the sink has them now
    Snapshot snapshot;                    ///< of the source; kept for the verification
    std::uint64_t rowsPerChunk = 0;       ///< 0: by the size of a table's rows

    void say(const std::string &line);
    void show(const std::string &activity);
    /// Stores and shows a table's record.
    [[nodiscard]] Result<void> save(const TableRecord &table);
    [[nodiscard]] Result<void> addSnapshot(const Snapshot &taken, const std::string &purpose);
    /// How many tables of the run land on table @p number's sink table.
    std::size_t sharing(int number) const;
};

/// How many chunks are worked on at once.
int workersFor(SpeedMode mode, const Connector &sink);

} // namespace godwit
