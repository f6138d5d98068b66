#include "core/schema/mysql_names.h"

#include <algorithm>

namespace godwit {

namespace {

constexpr std::size_t longestName = 64; // characters

} // namespace

std::string whyNoMysqlName(std::string_view name)
{
    if (name.empty())
        return "it is empty";
    const auto leads = std::count_if(name.begin(), name.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    });
    if (static_cast<std::size_t>(leads) > longestName)
        return "it has more than 64 characters";
    if (name.ends_with(' '))
        return "it ends with a blank";
    if (std::any_of(name.begin(), name.end(),
                    [](char c) { return static_cast<unsigned char>(c) >= 0xF0; }))
        return "it has a character beyond U+FFFF";
    return {};
}

} // namespace godwit
