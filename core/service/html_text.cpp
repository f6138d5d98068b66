#include "core/service/html_text.h"

#include "core/base/text.h"

namespace godwit {

namespace {

// Characters that turn the direction of the text around them, or take no room at all.
const char *visibleForm(std::string_view text)
{
    static constexpr struct
    {
        std::string_view bytes;
        const char *shown;
    } hidden[] = {
        {"\u200B", "\\u{200B}"}, {"\u200E", "\\u{200E}"}, {"\u200F", "\\u{200F}"},
        {"\u2028", "\\u{2028}"}, {"\u2029", "\\u{2029}"}, {"\u202A", "\\u{202A}"},
        {"\u202B", "\\u{202B}"}, {"\u202C", "\\u{202C}"}, {"\u202D", "\\u{202D}"},
        {"\u202E", "\\u{202E}"}, {"\u2066", "\\u{2066}"}, {"\u2067", "\\u{2067}"},
        {"\u2068", "\\u{2068}"}, {"\u2069", "\\u{2069}"}, {"\uFEFF", "\\u{FEFF}"},
    };
    for (const auto &[bytes, shown] : hidden) {
        if (text.starts_with(bytes))
            return shown;
    }
    return nullptr;
}

std::string widthOf(int percent)
{
    return percent > 0 ? " width=\"" + std::to_string(percent) + "%\"" : std::string();
}

std::string classOf(const std::string &style)
{
    return style.empty() ? std::string() : " class=\"" + style + '"';
}

const char *entity(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return nullptr;
    }
}

} // namespace

std::string htmlText(std::string_view bytes)
{
    const std::string safe = printable(bytes);
    std::string html;
    html.reserve(safe.size());
    for (std::size_t i = 0; i < safe.size(); ++i) {
        const char c = safe[i];
        if (const char *name = entity(c)) {
            html += name;
        } else if (const char *shown = c == '\xE2' || c == '\xEF'
                                           ? visibleForm(std::string_view(safe).substr(i))
                                           : nullptr) {
            html += shown;
            i += 2; // all of them take three bytes
        } else {
            html += c;
        }
    }
    return html;
}

HtmlRow::HtmlRow(Kind kind, const char *style)
    : m_html("<tr" + classOf(style) + '>')
    , m_style(style)
    , m_tag(kind == Kind::Header ? "th" : "td")
{}

HtmlRow &HtmlRow::text(std::string_view text, const char *style, int percent)
{
    return markup(htmlText(text), style, 1, percent);
}

HtmlRow &HtmlRow::number(std::string_view text, int percent)
{
    // The attribute is for readers of rich text, which know less of styles than browsers do.
    return cell(htmlText(text), " align=\"right\"" + widthOf(percent), "number");
}

HtmlRow &HtmlRow::markup(std::string_view html, const char *style, int columns, int percent)
{
    std::string attributes = widthOf(percent);
    if (columns > 1)
        attributes += " colspan=\"" + std::to_string(columns) + '"';
    return cell(html, attributes, style);
}

HtmlRow &HtmlRow::cell(std::string_view html, const std::string &attributes,
                       const std::string &style)
{
    const std::string both = m_style
                             + (m_style.empty() || style.empty() || style == m_style ? "" : " ")
                             + (style == m_style ? "" : style);
    m_html += std::string("<") + m_tag + attributes + classOf(both) + '>';
    // Below a table that ends with an empty cell QTextDocument forgets the next heading's margin.
    m_html += html.empty() ? "&#160;" : html;
    m_html += std::string("</") + m_tag + '>';
    return *this;
}

std::string HtmlRow::end() const
{
    return m_html + "</tr>\n";
}

} // namespace godwit
