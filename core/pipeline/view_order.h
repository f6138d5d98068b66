#pragma once

#include "core/pipeline/project_plan.h"

namespace godwit {

/// Sorts views so that each comes after the views it uses; the order is otherwise kept.
void orderViews(std::vector<PlannedView> &views);

} // namespace godwit
