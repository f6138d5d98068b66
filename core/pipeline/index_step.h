#pragma once

#include "core/pipeline/run_context.h"
#include "core/pipeline/step_failures.h"

namespace godwit {

/// Secondary indexes and foreign keys come after the data.
bool defersIndexes(const Project &project);

/// Only foreign keys do: not every account may have PostgreSQL look away from them while rows come
/// in any order.
bool keysFollowRows(const RunContext &context);
/// Adds them then. Not for runs that defer indexes: their INDEXES step does it.
[[nodiscard]] Result<void> addKeysAfterRows(RunContext &context);

/// The INDEXES step: what the schema step left out, several tables at once. Indexes that are there
/// already are left alone, so the step can be done again.
[[nodiscard]] Result<void> runIndexStep(RunContext &context);

/// Adds the foreign keys that the run's own tables still lack. False: something in @p failures
/// concerns everything, or the run is to stop.
bool addForeignKeys(RunContext &context, StatementRunner &statements, StepFailures &failures);

} // namespace godwit
