// How a project is steered while it runs or stands still: from the window, the command line and
// the service, whichever process runs it.
#pragma once

#include "core/service/stored_runs.h"
#include "core/state/object_store.h"
#include "core/state/run_control_store.h"

#include <optional>
#include <string>
#include <vector>

namespace godwit {

/// A change of what is asked of a project; whatever is empty stays as it was.
struct ControlChange
{
    std::optional<int> threads;
    std::optional<std::uint64_t> rowsPerSecond;  ///< 0: no limit
    std::optional<std::uint64_t> bytesPerSecond; ///< 0: no limit
    std::optional<SpeedMode> speedMode;
    bool reset = false; ///< first back to what the project itself says
};

/// What is asked of a project, and what its run keeps to.
struct ControlStanding
{
    ProjectRecord project;
    bool running = false;
    RunControl asked;
    std::optional<RunLimits> inForce; ///< of the running step; empty while nothing runs
    bool pending = false;             ///< the running process has not taken it up yet
};

/// Writes the change down and, if the project runs, waits a few seconds until its process keeps to
/// it. Errors: InvalidArgument, for an unknown project, a number out of its range, or no change.
Result<ControlStanding> controlProject(StateDatabase &state, const std::string &id,
                                       const ControlChange &change);

/// Objects of the project's newest run. Errors: InvalidArgument, for an unknown project.
Result<std::vector<ObjectRecord>> objectsOf(StateDatabase &state, const std::string &id);

/// Failed or skipped objects have their turn again when the run is resumed. @p names: as
/// `database.name`, or the name alone where it is the only one; none: every failed object. Returns
/// those that are to be tried again. Errors: InvalidArgument for an unknown object, or one that did
/// not fail; AlreadyRunning while the project runs; PrecheckFailed if it has no unfinished run.
Result<std::vector<ObjectRecord>> retryObjects(StateDatabase &state, const std::string &id,
                                               const std::vector<std::string> &names);

/// Leaves objects out of the unfinished run from now on, also while it runs: they are neither made
/// nor copied nor indexed nor verified, and the run is never called consistent. Errors: as
/// retryObjects(), but for AlreadyRunning; InvalidArgument if there are no names.
Result<std::vector<ObjectRecord>> skipObjects(StateDatabase &state, const std::string &id,
                                              const std::vector<std::string> &names);

} // namespace godwit
