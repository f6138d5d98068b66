#include "core/pipeline/repair_run.h"

#include "core/pipeline/repair_table.h"
#include "core/state/audit_log.h"

#include <algorithm>
#include <map>
#include <utility>

namespace godwit {

namespace {

bool isOpen(const StoredDifference &stored, const DifferenceFilter &filter)
{
    return stored.state != DifferenceState::Repaired
           && (!filter.table || stored.table == *filter.table)
           && (!filter.kind || stored.difference.kind == *filter.kind)
           && (!filter.state || stored.state == *filter.state)
           && stored.keyText.find(filter.keyText) != std::string::npos;
}

class RepairRun
{
public:
    RepairRun(FinishedRun &run, const RepairRequest &request)
        : m_run(run)
        , m_context(run.context())
        , m_store(run.state())
        , m_request(request)
    {}

    Result<RepairSummary> run()
    {
        auto tables = m_request.ordinals.empty() ? tablesOfFilter() : tablesOfOrdinals();
        if (!tables)
            return failure(std::move(tables));
        show();
        for (const auto &[table, ordinals] : *tables) {
            if (auto done = repair(table, ordinals); !done)
                return failure(std::move(done));
        }
        if (auto done = tryRefusedAgain(); !done)
            return failure(std::move(done));
        return m_summary;
    }

    const RepairSummary &summary() const { return m_summary; }

private:
    /// By table number: the ordinals that were chosen; empty: all that the filter leaves.
    using Tables = std::map<int, std::vector<std::uint64_t>>;

    Result<Tables> tablesOfFilter()
    {
        auto counts = m_store.counts(m_context.record.id);
        if (!counts)
            return failure(std::move(counts));
        Tables tables;
        for (const DifferenceCount &count : *counts) {
            StoredDifference like;
            like.table = count.table;
            like.state = count.state;
            like.difference.kind = count.kind;
            like.keyText = m_request.filter.keyText;
            if (!isOpen(like, m_request.filter))
                continue;
            tables[count.table];
            m_total += count.count;
        }
        if (!m_request.filter.keyText.empty()) {
            auto most = m_store.count(m_context.record.id, m_request.filter);
            if (!most)
                return failure(std::move(most));
            m_total = std::min(m_total, *most);
        }
        return tables;
    }

    Result<Tables> tablesOfOrdinals()
    {
        Tables tables;
        std::vector<std::uint64_t> ordinals = m_request.ordinals;
        std::sort(ordinals.begin(), ordinals.end());
        ordinals.erase(std::unique(ordinals.begin(), ordinals.end()), ordinals.end());
        for (const std::uint64_t ordinal : ordinals) {
            auto stored = m_store.find(m_context.record.id, ordinal);
            if (!stored)
                return failure(std::move(stored));
            if (!*stored || !isOpen(**stored, m_request.filter))
                continue;
            tables[(*stored)->table].push_back(ordinal);
            ++m_total;
        }
        return tables;
    }

    // Not every account of PostgreSQL may leave foreign keys aside: what one table refused may
    // have waited for the rows of another.
    Result<void> tryRefusedAgain()
    {
        if (m_context.sink.dialect() != Dialect::PostgreSql)
            return {};
        for (std::uint64_t before = 0; !m_refused.empty() && m_summary.repaired > before;) {
            before = m_summary.repaired;
            for (const auto &[table, ordinals] : std::exchange(m_refused, {})) {
                const auto failed = refusedOf(ordinals);
                if (!failed)
                    return tl::unexpected(failed.error());
                if (failed->empty())
                    continue;
                m_summary.failed -= std::min<std::uint64_t>(m_summary.failed, failed->size());
                if (auto done = repair(table, *failed); !done)
                    return done;
            }
        }
        return {};
    }

    Result<std::vector<std::uint64_t>> refusedOf(const std::vector<std::uint64_t> &ordinals)
    {
        std::vector<std::uint64_t> failed;
        for (const std::uint64_t ordinal : ordinals) {
            auto stored = m_store.find(m_context.record.id, ordinal);
            if (!stored)
                return failure(std::move(stored));
            if (*stored && (*stored)->state == DifferenceState::Failed)
                failed.push_back(ordinal);
        }
        return failed;
    }

