#include "core/pipeline/project_run.h"

#include "core/base/text.h"
#include "core/pipeline/back_off.h"
#include "core/pipeline/full_transfer.h"
#include "core/pipeline/index_step.h"
#include "core/pipeline/project_plan.h"
#include "core/pipeline/run_context.h"
#include "core/pipeline/run_start.h"
#include "core/pipeline/run_tables.h"
#include "core/pipeline/schema_step.h"
#include "core/pipeline/verify_step.h"
#include "core/state/project_store.h"
#include "core/state/run_store.h"

#include <algorithm>
#include <chrono>
#include <functional>

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
    context.board.update([&](RunProgress &progress) {
        progress.steps = context.record.steps;
        progress.tables = context.record.tables;
        progress.rowsEstimated = 0;
        for (const TableRecord &table : context.record.tables)
            progress.rowsEstimated += table.estimatedRows;
    });
}

/// Runs the open steps of one run, one after the other, and stores how each went.
class StepRunner
{
public:
    explicit StepRunner(RunContext &context)
        : m_context(context)
    {}

    Result<void> runAll()
    {
        for (StepRecord &step : m_context.record.steps) {
            if (step.state == StepState::Finished)
                continue;
            if (auto done = runOne(step); !done)
                return done;
        }
        return {};
    }

private:
    Result<void> runOne(StepRecord &step)
    {
        const auto begun = std::chrono::steady_clock::now();
        step.state = StepState::Running;
        step.message.clear();
        if (step.startedAt.empty())
            step.startedAt = utcNow();
        if (auto saved = save(step); !saved)
            return saved;
        auto done = performWithPatience(step.step);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
        step.seconds += took.count();
        if (done) {
            step.state = StepState::Finished;
            step.finishedAt = utcNow();
        } else {
            const bool stopped = done.error().code == ErrorCode::Cancelled;
            step.state = stopped ? StepState::Suspend : StepState::Failed;
            step.message = done.error().message;
        }
        if (auto saved = save(step); !saved)
            return saved;
        return done;
    }

    /// A step goes on where it was: a connection that was lost outside the copy's own retries, or a
    /// server that restarts, costs a new attempt and nothing else.
    Result<void> performWithPatience(StepKind step)
    {
        BackOff backOff;
        for (;;) {
            const std::size_t errors = m_context.record.errors.size();
            auto done = perform(step);
            // The full transfer has its own patience, chunk by chunk, once it copies.
            if (done || !isWorthRetrying(done.error().code) || backOff.isExhausted()
                || m_context.stop.stop_requested() || wasPatient(step))
                return done;
            m_context.record.errors.resize(errors);
            m_context.say("warning: " + done.error().message + "; trying again");
            if (!backOff.pause(m_context.stop))
                return fail(ErrorCode::Cancelled, "stopped");
        }
    }

    bool wasPatient(StepKind step) const
    {
        return step == StepKind::FullTransfer && !m_context.snapshot.readers.empty();
    }

    Result<void> perform(StepKind step)
    {
        switch (step) {
        case StepKind::Schema:
            return runSchemaStep(m_context);
        case StepKind::FullTransfer:
            return withTransfers(runFullTransfer);
        case StepKind::Indexes:
            return runIndexStep(m_context);
        case StepKind::FullVerify:
            return withTransfers(runVerifyStep);
        default:
            return {}; // PRECHECK has been done by the plan
        }
    }

    Result<void> withTransfers(Result<void> (*step)(RunContext &))
    {
        if (m_context.transfers.size() != m_context.plan.tables.size()) {
            if (auto loaded = loadTransfers(m_context); !loaded)
                return loaded;
        }
        return step(m_context);
    }

    Result<void> save(const StepRecord &step)
    {
        m_context.board.update([&](RunProgress &progress) {
            progress.step = step.step;
            progress.steps = m_context.record.steps;
        });
        return m_context.store->saveStep(m_context.record.id, step);
    }

    RunContext &m_context;
};

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
        run.consistent = overallVerdict(run.tables);
    if (done) {
        run.state = ProjectState::Finished;
        run.finishedAt = utcNow();
        if (auto dropped = context.sink.checkpointStore(run.id)->drop(); !dropped)
            context.say("warning: the checkpoints at the destination could not be removed: "
                        + dropped.error().message);
        return;
    }
    const bool stopped = done.error().code == ErrorCode::Cancelled;
    run.state = stopped ? ProjectState::Suspend : ProjectState::Failed;
    if (!stopped
        && std::find(run.errors.begin(), run.errors.end(), done.error()) == run.errors.end())
        run.errors.push_back(done.error());
}

