#pragma once

#include "core/pipeline/run_context.h"

namespace godwit {

/// Runs the steps of a run that are not finished, one after the other, and stores how each went.
/// Errors: of the step that failed, Cancelled.
[[nodiscard]] Result<void> runOpenSteps(RunContext &context);

} // namespace godwit
