#pragma once

#include "core/pipeline/run_context.h"

namespace godwit {

/// Secondary indexes and foreign keys come after the data.
bool defersIndexes(const Project &project);

/// The INDEXES step: what the schema step left out, several tables at once. Indexes that are there
/// already are left alone, so the step can be done again.
[[nodiscard]] Result<void> runIndexStep(RunContext &context);

/// Adds the foreign keys that the run's own tables still lack.
[[nodiscard]] Result<void> addForeignKeys(RunContext &context, StatementRunner &statements);

} // namespace godwit
