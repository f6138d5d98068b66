// The `run` document: a contract, whoever prints or saves it.
#pragma once

#include "core/base/json.h"
#include "core/state/run_state.h"

#include <string>
#include <vector>

namespace godwit {

/// {project, name, run, state, consistent, source, sink, startedAt, finishedAt, steps, tables,
/// snapshots, errors}. `project` is null while there is no project.
Json runDocument(const RunRecord &run);
/// The `run` document of a run that could not begin.
Json refusedRunDocument(const std::string &projectId, ProjectState state,
                        const std::vector<Error> &errors);

} // namespace godwit
