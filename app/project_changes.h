// What `godwitctl projects` changes about a stored project.
#pragma once

#include "app/answer.h"
#include "app/endpoints.h"
#include "app/stored_runs.h"

#include <filesystem>
#include <string>
#include <vector>

namespace godwit::ctl {

/// The stored project, or why there is none. Errors: InvalidArgument.
Result<StoredRun> requireStoredRun(const std::filesystem::path &home, const std::string &idOrName);

/// {id, name, type, state, tags, createdAt, modifiedAt, process?}
Json projectJson(const ProjectRecord &project, const std::optional<int> &process);

/// Asks the running process to stop and waits for it. Refused if the project is not running.
Answer pauseProject(const std::filesystem::path &home, const std::string &id);
/// Drops the checkpoints at every destination the project ran to. From SUSPEND, FAILED, FINISHED.
Answer releaseProject(const std::filesystem::path &home, const std::string &id,
                      const EndpointOptions &endpoints);
/// From INIT and RELEASED.
Answer deleteProject(const std::filesystem::path &home, const std::string &id);
Answer renameProject(const std::filesystem::path &home, const std::string &id,
                     const std::string &name);
Answer cloneProject(const std::filesystem::path &home, const std::string &id,
                    const std::string &name);
/// Replaces the tags by @p tags, which may be none.
Answer tagProject(const std::filesystem::path &home, const std::string &id,
                  const std::vector<std::string> &tags);

} // namespace godwit::ctl
