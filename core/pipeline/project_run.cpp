#include "core/pipeline/project_run.h"

#include "core/base/text.h"
#include "core/pipeline/index_step.h"
#include "core/pipeline/plan_facts.h"
#include "core/pipeline/project_plan.h"
#include "core/pipeline/run_context.h"
#include "core/pipeline/run_start.h"
#include "core/pipeline/run_tables.h"
#include "core/pipeline/run_watch.h"
#include "core/pipeline/schema_step.h"
#include "core/pipeline/step_runner.h"
#include "core/pipeline/verify_step.h"
#include "core/state/project_store.h"
#include "core/state/run_store.h"

#include <algorithm>
#include <chrono>

namespace godwit {

namespace {

std::vector<StepRecord> stepsOf(const Project &project)
{
    std::vector<StepRecord> steps;
    const auto add = [&](StepKind kind, bool wanted) {
        if (!wanted)
            return;
        StepRecord step;
        step.step = kind;
        steps.push_back(step);
    };
    add(StepKind::Precheck, true);
    add(StepKind::Schema, project.enableStructTransfer);
    add(StepKind::FullTransfer, project.enableFullTransfer);
    add(StepKind::Indexes, defersIndexes(project));
    add(StepKind::FullVerify, project.enableFullVerify);
    return steps;
}

Error refusal(const ProjectPlan &plan, const RunOptions &options)
{
    Error error;
    error.code = ErrorCode::PrecheckFailed;
    std::vector<std::string> messages;
    for (const Error &found : plan.errors) {
        messages.push_back((found.object.empty() ? "" : found.object + ": ") + found.message);
        if (error.proposal.empty())
            error.proposal = found.proposal;
        // A wrong rule is a mistake in the payload, not a state of the data sources.
        if (found.code == ErrorCode::InvalidRule || found.code == ErrorCode::InvalidFilter)
            error.code = found.code;
    }
    for (const PrecheckResult &result : plan.prechecks) {
        if (result.status != PrecheckStatus::Failed
            || (result.skippable && options.skippedPrechecks.count(result.item) > 0))
            continue;
        messages.push_back(result.item + ": " + result.message);
        if (error.proposal.empty())
            error.proposal = result.remedy;
    }
    error.message = join(messages, "; ");
    return error;
}

// What this project's last finished copy wrote, by sink table. An unfinished run that has not begun
// to copy has those rows before it still; afterwards every row there is its own.
Result<std::map<TableName, std::uint64_t>> ownRowsOf(const RunRecord &newest, RunStore &runs)
{
    std::map<TableName, std::uint64_t> rows;
    auto ids = runs.ids(newest.projectId);
    if (!ids)
        return failure(std::move(ids));
    for (auto id = ids->rbegin(); id != ids->rend(); ++id) {
        auto run = runs.find(*id);
        if (!run)
            return failure(std::move(run));
        if (!*run)
            continue;
        if ((*run)->state == ProjectState::Finished) {
            for (const TableRecord &table : (*run)->tables)
                rows[table.sink] += table.rowsWritten;
            return rows;
        }
        auto chunks = runs.chunks(*id);
        if (!chunks)
            return failure(std::move(chunks));
        if (!chunks->empty())
            return rows;
    }
    return rows;
}

void showStart(RunContext &context)
{
    std::vector<bool> exact;
    for (const PlannedTable &table : context.plan.tables)
        exact.push_back(table.resolved.object.rowsAreExact);
    context.board.setSteps(context.record.steps);
    context.board.setTables(context.record.tables, exact);
}

void close(RunContext &context, const Result<void> &done)
{
    RunRecord &run = context.record;
    context.snapshot.readers.clear();
    // Verified by an attempt that was killed before it could say so.
    const auto verified =
        std::find_if(run.steps.begin(), run.steps.end(), [](const StepRecord &step) {
            return step.step == StepKind::FullVerify && step.state == StepState::Finished;
        });
    if (verified != run.steps.end())
        run.consistent = overallVerdict(context);
    if (done) {
        run.state = ProjectState::Finished;
        run.finishedAt = utcNow();
        if (auto dropped = context.sink.checkpointStore(run.id)->drop(); !dropped)
            context.say(Level::Warning, "the checkpoints at the destination could not be removed: "
                                            + dropped.error().message);
        return;
    }
    const bool stopped = done.error().code == ErrorCode::Cancelled;
    run.state = stopped ? ProjectState::Suspend : ProjectState::Failed;
    if (!stopped
        && std::find(run.errors.begin(), run.errors.end(), done.error()) == run.errors.end())
        run.errors.push_back(done.error());
    if (!stopped)
        context.alerts.runFailed(done.error());
}

double secondsSpent(const RunRecord &run)
{
    double seconds = 0;
    for (const StepRecord &step : run.steps)
        seconds += step.seconds;
    return seconds;
}

// A resumed run is shown at once with what is left out of it.
void applySkips(RunContext &context, const std::set<TableName> &skipped)
{
    for (TableRecord &table : context.record.tables) {
        const bool left = skipped.count(table.source) > 0;
        if (left || table.message == skippedReason)
            table.message = left ? skippedReason : "";
    }
}

/// Begins a run, or goes on with one; then its steps.
class ProjectRun
{
public:
    ProjectRun(RunContext &context, StateDatabase &state, const RunOptions &options)
        : m_context(context)
        , m_options(options)
        , m_projects(state)
        , m_facts(state)
        , m_wishes(state)
    {}

