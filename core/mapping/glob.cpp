#include "core/mapping/glob.h"

#include "core/base/text.h"

#include <algorithm>

namespace godwit {

namespace {

constexpr char32_t firstIllFormed =
    0x110000; // above every code point, so no real character equals it

bool follows(std::string_view text, std::size_t at)
{
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

// The character at `at`, which is moved behind it.
char32_t nextCharacter(std::string_view text, std::size_t &at)
{
    const auto bits = [&](std::size_t i) {
        return char32_t(static_cast<unsigned char>(text[i]) & 0x3F);
    };
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80)
        return text[at++];
    if (first >= 0xC2 && first < 0xE0 && follows(text, at + 1)) {
        at += 2;
        return char32_t(first & 0x1F) << 6 | bits(at - 1);
    }
    if (first >= 0xE0 && first < 0xF0 && follows(text, at + 1) && follows(text, at + 2)) {
        at += 3;
        return char32_t(first & 0x0F) << 12 | bits(at - 2) << 6 | bits(at - 1);
    }
    if (first >= 0xF0 && first < 0xF5 && follows(text, at + 1) && follows(text, at + 2)
        && follows(text, at + 3)) {
        at += 4;
        return char32_t(first & 0x07) << 18 | bits(at - 3) << 12 | bits(at - 2) << 6 | bits(at - 1);
    }
    ++at;
    return firstIllFormed + first;
}

tl::unexpected<Error> invalid(std::string_view pattern, std::string_view what, std::size_t byte,
                              std::string proposal)
{
    const std::size_t character = characterCount(pattern.substr(0, byte)) + 1;
    return fail(ErrorCode::InvalidRule,
                "the pattern `" + printable(pattern) + "` has " + std::string(what)
                    + " at character " + std::to_string(character),
                std::move(proposal));
}

} // namespace

std::size_t characterCount(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count)
        nextCharacter(text, at);
    return count;
}

std::string_view characterAt(std::string_view text, std::size_t byte)
{
    if (byte >= text.size())
        return {};
    std::size_t end = byte;
    nextCharacter(text, end);
    return text.substr(byte, end - byte);
}

Result<Glob> Glob::compile(std::string_view pattern)
{
    Glob glob;
    glob.m_text = pattern;
    for (std::size_t at = 0; at < pattern.size();) {
        Element element{.kind = Kind::Character, .byte = static_cast<std::uint32_t>(at)};
        switch (pattern[at]) {
        case '*':
            element.kind = Kind::Star;
            ++at;
            break;
        case '?':
            element.kind = Kind::AnyCharacter;
            ++at;
            break;
        case '[':
            if (auto set = glob.readSet(at); !set)
                return failure(std::move(set));
            continue;
        default:
            element.character = nextCharacter(pattern, at);
        }
        glob.m_isLiteral = glob.m_isLiteral && element.kind == Kind::Character;
        glob.m_elements.push_back(element);
    }
    return glob;
}

Glob Glob::literal(std::string_view name)
{
    Glob glob;
    glob.m_text = name;
    for (std::size_t at = 0; at < name.size();) {
        Element element{.kind = Kind::Character, .byte = static_cast<std::uint32_t>(at)};
        element.character = nextCharacter(name, at);
        glob.m_elements.push_back(element);
    }
    return glob;
}

Result<void> Glob::readSet(std::size_t &at)
{
    const std::string_view pattern = m_text;
    const std::size_t open = at++;
    const auto noClose = [&] {
        return invalid(pattern, "a `[` without its `]`", open,
                       "Close the set, as in `[a-z]`; a set holds at least one character.");
    };
    Element element{.kind = Kind::Set, .byte = static_cast<std::uint32_t>(open)};
    element.rangesBegin = static_cast<std::uint32_t>(m_ranges.size());
    if (at < pattern.size() && pattern[at] == '!') {
        element.kind = Kind::NegatedSet;
        ++at;
    }
    for (bool first = true;; first = false) {
        if (at >= pattern.size())
            return noClose();
        if (pattern[at] == ']' && !first) // in first place it stands for itself
            break;
        const std::size_t start = at;
        Range range{};
        range.first = range.last = nextCharacter(pattern, at);
        if (at + 1 < pattern.size() && pattern[at] == '-' && pattern[at + 1] != ']')
            range.last = nextCharacter(pattern, ++at);
        if (range.last < range.first)
            return invalid(pattern, "a range that runs backwards", start,
                           "Write the smaller character first, as in `[a-z]`.");
        m_ranges.push_back(range);
    }
    ++at;
    element.rangesEnd = static_cast<std::uint32_t>(m_ranges.size());
    m_elements.push_back(element);
    m_isLiteral = false;
    return {};
}

