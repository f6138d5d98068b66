#include "core/pipeline/project_plan.h"

#include "core/pipeline/plan_objects.h"
#include "core/pipeline/plan_sink.h"
#include "core/pipeline/precheck.h"

#include <algorithm>

namespace godwit {

namespace {

PrecheckResult connectResult(Side side, const Connector &connector,
                             const Result<ServerFacts> &facts)
{
    PrecheckResult result;
    result.item = "RDB_CONNECT";
    result.side = side;
    result.status = facts ? PrecheckStatus::Passed : PrecheckStatus::Failed;
    result.message = facts ? "connected to " + connector.describe() : facts.error().message;
    if (!facts)
        result.remedy = facts.error().proposal;
    return result;
}

// A destination's file is made where there is none; a source's is not.
Result<ServerFacts> readSourceFacts(Connector &source)
{
    auto facts = source.readFacts();
    if (facts && !facts->storeExists)
        return fail(ErrorCode::ConnectionFailed,
                    source.describe() + " does not exist: there is no such file",
                    "Put the file back, or correct the path in the data source.");
    return facts;
}

// Bytes a second that the slowest and the fastest of the usual destinations take in.
constexpr double slowBytesPerSecond = 10e6;
constexpr double fastBytesPerSecond = 80e6;

std::optional<Estimate> estimateOf(const ProjectPlan &plan)
{
    if (plan.tables.empty())
        return std::nullopt;
    Estimate estimate;
    for (const PlannedTable &table : plan.tables) {
        estimate.rows += table.source.estimatedRows;
        estimate.bytes += table.source.dataBytes;
    }
    const double passes = plan.project.enableFullVerify ? 1.3 : 1.0;
    const double perTable = 0.01 * static_cast<double>(plan.tables.size());
    estimate.lowSeconds =
        passes * static_cast<double>(estimate.bytes) / fastBytesPerSecond + perTable;
    estimate.highSeconds =
        passes * static_cast<double>(estimate.bytes) / slowBytesPerSecond + 5 * perTable + 1;
    return estimate;
}

// What a cancelled statement says of single objects is nobody's fault.
ProjectPlan stopped(ProjectPlan plan)
{
    Error error;
    error.code = ErrorCode::Cancelled;
    error.message = "stopped while both sides were being read; nothing was written";
    plan.errors = {std::move(error)};
    return plan;
}

} // namespace

bool ProjectPlan::wasStopped() const
{
    return !errors.empty() && errors.front().code == ErrorCode::Cancelled;
}

bool ProjectPlan::refused(const std::set<std::string> &skippedItems) const
{
    if (!errors.empty())
        return true;
    return std::any_of(prechecks.begin(), prechecks.end(), [&](const PrecheckResult &result) {
        return result.status == PrecheckStatus::Failed
               && !(result.skippable && skippedItems.count(result.item) > 0);
    });
}

ProjectPlan makePlan(const Project &project, Connector &source, Connector &sink, bool resuming)
{
    return makePlan(project, source, sink, PlanOptions{resuming, {}, {}});
}

ProjectPlan makePlan(const Project &project, Connector &source, Connector &sink,
                     const PlanOptions &options, const std::stop_token &stop)
{
    ProjectPlan plan;
    plan.project = project;
    auto sourceFacts = readSourceFacts(source);
    if (stop.stop_requested())
        return stopped(std::move(plan));
    auto sinkFacts = sink.readFacts();
    plan.prechecks.push_back(connectResult(Side::Source, source, sourceFacts));
    plan.prechecks.push_back(connectResult(Side::Sink, sink, sinkFacts));
    plan.sourceReached = sourceFacts.has_value();
    plan.sinkReached = sinkFacts.has_value();
    if (sourceFacts)
        plan.sourceFacts = std::move(*sourceFacts);
    if (sinkFacts)
        plan.sinkFacts = std::move(*sinkFacts);
    if (plan.sourceReached && !stop.stop_requested())
        selectObjects(plan, source, options, stop);
    if (plan.sourceReached && plan.sinkReached && !stop.stop_requested()) {
        readSinkTables(plan, sink, options, stop);
        convertObjects(plan, stop);
    }
    if (stop.stop_requested())
        return stopped(std::move(plan));
    const auto checked = runPrechecks(precheckInput(plan, source, sink, options));
    plan.prechecks.insert(plan.prechecks.end(), checked.begin(), checked.end());
    plan.estimate = estimateOf(plan);
    return plan;
}

} // namespace godwit
