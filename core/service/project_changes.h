// What can be changed about a stored project, and from which states.
#pragma once

#include "core/base/json.h"
#include "core/service/stored_runs.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace godwit {

constexpr std::size_t mostTags = 5;    ///< on one project
constexpr std::size_t longestTag = 20; ///< characters

/// {id, name, type, state, tags, createdAt, modifiedAt, process?}
Json projectJson(const ProjectRecord &project, const std::optional<int> &process);

/// Opens the destination that a run of the project wrote to; the URL is without a password.
using OpenSink = std::function<Result<std::unique_ptr<Connector>>(const std::string &url)>;

// Each takes an id or a name, changes the project, notes it in the audit log and answers with the
// project as it is afterwards. Errors: InvalidArgument if there is no such project, AlreadyRunning
// while it runs, PrecheckFailed from a state that does not allow it.

/// Asks the process that runs the project to stop, and waits for it, minutes at most.
/// Errors: PrecheckFailed if it is not running, or runs in this very process: whoever started it
/// here holds its stop token.
Result<ProjectRecord> pauseProject(StateDatabase &state, const std::string &id);
/// Drops the checkpoints at every destination the project ran to. From SUSPEND, FAILED, FINISHED.
Result<ProjectRecord> releaseProject(StateDatabase &state, const std::string &id,
                                     const OpenSink &openSink);
/// From INIT and RELEASED. Answers with the project as it was.
Result<ProjectRecord> deleteProject(StateDatabase &state, const std::string &id);
Result<ProjectRecord> renameProject(StateDatabase &state, const std::string &id,
                                    const std::string &name);
/// A new project with the same payload and tags, in state INIT.
Result<ProjectRecord> cloneProject(StateDatabase &state, const std::string &id,
                                   const std::string &name);
/// Replaces the tags by @p tags, which may be none; one given twice counts once.
/// Errors: also as checkTags().
Result<ProjectRecord> tagProject(StateDatabase &state, const std::string &id,
                                 const std::vector<std::string> &tags);

/// Errors: InvalidArgument, if there are more than five tags, or one is not 1 to 20 characters that
/// can be seen.
[[nodiscard]] Result<void> checkTags(const std::vector<std::string> &tags);

} // namespace godwit
