#pragma once

#include "core/base/result.h"
#include "core/data/table_schema.h"
#include "core/schema/postgres_names.h"

#include <string>
#include <vector>

namespace godwit {

/// A partitioned table in PostgreSQL's words.
struct PostgresPartitions
{
    std::string clause;                  ///< "PARTITION BY RANGE (id)"; empty: one table
    std::vector<std::string> statements; ///< one CREATE TABLE ... PARTITION OF each
    std::vector<Note> notes;
};

/// The partitions of a MySQL-family table, which may be one table at the destination: a Warning
/// says why. @p sinkName: the table's name there.
PostgresPartitions postgresPartitions(const TableSchema &table, const TableName &sinkName);

} // namespace godwit
