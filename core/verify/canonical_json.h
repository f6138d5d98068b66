#pragma once

#include <string>
#include <string_view>

namespace godwit {

/// Appends the JSON value @p text stands for, whatever its white space, its escapes and the order
/// of its keys. Of two equal keys the last counts, as in MySQL. Whole numbers that fit 64 bits are
/// exact and differ from fractions (`1` is not `1.0`), but from 1e14 on, where stores write the
/// same number both ways; other numbers compare as doubles. False, with nothing appended: it is not
/// JSON, or nested deeper than any store allows.
bool appendCanonicalJson(std::string &out, std::string_view text);

} // namespace godwit
