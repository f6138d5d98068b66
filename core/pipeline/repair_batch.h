#pragma once

#include "core/pipeline/repair_run.h"
#include "core/state/difference_writer.h"
#include "core/verify/rechecked_rows.h"

#include <memory>
#include <vector>

namespace godwit {

/// Where rows of one sink table are repaired. All of it must outlive the batch.
struct RepairPlace
{
    const CompareRequest &request;
    const CompareShape &shape;
    const RepairSql &sql; ///< with InTheWay::Respected
    RowReader &source;
    RepairSession &session;
    const std::stop_token &stop;
};

/// What became of the differences of one batch.
struct BatchOutcome
{
    std::vector<DifferenceOutcome> outcomes;
    RepairSummary summary;
    std::vector<StoredDifference> refused; ///< perhaps not once others are repaired
};

/// Repairs some differences of one sink table in one transaction: reads both rows of each again,
/// changes those that still are what was recorded, and looks whether the change had its effect.
/// Errors: Busy and ConnectionLost, after which it may be tried again with a session of its own;
/// DataRejected where a statement did not have its effect: nothing was changed then, single rows
/// may still be repaired; Cancelled, and what reading fails with.
Result<BatchOutcome> repairBatch(const RepairPlace &place,
                                 const std::vector<StoredDifference> &batch);

} // namespace godwit
