#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace godwit {

/// A place in a table's key order: one SQL literal of the source per key column. Kept as text, so
/// that it survives a restart and means the same to a new connection.
struct KeyBound
{
    std::vector<std::string> literals;
    bool operator==(const KeyBound &) const = default;
};

/// A slice of a table along a key: rows with `after < key <= upTo`. An absent bound is open; both
/// absent: the whole table. The slices of one table cover every row exactly once, whatever is
/// inserted or deleted between two of them.
struct KeyRange
{
    std::vector<std::string> columns; ///< of the key, in its order; empty: the whole table
    std::optional<KeyBound> after;
    std::optional<KeyBound> upTo;
    bool operator==(const KeyRange &) const = default;
};

/// The unit of resuming: a chunk is done when the sink has committed it.
struct Chunk
{
    int number = 0; ///< within its table, from 0
    KeyRange range;
    bool operator==(const Chunk &) const = default;
};

} // namespace godwit
