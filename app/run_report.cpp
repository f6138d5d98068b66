#include "app/run_report.h"

#include "core/base/text.h"

namespace godwit::ctl {

namespace {

using Align = TextTable::Align;

std::string verifyWord(const VerifyResult &verify, const Style &style)
{
    const std::string_view name = stateName(verify.state);
    switch (verify.state) {
    case VerifyState::Consistent:
        return style.good(name);
    case VerifyState::Different:
        return style.bad(name);
    case VerifyState::NotProven:
        return style.doubtful(name);
    case VerifyState::Skipped:
        return std::string(name);
    }
    return std::string(name);
}

std::string digestText(const VerifyResult &verify)
{
    if (verify.sourceDigest.empty() || verify.sourceDigest == verify.sinkDigest)
        return verify.sourceDigest;
    return verify.sourceDigest + " / " + verify.sinkDigest;
}

std::string tablesText(const RunRecord &run, const Style &style)
{
    TextTable table({"TABLE", "DESTINATION", "READ", "WRITTEN", "TIME", "VERIFIED", "DIGEST"},
                    {Align::Left, Align::Left, Align::Right, Align::Right, Align::Right});
    for (const TableRecord &record : run.tables) {
        table.add({record.source.qualified(), record.sink.qualified(),
                   withSeparators(record.rowsRead), withSeparators(record.rowsWritten),
                   secondsText(record.seconds), verifyWord(record.verify, style),
                   digestText(record.verify)});
    }
    return table.empty() ? std::string() : table.text(style) + '\n';
}

std::string stepsText(const RunRecord &run, const Style &style)
{
    TextTable table({"STEP", "STATE", "TIME", ""}, {Align::Left, Align::Left, Align::Right});
    for (const StepRecord &step : run.steps) {
        table.add({std::string(stepName(step.step)), std::string(stateName(step.state)),
                   secondsText(step.seconds), step.message});
    }
    return table.empty() ? std::string() : table.text(style) + '\n';
}

// What a line of the table is too short for.
std::string remarksText(const RunRecord &run, const Style &style)
{
    std::string text;
    const auto remark = [&](const TableRecord &record, const std::string &words) {
        text += "  " + printable(record.source.qualified()) + ": " + printable(words) + '\n';
    };
    for (const TableRecord &record : run.tables) {
        for (const Note &note : record.notes) {
            if (note.level != Level::Note)
                remark(record, note.message);
        }
        if (!record.message.empty())
            remark(record, record.message);
        const VerifyResult &verify = record.verify;
        if (verify.state == VerifyState::Different) {
            remark(record, withSeparators(verify.onlyInSource) + " only in the source, "
                               + withSeparators(verify.onlyInSink) + " only at the destination, "
                               + withSeparators(verify.different) + " different");
        }
        if (!verify.message.empty())
            remark(record, verify.message);
    }
    return text.empty() ? text : style.strong("Remarks") + '\n' + text + '\n';
}

std::string snapshotsText(const RunRecord &run, const Style &style)
{
    std::string text;
    for (const SnapshotRecord &snapshot : run.snapshots) {
        text += "  " + snapshot.purpose + ", " + snapshot.info.takenAt;
        if (!snapshot.info.position.empty())
            text += ", at " + printable(snapshot.info.position);
        text += ": " + printable(snapshot.info.method) + '\n';
    }
    return text.empty() ? text : style.strong("Snapshots") + '\n' + text + '\n';
}

std::string totalsText(const RunRecord &run)
{
    std::uint64_t rows = 0;
    std::uint64_t bytes = 0;
    for (const TableRecord &record : run.tables) {
        rows += record.rowsWritten;
        bytes += record.bytes;
    }
    double seconds = 0;
    for (const StepRecord &step : run.steps)
        seconds += step.seconds;
    return withSeparators(run.tables.size()) + (run.tables.size() == 1 ? " table, " : " tables, ")
           + withSeparators(rows) + " rows, " + bytesText(bytes) + ", " + secondsText(seconds)
           + '\n';
}

std::string verdict(const RunRecord &run, const Style &style)
{
    const std::string_view state = stateName(run.state);
    if (run.state != ProjectState::Finished)
        return style.bad(state);
    if (!run.consistent) {
        for (const StepRecord &step : run.steps) {
            if (step.step == StepKind::FullVerify)
                return style.doubtful("FINISHED, but not every table is proven");
        }
        return style.doubtful("FINISHED, not verified");
    }
    return *run.consistent ? style.good("FINISHED, consistent")
                           : style.bad("FINISHED, but source and destination differ");
}

} // namespace

std::string runText(const RunRecord &run, const Style &style)
{
    std::string text = tablesText(run, style) + remarksText(run, style) + stepsText(run, style)
                       + snapshotsText(run, style) + totalsText(run);
    const std::string name = run.projectName.empty() ? "" : printable(run.projectName) + ": ";
    return text + name + verdict(run, style) + '\n';
}

} // namespace godwit::ctl
