#pragma once

#include "core/base/result.h"
#include "core/data/table_schema.h"
#include "core/schema/column_text.h"
#include "core/schema/create_table_text.h"

namespace godwit {

/// The schema that a MySQL-family CREATE TABLE describes, as SHOW CREATE TABLE prints it. Charset
/// and collation of text columns are what is printed or what the table's default says; either stays
/// empty where only the server knows it. Row counts and triggers are the caller's. Errors:
/// Internal, if @p statement is no CREATE TABLE.
Result<TableSchema> tableFromCreateText(const TableName &name, const std::string &statement);

/// A column type by its printed form.
ColumnType columnTypeFromText(const ColumnText &column);

} // namespace godwit
