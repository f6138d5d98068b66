#pragma once

#include "core/pipeline/project_plan.h"

#include <string>
#include <vector>

namespace godwit {

/// Everything that the prechecks judge: plain data, so that each of them is tested without a
/// server.
struct PrecheckInput
{
    const ProjectPlan &plan; ///< facts of both sides, tables, views, what stands at the sink
    bool resuming = false;   ///< rows at the sink are our own
    bool sameStore = false;  ///< source and sink are one server or file
    std::string sourceName;  ///< for people, without secrets
    std::string sinkName;
};

/// One result per item and side; connectivity (RDB_CONNECT) has been checked before.
/// Source: OMS, "GetPreCheckResult" and the item catalogue of "Modify system parameters"; where OMS
/// refuses what Godwit can do, the result is a warning that says so.
std::vector<PrecheckResult> runPrechecks(const PrecheckInput &input);

} // namespace godwit
