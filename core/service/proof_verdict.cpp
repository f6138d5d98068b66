#include "core/service/proof_verdict.h"

#include "core/base/secret.h"
#include "core/base/text.h"
#include "core/service/unit_text.h"
#include "core/verify/compare_table.h"

#include <algorithm>
#include <set>

namespace godwit {

namespace {

const StepRecord *verificationOf(const RunRecord &run)
{
    const auto found = std::find_if(run.steps.begin(), run.steps.end(), [](const StepRecord &step) {
        return step.step == StepKind::FullVerify;
    });
    return found == run.steps.end() ? nullptr : &*found;
}

std::string tables(std::uint64_t number)
{
    return counted(number, "table", "tables");
}

/// Why a run that has not ended is where it is.
std::string runWords(const ProofReport &report)
{
    if (!report.asOf.empty())
        return "the project is at work";
    switch (report.state) {
    case ProjectState::Init:
        return "the run has not begun";
    case ProjectState::Running:
        return "the run is going on";
    case ProjectState::Suspend:
        return "the run was stopped before its end and can be resumed";
    case ProjectState::Failed:
        return "the run has failed"
               + (report.run->errors.empty()
                      ? std::string()
                      : " (" + maskSecrets(report.run->errors.back().message) + ')');
    case ProjectState::Releasing:
    case ProjectState::Released:
        return "the run was released";
    default:
        return "the run has ended";
    }
}

// A finished run that is being verified again has not ended either.
bool hasEnded(const ProofReport &report)
{
    if (!report.asOf.empty())
        return false;
    return report.state == ProjectState::Finished || report.state == ProjectState::Releasing
           || report.state == ProjectState::Released;
}

std::string differencesSentence(const ProofTotals &totals)
{
    std::string sentence;
    if (totals.differences() > 0) {
        sentence = counted(totals.differences(), "row differs", "rows differ") + " in "
                   + withSeparators(totals.different) + " of " + tables(totals.tables) + ": "
                   + withSeparators(totals.onlyInSource) + " only in the source, "
                   + withSeparators(totals.onlyInSink) + " only at the destination, "
                   + withSeparators(totals.differentRows) + " with other values";
    } else {
        sentence = withSeparators(totals.different) + " of " + tables(totals.tables)
                   + (totals.different == 1 ? " is" : " are") + " not the same on both sides";
    }
    const std::uint64_t open = totals.notProven + totals.skipped + totals.waiting;
    if (open > 0)
        sentence += "; " + tables(open) + (open == 1 ? " is" : " are") + " not proven at all";
    return sentence;
}

// Everything that keeps a verification without differences from being a proof.
std::vector<std::string> openPoints(const ProofReport &report, const StepRecord &verification,
                                    const ProofTotals &totals)
{
    std::vector<std::string> points;
    const auto add = [&](std::uint64_t number, const std::string &what) {
        if (number > 0)
            points.push_back(tables(number) + " of " + withSeparators(totals.tables) + ' ' + what);
    };
    add(totals.notProven, "could not be compared");
    add(totals.skipped,
        totals.skipped == 1 ? "was left out of the run" : "were left out of the run");
    add(totals.waiting, "not compared yet");
    if (!hasEnded(report))
        points.push_back(runWords(report));
    else if (verification.state != StepState::Finished)
        points.push_back("the verification did not reach its end"
                         + (verification.message.empty()
                                ? std::string()
                                : " (" + maskSecrets(verification.message) + ')'));
    std::uint64_t others = 0;
    for (const ObjectRecord &object : report.troubled)
        others += object.kind == ObjectKind::View ? 1 : 0;
    if (others > 0)
        points.push_back(counted(others, "view", "views") + " failed or left out");
    if (totals.tables == 0)
        points.push_back("the run has no table whose rows could be compared");
    if (points.empty() && report.run->consistent != std::optional(true))
        points.push_back("the run itself does not call both sides consistent");
    return points;
}

/// What stands below the verdict, in the order of its weight.
class Reservations
{
public:
    Reservations(const ProofReport &report, const ProofTotals &totals)
        : m_report(report)
        , m_run(*report.run)
        , m_totals(totals)
    {}

