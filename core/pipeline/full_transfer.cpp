#include "core/pipeline/full_transfer.h"

#include "core/pipeline/known_chunks.h"
#include "core/pipeline/transfer_worker.h"

#include <algorithm>
#include <thread>

namespace godwit {

namespace {

std::vector<TableName> sourceTables(const RunContext &context)
{
    std::vector<TableName> names;
    for (const TableRecord &table : context.record.tables)
        names.push_back(table.source);
    return names;
}

// Copies into `record` what its chunks say.
void sumChunks(TableRecord &record, const std::vector<ChunkRecord> &chunks)
{
    record.rowsRead = record.rowsWritten = record.bytes = 0;
    record.chunksDone = 0;
    record.chunksPlanned = static_cast<int>(chunks.size());
    record.chunksComplete = coversTable(chunks);
    for (const ChunkRecord &chunk : chunks) {
        if (chunk.state != ChunkState::Done)
            continue;
        ++record.chunksDone;
        record.rowsRead += chunk.rows;
        record.rowsWritten += chunk.rows;
        record.bytes += chunk.bytes;
    }
}

bool isDone(const TableRecord &record)
{
    return record.chunksComplete && record.chunksDone == record.chunksPlanned;
}

std::vector<ChunkQueue::Table> openTables(RunContext &context,
                                          const std::vector<TransferTable> &tables,
                                          const std::vector<ChunkRecord> &known)
{
    std::vector<ChunkQueue::Table> open;
    for (const TransferTable &table : tables) {
        const auto index = static_cast<std::size_t>(table.number);
        TableRecord &record = context.record.tables[index];
        const TableSchema &schema = context.plan.tables[index].source;
        ChunkQueue::Table entry{table.number, record.source, table.plan, schema.dataBytes, {}};
        std::copy_if(known.begin(), known.end(), std::back_inserter(entry.chunks),
                     [&](const ChunkRecord &chunk) { return chunk.table == table.number; });
        sumChunks(record, entry.chunks);
        if (isDone(record)) {
            record.state = StepState::Finished;
            continue;
        }
        record.state = StepState::Init;
        record.message.clear();
        open.push_back(std::move(entry));
    }
    return open;
}

// Rows that an earlier run of this project wrote make way for the new ones. Only as long as no
// chunk has been cut: the plan calls no rows ours after that, see ownRowsOf().
Result<void> emptyOwnTables(RunContext &context)
{
    std::unique_ptr<StatementRunner> statements;
    for (const PlannedTable &table : context.plan.tables) {
        if (!table.existing || !table.existing->isOurs)
            continue;
        if (!statements) {
            auto opened = context.sink.openStatements();
            if (!opened)
                return failure(std::move(opened));
            statements = std::move(*opened);
        }
        context.say("emptying " + table.existing->name.qualified()
                    + ": it holds the rows of this project's last run");
        if (auto emptied = statements->emptyTable(table.existing->name); !emptied)
            return tl::unexpected(std::move(emptied.error()).of(table.existing->name.qualified()));
    }
    return {};
}

Result<void> outcomeOf(const RunContext &context, std::optional<Error> stopped)
{
    if (context.stop.stop_requested())
        return fail(ErrorCode::Cancelled, "the copy was interrupted; what is committed stays");
    if (stopped)
        return tl::unexpected(std::move(*stopped));
    return {};
}

} // namespace

Result<void> runFullTransfer(RunContext &context)
{
    std::vector<TransferTable> tables;
    for (const TableRecord &record : context.record.tables)
        tables.push_back(decideTransfer(context, record.number));
    const auto checkpoints = context.sink.checkpointStore(context.record.id);
    auto known = recoverChunks(context, *checkpoints);
    if (!known)
        return failure(std::move(known));
    if (known->empty()) {
        if (auto emptied = emptyOwnTables(context); !emptied)
            return emptied;
    }
    auto open = openTables(context, tables, *known);
    context.board.update([&](RunProgress &progress) {
        progress.tables = context.record.tables;
        progress.rowsDone = progress.bytesDone = 0;
        for (const TableRecord &record : context.record.tables) {
            progress.rowsDone += record.rowsWritten;
            progress.bytesDone += record.bytes;
        }
    });

    const int workers =
        workersFor(context.project.fullTransferConfig.fullTransferSpeedMode, context.sink);
    auto snapshot = context.source.openSnapshot(sourceTables(context), workers);
    if (!snapshot)
        return failure(std::move(snapshot));
    if (auto added = context.addSnapshot(*snapshot, "copy"); !added)
        return added;
    context.snapshot = std::move(*snapshot);
    const auto readers = static_cast<int>(context.snapshot.readers.size());
    if (open.empty())
        return {};

    ChunkQueue queue(std::move(open), context.store, context.record.id);
    TransferShared shared{context, queue, tables, *checkpoints};
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < readers; ++i)
            threads.emplace_back([&shared, i] { runTransferWorker(shared, i); });
    }
    return outcomeOf(context, shared.firstError);
}

} // namespace godwit
