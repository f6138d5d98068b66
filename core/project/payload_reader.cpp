#include "core/project/payload_reader.h"

#include "core/base/text.h"

#include <algorithm>
#include <optional>

namespace godwit {

namespace {

constexpr std::string_view correctIt = "Correct the JSON text there.";
constexpr int mostReports = 500; // mistakes in the text itself
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWordCharacter(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

// The grammar of RFC 8259, section 6.
bool isJsonNumber(std::string_view text)
{
    std::size_t i = text.starts_with('-') ? 1 : 0;
    const auto digits = [&] {
        const std::size_t first = i;
        while (i < text.size() && isDigit(text[i]))
            ++i;
        return i - first;
    };
    const bool zero = i < text.size() && text[i] == '0';
    const std::size_t whole = digits();
    if (whole == 0 || (zero && whole > 1))
        return false;
    if (i < text.size() && text[i] == '.') {
        ++i;
        if (digits() == 0)
            return false;
    }
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        ++i;
        if (i < text.size() && (text[i] == '+' || text[i] == '-'))
            ++i;
        if (digits() == 0)
            return false;
    }
    return i == text.size();
}

void appendUtf8(std::string &out, unsigned codePoint)
{
    const auto byte = [&](unsigned bits) { out += static_cast<char>(bits); };
    if (codePoint < 0x80) {
        byte(codePoint);
    } else if (codePoint < 0x800) {
        byte(0xC0 | codePoint >> 6);
        byte(0x80 | (codePoint & 0x3F));
    } else if (codePoint < 0x10000) {
        byte(0xE0 | codePoint >> 12);
        byte(0x80 | (codePoint >> 6 & 0x3F));
        byte(0x80 | (codePoint & 0x3F));
    } else {
        byte(0xF0 | codePoint >> 18);
        byte(0x80 | (codePoint >> 12 & 0x3F));
        byte(0x80 | (codePoint >> 6 & 0x3F));
        byte(0x80 | (codePoint & 0x3F));
    }
}

/// Line and column of places that only move forward: all of them together cost one pass.
class Places
{
public:
    explicit Places(std::string_view text)
        : m_text(text)
    {}

    std::string at(std::size_t offset)
    {
        if (offset < m_offset)
            m_offset = 0, m_line = 1, m_column = 1;
        for (; m_offset < offset && m_offset < m_text.size(); ++m_offset) {
            const auto byte = static_cast<unsigned char>(m_text[m_offset]);
            if (byte == '\n')
                ++m_line, m_column = 1;
            else if ((byte & 0xC0) != 0x80)
                ++m_column;
        }
        return "line " + std::to_string(m_line) + ", column " + std::to_string(m_column) + ": ";
    }

private:
    std::string_view m_text;
    std::size_t m_offset = 0;
    std::size_t m_line = 1;
    std::size_t m_column = 1;
};

class PayloadReader
{
public:
    PayloadReader(std::string_view text, Problems &problems)
        : m_text(text)
        , m_problems(problems)
        , m_places(text)
    {}

    JsonValue read()
    {
        if (m_text.starts_with(byteOrderMark)) {
            report(0, "there is a byte order mark before the text",
                   "Save the file as UTF-8 without a byte order mark.");
            m_at = byteOrderMark.size();
        }
        JsonValue root = readValue(0);
        skipBlank();
        if (!m_stopped && m_at < m_text.size())
            report(m_at, "there is more text after the end of the document");
        const bool hasMembers = root.kind == JsonValue::Kind::Object && !root.items.empty();
        if (hasMembers)
            m_problems.settle('/' + stepOf(root.items.front().key));
        if (m_stopped && hasMembers)
            m_problems.setIncomplete();
        return root;
    }

private:
    using Kind = JsonValue::Kind;

    // ---- problems
    // --------------------------------------------------------------------------------

    static std::string stepOf(std::string_view key) { return pointerStep(printable(key)); }

    // Where the reader is; beside the document itself, the field read last says more.
    const std::string &here() const { return m_pointer.empty() ? m_last : m_pointer; }

