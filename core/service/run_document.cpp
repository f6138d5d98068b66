#include "core/service/run_document.h"

#include "core/service/error_document.h"

namespace godwit {

namespace {

Json verifyJson(const VerifyResult &verify)
{
    return {{"state", stateName(verify.state)},
            {"method", verify.method},
            {"sourceRows", verify.sourceRows},
            {"sinkRows", verify.sinkRows},
            {"sourceDigest", verify.sourceDigest},
            {"sinkDigest", verify.sinkDigest},
            {"onlyInSource", verify.onlyInSource},
            {"onlyInSink", verify.onlyInSink},
            {"different", verify.different},
            {"stored", verify.stored},
            {"message", verify.message}};
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

} // namespace

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

} // namespace godwit
