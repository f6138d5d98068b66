#pragma once

#include "core/connectors/connector.h"
#include "core/data/column_transfer.h"
#include "core/pipeline/rate_limiter.h"

#include <functional>
#include <optional>
#include <stop_token>

namespace godwit {

/// One chunk on its way: what to read, how to write it, and who wants to know.
struct ChunkCopy
{
    ReadRequest read;
    WriteRequest write;
    std::optional<ChunkMark> mark;
    /// 0: one transaction. Otherwise a transaction whenever so many bytes are there, and the mark
    /// in the last: for tables that are emptied and read again from the start when the copy breaks
    /// off.
    std::uint64_t bytesPerTransaction = 0;
    RateLimiter *limiter = nullptr;
    std::function<void(std::uint64_t rows, std::uint64_t bytes)>
        onRead; ///< from the reading thread
};

struct CopyOutcome
{
    WriteSummary written;
    std::uint64_t rowsRead = 0;
};

struct CopyFailure
{
    Error error;
    bool ofReader = false; ///< the source failed, not the sink
};

/// The request that reads what @p transfer moves, and the one that writes it.
ReadRequest readRequestFor(const TableTransfer &transfer, const KeyRange &range);
WriteRequest writeRequestFor(const TableTransfer &transfer);

/// Reads and writes at once, each on a thread of its own. Returns when the sink has committed, or
/// when nothing of the (last) transaction is left at the sink.
tl::expected<CopyOutcome, CopyFailure>
copyChunk(RowReader &reader, RowWriter &writer, const ChunkCopy &copy, const std::stop_token &stop);

} // namespace godwit
