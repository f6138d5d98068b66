#include "core/pipeline/copy_chunk.h"

#include "core/pipeline/batch_pipe.h"

#include <thread>

namespace godwit {

namespace {

constexpr std::size_t batchesInFlight = 6; // about 1.5 MiB per worker

/// What the reading thread leaves behind.
struct ReadSide
{
    std::uint64_t rows = 0;
    bool failed = false;
};

void readInto(BatchPipe &pipe, RowReader &reader, const ChunkCopy &copy, ReadSide &side,
              const std::stop_token &stop)
{
    auto opened = reader.open(copy.read);
    if (!opened) {
        side.failed = true;
        pipe.fail(std::move(opened.error()));
        return;
    }
    for (;;) {
        RowBatch batch = pipe.take();
        auto more = reader.next(batch);
        if (!more) {
            side.failed = true;
            pipe.fail(std::move(more.error()));
            return;
        }
        if (!*more)
            break;
        if (copy.limiter)
            copy.limiter->pass(batch.rows(), batch.bytes(), stop);
        side.rows += batch.rows();
        if (copy.onRead)
            copy.onRead(batch.rows(), batch.bytes());
        if (!pipe.push(std::move(batch), stop))
            break;
    }
    pipe.finish();
}

/// Gives the writer one transaction's worth of batches at a time.
class Portion
{
public:
    Portion(BatchPipe &pipe, std::uint64_t bytes, const std::stop_token &stop)
        : m_pipe(pipe)
        , m_bytes(bytes)
        , m_stop(stop)
    {}

    bool ended() const { return m_ended; }

    Result<bool> next(RowBatch &batch)
    {
        if (m_bytes > 0 && m_given >= m_bytes) {
            m_given = 0;
            return false;
        }
        auto more = m_pipe.pull(batch, m_stop);
        if (more && *more)
            m_given += batch.bytes();
        m_ended = !more || !*more;
        return more;
    }

private:
    BatchPipe &m_pipe;
    const std::uint64_t m_bytes;
    const std::stop_token &m_stop;
    std::uint64_t m_given = 0;
    bool m_ended = false;
};

Result<WriteSummary> writeFrom(BatchPipe &pipe, RowWriter &writer, const ChunkCopy &copy,
                               const std::stop_token &stop)
{
    Portion portion(pipe, copy.bytesPerTransaction, stop);
    const BatchSource source = [&](RowBatch &batch) { return portion.next(batch); };
    if (copy.bytesPerTransaction == 0)
        return writer.write(copy.write, source, copy.mark);
    WriteSummary total;
    while (!portion.ended()) {
        auto written = writer.write(copy.write, source, std::nullopt);
        if (!written)
            return written;
        total.rows += written->rows;
        total.bytes += written->bytes;
    }
    if (copy.mark) {
        // Only the last mark says that the table is whole; it comes in a transaction without rows.
        const BatchSource nothing = [](RowBatch &) -> Result<bool> { return false; };
        if (auto marked = writer.write(copy.write, nothing, copy.mark); !marked)
            return marked;
    }
    return total;
}

} // namespace

ReadRequest readRequestFor(const TableTransfer &transfer, const KeyRange &range)
{
    ReadRequest request;
    request.table = transfer.source;
    for (const ColumnTransfer &column : transfer.columns) {
        if (column.written)
            request.items.push_back({column.sourceName, column.read});
    }
    request.whereClause = transfer.whereClause;
    request.range = range;
    return request;
}

WriteRequest writeRequestFor(const TableTransfer &transfer)
{
    WriteRequest request;
    request.table = transfer.sink;
    for (const ColumnTransfer &column : transfer.columns) {
        if (column.written)
            request.items.push_back({column.sinkName, column.write});
    }
    return request;
}

tl::expected<CopyOutcome, CopyFailure> copyChunk(RowReader &reader, RowWriter &writer,
                                                 const ChunkCopy &copy, const std::stop_token &stop)
{
    BatchPipe pipe(batchesInFlight);
    std::stop_source giveUp;
    const std::stop_callback onStop(stop, [&] {
        giveUp.request_stop();
        reader.cancel();
        writer.cancel();
    });
    const std::stop_token given = giveUp.get_token();
    ReadSide side;
    Result<WriteSummary> written = WriteSummary{};
    {
        const std::jthread reading([&] { readInto(pipe, reader, copy, side, given); });
        written = writeFrom(pipe, writer, copy, given);
        if (!written)
            giveUp.request_stop(); // the reading thread's push ends now
    }
    if (!written) {
        // The rest of a chunk is soon drained; the rest of a whole table is not.
        if (!side.failed && copy.read.range.columns.empty())
            reader.cancel();
        else
            reader.close();
        if (stop.stop_requested())
            written.error().code = ErrorCode::Cancelled;
        return tl::unexpected(CopyFailure{std::move(written.error()), side.failed});
    }
    return CopyOutcome{*written, side.rows};
}

} // namespace godwit
