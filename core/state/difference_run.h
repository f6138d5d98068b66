#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>

struct sqlite3;

namespace godwit {

/// The number under which a run's differences are stored. Empty: there is no such run, or the home
/// was written before differences were stored and is only being read.
Result<std::optional<std::int64_t>> differenceRun(sqlite3 *database, const std::string &runId);

} // namespace godwit
