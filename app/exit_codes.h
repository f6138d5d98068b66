// The exit codes of godwitctl, in one place: scripts rely on them.
#pragma once

#include "core/base/result.h"
#include "core/pipeline/project_plan.h"
#include "core/state/run_state.h"

namespace godwit::ctl {

enum ExitCode : int {
    Done = 0,          ///< done and, when verification was asked for, consistent
    Failed = 1,        ///< the run failed
    WrongInput = 2,    ///< the command line or the payload is wrong
    NotConsistent = 3, ///< finished, but differences were found or not every table is proven
    Refused = 4,       ///< a precheck refused to start, or an unfinished run of that name exists
    Interrupted = 130, ///< interrupted, and can be resumed
};

int exitCodeOf(const Error &error);
/// The gravest of @p errors; warnings and notes do not count.
int exitCodeOf(const std::vector<Error> &errors);
/// @p verified: the project asked for verification.
int exitCodeOf(const RunRecord &run, bool verified);
int exitCodeOf(const ProjectPlan &plan);

} // namespace godwit::ctl
