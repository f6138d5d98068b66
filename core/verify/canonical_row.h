// Two stores print one value in two ways. A canonical row is the same bytes for both, so that rows
// can be hashed and compared without knowing where they came from.
#pragma once

#include "core/data/column_transfer.h"
#include "core/data/row_batch.h"

#include <string>
#include <string_view>
#include <vector>

namespace godwit {

/// Appends @p cell in its canonical form: one byte that says what it is, then its value. What is no
/// value of the form (text where a number should be) stays as its bytes, and differs from any
/// value.
void appendCanonicalCell(std::string &out, CompareForm form, CellKind kind, std::string_view cell);

/// Turns rows of a batch into canonical bytes, one at a time, in a buffer that is used again for
/// every row. Equal bytes: equal rows; NULL equals nothing but NULL.
class CanonicalRow
{
public:
    /// @p key: positions of the key columns; empty: the whole row is the key.
    CanonicalRow(std::vector<CompareForm> forms, std::vector<std::size_t> key)
        : m_forms(std::move(forms))
        , m_keyPositions(std::move(key))
        , m_starts(m_forms.size() + 1)
    {}

    /// @p batch must have as many columns as there are forms.
    void encode(const RowBatch &batch, std::size_t row);

    std::string_view bytes() const { return m_bytes; }
    std::string_view key() const;
    /// One column of the encoded row, with its length prefix.
    std::string_view cell(std::size_t column) const
    {
        return std::string_view(m_bytes).substr(m_starts[column],
                                                m_starts[column + 1] - m_starts[column]);
    }
    std::size_t columns() const { return m_forms.size(); }

private:
    std::vector<CompareForm> m_forms;
    std::vector<std::size_t> m_keyPositions;
    std::vector<std::size_t> m_starts; ///< of each cell in m_bytes, and the end
    std::string m_bytes;
    mutable std::string m_key; ///< of a key of several columns
};

} // namespace godwit
