// The text that COPY ... FROM STDIN takes: one row a line, columns between tabs. No connection
// here.
#pragma once

#include "core/data/row_batch.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace godwit {

/// How a column's cells are written.
struct CopyTarget
{
    enum class Form {
        Text,  ///< as it is, checked to be UTF-8 without NUL
        Bytes, ///< bytea: hexadecimal
        Bits,  ///< the number 5 as 0101
    };
    Form form = Form::Text;
    std::size_t bits = 0; ///< of Bits: how many the column has
};

/// A cell that PostgreSQL cannot hold.
struct CopyProblem
{
    enum class Kind { Nul, NotUtf8, TooManyBits };
    Kind kind = Kind::Nul;
    std::size_t row = 0; ///< within the batch
    std::size_t column = 0;
};

/// Turns batches into COPY's text. One for each request: its buffer is used again and again, so
/// that neither a cell nor a batch allocates.
class CopyEncoder
{
public:
    explicit CopyEncoder(std::vector<CopyTarget> targets);

    /// Makes text() the rows of @p batch, or says which cell cannot be written.
    std::optional<CopyProblem> encode(const RowBatch &batch);
    std::string_view text() const { return {m_buffer.data(), m_used}; }

private:
    std::vector<CopyTarget> m_targets;
    std::size_t m_bytesPerRow = 0; ///< at most, beside the cells' own
    std::vector<char> m_buffer;    ///< only grows
    std::size_t m_used = 0;
};

} // namespace godwit
