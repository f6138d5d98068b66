// Numbers as people read them; independent of the locale.
#pragma once

#include <cstdint>
#include <string>

namespace godwit {

std::string withSeparators(std::uint64_t number); ///< "1,234,567"
std::string bytesText(std::uint64_t bytes);       ///< "12.3 MiB"
std::string secondsText(double seconds);          ///< "0.4 s", "75 s", "2 h 03 min"

} // namespace godwit
