#pragma once

#include <cstddef>
#include <string_view>

namespace godwit {

/// Whether @p text is nothing but decimal digits, at least one.
bool isDigits(std::string_view text);
/// Digits, perhaps behind a minus. @p most: characters behind it.
bool isWholeNumber(std::string_view text, std::size_t most = std::string_view::npos);
/// The same, perhaps with a point and more digits: it means the same in every store, without
/// quotes.
bool isDecimalNumber(std::string_view text, std::size_t most = std::string_view::npos);

} // namespace godwit
