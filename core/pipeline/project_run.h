#pragma once

#include "core/connectors/connector.h"
#include "core/pipeline/run_progress.h"
#include "core/project/project.h"
#include "core/state/state_database.h"
#include "core/verify/compare_table.h"

#include <set>
#include <stop_token>

namespace godwit {

struct RunOptions
{
    bool resume = false;
    std::set<std::string> skippedPrechecks; ///< item names; only skippable ones count
    std::string payload;                    ///< canonical JSON of the project
    std::string sourceUrl;                  ///< without a password
    std::string sinkUrl;
    DifferenceSink differences;     ///< may be empty
    std::uint64_t rowsPerChunk = 0; ///< 0: by the size of a table's rows
};

/// Runs a project from its first open step to its last, or goes on with an unfinished run. Returns
/// the run as it ended, whatever its state; fails only where no run could be begun: AlreadyRunning,
/// UnfinishedRun, PrecheckFailed (one Error; the plan's prechecks are in `message`s), StateDamaged,
/// Io.
Result<RunRecord> runProject(const Project &project, Connector &source, Connector &sink,
                             StateDatabase &state, const RunOptions &options, ProgressBoard &board,
                             std::stop_token stop);

/// The FULL_VERIFY step alone, of what is at both sides now. Stores nothing.
Result<RunRecord> verifyProject(const Project &project, Connector &source, Connector &sink,
                                const DifferenceSink &differences, ProgressBoard &board,
                                std::stop_token stop);

} // namespace godwit
