#pragma once

#include "core/pipeline/precheck.h"
#include "core/pipeline/project_plan.h"

namespace godwit {

/// Looks at what stands at the sink already: databases, tables of the planned names, their rows.
/// Gives up between two objects once @p stop is asked for.
void readSinkTables(ProjectPlan &plan, Connector &sink, const PlanOptions &options,
                    const std::stop_token &stop);

/// Everything that the prechecks judge, gathered.
PrecheckInput precheckInput(const ProjectPlan &plan, Connector &source, Connector &sink,
                            const PlanOptions &options);

} // namespace godwit
