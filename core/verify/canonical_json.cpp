#include "core/verify/canonical_json.h"

#include "core/verify/canonical_number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <optional>
#include <system_error>
#include <vector>

namespace godwit {

namespace {

/// MySQL allows 100 levels, SQLite 1,000 to 2,000, MariaDB 32 in most functions.
constexpr std::size_t deepest = 10'000;

/// One object or array that is still open. Its members are already written to the output; an object
/// sorts them when it closes.
struct Frame
{
    struct Member
    {
        std::size_t key = 0;   ///< where its key starts in the output
        std::size_t value = 0; ///< where its value starts
    };
    bool isObject = false;
    std::size_t start = 0;
    std::vector<Member> members; ///< objects only
    std::uint64_t elements = 0;
};

void appendUtf8(std::string &out, std::uint32_t code)
{
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | (code >> 6));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | (code >> 12));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (code >> 18));
        out += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
}

/// Reads front to back with its own stack: depth costs memory, never the thread's stack.
class JsonReader
{
public:
    JsonReader(std::string &out, std::string_view text)
        : m_out(out)
        , m_text(text)
    {}

    bool run()
    {
        if (!value())
            return false;
        while (!m_frames.empty()) {
            if (!goOn())
                return false;
        }
        skipSpace();
        return m_at == m_text.size();
    }

private:
    void skipSpace()
    {
        while (m_at < m_text.size() && std::strchr(" \t\n\r", m_text[m_at]) && m_text[m_at] != '\0')
            ++m_at;
    }
    bool take(char c)
    {
        if (m_at == m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }
    bool takeWord(std::string_view word, char tag)
    {
        if (m_text.substr(m_at, word.size()) != word)
            return false;
        m_at += word.size();
        m_out += tag;
        return true;
    }

    /// A scalar, or the opening of an object or array.
    bool value()
    {
        skipSpace();
        if (m_at == m_text.size())
            return false;
        switch (m_text[m_at]) {
        case '{':
            return open(true);
        case '[':
            return open(false);
        case '"':
            return string();
        case 't':
            return takeWord("true", 'T');
        case 'f':
            return takeWord("false", 'F');
        case 'n':
            return takeWord("null", 'N');
        default:
            return number();
        }
    }

    bool open(bool isObject)
    {
        if (m_frames.size() == deepest)
            return false;
        ++m_at;
        Frame frame;
        frame.isObject = isObject;
        m_out += isObject ? '{' : '[';
        frame.start = m_out.size();
        m_frames.push_back(std::move(frame));
        return true;
    }

    /// The next element of the innermost open object or array, or its end.
    bool goOn()
    {
        skipSpace();
        Frame &frame = m_frames.back();
        if (take(frame.isObject ? '}' : ']'))
            return close();
        if (frame.elements++ > 0) {
            if (!take(','))
                return false;
            skipSpace();
        }
        if (frame.isObject) {
            Frame::Member member;
            member.key = m_out.size();
            if (m_at == m_text.size() || m_text[m_at] != '"' || !string())
                return false;
            skipSpace();
            if (!take(':'))
                return false;
            member.value = m_out.size();
            frame.members.push_back(member);
        }
        return value(); // may make `frame` dangle
    }

    bool close()
    {
        if (m_frames.back().isObject)
            sortMembers(m_frames.back());
        m_out += '.';
        m_frames.pop_back();
        return true;
    }

    void sortMembers(Frame &frame)
    {
        auto &members = frame.members;
        const auto keyOf = [&](const Frame::Member &m) {
            return std::string_view(m_out).substr(m.key, m.value - m.key);
        };
        const auto inOrder = [&](const Frame::Member &a, const Frame::Member &b) {
            return keyOf(a) >= keyOf(b);
        };
        if (std::adjacent_find(members.begin(), members.end(), inOrder) == members.end())
            return;
        // Each member ends where the next one in the text starts.
        std::vector<std::size_t> order(members.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return keyOf(members[a]) < keyOf(members[b]);
        });
        std::string sorted;
        for (std::size_t i = 0; i < order.size(); ++i) {
            const std::size_t member = order[i];
            if (i + 1 < order.size() && keyOf(members[member]) == keyOf(members[order[i + 1]]))
                continue; // a later one of the same name follows
            const std::size_t end =
                member + 1 < members.size() ? members[member + 1].key : m_out.size();
            sorted.append(m_out, members[member].key, end - members[member].key);
        }
        m_out.replace(frame.start, std::string::npos, sorted);
    }

