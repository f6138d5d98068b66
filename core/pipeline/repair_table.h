#pragma once

#include "core/pipeline/finished_run.h"
#include "core/pipeline/repair_run.h"

#include <functional>

namespace godwit {

/// Gives the next differences of a table that are to be repaired, at most so many; none: the end.
using RepairSource = std::function<Result<std::vector<StoredDifference>>(std::size_t limit)>;

/// Repairs differences of one sink table, batch after batch, with the patience of a run: what is
/// busy or lost is tried again. Outcomes are noted in the home; @p moved gets those of each batch.
/// Errors: as repairRun().
[[nodiscard]] Result<void> repairTable(FinishedRun &run, const CompareGroup &group,
                                       const RepairSource &differences,
                                       const std::function<void(const RepairSummary &)> &moved);

} // namespace godwit
