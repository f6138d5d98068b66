#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace godwit {

/// What one cell is. Stores with typed columns use Null and Text (the store's own text or binary
/// form); SQLite, whose values carry their own type, uses all of them.
enum class CellKind : std::uint8_t { Null, Text, Integer, Real, Blob };

/// Rows of one table: one arena of bytes, the end of each cell in it, and each cell's kind. No cell
/// owns memory of its own; a batch that is cleared and filled again allocates nothing.
///
/// Units: cells are bytes. Integer and Real cells hold decimal text (Real: the shortest that reads
/// back the same).
class RowBatch
{
public:
    void reset(std::size_t columns)
    {
        m_columns = columns;
        m_bytes.clear();
        m_ends.clear();
        m_kinds.clear();
    }

    void append(CellKind kind, std::string_view cell)
    {
        m_bytes.insert(m_bytes.end(), cell.begin(), cell.end());
        m_ends.push_back(static_cast<std::uint32_t>(m_bytes.size()));
        m_kinds.push_back(kind);
    }
    void appendNull() { append(CellKind::Null, {}); }

    std::size_t columns() const { return m_columns; }
    std::size_t rows() const { return m_columns == 0 ? 0 : m_ends.size() / m_columns; }
    std::size_t bytes() const { return m_bytes.size(); }
    bool empty() const { return m_ends.empty(); }

    CellKind kind(std::size_t row, std::size_t column) const
    {
        return m_kinds[row * m_columns + column];
    }
    bool isNull(std::size_t row, std::size_t column) const
    {
        return kind(row, column) == CellKind::Null;
    }
    std::string_view cell(std::size_t row, std::size_t column) const
    {
        const std::size_t index = row * m_columns + column;
        const std::uint32_t begin = index == 0 ? 0 : m_ends[index - 1];
        return {m_bytes.data() + begin, m_ends[index] - begin};
    }

private:
    std::size_t m_columns = 0;
    std::vector<char> m_bytes; ///< below 4 GiB; readers close a batch at batchBytes
    std::vector<std::uint32_t> m_ends;
    std::vector<CellKind> m_kinds;
};

/// A reader hands a batch on when it holds this many bytes (a single larger row makes it larger).
constexpr std::size_t batchBytes = 256 * 1024;
/// ... or this many rows.
constexpr std::size_t batchRows = 4096;

} // namespace godwit
