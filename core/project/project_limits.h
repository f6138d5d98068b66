// The smallest and largest values the payload may hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>

namespace godwit {

struct Range
{
    std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
    std::int64_t highest = std::numeric_limits<std::int64_t>::max();

    bool contains(std::int64_t value) const { return value >= lowest && value <= highest; }
};

struct ProjectLimits
{
    static constexpr std::size_t nameCharacters = 64;
    static constexpr std::size_t labels = 5;
    static constexpr Range mqPartition = {0};
    static constexpr Range timeout = {1};
    static constexpr Range throttle = {1};
    static constexpr Range storeLogKeptHour = {1, 8760};
    static constexpr Range incrSyncConcurrency = {1, 1024};
    /// Unix seconds before the year 10000: larger ones are milliseconds.
    static constexpr Range timestamp = {0, 253402300799};
};

} // namespace godwit
