#include "core/pipeline/repair_batch.h"

#include "core/verify/describe_difference.h"
#include "core/verify/reread_rows.h"

#include <algorithm>
#include <list>

namespace godwit {

namespace {

constexpr const char *savepoint = "godwit_repair";

bool isRefusal(ErrorCode code)
{
    return code == ErrorCode::DataRejected || code == ErrorCode::StatementFailed;
}

// Room is made before it is taken.
int turnOf(DifferenceKind kind)
{
    switch (kind) {
    case DifferenceKind::OnlyInSink:
        return 0;
    case DifferenceKind::Different:
        return 1;
    case DifferenceKind::OnlyInSource:
        return 2;
    }
    return 0;
}

/// One difference that is going to be repaired.
struct Work
{
    const StoredDifference *stored;
    Judgement judged;
    std::string sql;
    bool done = false;
    Error refusal{};
};
using Works = std::list<Work>; // a Work cannot be assigned, nor need it be

class Batch
{
public:
    Batch(const RepairPlace &place, const std::vector<StoredDifference> &batch)
        : m_place(place)
        , m_batch(batch)
        , m_rows(place.request, place.shape)
    {
        for (const StoredDifference &stored : batch) {
            m_recorded.push_back(&stored.difference);
            m_rows.want(stored.difference);
        }
    }

    Result<BatchOutcome> run()
    {
        if (auto read =
                rereadSource(m_place.request, m_recorded, m_place.source, m_rows, m_place.stop);
            !read)
            return failure(std::move(read));
        auto done = transact();
        if (!done) {
            m_place.session.rollback();
            return failure(std::move(done));
        }
        note();
        return std::move(m_outcome);
    }

private:
    Result<void> transact()
    {
        // A key that is only at the source must still be absent when its row is added.
        const bool adds =
            std::any_of(m_recorded.begin(), m_recorded.end(), [](const Difference *difference) {
                return difference->kind == DifferenceKind::OnlyInSource;
            });
        if (auto begun = m_place.session.begin(adds); !begun)
            return begun;
        if (auto read = rereadSink(m_place.request, m_recorded, m_place.session.reader(), m_rows,
                                   true, m_place.stop);
            !read)
            return read;
        judgeAll();
        if (auto worked = work(); !worked)
            return worked;
        if (auto right = checkEffect(); !right)
            return right;
        return m_place.session.commit();
    }

    void judgeAll()
    {
        for (const StoredDifference &stored : m_batch) {
            const Judgement judged = m_rows.judge(stored.difference);
            switch (judged.standing) {
            case Standing::Equal:
                ++m_outcome.summary.alreadyEqual;
                m_outcome.outcomes.push_back(
                    {stored.ordinal, DifferenceState::Repaired,
                     "both sides were equal already when it was going to be repaired"});
                break;
            case Standing::Changed:
                leaveAlone(stored);
                break;
            case Standing::AsRecorded:
                plan(stored, judged);
                break;
            }
        }
        m_work.sort([](const Work &a, const Work &b) {
            return turnOf(a.stored->difference.kind) < turnOf(b.stored->difference.kind);
        });
    }

    void leaveAlone(const StoredDifference &stored)
    {
        ++m_outcome.summary.changedMeanwhile;
        m_outcome.outcomes.push_back(
            {stored.ordinal, DifferenceState::ChangedMeanwhile,
             "a side was changed after the verification; left alone, verify again"});
    }

    void plan(const StoredDifference &stored, const Judgement &judged)
    {
        std::string sql = statementFor(stored.difference.kind, judged);
        const bool canBe = !sql.empty();
        (canBe ? m_work : m_hopeless).push_back({&stored, judged, std::move(sql)});
        if (canBe)
            m_rows.expect(stored.difference, judged);
        else
            m_hopeless.back().refusal.message = "only generated columns differ: they follow from "
                                                "the others, so the two tables are defined "
                                                "differently";
    }

