#include "core/pipeline/transfer_worker.h"

#include "core/pipeline/back_off.h"
#include "core/pipeline/copy_chunk.h"

#include <algorithm>
#include <chrono>

namespace godwit {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint64_t restartableTransactionBytes = 32ULL << 20;

class Worker
{
public:
    Worker(TransferShared &shared, int number)
        : m_shared(shared)
        , m_context(shared.context)
        , m_stop(shared.stop())
        , m_number(number)
    {}

    void run();

private:
    RowReader &reader() { return *m_context.snapshot.readers[static_cast<std::size_t>(m_number)]; }
    tl::expected<std::optional<ChunkRecord>, ChunkQueue::Failure> takeChunk();
    bool survives(ChunkQueue::Failure failure, BackOff &backOff);
    [[nodiscard]] Result<void> ensureWriter();
    [[nodiscard]] Result<void> renewReader();
    [[nodiscard]] Result<void> copyUntilDone(ChunkRecord chunk);
    tl::expected<CopyOutcome, CopyFailure> copyOnce(const ChunkRecord &chunk);
    [[nodiscard]] Result<void> prepareRedo(const ChunkRecord &chunk, const TransferTable &table,
                                           WriteRequest &write);
    bool meansTheSameAtSink(const KeyRange &range, std::size_t index) const;
    [[nodiscard]] Result<void> emptySink(const TableName &table);
    Result<std::optional<StoredMark>> findMark(const ChunkRecord &chunk);
    [[nodiscard]] Result<void> settle(ChunkRecord chunk, const WriteSummary &written,
                                      Clock::time_point begun);
    void reportFailure(const ChunkRecord &chunk, Error error);