    std::vector<std::string> all()
    {
        aboutTime();
        aboutSnapshots();
        aboutDifferences();
        aboutScope();
        aboutConversions();
        return std::move(m_found);
    }

private:
    void add(std::string sentence) { m_found.push_back(std::move(sentence)); }

    void aboutTime()
    {
        if (!m_report.asOf.empty())
            add("This is how it stood at " + m_report.asOf + ", while the project was at work");
    }

    void aboutSnapshots()
    {
        std::vector<const SnapshotRecord *> copies;
        for (const SnapshotRecord &snapshot : m_run.snapshots) {
            if (!snapshot.info.consistent)
                add("The readers of the source did not all see the same instant ("
                    + snapshot.purpose + ", " + snapshot.info.takenAt
                    + "): " + maskSecrets(snapshot.info.method));
            if (snapshot.purpose == "copy")
                copies.push_back(&snapshot);
        }
        if (copies.size() < 2)
            return;
        const auto moved = [&](const SnapshotRecord *other) {
            return other->info.position != copies.front()->info.position;
        };
        const bool known = std::none_of(copies.begin(), copies.end(), [](const auto *snapshot) {
            return snapshot->info.position.empty();
        });
        const std::string read = "The source was read from " + withSeparators(copies.size())
                                 + " snapshots, because the " + "copy was interrupted; ";
        if (!known)
            add(read + "the store does not tell whether the source changed between them");
        else if (std::any_of(copies.begin(), copies.end(), moved))
            add(read + "the source changed between them");
        else
            add(read + "the source did not change between them");
    }

    void aboutDifferences()
    {
        std::uint64_t repaired = 0;
        for (const DifferenceCount &count : m_report.counts) {
            if (count.state == DifferenceState::Repaired)
                repaired += count.count;
        }
        if (repaired > 0)
            add(counted(repaired, "difference is", "differences are") + " noted as repaired"
                + (m_totals.differences() > 0
                       ? "; the counts above are those of the last verification"
                       : "; the verification after that found no other"));
        if (m_totals.stored < m_totals.differences() && m_totals.differences() > 0)
            add("Of " + withSeparators(m_totals.differences()) + " differences "
                + withSeparators(m_totals.stored)
                + " are stored one by one; the others are only counted");
    }

    void aboutScope()
    {
        const auto blind =
            std::count_if(m_run.tables.begin(), m_run.tables.end(), [](const TableRecord &table) {
                return table.verify.method.find(extraSinkRowsIgnored) != std::string::npos;
            });
        if (blind > 0)
            add("In " + tables(static_cast<std::uint64_t>(blind))
                + " rows that are only at the destination were not looked for, because it was "
                  "allowed to hold other rows");
        if (!m_report.facts) {
            add("What was planned is not stored with this run: which objects, rows and columns "
                "were left out is not known");
        } else {
            if (const auto narrowed = m_report.facts->narrowed.size(); narrowed > 0)
                add(counted(narrowed, "table travels", "tables travel")
                    + " with a row filter or without some columns; what is left out is not part "
                      "of the proof");
            if (const auto excluded = m_report.facts->excludedCount; excluded > 0)
                add(counted(excluded, "object of the source is", "objects of the source are")
                    + " not part of the project");
        }
        if (m_report.views > 0)
            add(counted(m_report.views, "view is made", "views are made")
                + " at the destination; what they return is not compared");
    }

    void aboutConversions()
    {
        const auto lossy =
            std::count_if(m_run.tables.begin(), m_run.tables.end(), [](const TableRecord &table) {
                return std::any_of(table.notes.begin(), table.notes.end(),
                                   [](const Note &note) { return note.level != Level::Note; });
            });
        if (lossy > 0)
            add("The definition of " + tables(static_cast<std::uint64_t>(lossy))
                + " could not be kept in every respect; see the remarks");
    }

