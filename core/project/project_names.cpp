#include "core/project/project_names.h"

namespace godwit {

namespace {

constexpr EnumName<ProjectType> projectTypes[] = {
    {"MIGRATION", ProjectType::Migration},
    {"SYNC", ProjectType::Sync},
};

constexpr EnumName<MappingMode> mappingModes[] = {
    {"SPECIFIC", MappingMode::Specific},
    {"WILDCARD", MappingMode::Wildcard},
};

// The 4.2.2 edition prints the two without underscores.
constexpr EnumName<TableCategory> tableCategories[] = {
    {"ALL", TableCategory::All},
    {"WITH_UNIQUE_ROW_ID", TableCategory::WithUniqueRowId},
    {"WITHOUT_UNIQUE_ROW_ID", TableCategory::WithoutUniqueRowId},
    {"WITHUNIQUEROWID", TableCategory::WithUniqueRowId},
    {"WITHOUTUNIQUEROWID", TableCategory::WithoutUniqueRowId},
};

constexpr EnumName<SpeedMode> speedModes[] = {
    {"STEADY", SpeedMode::Steady},
    {"NORMAL", SpeedMode::Normal},
    {"FAST", SpeedMode::Fast},
};

constexpr EnumName<ByteCharConvertStrategy> byteCharConvertStrategies[] = {
    {"DO_NOTHING_IF_BYTE_USED", ByteCharConvertStrategy::DoNothingIfByteUsed},
    {"IGNORE_BYTE_IF_BYTE_USED", ByteCharConvertStrategy::IgnoreByteIfByteUsed},
    {"FORCE_CHAR_IF_BYTE_USED", ByteCharConvertStrategy::ForceCharIfByteUsed},
    {"EXPAND_LEN_IF_BYTE_USED", ByteCharConvertStrategy::ExpandLenIfByteUsed},
};

constexpr EnumName<MqSerializerType> mqSerializerTypes[] = {
    {"DEFAULT", MqSerializerType::Default},
    {"CANAL", MqSerializerType::Canal},
    {"DATAWORKS_V2", MqSerializerType::DataworksV2},
    {"SHAREPLEX", MqSerializerType::Shareplex},
    {"DEFAULT_WITH_SCHEMA", MqSerializerType::DefaultWithSchema},
    {"DEBEZIUM", MqSerializerType::Debezium},
    {"DEBEZIUMFLATTEN", MqSerializerType::DebeziumFlatten},
    {"DEBEZIUMSMT", MqSerializerType::DebeziumSmt},
    {"DEBEZIUM_FLATTEN", MqSerializerType::DebeziumFlatten},
    {"DEBEZIUM_SMT", MqSerializerType::DebeziumSmt},
};

constexpr EnumName<MqPartitionMode> mqPartitionModes[] = {
    {"ONE", MqPartitionMode::One},
    {"HASH", MqPartitionMode::Hash},
    {"TABLE", MqPartitionMode::Table},
};

constexpr EnumName<DatahubTopicType> datahubTopicTypes[] = {
    {"TUPLE", DatahubTopicType::Tuple},
    {"BLOB", DatahubTopicType::Blob},
};

constexpr EnumName<RecordType> recordTypes[] = {
    {"HEARTBEAT", RecordType::Heartbeat},
    {"INSERT", RecordType::Insert},
    {"UPDATE", RecordType::Update},
    {"DELETE", RecordType::Delete},
    {"BEGIN", RecordType::Begin},
    {"COMMIT", RecordType::Commit},
    {"ROLLBACK", RecordType::Rollback},
    {"DDL", RecordType::Ddl},
    {"ROW", RecordType::Row},
};

} // namespace

template<>
std::span<const EnumName<ProjectType>> namesOf()
{
    return projectTypes;
}

template<>
std::span<const EnumName<MappingMode>> namesOf()
{
    return mappingModes;
}

template<>
std::span<const EnumName<TableCategory>> namesOf()
{
    return tableCategories;
}

template<>
std::span<const EnumName<SpeedMode>> namesOf()
{
    return speedModes;
}

template<>
std::span<const EnumName<ByteCharConvertStrategy>> namesOf()
{
    return byteCharConvertStrategies;
}

template<>
std::span<const EnumName<MqSerializerType>> namesOf()
{
    return mqSerializerTypes;
}

template<>
std::span<const EnumName<MqPartitionMode>> namesOf()
{
    return mqPartitionModes;
}

template<>
std::span<const EnumName<DatahubTopicType>> namesOf()
{
    return datahubTopicTypes;
}

template<>
std::span<const EnumName<RecordType>> namesOf()
{
    return recordTypes;
}

} // namespace godwit
