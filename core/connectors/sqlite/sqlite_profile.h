#pragma once

#include "core/base/result.h"
#include "core/connectors/sqlite/sqlite_handle.h"
#include "core/data/table_schema.h"

namespace godwit {

/// Looks at every value of @p table once and fills in the profile of each column. The profile of a
/// foreign key's column counts the values it refers to as well: both ends must get one type
/// elsewhere.
[[nodiscard]] Result<void> profileSqliteTable(SqliteHandle &handle, TableSchema &table);

} // namespace godwit