    std::string statementFor(DifferenceKind kind, const Judgement &judged) const
    {
        switch (kind) {
        case DifferenceKind::OnlyInSource:
            return m_place.sql.insertRow(*judged.source, judged.copies);
        case DifferenceKind::OnlyInSink:
            return m_place.sql.deleteRow(*judged.sink, judged.copies);
        case DifferenceKind::Different:
            return m_place.sql.changeRow(
                *judged.source, *judged.sink,
                differingColumns(m_place.shape, *judged.source, *judged.sink));
        }
        return {};
    }

    // A value that must be unique may be free only once another row has been repaired.
    Result<void> work()
    {
        for (bool progress = true; progress;) {
            progress = false;
            for (Work &work : m_work) {
                if (work.done)
                    continue;
                auto done = m_place.session.execute(work.sql);
                if (!done && !isRefusal(done.error().code))
                    return done;
                work.done = done.has_value();
                progress = progress || work.done;
                if (!done)
                    work.refusal = std::move(done.error());
            }
        }
        return exchange();
    }

    // Rows that hold each other's unique values are taken out together, and put back right.
    Result<void> exchange()
    {
        std::vector<Work *> stuck;
        for (Work &work : m_work) {
            if (!work.done && work.stored->difference.kind == DifferenceKind::Different
                && work.refusal.code == ErrorCode::DataRejected)
                stuck.push_back(&work);
        }
        if (stuck.size() < 2 || !m_place.sql.writesWholeRows())
            return {};
        RepairSession &session = m_place.session;
        if (auto marked = session.execute(std::string("SAVEPOINT ") + savepoint); !marked)
            return marked;
        auto swapped = takeOutAndPutBack(stuck);
        if (!swapped && !isRefusal(swapped.error().code))
            return swapped;
        if (!swapped) {
            if (auto back = session.execute(std::string("ROLLBACK TO ") + savepoint); !back)
                return back;
        }
        for (Work *work : stuck)
            work->done = swapped.has_value();
        return session.execute(std::string("RELEASE SAVEPOINT ") + savepoint);
    }

    Result<void> takeOutAndPutBack(const std::vector<Work *> &stuck)
    {
        for (const Work *work : stuck) {
            if (auto done = m_place.session.execute(m_place.sql.deleteRow(*work->judged.sink, 1));
                !done)
                return done;
        }
        for (const Work *work : stuck) {
            if (auto done = m_place.session.execute(m_place.sql.insertRow(*work->judged.source, 1));
                !done)
                return done;
        }
        return {};
    }

    // A trigger may have changed what was written; a condition may have met another row.
    Result<void> checkEffect()
    {
        const bool any =
            std::any_of(m_work.begin(), m_work.end(), [](const Work &work) { return work.done; });
        if (!any)
            return {};
        m_rows.forgetSink();
        if (auto read = rereadSink(m_place.request, m_recorded, m_place.session.reader(), m_rows,
                                   false, m_place.stop);
            !read)
            return read;
        for (const Work &work : m_work) {
            if (work.done && !m_rows.isAsExpected(work.stored->difference))
                return fail(ErrorCode::DataRejected,
                            "the destination did not keep what was written (a trigger, or a "
                            "value that it changes); nothing was changed",
                            "look at the triggers of the table");
        }
        return {};
    }

    void note()
    {
        for (const Works *works : {&m_work, &m_hopeless}) {
            for (const Work &work : *works) {
                if (work.done) {
                    ++m_outcome.summary.repaired;
                    m_outcome.outcomes.push_back(
                        {work.stored->ordinal, DifferenceState::Repaired, {}});
                    continue;
                }
                ++m_outcome.summary.failed;
                m_outcome.outcomes.push_back(
                    {work.stored->ordinal, DifferenceState::Failed, work.refusal.message});
                if (works == &m_work)
                    m_outcome.refused.push_back(*work.stored);
            }
        }
    }

    const RepairPlace &m_place;
    const std::vector<StoredDifference> &m_batch;
    RecheckedRows m_rows;
    std::vector<const Difference *> m_recorded;
    Works m_work, m_hopeless;
    BatchOutcome m_outcome;
};

} // namespace

Result<BatchOutcome> repairBatch(const RepairPlace &place,
                                 const std::vector<StoredDifference> &batch)
{
    return Batch(place, batch).run();
}

} // namespace godwit
