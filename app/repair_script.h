// The statements that would repair a destination, as `godwitctl repair` shows or writes them.
#pragma once

#include "core/base/json.h"
#include "core/data/server_facts.h"
#include "core/state/difference_store.h"

#include <string>

namespace godwit::ctl {

/// As many differences are shown on a terminal or in JSON; more only go into a file.
inline constexpr std::uint64_t mostShownDifferences = 10'000;

/// One line of `differences` in the answer: differenceJson() with ordinal, state and message.
Json storedDifferenceJson(const StoredDifference &stored);

/// Writes the script of all differences that are not repaired into @p file: what the session must
/// say first, then a statement per line. Errors: InvalidArgument, Io, of the home.
[[nodiscard]] Result<void> writeRepairScript(DifferenceStore &store, const std::string &runId,
                                             const DifferenceFilter &filter, Dialect dialect,
                                             const std::string &file);
/// The same as one text, for at most mostShownDifferences.
Result<std::string> repairScript(DifferenceStore &store, const std::string &runId,
                                 const DifferenceFilter &filter, Dialect dialect);

} // namespace godwit::ctl
