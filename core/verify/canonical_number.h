#pragma once

#include <string>
#include <string_view>

namespace godwit {

/// Appends the number @p text stands for, exactly and however it is written: `00042`, `42`, `42.0`
/// and `4.2e1` append the same, `-0` appends 0. False, with nothing appended: it is no number.
bool appendCanonicalNumber(std::string &out, std::string_view text);

/// Appends the eight bytes of the double that @p text reads as; -0 differs from 0, every NaN is
/// one.
bool appendCanonicalDouble(std::string &out, std::string_view text);

/// Appends the four bytes of the float that @p text reads as, whether it was printed as a float
/// (`0.1`) or as the double it equals (`0.10000000149011612`).
bool appendCanonicalFloat(std::string &out, std::string_view text);

} // namespace godwit
