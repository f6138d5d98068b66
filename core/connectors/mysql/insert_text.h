#pragma once

#include "core/connectors/connector.h"

#include <string>

namespace godwit {

/// `INSERT INTO t (columns) VALUES `, or REPLACE: for tables that the server cannot take by LOAD
/// DATA. Rows follow, with commas between them.
std::string insertHead(const WriteRequest &request);

/// Appends one row in parentheses. Each cell stands as a literal of bytes, written the way its form
/// says; the statement is sent in UTF-8 without NO_BACKSLASH_ESCAPES.
void appendInsertRow(const WriteRequest &request, const RowBatch &batch, std::size_t row,
                     std::string &out);

} // namespace godwit
