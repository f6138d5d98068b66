#pragma once

#include "core/schema/convert_schema.h"
#include "core/schema/sqlite_mysql_types.h"

#include <string>
#include <vector>

namespace godwit {

/// The PostgreSQL index can be one of MySQL's: over columns, of a B-tree or hash, and not unique
/// for some of the rows only.
bool hasMysqlForm(const Index &index);

/// Where a column stands in the keys that MySQL will have.
ColumnUse useOfPostgresColumn(const TableSchema &table, const Column &column);

/// The indexes of @p source: as lines of CREATE TABLE in @p lines, as later statements and notes in
/// @p converted, and as values in @p sink, whose name and columns stand already.
void addPostgresIndexes(const TableSchema &source, const std::vector<ChosenType> &types,
                        const SchemaTarget &target, std::vector<std::string> &lines,
                        TableSchema &sink, ConvertedTable &converted);

} // namespace godwit
