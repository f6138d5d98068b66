// Text for people: aligned tables, colours where they help, sizes and durations.
#pragma once

#include "core/base/result.h"
#include "core/service/unit_text.h"

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace godwit::ctl {

/// Colours of one stream; none unless it is a terminal and NO_COLOR is not set.
class Style
{
public:
    static Style of(std::FILE *stream);
    explicit Style(bool colours)
        : m_colours(colours)
    {}

    std::string good(std::string_view text) const { return in("32", text); }
    std::string bad(std::string_view text) const { return in("31", text); }
    std::string doubtful(std::string_view text) const { return in("33", text); }
    std::string strong(std::string_view text) const { return in("1", text); }

private:
    std::string in(const char *colour, std::string_view text) const;
    bool m_colours;
};

/// Columns of a terminal that @p text, in UTF-8 and possibly with colours, takes.
std::size_t displayWidth(std::string_view text);
/// @p text cut to @p width columns, with … at the end if anything was cut.
std::string shortened(const std::string &text, std::size_t width);

class TextTable
{
public:
    enum class Align { Left, Right };

    explicit TextTable(std::vector<std::string> header, std::vector<Align> aligns = {});
    /// Line breaks and other control characters of a cell are shown as `\x0A`.
    void add(std::vector<std::string> row);
    bool empty() const { return m_rows.size() == 1; }
    std::string text(const Style &style) const;

private:
    std::vector<std::vector<std::string>> m_rows; ///< the header first
    std::vector<Align> m_aligns;
};

/// "error MISSING_FIELD at /name: … → what to do"
std::string describe(const Error &error, const Style &style);

using godwit::bytesText;
using godwit::secondsText;
using godwit::withSeparators;

} // namespace godwit::ctl
