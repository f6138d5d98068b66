#pragma once

namespace godwit {

/// CREATE statements of the sample's tables.
extern const char *const sampleTables;
/// Indexes and views, made after the rows.
extern const char *const sampleIndexesAndViews;

} // namespace godwit
