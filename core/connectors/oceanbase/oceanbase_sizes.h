#pragma once

#include "core/connectors/mysql/mysql_connection.h"
#include "core/data/table_schema.h"

#include <cstdint>

namespace godwit {

/// How many rows the optimizer takes @p table to have; 0 if it does not say.
/// information_schema.TABLES says 0 until statistics have been gathered, once a night.
std::uint64_t oceanBaseRows(MysqlConnection &connection, const TableName &table);

/// Fills in what information_schema.TABLES does not know of @p catalog's tables: rows by the
/// optimizer (of the first few hundred tables without statistics), bytes on disk by the views that
/// this version has and this account may read. What only memory holds yet counts as no bytes.
void completeOceanBaseSizes(MysqlConnection &connection, Catalog &catalog);

} // namespace godwit
