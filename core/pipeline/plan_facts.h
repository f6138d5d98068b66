#pragma once

#include "core/pipeline/project_plan.h"
#include "core/state/run_facts.h"

namespace godwit {

/// As many excluded objects are kept with their names; the rest are only counted.
inline constexpr std::size_t mostExcludedKept = 1000;

/// What the report of a run of @p plan wants to say later: the servers, the prediction, and what
/// does not travel.
RunFacts factsOf(const ProjectPlan &plan);

} // namespace godwit
