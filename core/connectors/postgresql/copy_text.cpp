#include "core/connectors/postgresql/copy_text.h"

#include "core/base/text.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>

namespace godwit {

namespace {

char unescaped(char c)
{
    switch (c) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'v':
        return '\v';
    default:
        return c;
    }
}

void unescapeInto(std::string &out, std::string_view field)
{
    out.clear();
    for (std::size_t i = 0; i < field.size(); ++i) {
        if (field[i] != '\\' || i + 1 == field.size())
            out += field[i];
        else
            out += unescaped(field[++i]);
    }
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

bool bytesInto(std::string &out, std::string_view text)
{
    out.clear();
    if (!text.starts_with("\\x") || text.size() % 2 != 0)
        return false;
    out.reserve(text.size() / 2);
    for (std::size_t i = 2; i < text.size(); i += 2) {
        const int high = hexDigit(text[i]);
        const int low = hexDigit(text[i + 1]);
        if (high < 0 || low < 0)
            return false;
        out += static_cast<char>(high * 16 + low);
    }
    return true;
}

constexpr std::int64_t secondUnits = 1'000'000; // microseconds

/// `[-]HH:MM:SS[.ffffff]` in microseconds.
std::optional<std::int64_t> clockUnits(std::string_view text)
{
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+'))
        text.remove_prefix(1);
    const auto parts = split(text, ':');
    if (parts.size() != 3)
        return std::nullopt;
    const std::size_t point = parts[2].find('.');
    std::string fraction = point == std::string::npos ? "" : parts[2].substr(point + 1);
    fraction.resize(6, '0');
    const auto hours = parseInteger(parts[0]);
    const auto minutes = parseInteger(parts[1]);
    const auto seconds = parseInteger(parts[2].substr(0, point));
    const auto micros = parseInteger(fraction);
    constexpr std::int64_t mostHours = 2'000'000'000;
    if (!hours || !minutes || !seconds || !micros || *hours > mostHours)
        return std::nullopt;
    const std::int64_t units = ((*hours * 60 + *minutes) * 60 + *seconds) * secondUnits + *micros;
    return negative ? -units : units;
}

std::string padded(std::int64_t number, std::size_t digits)
{
    std::string text = std::to_string(number);
    return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

std::string clockText(std::int64_t units)
{
    const bool negative = units < 0;
    units = std::abs(units);
    const std::int64_t fraction = units % secondUnits;
    const std::int64_t seconds = units / secondUnits;
    std::string text = (negative ? "-" : "") + padded(seconds / 3600, 2) + ':'
                       + padded(seconds / 60 % 60, 2) + ':' + padded(seconds % 60, 2);
    if (fraction != 0)
        text += '.' + padded(fraction, 6);
    return text;
}

} // namespace

std::string hoursOfInterval(std::string_view interval)
{
    constexpr std::int64_t mostDays = 100'000'000; // far beyond what any TIME holds
    std::int64_t units = 0;
    const auto words = split(interval, ' ');
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool days = i + 1 < words.size() && words[i + 1].starts_with("day");
        if (days) {
            const auto count =
                parseInteger(words[i].starts_with('+') ? words[i].substr(1) : words[i]);
            if (!count || std::abs(*count) > mostDays)
                return {};
            units += *count * 86'400 * secondUnits;
            ++i;
            continue;
        }
        const auto clock = clockUnits(words[i]);
        if (!clock)
            return {};
        units += *clock;
    }
    return clockText(units);
}

std::string numberOfBits(std::string_view bits)
{
    std::uint64_t number = 0;
    if (bits.empty() || bits.size() > 64)
        return {};
    for (const char bit : bits) {
        if (bit != '0' && bit != '1')
            return {};
        number = number << 1 | static_cast<std::uint64_t>(bit - '0');
    }
    return std::to_string(number);
}

bool CopyDecoder::appendCell(CopyCell form, std::string_view field, RowBatch &batch)
{
    if (field == "\\N") {
        batch.appendNull();
        return true;
    }
    if (field.find('\\') != std::string_view::npos) {
        unescapeInto(m_plain, field);
        field = m_plain;
    }
    switch (form) {
    case CopyCell::Text:
        batch.append(CellKind::Text, field);
        return true;
    case CopyCell::Bytes:
        if (!bytesInto(m_converted, field))
            return false;
        break;
    case CopyCell::Number:
        m_converted = numberOfBits(field);
        break;
    case CopyCell::Interval:
        m_converted = hoursOfInterval(field);
        break;
    }
    if (form != CopyCell::Bytes && m_converted.empty())
        m_converted = field; // the sink says what it thinks of it
    batch.append(CellKind::Text, m_converted);
    return true;
}

bool CopyDecoder::decode(std::string_view line, RowBatch &batch)
{
    if (line.ends_with('\n'))
        line.remove_suffix(1);
    const auto tabs = static_cast<std::size_t>(std::count(line.begin(), line.end(), '\t'));
    if (tabs + 1 != m_cells.size())
        return false;
    for (const CopyCell form : m_cells) {
        const std::size_t tab = line.find('\t');
        if (!appendCell(form, line.substr(0, tab), batch))
            return false;
        if (tab != std::string_view::npos)
            line.remove_prefix(tab + 1);
    }
    return true;
}

} // namespace godwit
