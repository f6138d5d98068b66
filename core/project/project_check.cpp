#include "core/project/project_check.h"

#include "core/base/text.h"
#include "core/project/project_limits.h"

#include <algorithm>

namespace godwit {

namespace {

using Limits = ProjectLimits;

std::size_t characters(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

bool isBlank(std::string_view text)
{
    return trimmed(text).empty();
}

void checkName(const std::string &name, Problems &problems)
{
    if (name.empty()) {
        problems.missing("/name", "the project's name is missing",
                         "Add \"name\", at most 64 characters without spaces.");
        return;
    }
    if (characters(name) > Limits::nameCharacters)
        problems.error(ErrorCode::InvalidName, "/name",
                       "the name has " + std::to_string(characters(name)) + " characters",
                       "Shorten it to 64.");
    const bool odd = std::any_of(name.begin(), name.end(), [](char c) {
        return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F;
    });
    if (odd)
        problems.error(ErrorCode::InvalidName, "/name",
                       "the name " + quoted(name) + " holds a space or a control character",
                       "Use - or _ between words.");
}

void checkEndpoint(const std::string &id, const char *pointer, const char *what, Problems &problems)
{
    if (isBlank(id))
        problems.missing(pointer, std::string(what) + " is missing or blank",
                         "Write the id that `godwitctl source list` shows.");
}

void checkLabels(const std::vector<std::string> &labels, Problems &problems)
{
    if (labels.size() > Limits::labels)
        problems.error(ErrorCode::OutOfRange, "/labelIds",
                       "there are " + std::to_string(labels.size()) + " labels",
                       "A project has at most 5.");
    for (std::size_t i = 0; i < labels.size() && i <= Limits::labels; ++i) {
        const std::string pointer = "/labelIds/" + std::to_string(i);
        if (problems.blames(pointer))
            continue;
        if (isBlank(labels[i]))
            problems.error(ErrorCode::InvalidName, pointer, "the label is blank", "Remove it.");
        else if (std::find(labels.begin(), labels.begin() + static_cast<std::ptrdiff_t>(i),
                           labels[i])
                 != labels.begin() + static_cast<std::ptrdiff_t>(i))
            problems.tolerated(pointer, "the label " + quoted(labels[i]) + " is listed twice",
                               "Remove one of them.");
    }
}

void checkRange(const std::optional<std::int64_t> &value, Range range, const char *pointer,
                Problems &problems)
{
    if (value && !range.contains(*value))
        problems.error(ErrorCode::OutOfRange, pointer, std::to_string(*value) + " is out of range",
                       "The smallest value is " + std::to_string(range.lowest) + ", the largest "
                           + std::to_string(range.highest) + '.');
}

// The reader refuses such values already; a project may also come from elsewhere.
void checkRanges(const Project &project, Problems &problems)
{
    const CommonTransferConfig &common = project.commonTransferConfig;
    const FullTransferConfig &full = project.fullTransferConfig;
    const IncrTransferConfig &incr = project.incrTransferConfig;
    const struct
    {
        std::optional<std::int64_t> value;
        Range range;
        const char *pointer;
    } rows[] = {
        {common.mqPartition, Limits::mqPartition, "/commonTransferConfig/mqPartition"},
        {common.rocketMqSendMsgTimeout, Limits::timeout,
         "/commonTransferConfig/rocketMqSendMsgTimeout"},
        {full.throttleRps, Limits::throttle, "/fullTransferConfig/throttleRps"},
        {full.throttleIOPS, Limits::throttle, "/fullTransferConfig/throttleIOPS"},
        {incr.startTimestamp, Limits::timestamp, "/incrTransferConfig/startTimestamp"},
        {incr.storeLogKeptHour, Limits::storeLogKeptHour, "/incrTransferConfig/storeLogKeptHour"},
        {incr.incrSyncConcurrency, Limits::incrSyncConcurrency,
         "/incrTransferConfig/incrSyncConcurrency"},
        {incr.throttleRps, Limits::throttle, "/incrTransferConfig/throttleRps"},
        {incr.throttleIOPS, Limits::throttle, "/incrTransferConfig/throttleIOPS"},
    };
    for (const auto &row : rows)
        checkRange(row.value, row.range, row.pointer, problems);
}

void checkQueueSettings(const CommonTransferConfig &config, Problems &problems)
{
    const std::string pointer = "/commonTransferConfig/dataWorksBusinessName";
    const std::string &name = config.dataWorksBusinessName.value_or("");
    const bool wanted = config.mqSerializerType == MqSerializerType::DataworksV2;
    if (problems.blames(pointer))
        return;
    if (wanted && isBlank(name))
        problems.warning(ErrorCode::MissingField, pointer,
                         "OMS would refuse the serializer DATAWORKS_V2 without a business name",
                         "Add \"dataWorksBusinessName\".");
    else if (characters(name) > 20)
        problems.warning(ErrorCode::InvalidName, pointer,
                         "OMS would refuse a business name of more than 20 characters",
                         "Shorten it.");
}

void checkIncremental(const Project &project, Problems &problems)
{
    const IncrTransferConfig &config = project.incrTransferConfig;
    const std::string list = "/incrTransferConfig/recordTypeWhiteList";
    const auto has = [&](RecordType type) {
        return config.recordTypeWhiteList.contains(type)
               || config.recordTypeWhiteList.contains(RecordType::Row);
    };
    const int kinds = has(RecordType::Insert) + has(RecordType::Update) + has(RecordType::Delete);
    if (project.enableIncrTransfer && kinds == 0 && !problems.blames(list))
        problems.warning(ErrorCode::OutOfRange, list,
                         "incremental transfer is on, but no kind of row change is listed",
                         "Add INSERT, UPDATE and DELETE, or remove the field.");
    else if (project.enableIncrTransfer && project.enableFullVerify && kinds < 3
             && !problems.blames(list))
        problems.warning(
            ErrorCode::NotSupported, list,
            "OMS would refuse to verify a project that does not carry INSERT, UPDATE and "
            "DELETE; rows whose changes are left out will be found different",
            "List all three, or set \"enableFullVerify\" to false.");
    if (config.startTimestamp && (!project.enableIncrTransfer || project.enableFullTransfer))
        problems.tolerated("/incrTransferConfig/startTimestamp",
                           "startTimestamp is ignored: it is for incremental transfer without full "
                           "transfer",
                           "Remove it.");
    if (project.enableReverseIncrTransfer && !project.enableIncrTransfer)
        problems.warning(ErrorCode::NotSupported, "/enableReverseIncrTransfer",
                         "OMS would refuse reverse transfer without incremental transfer",
                         "Set \"enableIncrTransfer\" to true, or this to false.");
}

void checkSteps(const Project &project, Problems &problems)
{
    const bool any = project.enableStructTransfer || project.enableFullTransfer
                     || project.enableFullVerify || project.enableIncrTransfer
                     || project.enableReverseIncrTransfer;
    if (!any && !problems.isIncomplete())
        problems.warning(ErrorCode::MissingField, "/enableFullTransfer",
                         "no step is switched on: the project does nothing",
                         "Set \"enableStructTransfer\", \"enableFullTransfer\" or "
                         "\"enableFullVerify\" to true.");
    if (project.structTransferConfig.deferIndexCreation
        && !(project.enableStructTransfer && project.enableFullTransfer))
        problems.tolerated("/structTransferConfig/deferIndexCreation",
                           "deferIndexCreation has no effect without schema and full transfer",
                           "Remove it, or switch both steps on.");
    checkIncremental(project, problems);
}

} // namespace

void checkSettings(const Project &project, Problems &problems)
{
    checkName(project.name, problems);
    checkLabels(project.labelIds, problems);
    checkEndpoint(project.sourceEndpointId, "/sourceEndpointId", "the source's id", problems);
    checkEndpoint(project.sinkEndpointId, "/sinkEndpointId", "the destination's id", problems);
    checkQueueSettings(project.commonTransferConfig, problems);
    checkRanges(project, problems);
    checkSteps(project, problems);
}

void checkProject(const Project &project, Problems &problems)
{
    checkSettings(project, problems);
    checkTransferMapping(project, problems);
}

} // namespace godwit
