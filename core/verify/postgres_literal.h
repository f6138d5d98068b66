// Cells as PostgreSQL's SQL text. No connection here.
#pragma once

#include "core/data/table_schema.h"
#include "core/verify/sql_literal.h"

#include <string>

namespace godwit {

/// A literal that stores exactly this value in a column of @p type. Of a text that no PostgreSQL
/// holds (a NUL, no UTF-8) it is one that the server refuses.
std::string postgresLiteral(const ColumnType &type, const CellValue &value);

/// A condition that is true for exactly this value, which is not NULL, of the quoted @p column.
std::string postgresEquals(const std::string &column, const ColumnType &type,
                           const CellValue &value);

} // namespace godwit