bool Glob::takes(const Element &element, char32_t character) const
{
    switch (element.kind) {
    case Kind::Character:
        return element.character == character;
    case Kind::AnyCharacter:
        return true;
    case Kind::Star:
        return false;
    case Kind::Set:
    case Kind::NegatedSet:
        break;
    }
    const bool listed = std::any_of(
        m_ranges.begin() + element.rangesBegin, m_ranges.begin() + element.rangesEnd,
        [&](const Range &range) { return range.first <= character && character <= range.last; });
    return listed == (element.kind == Kind::Set);
}

// Where from `from` on a match of `element` may begin: a plain character need not be tried anywhere
// but where it stands.
std::size_t Glob::nextChance(const Element &element, std::string_view name, std::size_t from)
{
    if (element.kind != Kind::Character || element.character >= 0x80)
        return from;
    return name.find(static_cast<char>(element.character), from);
}

// Most names that do not match differ at the end as well, which is quickly seen.
bool Glob::mayEndAs(std::string_view name) const
{
    if (m_elements.empty() || m_elements.back().kind == Kind::Star)
        return true;
    if (name.empty())
        return false;
    const auto last = static_cast<unsigned char>(name.back());
    return last >= 0x80 || takes(m_elements.back(), last);
}

// Greedy match that remembers the last `*` and widens it by one character on a mismatch. Calls
// onFailure(element, byte of the name) wherever an attempt breaks off.
template<typename OnFailure>
bool Glob::run(std::string_view name, OnFailure &&onFailure) const
{
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::size_t element = 0, at = 0, afterStar = none, resume = 0;
    while (at < name.size()) {
        if (element < m_elements.size() && m_elements[element].kind == Kind::Star) {
            afterStar = ++element;
            resume = at;
            if (afterStar == m_elements.size())
                return true;
            continue;
        }
        std::size_t next = at;
        const char32_t character = nextCharacter(name, next);
        if (element < m_elements.size() && takes(m_elements[element], character)) {
            ++element;
            at = next;
            continue;
        }
        onFailure(element, at);
        if (afterStar == none)
            return false;
        nextCharacter(name, resume);
        resume = nextChance(m_elements[afterStar], name, resume);
        if (resume == std::string_view::npos)
            return false;
        at = resume;
        element = afterStar;
    }
    while (element < m_elements.size() && m_elements[element].kind == Kind::Star)
        ++element;
    if (element < m_elements.size())
        onFailure(element, at);
    return element == m_elements.size();
}

bool Glob::matches(std::string_view name) const
{
    if (m_isLiteral)
        return name == m_text;
    return mayEndAs(name) && run(name, [](std::size_t, std::size_t) {});
}

GlobProgress Glob::progress(std::string_view name) const
{
    GlobProgress progress;
    std::size_t furthest = 0;
    bool failed = false;
    progress.matched = run(name, [&](std::size_t element, std::size_t byte) {
        if (failed && element <= furthest)
            return;
        failed = true;
        furthest = element;
        progress.nameByte = byte;
    });
    if (progress.matched) {
        progress.nameByte = name.size();
        furthest = m_elements.size();
    }
    progress.nameCharacter = characterCount(name.substr(0, progress.nameByte));
    progress.patternEnded = !progress.matched && furthest == m_elements.size();
    progress.patternByte =
        furthest == m_elements.size() ? m_text.size() : m_elements[furthest].byte;
    progress.patternCharacter =
        characterCount(std::string_view(m_text).substr(0, progress.patternByte));
    progress.nameEnded = !progress.matched && progress.nameByte == name.size();
    progress.afterStar = !progress.matched && !progress.patternEnded && furthest > 0
                         && m_elements[furthest - 1].kind == Kind::Star;
    progress.fixedElements = static_cast<std::size_t>(std::count_if(
        m_elements.begin(), m_elements.begin() + static_cast<std::ptrdiff_t>(furthest),
        [](const Element &e) { return e.kind != Kind::Star; }));
    return progress;
}

bool Glob::matchesEverything() const
{
    return !m_elements.empty()
           && std::all_of(m_elements.begin(), m_elements.end(),
                          [](const Element &e) { return e.kind == Kind::Star; });
}

std::vector<std::string> Glob::literalRuns() const
{
    std::vector<std::string> runs;
    bool inRun = false;
    for (const Element &element : m_elements) {
        const bool plain = element.kind == Kind::Character;
        if (plain && !inRun)
            runs.emplace_back();
        if (plain)
            runs.back() += characterAt(m_text, element.byte);
        inRun = plain;
    }
    return runs;
}

bool Glob::startsLiteral() const
{
    return !m_elements.empty() && m_elements.front().kind == Kind::Character;
}

bool Glob::endsLiteral() const
{
    return !m_elements.empty() && m_elements.back().kind == Kind::Character;
}

} // namespace godwit
