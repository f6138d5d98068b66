#include "core/pipeline/step_runner.h"

#include "core/base/text.h"
#include "core/pipeline/back_off.h"
#include "core/pipeline/full_transfer.h"
#include "core/pipeline/index_step.h"
#include "core/pipeline/schema_step.h"
#include "core/pipeline/verify_step.h"

#include <chrono>

namespace godwit {

namespace {

bool movesRows(StepKind step)
{
    return step == StepKind::FullTransfer || step == StepKind::FullVerify;
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
        begin(step.step);
        auto done = performWithPatience(step.step);
        m_context.alerts.endMoving();
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
        step.seconds += took.count();
        if (done) {
            step.state = StepState::Finished;
            step.finishedAt = utcNow();
        } else {
            const bool stopped = done.error().code == ErrorCode::Cancelled;
            step.state = stopped ? StepState::Suspend : StepState::Failed;
            step.message = done.error().message;
            if (!stopped && !done.error().proposal.empty())
                step.message += "; " + done.error().proposal;
        }
        if (auto saved = save(step); !saved)
            return saved;
        return done;
    }

    void begin(StepKind step)
    {
        m_context.board.beginStep(step);
        m_context.controls.beginStep(step);
        if (movesRows(step))
            m_context.alerts.beginMoving(step);
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
            m_context.sayReconnecting(done.error().message + "; trying again");
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
            return completing(withTransfers(runFullTransfer));
        case StepKind::Indexes:
            return completing(runIndexStep(m_context));
        case StepKind::FullVerify:
            return withTransfers(runVerifyStep);
        default:
            return {}; // PRECHECK has been done by the plan
        }
    }

    // What had failed before has come through.
    Result<void> completing(Result<void> done)
    {
        return done ? m_context.objects.completeWaiting() : done;
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
        m_context.board.setSteps(m_context.record.steps);
        return m_context.store->saveStep(m_context.record.id, step);
    }

    RunContext &m_context;
};

} // namespace

Result<void> runOpenSteps(RunContext &context)
{
    return StepRunner(context).runAll();
}

} // namespace godwit
