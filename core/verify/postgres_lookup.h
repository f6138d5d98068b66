#pragma once

#include "core/data/column_transfer.h"
#include "core/data/row_batch.h"
#include "core/data/table_schema.h"

#include <string>
#include <string_view>

namespace godwit {

/// lookupCondition()'s part for one cell that is not NULL, in a PostgreSQL column that a reader
/// selects as @p form. Never one that the server calls malformed: that would end the transaction
/// it is part of. Empty: not to be looked up by this cell.
std::string postgresCondition(const std::string &column, const ColumnType &type, ReadForm form,
                              CellKind kind, std::string_view bytes);

} // namespace godwit
