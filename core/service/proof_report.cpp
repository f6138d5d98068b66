#include "core/service/proof_report.h"

#include "core/base/secret.h"
#include "core/base/text.h"
#include "core/service/proof_verdict.h"
#include "core/service/stored_runs.h"
#include "core/state/read_view.h"

#include <algorithm>
#include <utility>

namespace godwit {

namespace {

Result<std::optional<RunRecord>> findRun(StateDatabase &state, StoredRun stored,
                                         const std::string &runId)
{
    if (runId.empty() || (stored.run && stored.run->id == runId))
        return std::move(stored.run);
    auto run = RunStore(state).find(runId);
    if (run && *run && (*run)->projectId == stored.project.id)
        return run;
    if (!run)
        return run;
    return fail(ErrorCode::InvalidArgument,
                "the project " + printable(stored.project.name) + " has no run " + printable(runId),
                "leave --run away for the newest one; `godwitctl projects show " + stored.project.id
                    + " --json` names it");
}

Result<void> readObjects(StateDatabase &state, ProofReport &report)
{
    ObjectStore store(state);
    auto objects = store.list(report.run->id);
    if (!objects)
        return failure(std::move(objects));
    for (ObjectRecord &object : *objects) {
        report.views += object.kind == ObjectKind::View ? 1 : 0;
        if (object.state == ObjectState::Failed || object.state == ObjectState::Skipped)
            report.troubled.push_back(std::move(object));
    }
    return {};
}

UnresolvedDifference shown(StoredDifference stored)
{
    UnresolvedDifference difference;
    difference.ordinal = stored.ordinal;
    difference.sink = std::move(stored.difference.table);
    difference.kind = stored.difference.kind;
    difference.state = stored.state;
    difference.copies = stored.difference.copies;
    difference.key = std::move(stored.keyText);
    for (Difference::Cell &cell : stored.difference.cells) {
        if (cell.differs)
            difference.columns.push_back(std::move(cell.column));
    }
    difference.message = maskSecrets(std::move(stored.message));
    return difference;
}

Result<void> readUnresolved(DifferenceStore &store, ProofReport &report)
{
    // The values of a row may be long; only their columns' names are kept.
    constexpr std::size_t atOnce = 100;
    for (const DifferenceState state :
         {DifferenceState::Open, DifferenceState::ChangedMeanwhile, DifferenceState::Failed}) {
        DifferenceFilter filter;
        filter.state = state;
        std::uint64_t after = 0;
        for (std::size_t read = 0; read < mostDifferencesListed;) {
            auto page = store.page(report.run->id, filter, after, atOnce);
            if (!page)
                return failure(std::move(page));
            if (page->empty())
                break;
            after = page->back().ordinal;
            read += page->size();
            for (StoredDifference &difference : *page)
                report.unresolved.push_back(shown(std::move(difference)));
        }
    }
    std::sort(report.unresolved.begin(), report.unresolved.end(),
              [](const auto &a, const auto &b) { return a.ordinal < b.ordinal; });
    if (report.unresolved.size() > mostDifferencesListed)
        report.unresolved.resize(mostDifferencesListed);
    return {};
}

Result<void> readDifferences(StateDatabase &state, ProofReport &report)
{
    DifferenceStore store(state);
    auto counts = store.counts(report.run->id);
    if (!counts)
        return failure(std::move(counts));
    report.counts = std::move(*counts);
    for (const DifferenceCount &count : report.counts) {
        if (count.state != DifferenceState::Repaired)
            report.unresolvedCount += count.count;
    }
    if (report.unresolvedCount == 0)
        return {};
    return readUnresolved(store, report);
}

Result<void> readRun(StateDatabase &state, ProofReport &report)
{
    auto facts = RunFactsStore(state).find(report.run->id);
    if (!facts)
        return failure(std::move(facts));
    report.facts = std::move(*facts);
    if (auto read = readObjects(state, report); !read)
        return read;
    return readDifferences(state, report);
}

} // namespace

std::string_view verdictName(ProofVerdict verdict)
{
    static constexpr std::string_view names[] = {"PROVEN EQUAL", "DIFFERENCES", "NOT PROVEN",
                                                 "NOT VERIFIED"};
    return names[static_cast<int>(verdict)];
}

Result<ProofReport> collectProof(StateDatabase &state, const std::string &idOrName,
                                 const std::string &runId)
{
    ReadView view(state);
    if (auto begun = view.begin(); !begun)
        return failure(std::move(begun));
    auto stored = requireStoredRun(state, idOrName);
    if (!stored)
        return failure(std::move(stored));
    ProofReport report;
    report.project = stored->project;
    report.state = shownState(stored->project, stored->process);
    const bool runs = stored->process.has_value();
    const std::string newest = stored->run ? stored->run->id : std::string();
    auto run = findRun(state, std::move(*stored), runId);
    if (!run)
        return failure(std::move(run));
    report.run = std::move(*run);
    if (report.run) {
        if (runs && report.run->id == newest)
            report.asOf = utcNow();
        report.state = report.run->state;
        // A run whose process has died can be resumed.
        if (report.state == ProjectState::Running && report.asOf.empty())
            report.state = ProjectState::Suspend;
        if (auto read = readRun(state, report); !read)
            return failure(std::move(read));
    }
    report.headline = headlineOf(report);
    return report;
}

} // namespace godwit
