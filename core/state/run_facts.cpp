#include "core/state/run_facts.h"

#include "core/base/json.h"
#include "core/base/secret.h"
#include "core/state/sql.h"

namespace godwit {

namespace {

std::string factsText(const RunFacts &facts)
{
    Json json = {{"sourceServer", facts.sourceServer},
                 {"sinkServer", facts.sinkServer},
                 {"prediction", nullptr},
                 {"excludedCount", facts.excludedCount},
                 {"excluded", Json::array()},
                 {"narrowed", Json::array()}};
    if (facts.prediction) {
        json["prediction"] = {{"lowSeconds", facts.prediction->lowSeconds},
                              {"highSeconds", facts.prediction->highSeconds},
                              {"rows", facts.prediction->rows},
                              {"bytes", facts.prediction->bytes}};
    }
    for (const RunFacts::Excluded &object : facts.excluded) {
        json["excluded"].push_back({{"kind", object.kind},
                                    {"database", object.name.database},
                                    {"name", object.name.table},
                                    {"reason", object.reason}});
    }
    for (const RunFacts::Narrowed &table : facts.narrowed) {
        json["narrowed"].push_back({{"database", table.name.database},
                                    {"name", table.name.table},
                                    {"whereClause", table.whereClause},
                                    {"leftOut", table.leftOut}});
    }
    return maskSecrets(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

RunFacts factsOf(const Json &json)
{
    RunFacts facts;
    facts.sourceServer = json.at("sourceServer");
    facts.sinkServer = json.at("sinkServer");
    if (const Json &prediction = json.at("prediction"); !prediction.is_null()) {
        facts.prediction =
            RunFacts::Prediction{prediction.at("lowSeconds"), prediction.at("highSeconds"),
                                 prediction.at("rows"), prediction.at("bytes")};
    }
    facts.excludedCount = json.at("excludedCount");
    for (const Json &object : json.at("excluded")) {
        facts.excluded.push_back(
            {object.at("kind"), {object.at("database"), object.at("name")}, object.at("reason")});
    }
    for (const Json &table : json.at("narrowed")) {
        facts.narrowed.push_back({{table.at("database"), table.at("name")},
                                  table.at("whereClause"),
                                  table.at("leftOut").get<std::vector<std::string>>()});
    }
    return facts;
}

} // namespace

Result<void> RunFactsStore::save(const std::string &runId, const RunFacts &facts)
{
    const std::scoped_lock lock(m_database.mutex());
    Statement statement(m_database.handle(), "INSERT OR REPLACE INTO run_facts VALUES (?, ?)");
    return statement.bind(runId, factsText(facts)).run();
}

Result<std::optional<RunFacts>> RunFactsStore::find(const std::string &runId)
{
    const std::scoped_lock lock(m_database.mutex());
    // A home of an older Godwit that is only being read has no such table.
    Statement exists(m_database.handle(), "SELECT 1 FROM sqlite_master WHERE name = 'run_facts'");
    const auto known = exists.step();
    if (!known)
        return tl::unexpected(known.error());
    if (!*known)
        return std::nullopt;
    Statement statement(m_database.handle(), "SELECT facts FROM run_facts WHERE run_id = ?");
    const auto found = statement.bind(runId).step();
    if (!found)
        return tl::unexpected(found.error());
    if (!*found)
        return std::nullopt;
    const Json json = Json::parse(statement.text(0), nullptr, false);
    // nlohmann/json reports a wrong type by an exception; none leaves this file.
    try {
        return std::optional(factsOf(json));
    } catch (const Json::exception &) {
        return damagedState("the facts of a run cannot be read");
    }
}

} // namespace godwit
