#pragma once

#include "core/pipeline/run_context.h"

namespace godwit {

/// The FULL_TRANSFER step: copies every table that is not finished, chunk by chunk, several at
/// once, and marks each chunk in the sink's own transaction. May be called again after any
/// interruption. Errors: Cancelled; else the first table's error (every other table has been
/// tried).
[[nodiscard]] Result<void> runFullTransfer(RunContext &context);

} // namespace godwit
