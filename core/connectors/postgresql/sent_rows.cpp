#include "core/connectors/postgresql/sent_rows.h"

namespace godwit {

namespace {

constexpr std::size_t mostBytes = 2 * 1024 * 1024;
constexpr std::size_t longestCell = 64; // bytes: enough to find the row

} // namespace

void SentRows::add(const RowBatch &batch)
{
    Part part;
    while (m_bytes > mostBytes) { // the memory of the oldest is used again
        part = std::move(m_parts.front());
        m_parts.pop_front();
        m_bytes -= part.size();
    }
    part.before = m_rows;
    part.bytes.clear();
    part.ends.clear();
    for (std::size_t row = 0; row < batch.rows(); ++row) {
        for (const std::size_t column : m_key) {
            if (!batch.isNull(row, column))
                part.bytes += batch.cell(row, column).substr(0, longestCell);
            part.ends.push_back(static_cast<std::uint32_t>(part.bytes.size()));
        }
    }
    m_rows += batch.rows();
    m_bytes += part.size();
    m_parts.push_back(std::move(part));
}

std::vector<std::string> SentRows::keyOf(std::uint64_t row) const
{
    std::vector<std::string> cells;
    for (const Part &part : m_parts) {
        if (row <= part.before || row > part.before + part.ends.size() / m_key.size())
            continue;
        std::size_t cell = static_cast<std::size_t>(row - part.before - 1) * m_key.size();
        for (std::size_t i = 0; i < m_key.size(); ++i, ++cell) {
            const std::uint32_t begin = cell == 0 ? 0 : part.ends[cell - 1];
            cells.push_back(part.bytes.substr(begin, part.ends[cell] - begin));
        }
    }
    return cells;
}

} // namespace godwit
