#include "core/connectors/postgresql/copy_encoder.h"

#include "core/base/text.h"

#include <cstring>

namespace godwit {

namespace {

constexpr std::uint64_t everyByte = 0x0101010101010101ULL;
constexpr std::uint64_t everyHighBit = 0x8080808080808080ULL;

/// Some byte of the eight is a control character or a backslash. May say so of a byte beside one.
bool mayNeedEscape(std::uint64_t word)
{
    const std::uint64_t control = (word - everyByte * 0x20) & ~word;
    const std::uint64_t slash = word ^ (everyByte * '\\');
    return ((control | ((slash - everyByte) & ~slash)) & everyHighBit) != 0;
}

/// The letter after the backslash; 0: the byte stands for itself.
char escapeOf(char c)
{
    switch (c) {
    case '\\':
        return '\\';
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return 0;
    }
}

/// Writes @p cell and returns the end of it; null: there is a NUL inside.
char *writeText(char *out, std::string_view cell, bool &hasHighBytes)
{
    const char *in = cell.data();
    const char *const end = in + cell.size();
    std::uint64_t high = 0;
    const auto writeByte = [&] {
        const char c = *in++;
        if (const char letter = escapeOf(c)) {
            *out++ = '\\';
            *out++ = letter;
        } else {
            *out++ = c;
        }
        return c != '\0';
    };
    while (end - in >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, in, sizeof word);
        high |= word;
        if (!mayNeedEscape(word)) {
            std::memcpy(out, in, sizeof word);
            in += sizeof word;
            out += sizeof word;
            continue;
        }
        for (int i = 0; i < 8; ++i) {
            if (!writeByte())
                return nullptr;
        }
    }
    while (in < end) {
        high |= static_cast<unsigned char>(*in);
        if (!writeByte())
            return nullptr;
    }
    hasHighBytes = (high & everyHighBit) != 0;
    return out;
}

char *writeBytes(char *out, std::string_view cell)
{
    constexpr char digits[] = "0123456789abcdef";
    constexpr std::string_view mark = "\\\\x"; // the backslash is escaped
    std::memcpy(out, mark.data(), mark.size());
    out += mark.size();
    for (const char c : cell) {
        const auto byte = static_cast<unsigned char>(c);
        *out++ = digits[byte >> 4];
        *out++ = digits[byte & 15];
    }
    return out;
}

/// Null: the number has more bits than the column.
char *writeBits(char *out, std::string_view cell, std::size_t bits)
{
    const auto number = parseUnsigned(cell);
    if (!number || (bits < 64 && (*number >> bits) != 0))
        return nullptr;
    for (std::size_t i = bits; i > 0; --i)
        *out++ = i <= 64 && ((*number >> (i - 1)) & 1) != 0 ? '1' : '0';
    return out;
}

} // namespace

CopyEncoder::CopyEncoder(std::vector<CopyTarget> targets)
    : m_targets(std::move(targets))
{
    constexpr std::size_t aroundCell =
        4; // a tab or a line break, and \N or the mark of hexadecimal
    for (const CopyTarget &target : m_targets)
        m_bytesPerRow += aroundCell + target.bits;
}

std::optional<CopyProblem> CopyEncoder::encode(const RowBatch &batch)
{
    const std::size_t most = 2 * batch.bytes() + batch.rows() * m_bytesPerRow;
    if (m_buffer.size() < most)
        m_buffer.resize(most);
    m_used = 0;
    char *out = m_buffer.data();
    for (std::size_t row = 0; row < batch.rows(); ++row) {
        for (std::size_t column = 0; column < m_targets.size(); ++column) {
            const auto problem = [&](CopyProblem::Kind kind) {
                return CopyProblem{kind, row, column};
            };
            if (column > 0)
                *out++ = '\t';
            if (batch.isNull(row, column)) {
                *out++ = '\\';
                *out++ = 'N';
                continue;
            }
            const std::string_view cell = batch.cell(row, column);
            bool hasHighBytes = false;
            switch (m_targets[column].form) {
            case CopyTarget::Form::Text:
                out = writeText(out, cell, hasHighBytes);
                if (!out)
                    return problem(CopyProblem::Kind::Nul);
                if (hasHighBytes && !isUtf8(cell))
                    return problem(CopyProblem::Kind::NotUtf8);
                break;
            case CopyTarget::Form::Bytes:
                out = writeBytes(out, cell);
                break;
            case CopyTarget::Form::Bits:
                out = writeBits(out, cell, m_targets[column].bits);
                if (!out)
                    return problem(CopyProblem::Kind::TooManyBits);
                break;
            }
        }
        *out++ = '\n';
    }
    m_used = static_cast<std::size_t>(out - m_buffer.data());
    return std::nullopt;
}

} // namespace godwit
