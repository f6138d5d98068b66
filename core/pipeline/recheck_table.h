#pragma once

#include "core/pipeline/finished_run.h"

namespace godwit {

/// Looks again at the rows of one sink table whose differences are stored, and at no others. Notes
/// what has become of each; returns the verdict that follows. Errors: Cancelled, of the readers and
/// of the home.
Result<VerifyResult> recheckTable(FinishedRun &run, const CompareGroup &group);

} // namespace godwit