    bool string()
    {
        ++m_at;
        const std::size_t head = m_out.size();
        const std::uint32_t placeholder = 0;
        m_out += '"';
        m_out.append(reinterpret_cast<const char *>(&placeholder), sizeof placeholder);
        while (m_at < m_text.size() && m_text[m_at] != '"') {
            if (m_text[m_at] != '\\') {
                m_out += m_text[m_at++];
                continue;
            }
            ++m_at;
            if (!escape())
                return false;
        }
        if (!take('"'))
            return false;
        const auto length =
            static_cast<std::uint32_t>(m_out.size() - head - 1 - sizeof(std::uint32_t));
        std::memcpy(m_out.data() + head + 1, &length, sizeof length);
        return true;
    }

    bool escape()
    {
        if (m_at == m_text.size())
            return false;
        switch (m_text[m_at++]) {
        case '"':
            m_out += '"';
            return true;
        case '\\':
            m_out += '\\';
            return true;
        case '/':
            m_out += '/';
            return true;
        case 'b':
            m_out += '\b';
            return true;
        case 'f':
            m_out += '\f';
            return true;
        case 'n':
            m_out += '\n';
            return true;
        case 'r':
            m_out += '\r';
            return true;
        case 't':
            m_out += '\t';
            return true;
        case 'u':
            break;
        default:
            return false;
        }
        auto code = hexadecimal();
        if (!code)
            return false;
        const bool isHigh = *code >= 0xD800 && *code < 0xDC00;
        if (isHigh && m_text.substr(m_at, 2) == "\\u") {
            const std::size_t back = m_at;
            m_at += 2;
            const auto low = hexadecimal();
            if (low && *low >= 0xDC00 && *low < 0xE000)
                code = 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00);
            else
                m_at = back;
        }
        appendUtf8(m_out, *code);
        return true;
    }

    std::optional<std::uint32_t> hexadecimal()
    {
        std::uint32_t code = 0;
        const std::string_view digits = m_text.substr(m_at, 4);
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
        if (error != std::errc() || digits.size() != 4 || end != digits.data() + 4
            || digits.front() == '-')
            return std::nullopt;
        m_at += 4;
        return code;
    }

    bool number()
    {
        const std::size_t end = m_text.find_first_not_of("+-.0123456789eE", m_at);
        const std::string_view text =
            m_text.substr(m_at, end == std::string_view::npos ? end : end - m_at);
        if (text.empty() || text.front() == '+')
            return false;
        m_at += text.size();
        if (text.find_first_of(".eE") == std::string_view::npos && fits64(text)) {
            m_out += 'i';
            return appendCanonicalNumber(m_out, text);
        }
        // The same number is 1e16 in MySQL, 10000000000000000 in jsonb.
        if (const auto large = largeWhole64(text)) {
            std::array<char, 32> digits{}; // the shortest that reads back: what the stores write
            const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), *large,
                                           std::chars_format::scientific)
                                 .ptr;
            m_out += 'i';
            return appendCanonicalNumber(m_out, {digits.data(), end});
        }
        if (appendCanonicalDouble(m_out, text))
            return true;
        return appendCanonicalNumber(m_out, text); // beyond any double: by value
    }

    /// The value of a fraction's notation (`1e15`, `1000000000000000.0`) when it is a whole number
    /// which MySQL may write with an exponent and jsonb as an integer of 64 bits.
    static std::optional<double> largeWhole64(std::string_view text)
    {
        constexpr double smallest = 1e14;
        constexpr double beyond = 18446744073709551616.0; // 2^64
        constexpr double least = -9223372036854775808.0;  // -2^63
        double value = 0;
        const char *end = text.data() + text.size();
        if (std::from_chars(text.data(), end, value).ec != std::errc() || std::abs(value) < smallest
            || value < least || value >= beyond || std::trunc(value) != value)
            return std::nullopt;
        return value;
    }

    static bool fits64(std::string_view text)
    {
        std::int64_t withSign = 0;
        std::uint64_t withoutSign = 0;
        const char *begin = text.data();
        const char *end = begin + text.size();
        return std::from_chars(begin, end, withSign).ec == std::errc()
               || std::from_chars(begin, end, withoutSign).ec == std::errc();
    }

    std::string &m_out;
    std::string_view m_text;
    std::size_t m_at = 0;
    std::vector<Frame> m_frames;
};

} // namespace

bool appendCanonicalJson(std::string &out, std::string_view text)
{
    const std::size_t begin = out.size();
    out += 'j';
    if (JsonReader(out, text).run())
        return true;
    out.resize(begin);
    return false;
}

} // namespace godwit
