#include "core/pipeline/full_transfer.h"

#include "core/pipeline/index_step.h"
#include "core/pipeline/known_chunks.h"
#include "core/pipeline/next_numbers.h"
#include "core/pipeline/step_failures.h"
#include "core/pipeline/transfer_worker.h"

#include <algorithm>
#include <thread>

namespace godwit {

namespace {

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

// By table number.
std::vector<std::vector<ChunkRecord>> chunksByTable(const RunContext &context,
                                                    std::vector<ChunkRecord> known)
{
    std::vector<std::vector<ChunkRecord>> chunks(context.record.tables.size());
    for (ChunkRecord &chunk : known) {
        if (static_cast<std::size_t>(chunk.table) < chunks.size())
            chunks[static_cast<std::size_t>(chunk.table)].push_back(std::move(chunk));
    }
    return chunks;
}

std::vector<ChunkQueue::Table> openTables(RunContext &context,
                                          const std::vector<TransferTable> &tables,
                                          std::vector<ChunkRecord> known)
{
    auto chunks = chunksByTable(context, std::move(known));
    std::vector<ChunkQueue::Table> open;
    for (const TransferTable &table : tables) {
        const auto index = static_cast<std::size_t>(table.number);
        TableRecord &record = context.record.tables[index];
        const TableSchema &schema = context.plan.tables[index].source;
        ChunkQueue::Table entry{table.number, record.source, table.plan, schema.dataBytes,
                                std::move(chunks[index])};
        sumChunks(record, entry.chunks);
        if (isDone(record)) {
            record.state = StepState::Finished;
            continue;
        }
        record.state = StepState::Init;
        record.message.clear();
        if (context.isSkipped(index))
            record.message = skippedReason;
        else if (!context.transferErrors[index])
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
        context.say(Level::Note, "emptying " + table.existing->name.qualified()
                                     + ": it holds the rows of this project's last run");
        if (auto emptied = statements->emptyTable(table.existing->name); !emptied)
            return tl::unexpected(std::move(emptied.error()).of(table.existing->name.qualified()));
    }
    return {};
}

// More readers than the copy begins with, for threads that are added while it runs: no reader can
// join this instant later.
Result<void> openReaders(RunContext &context)
{
    const int most = context.sink.maximumWriters();
    const int asked = std::min(most, context.controls.prepared(StepKind::FullTransfer));
    auto snapshot = context.source.openSnapshot(context.sourceTables(), asked);
    if (!snapshot)
        return failure(std::move(snapshot));
    if (auto added = context.addSnapshot(*snapshot, "copy"); !added)
        return added;
    context.snapshot = std::move(*snapshot);
    const auto readers = static_cast<int>(context.snapshot.readers.size());
    std::string remark;
    if (readers < asked)
        remark = "the source gave fewer readers of one instant: " + context.snapshot.info.method;
    else if (asked == most)
        remark = context.sink.describe() + " takes " + std::to_string(most)
                 + (most == 1 ? " writer at a time" : " writers at a time");
    else
        remark = std::to_string(readers)
                 + " readers share the instant that is being copied; more take effect when the "
                   "project is paused and resumed";
    context.controls.allow(readers, remark);
    return {};
}

// What failed while everything else has been tried; objects that the user has skipped since do not
// count.
Result<void> outcomeOf(RunContext &context)
{
    if (auto looked = context.objects.refresh(); !looked)
        return failure(std::move(looked));
    const TableRecord *failed = nullptr;
    std::size_t count = 0;
    for (TableRecord &table : context.record.tables) {
        if (context.isSkipped(static_cast<std::size_t>(table.number))) {
            context.forgetErrorsOf(table.source.qualified());
            table.state = StepState::Init;
            table.message = skippedReason;
            if (auto saved = context.save(table); !saved)
                return saved;
            continue;
        }
        if (table.state != StepState::Failed)
            continue;
        failed = failed ? failed : &table;
        ++count;
    }
    if (count == 0)
        return {};
    const std::string name = failed->source.qualified();
    const auto own = std::find_if(context.record.errors.begin(), context.record.errors.end(),
                                  [&](const Error &error) { return error.object == name; });
    Error error = own == context.record.errors.end()
                      ? fail(ErrorCode::Internal, failed->message).value()
                      : *own;
    if (count > 1)
        error.message =
            std::to_string(count) + " tables were not copied: first " + name + ": " + error.message;
    error.proposal = (error.proposal.empty() ? "" : error.proposal + "; ") + waysOn(context);
    if (count == 1 && own != context.record.errors.end())
        *own = error;
    return tl::unexpected(std::move(error));
}

void copyTables(RunContext &context, ChunkQueue &queue, const std::vector<TransferTable> &tables,
                CheckpointStore &checkpoints, std::optional<Error> &fatal)
{
    TransferShared shared(context, queue, tables, checkpoints);
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < static_cast<int>(context.snapshot.readers.size()); ++i)
            threads.emplace_back([&shared, i] { runTransferWorker(shared, i); });
    }
    fatal = shared.fatal();
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
    auto open = openTables(context, tables, std::move(*known));
    context.board.setTables(context.record.tables);
    for (std::size_t i = 0; i < context.transferErrors.size(); ++i) {
        if (context.transferErrors[i] && !context.isSkipped(i))
            context.fail(ObjectKind::Table, static_cast<int>(i), StepKind::FullTransfer,
                         {*context.transferErrors[i], {}});
    }
    if (auto opened = openReaders(context); !opened)
        return opened;
    std::optional<Error> fatal;
    if (!open.empty()) {
        ChunkQueue queue(std::move(open), context.store, context.record.id);
        copyTables(context, queue, tables, *checkpoints, fatal);
    }
    if (context.stop.stop_requested())
        return fail(ErrorCode::Cancelled, "the copy was interrupted; what is committed stays");
    if (fatal)
        return tl::unexpected(std::move(*fatal));
    continueNumbers(context);
    if (auto outcome = outcomeOf(context); !outcome)
        return outcome;
    return addKeysAfterRows(context);
}

} // namespace godwit
