#include "core/pipeline/finished_run.h"

#include "core/base/text.h"
#include "core/pipeline/schema_step.h"
#include "core/project/project_json.h"

#include <algorithm>
#include <map>

namespace godwit {

namespace {

tl::unexpected<Error> unknownProject(const std::string &id)
{
    return fail(ErrorCode::InvalidArgument, "there is no project " + printable(id),
                "`godwitctl projects list` shows those that are");
}

Result<RunRecord> finishedRunOf(const ProjectRecord &project, RunStore &runs)
{
    auto newest = runs.newest(project.id);
    if (!newest)
        return failure(std::move(newest));
    const std::string name = printable(project.name);
    const std::string start = "run it: godwitctl projects start " + project.name;
    if (!*newest)
        return fail(ErrorCode::PrecheckFailed, "project " + name + " has not been run yet", start);
    if ((*newest)->state == ProjectState::Released)
        return fail(ErrorCode::PrecheckFailed,
                    "project " + name + " was released: its run is not looked at any more", start);
    if ((*newest)->state != ProjectState::Finished)
        return fail(ErrorCode::PrecheckFailed, "project " + name + " has an unfinished run",
                    "resume it first: godwitctl projects resume " + project.name);
    return std::move(**newest);
}

// Whatever is wrong with single objects is those objects' own trouble.
std::optional<Error> errorOfAll(const ProjectPlan &plan)
{
    for (const PrecheckResult &check : plan.prechecks) {
        if (check.item == "RDB_CONNECT" && check.status == PrecheckStatus::Failed) {
            Error error;
            error.code = ErrorCode::ConnectionFailed;
            error.message = check.message;
            error.proposal = check.remedy;
            return error;
        }
    }
    for (const Error &error : plan.errors) {
        if (error.object.empty())
            return error;
    }
    return std::nullopt;
}

Error gone(const TableRecord &record)
{
    Error error;
    error.code = ErrorCode::ObjectMissing;
    error.object = record.source.qualified();
    error.message = error.object + " was copied, but the source does not have it any more";
    error.proposal = "bring it back, or run the project again without it";
    return error;
}

} // namespace

FinishedRun::FinishedRun(ProjectRecord record, Project project, RunRecord run, RunLock lock,
                         const RunSides &sides, StateDatabase &state)
    : m_state(state)
    , m_record(std::move(record))
    , m_project(std::move(project))
    , m_lock(std::move(lock))
    , m_runs(state)
    , m_objectStore(state)
    , m_alertStore(state)
    , m_settings(state)
    , m_differences(state)
    , m_controls(m_project.fullTransferConfig, sides.board)
    , m_objects(&m_objectStore)
    , m_alerts(&m_alertStore, &m_settings)
    , m_context(new RunContext{m_project, sides.source, sides.sink, &m_runs, sides.board,
                               m_controls, m_objects, m_alerts, sides.stop})
{
    m_context->resuming = true;
    m_context->differenceStore = &m_differences;
    m_context->record = std::move(run);
}

Result<std::unique_ptr<FinishedRun>> FinishedRun::open(const Project &asked, const RunSides &sides,
                                                       StateDatabase &state,
                                                       const std::string &projectId)
{
    auto project = ProjectStore(state).find(projectId);
    if (!project)
        return failure(std::move(project));
    if (!*project)
        return unknownProject(projectId);
    auto lock = RunLock::acquire(state.home(), (*project)->id);
    if (!lock)
        return failure(std::move(lock));
    RunStore runs(state);
    auto run = finishedRunOf(**project, runs);
    if (!run)
        return failure(std::move(run));
    LoadedProject begun = readProject(run->payload);
    std::unique_ptr<FinishedRun> opened(
        new FinishedRun(std::move(**project), begun.isValid() ? std::move(begun.project) : asked,
                        std::move(*run), std::move(*lock), sides, state));
    if (auto planned = opened->plan(); !planned)
        return failure(std::move(planned));
    opened->align();
    if (auto loaded = opened->load(); !loaded)
        return failure(std::move(loaded));
    return opened;
}

Result<void> FinishedRun::plan()
{
    RunContext &context = *m_context;
    const auto cap = m_settings.get(settings::differenceCap);
    if (!cap)
        return tl::unexpected(cap.error());
    context.differenceCap = static_cast<std::uint64_t>(*cap);
    context.board.setSteps(context.record.steps);
    context.board.setTables(context.record.tables);
    context.show("reading both sides");
    PlanOptions options;
    options.resuming = true;
    auto skipped = m_objects.skippedNames(context.record.id);
    if (!skipped)
        return failure(std::move(skipped));
    options.skipped = std::move(*skipped);
    if (auto opened = m_objects.open(context.record.id); !opened)
        return opened;
    context.plan = makePlan(m_project, context.source, context.sink, options, context.stop);
    if (auto error = errorOfAll(context.plan))
        return tl::unexpected(std::move(*error));
    return {};
}

// The stored differences go by the run's own numbers.
void FinishedRun::align()
{
    RunContext &context = *m_context;
    std::vector<PlannedTable> &planned = context.plan.tables;
    std::map<std::pair<TableName, TableName>, std::size_t> open;
    for (std::size_t i = 0; i < planned.size(); ++i)
        open.emplace(std::pair(planned[i].source.name, planned[i].resolved.sink), i);
    std::vector<PlannedTable> ordered;
    for (const TableRecord &record : context.record.tables) {
        const auto found = open.find({record.source, record.sink});
        if (found != open.end()) {
            ordered.push_back(std::move(planned[found->second]));
            continue;
        }
        PlannedTable place;
        place.resolved.object.name = place.source.name = record.source;
        place.resolved.sink = record.sink;
        m_gone.insert(ordered.size());
        ordered.push_back(std::move(place));
    }
    planned = std::move(ordered);
    context.sinks = SinkGroups(context.record.tables);
}

Result<void> FinishedRun::load()
{
    RunContext &context = *m_context;
    if (auto loaded = loadTransfers(context); !loaded)
        return loaded;
    for (const std::size_t number : m_gone) {
        if (!context.isSkipped(number))
            context.transferErrors[number] = gone(context.record.tables[number]);
    }
    return {};
}

CompareGroup FinishedRun::groupOf(std::size_t number) const
{
    CompareGroup group;
    for (const std::size_t member : m_context->sinks.of(number)) {
        if (m_context->isSkipped(member))
            continue;
        if (m_context->transferErrors[member])
            return {};
        group.push_back(member);
    }
    return group;
}

CompareRequest FinishedRun::requestFor(const CompareGroup &group) const
{
    const bool whole = group.size() == m_context->sinks.of(group.front()).size();
    return compareRequestOf(*m_context, group, whole);
}

} // namespace godwit
