#pragma once

#include "core/pipeline/project_plan.h"
#include "core/state/project_store.h"
#include "core/state/run_store.h"

#include <filesystem>
#include <optional>
#include <string>

namespace godwit {

/// A project of the home and its newest run.
struct StoredRun
{
    ProjectRecord project;
    std::optional<RunRecord> run;
    std::optional<int> process; ///< that runs it now
};

/// By id, else by name. Empty if there is no such project.
Result<std::optional<StoredRun>> findStoredRun(StateDatabase &state, const std::string &idOrName);
/// As above, reading only; empty also if there is no home yet.
Result<std::optional<StoredRun>> findStoredRun(const std::filesystem::path &home,
                                               const std::string &idOrName);

/// The stored project, or why there is none. Errors: InvalidArgument.
Result<StoredRun> requireStoredRun(StateDatabase &state, const std::string &idOrName);
Result<StoredRun> requireStoredRun(const std::filesystem::path &home, const std::string &idOrName);

/// The state to show: a run whose process has died is not running, it can be resumed.
ProjectState shownState(const ProjectRecord &project, const std::optional<int> &process);

bool isUnfinished(const std::optional<StoredRun> &stored);

/// What a plan must know of earlier runs: rows that Godwit itself wrote never count as rows in the
/// way.
PlanOptions planOptions(const std::optional<StoredRun> &stored);

} // namespace godwit
