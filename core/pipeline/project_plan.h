#pragma once

#include "core/connectors/connector.h"
#include "core/mapping/resolve_objects.h"
#include "core/project/project.h"
#include "core/schema/convert_schema.h"

#include <set>

namespace godwit {

enum class Side { Source, Sink };
enum class PrecheckStatus { Passed, Warning, Failed };

struct PrecheckResult
{
    std::string item; ///< OMS's name: "RDB_CONNECT", "DB_ENGINE", ...
    Side side = Side::Source;
    PrecheckStatus status = PrecheckStatus::Passed;
    std::string message;
    std::string remedy;
    bool skippable = false;
};

/// One selected object, converted.
struct PlannedTable
{
    ResolvedObject resolved;
    TableSchema source;
    ConvertedTable converted;
};

struct PlannedView
{
    ResolvedObject resolved;
    ViewSchema source;
    ConvertedView converted;
};

struct Estimate
{
    double lowSeconds = 0, highSeconds = 0;
    std::uint64_t rows = 0, bytes = 0;
};

/// The dry run: everything that a run would do, worked out without writing anything anywhere.
struct ProjectPlan
{
    Project project;
    ServerFacts sourceFacts, sinkFacts;
    Catalog catalog;
    Selection selection;
    std::vector<PlannedTable> tables; ///< in the order of the run's table numbers
    std::vector<PlannedView> views;   ///< in dependency order
    std::vector<DatabaseSchema> databasesToCreate;
    std::vector<PrecheckResult> prechecks;
    std::optional<Estimate> estimate;
    std::vector<Error> errors;

    bool refused(const std::set<std::string> &skippedItems) const; ///< a precheck or an error stands
};

/// Reads both sides and plans. Fails only if a side cannot be reached at all; everything else is in
/// the plan's prechecks and errors. @p resuming: rows at the sink are our own.
ProjectPlan makePlan(const Project &project, Connector &source, Connector &sink, bool resuming);

} // namespace godwit
