// Payloads that must be refused, each with the place and the kind of the error.
#pragma once

#include "core/base/text.h"
#include "tests/core/project/payload_texts.h"

namespace godwit {

inline std::string repeated(const std::string &part, std::size_t times)
{
    std::string text;
    text.reserve(part.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        text += part;
    return text;
}

struct Row
{
    const char *what;
    std::string text;
    const char *pointer;
    ErrorCode code;
};

using enum ErrorCode;

// clang-format off
inline std::vector<Row> textRows()
{
    const std::string &small = smallPayload();
    return {
        {"empty", "", "/name", MissingField},
        {"blank", " \n\t", "/type", MissingField},
        {"word", "hello", "/transferMapping", MissingField},
        {"null", "null", "/sourceEndpointId", MissingField},
        {"list", "[]", "/sinkEndpointId", MissingField},
        {"text", "\"shop\"", "/name", MissingField},
        {"number", "42", "/name", MissingField},
        {"truncated in a text", small.substr(0, small.find("shop\"") + 2), "/name", NotJson},
        {"truncated after a key", small.substr(0, small.find("\"MIGRATION\"")), "/type", NotJson},
        {"truncated in a list", small.substr(0, small.find("\"l_1\"")), "/labelIds/0", NotJson},
        {"truncated before the end", small.substr(0, small.size() - 1), "/incrTransferConfig", NotJson},
        {"text after the end", small + " x", "/incrTransferConfig", NotJson},
        {"two documents", small + small, "/incrTransferConfig", NotJson},
        {"byte order mark", "\xEF\xBB\xBF" + small, "/name", NotJson},
        {"UTF-16", std::string("\xFF\xFE{\0}\0", 6), "/name", MissingField},
        {"NUL before the text", std::string(1, '\0') + small, "/name", MissingField},
        {"NUL in a text", spoiled("orders", std::string("ord\0ers", 7)), "/transferMapping/databases/0/tables/0/name", NotJson},
        {"NUL between values", spoiled("\"MIGRATION\"", std::string("\0\"MIGRATION\"", 12)), "/type", NotJson},
        {"escaped NUL in a name", spoiled("orders", "ord\\u0000ers"), "/transferMapping/databases/0/tables/0/name", InvalidName},
        {"line break in a text", spoiled("e_source", "e_\nsource"), "/sourceEndpointId", NotJson},
        {"invalid UTF-8", spoiled("e_source", "e_\xC3(source"), "/sourceEndpointId", NotJson},
        {"invalid UTF-8 in a key", spoiled("labelIds", "label\xFFIds"), "/type", NotJson},
        {"overlong UTF-8", spoiled("e_source", "\xC0\xAF"), "/sourceEndpointId", NotJson},
        {"surrogate as UTF-8", spoiled("e_source", "\xED\xA0\x80"), "/sourceEndpointId", NotJson},
        {"lone high surrogate", spoiled("e_sink", "\\uD800"), "/sinkEndpointId", NotJson},
        {"lone low surrogate", spoiled("e_sink", "\\uDC00x"), "/sinkEndpointId", NotJson},
        {"high surrogate twice", spoiled("e_sink", "\\uD800\\uD800"), "/sinkEndpointId", NotJson},
        {"unknown escape", spoiled("e_sink", "\\x41"), "/sinkEndpointId", NotJson},
        {"short escape", spoiled("e_sink", "\\u12"), "/sinkEndpointId", NotJson},
        {"backslash at the end", "{\"name\": \"a\\", "/name", NotJson},
        {"single quotes", spoiled("\"e_sink\"", "'e_sink'"), "/sinkEndpointId", NotJson},
        {"key without quotes", "{\"name\": \"a\", type: 1}", "/name", NotJson},
        {"missing comma", spoiled("\"shop\",", "\"shop\""), "/name", NotJson},
        {"missing colon", spoiled("\"name\":", "\"name\""), "/name", NotJson},
        {"two commas", spoiled("[\"l_1\"]", "[\"l_1\",,]"), "/labelIds/1", NotJson},
        {"comma first", spoiled("[\"l_1\"]", "[,\"l_1\"]"), "/labelIds/0", NotJson},
        {"wrong bracket", spoiled("[\"l_1\"]", "[\"l_1\"}"), "/labelIds", NotJson},
        {"unclosed comment", small + "/* never ends", "/incrTransferConfig", NotJson},
        {"hash comment", spoiled("\"name\"", "# no\n\"name\""), "/name", MissingField},
        {"leading zero", spoiled("168", "0168"), "/incrTransferConfig/storeLogKeptHour", NotJson},
        {"plus sign", spoiled("168", "+168"), "/incrTransferConfig/storeLogKeptHour", NotJson},
        {"point without digits", spoiled("168", "1."), "/incrTransferConfig/storeLogKeptHour", NotJson},
        {"hexadecimal", spoiled("168", "0x10"), "/incrTransferConfig/storeLogKeptHour", NotJson},
        {"not a number", spoiled("168", "NaN"), "/incrTransferConfig/storeLogKeptHour", NotJson},
        {"infinity", spoiled("168", "-Infinity"), "/incrTransferConfig/storeLogKeptHour", NotJson},
        {"True of another language", spoiled("true", "True"), "/enableStructTransfer", NotJson},
        {"number of 5000 digits", spoiled("168", std::string(5000, '9')), "/incrTransferConfig/storeLogKeptHour", NotJson},
        {"number of 500 digits", spoiled("168", std::string(500, '9')), "/incrTransferConfig/storeLogKeptHour", OutOfRange},
        {"1e400", spoiled("168", "1e400"), "/incrTransferConfig/storeLogKeptHour", WrongType},
        {"2^64", spoiled("168", "18446744073709551616"), "/incrTransferConfig/storeLogKeptHour", OutOfRange},
        {"fraction", spoiled("168", "1.5"), "/incrTransferConfig/storeLogKeptHour", WrongType},
        {"duplicate key", spoiled("\"type\"", "\"name\": \"x\", \"type\""), "/name", DuplicateKey},
        {"duplicate key below", spoiled("\"mqPartition\": 0", "\"mqPartition\": 0, \"mqPartition\": 0"), "/commonTransferConfig/mqPartition", DuplicateKey},
        {"duplicate unknown key", spoiled("\"name\"", "\"x\": {\"~/\": 1, \"~/\": 2}, \"name\""), "/x/~0~1", DuplicateKey},
        {"duplicate by an escape", spoiled("\"type\"", "\"n\\u0061me\": \"x\", \"type\""), "/name", DuplicateKey},
        {"duplicate but for capitals", spoiled("\"type\"", "\"Name\": \"x\", \"type\""), "/Name", DuplicateKey},
        {"100,000 lists", repeated("[", 100000), "/name", MissingField},
        {"100,000 lists, closed", spoiled("[\"l_1\"]", repeated("[", 100000) + repeated("]", 100000)), "/labelIds", NotJson},
        {"100,000 objects", repeated("{\"a\":", 100000) + "1" + repeated("}", 100000), "/a", NotJson},
        {"100,000 comments and nothing", repeated("/**/", 100000), "/name", MissingField},
        {"key of a megabyte", spoiled("\"name\"", '"' + std::string(1 << 20, 'k') + "\": 1, \"name\""), "/kkkkkkkkkk", NotJson},
    };
}

inline std::vector<Row> valueRows()
{


    return {
        {"name is a number", spoiled("\"shop\"", "7"), "/name", WrongType},
        {"name is a list", spoiled("\"shop\"", "[\"shop\"]"), "/name", WrongType},
        {"name is null", spoiled("\"shop\"", "null"), "/name", MissingField},
        {"name is empty", spoiled("\"shop\"", "\"\""), "/name", MissingField},
        {"name with a space", spoiled("\"shop\"", "\"my shop\""), "/name", InvalidName},
        {"name too long", spoiled("\"shop\"", '"' + std::string(65, 'x') + '"'), "/name", InvalidName},
        {"type unknown", spoiled("MIGRATION", "COPY"), "/type", UnknownValue},
        {"type in small letters", spoiled("MIGRATION", "migration"), "/type", UnknownValue},
        {"type is a flag", spoiled("\"MIGRATION\"", "true"), "/type", WrongType},
        {"type missing", spoiled("\"type\": \"MIGRATION\",", ""), "/type", MissingField},
        {"labels are a number", spoiled("[\"l_1\"]", "1"), "/labelIds", WrongType},
        {"a label is a number", spoiled("[\"l_1\"]", "[\"a\", 1]"), "/labelIds/1", WrongType},
        {"a label is null", spoiled("[\"l_1\"]", "[null]"), "/labelIds/0", WrongType},
        {"a label is blank", spoiled("[\"l_1\"]", "[\" \"]"), "/labelIds/0", InvalidName},
        {"six labels", spoiled("[\"l_1\"]", "\"a,b,c,d,e,f\""), "/labelIds", OutOfRange},
        {"source blank", spoiled("e_source", " "), "/sourceEndpointId", MissingField},
        {"sink is an object", spoiled("\"e_sink\"", "{}"), "/sinkEndpointId", WrongType},
        {"mapping is a list", replaced(rulesPayload("X"), "{\n        X\n    }", "[]"), "/transferMapping", WrongType},
        {"mapping is empty", rulesPayload(""), "/transferMapping/mode", MissingField},
        {"mode unknown", spoiled("SPECIFIC", "ALL"), "/transferMapping/mode", UnknownValue},
        {"no databases", rulesPayload(R"("mode": "SPECIFIC")"), "/transferMapping/databases", MissingField},
        {"databases are an object", rulesPayload(R"("mode": "SPECIFIC", "databases": {})"), "/transferMapping/databases", WrongType},
        {"a database is a text", rulesPayload(R"("mode": "SPECIFIC", "databases": ["shop"])"), "/transferMapping/databases/0", WrongType},
        {"a database without name", rulesPayload(R"("mode": "SPECIFIC", "databases": [{"tables": [{"name": "t"}]}])"), "/transferMapping/databases/0/name", MissingField},
        {"a database without tables", rulesPayload(R"("mode": "SPECIFIC", "databases": [{"name": "d", "tables": []}])"), "/transferMapping/databases/0/tables", MissingField},
        {"a table is a text", spoiled(R"([{"name": "orders", "whereClause": "id > 1"}])", "[\"orders\"]"), "/transferMapping/databases/0/tables/0", WrongType},
        {"a table without name", spoiled(R"("name": "orders", )", ""), "/transferMapping/databases/0/tables/0/name", MissingField},
        {"a table's name is empty", spoiled("orders", ""), "/transferMapping/databases/0/tables/0/name", MissingField},
        {"a new name is empty", spoiled(R"("name": "orders")", R"("name": "orders", "mappedName": "")"), "/transferMapping/databases/0/tables/0/mappedName", InvalidName},
        {"one table, two destinations", spoiled(R"([{"name": "orders")", R"([{"name": "orders", "mappedName": "x"}, {"name": "orders")"), "/transferMapping/databases/0/tables/1", DuplicateKey},
        {"filter of two statements", spoiled("id > 1", "id > 1; DELETE FROM t"), "/transferMapping/databases/0/tables/0/whereClause", InvalidFilter},
        {"filter is a number", spoiled("\"id > 1\"", "1"), "/transferMapping/databases/0/tables/0/whereClause", WrongType},
        {"columns are a text", spoiled("\"whereClause\": \"id > 1\"", "\"filterColumns\": \"a\""), "/transferMapping/databases/0/tables/0/filterColumns", WrongType},
        {"a column is empty", spoiled("\"whereClause\": \"id > 1\"", "\"filterColumns\": [\"a\", \"\"]"), "/transferMapping/databases/0/tables/0/filterColumns/1", InvalidName},
        {"no rules", rulesPayload(R"("mode": "WILDCARD", "tableAndViewWhiteList": [])"), "/transferMapping/tableAndViewWhiteList", MissingField},
        {"rules are a text", rulesPayload(R"("mode": "WILDCARD", "tableAndViewWhiteList": "a.*")"), "/transferMapping/tableAndViewWhiteList", WrongType},
        {"rule with an open bracket", rulesPayload(R"("mode": "WILDCARD", "tableAndViewWhiteList": ["a.*", "a.[b"])"), "/transferMapping/tableAndViewWhiteList/1", InvalidRule},
        {"exclusion that renames", rulesPayload(R"("mode": "WILDCARD", "tableAndViewWhiteList": ["a.*"], "tableAndViewBlackList": ["a.b=c.d"])"), "/transferMapping/tableAndViewBlackList/0", InvalidRule},
        {"topic in a migration", rulesPayload(R"("mode": "WILDCARD", "tableAndViewWhiteList": ["a.b=topic"])"), "/transferMapping/tableAndViewWhiteList/0", InvalidRule},
        {"one rule, two destinations", rulesPayload(R"("mode": "WILDCARD", "tableAndViewWhiteList": ["a.b=c.d", "a.b=c.e"])"), "/transferMapping/tableAndViewWhiteList/1", InvalidRule},
        {"category unknown", spoiled("\"mqPartition\": 0", "\"tableCategory\": \"SOME\""), "/commonTransferConfig/tableCategory", UnknownValue},
        {"partition negative", spoiled("\"mqPartition\": 0", "\"mqPartition\": -1"), "/commonTransferConfig/mqPartition", OutOfRange},
        {"partition is a flag", spoiled("\"mqPartition\": 0", "\"mqPartition\": false"), "/commonTransferConfig/mqPartition", WrongType},
        {"time-out zero", spoiled("\"mqPartition\": 0", "\"rocketMqSendMsgTimeout\": 0"), "/commonTransferConfig/rocketMqSendMsgTimeout", OutOfRange},
        {"serializer unknown", spoiled("\"mqPartition\": 0", "\"mqSerializerType\": \"XML\""), "/commonTransferConfig/mqSerializerType", UnknownValue},
        {"config is a list", spoiled("{\"mqPartition\": 0}", "[]"), "/commonTransferConfig", WrongType},
        {"flag is a number", spoiled("\"enableFullTransfer\": true", "\"enableFullTransfer\": 1"), "/enableFullTransfer", WrongType},
        {"flag is a word", spoiled("\"enableFullTransfer\": true", "\"enableFullTransfer\": \"yes\""), "/enableFullTransfer", WrongType},
        {"speed unknown", spoiled("\"allowDestTableNotEmpty\": false", "\"fullVerifySpeedMode\": \"TURBO\""), "/fullTransferConfig/fullVerifySpeedMode", UnknownValue},
        {"hours zero", spoiled("168", "0"), "/incrTransferConfig/storeLogKeptHour", OutOfRange},
        {"hours too many", spoiled("168", "8761"), "/incrTransferConfig/storeLogKeptHour", OutOfRange},
        {"hours as words", spoiled("168", "\"a week\""), "/incrTransferConfig/storeLogKeptHour", WrongType},
        {"threads too many", spoiled("\"storeLogKeptHour\": 168", "\"incrSyncConcurrency\": 1025"), "/incrTransferConfig/incrSyncConcurrency", OutOfRange},
        {"record type unknown", spoiled("\"storeLogKeptHour\": 168", "\"recordTypeWhiteList\": [\"INSERT\", \"MERGE\"]"), "/incrTransferConfig/recordTypeWhiteList/1", UnknownValue},
        {"record type is a number", spoiled("\"storeLogKeptHour\": 168", "\"recordTypeWhiteList\": [1]"), "/incrTransferConfig/recordTypeWhiteList/0", WrongType},
        {"milliseconds", spoiled("\"storeLogKeptHour\": 168", "\"startTimestamp\": 1689201369000000"), "/incrTransferConfig/startTimestamp", OutOfRange},
    };
}
// clang-format on

// Not in the test itself: moc loses the class behind a raw string.
inline constexpr const char *payloadOfMistakes = R"({"name": 1, "type": "X", "labelIds": 2,
            "transferMapping": {"mode": "WILDCARD", "tableAndViewWhiteList": ["a", "b.[c"]},
            "enableFullTransfer": "no", "incrTransferConfig": {"incrSyncConcurrency": 0}})";

} // namespace godwit
