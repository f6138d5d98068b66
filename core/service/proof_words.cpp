#include "core/service/proof_words.h"

#include "core/base/secret.h"
#include "core/base/text.h"
#include "core/service/unit_text.h"

#include <algorithm>
#include <map>

namespace godwit {

namespace {

std::string sideText(const std::string &server, const std::string &url)
{
    return server.empty() ? maskSecrets(url) : server + ", " + maskSecrets(url);
}

std::string stateWords(const ProofReport &report)
{
    switch (report.state) {
    case ProjectState::Init:
        return "not begun";
    case ProjectState::Running:
        return "running";
    case ProjectState::Suspend:
        return "stopped, can be resumed";
    case ProjectState::Failed:
        return "failed";
    case ProjectState::Finished:
        return "finished";
    default:
        return "released";
    }
}

// "only in the source 3 (2 open, 1 repaired)"
std::string outcomeText(DifferenceKind kind, std::uint64_t found,
                        const std::map<DifferenceState, std::uint64_t> &states)
{
    std::vector<std::string> parts;
    for (const auto &[state, count] : states)
        parts.push_back(withSeparators(count) + ' ' + stateText(state));
    std::string text = kindText(kind) + ' ' + withSeparators(found);
    return parts.empty() ? text : text + " (stored: " + join(parts, ", ") + ')';
}

std::string outcomesText(const ProofReport &report, const TableRecord &table)
{
    const std::pair<DifferenceKind, std::uint64_t> kinds[] = {
        {DifferenceKind::OnlyInSource, table.verify.onlyInSource},
        {DifferenceKind::OnlyInSink, table.verify.onlyInSink},
        {DifferenceKind::Different, table.verify.different}};
    std::vector<std::string> parts;
    for (const auto &[kind, found] : kinds) {
        std::map<DifferenceState, std::uint64_t> states;
        for (const DifferenceCount &count : report.counts) {
            if (count.table == table.number && count.kind == kind)
                states[count.state] += count.count;
        }
        if (found > 0 || !states.empty())
            parts.push_back(outcomeText(kind, found, states));
    }
    return join(parts, "; ");
}

std::string workText(const TableRecord &table, const ProofMethods &methods)
{
    std::string text =
        counted(static_cast<std::uint64_t>(std::max(table.chunksDone, 0)), "chunk", "chunks") + ", "
        + bytesText(table.bytes) + ", " + secondsText(table.seconds);
    if (table.state != StepState::Finished)
        text += ", copy " + toLower(stateName(table.state));
    if (const std::size_t number = methods.numberOf(table.verify.method); number > 0)
        text += "; compared by method " + std::to_string(number);
    return text;
}

std::string digestText(const VerifyResult &verify)
{
    if (verify.sourceDigest == verify.sinkDigest)
        return "digest of both sides " + verify.sourceDigest;
    return "digest of the source " + verify.sourceDigest + ", of the destination "
           + verify.sinkDigest;
}

std::string withinText(const RunFacts::Prediction &predicted, double seconds)
{
    if (seconds < predicted.lowSeconds)
        return ", faster than predicted";
    return seconds > predicted.highSeconds ? ", slower than predicted" : ", as predicted";
}

std::string snapshotText(const SnapshotRecord &snapshot)
{
    std::string text = timeText(snapshot.info.takenAt);
    if (!snapshot.info.position.empty())
        text += ", at " + maskSecrets(snapshot.info.position);
    if (!snapshot.info.consistent)
        text += ", NOT one instant";
    return text + ": " + maskSecrets(snapshot.info.method);
}

} // namespace

ProofMethods::ProofMethods(const RunRecord &run)
{
    for (const TableRecord &table : run.tables) {
        const std::string &method = table.verify.method;
        if (tableVerdict(table) != TableVerdict::NotYet && !method.empty()
            && m_numbers.emplace(method, m_methods.size() + 1).second)
            m_methods.push_back(method);
    }
}

std::size_t ProofMethods::numberOf(const std::string &method) const
{
    const auto found = m_numbers.find(method);
    return found == m_numbers.end() ? 0 : found->second;
}

std::string timeText(const std::string &utc)
{
    if (utc.size() != 20 || utc[10] != 'T' || utc.back() != 'Z')
        return utc;
    return utc.substr(0, 10) + ' ' + utc.substr(11, 8) + " UTC";
}

std::string verdictText(TableVerdict verdict)
{
    switch (verdict) {
    case TableVerdict::Consistent:
        return "same";
    case TableVerdict::Different:
        return "DIFFERENT";
    case TableVerdict::NotProven:
        return "NOT PROVEN";
    case TableVerdict::Skipped:
        return "left out";
    case TableVerdict::NotYet:
        break;
    }
    return "not compared";
}

std::string kindText(DifferenceKind kind)
{
    switch (kind) {
    case DifferenceKind::OnlyInSource:
        return "only in the source";
    case DifferenceKind::OnlyInSink:
        return "only at the destination";
    case DifferenceKind::Different:
        break;
    }
    return "other values";
}

std::string stateText(DifferenceState state)
{
    switch (state) {
    case DifferenceState::Open:
        return "open";
    case DifferenceState::Repaired:
        return "repaired";
    case DifferenceState::ChangedMeanwhile:
        return "changed meanwhile";
    case DifferenceState::Failed:
        break;
    }
    return "repair failed";
}

std::vector<ProofFact> runFacts(const ProofReport &report)
{
    const std::string name = report.run ? report.run->projectName : report.project.name;
    std::vector<ProofFact> facts = {{"Project", name + " (" + report.project.id + ')'}};
    if (!report.run)
        return facts;
    const RunRecord &run = *report.run;
    facts.emplace_back("Run", run.id + ", " + stateWords(report));
    facts.emplace_back("Begun", timeText(run.startedAt));
    if (!run.finishedAt.empty())
        facts.emplace_back("Ended", timeText(run.finishedAt));
    if (!report.asOf.empty())
        facts.emplace_back("As of", timeText(report.asOf));
    const RunFacts servers = report.facts.value_or(RunFacts());
    facts.emplace_back("Source", sideText(servers.sourceServer, run.sourceUrl));
    facts.emplace_back("Destination", sideText(servers.sinkServer, run.sinkUrl));
    return facts;
}

std::vector<ProofFact> totalFacts(const ProofReport &report)
{
    if (!report.run)
        return {};
    const ProofTotals totals = totalsOf(*report.run);
    std::string tables = withSeparators(totals.tables);
    const std::pair<std::uint64_t, const char *> kinds[] = {{totals.consistent, "the same"},
                                                            {totals.different, "different"},
                                                            {totals.notProven, "not proven"},
                                                            {totals.skipped, "left out"},
                                                            {totals.waiting, "not compared"}};
    std::vector<std::string> parts;
    for (const auto &[count, words] : kinds) {
        if (count > 0)
            parts.push_back(withSeparators(count) + ' ' + words);
    }
    if (!parts.empty())
        tables += ": " + join(parts, ", ");
    return {{"Tables", tables},
            {"Rows copied", withSeparators(totals.rowsWritten)},
            {"Rows proven equal", withSeparators(totals.comparedRows)},
            {"Bytes copied", bytesText(totals.bytes)},
            {"Time of all steps", secondsText(totals.seconds)}};
}

std::vector<ProofFact> predictionFacts(const ProofReport &report)
{
    if (!report.run || !report.facts || !report.facts->prediction)
        return {};
    const RunFacts::Prediction &predicted = *report.facts->prediction;
    const ProofTotals totals = totalsOf(*report.run);
    const bool ended = !report.run->finishedAt.empty();
    const auto came = [&](const std::string &truth) {
        return ended ? "; it came to " + truth : std::string();
    };
    return {
        {"Time", secondsText(predicted.lowSeconds) + " to " + secondsText(predicted.highSeconds)
                     + came(secondsText(totals.seconds) + withinText(predicted, totals.seconds))},
        {"Rows", withSeparators(predicted.rows) + came(withSeparators(totals.rowsRead))},
        {"Bytes", bytesText(predicted.bytes) + came(bytesText(totals.bytes))}};
}

std::vector<std::string> tableDetails(const ProofReport &report, const TableRecord &table,
                                      const ProofMethods &methods)
{
    std::vector<std::string> lines = {workText(table, methods)};
    if (!table.verify.sourceDigest.empty())
        lines.push_back(digestText(table.verify));
    if (const std::string outcomes = outcomesText(report, table); !outcomes.empty())
        lines.push_back(outcomes);
    if (!table.message.empty())
        lines.push_back(maskSecrets(table.message));
    if (!table.verify.message.empty() && table.verify.message != table.message)
        lines.push_back(maskSecrets(table.verify.message));
    return lines;
}

std::vector<ProofFact> snapshotFacts(const RunRecord &run)
{
    std::vector<ProofFact> facts;
    std::uint64_t times = 0;
    for (std::size_t i = 0; i < run.snapshots.size(); ++i) {
        const ProofFact fact(run.snapshots[i].purpose, snapshotText(run.snapshots[i]));
        ++times;
        if (i + 1 < run.snapshots.size() && run.snapshots[i + 1].purpose == fact.first
            && snapshotText(run.snapshots[i + 1]) == fact.second)
            continue;
        facts.push_back(fact);
        if (fact.first == "verify")
            facts.back().first = "verification";
        if (times > 1)
            facts.back().second += " (" + counted(times, "time", "times") + ')';
        times = 0;
    }
    return facts;
}

std::string narrowedText(const RunFacts::Narrowed &table)
{
    std::vector<std::string> parts;
    if (!table.whereClause.empty())
        parts.push_back("only rows where " + maskSecrets(table.whereClause));
    if (!table.leftOut.empty())
        parts.push_back("without " + join(table.leftOut, ", "));
    return join(parts, "; ");
}

std::string troubleText(const ObjectRecord &object)
{
    if (object.state == ObjectState::Skipped)
        return "left out by the user";
    std::string text = "failed in " + std::string(stepName(object.step));
    if (object.error)
        text += ": " + maskSecrets(object.error->message);
    return text;
}

std::string errorText(const Error &error)
{
    std::string text = error.object.empty() ? std::string() : error.object + ": ";
    text += maskSecrets(error.message);
    if (!error.proposal.empty())
        text += " (" + maskSecrets(error.proposal) + ')';
    return text;
}

std::vector<std::string> limitsOfProof()
{
    return {
        "It speaks of the rows as the snapshots named here saw them. What was written to either "
        "side afterwards is not part of it.",
        "Digests are XXH3-128 hashes of values, not of stored bytes: two rows are the same if "
        "every column has the same value. They find accidents; they are no defence against "
        "somebody who forges rows.",
        "The seal shows whether this report was edited after Godwit had made it. Whoever holds "
        "the key of the home can make another one: compare the key's fingerprint with the one "
        "you know."};
}

} // namespace godwit
