#pragma once

#include "core/state/run_state.h"
#include "core/state/state_database.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace godwit {

/// How the newest run of a project stands, for lists: without its tables.
struct NewestRun
{
    std::string runId;
    std::string projectId;
    ProjectState state = ProjectState::Init;
    std::string startedAt; ///< UTC
    std::string finishedAt;
    std::optional<bool> consistent;
    std::vector<StepRecord> steps;
    int tables = 0;
    int tablesCopied = 0;
    double rowsWritten = 0;
    double rowsEstimated = 0; ///< of tables that are copied already, the rows they really had
};

/// The newest run of every project that ever ran, by project id. One look at the database, whatever
/// the number of projects and tables. Errors: StateDamaged, Io.
Result<std::map<std::string, NewestRun>> newestRuns(StateDatabase &database);

/// Where the runs of @p projectId wrote to: URLs without passwords, each once.
Result<std::vector<std::string>> sinkUrlsOf(StateDatabase &database, const std::string &projectId);

} // namespace godwit