    Result<RunRecord> run(const ProjectRecord &project, std::optional<RunRecord> previous)
    {
        const bool unfinished = previous && isUnfinished(*previous);
        if (auto planned = plan(previous, unfinished); !planned)
            return failure(std::move(planned));
        auto begun = unfinished ? goOn(std::move(*previous)) : begin(project);
        if (!begun)
            return failure(std::move(begun));
        m_context.sinks = SinkGroups(m_context.record.tables);
        if (auto noted = m_context.objects.begin(
                m_context.record.id, objectRecords(m_context.plan, m_context.record.tables));
            !noted)
            return failure(std::move(noted));
        if (auto running = noteState(project, ProjectState::Running); !running)
            return failure(std::move(running));
        return runSteps(project);
    }

private:
    Result<void> plan(const std::optional<RunRecord> &previous, bool unfinished)
    {
        m_context.show("reading both sides");
        PlanOptions options;
        options.resuming = unfinished;
        if (previous) {
            auto own = ownRowsOf(*previous, *m_context.store);
            if (!own)
                return failure(std::move(own));
            options.ownRows = std::move(*own);
        }
        if (unfinished) {
            auto skipped = m_context.objects.skippedNames(previous->id);
            if (!skipped)
                return failure(std::move(skipped));
            m_skipped = options.skipped = std::move(*skipped);
            // What a killed attempt left at the sink comes to its end before anybody looks: its
            // writers there, or the half-written transaction of a SQLite file, which nobody may
            // read before it is rolled back. Should it fail, the plan says why, or the copy's own
            // fence does.
            (void)m_context.sink.checkpointStore(previous->id)->fence();
        }
        m_context.plan =
            makePlan(m_context.project, m_context.source, m_context.sink, options, m_context.stop);
        if (m_context.plan.wasStopped())
            return tl::unexpected(m_context.plan.errors.front());
        if (m_context.plan.refused(m_options.skippedPrechecks))
            return tl::unexpected(refusal(m_context.plan, m_options));
        return {};
    }

    Result<void> goOn(RunRecord previous)
    {
        m_context.record = std::move(previous);
        m_context.record.errors.clear();
        applySkips(m_context, m_skipped);
        return matchTables(m_context, m_skipped);
    }

    Result<void> begin(const ProjectRecord &project)
    {
        RunRecord record;
        record.projectId = project.id;
        record.projectName = m_context.project.name;
        record.payload = m_options.payload;
        record.sourceUrl = m_options.sourceUrl;
        record.sinkUrl = m_options.sinkUrl;
        record.steps = stepsOf(m_context.project);
        record.tables = tableRecords(m_context.plan);
        auto created = m_context.store->create(std::move(record));
        if (!created)
            return failure(std::move(created));
        m_context.record = std::move(*created);
        return m_facts.save(m_context.record.id, factsOf(m_context.plan));
    }

    Result<void> noteState(const ProjectRecord &project, ProjectState state)
    {
        RunRecord &run = m_context.record;
        run.state = state;
        if (auto saved = m_context.store->saveState(run.id, state, run.consistent, run.errors);
            !saved)
            return saved;
        return m_projects.setState(project.id, state);
    }

