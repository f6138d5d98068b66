#pragma once

#include "core/pipeline/run_context.h"

namespace godwit {

/// The FULL_VERIFY step: every sink table against the source tables that went into it. A table that
/// cannot be compared is NOT_PROVEN, and the others go on. Fills in the records' `verify` and
/// `consistent`. Errors: Cancelled, StateDamaged.
[[nodiscard]] Result<void> runVerifyStep(RunContext &context);

/// True: every table is proven equal; false: one differs; empty: something stayed unproven.
std::optional<bool> overallVerdict(const std::vector<TableRecord> &tables);
/// As above, but never true once an object of the run was skipped.
std::optional<bool> overallVerdict(const RunContext &context);

} // namespace godwit
