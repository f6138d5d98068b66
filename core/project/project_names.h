// The payload's spelling of every enumeration.
#pragma once

#include "core/project/project.h"

#include <optional>
#include <span>
#include <string_view>

namespace godwit {

template<typename Enum>
struct EnumName
{
    std::string_view name;
    Enum value;
};

/// All accepted names. The first one of a value is the one written.
template<typename Enum>
std::span<const EnumName<Enum>> namesOf();

template<>
std::span<const EnumName<ProjectType>> namesOf();
template<>
std::span<const EnumName<MappingMode>> namesOf();
template<>
std::span<const EnumName<TableCategory>> namesOf();
template<>
std::span<const EnumName<SpeedMode>> namesOf();
template<>
std::span<const EnumName<ByteCharConvertStrategy>> namesOf();
template<>
std::span<const EnumName<MqSerializerType>> namesOf();
template<>
std::span<const EnumName<MqPartitionMode>> namesOf();
template<>
std::span<const EnumName<DatahubTopicType>> namesOf();
template<>
std::span<const EnumName<RecordType>> namesOf();

/// "MIGRATION" for ProjectType::Migration.
template<typename Enum>
std::string_view nameOf(Enum value)
{
    for (const auto &entry : namesOf<Enum>()) {
        if (entry.value == value)
            return entry.name;
    }
    return {};
}

/// Exact spelling only; empty for anything else.
template<typename Enum>
std::optional<Enum> fromName(std::string_view name)
{
    for (const auto &entry : namesOf<Enum>()) {
        if (entry.name == name)
            return entry.value;
    }
    return std::nullopt;
}

} // namespace godwit
