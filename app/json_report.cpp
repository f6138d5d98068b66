#include "app/json_report.h"

#include "app/exit_codes.h"
#include "core/base/text.h"
#include "core/mapping/explain_object.h"

#include <map>

namespace godwit::ctl {

namespace {

bool isPayloadError(const Error &error)
{
    return error.code != ErrorCode::InvalidArgument && exitCodeOf(error) == WrongInput;
}

std::string whereOf(const Error &error)
{
    return error.pointer.empty() ? join(error.where, ", ") : error.pointer;
}

Json verifyJson(const VerifyResult &verify)
{
    return {{"state", stateName(verify.state)},    {"method", verify.method},
            {"sourceRows", verify.sourceRows},     {"sinkRows", verify.sinkRows},
            {"sourceDigest", verify.sourceDigest}, {"sinkDigest", verify.sinkDigest},
            {"onlyInSource", verify.onlyInSource}, {"onlyInSink", verify.onlyInSink},
            {"different", verify.different},       {"message", verify.message}};
}

Json tableJson(const TableRecord &table)
{
    return {{"database", table.source.database},
            {"name", table.source.table},
            {"sinkDatabase", table.sink.database},
            {"sinkName", table.sink.table},
            {"state", stateName(table.state)},
            {"rowsRead", table.rowsRead},
            {"rowsWritten", table.rowsWritten},
            {"bytes", table.bytes},
            {"chunks", table.chunksDone},
            {"seconds", table.seconds},
            {"message", table.message},
            {"notes", toJson(table.notes)},
            {"verify", verifyJson(table.verify)}};
}

Json stepJson(const StepRecord &step)
{
    return {{"name", stepName(step.step)},   {"state", stateName(step.state)},
            {"seconds", step.seconds},       {"startedAt", step.startedAt},
            {"finishedAt", step.finishedAt}, {"message", step.message}};
}

Json snapshotJson(const SnapshotRecord &snapshot)
{
    return {{"purpose", snapshot.purpose},
            {"takenAt", snapshot.info.takenAt},
            {"position", snapshot.info.position},
            {"method", snapshot.info.method},
            {"consistent", snapshot.info.consistent}};
}

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

Json toJson(const Error &error)
{
    Json json = {{"code", codeName(error.code)},
                 {"level", levelName(error.level)},
                 {"message", error.message},
                 {"proposal", error.proposal}};
    const std::string where = whereOf(error);
    if (!where.empty() || isPayloadError(error))
        json["where"] = where;
    if (!error.object.empty())
        json["object"] = error.object;
    return json;
}

Json toJson(const std::vector<Error> &errors)
{
    Json list = Json::array();
    for (const Error &error : errors)
        list.push_back(toJson(error));
    return list;
}

Json toJson(const std::vector<Note> &notes)
{
    Json list = Json::array();
    for (const Note &note : notes)
        list.push_back({{"level", levelName(note.level)}, {"message", note.message}});
    return list;
}

Json runDocument(const RunRecord &run)
{
    Json json = {{"project", nullptr},
                 {"name", run.projectName},
                 {"run", run.id},
                 {"state", stateName(run.state)}};
    if (!run.projectId.empty())
        json["project"] = run.projectId;
    json["consistent"] = run.consistent ? Json(*run.consistent) : Json(nullptr);
    json["source"] = run.sourceUrl;
    json["sink"] = run.sinkUrl;
    json["startedAt"] = run.startedAt;
    json["finishedAt"] = run.finishedAt;
    json["steps"] = Json::array();
    for (const StepRecord &step : run.steps)
        json["steps"].push_back(stepJson(step));
    json["tables"] = Json::array();
    for (const TableRecord &table : run.tables)
        json["tables"].push_back(tableJson(table));
    json["snapshots"] = Json::array();
    for (const SnapshotRecord &snapshot : run.snapshots)
        json["snapshots"].push_back(snapshotJson(snapshot));
    json["errors"] = toJson(run.errors);
    return json;
}

Json refusedRunDocument(const std::string &projectId, ProjectState state,
                        const std::vector<Error> &errors)
{
    RunRecord none;
    none.projectId = projectId;
    none.state = state;
    none.errors = errors;
    return runDocument(none);
}

std::string shortReason(const ResolvedObject &object)
{
    const std::string rule = object.rule.empty() ? std::string() : " " + object.rule;
    if (object.selected)
        return rule.empty() ? "selected" : "selected by" + rule;
    return rule.empty() ? "no rule or list entry selects it" : "excluded by" + rule;
}

std::vector<std::string> statementsOf(const ConvertedTable &table)
{
    std::vector<std::string> all;
    for (const auto *part :
         {&table.createStatements, &table.indexStatements, &table.foreignKeyStatements})
        all.insert(all.end(), part->begin(), part->end());
    return all;
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

Json toJson(const DataSourceStore::Record &record)
{
    return {{"id", record.id},
            {"name", record.name},
            {"url", record.url},
            {"passwordVariable", record.passwordVariable},
            {"createdAt", record.createdAt}};
}

std::string_view dialectName(Dialect dialect)
{
    switch (dialect) {
    case Dialect::MySql:
        return "MySQL";
    case Dialect::MariaDb:
        return "MariaDB";
    case Dialect::Sqlite:
        return "SQLite";
    }
    return "MySQL";
}

Json toJson(const ServerFacts &facts)
{
    return {{"product", facts.product},
            {"version", facts.version},
            {"dialect", dialectName(facts.dialect)},
            {"user", facts.user},
            {"timeZone", facts.timeZone},
            {"charset", facts.charset},
            {"collation", facts.collation},
            {"sqlMode", facts.sqlMode},
            {"maxAllowedPacket", facts.maxAllowedPacket},
            {"lowerCaseTableNames", facts.lowerCaseTableNames},
            {"logBin", facts.logBin},
            {"binlogFormat", facts.binlogFormat},
            {"binlogRowImage", facts.binlogRowImage},
            {"binlogPosition", facts.binlogPosition},
            {"readOnly", facts.readOnly},
            {"localInfile", facts.localInfile},
            {"globalPrivileges", facts.globalPrivileges},
            {"grants", facts.grants},
            {"clockSkewSeconds", facts.clockSkewSeconds}};
}

} // namespace godwit::ctl
