#pragma once

#include "core/data/row_batch.h"

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

namespace godwit {

/// The keys of the rows sent last, for what is to be said of one that the server refuses later. It
/// is never further behind than what the two sockets hold.
class SentRows
{
public:
    /// @p key: positions of the cells that tell a row.
    explicit SentRows(std::vector<std::size_t> key)
        : m_key(std::move(key))
    {}

    void add(const RowBatch &batch);
    /// The beginnings of the key's cells in the row sent as number @p row, from 1. Empty: it was
    /// sent too long ago.
    std::vector<std::string> keyOf(std::uint64_t row) const;

private:
    struct Part
    {
        std::uint64_t before = 0; ///< rows sent before it
        std::string bytes;
        std::vector<std::uint32_t> ends; ///< of each cell
        std::size_t size() const { return bytes.size() + ends.size() * sizeof(std::uint32_t); }
    };

    std::vector<std::size_t> m_key;
    std::deque<Part> m_parts;
    std::uint64_t m_rows = 0;
    std::size_t m_bytes = 0;
};

} // namespace godwit
