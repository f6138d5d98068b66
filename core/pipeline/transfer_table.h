#pragma once

#include "core/pipeline/run_context.h"
#include "core/pipeline/split_table.h"

namespace godwit {

/// How one table of a run is copied, decided once.
struct TransferTable
{
    int number = 0;
    ChunkPlan plan;
    bool restartable =
        false; ///< emptied at the sink and read again from the start when it breaks off
    ConflictPolicy conflicts = ConflictPolicy::Fail;
};

/// Tables without a chunk key are read in one pass: emptied first where the project says so and the
/// sink's table is theirs alone, else in one transaction.
TransferTable decideTransfer(const RunContext &context, int number);

/// The chunk's rows at the sink, in the sink's column names: what a redo deletes first.
KeyRange sinkRange(const TableTransfer &transfer, const KeyRange &range);

} // namespace godwit
