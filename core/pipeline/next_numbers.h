#pragma once

#include "core/pipeline/run_context.h"

namespace godwit {

/// After the rows: PostgreSQL's identity columns go on behind the largest number copied. The
/// server does not see numbers that it has not given itself; other stores do. What fails is said
/// as a warning, with the statement that would have done it.
void continueNumbers(RunContext &context);

} // namespace godwit