    const ProofReport &m_report;
    const RunRecord &m_run;
    const ProofTotals &m_totals;
    std::vector<std::string> m_found;
};

void judge(const ProofReport &report, const ProofTotals &totals, ProofHeadline &headline)
{
    const StepRecord *verification = verificationOf(*report.run);
    if (!verification) {
        headline.sentence = "the project asks for no verification, so no row was compared";
        if (!hasEnded(report))
            headline.sentence += "; " + runWords(report);
        return;
    }
    if (verification->state == StepState::Init) {
        headline.sentence = "the verification has not begun: " + runWords(report);
        return;
    }
    if (totals.different > 0) {
        headline.verdict = ProofVerdict::Differences;
        headline.sentence = differencesSentence(totals);
        return;
    }
    const auto open = openPoints(report, *verification, totals);
    if (!open.empty()) {
        headline.verdict = ProofVerdict::NotProven;
        headline.sentence = join(open, "; ");
        return;
    }
    headline.verdict = ProofVerdict::ProvenEqual;
    const bool filtered =
        report.facts
        && std::any_of(report.facts->narrowed.begin(), report.facts->narrowed.end(),
                       [](const RunFacts::Narrowed &table) { return !table.whereClause.empty(); });
    headline.sentence = std::string(filtered ? "every selected row of " : "every row of ")
                        + tables(totals.tables) + " was compared and is the same on both sides: "
                        + counted(totals.comparedRows, "row", "rows");
}

} // namespace

std::string counted(std::uint64_t number, const std::string &one, const std::string &many)
{
    return withSeparators(number) + ' ' + (number == 1 ? one : many);
}

TableVerdict tableVerdict(const TableRecord &table)
{
    switch (table.verify.state) {
    case VerifyState::Consistent:
        return TableVerdict::Consistent;
    case VerifyState::Different:
        return TableVerdict::Different;
    case VerifyState::NotProven:
        return TableVerdict::NotProven;
    case VerifyState::Skipped:
        break;
    }
    return table.verify.method.empty() ? TableVerdict::NotYet : TableVerdict::Skipped;
}

ProofTotals totalsOf(const RunRecord &run)
{
    ProofTotals totals;
    std::set<TableName> counted;
    for (const TableRecord &table : run.tables) {
        ++totals.tables;
        totals.rowsRead += table.rowsRead;
        totals.rowsWritten += table.rowsWritten;
        totals.bytes += table.bytes;
        const TableVerdict verdict = tableVerdict(table);
        totals.consistent += verdict == TableVerdict::Consistent ? 1 : 0;
        totals.different += verdict == TableVerdict::Different ? 1 : 0;
        totals.notProven += verdict == TableVerdict::NotProven ? 1 : 0;
        totals.skipped += verdict == TableVerdict::Skipped ? 1 : 0;
        totals.waiting += verdict == TableVerdict::NotYet ? 1 : 0;
        if (!counted.insert(table.sink).second)
            continue;
        if (verdict == TableVerdict::Consistent)
            totals.comparedRows += table.verify.sourceRows;
        totals.onlyInSource += table.verify.onlyInSource;
        totals.onlyInSink += table.verify.onlyInSink;
        totals.differentRows += table.verify.different;
        totals.stored += table.verify.stored;
    }
    for (const StepRecord &step : run.steps)
        totals.seconds += step.seconds;
    return totals;
}

ProofHeadline headlineOf(const ProofReport &report)
{
    ProofHeadline headline;
    if (!report.run) {
        headline.sentence = "the project has not run yet";
        return headline;
    }
    const ProofTotals totals = totalsOf(*report.run);
    judge(report, totals, headline);
    headline.reservations = Reservations(report, totals).all();
    return headline;
}

} // namespace godwit