    void report(std::size_t offset, const std::string &message,
                std::string proposal = std::string(correctIt))
    {
        if (m_stopped)
            return;
        m_problems.error(ErrorCode::NotJson, here(), m_places.at(offset) + message,
                         std::move(proposal));
        if (++m_reports < mostReports)
            return;
        m_stopped = true;
        m_problems.error(ErrorCode::NotJson, here(),
                         m_places.at(offset) + "reading stopped after that many mistakes",
                         "Correct the ones above first, then look again.");
    }

    JsonValue stop(std::size_t offset, const std::string &message,
                   std::string proposal = std::string(correctIt))
    {
        report(offset, message, std::move(proposal));
        m_stopped = true;
        return broken();
    }

    void tolerate(const std::string &pointer, const std::string &message, std::string proposal)
    {
        if (m_problems.keepsWarnings())
            m_problems.tolerated(pointer, m_places.at(m_at) + message, std::move(proposal));
        else
            m_problems.countWarning();
    }

    static JsonValue broken()
    {
        JsonValue value;
        value.kind = Kind::Broken;
        return value;
    }

    JsonValue stopAtUnexpected(const std::string &wanted)
    {
        if (m_at >= m_text.size())
            return stop(m_at, "the text ends where " + wanted + " should be");
        return stop(m_at,
                    quoted(m_text.substr(m_at, 1)) + " stands where " + wanted + " should be");
    }

    bool countContent(std::size_t bytes)
    {
        m_content += bytes;
        if (m_content > PayloadLimits::contentBytes)
            stop(m_at, "the payload holds more than 64 MiB", "Split it into several projects.");
        return !m_stopped;
    }

    // ---- blanks and comments
    // ---------------------------------------------------------------------

    void skipBlank()
    {
        while (!m_stopped) {
            const auto next = m_text.find_first_not_of(" \t\r\n", m_at);
            m_at = std::min(next, m_text.size());
            if (m_at >= m_text.size() || m_text[m_at] != '/')
                return;
            skipComment();
        }
    }

    void skipComment()
    {
        const auto opening = m_text.substr(m_at, 2);
        std::size_t end = std::string_view::npos;
        if (opening == "//") {
            end = std::min(m_text.find('\n', m_at), m_text.size());
        } else if (opening == "/*") {
            end = m_text.find("*/", m_at + 2);
            if (end == std::string_view::npos) {
                stop(m_at, "the comment is not closed", "Close it with */.");
                return;
            }
            end += 2;
        } else {
            stopAtUnexpected("a value or a comment");
            return;
        }
        tolerate(here(), "a comment is not JSON; skipped",
                 "Remove it if other programs are to read the file.");
        m_at = end;
    }

    // ---- values
    // ----------------------------------------------------------------------------------

    JsonValue readValue(int depth)
    {
        skipBlank();
        if (m_stopped)
            return broken();
        if (++m_values > PayloadLimits::values)
            return stop(m_at, "the payload holds more than two million values",
                        "Split it into several projects.");
        if (m_at >= m_text.size())
            return stopAtUnexpected("a value");
        const char c = m_text[m_at];
        if (c == '{' || c == '[') {
            if (depth >= PayloadLimits::depth)
                return stop(m_at, "lists and objects are nested more than 64 levels deep");
            return c == '{' ? readObject(depth) : readList(depth);
        }
        if (c == '"') {
            auto text = readText(PayloadLimits::textBytes);
            return text ? JsonValue::ofText(std::move(*text)) : broken();
        }
        if (isWordCharacter(c) || c == '-' || c == '+' || c == '.')
            return readBare();
        return stopAtUnexpected("a value");
    }

    // Numbers, true, false, null, and what people write instead of them.
    JsonValue readBare()
    {
        const std::size_t start = m_at;
        while (m_at < m_text.size()
               && (isWordCharacter(m_text[m_at])
                   || std::string_view("+-.").find(m_text[m_at]) != std::string_view::npos))
            ++m_at;
        const auto token = m_text.substr(start, m_at - start);
        if (token == "null")
            return {};
        if (token == "true" || token == "false")
            return JsonValue::ofFlag(token == "true");
        if (token.size() > PayloadLimits::numberBytes) {
            report(start, "a number or word of more than 1024 characters");
            return broken();
        }
        if (isJsonNumber(token))
            return countContent(token.size()) ? JsonValue::ofNumber(std::string(token)) : broken();
        if (m_at >= m_text.size())
            return stop(start, "the text ends with " + quoted(token));
        report(start, quoted(token) + " is not a JSON value",
               "JSON has numbers such as -1.5e3, and true, false and null in small letters; texts "
               "stand in double quotes.");
        return broken();
    }

