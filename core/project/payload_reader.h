#pragma once

#include "core/project/json_tree.h"
#include "core/project/problems.h"

#include <string_view>

namespace godwit {

/// What a payload may hold at most; more is an error with the place where it was too much.
struct PayloadLimits
{
    static constexpr int depth = 64;                 ///< levels of lists and objects
    static constexpr std::size_t values = 2'000'000; ///< of all kinds
    static constexpr std::size_t contentBytes = 64u
                                                << 20; ///< of all texts, keys and numbers together
    static constexpr std::size_t textBytes = 1u << 20; ///< of one text
    static constexpr std::size_t keyBytes = 1024;      ///< of one key
    static constexpr std::size_t numberBytes = 1024;   ///< of one number
};

/// Reads JSON as people write it. Trailing commas and comments (`// ...` and `/* ... */`) are
/// warnings; all else that RFC 8259 does not allow is an error NotJson, equal keys in one object
/// are DuplicateKey. Reading goes on after a problem wherever the meaning of the rest is clear;
/// where it is not, what was read until then is returned and @p problems is marked incomplete.
///
/// Time is linear in the text, memory bounded by PayloadLimits. Messages give line and column,
/// counted from 1.
JsonValue readPayload(std::string_view text, Problems &problems);

} // namespace godwit
