#include "core/project/json_tree.h"
#include "core/project/payload_reader.h"
#include "core/project/project_json.h"
#include "core/project/project_names.h"

namespace godwit {

namespace {

JsonValue number(std::int64_t value)
{
    return JsonValue::ofNumber(std::to_string(value));
}

JsonValue number(const std::optional<std::int64_t> &value)
{
    return value ? number(*value) : JsonValue();
}

JsonValue text(const std::optional<std::string> &value)
{
    return value ? JsonValue::ofText(*value) : JsonValue();
}

JsonValue texts(const std::vector<std::string> &values)
{
    if (values.empty())
        return {};
    JsonValue list = JsonValue::ofList();
    for (const std::string &value : values)
        list.items.push_back(JsonValue::ofText(value));
    return list;
}

template<typename Enum>
JsonValue name(Enum value)
{
    return JsonValue::ofText(std::string(nameOf(value)));
}

// The documentation's sample leaves these unset, and not every destination takes them.
JsonValue unlessDefault(JsonValue value, bool isDefault)
{
    return isDefault ? JsonValue() : std::move(value);
}

void addUnknown(JsonValue &object, const std::string &unknownFields)
{
    if (unknownFields.empty())
        return;
    Problems ignored; // they were read once before
    for (JsonValue &item : readPayload(unknownFields, ignored).items)
        object.items.push_back(std::move(item));
}

template<typename Item>
JsonValue objects(const std::vector<Item> &items);

JsonValue object(const ObjectMapping &mapping)
{
    JsonValue object = JsonValue::ofObject();
    object.add("mappedName", JsonValue::ofText(mapping.sinkName()));
    object.add("name", JsonValue::ofText(mapping.name));
    object.add("id", text(mapping.id));
    object.add("whereClause", text(mapping.whereClause));
    object.add("filterColumns", texts(mapping.filterColumns));
    object.add("shardColumns", texts(mapping.shardColumns));
    addUnknown(object, mapping.unknownFields);
    return object;
}

JsonValue object(const DatabaseMapping &mapping)
{
    JsonValue object = JsonValue::ofObject();
    object.add("mappedName", JsonValue::ofText(mapping.sinkName()));
    object.add("name", JsonValue::ofText(mapping.name));
    object.add("id", text(mapping.id));
    if (mapping.clusterName) // deprecated: written only where it was given
        object.add("clusterName", text(mapping.clusterName));
    if (mapping.tenantName)
        object.add("tenantName", text(mapping.tenantName));
    object.add("tables", objects(mapping.tables));
    object.add("views", objects(mapping.views));
    object.add("specificTables", objects(mapping.specificTables));
    object.add("specificViews", objects(mapping.specificViews));
    addUnknown(object, mapping.unknownFields);
    return object;
}

template<typename Item>
JsonValue objects(const std::vector<Item> &items)
{
    if (items.empty())
        return {};
    JsonValue list = JsonValue::ofList();
    for (const Item &item : items)
        list.items.push_back(object(item));
    return list;
}

JsonValue object(const TransferMapping &mapping)
{
    JsonValue object = JsonValue::ofObject();
    object.add("mode", name(mapping.mode));
    object.add("databases", objects(mapping.databases));
    object.add("databasesBlack", objects(mapping.databasesBlack));
    object.add("tableAndViewWhiteList", texts(mapping.tableAndViewWhiteList));
    object.add("tableAndViewBlackList", texts(mapping.tableAndViewBlackList));
    addUnknown(object, mapping.unknownFields);
    return object;
}

JsonValue object(const CommonTransferConfig &config)
{
    const CommonTransferConfig defaults;
    JsonValue object = JsonValue::ofObject();
    const auto add = [&](std::string_view key, JsonValue value, bool isDefault) {
        object.add(key, unlessDefault(std::move(value), isDefault));
    };
    add("tableCategory", name(config.tableCategory),
        config.tableCategory == defaults.tableCategory);
    object.add("activeActive", JsonValue::ofFlag(config.activeActive));
    add("mqSerializerType", name(config.mqSerializerType),
        config.mqSerializerType == defaults.mqSerializerType);
    add("mqPartitionMode", name(config.mqPartitionMode),
        config.mqPartitionMode == defaults.mqPartitionMode);
    object.add("mqPartition", number(config.mqPartition));
    add("datahubTopicType", name(config.datahubTopicType),
        config.datahubTopicType == defaults.datahubTopicType);
    add("rocketMqProducerGroup", JsonValue::ofText(config.rocketMqProducerGroup),
        config.rocketMqProducerGroup == defaults.rocketMqProducerGroup);
    add("rocketMqMsgTags", JsonValue::ofText(config.rocketMqMsgTags),
        config.rocketMqMsgTags == defaults.rocketMqMsgTags);
    add("rocketMqEnableMsgTrace", JsonValue::ofFlag(config.rocketMqEnableMsgTrace),
        config.rocketMqEnableMsgTrace == defaults.rocketMqEnableMsgTrace);
    object.add("rocketMqSendMsgTimeout", number(config.rocketMqSendMsgTimeout));
    object.add("dataWorksBusinessName", text(config.dataWorksBusinessName));
    addUnknown(object, config.unknownFields);
    return object;
}

JsonValue object(const StructTransferConfig &config)
{
    JsonValue object = JsonValue::ofObject();
    object.add("byteCharConvertStrategy", name(config.byteCharConvertStrategy));
    object.add("deferIndexCreation", JsonValue::ofFlag(config.deferIndexCreation));
    addUnknown(object, config.unknownFields);
    return object;
}

// Not fields of CreateProject, but of UpdateProjectConfig: written only where they are set.
template<typename Config>
void addThrottles(JsonValue &object, const Config &config)
{
    if (config.throttleRps)
        object.add("throttleRps", number(config.throttleRps));
    if (config.throttleIOPS)
        object.add("throttleIOPS", number(config.throttleIOPS));
}

JsonValue object(const FullTransferConfig &config)
{
    JsonValue object = JsonValue::ofObject();
    object.add("nonePkUkTruncateDstTable",
               unlessDefault(JsonValue::ofFlag(config.nonePkUkTruncateDstTable),
                             config.nonePkUkTruncateDstTable));
    object.add("allowDestTableNotEmpty", JsonValue::ofFlag(config.allowDestTableNotEmpty));
    object.add("fullTransferSpeedMode", name(config.fullTransferSpeedMode));
    object.add("fullVerifySpeedMode", name(config.fullVerifySpeedMode));
    addThrottles(object, config);
    addUnknown(object, config.unknownFields);
    return object;
}

JsonValue object(const IncrTransferConfig &config)
{
    JsonValue object = JsonValue::ofObject();
    JsonValue types = JsonValue::ofList();
    for (const RecordType type : config.recordTypeWhiteList)
        types.items.push_back(name(type));
    object.add("startTimestamp", number(config.startTimestamp));
    object.add("recordTypeWhiteList", std::move(types));
    object.add("storeLogKeptHour", number(config.storeLogKeptHour));
    object.add("enableSequencingWithinTxn", JsonValue::ofFlag(config.enableSequencingWithinTxn));
    object.add("incrSyncConcurrency", number(config.incrSyncConcurrency));
    object.add("enableIncrSyncStatistics", JsonValue::ofFlag(config.enableIncrSyncStatistics));
    addThrottles(object, config);
    addUnknown(object, config.unknownFields);
    return object;
}

JsonValue object(const Project &project)
{
    JsonValue root = JsonValue::ofObject();
    root.add("name", JsonValue::ofText(project.name));
    root.add("type", name(project.type));
    root.add("labelIds", texts(project.labelIds));
    root.add("sourceEndpointId", JsonValue::ofText(project.sourceEndpointId));
    root.add("sinkEndpointId", JsonValue::ofText(project.sinkEndpointId));
    root.add("transferMapping", object(project.transferMapping));
    root.add("commonTransferConfig", object(project.commonTransferConfig));
    root.add("enableStructTransfer", JsonValue::ofFlag(project.enableStructTransfer));
    root.add("structTransferConfig", object(project.structTransferConfig));
    root.add("enableFullTransfer", JsonValue::ofFlag(project.enableFullTransfer));
    root.add("enableFullVerify", JsonValue::ofFlag(project.enableFullVerify));
    root.add("fullTransferConfig", object(project.fullTransferConfig));
    root.add("enableIncrTransfer", JsonValue::ofFlag(project.enableIncrTransfer));
    root.add("enableReverseIncrTransfer", JsonValue::ofFlag(project.enableReverseIncrTransfer));
    root.add("incrTransferConfig", object(project.incrTransferConfig));
    addUnknown(root, project.unknownFields);
    return root;
}

} // namespace

std::string writeProject(const Project &project)
{
    return writeIndented(object(project)) + '\n';
}

} // namespace godwit
