#pragma once

#include "core/data/table_schema.h"

#include <string_view>

namespace godwit {

/// The affinity SQLite gives a column of an ordinary table by the name of its type.
/// Source: https://www.sqlite.org/datatype3.html, 3.1.
Affinity sqliteAffinity(std::string_view declared);

/// What a declared type says a column is meant to hold: `VARCHAR(20)`, `DECIMAL(10,2)`, `DATE`.
/// SQLite itself holds any value in any column; the kind is Dynamic where nothing is declared.
///
/// Names of Godwit's own, made when MySQL tables move to SQLite, have the affinity that keeps
/// values exact: `DECIMAL_TEXT(30,10)`, `UNSIGNED_BIG_TEXT`, `JSON_TEXT`.
ColumnType sqliteColumnType(std::string_view declared);

} // namespace godwit
