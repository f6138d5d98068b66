#pragma once

#include "core/connectors/connector.h"
#include "core/mapping/resolve_objects.h"
#include "core/project/project.h"
#include "core/schema/convert_schema.h"

#include <map>
#include <set>
#include <stop_token>

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

/// A table that stands at the sink before the run.
struct SinkTable
{
    TableName name;
    bool isView = false;
    bool isEmpty = true;
    bool isOurs = false; ///< it holds exactly the rows that an earlier run of this project wrote
    std::vector<std::string> triggers; ///< that would fire while rows are written
};

/// One selected object, converted.
struct PlannedTable
{
    ResolvedObject resolved;
    TableSchema source;
    ConvertedTable converted;
    std::optional<SinkTable> existing; ///< what is at the sink under its name
};

struct PlannedView
{
    ResolvedObject resolved;
    ViewSchema source;
    ConvertedView converted;
    bool exists = false; ///< at the sink
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
    bool sourceReached = false, sinkReached = false;
    Catalog catalog;
    Selection selection;
    std::vector<PlannedTable> tables; ///< in the order of the run's table numbers
    std::vector<PlannedView> views;   ///< in dependency order
    std::vector<DatabaseSchema> databasesToCreate;
    std::vector<PrecheckResult> prechecks;
    std::optional<Estimate> estimate;
    std::vector<Error> errors;

    /// Planning was given up because somebody asked for it; errors.front() says so.
    bool wasStopped() const;
    bool
    refused(const std::set<std::string> &skippedItems) const; ///< a precheck or an error stands
};

struct PlanOptions
{
    bool resuming = false; ///< rows at the sink are our own
    /// Rows that an earlier, finished run of this project wrote, by sink table.
    std::map<TableName, std::uint64_t> ownRows;
    /// Source names of objects that the user has left out of the run: not read, not judged.
    std::set<TableName> skipped;
};

/// Reads both sides and plans. Never fails as a whole: what goes wrong is in the plan's prechecks
/// and errors, all of it at once. Once @p stop is asked for, statements under way are cancelled
/// and the plan comes back soon: unfinished, with Cancelled as its only error.
ProjectPlan makePlan(const Project &project, Connector &source, Connector &sink,
                     const PlanOptions &options, const std::stop_token &stop = {});
ProjectPlan makePlan(const Project &project, Connector &source, Connector &sink, bool resuming);

} // namespace godwit