    TransferShared &m_shared;
    RunContext &m_context;
    const std::stop_token m_stop;
    const int m_number;
    std::unique_ptr<RowWriter> m_writer;
    bool m_readerBroken = false;
    bool m_redo = false; ///< the chunk may be at the sink already, and no mark can tell
};

void Worker::run()
{
    Permit permit(m_context.controls.permits());
    BackOff backOff;
    while (permit.hold(m_stop)) {
        auto chunk = takeChunk();
        if (!chunk) {
            if (!survives(std::move(chunk.error()), backOff))
                return;
            continue;
        }
        backOff.reset();
        if (!*chunk) {
            m_context.controls.permits().close(); // nor is anything left for those that wait
            return;
        }
        if (m_context.isSkipped(static_cast<std::size_t>((*chunk)->table))) {
            m_shared.queue.giveUp((*chunk)->table);
            continue;
        }
        const ChunkRecord taken = **chunk;
        if (auto copied = copyUntilDone(std::move(**chunk)); !copied)
            reportFailure(taken, std::move(copied.error()));
    }
}

tl::expected<std::optional<ChunkRecord>, ChunkQueue::Failure> Worker::takeChunk()
{
    if (m_readerBroken) {
        if (auto renewed = renewReader(); !renewed)
            return tl::unexpected(ChunkQueue::Failure{std::move(renewed.error()), {}});
    }
    return m_shared.queue.take(reader(), m_stop);
}

// False: the worker must end.
bool Worker::survives(ChunkQueue::Failure failure, BackOff &backOff)
{
    if (failure.table && !concernsEverything(failure.error.code)) {
        m_shared.queue.giveUp(*failure.table);
        m_context.fail(ObjectKind::Table, *failure.table, StepKind::FullTransfer,
                       {std::move(failure.error), {}});
        return true;
    }
    m_readerBroken = true;
    if (!isWorthRetrying(failure.error.code) || backOff.isExhausted()) {
        m_shared.stopEverything(std::move(failure.error));
        return false;
    }
    m_context.sayReconnecting(failure.error.message + "; trying again");
    return backOff.pause(m_stop);
}

Result<void> Worker::ensureWriter()
{
    if (m_writer)
        return {};
    auto opened = m_context.sink.openWriter(m_context.record.id, m_number);
    if (!opened)
        return failure(std::move(opened));
    m_writer = std::move(*opened);
    return {};
}

Result<void> Worker::renewReader()
{
    // The old snapshot cannot be joined again; the report says that there is a second one.
    auto snapshot = m_context.source.openSnapshot({}, 1);
    if (!snapshot)
        return failure(std::move(snapshot));
    const std::scoped_lock lock(m_context.recordMutex);
    auto added = m_context.addSnapshot(*snapshot, "copy, after a lost connection");
    m_context.snapshot.readers[static_cast<std::size_t>(m_number)] =
        std::move(snapshot->readers.front());
    m_readerBroken = false;
    return added;
}

Result<void> Worker::copyUntilDone(ChunkRecord chunk)
{
    const auto begun = Clock::now();
    m_redo = chunk.state == ChunkState::Started;
    const std::string name =
        m_context.record.tables[static_cast<std::size_t>(chunk.table)].source.qualified();
    BackOff backOff;
    for (bool first = true;; first = false) {
        // The answer to the COMMIT may be what was lost: nothing is sent again before the marks are
        // known.
        Result<std::optional<StoredMark>> mark = std::optional<StoredMark>();
        if (!first)
            mark = findMark(chunk);
        if (mark && *mark) {
            const StoredMark &found = **mark;
            m_context.board.moved(chunk.table, static_cast<std::int64_t>(found.rows),
                                  static_cast<std::int64_t>(found.bytes));
            return settle(std::move(chunk), {found.rows, found.bytes}, begun);
        }
        tl::expected<CopyOutcome, CopyFailure> copied;
        if (mark)
            copied = copyOnce(chunk);
        else
            copied = tl::unexpected(CopyFailure{std::move(mark.error()), false});
        if (copied)
            return settle(std::move(chunk), copied->written, begun);
        Error error = std::move(copied.error().error);
        if (m_stop.stop_requested())
            return fail(ErrorCode::Cancelled, "stopped");
        if (!isWorthRetrying(error.code) || backOff.isExhausted())
            return tl::unexpected(std::move(error).of(name));
        m_context.sayReconnecting(name + ", chunk " + std::to_string(chunk.chunk.number) + ": "
                                  + error.message + "; trying again");
        m_readerBroken = m_readerBroken || copied.error().ofReader;
        if (!copied.error().ofReader) {
            m_writer.reset();
            m_redo = true;
        }
        if (!backOff.pause(m_stop))
            return fail(ErrorCode::Cancelled, "stopped");
    }
}

tl::expected<CopyOutcome, CopyFailure> Worker::copyOnce(const ChunkRecord &chunk)
{
    const auto index = static_cast<std::size_t>(chunk.table);
    const TableTransfer &transfer = m_context.transfers[index];
    const TransferTable &table = m_shared.tables[index];
    if (m_readerBroken) {
        if (auto renewed = renewReader(); !renewed)
            return tl::unexpected(CopyFailure{std::move(renewed.error()), true});
    }
    if (auto writer = ensureWriter(); !writer)
        return tl::unexpected(CopyFailure{std::move(writer.error()), false});

    ChunkCopy copy;
    copy.read = readRequestFor(transfer, chunk.chunk.range);
    copy.write = writeRequestFor(transfer);
    copy.write.conflicts = table.conflicts;
    copy.limiter = &m_context.controls.sourceRate();
    if (m_context.marksAtSink) {
        copy.mark = ChunkMark{chunk.table, chunk.chunk.number};
    } else {
        ChunkRecord started = chunk;
        started.state = ChunkState::Started;
        if (auto saved = m_context.store->saveChunks(m_context.record.id, {started}); !saved)
            return tl::unexpected(CopyFailure{std::move(saved.error()), false});
        if (auto prepared = prepareRedo(chunk, table, copy.write); !prepared)
            return tl::unexpected(CopyFailure{std::move(prepared.error()), false});
    }
    if (table.restartable) {
        copy.bytesPerTransaction = restartableTransactionBytes;
        if (auto emptied = emptySink(transfer.sink); !emptied)
            return tl::unexpected(CopyFailure{std::move(emptied.error()), false});
    }
    std::int64_t rows = 0;
    std::int64_t bytes = 0;
    copy.onRead = [&](std::uint64_t moreRows, std::uint64_t moreBytes) {
        rows += static_cast<std::int64_t>(moreRows);
        bytes += static_cast<std::int64_t>(moreBytes);
        m_context.alerts.moved() += moreRows;
        m_context.board.moved(chunk.table, static_cast<std::int64_t>(moreRows),
                              static_cast<std::int64_t>(moreBytes));
    };
    m_context.show(transfer.source.qualified() + ": chunk " + std::to_string(chunk.chunk.number));
    auto copied = copyChunk(reader(), *m_writer, copy, m_stop);
    if (!copied) {
        m_context.board.moved(chunk.table, -rows, -bytes); // what was counted was not written
        // A one-pass read that was given up has closed its link.
        m_readerBroken = m_readerBroken || copied.error().ofReader || table.plan.key.empty();
    }
    return copied;
}

// Without a mark nobody knows whether the chunk's rows are at the sink already: they are deleted or
// overwritten there, or the chunk is not copied at all.
Result<void> Worker::prepareRedo(const ChunkRecord &chunk, const TransferTable &table,
                                 WriteRequest &write)
{
    if (!m_redo || table.restartable)
        return {};
    const auto index = static_cast<std::size_t>(chunk.table);
    const bool onlyOurs =
        table.conflicts == ConflictPolicy::Fail && m_context.sharing(chunk.table) == 1;
    if (onlyOurs && chunk.chunk.range.columns.empty())
        write.emptyFirst = true;
    else if (onlyOurs && meansTheSameAtSink(chunk.chunk.range, index))
        write.deleteFirst = sinkRange(m_context.transfers[index], chunk.chunk.range);
    else if (table.conflicts == ConflictPolicy::Replace && m_context.sinkSchemas[index].rowKey()
             && m_context.plan.tables[index].source.rowKey())
        return {};
    else
        return fail(
            ErrorCode::DataRejected,
            "the copy broke off where the destination may have stored rows that have no "
            "key to overwrite them by, and no checkpoint can tell",
            "let the account keep checkpoints in the database `godwit`, delete these rows at "
            "the destination, and start a new run");
    return {};
}

// PostgreSQL sorts texts by its own collations and writes literals its own way; only whole numbers
// are the same slice at the sink.
bool Worker::meansTheSameAtSink(const KeyRange &range, std::size_t index) const
{
    if (m_context.plan.sourceFacts.dialect != Dialect::PostgreSql
        && m_context.plan.sinkFacts.dialect != Dialect::PostgreSql)
        return true;
    const TableSchema &source = m_context.plan.tables[index].source;
    return std::all_of(range.columns.begin(), range.columns.end(), [&](const std::string &name) {
        const Column *column = source.findColumn(name);
        return column && column->type.kind == TypeKind::Integer;
    });
}

Result<void> Worker::emptySink(const TableName &table)
{
    auto statements = m_context.sink.openStatements();
    if (!statements)
        return failure(std::move(statements));
    return (*statements)->emptyTable(table);
}

Result<std::optional<StoredMark>> Worker::findMark(const ChunkRecord &chunk)
{
    if (!m_context.marksAtSink)
        return std::optional<StoredMark>();
    // The lost connection's transaction must have ended, one way or the other, before the marks
    // count.
    if (auto writer = ensureWriter(); !writer)
        return failure(std::move(writer));
    return m_shared.checkpoints.findMark({chunk.table, chunk.chunk.number});
}

Result<void> Worker::settle(ChunkRecord chunk, const WriteSummary &written, Clock::time_point begun)
{
    chunk.state = ChunkState::Done;
    chunk.rows = written.rows;
    chunk.bytes = written.bytes;
    auto last = m_shared.queue.finish(chunk);
    if (!last)
        return failure(std::move(last));
    const std::chrono::duration<double> took = Clock::now() - begun;
    const std::scoped_lock lock(m_context.recordMutex);
    TableRecord &record = m_context.record.tables[static_cast<std::size_t>(chunk.table)];
    record.rowsRead += written.rows;
    record.rowsWritten += written.rows;
    record.bytes += written.bytes;
    record.seconds += took.count();
    ++record.chunksDone;
    record.chunksPlanned = m_shared.queue.planned(chunk.table);
    record.chunksComplete = *last || record.chunksComplete;
    record.state = *last ? StepState::Finished : StepState::Running;
    return m_context.save(record);
}

void Worker::reportFailure(const ChunkRecord &chunk, Error error)
{
    if (concernsEverything(error.code)) {
        m_shared.stopEverything(std::move(error));
        return;
    }
    m_shared.queue.giveUp(chunk.table);
    error = std::move(error).at("chunk " + std::to_string(chunk.chunk.number));
    m_context.fail(ObjectKind::Table, chunk.table, StepKind::FullTransfer, {std::move(error), {}});
}

} // namespace

TransferShared::TransferShared(RunContext &run, ChunkQueue &chunks,
                               const std::vector<TransferTable> &transferTables,
                               CheckpointStore &marks)
    : context(run)
    , queue(chunks)
    , tables(transferTables)
    , checkpoints(marks)
    , m_onStop(run.stop, [this] { m_stop.request_stop(); })
{}

void TransferShared::stopEverything(Error error)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_fatal)
            m_fatal = std::move(error);
    }
    m_stop.request_stop();
}

std::optional<Error> TransferShared::fatal()
{
    const std::scoped_lock lock(m_mutex);
    return m_fatal;
}

void runTransferWorker(TransferShared &shared, int number)
{
    Worker(shared, number).run();
}

} // namespace godwit
