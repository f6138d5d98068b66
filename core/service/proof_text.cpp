#include "core/service/proof_text.h"

#include "core/base/text.h"
#include "core/service/proof_words.h"
#include "core/service/unit_text.h"

namespace godwit {

namespace {

/// Lines of one text; whatever comes from a database is made printable.
class Lines
{
public:
    void heading(const std::string &words)
    {
        m_text += '\n' + words + '\n' + std::string(words.size(), '-') + '\n';
    }
    void add(const std::string &words, int indent = 0)
    {
        m_text += std::string(2 * static_cast<std::size_t>(indent), ' ') + printable(words) + '\n';
    }
    void facts(const std::vector<ProofFact> &facts)
    {
        constexpr std::size_t width = 19;
        for (const auto &[what, how] : facts)
            add(what + std::string(width - std::min(what.size(), width - 1), ' ') + how);
    }
    const std::string &text() const { return m_text; }

private:
    std::string m_text;
};

void addHeadline(Lines &lines, const ProofReport &report)
{
    lines.add("Godwit proof report");
    lines.add("===================");
    lines.add("");
    lines.add(std::string(verdictName(report.headline.verdict)) + ": " + report.headline.sentence);
    for (const std::string &reservation : report.headline.reservations)
        lines.add("* " + reservation, 1);
    lines.add("");
    lines.facts(runFacts(report));
    lines.facts(totalFacts(report));
}

void addCourse(Lines &lines, const ProofReport &report)
{
    lines.heading("Steps");
    for (const StepRecord &step : report.run->steps) {
        std::string line = std::string(stepName(step.step)) + ": " + toLower(stateName(step.state))
                           + ", " + secondsText(step.seconds);
        if (!step.finishedAt.empty())
            line += ", ended " + timeText(step.finishedAt);
        if (!step.message.empty())
            line += ". " + step.message;
        lines.add(line);
    }
    if (!report.run->snapshots.empty())
        lines.heading("Snapshots of the source");
    for (const auto &[purpose, how] : snapshotFacts(*report.run))
        lines.add("For the " + purpose + ", " + how);
    if (const auto facts = predictionFacts(report); !facts.empty()) {
        lines.heading("Predicted before the start");
        lines.facts(facts);
    }
}

std::string rowsText(const TableRecord &table)
{
    std::string text = withSeparators(table.rowsWritten) + " rows copied";
    if (!table.verify.sourceDigest.empty())
        text += "; compared " + withSeparators(table.verify.sourceRows) + " of the source with "
                + withSeparators(table.verify.sinkRows) + " of the destination";
    return text;
}

void addTables(Lines &lines, const ProofReport &report)
{
    if (report.run->tables.empty())
        return;
    const ProofMethods methods(*report.run);
    lines.heading("Tables");
    for (const TableRecord &table : report.run->tables) {
        lines.add(table.source.qualified() + " -> " + table.sink.qualified() + ": "
                  + verdictText(tableVerdict(table)));
        lines.add(rowsText(table), 1);
        for (const std::string &detail : tableDetails(report, table, methods))
            lines.add(detail, 1);
        for (const Note &note : table.notes)
            lines.add((note.level == Level::Note ? "changed: " : "not kept: ") + note.message, 1);
    }
    for (std::size_t i = 0; i < methods.all().size(); ++i)
        lines.add("Method " + std::to_string(i + 1) + ": " + methods.all()[i] + '.');
}

void addDifferences(Lines &lines, const ProofReport &report)
{
    if (report.unresolvedCount == 0)
        return;
    lines.heading("Unresolved differences: " + withSeparators(report.unresolvedCount));
    for (const UnresolvedDifference &difference : report.unresolved) {
        std::string line = std::to_string(difference.ordinal) + ". " + difference.sink.qualified()
                           + " [" + difference.key + "] " + kindText(difference.kind);
        if (difference.copies > 1)
            line += ", " + withSeparators(difference.copies) + " rows";
        if (!difference.columns.empty())
            line += " in " + join(difference.columns, ", ");
        line += ", " + stateText(difference.state);
        if (!difference.message.empty())
            line += ": " + difference.message;
        lines.add(line);
    }
    if (report.unresolved.size() < report.unresolvedCount)
        lines.add("The first " + withSeparators(report.unresolved.size()) + " of them.");
}

void addScope(Lines &lines, const ProofReport &report)
{
    if (!report.troubled.empty())
        lines.heading("Failed or left out");
    for (const ObjectRecord &object : report.troubled)
        lines.add(std::string(kindName(object.kind)) + ' ' + object.source.qualified() + ": "
                  + troubleText(object));
    if (report.facts && !report.facts->narrowed.empty()) {
        lines.heading("Rows and columns that do not travel");
        for (const RunFacts::Narrowed &table : report.facts->narrowed)
            lines.add(table.name.qualified() + ": " + narrowedText(table));
    }
    if (report.facts && report.facts->excludedCount > 0) {
        lines.heading("Not part of the project: " + withSeparators(report.facts->excludedCount));
        for (const RunFacts::Excluded &object : report.facts->excluded)
            lines.add(object.kind + ' ' + object.name.qualified() + ": " + object.reason);
        if (report.facts->excluded.size() < report.facts->excludedCount)
            lines.add("The first " + withSeparators(report.facts->excluded.size()) + " of them.");
    }
    if (!report.run->errors.empty())
        lines.heading("Errors");
    for (const Error &error : report.run->errors)
        lines.add(errorText(error));
}

} // namespace

std::string proofText(const ProofReport &report)
{
    Lines lines;
    addHeadline(lines, report);
    if (report.run) {
        addCourse(lines, report);
        addTables(lines, report);
        addDifferences(lines, report);
        addScope(lines, report);
    }
    lines.heading("What this report says, and what not");
    for (const std::string &limit : limitsOfProof())
        lines.add(limit);
    return lines.text();
}

} // namespace godwit
