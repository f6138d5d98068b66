// Payloads that are read with a warning, each with the place of the warning.
#pragma once

#include "core/base/text.h"
#include "tests/core/project/payload_texts.h"

#include <functional>

namespace godwit {

struct ToleratedRow
{
    const char *what;
    std::string text;
    const char *pointer;
    std::function<bool(const Project &)> isUnderstood;
};

// clang-format off
inline const std::vector<ToleratedRow> &toleratedRows()
{
    using P = const Project &;
    static const auto incr = [](const char *field) { return spoiled("\"storeLogKeptHour\": 168", field); };
    static const std::vector<ToleratedRow> rows = {
        {"comma after the last member", spoiled("\"mqPartition\": 0", "\"mqPartition\": 7,"), "/commonTransferConfig/mqPartition", [](P p) { return p.commonTransferConfig.mqPartition == 7; }},
        {"comma after the last item", spoiled("[\"l_1\"]", "[\"l_1\", ]"), "/labelIds/0", [](P p) { return p.labelIds.size() == 1; }},
        {"comment at the end of a line", spoiled("\"type\"", "// what it is\n\"type\""), "/name", [](P p) { return p.name == "shop"; }},
        {"comment in a line", spoiled("\"l_1\"", "/* \"l_0\", */ \"l_1\""), "/labelIds", [](P p) { return p.labelIds.size() == 1; }},
        {"comment before everything", "// mine\n" + smallPayload(), "/name", [](P p) { return p.name == "shop"; }},
        {"capitalised key", spoiled("\"name\"", "\"Name\""), "/Name", [](P p) { return p.name == "shop"; }},
        {"capitalised object", spoiled("\"transferMapping\"", "\"TransferMapping\""), "/TransferMapping", [](P p) { return p.transferMapping.databases.size() == 1; }},
        {"flag as text", spoiled("\"enableIncrTransfer\": false", "\"enableIncrTransfer\": \"True\""), "/enableIncrTransfer", [](P p) { return p.enableIncrTransfer; }},
        {"flag as text in capitals", spoiled("\"enableFullVerify\": true", "\"enableFullVerify\": \"FALSE\""), "/enableFullVerify", [](P p) { return !p.enableFullVerify; }},
        {"allowDestTableNotEmpty as documented", spoiled("\"allowDestTableNotEmpty\": false", "\"allowDestTableNotEmpty\": \"True\""), "/fullTransferConfig/allowDestTableNotEmpty", [](P p) { return p.fullTransferConfig.allowDestTableNotEmpty; }},
        {"number as text", incr("\"storeLogKeptHour\": \"24\""), "/incrTransferConfig/storeLogKeptHour", [](P p) { return p.incrTransferConfig.storeLogKeptHour == 24; }},
        {"timestamp as digits", incr("\"startTimestamp\": \"1689201369\""), "/incrTransferConfig/startTimestamp", [](P p) { return p.incrTransferConfig.startTimestamp == 1689201369; }},
        {"labels as one text", spoiled("[\"l_1\"]", "\"l_1\""), "/labelIds", [](P p) { return p.labelIds == std::vector<std::string>{"l_1"}; }},
        {"labels as a comma list", spoiled("[\"l_1\"]", "\"l_1, l_2\""), "/labelIds", [](P p) { return p.labelIds == std::vector<std::string>{"l_1", "l_2"}; }},
        {"record types as a comma list", incr("\"recordTypeWhiteList\": \"INSERT,DDL\""), "/incrTransferConfig/recordTypeWhiteList", [](P p) { return p.incrTransferConfig.recordTypeWhiteList == std::set<RecordType>{RecordType::Insert, RecordType::Ddl}; }},
        {"unknown field", spoiled("\"type\"", "\"futureField\": {\"a\": 1.10}, \"type\""), "/futureField", [](P p) { return p.unknownFields == "{\"futureField\":{\"a\":1.10}}"; }},
        {"name OMS would refuse", spoiled("orders", "Aufträge"), "/transferMapping/databases/0/tables/0/name", [](P p) { return p.transferMapping.databases[0].tables[0].name == "Aufträge"; }},
        {"filter OMS would refuse", spoiled("id > 1", "a LIKE 'b%'"), "/transferMapping/databases/0/tables/0/whereClause", [](P p) { return p.transferMapping.databases[0].tables[0].whereClause == "a LIKE 'b%'"; }},
        {"one table twice", spoiled("[{\"name\": \"orders\", \"whereClause\": \"id > 1\"}]", "[{\"name\": \"a\"}, {\"name\": \"a\", \"mappedName\": \"a\"}]"), "/transferMapping/databases/0/tables/1", [](P p) { return p.transferMapping.databases[0].tables.size() == 2; }},
        {"rules in the mode SPECIFIC", spoiled("\"mode\": \"SPECIFIC\"", "\"mode\": \"SPECIFIC\", \"tableAndViewWhiteList\": [\"a.*\"]"), "/transferMapping/tableAndViewWhiteList", [](P p) { return p.transferMapping.mode == MappingMode::Specific; }},
        {"reverse without incremental", spoiled("\"enableIncrTransfer\"", "\"enableReverseIncrTransfer\": true, \"enableIncrTransfer\""), "/enableReverseIncrTransfer", [](P p) { return p.enableReverseIncrTransfer; }},
        {"verification without UPDATE", replaced(incr("\"recordTypeWhiteList\": [\"INSERT\", \"DELETE\"]"), "\"enableIncrTransfer\": false", "\"enableIncrTransfer\": true"), "/incrTransferConfig/recordTypeWhiteList", [](P p) { return p.incrTransferConfig.recordTypeWhiteList.size() == 2; }},
        {"timestamp with full transfer", incr("\"startTimestamp\": 1689201369"), "/incrTransferConfig/startTimestamp", [](P p) { return p.enableFullTransfer; }},
    };
    return rows;
}
// clang-format on

// Not in the test itself: moc loses the class behind a raw string.
inline constexpr const char *payloadOfDefaults = R"({"name": "p", "type": "SYNC",
            "sourceEndpointId": "a", "sinkEndpointId": "b", "labelIds": null,
            "transferMapping": {"mode": "WILDCARD", "databases": [{"name": "d"}]},
            "commonTransferConfig": null, "incrTransferConfig": {"storeLogKeptHour": null}})";

} // namespace godwit
