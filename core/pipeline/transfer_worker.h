#pragma once

#include "core/pipeline/chunk_queue.h"
#include "core/pipeline/run_context.h"
#include "core/pipeline/transfer_table.h"

#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

namespace godwit {

/// What the workers of one full transfer share. `context.recordMutex` guards the records and
/// snapshots meanwhile.
class TransferShared
{
public:
    TransferShared(RunContext &context, ChunkQueue &queue, const std::vector<TransferTable> &tables,
                   CheckpointStore &checkpoints);

    RunContext &context;
    ChunkQueue &queue;
    const std::vector<TransferTable> &tables;
    CheckpointStore &checkpoints;

    /// Requested when the run is to stop, and after an error that no table can escape: chunks in
    /// flight are given up at once, a later attempt does them again.
    std::stop_token stop() const { return m_stop.get_token(); }
    void stopEverything(Error error);
    std::optional<Error> fatal();

private:
    std::mutex m_mutex;
    std::optional<Error> m_fatal;
    std::stop_source m_stop;
    std::stop_callback<std::function<void()>> m_onStop; ///< last: uses the others
};

/// Takes chunks until none is left: reader @p number of the snapshot, and a writer of its own.
/// Works only while it has one of the run's permits. A lost connection is made again with growing
/// pauses; an error of one table ends that table only.
void runTransferWorker(TransferShared &shared, int number);

} // namespace godwit
