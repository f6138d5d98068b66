#include "core/mapping/oms_names.h"

#include <algorithm>

namespace godwit {

std::string omsNameLimit(std::string_view name)
{
    constexpr std::string_view forbidden = ".|\"'`()=;/&*?[]!";
    for (const char c : name) {
        if (c == '\n' || c == '\r')
            return "it holds a line break";
        if (c == ' ')
            return "it holds a space";
        if (forbidden.find(c) != std::string_view::npos)
            return std::string("it holds a ") + c;
    }
    if (std::any_of(name.begin(), name.end(), [](char c) { return (c & 0x80) != 0; }))
        return "it holds characters beyond ASCII";
    if (name.find("$$") != std::string_view::npos)
        return "it holds $$";
    return {};
}

} // namespace godwit
