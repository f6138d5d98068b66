// Are a source and a sink the same? Every row of both is read, in any order, and put into buckets
// by its key: equal tables have equal buckets. Only buckets that differ are read again, row by row.
#pragma once

#include "core/connectors/connector.h"
#include "core/data/column_transfer.h"
#include "core/data/difference.h"
#include "core/state/run_state.h"

#include <atomic>
#include <functional>
#include <stop_token>
#include <string_view>

namespace godwit {

/// Gives a fresh reader of one side; called from the comparing threads, several at once.
using ReaderFactory = std::function<Result<std::unique_ptr<RowReader>>()>;

/// Part of VerifyResult::method where CompareRequest::ignoreExtraSinkRows was set.
inline constexpr std::string_view extraSinkRowsIgnored =
    "rows that are only at the destination were not looked for";

struct CompareRequest
{
    std::vector<TableTransfer> sources;     ///< more than one: merged into one sink table
    std::vector<TableSchema> sourceSchemas; ///< of the sources; only rereadSource() needs them
    Dialect sourceDialect = Dialect::MySql;
    TableSchema sinkSchema;
    Dialect sinkDialect = Dialect::MySql;
    ReaderFactory sourceReader;
    ReaderFactory sinkReader;
    bool ignoreExtraSinkRows =
        false; ///< allowDestTableNotEmpty: only the source's rows are looked for
    int readersPerSide = 2;
    std::uint64_t estimatedRows = 0;
    std::uint64_t estimatedBytes = 0;
    std::uint64_t smallestSlice = 50'000; ///< rows; below two of them one reader a side does
    /// Bytes that rows of differing buckets may take in memory; more are looked at in several
    /// passes.
    std::uint64_t memoryBudget = 64 * 1024 * 1024;
};

struct CompareProgress
{
    std::atomic<std::uint64_t> sourceRows{0};
    std::atomic<std::uint64_t> sinkRows{0};
};

/// Compares one sink table with its source tables. A table without a key is compared as a multiset.
/// Every difference goes to @p differences (may be empty), in no particular order.
/// Errors: Cancelled, ConnectionLost and what readers fail with; the caller reports NOT_PROVEN
/// then.
Result<VerifyResult> compareTable(const CompareRequest &request, const DifferenceSink &differences,
                                  CompareProgress &progress, std::stop_token stop);

} // namespace godwit
