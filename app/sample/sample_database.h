#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>

namespace godwit {

struct SampleSummary
{
    int tables = 0;
    int views = 0;
    std::uint64_t rows = 0;
};

/// Writes the database of a small shop to the new file @p path: fourteen tables with about 55,000
/// rows, views, foreign keys, awkward names and every common type. The same rows every time.
/// Errors: Io, also where @p path exists already: nothing is ever overwritten.
Result<SampleSummary> writeSampleDatabase(const std::string &path);

} // namespace godwit
