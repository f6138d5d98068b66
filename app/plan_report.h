#pragma once

#include "app/text_table.h"
#include "core/pipeline/project_plan.h"

#include <string>

namespace godwit::ctl {

/// The dry run for people. @p explain: every object with its full reason, also those left out.
std::string planText(const ProjectPlan &plan, bool explain, const Style &style);

} // namespace godwit::ctl
