#pragma once

#include "core/data/table_schema.h"

#include <string_view>

namespace godwit {

/// PostgreSQL's types as it prints them with format_type(): "numeric(10,2)", "character varying",
/// "timestamp(3) with time zone", "integer[]", "public.mood". What is no type of its own catalogue,
/// or has no kind here (interval, arrays, ranges, ...), becomes Unknown; an enumeration is told by
/// its members alone.
ColumnType postgresType(std::string_view declared);

/// The declared type without what stands in parentheses and without `[]`: "timestamp with time
/// zone" of "timestamp(3) with time zone".
std::string postgresBaseName(std::string_view declared);

bool isPostgresArray(std::string_view declared);

/// A MySQL-family server takes another text than the one PostgreSQL prints: see ReadForm::Portable.
bool needsPortableForm(const ColumnType &type);

/// SQLite keeps such a value as PostgreSQL prints it: an offset, an interval, an array, many bits.
bool isTextInSqlite(const ColumnType &type);

} // namespace godwit
