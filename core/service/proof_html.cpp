#include "core/service/proof_html.h"

#include "core/base/text.h"
#include "core/service/html_text.h"
#include "core/service/proof_style.h"
#include "core/service/proof_words.h"
#include "core/service/unit_text.h"

namespace godwit {

namespace {

struct HeaderColumn
{
    HeaderColumn(const char *title, int share = 0)
        : words(title)
        , percent(share)
    {}
    std::string_view words; ///< a leading `>`: a column of numbers
    int percent;            ///< of the table's width; 0: what it needs
};
using Header = std::vector<HeaderColumn>;

const char *styleOf(ProofVerdict verdict)
{
    static constexpr const char *names[] = {"good", "bad", "doubt", "none"};
    return names[static_cast<int>(verdict)];
}

std::string coloured(TableVerdict verdict)
{
    static constexpr const char *names[] = {"goodtext", "badtext", "doubttext", "doubttext",
                                            "nonetext"};
    return std::string("<span class=\"") + names[static_cast<int>(verdict)] + "\">"
           + htmlText(verdictText(verdict)) + "</span>";
}

std::string capitalised(std::string words)
{
    if (!words.empty())
        words.replace(0, 1, toUpper(words.substr(0, 1)));
    return words;
}

std::string headingOf(const std::string &words)
{
    return "<h2>" + htmlText(words) + "</h2>\n";
}

std::string paragraph(const std::string &words, const char *style = "")
{
    return (*style ? "<p class=\"" + std::string(style) + "\">" : "<p>") + htmlText(words)
           + "</p>\n";
}

std::string startTable(const char *style, const Header &header = {})
{
    // What a reader of rich text cannot take from the style sheet.
    std::string html = std::string("<table class=\"") + style
                       + "\" width=\"100%\" cellspacing=\"0\" cellpadding=\"4\">\n";
    if (header.empty())
        return html;
    HtmlRow row(HtmlRow::Kind::Header);
    for (const HeaderColumn &column : header) {
        if (column.words.starts_with('>'))
            row.number(column.words.substr(1), column.percent);
        else
            row.text(column.words, "", column.percent);
    }
    return html + "<thead>" + row.end() + "</thead>\n";
}

std::string factsTable(const std::vector<ProofFact> &facts)
{
    std::string html = startTable("facts");
    for (const auto &[what, how] : facts)
        html += HtmlRow().text(what, "what", 20).text(how).end();
    return html + "</table>\n";
}

std::string verdictHtml(const ProofHeadline &headline)
{
    const std::string style = styleOf(headline.verdict);
    std::string html = "<p><span class=\"word " + style + "text\">"
                       + htmlText(verdictName(headline.verdict)) + "</span></p>"
                       + paragraph(capitalised(headline.sentence) + '.');
    if (!headline.reservations.empty()) {
        html += "<ul>\n";
        for (const std::string &reservation : headline.reservations)
            html += "<li>" + htmlText(reservation) + ".</li>\n";
        html += "</ul>\n";
    }
    return startTable("verdict") + HtmlRow().markup(html, style.c_str()).end() + "</table>\n";
}

std::string stepsHtml(const RunRecord &run)
{
    std::string html =
        headingOf("Steps") + startTable("list", {"Step", "State", ">Time", "Begun", "Ended", ""});
    for (const StepRecord &step : run.steps)
        html += HtmlRow()
                    .text(stepName(step.step))
                    .text(toLower(stateName(step.state)))
                    .number(secondsText(step.seconds))
                    .text(timeText(step.startedAt))
                    .text(timeText(step.finishedAt))
                    .text(step.message)
                    .end();
    return html + "</table>\n";
}

std::string snapshotsHtml(const RunRecord &run)
{
    if (run.snapshots.empty())
        return {};
    std::string html =
        headingOf("Snapshots of the source") + startTable("list", {{"For the", 20}, "Taken"});
    for (const auto &[purpose, how] : snapshotFacts(run))
        html += HtmlRow().text(purpose).text(how).end();
    return html + "</table>\n";
}

std::string detailHtml(const ProofReport &report, const TableRecord &table,
                       const ProofMethods &methods)
{
    std::string html;
    const auto line = [&](const std::string &words, const char *style) {
        html += (html.empty() ? "" : "<br>");
        html += std::string("<span class=\"") + style + "\">" + htmlText(words) + "</span>";
    };
    for (const std::string &detail : tableDetails(report, table, methods))
        line(detail, detail.starts_with("digest of ") ? "mono" : "small");
    return html;
}

std::string rowsOf(const TableRecord &table, std::uint64_t rows)
{
    return table.verify.sourceDigest.empty() ? std::string("–") : withSeparators(rows);
}

std::string startOfTables()
{
    return startTable("list", {{"Source", 24},
                               {"Destination", 24},
                               {">Copied", 11},
                               {">Source rows", 14},
                               {">Dest. rows", 14},
                               {"Verdict", 13}});
}

std::string tablesHtml(const ProofReport &report, ProofReader reader)
{
    if (report.run->tables.empty())
        return {};
    // QTextDocument takes more than its time for a table of many rows.
    constexpr std::size_t most = 200;
    const ProofMethods methods(*report.run);
    std::string html = headingOf("Tables") + startOfTables();
    std::size_t rows = 0;
    for (const TableRecord &table : report.run->tables) {
        if (reader == ProofReader::RichText && ++rows > most) {
            html += "</table>\n" + startOfTables();
            rows = 1;
        }
        html += HtmlRow(HtmlRow::Kind::Body, "main")
                    .text(table.source.qualified())
                    .text(table.sink.qualified())
                    .number(withSeparators(table.rowsWritten))
                    .number(rowsOf(table, table.verify.sourceRows))
                    .number(rowsOf(table, table.verify.sinkRows))
                    .markup(coloured(tableVerdict(table)))
                    .end();
        html += HtmlRow(HtmlRow::Kind::Body, "detail")
                    .markup(detailHtml(report, table, methods), "", 6)
                    .end();
    }
    html += "</table>\n";
    for (std::size_t i = 0; i < methods.all().size(); ++i)
        html +=
            paragraph("Method " + std::to_string(i + 1) + ": " + methods.all()[i] + '.', "small");
    return html;
}

std::string differencesHtml(const ProofReport &report)
{
    if (report.unresolvedCount == 0)
        return {};
    std::string html =
        headingOf("Unresolved differences: " + withSeparators(report.unresolvedCount))
        + startTable("list",
                     {">No.", {"Table", 22}, {"Key", 20}, {"Found", 17}, {"Columns", 20}, "State"});
    for (const UnresolvedDifference &difference : report.unresolved) {
        const std::string copies =
            difference.copies > 1 ? ", " + withSeparators(difference.copies) + " rows" : "";
        const std::string why = difference.message.empty() ? "" : ": " + difference.message;
        html += HtmlRow()
                    .number(std::to_string(difference.ordinal))
                    .text(difference.sink.qualified())
                    .text(difference.key, "mono")
                    .text(kindText(difference.kind) + copies)
                    .text(join(difference.columns, ", "))
                    .text(stateText(difference.state) + why)
                    .end();
    }
    html += "</table>\n";
    if (report.unresolved.size() < report.unresolvedCount)
        html += paragraph("The first " + withSeparators(report.unresolved.size())
                              + " of them; the others are stored in Godwit's home.",
                          "small");
    return html;
}

std::string remarksHtml(const RunRecord &run)
{
    std::string rows;
    for (const TableRecord &table : run.tables) {
        for (const Note &note : table.notes)
            rows +=
                HtmlRow()
                    .text(table.source.qualified())
                    .markup(note.level == Level::Note ? "changed"
                                                      : "<span class=\"doubttext\">not kept</span>")
                    .text(note.message)
                    .end();
    }
    if (rows.empty())
        return {};
    return headingOf("Remarks on the tables' definitions")
           + startTable("list", {{"Table", 25}, {"", 11}, "Remark"}) + rows + "</table>\n";
}

std::string troubleHtml(const ProofReport &report)
{
    if (report.troubled.empty())
        return {};
    std::string html = headingOf("Failed or left out")
                       + startTable("list", {{"Kind", 8}, {"Object", 30}, "What happened"});
    for (const ObjectRecord &object : report.troubled)
        html += HtmlRow()
                    .text(kindName(object.kind))
                    .text(object.source.qualified())
                    .text(troubleText(object))
                    .end();
    return html + "</table>\n";
}

std::string scopeHtml(const ProofReport &report)
{
    if (!report.facts)
        return {};
    std::string html;
    if (!report.facts->narrowed.empty()) {
        html += headingOf("Rows and columns that do not travel")
                + startTable("list", {{"Table", 35}, "What travels"});
        for (const RunFacts::Narrowed &table : report.facts->narrowed)
            html += HtmlRow().text(table.name.qualified()).text(narrowedText(table)).end();
        html += "</table>\n";
    }
    if (report.facts->excludedCount == 0)
        return html;
    html += headingOf("Not part of the project: " + withSeparators(report.facts->excludedCount))
            + startTable("list", {{"Kind", 8}, {"Object", 30}, "Why"});
    for (const RunFacts::Excluded &object : report.facts->excluded)
        html += HtmlRow().text(object.kind).text(object.name.qualified()).text(object.reason).end();
    html += "</table>\n";
    if (report.facts->excluded.size() < report.facts->excludedCount)
        html += paragraph(
            "The first " + withSeparators(report.facts->excluded.size()) + " of them.", "small");
    return html;
}

std::string errorsHtml(const RunRecord &run)
{
    if (run.errors.empty())
        return {};
    std::string html = headingOf("Errors");
    for (const Error &error : run.errors)
        html += paragraph(errorText(error));
    return html;
}

std::string runHtml(const ProofReport &report, ProofReader reader)
{
    std::string html = stepsHtml(*report.run) + snapshotsHtml(*report.run);
    if (const auto facts = predictionFacts(report); !facts.empty())
        html += headingOf("Predicted before the start") + factsTable(facts);
    return html + tablesHtml(report, reader) + differencesHtml(report) + troubleHtml(report)
           + scopeHtml(report) + remarksHtml(*report.run) + errorsHtml(*report.run);
}

std::string sealHtml(const SealWords &seal)
{
    std::string html = headingOf("What this report says, and what not") + "<ul>\n";
    for (const std::string &limit : limitsOfProof())
        html += "<li>" + htmlText(limit) + "</li>\n";
    html += "</ul>\n" + headingOf("Seal") + startTable("facts");
    html += HtmlRow().text("Chain of the data", "what", 20).text(seal.chain, "mono").end();
    html += HtmlRow().text("Key of the home", "what", 20).text(seal.fingerprint, "mono").end();
    return html + "</table>\n"
           + paragraph("Whether anything was changed since: godwitctl report --check FILE",
                       "small");
}

} // namespace

ProofPage proofPage(const ProofReport &report, const SealWords &seal, ProofReader reader)
{
    const std::string name = report.run ? report.run->projectName : report.project.name;
    const std::string title = htmlText("Proof report of " + name);
    ProofPage page;
    page.before = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                  "<meta name=\"generator\" content=\"Godwit\">\n<title>"
                  + title + "</title>\n<style>"
                  + (reader == ProofReader::Browser ? proofBrowserStyle : proofRichTextStyle)
                  + "</style>\n</head>\n<body>\n<p class=\"kind\">Godwit proof report</p>\n<h1>"
                  + htmlText(name) + "</h1>\n" + verdictHtml(report.headline)
                  + factsTable(runFacts(report));
    if (report.run)
        page.before +=
            headingOf("Totals") + factsTable(totalFacts(report)) + runHtml(report, reader);
    page.before += sealHtml(seal);
    page.after = "</body>\n</html>\n";
    return page;
}

} // namespace godwit
