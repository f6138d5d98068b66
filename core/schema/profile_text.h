#pragma once

#include "core/data/table_schema.h"

#include <string_view>

namespace godwit {

/// Counts one text value of a SQLite column: its length, and whether it reads as a date, a number,
/// ...
void addTextToProfile(ColumnProfile &profile, std::string_view text);

/// Counts one floating-point value of a SQLite column.
void addRealToProfile(ColumnProfile &profile, double value);

/// Counts all that @p other counted.
void mergeProfiles(ColumnProfile &profile, const ColumnProfile &other);

} // namespace godwit
