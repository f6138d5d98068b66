#include "core/connectors/mysql/load_data_text.h"

#include <array>

namespace godwit {

namespace {

// The letter after the backslash, 0 where none is needed.
constexpr std::array<char, 256> escapes = [] {
    std::array<char, 256> table{};
    table['\\'] = '\\';
    table['\t'] = 't';
    table['\n'] = 'n';
    table['\0'] = '0';
    return table;
}();

char *copyEscaped(std::string_view cell, char *to)
{
    for (const char c : cell) {
        const char escape = escapes[static_cast<unsigned char>(c)];
        if (escape != '\0') {
            *to++ = '\\';
            *to++ = escape;
        } else {
            *to++ = c;
        }
    }
    return to;
}

} // namespace

void appendLoadDataText(const RowBatch &batch, std::string &out)
{
    const std::size_t before = out.size();
    const std::size_t cells = batch.rows() * batch.columns();
    out.resize(before + batch.bytes() * 2 + cells * 3); // every byte escaped, at worst
    char *to = out.data() + before;
    for (std::size_t row = 0; row < batch.rows(); ++row) {
        for (std::size_t column = 0; column < batch.columns(); ++column) {
            if (batch.isNull(row, column)) {
                *to++ = '\\';
                *to++ = 'N';
            } else {
                to = copyEscaped(batch.cell(row, column), to);
            }
            *to++ = '\t';
        }
        to[-1] = '\n';
    }
    out.resize(static_cast<std::size_t>(to - out.data()));
}

} // namespace godwit
