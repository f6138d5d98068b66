#include "app/text_table.h"

#include "core/base/text.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace godwit::ctl {

namespace {

// Characters that terminals draw two columns wide.
bool isWide(char32_t c)
{
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF)
           || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF)
           || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60)
           || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

bool isCombining(char32_t c)
{
    return (c >= 0x0300 && c <= 0x036F) || c == 0x200B || c == 0x200D
           || (c >= 0xFE00 && c <= 0xFE0F);
}

struct Glyph
{
    std::size_t bytes = 1;
    std::size_t columns = 1;
};

// The character or the colour sequence at the front of `text`.
Glyph firstGlyph(std::string_view text)
{
    if (text.starts_with("\x1b[")) {
        const auto end = text.find('m');
        return {end == std::string_view::npos ? text.size() : end + 1, 0};
    }
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t bytes = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (bytes == 1 || bytes > text.size())
        return {};
    char32_t code = lead & (0x7FU >> bytes);
    for (std::size_t i = 1; i < bytes; ++i)
        code = (code << 6) | (static_cast<unsigned char>(text[i]) & 0x3FU);
    return {bytes, isCombining(code) ? 0U : isWide(code) ? 2U : 1U};
}

// Colours of our own pass; whatever came from a database is made printable.
std::string safeCell(const std::string &cell)
{
    return cell.find("\x1b[") == 0 ? cell : printable(cell);
}

} // namespace

Style Style::of(std::FILE *stream)
{
    const auto variable = [](const char *name) {
        const char *value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): nothing sets it
        return std::string_view(value ? value : "");
    };
    return Style(::isatty(::fileno(stream)) == 1 && variable("NO_COLOR").empty()
                 && variable("TERM") != "dumb");
}

std::string Style::in(const char *colour, std::string_view text) const
{
    if (!m_colours)
        return std::string(text);
    return "\x1b[" + std::string(colour) + 'm' + std::string(text) + "\x1b[0m";
}

std::size_t displayWidth(std::string_view text)
{
    std::size_t width = 0;
    while (!text.empty()) {
        const Glyph glyph = firstGlyph(text);
        width += glyph.columns;
        text.remove_prefix(glyph.bytes);
    }
    return width;
}

std::string shortened(const std::string &text, std::size_t width)
{
    if (displayWidth(text) <= width)
        return text;
    std::string_view rest = text;
    std::size_t used = 0;
    std::size_t taken = 0;
    while (!rest.empty()) {
        const Glyph glyph = firstGlyph(rest);
        if (used + glyph.columns + 1 > width)
            break;
        used += glyph.columns;
        taken += glyph.bytes;
        rest.remove_prefix(glyph.bytes);
    }
    return text.substr(0, taken) + (width > 0 ? "…" : "");
}

TextTable::TextTable(std::vector<std::string> header, std::vector<Align> aligns)
    : m_aligns(std::move(aligns))
{
    m_aligns.resize(header.size(), Align::Left);
    m_rows.push_back(std::move(header));
}

void TextTable::add(std::vector<std::string> row)
{
    for (std::string &cell : row)
        cell = safeCell(cell);
    row.resize(m_aligns.size());
    m_rows.push_back(std::move(row));
}

std::string TextTable::text(const Style &style) const
{
    std::vector<std::size_t> widths(m_aligns.size(), 0);
    for (const auto &row : m_rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], displayWidth(row[i]));
    }
    std::string text;
    for (std::size_t r = 0; r < m_rows.size(); ++r) {
        std::string line;
        for (std::size_t i = 0; i < m_rows[r].size(); ++i) {
            const std::string &cell = m_rows[r][i];
            const std::string padding(widths[i] - displayWidth(cell), ' ');
            line += i == 0 ? "" : "  ";
            line += m_aligns[i] == Align::Right ? padding + cell : cell + padding;
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += (r == 0 ? style.strong(line) : line) + '\n';
    }
    return text;
}

std::string describe(const Error &error, const Style &style)
{
    std::string text = toLower(levelName(error.level));
    text = error.level == Level::Warning || error.level == Level::Note ? style.doubtful(text)
                                                                       : style.bad(text);
    text += " " + std::string(codeName(error.code));
    if (!error.pointer.empty())
        text += " at " + printable(error.pointer);
    if (!error.object.empty())
        text += " in " + printable(error.object);
    for (const std::string &place : error.where)
        text += ", " + printable(place);
    text += ": " + printable(error.message);
    if (!error.proposal.empty())
        text += "\n    " + printable(error.proposal);
    return text;
}

} // namespace godwit::ctl
