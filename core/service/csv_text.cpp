#include "core/service/csv_text.h"

#include "core/base/text.h"

#include <algorithm>

namespace godwit {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

class CsvReader
{
public:
    explicit CsvReader(std::string_view text)
        : m_text(text)
    {}

    CsvText read()
    {
        while (m_at < m_text.size())
            readRecord();
        return std::move(m_result);
    }

private:
    bool atEnd() const { return m_at == m_text.size(); }
    bool atLineBreak() const { return m_text[m_at] == '\n' || m_text[m_at] == '\r'; }

    // The line break at m_at, whatever its form.
    std::string_view takeLineBreak()
    {
        const std::size_t length = m_text.substr(m_at, 2) == "\r\n" ? 2 : 1;
        const auto taken = m_text.substr(m_at, length);
        m_at += length;
        ++m_line;
        return taken;
    }

    void report(int line, std::string message, std::string proposal)
    {
        m_result.problems.push_back({line, static_cast<int>(m_record.cells.size()) + 1,
                                     std::move(message), std::move(proposal)});
        m_isBroken = true;
    }

    void readRecord()
    {
        m_record = {m_line, {}};
        m_isBroken = false;
        for (;;) {
            m_record.cells.push_back(readCell());
            if (atEnd())
                break;
            if (atLineBreak()) {
                takeLineBreak();
                break;
            }
            ++m_at; // the comma
        }
        const bool isEmpty = m_record.cells.size() == 1 && m_record.cells.front().empty();
        if (!isEmpty && !m_isBroken)
            m_result.records.push_back(std::move(m_record));
    }

    std::string readCell()
    {
        if (!atEnd() && m_text[m_at] == '"')
            return readQuoted();
        const auto end = std::min(m_text.find_first_of(",\r\n", m_at), m_text.size());
        const auto cell = m_text.substr(m_at, end - m_at);
        if (cell.find('"') != std::string_view::npos) {
            report(m_line, "there is a double quote inside a cell that does not begin with one",
                   "put the whole cell into double quotes, and double each quote inside it");
        }
        m_at = end;
        return std::string(cell);
    }

    std::string readQuoted()
    {
        const int begin = m_line;
        const std::size_t open = m_at++;
        std::string cell;
        for (;;) {
            const auto next = std::min(m_text.find_first_of("\"\r\n", m_at), m_text.size());
            cell += m_text.substr(m_at, next - m_at);
            m_at = next;
            if (atEnd()) {
                report(begin, "the double quote at the beginning of the cell is never closed",
                       "close it behind the cell");
                // What follows on other lines is not a part of this cell, whatever it is.
                m_line = begin;
                m_at = std::min(m_text.find_first_of("\r\n", open), m_text.size());
                return cell;
            }
            if (atLineBreak()) {
                cell += takeLineBreak();
            } else if (m_text.substr(m_at, 2) == "\"\"") {
                cell += '"';
                m_at += 2;
            } else {
                ++m_at;
                skipBehindQuote();
                return cell;
            }
        }
    }

    void skipBehindQuote()
    {
        if (atEnd() || m_text[m_at] == ',' || atLineBreak())
            return;
        report(m_line, "there is text behind the closing double quote of the cell",
               "double each quote that belongs to the cell");
        m_at = std::min(m_text.find_first_of(",\r\n", m_at), m_text.size());
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_line = 1;
    CsvRecord m_record;
    bool m_isBroken = false;
    CsvText m_result;
};

// A NUL is in no text that somebody wrote: it is UTF-16, or no text at all.
bool isText(std::string_view text)
{
    return isUtf8(text) && text.find('\0') == std::string_view::npos;
}

int firstLineThatIsNoText(std::string_view text)
{
    int line = 1;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size());
        if (!isText(text.substr(begin, end - begin)))
            return line;
        begin = end + 1;
        ++line;
    }
    return line;
}

std::string csvCell(const std::string &text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    return '"' + replaced(text, "\"", "\"\"") + '"';
}

} // namespace

CsvText readCsv(std::string_view text)
{
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    if (!isText(text)) {
        CsvText unreadable;
        unreadable.problems.push_back({firstLineThatIsNoText(text), 0, "the file is not in UTF-8",
                                       "save it again as CSV in UTF-8"});
        return unreadable;
    }
    return CsvReader(text).read();
}

std::string csvLine(const std::vector<std::string> &cells)
{
    std::vector<std::string> quoted;
    quoted.reserve(cells.size());
    for (const std::string &cell : cells)
        quoted.push_back(csvCell(cell));
    return join(quoted, ",") + "\r\n";
}

} // namespace godwit
