#pragma once

#include "core/schema/convert_schema.h"
#include "core/schema/sqlite_mysql_types.h"

#include <vector>

namespace godwit {

/// The foreign keys of @p source as statements for @p converted and as values in @p sink, whose
/// columns stand already.
/// @p types are those of the source's columns.
void addForeignKeys(const TableSchema &source, const std::vector<ChosenType> &types,
                    const SchemaTarget &target, TableSchema &sink, ConvertedTable &converted);

} // namespace godwit
