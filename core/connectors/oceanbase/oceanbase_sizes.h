#pragma once

#include "core/connectors/mysql/mysql_connection.h"
#include "core/data/table_schema.h"

#include <cstdint>

namespace godwit {

/// How many rows the optimizer takes @p table to have; 0 if it does not say.
/// information_schema.TABLES says 0 until statistics have been gathered, once a night.
std::uint64_t oceanBaseRows(MysqlConnection &connection, const TableName &table);

} // namespace godwit
