#pragma once

#include "core/schema/mysql_postgres_types.h"
#include "core/schema/sqlite_mysql_types.h"

namespace godwit {

/// Where @p column stands in its @p table.
ColumnUse sqliteUseOf(const TableSchema &table, const Column &column);

/// The PostgreSQL type that holds every value of a SQLite column as it is. Like the route to MySQL
/// it goes by the column's profile first and its declared type second.
PostgresType postgresTypeOfSqlite(const Column &column, const ColumnUse &use,
                                  const std::string &sinkColumn);

} // namespace godwit
