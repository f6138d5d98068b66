#pragma once

#include "core/base/result.h"
#include "core/data/table_schema.h"

#include <string>
#include <vector>

namespace godwit {

/// The columns of @p table that do not move when only @p keptColumns and the key do. Empty @p
/// keptColumns: none. Errors: ObjectMissing, for a kept column that does not exist.
Result<std::vector<std::string>> droppedColumns(const TableSchema &table,
                                                const std::vector<std::string> &keptColumns);

/// Takes @p names out of @p table, with every index, foreign key and check that cannot be without
/// them.
void removeColumns(TableSchema &table, const std::vector<std::string> &names);

} // namespace godwit
