#include "core/service/proof_json.h"

#include "core/base/secret.h"
#include "core/service/error_document.h"
#include "core/service/proof_verdict.h"

#include <cmath>

namespace godwit {

namespace {

Json masked(const std::string &text)
{
    return maskSecrets(text);
}

// Milliseconds are as exact as a clock that others read needs to be.
Json secondsJson(double seconds)
{
    return std::round(seconds * 1000) / 1000;
}

Json nameJson(const TableName &name)
{
    return {{"database", name.database}, {"name", name.table}};
}

Json verdictJson(const ProofHeadline &headline)
{
    return {{"verdict", verdictName(headline.verdict)},
            {"sentence", headline.sentence},
            {"reservations", headline.reservations}};
}

Json runJson(const ProofReport &report)
{
    Json json = {{"project", report.project.id},
                 {"name", report.project.name},
                 {"type", report.project.type},
                 {"run", nullptr},
                 {"state", stateName(report.state)},
                 {"startedAt", ""},
                 {"finishedAt", ""},
                 {"asOf", report.asOf.empty() ? Json(nullptr) : Json(report.asOf)},
                 {"consistent", nullptr}};
    if (report.run) {
        json["name"] = report.run->projectName;
        json["run"] = report.run->id;
        json["startedAt"] = report.run->startedAt;
        json["finishedAt"] = report.run->finishedAt;
        if (report.run->consistent)
            json["consistent"] = *report.run->consistent;
    }
    return json;
}

Json sideJson(const std::string &url, const std::string &server)
{
    return {{"url", masked(url)}, {"server", server}};
}

Json stepsJson(const RunRecord &run)
{
    Json list = Json::array();
    for (const StepRecord &step : run.steps) {
        list.push_back({{"name", stepName(step.step)},
                        {"state", stateName(step.state)},
                        {"seconds", secondsJson(step.seconds)},
                        {"startedAt", step.startedAt},
                        {"finishedAt", step.finishedAt},
                        {"message", masked(step.message)}});
    }
    return list;
}

Json snapshotsJson(const RunRecord &run)
{
    Json list = Json::array();
    for (const SnapshotRecord &snapshot : run.snapshots) {
        list.push_back({{"purpose", snapshot.purpose},
                        {"takenAt", snapshot.info.takenAt},
                        {"position", masked(snapshot.info.position)},
                        {"method", masked(snapshot.info.method)},
                        {"consistent", snapshot.info.consistent}});
    }
    return list;
}

Json objectJson(const ObjectRecord &object)
{
    Json json = nameJson(object.source);
    json["kind"] = kindName(object.kind);
    json["state"] = stateName(object.state);
    json["step"] =
        object.state == ObjectState::Failed ? Json(stepName(object.step)) : Json(nullptr);
    json["message"] = object.error ? masked(object.error->message) : Json("");
    return json;
}

Json scopeJson(const ProofReport &report)
{
    Json json = {{"known", report.facts.has_value()}, {"views", report.views},
                 {"excludedCount", nullptr},          {"excluded", Json::array()},
                 {"narrowed", Json::array()},         {"failedOrSkipped", Json::array()}};
    for (const ObjectRecord &object : report.troubled)
        json["failedOrSkipped"].push_back(objectJson(object));
    if (!report.facts)
        return json;
    json["excludedCount"] = report.facts->excludedCount;
    for (const RunFacts::Excluded &object : report.facts->excluded) {
        Json item = nameJson(object.name);
        item["kind"] = object.kind;
        item["reason"] = masked(object.reason);
        json["excluded"].push_back(std::move(item));
    }
    for (const RunFacts::Narrowed &table : report.facts->narrowed) {
        Json item = nameJson(table.name);
        item["whereClause"] = masked(table.whereClause);
        item["leftOut"] = table.leftOut;
        json["narrowed"].push_back(std::move(item));
    }
    return json;
}

Json predictionJson(const ProofReport &report, const ProofTotals &totals)
{
    if (!report.facts || !report.facts->prediction)
        return nullptr;
    const RunFacts::Prediction &predicted = *report.facts->prediction;
    Json json = {{"secondsLow", secondsJson(predicted.lowSeconds)},
                 {"secondsHigh", secondsJson(predicted.highSeconds)},
                 {"rows", predicted.rows},
                 {"bytes", predicted.bytes},
                 {"actual", nullptr},
                 {"within", nullptr}};
    if (report.run->finishedAt.empty())
        return json;
    json["actual"] = {{"seconds", secondsJson(totals.seconds)},
                      {"rows", totals.rowsRead},
                      {"bytes", totals.bytes}};
    json["within"] =
        totals.seconds >= predicted.lowSeconds && totals.seconds <= predicted.highSeconds;
    return json;
}

Json totalsJson(const ProofTotals &totals)
{
    return {{"tables", totals.tables},
            {"rowsRead", totals.rowsRead},
            {"rowsWritten", totals.rowsWritten},
            {"bytes", totals.bytes},
            {"seconds", secondsJson(totals.seconds)},
            {"consistent", totals.consistent},
            {"different", totals.different},
            {"notProven", totals.notProven},
            {"skipped", totals.skipped},
            {"notYetCompared", totals.waiting},
            {"rowsCompared", totals.comparedRows}};
}

// What has become of one table's differences: {"ONLY_IN_SOURCE": {"OPEN": 3, "REPAIRED": 1}, …}
Json outcomesJson(const ProofReport &report, int table)
{
    Json json = Json::object();
    for (const DifferenceCount &count : report.counts) {
        if (count.table == table)
            json[std::string(kindName(count.kind))][std::string(stateName(count.state))] =
                count.count;
    }
    return json;
}

Json verifyJson(const TableRecord &table)
{
    const VerifyResult &verify = table.verify;
    const bool judged = tableVerdict(table) != TableVerdict::NotYet;
    return {{"state", judged ? Json(stateName(verify.state)) : Json(nullptr)},
            {"method", masked(verify.method)},
            {"sourceRows", verify.sourceRows},
            {"sinkRows", verify.sinkRows},
            {"sourceDigest", verify.sourceDigest},
            {"sinkDigest", verify.sinkDigest},
            {"onlyInSource", verify.onlyInSource},
            {"onlyInSink", verify.onlyInSink},
            {"different", verify.different},
            {"stored", verify.stored},
            {"message", masked(verify.message)}};
}

Json notesJson(const std::vector<Note> &notes)
{
    Json list = Json::array();
    for (const Note &note : notes)
        list.push_back({{"level", levelName(note.level)}, {"message", masked(note.message)}});
    return list;
}

Json tableJson(const ProofReport &report, const TableRecord &table)
{
    return {{"number", table.number},
            {"database", table.source.database},
            {"name", table.source.table},
            {"sinkDatabase", table.sink.database},
            {"sinkName", table.sink.table},
            {"state", stateName(table.state)},
            {"rowsRead", table.rowsRead},
            {"rowsWritten", table.rowsWritten},
            {"bytes", table.bytes},
            {"chunks", table.chunksDone},
            {"seconds", secondsJson(table.seconds)},
            {"message", masked(table.message)},
            {"notes", notesJson(table.notes)},
            {"verify", verifyJson(table)},
            {"outcomes", outcomesJson(report, table.number)}};
}

Json differencesJson(const ProofReport &report)
{
    Json json = {{"unresolved", report.unresolvedCount},
                 {"listed", report.unresolved.size()},
                 {"rows", Json::array()}};
    for (const UnresolvedDifference &difference : report.unresolved) {
        Json row = {{"ordinal", difference.ordinal}};
        row["sinkDatabase"] = difference.sink.database;
        row["sinkName"] = difference.sink.table;
        row["kind"] = kindName(difference.kind);
        row["state"] = stateName(difference.state);
        row["key"] = difference.key;
        row["copies"] = difference.copies;
        row["columns"] = difference.columns;
        row["message"] = difference.message;
        json["rows"].push_back(std::move(row));
    }
    return json;
}

Json errorsJson(const RunRecord &run)
{
    Json list = Json::array();
    for (Error error : run.errors) {
        error.message = maskSecrets(std::move(error.message));
        error.proposal = maskSecrets(std::move(error.proposal));
        list.push_back(toJson(error));
    }
    return list;
}

} // namespace

Json proofDocument(const ProofReport &report)
{
    const RunRecord run = report.run.value_or(RunRecord());
    const RunFacts facts = report.facts.value_or(RunFacts());
    const ProofTotals totals = totalsOf(run);
    Json json = {{"godwitProof", 1}};
    json["verdict"] = verdictJson(report.headline);
    json["run"] = runJson(report);
    json["source"] = sideJson(run.sourceUrl, facts.sourceServer);
    json["sink"] = sideJson(run.sinkUrl, facts.sinkServer);
    json["steps"] = stepsJson(run);
    json["snapshots"] = snapshotsJson(run);
    json["scope"] = scopeJson(report);
    json["prediction"] = predictionJson(report, totals);
    json["totals"] = totalsJson(totals);
    json["tables"] = Json::array();
    for (const TableRecord &table : run.tables)
        json["tables"].push_back(tableJson(report, table));
    json["differences"] = differencesJson(report);
    json["errors"] = errorsJson(run);
    return json;
}

} // namespace godwit
