#pragma once

#include "core/connectors/connector.h"
#include "core/state/run_state.h"

#include <vector>

namespace godwit {

/// How a table is cut.
struct ChunkPlan
{
    std::vector<std::string> key; ///< columns at the source; empty: one pass over the whole table
    std::uint64_t rowsPerChunk = 0;
};

/// Chunks are a budget of bytes, not of rows: a transaction should be neither huge nor tiny.
/// Columns whose order or equality cannot be relied on (FLOAT, DOUBLE, ENUM, SET, BIT, JSON) make
/// no chunk key; such a table is read in one pass.
ChunkPlan planChunks(const TableSchema &table);

/// Cuts the next @p count chunks after those in @p known. The last chunk of a table has no upper
/// bound.
Result<std::vector<ChunkRecord>> splitNext(RowReader &reader, const TableName &table,
                                           int tableNumber, const ChunkPlan &plan,
                                           const std::vector<ChunkRecord> &known, int count);

/// True when @p chunks reach the table's end.
bool coversTable(const std::vector<ChunkRecord> &chunks);

} // namespace godwit
