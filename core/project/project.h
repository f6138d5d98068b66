// The CreateProject payload as values. Source: OMS open API, CreateProject (V4.2.3).
#pragma once

#include "core/project/transfer_mapping.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace godwit {

enum class ProjectType { Migration, Sync };
enum class TableCategory { All, WithUniqueRowId, WithoutUniqueRowId };
enum class SpeedMode { Steady, Normal, Fast };
enum class ByteCharConvertStrategy {
    DoNothingIfByteUsed,
    IgnoreByteIfByteUsed,
    ForceCharIfByteUsed,
    ExpandLenIfByteUsed,
};
enum class MqSerializerType {
    Default,
    Canal,
    DataworksV2,
    Shareplex,
    DefaultWithSchema,
    Debezium,
    DebeziumFlatten,
    DebeziumSmt,
};
enum class MqPartitionMode { One, Hash, Table };
enum class DatahubTopicType { Tuple, Blob };
enum class RecordType { Heartbeat, Insert, Update, Delete, Begin, Commit, Rollback, Ddl, Row };

/// `commonTransferConfig`
struct CommonTransferConfig
{
    TableCategory tableCategory = TableCategory::All;
    bool activeActive = false;
    MqSerializerType mqSerializerType = MqSerializerType::Default;
    MqPartitionMode mqPartitionMode = MqPartitionMode::Hash;
    std::int64_t mqPartition = 0; ///< partition index when the mode is ONE
    DatahubTopicType datahubTopicType = DatahubTopicType::Tuple;
    std::string rocketMqProducerGroup = "OMS";
    std::string rocketMqMsgTags = "default";
    bool rocketMqEnableMsgTrace = false;
    std::optional<std::int64_t> rocketMqSendMsgTimeout; ///< milliseconds
    std::optional<std::string> dataWorksBusinessName;
    std::string unknownFields;
    bool operator==(const CommonTransferConfig &) const = default;
};

/// `structTransferConfig`
struct StructTransferConfig
{
    ByteCharConvertStrategy byteCharConvertStrategy = ByteCharConvertStrategy::DoNothingIfByteUsed;
    bool deferIndexCreation = false; ///< secondary indexes after the data
    std::string unknownFields;
    bool operator==(const StructTransferConfig &) const = default;
};

/// `fullTransferConfig`
struct FullTransferConfig
{
    bool nonePkUkTruncateDstTable =
        true; ///< empty the sink's table before copying one without a key
    bool allowDestTableNotEmpty = false;
    SpeedMode fullTransferSpeedMode = SpeedMode::Normal;
    SpeedMode fullVerifySpeedMode = SpeedMode::Normal;
    std::optional<std::int64_t> throttleRps;  ///< rows per second; empty: no limit
    std::optional<std::int64_t> throttleIOPS; ///< bytes per second; empty: no limit
    std::string unknownFields;
    bool operator==(const FullTransferConfig &) const = default;
};

/// `incrTransferConfig`
struct IncrTransferConfig
{
    std::optional<std::int64_t> startTimestamp; ///< Unix seconds; only without full transfer
    std::set<RecordType> recordTypeWhiteList = {RecordType::Insert, RecordType::Update,
                                                RecordType::Delete};
    int storeLogKeptHour = 168; ///< hours
    bool enableSequencingWithinTxn = true;
    int incrSyncConcurrency = 64; ///< threads
    bool enableIncrSyncStatistics = false;
    std::optional<std::int64_t> throttleRps;
    std::optional<std::int64_t> throttleIOPS;
    std::string unknownFields;
    bool operator==(const IncrTransferConfig &) const = default;
};

struct Project
{
    std::string name;
    ProjectType type = ProjectType::Migration;
    std::vector<std::string> labelIds; ///< at most 5
    std::string sourceEndpointId;
    std::string sinkEndpointId;
    TransferMapping transferMapping;
    CommonTransferConfig commonTransferConfig;
    bool enableStructTransfer = false;
    StructTransferConfig structTransferConfig;
    bool enableFullTransfer = false;
    bool enableFullVerify = false;
    FullTransferConfig fullTransferConfig;
    bool enableIncrTransfer = false;
    bool enableReverseIncrTransfer = false;
    IncrTransferConfig incrTransferConfig;
    std::string unknownFields; ///< JSON object text of fields Godwit does not know; empty: none
    bool operator==(const Project &) const = default;
};

} // namespace godwit
