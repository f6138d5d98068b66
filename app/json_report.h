// The JSON documents of the command line: a contract, so each stands in one place.
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/pipeline/project_plan.h"
#include "core/state/data_source_store.h"
#include "core/state/project_store.h"
#include "core/state/run_state.h"

#include <optional>

namespace godwit::ctl {

/// {code, level, message, proposal, where?, object?}; a payload error always has `where`.
Json toJson(const Error &error);
Json toJson(const std::vector<Error> &errors);
Json toJson(const std::vector<Note> &notes);

/// The `run` document. @p projectId is null in it while there is no project.
Json runDocument(const RunRecord &run);
/// The `run` document of a run that could not begin.
Json refusedRunDocument(const std::string &projectId, ProjectState state,
                        const std::vector<Error> &errors);

/// The `plan` document, each object with its reason worked out in full.
Json planDocument(const ProjectPlan &plan);
/// Why an object is in or out, without working out the nearest rule.
std::string shortReason(const ResolvedObject &object);
/// Every statement of a table in the order a run executes them.
std::vector<std::string> statementsOf(const ConvertedTable &table);

Json toJson(const DataSourceStore::Record &record);
Json toJson(const ServerFacts &facts);
std::string_view dialectName(Dialect dialect);

} // namespace godwit::ctl
