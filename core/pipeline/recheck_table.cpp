#include "core/pipeline/recheck_table.h"

#include "core/base/text.h"
#include "core/state/difference_store.h"
#include "core/verify/reread_rows.h"

namespace godwit {

namespace {

constexpr std::size_t lookedUpAtOnce = 500;
/// Where the whole table is read for them.
constexpr std::size_t readAtOnce = 20'000;

class Recheck
{
public:
    Recheck(FinishedRun &run, const CompareGroup &group)
        : m_context(run.context())
        , m_store(run.state())
        , m_writer(run.state())
        , m_table(static_cast<int>(group.front()))
        , m_request(run.requestFor(group))
        , m_shape(shapeOf(m_request))
    {}

    Result<VerifyResult> run()
    {
        if (auto opened = openReaders(); !opened)
            return failure(std::move(opened));
        DifferenceFilter filter;
        filter.table = m_table;
        std::size_t limit = lookedUpAtOnce;
        for (std::uint64_t after = 0;;) {
            auto page = m_store.page(m_context.record.id, filter, after, limit);
            if (!page)
                return failure(std::move(page));
            if (page->empty())
                break;
            after = page->back().ordinal;
            if (!canBeLookedUp(m_request, page->front().difference))
                limit = readAtOnce;
            if (auto done = look(*page); !done)
                return failure(std::move(done));
        }
        if (auto added = m_writer.add(m_context.record.id, m_table, m_added); !added)
            return failure(std::move(added));
        if (auto finished = m_writer.finish(m_context.record.id); !finished)
            return failure(std::move(finished));
        return verdict();
    }

private:
    Result<void> openReaders()
    {
        auto source = m_context.source.openReader();
        if (!source)
            return failure(std::move(source));
        auto sink = m_context.sink.openReader();
        if (!sink)
            return failure(std::move(sink));
        m_source = std::move(*source);
        m_sink = std::move(*sink);
        return {};
    }

    Result<void> look(const std::vector<StoredDifference> &page)
    {
        RecheckedRows rows(m_request, m_shape);
        std::vector<const Difference *> recorded;
        for (const StoredDifference &stored : page) {
            recorded.push_back(&stored.difference);
            rows.want(stored.difference);
        }
        if (auto read = rereadSource(m_request, recorded, *m_source, rows, m_context.stop); !read)
            return read;
        if (auto read = rereadSink(m_request, recorded, *m_sink, rows, false, m_context.stop);
            !read)
            return read;
        std::vector<DifferenceOutcome> outcomes;
        for (const StoredDifference &stored : page) {
            if (auto done = judge(stored, rows, outcomes); !done)
                return done;
        }
        return m_writer.setOutcomes(m_context.record.id, outcomes);
    }

    Result<void> judge(const StoredDifference &stored, RecheckedRows &rows,
                       std::vector<DifferenceOutcome> &outcomes)
    {
        const Difference &recorded = stored.difference;
        const Judgement judged = rows.judge(recorded);
        const bool wasRepaired = stored.state == DifferenceState::Repaired;
        if (judged.standing == Standing::Equal) {
            if (!wasRepaired)
                outcomes.push_back({stored.ordinal, DifferenceState::Repaired,
                                    "both sides were equal when they were compared again"});
            return {};
        }
        const std::vector<Difference> now = rows.remaining(recorded);
        // Copies of one row may stand in several records: what this one spoke for is done with.
        if (judged.standing == Standing::AsRecorded)
            rows.expect(recorded, judged);
        if (judged.standing == Standing::AsRecorded && judged.copies == recorded.copies) {
            count(recorded);
            if (wasRepaired) // and is wrong once more
                outcomes.push_back({stored.ordinal, DifferenceState::Open, {}});
            return {};
        }
        for (std::size_t i = 0; i < now.size(); ++i) {
            count(now[i]);
            if (i > 0) {
                m_added.push_back(now[i]);
            } else if (auto put = m_writer.replace(m_context.record.id, stored.ordinal, now[i]);
                       !put) {
                return put;
            }
        }
        return {};
    }

    void count(const Difference &difference)
    {
        switch (difference.kind) {
        case DifferenceKind::OnlyInSource:
            m_left.onlyInSource += difference.copies;
            break;
        case DifferenceKind::OnlyInSink:
            m_left.onlyInSink += difference.copies;
            break;
        case DifferenceKind::Different:
            m_left.different += difference.copies;
            break;
        }
    }

    VerifyResult verdict() const
    {
        VerifyResult result = m_context.record.tables[static_cast<std::size_t>(m_table)].verify;
        result.onlyInSource = m_left.onlyInSource;
        result.onlyInSink = m_left.onlyInSink;
        result.different = m_left.different;
        result.stored = m_left.onlyInSource + m_left.onlyInSink + m_left.different;
        result.message = "the rows that differed were compared again one by one at " + utcNow();
        if (result.stored > 0)
            return result;
        result.state = VerifyState::Consistent;
        // Of the destination as it is now, nobody has made the digest.
        result.sinkDigest.clear();
        result.message += ", and are equal now";
        return result;
    }

    RunContext &m_context;
    DifferenceStore m_store;
    DifferenceWriter m_writer;
    const int m_table;
    const CompareRequest m_request;
    const CompareShape m_shape;
    std::unique_ptr<RowReader> m_source, m_sink;
    std::vector<Difference> m_added;
    VerifyResult m_left; ///< only its counts
};

} // namespace

Result<VerifyResult> recheckTable(FinishedRun &run, const CompareGroup &group)
{
    return Recheck(run, group).run();
}

} // namespace godwit
