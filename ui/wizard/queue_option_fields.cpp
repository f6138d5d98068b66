#include "ui/wizard/option_field_makers.h"

namespace godwit::ui {

namespace {

QString needsQueue(const StepContext &context)
{
    if (isMessageQueue(context.sink)
        || (!context.sink && context.project.type == ProjectType::Sync))
        return {};
    return Options::tr("Used where the destination is a message queue.");
}

QString needsRocketMq(const StepContext &context)
{
    const QString why = needsQueue(context);
    if (!why.isEmpty())
        return why;
    return context.sink == StoreKind::Kafka ? Options::tr("Used for RocketMQ only.") : QString();
}

OptionField serializer()
{
    const auto names = [](std::initializer_list<std::pair<const char *, const char *>> pairs) {
        std::vector<OptionChoice> choices;
        for (const auto &[name, label] : pairs)
            choices.push_back({QString::fromLatin1(name), QString::fromLatin1(label)});
        return choices;
    };
    auto format = choice<MqSerializerType>(
        "/commonTransferConfig/mqSerializerType",
        names({{"DEFAULT", "Default"},
               {"CANAL", "Canal"},
               {"DATAWORKS_V2", "DataWorks"},
               {"SHAREPLEX", "SharePlex"},
               {"DEFAULT_WITH_SCHEMA", "DefaultExtendColumnType"},
               {"DEBEZIUM", "Debezium"},
               {"DEBEZIUMFLATTEN", "DebeziumFlatten"},
               {"DEBEZIUMSMT", "DebeziumSmt"}}),
        [](auto &p) -> auto & { return p.commonTransferConfig.mqSerializerType; });
    return described(format, OptionSection::MessageQueue, Options::tr("&Format of messages:"),
                     Options::tr("How a change is written into a message. RocketMQ takes no "
                                 "DebeziumFlatten and no DebeziumSmt."),
                     needsQueue);
}

void addQueue(std::vector<OptionField> &fields)
{
    const auto section = OptionSection::MessageQueue;
    fields.push_back(serializer());
    auto mode = choice<MqPartitionMode>(
        "/commonTransferConfig/mqPartitionMode",
        {{QStringLiteral("HASH"), Options::tr("By the row's key or its sharding columns")},
         {QStringLiteral("TABLE"), Options::tr("By database and table")},
         {QStringLiteral("ONE"), Options::tr("All into one partition")}},
        [](auto &p) -> auto & { return p.commonTransferConfig.mqPartitionMode; });
    fields.push_back(described(mode, section, Options::tr("&Partitions:"),
                               Options::tr("Which partition of the topic a message goes to. "
                                           "Messages of one partition keep their order."),
                               needsQueue));
    auto partition = number(
        "/commonTransferConfig/mqPartition", ProjectLimits::mqPartition,
        [](auto &p) -> auto & { return p.commonTransferConfig.mqPartition; });
    fields.push_back(
        described(partition, section, Options::tr("Partition &number:"),
                  Options::tr("The partition that takes all messages; the first is 0."),
                  [](const StepContext &context) {
                      const QString why = needsQueue(context);
                      const bool isOne = context.project.commonTransferConfig.mqPartitionMode
                                         == MqPartitionMode::One;
                      return why.isEmpty() && !isOne
                                 ? Options::tr("Used when all messages go into one partition.")
                                 : why;
                  }));
    OptionField business;
    business.kind = OptionKind::Text;
    business.pointer = "/commonTransferConfig/dataWorksBusinessName";
    business.whenEmpty = Options::tr("not set");
    business.mostCharacters = 20;
    business.get = [](const Project &project) {
        const auto &name = project.commonTransferConfig.dataWorksBusinessName;
        return name ? QVariant(toQString(*name)) : QVariant();
    };
    business.set = [](Project &project, const QVariant &value) {
        project.commonTransferConfig.dataWorksBusinessName =
            value.toString().isEmpty() ? std::nullopt : std::optional(toUtf8(value.toString()));
    };
    fields.push_back(described(business, section, Options::tr("&Business system:"),
                               Options::tr("Names the system that messages come from, 1 to 20 "
                                           "characters. The format DataWorks needs it."),
                               needsQueue));
    auto sequence = flag(
        "/incrTransferConfig/enableSequencingWithinTxn",
        [](auto &p) -> auto & { return p.incrTransferConfig.enableSequencingWithinTxn; });
    fields.push_back(
        described(sequence, section, Options::tr("Number the messages of a &transaction"),
                  Options::tr("Readers can then put them in order. For RocketMQ, SharePlex only."),
                  [](const StepContext &context) {
                      const QString why = needsIncremental(context);
                      return why.isEmpty() ? needsQueue(context) : why;
                  }));
}

void addRocketMq(std::vector<OptionField> &fields)
{
    const auto section = OptionSection::MessageQueue;
    auto group = text(
        "/commonTransferConfig/rocketMqProducerGroup",
        [](auto &p) -> auto & { return p.commonTransferConfig.rocketMqProducerGroup; });
    fields.push_back(described(group, section, Options::tr("Producer &group:"),
                               Options::tr("The group that messages are sent as."), needsRocketMq));
    auto tags = text(
        "/commonTransferConfig/rocketMqMsgTags",
        [](auto &p) -> auto & { return p.commonTransferConfig.rocketMqMsgTags; });
    fields.push_back(described(tags, section, Options::tr("Message ta&gs:"),
                               Options::tr("“_tag” is put behind: default becomes default_tag."),
                               needsRocketMq));
    auto trace = flag(
        "/commonTransferConfig/rocketMqEnableMsgTrace",
        [](auto &p) -> auto & { return p.commonTransferConfig.rocketMqEnableMsgTrace; });
    fields.push_back(described(trace, section, Options::tr("&Trace messages"),
                               Options::tr("The broker records where each message went."),
                               needsRocketMq));
    auto timeout = optionalNumber(
        "/commonTransferConfig/rocketMqSendMsgTimeout", ProjectLimits::timeout,
        Options::tr("the client's own, 3000 ms"),
        [](auto &p) -> auto & { return p.commonTransferConfig.rocketMqSendMsgTimeout; });
    fields.push_back(described(timeout, section, Options::tr("&Send time-out:"),
                               Options::tr("How long one message may take to be accepted."),
                               needsRocketMq, Options::tr("ms")));
    auto topics = choice<DatahubTopicType>(
        "/commonTransferConfig/datahubTopicType",
        {{QStringLiteral("TUPLE"), Options::tr("Tuples")},
         {QStringLiteral("BLOB"), Options::tr("Blobs")}},
        [](auto &p) -> auto & { return p.commonTransferConfig.datahubTopicType; });
    fields.push_back(described(
        topics, section, Options::tr("&DataHub topics:"),
        Options::tr("What kind of topic DataHub holds."), [](const StepContext &context) {
            const QString why = needsQueue(context);
            return why.isEmpty() && context.sink ? Options::tr("Used for DataHub only.") : why;
        }));
}

} // namespace

void addQueueFields(std::vector<OptionField> &fields)
{
    addQueue(fields);
    addRocketMq(fields);
}

} // namespace godwit::ui
