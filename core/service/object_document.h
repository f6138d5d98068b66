#pragma once

#include "core/base/json.h"
#include "core/service/running_project.h"

namespace godwit {

/// {kind, database, name, sinkDatabase, sinkName, state, step, ddl, failedSql, error}; `step` and
/// `error` are null unless something failed.
Json toJson(const ObjectRecord &object);
Json toJson(const std::vector<ObjectRecord> &objects);

/// {threads, rowsPerSecond, bytesPerSecond, speedMode}; null: as the project itself says.
Json toJson(const RunControl &asked);
/// {step, threads, threadsWanted, rowsPerSecond, bytesPerSecond, speedMode, remark}; a rate of 0 is
/// no limit.
Json toJson(const RunLimits &limits);
/// {id, name, running, asked, inForce, pending}; `inForce` is null while nothing runs.
Json toJson(const ControlStanding &standing);

} // namespace godwit
