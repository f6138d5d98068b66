#include "core/service/plan_document.h"

#include "core/mapping/explain_object.h"
#include "core/service/error_document.h"

#include <map>

namespace godwit {

namespace {

Json precheckJson(const PrecheckResult &check)
{
    static constexpr const char *status[] = {"PASSED", "WARNING", "FAILED"};
    Json json = {{"item", check.item},
                 {"side", check.side == Side::Source ? "source" : "sink"},
                 {"status", status[static_cast<int>(check.status)]},
                 {"message", check.message},
                 {"skippable", check.skippable}};
    if (!check.remedy.empty())
        json["remedy"] = check.remedy;
    return json;
}

std::string script(const std::vector<std::string> &statements)
{
    std::string text;
    for (const std::string &statement : statements)
        text += (text.empty() ? "" : "\n") + statement + ';';
    return text;
}

// What was planned, by the object's name: a plan may hold thousands.
struct PlannedObjects
{
    explicit PlannedObjects(const ProjectPlan &plan)
    {
        for (const PlannedTable &table : plan.tables)
            tables[table.resolved.object.name] = &table;
        for (const PlannedView &view : plan.views)
            views[view.resolved.object.name] = &view;
    }
    std::map<TableName, const PlannedTable *> tables;
    std::map<TableName, const PlannedView *> views;
};

void addConversion(Json &json, const PlannedObjects &planned, const TableName &name)
{
    if (const auto table = planned.tables.find(name); table != planned.tables.end()) {
        json["ddl"] = script(statementsOf(table->second->converted));
        json["notes"] = toJson(table->second->converted.notes);
    } else if (const auto view = planned.views.find(name); view != planned.views.end()) {
        json["ddl"] = script({view->second->converted.createStatement});
        json["notes"] = toJson(view->second->converted.notes);
    }
}

Json objectJson(const PlannedObjects &planned, const ResolvedObject &object,
                ObjectExplainer &explainer)
{
    const bool isTable = object.object.kind == ObjectKind::Table;
    Json json = {{"kind", isTable ? "table" : "view"},
                 {"database", object.object.name.database},
                 {"name", object.object.name.table},
                 {"selected", object.selected}};
    if (!object.rule.empty())
        json["rule"] = object.rule;
    json["reason"] = explainer.explain(object.object);
    if (object.selected) {
        json["sinkDatabase"] = object.sink.database;
        json["sinkName"] = object.sink.table;
    }
    if (isTable) {
        json["rows"] = object.object.estimatedRows;
        json["bytes"] = object.object.dataBytes;
    }
    json["exactRows"] = isTable && object.object.rowsAreExact;
    if (!object.whereClause.empty())
        json["whereClause"] = object.whereClause;
    if (!object.filterColumns.empty())
        json["filterColumns"] = object.filterColumns;
    json["notes"] = Json::array();
    if (object.selected)
        addConversion(json, planned, object.object.name);
    return json;
}

} // namespace

std::string shortReason(const ResolvedObject &object)
{
    const std::string rule = object.rule.empty() ? std::string() : " " + object.rule;
    if (object.selected)
        return rule.empty() ? "selected" : "selected by" + rule;
    return rule.empty() ? "no rule or list entry selects it" : "excluded by" + rule;
}

Json planDocument(const ProjectPlan &plan)
{
    Json json = {{"objects", Json::array()}, {"prechecks", Json::array()}, {"estimate", nullptr}};
    const PlannedObjects planned(plan);
    ObjectExplainer explainer(plan.project);
    for (const ResolvedObject &object : plan.selection.objects)
        json["objects"].push_back(objectJson(planned, object, explainer));
    for (const PrecheckResult &check : plan.prechecks)
        json["prechecks"].push_back(precheckJson(check));
    if (plan.estimate) {
        json["estimate"] = {{"seconds", {plan.estimate->lowSeconds, plan.estimate->highSeconds}},
                            {"rows", plan.estimate->rows},
                            {"bytes", plan.estimate->bytes}};
    }
    json["databasesToCreate"] = Json::array();
    for (const DatabaseSchema &database : plan.databasesToCreate)
        json["databasesToCreate"].push_back(database.name);
    json["notes"] = toJson(plan.selection.warnings);
    json["errors"] = toJson(plan.errors);
    return json;
}

} // namespace godwit
