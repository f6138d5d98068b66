#include "core/pipeline/verify_again.h"

#include "core/base/text.h"
#include "core/pipeline/recheck_table.h"
#include "core/pipeline/run_watch.h"
#include "core/pipeline/verification.h"
#include "core/pipeline/verify_step.h"
#include "core/state/audit_log.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace godwit {

namespace {

constexpr std::array<std::pair<VerifyScope, std::string_view>, 3> scopeNames = {
    {{VerifyScope::Everything, "EVERYTHING"},
     {VerifyScope::AbnormalTables, "ABNORMAL_TABLES"},
     {VerifyScope::InconsistentRecords, "INCONSISTENT_RECORDS"}}};

bool isWholeStored(const VerifyResult &result)
{
    return result.stored == result.onlyInSource + result.onlyInSink + result.different;
}

/// One verification of a run that has ended.
class VerifyAgain
{
public:
    VerifyAgain(FinishedRun &run, VerifyScope scope)
        : m_run(run)
        , m_context(run.context())
        , m_scope(scope)
    {}

    Result<RunRecord> run()
    {
        // Should this process die on the way, old and new verdicts stand side by side: no word on
        // the whole then.
        if (auto open = saveVerdict(std::nullopt); !open)
            return failure(std::move(open));
        m_context.record.errors.clear();
        StepRecord &step = beginStep();
        const auto begun = std::chrono::steady_clock::now();
        auto done = compareAll();
        m_context.alerts.endMoving();
        m_context.snapshot.readers.clear();
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
        if (auto saved = saveVerdict(overallVerdict(m_context)); !saved)
            return failure(std::move(saved));
        if (!done)
            return failure(std::move(done));
        step.state = StepState::Finished;
        step.seconds += took.count();
        step.finishedAt = utcNow();
        m_context.board.setSteps(m_context.record.steps);
        if (auto saved = m_context.store->saveStep(m_context.record.id, step); !saved)
            return failure(std::move(saved));
        m_context.alerts.verified(m_context.record.tables);
        return m_context.record;
    }

private:
    // Running on the board alone: the stored run stays a finished one.
    StepRecord &beginStep()
    {
        auto &steps = m_context.record.steps;
        auto step = std::find_if(steps.begin(), steps.end(), [](const StepRecord &known) {
            return known.step == StepKind::FullVerify;
        });
        if (step == steps.end()) {
            StepRecord added;
            added.step = StepKind::FullVerify;
            step = steps.insert(steps.end(), added);
        }
        step->state = StepState::Running;
        step->message.clear();
        if (step->startedAt.empty())
            step->startedAt = utcNow();
        m_context.board.setSteps(steps);
        m_context.board.beginStep(StepKind::FullVerify);
        m_context.controls.beginStep(StepKind::FullVerify);
        m_context.alerts.beginMoving(StepKind::FullVerify);
        return *step;
    }

    Result<void> compareAll()
    {
        if (m_scope == VerifyScope::InconsistentRecords) {
            if (auto done = recheckStored(); !done)
                return done;
        }
        const auto isWanted = [this](const CompareGroup &group) { return comparesWhole(group); };
        const auto &groups = m_context.sinks.all();
        if (std::none_of(groups.begin(), groups.end(), isWanted))
            return {};
        auto verification =
            Verification::open(m_context, {isWanted, DifferenceWriter::Earlier::KeepOutcomes});
        if (!verification)
            return failure(std::move(verification));
        return (*verification)->run();
    }

    bool comparesWhole(const CompareGroup &group) const
    {
        const auto any = [&](const auto &holds) {
            return std::any_of(group.begin(), group.end(), [&](std::size_t number) {
                return holds(m_context.record.tables[number].verify);
            });
        };
        switch (m_scope) {
        case VerifyScope::Everything:
            return true;
        case VerifyScope::AbnormalTables:
            return any([](const auto &verify) { return verify.state != VerifyState::Consistent; });
        case VerifyScope::InconsistentRecords:
            // Not every difference is known: only the whole table tells.
            return any([](const auto &verify) {
                return verify.state == VerifyState::Different && !isWholeStored(verify);
            });
        }
        return true;
    }

    Result<void> recheckStored()
    {
        for (const CompareGroup &all : m_context.sinks.all()) {
            const CompareGroup group = m_run.groupOf(all.front());
            if (group.empty())
                continue;
            const VerifyResult &before = m_context.record.tables[group.front()].verify;
            if (before.state != VerifyState::Different || !isWholeStored(before))
                continue;
            m_context.show("comparing differing rows of "
                           + m_context.record.tables[group.front()].sink.qualified());
            auto verdict = recheckTable(m_run, group);
            if (!verdict)
                return failure(std::move(verdict));
            for (const std::size_t number : group) {
                m_context.record.tables[number].verify = *verdict;
                if (auto saved = m_context.save(m_context.record.tables[number]); !saved)
                    return saved;
            }
        }
        return {};
    }

    Result<void> saveVerdict(std::optional<bool> consistent)
    {
        RunRecord &record = m_context.record;
        record.consistent = consistent;
        return m_context.store->saveState(record.id, record.state, consistent, record.errors);
    }

    FinishedRun &m_run;
    RunContext &m_context;
    const VerifyScope m_scope;
};

} // namespace

std::string_view scopeName(VerifyScope scope)
{
    for (const auto &[known, name] : scopeNames) {
        if (known == scope)
            return name;
    }
    return {};
}

std::optional<VerifyScope> verifyScopeOf(std::string_view name)
{
    for (const auto &[scope, known] : scopeNames) {
        if (known == name)
            return scope;
    }
    return std::nullopt;
}

Result<RunRecord> verifyAgain(const Project &project, Connector &source, Connector &sink,
                              StateDatabase &state, const std::string &projectId, VerifyScope scope,
                              ProgressBoard &board, std::stop_token stop,
                              const DifferenceSink &differences)
{
    auto run = FinishedRun::open(project, {source, sink, board, std::move(stop)}, state, projectId);
    if (!run)
        return failure(std::move(run));
    RunContext &context = (*run)->context();
    context.differences = differences;
    if (auto noted = AuditLog(state).add("verify", context.record.projectId,
                                         context.record.id + ", " + std::string(scopeName(scope)));
        !noted)
        return failure(std::move(noted));
    context.alerts.begin(context.record, 0, 0);
    RunControlStore wishes(state);
    const RunWatch watch(wishes, context.record, context.controls, context.objects, context.alerts,
                         board);
    return VerifyAgain(**run, scope).run();
}

} // namespace godwit
