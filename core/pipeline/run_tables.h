#pragma once

#include "core/pipeline/run_context.h"

#include <set>

namespace godwit {

/// The table records of a new run, numbered in the plan's order.
std::vector<TableRecord> tableRecords(const ProjectPlan &plan);

/// Puts the plan's tables into the order of the run that is being resumed, whose numbers stand in
/// the marks at the sink; tables that appeared since come last. @p skipped, by their source names,
/// are in the run but not in the plan. Errors: ObjectMissing for another table of the run that is
/// gone from the source or from the project.
[[nodiscard]] Result<void> matchTables(RunContext &context, const std::set<TableName> &skipped);

} // namespace godwit
