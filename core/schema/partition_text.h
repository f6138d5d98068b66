// What the clause PARTITION BY ... of MySQL's family says, and its spellings.
#pragma once

#include "core/data/table_schema.h"
#include "core/schema/create_table_text.h"

#include <string>
#include <vector>

namespace godwit {

/// The columns of @p table that rows are spread by, in lower case; subpartitions included.
std::vector<std::string> partitionColumns(const std::string &clause, const TableSchema &table);

/// "the primary key" or "index x": the first of @p keys that is unique and lacks a column of
/// partitionColumns(); empty: none does. MySQL and MariaDB have no such key.
std::string keyAcrossPartitions(const std::string &clause, const TableSchema &table,
                                const std::vector<DefinitionText> &keys);

/// True if a LIST partition takes what the others do not.
bool hasDefaultPartition(const std::string &clause);

/// Spells it `VALUES IN (DEFAULT)`, as OceanBase does, or `PARTITION p DEFAULT`, as MariaDB and
/// TiDB do.
std::string withDefaultPartition(const std::string &clause, bool asValues);

} // namespace godwit