    JsonValue readList(int depth)
    {
        JsonValue list = JsonValue::ofList();
        const std::size_t parent = m_pointer.size();
        ++m_at;
        for (bool first = true; !m_stopped; first = false) {
            if (endOfItems(']', first, list, parent))
                break;
            m_pointer += '/' + std::to_string(list.items.size());
            list.items.push_back(readValue(depth + 1));
            leave(parent);
        }
        return list;
    }

    JsonValue readObject(int depth)
    {
        JsonValue object = JsonValue::ofObject();
        const std::size_t parent = m_pointer.size();
        ++m_at;
        for (bool first = true; !m_stopped; first = false) {
            if (endOfItems('}', first, object, parent))
                break;
            readMember(object, depth);
            leave(parent);
        }
        reportDuplicates(object, m_pointer.substr(0, parent));
        return object;
    }

    void readMember(JsonValue &object, int depth)
    {
        if (m_at >= m_text.size() || m_text[m_at] != '"') {
            stopAtUnexpected("a key in double quotes");
            return;
        }
        const std::size_t start = m_at;
        auto key = readText(PayloadLimits::keyBytes);
        if (m_stopped)
            return;
        if (!key) // reported; the value is read all the same, under what can be shown of its key
            key = printable(m_text.substr(start + 1, std::min<std::size_t>(m_at - start - 2, 64)));
        m_pointer += '/' + stepOf(*key);
        skipBlank();
        if (m_stopped)
            return;
        if (m_at >= m_text.size() || m_text[m_at] != ':') {
            stopAtUnexpected("a colon");
            object.add(*key, broken());
            return;
        }
        ++m_at;
        object.add(*key, readValue(depth + 1));
    }

    void leave(std::size_t parent)
    {
        if (m_stopped)
            return;
        if (parent == 0)
            m_last = m_pointer;
        m_pointer.resize(parent);
    }

    // Moves to the next item. True at the end of the list or object, also when there is no going
    // on.
    bool endOfItems(char close, bool first, const JsonValue &container, std::size_t parent)
    {
        skipBlank();
        if (m_stopped)
            return true;
        const auto next = [&] { return m_at < m_text.size() ? m_text[m_at] : '\0'; };
        if (next() == close) {
            ++m_at;
            return true;
        }
        if (first)
            return false;
        if (next() != ',') {
            stopAtUnexpected(std::string("a comma or ") + close);
            return true;
        }
        ++m_at;
        skipBlank();
        if (m_stopped || next() != close)
            return m_stopped;
        if (m_problems.keepsWarnings()) {
            const std::string last = container.kind == Kind::Object
                                         ? stepOf(container.items.back().key)
                                         : std::to_string(container.items.size() - 1);
            tolerate(m_pointer.substr(0, parent) + '/' + last,
                     std::string("a comma before the closing ") + close + " is not JSON; skipped",
                     "Remove the comma.");
        } else {
            m_problems.countWarning();
        }
        ++m_at;
        return true;
    }

    void reportDuplicates(const JsonValue &object, const std::string &pointer)
    {
        std::vector<std::string_view> keys;
        keys.reserve(object.items.size());
        for (const JsonValue &item : object.items)
            keys.emplace_back(item.key);
        std::sort(keys.begin(), keys.end());
        for (auto at = keys.begin(); (at = std::adjacent_find(at, keys.end())) != keys.end();) {
            m_problems.error(ErrorCode::DuplicateKey, pointer + '/' + stepOf(*at),
                             "the key " + quoted(*at) + " stands more than once in one object",
                             "Keep one of them.");
            at = std::upper_bound(at, keys.end(), *at);
        }
    }

    // ---- texts
    // -----------------------------------------------------------------------------------

