#include "core/pipeline/repair_table.h"

#include "core/pipeline/back_off.h"
#include "core/pipeline/repair_batch.h"
#include "core/verify/reread_rows.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace godwit {

namespace {

/// Rows of one transaction: locks at the destination are held for so many.
constexpr std::size_t lookedUpAtOnce = 200;
/// Where the whole table is read for them.
constexpr std::size_t readAtOnce = 20'000;
/// Refused rows that are tried once more together.
constexpr std::size_t mostSecondTries = 5'000;
/// Attempts at rows that somebody else holds, before they are tried one by one.
constexpr int busyTries = 2;

using Batch = std::vector<StoredDifference>;

class TableRepair
{
public:
    TableRepair(FinishedRun &run, const CompareGroup &group,
                const std::function<void(const RepairSummary &)> &moved)
        : m_context(run.context())
        , m_moved(moved)
        , m_request(run.requestFor(group))
        , m_shape(shapeOf(m_request))
        , m_sql(m_request.sinkDialect, m_request.sources.front(), m_request.sinkSchema,
                InTheWay::Respected)
    {}

    Result<void> run(const RepairSource &differences)
    {
        std::size_t limit = lookedUpAtOnce;
        for (;;) {
            auto batch = differences(limit);
            if (!batch)
                return failure(std::move(batch));
            if (batch->empty())
                break;
            if (!canBeLookedUp(m_request, batch->front().difference))
                limit = readAtOnce;
            if (auto done = repairPatiently(*batch, true, busyTries); !done)
                return done;
        }
        return tryRefusedAgain();
    }

private:
    // Rows of different batches may have stood in each other's way. Only now do they count.
    Result<void> tryRefusedAgain()
    {
        const Batch again = std::exchange(m_refused, {});
        if (again.size() > 1)
            return repairPatiently(again, false, busyTries);
        RepairSummary summary;
        summary.failed = again.size();
        m_moved(summary);
        return {};
    }

    Result<void> repairPatiently(const Batch &batch, bool collectsRefused, int triesWhileBusy)
    {
        int busy = 0;
        for (BackOff backOff;;) {
            auto outcome = attempt(batch);
            if (m_context.stop.stop_requested() && !outcome)
                return fail(ErrorCode::Cancelled, "stopped while repairing");
            if (outcome)
                return keep(std::move(*outcome), collectsRefused);
            const Error &error = outcome.error();
            if (error.code == ErrorCode::DataRejected
                || (error.code == ErrorCode::Busy && ++busy >= triesWhileBusy))
                return batch.size() > 1 ? oneByOne(batch) : giveUp(batch.front(), error);
            if (!isWorthRetrying(error.code) || backOff.isExhausted())
                return failure(std::move(outcome));
            m_context.say(Level::Warning, error.message + "; trying again");
            m_session.reset();
            m_source.reset();
            if (!backOff.pause(m_context.stop))
                return fail(ErrorCode::Cancelled, "stopped while repairing");
        }
    }

    Result<void> oneByOne(const Batch &batch)
    {
        for (const StoredDifference &stored : batch) {
            if (auto done = repairPatiently({stored}, false, 1); !done)
                return done;
        }
        return {};
    }

    Result<void> giveUp(const StoredDifference &stored, const Error &error)
    {
        BatchOutcome outcome;
        outcome.outcomes.push_back({stored.ordinal, DifferenceState::Failed, error.message});
        outcome.summary.failed = 1;
        return keep(std::move(outcome), false);
    }

    Result<BatchOutcome> attempt(const Batch &batch)
    {
        if (auto opened = open(); !opened)
            return failure(std::move(opened));
        // A statement may wait for a row that somebody holds.
        const std::stop_callback cancel(m_context.stop, [this] {
            m_source->cancel();
            m_session->cancel();
        });
        const RepairPlace place{m_request, m_shape, m_sql, *m_source, *m_session, m_context.stop};
        return repairBatch(place, batch);
    }

    Result<void> open()
    {
        if (!m_source) {
            auto source = m_context.source.openReader();
            if (!source)
                return failure(std::move(source));
            m_source = std::move(*source);
        }
        if (m_session)
            return {};
        auto session = m_context.sink.openRepairs();
        if (!session)
            return failure(std::move(session));
        m_session = std::move(*session);
        return {};
    }

    Result<void> keep(BatchOutcome outcome, bool collectsRefused)
    {
        if (auto noted =
                m_context.differenceStore->setOutcomes(m_context.record.id, outcome.outcomes);
            !noted)
            return noted;
        if (collectsRefused && m_refused.size() + outcome.refused.size() <= mostSecondTries) {
            outcome.summary.failed -= outcome.refused.size();
            std::move(outcome.refused.begin(), outcome.refused.end(),
                      std::back_inserter(m_refused));
        }
        m_moved(outcome.summary);
        return {};
    }

    RunContext &m_context;
    const std::function<void(const RepairSummary &)> &m_moved;
    const CompareRequest m_request;
    const CompareShape m_shape;
    const RepairSql m_sql;
    std::unique_ptr<RowReader> m_source;
    std::unique_ptr<RepairSession> m_session;
    Batch m_refused;
};

} // namespace

Result<void> repairTable(FinishedRun &run, const CompareGroup &group,
                         const RepairSource &differences,
                         const std::function<void(const RepairSummary &)> &moved)
{
    return TableRepair(run, group, moved).run(differences);
}

} // namespace godwit
