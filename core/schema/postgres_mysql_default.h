#pragma once

#include "core/schema/sqlite_mysql_default.h"

namespace godwit {

/// A PostgreSQL column's default for a MySQL column of @p type: casts stripped, now() in MySQL's
/// words. Empty SQL where there is none, with a warning where that is a loss. Not for nextval().
TranslatedDefault mysqlDefaultOfPostgres(const Column &column, const ColumnType &type,
                                         const std::vector<Column> &columns,
                                         const ServerFacts &sink);

} // namespace godwit
