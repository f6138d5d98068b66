#pragma once

#include "core/pipeline/run_context.h"

namespace godwit {

/// The SCHEMA step: databases, tables, (unless deferred) foreign keys, views. What is there already
/// stays as it is, so the step can be done again after any interruption. An object that fails is
/// noted, and the others go on; the error at the end speaks for all of them.
[[nodiscard]] Result<void> runSchemaStep(RunContext &context);

/// Reads the sink's tables as they are now and decides how each column travels. Every step after
/// SCHEMA needs it, also when SCHEMA itself is off or was done by an earlier attempt. A table that
/// cannot travel has its error in `transferErrors`; skipped ones are left empty.
[[nodiscard]] Result<void> loadTransfers(RunContext &context);

} // namespace godwit
