#pragma once

#include "core/verify/compare_table.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace godwit {

/// One pass over one side of a comparison, by several readers at once: each takes the next slice of
/// the tables' keys when it is done with the one before.
struct SideScan
{
    /// One table to be read: the requests differ only in their range.
    struct Table
    {
        ReadRequest request;          ///< its range.columns are filled in here
        std::vector<std::string> key; ///< to cut it along; empty: read in one go
    };

    std::vector<Table> tables;
    ReaderFactory reader;
    int readers = 1;
    std::uint64_t estimatedRows = 0;
    std::uint64_t smallestSlice =
        0; ///< rows; a second connection for less costs more than it brings

    static SideScan ofSource(const CompareRequest &request);
    static SideScan ofSink(const CompareRequest &request);
};

/// What is done with a batch; @p worker says which reader it came from, from 0. Batches of
/// different workers arrive at the same time.
using BatchUser = std::function<Result<void>(int worker, const RowBatch &batch)>;

/// How many readers scan() will use: as many as asked for, one for a small or keyless table.
int workersOf(const SideScan &scan);

/// Reads everything, and stops at the first error. Errors: of the readers, of @p use, Cancelled.
Result<void> scanSide(const SideScan &scan, const BatchUser &use, std::stop_token stop);

/// Reads both sides at once; an error on one side ends the other.
Result<void> scanBoth(const SideScan &source, const BatchUser &useSource, const SideScan &sink,
                      const BatchUser &useSink, std::stop_token stop);

} // namespace godwit
