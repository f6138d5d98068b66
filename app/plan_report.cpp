#include "app/plan_report.h"

#include "core/base/text.h"
#include "core/mapping/explain_object.h"
#include "core/service/plan_document.h"

namespace godwit::ctl {

namespace {

using Align = TextTable::Align;

std::string sidesText(const ProjectPlan &plan)
{
    const auto side = [](const char *name, const ServerFacts &facts) {
        if (facts.product.empty())
            return std::string();
        return std::string(name) + printable(facts.product + ' ' + facts.version) + '\n';
    };
    return side("Source:      ", plan.sourceFacts) + side("Destination: ", plan.sinkFacts);
}

std::string objectsText(const ProjectPlan &plan, bool explain, const Style &style)
{
    TextTable table({"KIND", "OBJECT", "DESTINATION", "ROWS", "WHY"},
                    {Align::Left, Align::Left, Align::Left, Align::Right});
    std::size_t selected = 0;
    ObjectExplainer explainer(plan.project);
    for (const ResolvedObject &object : plan.selection.objects) {
        selected += object.selected ? 1 : 0;
        if (!object.selected && !explain)
            continue;
        const bool isTable = object.object.kind == ObjectKind::Table;
        const std::string rows = isTable ? (object.object.rowsAreExact ? "" : "~")
                                               + withSeparators(object.object.estimatedRows)
                                         : std::string();
        table.add({isTable ? "table" : "view", object.object.name.qualified(),
                   object.selected ? object.sink.qualified() : "-", rows,
                   explain ? explainer.explain(object.object) : shortReason(object)});
    }
    std::string text = style.strong("Objects") + ": " + withSeparators(selected) + " of "
                       + withSeparators(plan.selection.objects.size()) + " selected"
                       + (explain ? "" : "; --explain shows the others too") + '\n';
    if (!table.empty())
        text += table.text(style);
    for (const Note &warning : plan.selection.warnings)
        text += style.doubtful("warning") + ": " + printable(warning.message) + '\n';
    return text + '\n';
}

void addStatements(std::string &text, const TableName &object, const std::vector<std::string> &ddl,
                   const std::vector<Note> &notes, const Style &style)
{
    text += style.strong("-- " + printable(object.qualified())) + '\n';
    for (const Note &note : notes)
        text += "-- " + toLower(levelName(note.level)) + ": " + printable(note.message) + '\n';
    for (const std::string &statement : ddl)
        text += statement + ";\n";
    text += '\n';
}

std::string ddlText(const ProjectPlan &plan, const Style &style)
{
    std::string text;
    for (const DatabaseSchema &database : plan.databasesToCreate)
        text += "-- database to be created: " + printable(database.name) + '\n';
    for (const PlannedTable &table : plan.tables)
        addStatements(text, table.resolved.object.name, statementsOf(table.converted),
                      table.converted.notes, style);
    for (const PlannedView &view : plan.views)
        addStatements(text, view.resolved.object.name, {view.converted.createStatement},
                      view.converted.notes, style);
    return text.empty() ? text : style.strong("Statements") + '\n' + text;
}

std::string precheckText(const ProjectPlan &plan, const Style &style)
{
    TextTable table({"PRECHECK", "SIDE", "RESULT", "MESSAGE"});
    for (const PrecheckResult &check : plan.prechecks) {
        std::string status = style.good("passed");
        if (check.status == PrecheckStatus::Warning)
            status = style.doubtful("warning");
        if (check.status == PrecheckStatus::Failed)
            status = style.bad(check.skippable ? "failed (skippable)" : "failed");
        const bool passed = check.status == PrecheckStatus::Passed;
        table.add({check.item, check.side == Side::Source ? "source" : "sink", status,
                   check.message + (passed || check.remedy.empty() ? "" : " - " + check.remedy)});
    }
    return table.empty() ? std::string() : table.text(style) + '\n';
}

std::string estimateText(const ProjectPlan &plan)
{
    if (!plan.estimate)
        return {};
    const Estimate &estimate = *plan.estimate;
    return "Estimate: " + withSeparators(estimate.rows) + " rows, " + bytesText(estimate.bytes)
           + ", " + secondsText(estimate.lowSeconds) + " to " + secondsText(estimate.highSeconds)
           + '\n';
}

} // namespace

std::string planText(const ProjectPlan &plan, bool explain, const Style &style)
{
    return sidesText(plan) + '\n' + objectsText(plan, explain, style) + ddlText(plan, style)
           + precheckText(plan, style) + estimateText(plan);
}

} // namespace godwit::ctl