    Result<void> repair(int table, const std::vector<std::uint64_t> &ordinals)
    {
        const auto number = static_cast<std::size_t>(table);
        const CompareGroup group = m_run.groupOf(number);
        if (group.empty()) {
            const auto &error = m_context.transferErrors[number];
            return tl::unexpected(error ? *error : skippedTable(number));
        }
        m_context.show("repairing " + m_context.record.tables[number].sink.qualified());
        std::size_t at = 0;      // in ordinals
        std::uint64_t after = 0; // of all
        const std::uint64_t failedBefore = m_summary.failed;
        std::vector<std::uint64_t> tried;
        const RepairSource source = [&](std::size_t limit) {
            auto batch =
                ordinals.empty() ? nextOfFilter(table, after, limit) : nextOf(ordinals, at, limit);
            if (batch) {
                for (const StoredDifference &stored : *batch)
                    tried.push_back(stored.ordinal);
            }
            return batch;
        };
        auto done = repairTable(m_run, group, source, [this](const RepairSummary &moved) {
            m_summary.repaired += moved.repaired;
            m_summary.alreadyEqual += moved.alreadyEqual;
            m_summary.changedMeanwhile += moved.changedMeanwhile;
            m_summary.failed += moved.failed;
            show();
        });
        if (m_summary.failed > failedBefore)
            m_refused[table] = std::move(tried);
        return done;
    }

    Result<std::vector<StoredDifference>> nextOfFilter(int table, std::uint64_t &after,
                                                       std::size_t limit)
    {
        DifferenceFilter filter = m_request.filter;
        filter.table = table;
        for (;;) {
            auto page = m_store.page(m_context.record.id, filter, after, limit);
            if (!page || page->empty())
                return page;
            after = page->back().ordinal;
            std::erase_if(*page, [&](const StoredDifference &stored) {
                return !isOpen(stored, m_request.filter);
            });
            if (!page->empty())
                return page;
        }
    }

    Result<std::vector<StoredDifference>> nextOf(const std::vector<std::uint64_t> &ordinals,
                                                 std::size_t &at, std::size_t limit)
    {
        std::vector<StoredDifference> batch;
        for (; at < ordinals.size() && batch.size() < limit; ++at) {
            auto stored = m_store.find(m_context.record.id, ordinals[at]);
            if (!stored)
                return failure(std::move(stored));
            if (*stored)
                batch.push_back(std::move(**stored));
        }
        return batch;
    }

    Error skippedTable(std::size_t number) const
    {
        Error error;
        error.code = ErrorCode::NotSupported;
        error.object = m_context.record.tables[number].source.qualified();
        error.message = error.object + " was skipped";
        return error;
    }

    void show()
    {
        const std::uint64_t done = m_summary.total();
        m_context.board.setObjects(done, std::max(done, m_total));
    }

    FinishedRun &m_run;
    RunContext &m_context;
    DifferenceStore m_store;
    const RepairRequest &m_request;
    RepairSummary m_summary;
    Tables m_refused; ///< by table: what was tried there, some of it in vain
    std::uint64_t m_total = 0;
};

std::string summaryText(const RepairSummary &summary)
{
    return std::to_string(summary.repaired) + " rows repaired, "
           + std::to_string(summary.alreadyEqual) + " equal already, "
           + std::to_string(summary.changedMeanwhile) + " changed meanwhile, "
           + std::to_string(summary.failed) + " refused";
}

} // namespace

Result<RepairSummary> repairRun(const Project &project, Connector &source, Connector &sink,
                                StateDatabase &state, const std::string &projectId,
                                const RepairRequest &request, ProgressBoard &board,
                                std::stop_token stop)
{
    auto run = FinishedRun::open(project, {source, sink, board, std::move(stop)}, state, projectId);
    if (!run)
        return failure(std::move(run));
    const RunRecord &record = (*run)->context().record;
    RepairRun repair(**run, request);
    auto repaired = repair.run();
    // Also of one that broke off: rows of the destination were changed.
    if (auto noted = AuditLog(state).add("repair", record.projectId,
                                         record.id + ": " + summaryText(repair.summary()));
        !noted)
        return failure(std::move(noted));
    board.say(Level::Note, summaryText(repair.summary()));
    return repaired;
}

} // namespace godwit