Result<RunRecord> runSteps(RunContext &context, const ProjectRecord &project,
                           ProjectStore &projects)
{
    showStart(context);
    const auto done = StepRunner(context).runAll();
    close(context, done);
    const RunRecord &run = context.record;
    if (auto saved = context.store->saveState(run.id, run.state, run.consistent, run.errors);
        !saved)
        return failure(std::move(saved));
    if (auto saved = projects.setState(project.id, run.state); !saved)
        return failure(std::move(saved));
    return run;
}

void setLimits(RunContext &context)
{
    const FullTransferConfig &config = context.project.fullTransferConfig;
    context.limiter.setLimits(static_cast<std::uint64_t>(config.throttleRps.value_or(0)),
                              static_cast<std::uint64_t>(config.throttleIOPS.value_or(0)));
}

} // namespace

Result<RunRecord> runProject(const Project &project, Connector &source, Connector &sink,
                             StateDatabase &state, const RunOptions &options, ProgressBoard &board,
                             std::stop_token stop)
{
    ProjectStore projects(state);
    RunStore runs(state);
    auto ready = makeReady(project, options, state);
    if (!ready)
        return failure(std::move(ready));
    std::optional<RunRecord> previous = std::move(ready->previous);
    if (options.resume && previous && previous->state == ProjectState::Finished)
        return *previous;
    const bool unfinished = previous && isUnfinished(*previous);
    const ProjectRecord &stored = ready->project;

    RunContext context{project,    source,
                       sink,       &runs,
                       {},         {},
                       board,      {},
                       stop,       options.differences,
                       unfinished, true,
                       {},         {},
                       {},         options.rowsPerChunk};
    board.update([](RunProgress &progress) { progress.activity = "reading both sides"; });
    PlanOptions planOptions;
    planOptions.resuming = unfinished;
    if (previous) {
        auto own = ownRowsOf(*previous, runs);
        if (!own)
            return failure(std::move(own));
        planOptions.ownRows = std::move(*own);
    }
    // What a killed attempt left at the sink comes to its end before anybody looks: its writers
    // there, or the half-written transaction of a SQLite file, which nobody may read before it is
    // rolled back. Should it fail, the plan says why, or the copy's own fence does.
    if (unfinished)
        (void)sink.checkpointStore(previous->id)->fence();
    context.plan = makePlan(project, source, sink, planOptions);
    if (context.plan.refused(options.skippedPrechecks))
        return tl::unexpected(refusal(context.plan, options));

    if (unfinished) {
        context.record = std::move(*previous);
        context.record.errors.clear();
        if (auto matched = matchTables(context); !matched)
            return failure(std::move(matched));
    } else {
        RunRecord record;
        record.projectId = stored.id;
        record.projectName = project.name;
        record.payload = options.payload;
        record.sourceUrl = options.sourceUrl;
        record.sinkUrl = options.sinkUrl;
        record.steps = stepsOf(project);
        record.tables = tableRecords(context.plan);
        auto created = runs.create(std::move(record));
        if (!created)
            return failure(std::move(created));
        context.record = std::move(*created);
    }
    context.record.state = ProjectState::Running;
    if (auto saved = runs.saveState(context.record.id, ProjectState::Running, std::nullopt, {});
        !saved)
        return failure(std::move(saved));
    if (auto saved = projects.setState(stored.id, ProjectState::Running); !saved)
        return failure(std::move(saved));
    setLimits(context);
    return runSteps(context, stored, projects);
}

Result<RunRecord> verifyProject(const Project &project, Connector &source, Connector &sink,
                                const DifferenceSink &differences, ProgressBoard &board,
                                std::stop_token stop)
{
    RunContext context{project, source,      sink, nullptr, {}, {}, board, {},
                       stop,    differences, true, true,    {}, {}, {},    0};
    PlanOptions options;
    options.resuming = true;
    context.plan = makePlan(project, source, sink, options);
    if (!context.plan.errors.empty())
        return tl::unexpected(context.plan.errors.front());
    for (const PrecheckResult &check : context.plan.prechecks) {
        if (check.item == "RDB_CONNECT" && check.status == PrecheckStatus::Failed)
            return fail(ErrorCode::ConnectionFailed, check.message, check.remedy);
    }
    context.record.projectName = project.name;
    context.record.tables = tableRecords(context.plan);
    StepRecord step;
    step.step = StepKind::FullVerify;
    step.startedAt = utcNow();
    context.record.steps = {step};
    showStart(context);
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
    context.snapshot.readers.clear();
    return context.record;
}

} // namespace godwit
