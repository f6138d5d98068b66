// The text that COPY ... TO STDOUT sends: one row a line, columns between tabs. No connection here.
#pragma once

#include "core/data/row_batch.h"

#include <string>
#include <string_view>
#include <vector>

namespace godwit {

/// What a column's text is turned into once it has been read.
enum class CopyCell {
    Text,     ///< as it is
    Bytes,    ///< `\x00FF` into its bytes
    Number,   ///< the bits 0101 into 5
    Interval, ///< `1 day 02:00:00` into `26:00:00`; one with months or years stays as it is
};

/// Decodes lines into batches; one for each request, with a buffer of its own.
class CopyDecoder
{
public:
    explicit CopyDecoder(std::vector<CopyCell> cells)
        : m_cells(std::move(cells))
    {}

    /// Appends one row. False, with nothing appended: the line has another number of columns, or a
    /// binary value that is not hexadecimal.
    bool decode(std::string_view line, RowBatch &batch);

private:
    bool appendCell(CopyCell form, std::string_view field, RowBatch &batch);

    std::vector<CopyCell> m_cells;
    std::string m_plain;     ///< a field without its escapes
    std::string m_converted; ///< and in its form
};

/// `-26:00:00.5` of PostgreSQL's `-1 days -02:00:00.5`; empty where months or years are in it.
std::string hoursOfInterval(std::string_view interval);

/// The decimal number that up to 64 digits 0 and 1 stand for; empty for any other text.
std::string numberOfBits(std::string_view bits);

} // namespace godwit
