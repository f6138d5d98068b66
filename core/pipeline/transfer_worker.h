#pragma once

#include "core/pipeline/chunk_queue.h"
#include "core/pipeline/run_context.h"
#include "core/pipeline/transfer_table.h"

#include <mutex>
#include <optional>
#include <vector>

namespace godwit {

/// What the workers of one full transfer share.
struct TransferShared
{
    RunContext &context;
    ChunkQueue &queue;
    const std::vector<TransferTable> &tables;
    CheckpointStore &checkpoints;
    std::mutex mutex{}; ///< guards the records and snapshots of `context`, and what follows
    std::optional<Error> firstError{};
    bool stopAll = false; ///< an error that no other table can escape
};

/// Takes chunks until none is left: reader @p number of the snapshot, and a writer of its own. A
/// lost connection is made again with growing pauses; an error of one table ends that table only.
void runTransferWorker(TransferShared &shared, int number);

} // namespace godwit
