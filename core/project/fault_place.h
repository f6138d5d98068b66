// Where in a rule or a filter a problem is: written into the message for people, and read from it
// by an editor that marks the place.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace godwit {

/// ` (character 7)`, for the end of a message: where byte @p offset of @p text is, in code points
/// from 1.
std::string faultPlace(std::string_view text, std::size_t offset);

/// The character that an InvalidRule or InvalidFilter names by faultPlace(), from 1; empty if it
/// names none.
std::optional<std::size_t> faultCharacter(const Error &error);

} // namespace godwit
