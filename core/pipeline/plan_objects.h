#pragma once

#include "core/pipeline/project_plan.h"

namespace godwit {

/// Reads the source's catalogue, decides which objects move, and reads the schema of each that
/// does. Gives up between two objects once @p stop is asked for.
void selectObjects(ProjectPlan &plan, Connector &source, const PlanOptions &options,
                   const std::stop_token &stop);

/// Turns the selected tables and views into what they will be at the sink; views in dependency
/// order.
void convertObjects(ProjectPlan &plan, const std::stop_token &stop);

} // namespace godwit
