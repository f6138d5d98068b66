#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace godwit {

/// @p bytes as text of an HTML page, also inside a quoted attribute: markup is escaped, and what
/// could hide or turn round other text (control characters, bidirectional overrides, bytes that are
/// not UTF-8) is made visible.
std::string htmlText(std::string_view bytes);

/// `<tr>` of a table, cell after cell. The row's class is each cell's too: QTextDocument knows of
/// rows nothing but their cells.
class HtmlRow
{
public:
    enum class Kind { Body, Header };
    explicit HtmlRow(Kind kind = Kind::Body, const char *style = "");

    /// @p style: the cell's class. @p percent: its share of the table's width; 0: what it needs.
    HtmlRow &text(std::string_view text, const char *style = "", int percent = 0);
    HtmlRow &number(std::string_view text, int percent = 0); ///< to the right
    /// @p html is markup already.
    HtmlRow &markup(std::string_view html, const char *style = "", int columns = 1,
                    int percent = 0);
    std::string end() const;

private:
    HtmlRow &cell(std::string_view html, const std::string &attributes, const std::string &style);

    std::string m_html;
    std::string m_style;
    const char *m_tag;
};

} // namespace godwit
