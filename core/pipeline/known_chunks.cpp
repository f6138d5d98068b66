#include "core/pipeline/known_chunks.h"

#include "core/pipeline/back_off.h"

#include <algorithm>
#include <map>

namespace godwit {

namespace {

using Marks = std::map<ChunkMark, StoredMark>;

// Empty: there are no marks that could be read, whatever the reason; a lost link is an error.
Result<std::optional<Marks>> readMarks(CheckpointStore &checkpoints)
{
    auto stored = checkpoints.readMarks();
    if (!stored && isWorthRetrying(stored.error().code))
        return failure(std::move(stored));
    if (!stored)
        return std::optional<Marks>();
    Marks marks;
    for (const StoredMark &mark : *stored)
        marks[mark.mark] = mark;
    return std::optional<Marks>(std::move(marks));
}

bool isMarked(const Marks &marks, const ChunkRecord &chunk)
{
    return marks.count({chunk.table, chunk.chunk.number}) > 0;
}

// A chunk is noted as done only after its mark was committed. Where a mark is missing, the attempt
// had none, or somebody has removed them: then they say nothing about the other chunks either.
bool canBelieve(const std::optional<Marks> &marks, const std::vector<ChunkRecord> &chunks)
{
    return std::all_of(chunks.begin(), chunks.end(), [&](const ChunkRecord &chunk) {
        return chunk.state == ChunkState::Planned
               || (chunk.state == ChunkState::Done && marks && isMarked(*marks, chunk));
    });
}

void applyMarks(std::vector<ChunkRecord> &chunks, const Marks &marks)
{
    for (ChunkRecord &chunk : chunks) {
        const auto mark = marks.find({chunk.table, chunk.chunk.number});
        if (mark == marks.end())
            continue;
        chunk.state = ChunkState::Done;
        chunk.rows = mark->second.rows;
        chunk.bytes = mark->second.bytes;
    }
}

} // namespace

Result<std::vector<ChunkRecord>> recoverChunks(RunContext &context, CheckpointStore &checkpoints)
{
    auto chunks = context.store->chunks(context.record.id);
    if (!chunks)
        return chunks;
    if (auto fenced = checkpoints.fence(); !fenced)
        return failure(std::move(fenced));
    auto marks = readMarks(checkpoints);
    if (!marks)
        return failure(std::move(marks));
    if (!canBelieve(*marks, *chunks)) {
        context.marksAtSink = false;
        context.say(
            Level::Note,
            "the checkpoints of the earlier attempt are not at the destination; chunks that "
            "were in flight are done again");
        if (*marks)
            applyMarks(*chunks, **marks);
        for (ChunkRecord &chunk : *chunks) {
            if (chunk.state == ChunkState::Planned)
                chunk.state = ChunkState::Started;
        }
        return chunks;
    }
    auto prepared = checkpoints.prepare();
    if (prepared) {
        if (*marks)
            applyMarks(*chunks, **marks);
        return chunks;
    }
    if (prepared.error().code != ErrorCode::AccessDenied)
        return failure(std::move(prepared));
    context.marksAtSink = false;
    context.say(Level::Note,
                "the account may not create the database `godwit` for checkpoints at the "
                "destination; chunks in flight are done again after a crash");
    return chunks;
}

} // namespace godwit
