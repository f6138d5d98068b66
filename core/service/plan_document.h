// The `plan` document: a contract, whoever prints or saves it.
#pragma once

#include "core/base/json.h"
#include "core/pipeline/project_plan.h"

#include <string>
#include <vector>

namespace godwit {

/// {objects, prechecks, estimate, databasesToCreate, notes, errors}, each object with its reason
/// worked out in full.
Json planDocument(const ProjectPlan &plan);
/// Why an object is in or out, without working out the nearest rule.
std::string shortReason(const ResolvedObject &object);

} // namespace godwit
