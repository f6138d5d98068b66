#include "core/base/text.h"
#include "core/project/field_reader.h"
#include "core/project/payload_reader.h"
#include "core/project/project_check.h"
#include "core/project/project_json.h"

namespace godwit {

namespace {

using Limits = ProjectLimits;

void readNames(FieldReader &fields, std::string &name, std::string &mappedName)
{
    fields.readText("name", name);
    std::optional<std::string> mapped;
    fields.readName("mappedName", mapped);
    if (mapped && *mapped != name)
        mappedName = std::move(*mapped);
}

void read(ObjectMapping &object, FieldReader fields)
{
    readNames(fields, object.name, object.mappedName);
    fields.readText("id", object.id);
    fields.readText("whereClause", object.whereClause);
    if (object.whereClause && trimmed(*object.whereClause).empty())
        object.whereClause.reset();
    fields.readTexts("filterColumns", object.filterColumns);
    fields.readTexts("shardColumns", object.shardColumns);
    object.unknownFields = fields.unknownFields();
}

void read(DatabaseMapping &database, FieldReader fields)
{
    const auto readItem = [](ObjectMapping &item, FieldReader itemFields) {
        read(item, std::move(itemFields));
    };
    readNames(fields, database.name, database.mappedName);
    fields.readText("id", database.id);
    fields.readText("clusterName", database.clusterName);
    fields.readText("tenantName", database.tenantName);
    fields.readObjects("tables", database.tables, readItem);
    fields.readObjects("views", database.views, readItem);
    fields.readObjects("specificTables", database.specificTables, readItem);
    fields.readObjects("specificViews", database.specificViews, readItem);
    database.unknownFields = fields.unknownFields();
}

void read(TransferMapping &mapping, FieldReader fields)
{
    const auto readItem = [](DatabaseMapping &item, FieldReader itemFields) {
        read(item, std::move(itemFields));
    };
    fields.require("mode", "the mode is missing",
                   "Add \"mode\": \"SPECIFIC\" for named objects or \"WILDCARD\" for rules.");
    fields.readEnum("mode", mapping.mode);
    fields.readObjects("databases", mapping.databases, readItem);
    fields.readObjects("databasesBlack", mapping.databasesBlack, readItem);
    fields.readTexts("tableAndViewWhiteList", mapping.tableAndViewWhiteList);
    fields.readTexts("tableAndViewBlackList", mapping.tableAndViewBlackList);
    mapping.unknownFields = fields.unknownFields();
}

void read(CommonTransferConfig &config, FieldReader fields)
{
    fields.readEnum("tableCategory", config.tableCategory);
    fields.readFlag("activeActive", config.activeActive);
    fields.readEnum("mqSerializerType", config.mqSerializerType);
    fields.readEnum("mqPartitionMode", config.mqPartitionMode);
    fields.readInteger("mqPartition", config.mqPartition, Limits::mqPartition);
    fields.readEnum("datahubTopicType", config.datahubTopicType);
    fields.readText("rocketMqProducerGroup", config.rocketMqProducerGroup);
    fields.readText("rocketMqMsgTags", config.rocketMqMsgTags);
    fields.readFlag("rocketMqEnableMsgTrace", config.rocketMqEnableMsgTrace);
    fields.readInteger("rocketMqSendMsgTimeout", config.rocketMqSendMsgTimeout, Limits::timeout);
    fields.readText("dataWorksBusinessName", config.dataWorksBusinessName);
    config.unknownFields = fields.unknownFields();
}

void read(StructTransferConfig &config, FieldReader fields)
{
    fields.readEnum("byteCharConvertStrategy", config.byteCharConvertStrategy);
    fields.readFlag("deferIndexCreation", config.deferIndexCreation);
    config.unknownFields = fields.unknownFields();
}

void read(FullTransferConfig &config, FieldReader fields)
{
    fields.readFlag("nonePkUkTruncateDstTable", config.nonePkUkTruncateDstTable);
    fields.readFlag("allowDestTableNotEmpty", config.allowDestTableNotEmpty);
    fields.readEnum("fullTransferSpeedMode", config.fullTransferSpeedMode);
    fields.readEnum("fullVerifySpeedMode", config.fullVerifySpeedMode);
    fields.readInteger("throttleRps", config.throttleRps, Limits::throttle);
    fields.readInteger("throttleIOPS", config.throttleIOPS, Limits::throttle);
    config.unknownFields = fields.unknownFields();
}

void readRecordTypes(FieldReader &fields, std::set<RecordType> &types, Problems &problems)
{
    constexpr std::string_view key = "recordTypeWhiteList";
    std::vector<std::string> names;
    if (!fields.readTextsOrText(key, names))
        return;
    types.clear();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string pointer = fields.pointerTo(key) + '/' + std::to_string(i);
        if (const auto type = fromName<RecordType>(names[i])) {
            if (!types.insert(*type).second)
                problems.tolerated(pointer, names[i] + " is listed twice", "Remove one of them.");
        } else if (!problems.blames(pointer)) {
            fields.reportUnknownValue(pointer, names[i],
                                      FieldReader::listOf(namesOf<RecordType>()));
        }
    }
}

void read(IncrTransferConfig &config, FieldReader fields, Problems &problems)
{
    fields.readInteger("startTimestamp", config.startTimestamp, Limits::timestamp);
    readRecordTypes(fields, config.recordTypeWhiteList, problems);
    fields.readInteger("storeLogKeptHour", config.storeLogKeptHour, Limits::storeLogKeptHour);
    fields.readFlag("enableSequencingWithinTxn", config.enableSequencingWithinTxn);
    fields.readInteger("incrSyncConcurrency", config.incrSyncConcurrency,
                       Limits::incrSyncConcurrency);
    fields.readFlag("enableIncrSyncStatistics", config.enableIncrSyncStatistics);
    fields.readInteger("throttleRps", config.throttleRps, Limits::throttle);
    fields.readInteger("throttleIOPS", config.throttleIOPS, Limits::throttle);
    config.unknownFields = fields.unknownFields();
}

void read(Project &project, FieldReader fields, Problems &problems)
{
    fields.readText("name", project.name);
    fields.require("type", "the type is missing",
                   "Add \"type\": \"MIGRATION\", or \"SYNC\" for a message queue.");
    fields.readEnum("type", project.type);
    fields.readTextsOrText("labelIds", project.labelIds);
    fields.readText("sourceEndpointId", project.sourceEndpointId);
    fields.readText("sinkEndpointId", project.sinkEndpointId);
    fields.require("transferMapping", "transferMapping, which says what moves, is missing",
                   "Add \"transferMapping\" with its \"mode\" and \"databases\".");
    const auto readInto = [](auto &part) {
        return [&part](FieldReader partFields) { read(part, std::move(partFields)); };
    };
    fields.readObject("transferMapping", readInto(project.transferMapping));
    fields.readObject("commonTransferConfig", readInto(project.commonTransferConfig));
    fields.readFlag("enableStructTransfer", project.enableStructTransfer);
    fields.readObject("structTransferConfig", readInto(project.structTransferConfig));
    fields.readFlag("enableFullTransfer", project.enableFullTransfer);
    fields.readFlag("enableFullVerify", project.enableFullVerify);
    fields.readObject("fullTransferConfig", readInto(project.fullTransferConfig));
    fields.readFlag("enableIncrTransfer", project.enableIncrTransfer);
    fields.readFlag("enableReverseIncrTransfer", project.enableReverseIncrTransfer);
    fields.readObject("incrTransferConfig", [&](FieldReader partFields) {
        read(project.incrTransferConfig, std::move(partFields), problems);
    });
    project.unknownFields = fields.unknownFields();
}

const JsonValue *childOf(const JsonValue &value, std::string_view step)
{
    if (value.kind == JsonValue::Kind::List) {
        const auto index = parseUnsigned(step);
        return index && *index < value.items.size() ? &value.items[*index] : nullptr;
    }
    const JsonValue *folded = nullptr;
    for (const JsonValue &item : value.items) {
        const std::string key = pointerStep(printable(item.key));
        if (key == step)
            return &item;
        if (!folded && equalsIgnoringCase(key, step))
            folded = &item;
    }
    return folded;
}

// The same place with the keys as the file spells them.
std::string pointerInto(const JsonValue &document, const std::string &pointer)
{
    std::string written;
    const JsonValue *value = &document;
    std::size_t begin = 1;
    while (value && begin <= pointer.size()) {
        const auto end = std::min(pointer.find('/', begin), pointer.size());
        const auto step = std::string_view(pointer).substr(begin, end - begin);
        const JsonValue *child = childOf(*value, step);
        const bool isMember = child && value->kind == JsonValue::Kind::Object;
        written += '/' + (isMember ? pointerStep(printable(child->key)) : std::string(step));
        value = child;
        begin = end + 1;
    }
    if (begin <= pointer.size())
        written += '/' + pointer.substr(begin);
    return written;
}

} // namespace

LoadedProject readProject(std::string_view text)
{
    LoadedProject loaded;
    Problems problems;
    const JsonValue document = readPayload(text, problems);
    if (document.kind == JsonValue::Kind::Object || document.kind == JsonValue::Kind::Broken) {
        read(loaded.project, FieldReader(document, "", problems), problems);
    } else {
        problems.error(ErrorCode::WrongType, "",
                       "the payload is " + std::string(kindName(document.kind))
                           + ", but must be an object",
                       "Write the project as { \"name\": ..., \"type\": ..., ... }.");
        read(loaded.project, FieldReader(JsonValue::ofObject(), "", problems), problems);
    }
    checkProject(loaded.project, problems);
    loaded.errors = problems.takeErrors();
    loaded.warnings = problems.takeWarnings();
    for (auto *list : {&loaded.errors, &loaded.warnings}) {
        for (Error &error : *list)
            error.pointer = pointerInto(document, error.pointer);
    }
    return loaded;
}

} // namespace godwit
