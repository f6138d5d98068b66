#pragma once

#include "core/schema/postgres_table.h"

#include <string>

namespace godwit {

/// What stands behind DEFAULT for a column of MySQL's family; empty: no default. What is lost goes
/// to
/// @p table's notes.
std::string postgresDefaultOfMysql(const PlannedColumn &column, PostgresTable &table);

/// A literal's value where a column of @p type takes it, in PostgreSQL's words; empty where it does
/// not.
std::string postgresLiteral(const std::string &value, const ColumnType &type);

} // namespace godwit