    // From the opening quote to behind the closing one; empty if it was reported and is of no use.
    std::optional<std::string> readText(std::size_t limit)
    {
        const std::size_t start = m_at++;
        std::string text;
        bool good = true;
        bool tooLong = false;
        for (;;) {
            const std::size_t plain = m_at;
            while (m_at < m_text.size() && m_text[m_at] != '"' && m_text[m_at] != '\\'
                   && static_cast<unsigned char>(m_text[m_at]) >= 0x20)
                ++m_at;
            if (!tooLong)
                text.append(m_text, plain, std::min(m_at - plain, limit + 1));
            tooLong = tooLong || text.size() > limit;
            if (tooLong)
                text.clear();
            if (m_stopped)
                return std::nullopt;
            if (m_at >= m_text.size()) {
                stop(start, "the text that starts here is not closed", "Close it with \".");
                return std::nullopt;
            }
            if (m_text[m_at] == '"')
                break;
            good = (m_text[m_at] == '\\' ? readEscape(text) : skipControl(good)) && good;
        }
        ++m_at;
        if (tooLong) {
            report(m_at,
                   "the text that ends here is longer than " + std::to_string(limit) + " bytes");
            return std::nullopt;
        }
        if (good && !isUtf8(text)) {
            report(start, "the text is not valid UTF-8", "Save the file as UTF-8.");
            good = false;
        }
        if (!countContent(text.size()) || !good)
            return std::nullopt;
        return text;
    }

    bool skipControl(bool firstProblem)
    {
        if (firstProblem) // one report for a text full of them
            report(m_at, "a control character stands inside a text",
                   "Write it as \\n, \\t or \\u00XX.");
        ++m_at;
        return false;
    }

    bool readEscape(std::string &text)
    {
        const std::size_t start = m_at;
        const char c = start + 1 < m_text.size() ? m_text[start + 1] : '\0';
        constexpr std::string_view letters = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        if (const auto at = letters.find(c); at != std::string_view::npos && c != '\0') {
            text += meanings[at];
            m_at += 2;
            return true;
        }
        if (c != 'u') {
            m_at = std::min(m_at + 2, m_text.size());
            report(start, "a backslash is followed by a character that means nothing there",
                   "Write a backslash that is meant literally as \\\\.");
            return false;
        }
        return readCodePoint(text);
    }

    std::optional<unsigned> hexAt(std::size_t at) const
    {
        const auto digits = m_text.substr(std::min(at, m_text.size()), 4);
        unsigned value = 0;
        for (const char c : digits) {
            const auto digit = std::string_view("0123456789abcdef").find(toLower({&c, 1}));
            if (digit == std::string_view::npos)
                return std::nullopt;
            value = value * 16 + static_cast<unsigned>(digit);
        }
        return digits.size() == 4 ? std::optional(value) : std::nullopt;
    }

    bool readCodePoint(std::string &text)
    {
        const std::size_t start = m_at;
        const auto first = hexAt(start + 2);
        if (!first) {
            m_at = start + 2;
            report(start, "\\u is not followed by four hexadecimal digits");
            return false;
        }
        m_at = start + 6;
        if (*first < 0xD800 || *first > 0xDFFF) {
            appendUtf8(text, *first);
            return true;
        }
        const bool pair =
            *first < 0xDC00 && m_text.substr(std::min(m_at, m_text.size()), 2) == "\\u";
        const auto second = pair ? hexAt(m_at + 2) : std::nullopt;
        if (!second || *second < 0xDC00 || *second > 0xDFFF) {
            report(start, "half of a surrogate pair stands alone",
                   "Write the character itself, or both halves as \\uD83D\\uDE42.");
            return false;
        }
        m_at += 6;
        appendUtf8(text, 0x10000 + ((*first - 0xD800) << 10) + (*second - 0xDC00));
        return true;
    }

    std::string_view m_text;
    Problems &m_problems;
    Places m_places;
    std::size_t m_at = 0;
    std::size_t m_values = 0;
    std::size_t m_content = 0;
    int m_reports = 0;
    std::string m_pointer; ///< of the value being read
    std::string m_last;    ///< of the member of the document that was read last
    bool m_stopped = false;
};

} // namespace

JsonValue readPayload(std::string_view text, Problems &problems)
{
    return PayloadReader(text, problems).read();
}

} // namespace godwit
