#pragma once

#include "core/pipeline/run_context.h"

#include <vector>

namespace godwit {

/// Makes the place for the marks, ends the writers of a dead attempt, and says what that attempt
/// committed: the marks at the sink are the truth, the home only remembers. Where the account may
/// not make the place, or the marks are gone, `context.marksAtSink` becomes false and the home's
/// own notes count: a chunk that is not done there may have been committed, and is redone. Errors:
/// of the sink and the state.
Result<std::vector<ChunkRecord>> recoverChunks(RunContext &context, CheckpointStore &checkpoints);

} // namespace godwit
