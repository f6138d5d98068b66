#include "core/service/unit_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>

namespace godwit {

namespace {

std::string fixed(double value, int digits)
{
    std::array<char, 64> buffer{};
    const int size = std::snprintf(buffer.data(), buffer.size(), "%.*f", digits, value);
    return {buffer.data(), static_cast<std::size_t>(std::max(size, 0))};
}

} // namespace

std::string withSeparators(std::uint64_t number)
{
    std::string text = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), ",");
    return text;
}

std::string bytesText(std::uint64_t bytes)
{
    constexpr std::array<const char *, 5> units = {"B", "KiB", "MiB", "GiB", "TiB"};
    auto size = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (size >= 1024 && unit + 1 < units.size()) {
        size /= 1024;
        ++unit;
    }
    return (unit == 0 ? std::to_string(bytes) : fixed(size, 1)) + ' ' + units[unit];
}

std::string secondsText(double seconds)
{
    if (seconds < 10)
        return fixed(seconds, 1) + " s";
    if (seconds < 120)
        return fixed(seconds, 0) + " s";
    const auto minutes = static_cast<std::uint64_t>(seconds / 60);
    const auto two = [](std::uint64_t number) {
        return (number < 10 ? "0" : "") + std::to_string(number);
    };
    if (minutes < 60)
        return std::to_string(minutes) + " min " + two(static_cast<std::uint64_t>(seconds) % 60)
               + " s";
    return std::to_string(minutes / 60) + " h " + two(minutes % 60) + " min";
}

} // namespace godwit
