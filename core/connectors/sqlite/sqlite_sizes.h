#pragma once

#include "core/base/result.h"
#include "core/connectors/sqlite/sqlite_handle.h"
#include "core/data/table_schema.h"

namespace godwit {

struct SqliteSizes
{
    std::uint64_t rows = 0;
    bool rowsAreExact = false;
    std::uint64_t bytes = 0; ///< of cells, by a sample
};

/// Counts the rows of a small file; in a large one it takes the highest row number for it.
Result<SqliteSizes> readSqliteSizes(SqliteHandle &handle, const TableSchema &table);

} // namespace godwit