    Result<RunRecord> runSteps(const ProjectRecord &project)
    {
        RunRecord &run = m_context.record;
        const double longest = m_context.plan.estimate ? m_context.plan.estimate->highSeconds : 0;
        m_context.alerts.begin(run, longest, secondsSpent(run));
        showStart(m_context);
        Result<void> done;
        {
            const RunWatch watch(m_wishes, run, m_context.controls, m_context.objects,
                                 m_context.alerts, m_context.board);
            done = runOpenSteps(m_context);
        }
        close(m_context, done);
        if (auto saved = noteState(project, run.state); !saved)
            return failure(std::move(saved));
        return run;
    }

    RunContext &m_context;
    const RunOptions &m_options;
    ProjectStore m_projects;
    RunFactsStore m_facts;
    RunControlStore m_wishes;
    std::set<TableName> m_skipped; ///< source names, when the attempt begins
};

} // namespace

Result<RunRecord> runProject(const Project &project, Connector &source, Connector &sink,
                             StateDatabase &state, const RunOptions &options, ProgressBoard &board,
                             std::stop_token stop)
{
    auto ready = makeReady(project, options, state);
    if (!ready)
        return failure(std::move(ready));
    std::optional<RunRecord> previous = std::move(ready->previous);
    if (options.resume && previous && previous->state == ProjectState::Finished)
        return *previous;

    RunStore runs(state);
    ObjectStore objectStore(state);
    AlertStore alertStore(state);
    SettingsStore settingsStore(state);
    RunControls controls(project.fullTransferConfig, board);
    ObjectBook objects(&objectStore);
    RunAlerts alerts(&alertStore, &settingsStore);
    RunContext context{project,
                       source,
                       sink,
                       &runs,
                       board,
                       controls,
                       objects,
                       alerts,
                       stop,
                       options.differences,
                       options.rowsPerChunk};
    DifferenceWriter differences(state);
    context.differenceStore = &differences;
    const auto cap = settingsStore.get(settings::differenceCap);
    if (!cap)
        return tl::unexpected(cap.error());
    context.differenceCap = static_cast<std::uint64_t>(*cap);
    context.resuming = previous && isUnfinished(*previous);
    return ProjectRun(context, state, options).run(ready->project, std::move(previous));
}

Result<RunRecord> verifyProject(const Project &project, Connector &source, Connector &sink,
                                const DifferenceSink &differences, ProgressBoard &board,
                                std::stop_token stop)
{
    RunControls controls(project.fullTransferConfig, board);
    ObjectBook objects(nullptr);
    RunAlerts alerts(nullptr, nullptr);
    RunContext context{project,  source,  sink,   nullptr, board,
                       controls, objects, alerts, stop,    differences};
    context.resuming = true;
    PlanOptions options;
    options.resuming = true;
    context.plan = makePlan(project, source, sink, options, stop);
    if (!context.plan.errors.empty())
        return tl::unexpected(context.plan.errors.front());
    for (const PrecheckResult &check : context.plan.prechecks) {
        if (check.item == "RDB_CONNECT" && check.status == PrecheckStatus::Failed)
            return fail(ErrorCode::ConnectionFailed, check.message, check.remedy);
    }
    context.record.projectName = project.name;
    context.record.tables = tableRecords(context.plan);
    context.sinks = SinkGroups(context.record.tables);
    StepRecord step;
    step.step = StepKind::FullVerify;
    step.state = StepState::Running;
    step.startedAt = utcNow();
    context.record.steps = {step};
    showStart(context);
    board.beginStep(StepKind::FullVerify);
    controls.beginStep(StepKind::FullVerify);
    const auto begun = std::chrono::steady_clock::now();
    auto done = loadTransfers(context);
    if (done)
        done = runVerifyStep(context);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    StepRecord &ended = context.record.steps.front();
    ended.seconds = took.count();
    ended.finishedAt = utcNow();
    ended.state = done ? StepState::Finished : StepState::Failed;
    context.record.state = done ? ProjectState::Finished : ProjectState::Failed;
    if (!done) {
        if (done.error().code == ErrorCode::Cancelled) {
            context.record.state = ProjectState::Suspend;
            ended.state = StepState::Suspend;
        }
        context.record.errors.push_back(done.error());
    }
    board.setSteps(context.record.steps);
    context.snapshot.readers.clear();
    return context.record;
}

} // namespace godwit
