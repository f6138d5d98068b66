#pragma once

#include "core/pipeline/project_run.h"
#include "core/state/project_store.h"

namespace godwit {

/// A project that this process alone may run now.
struct ReadyProject
{
    ProjectRecord project;
    RunLock lock;
    std::optional<RunRecord> previous; ///< its newest run, read under the lock
};

/// A run that --resume goes on with.
bool isUnfinished(const RunRecord &run);

/// The first setting in which @p now differs from @p then and that decides where rows go; empty if
/// none.
std::string changedSetting(const Project &then, const Project &now);

/// Finds or makes the project in the home, takes its lock, and only then looks at its last run.
/// Errors: AlreadyRunning; UnfinishedRun where the last run must be resumed or released first, or
/// where the project file no longer says what that run began with; those of the state.
Result<ReadyProject> makeReady(const Project &project, const RunOptions &options,
                               StateDatabase &state);

} // namespace godwit
