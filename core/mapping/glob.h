#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace godwit {

/// How far a pattern follows a name before the two part. Characters count from 0.
struct GlobProgress
{
    bool matched = false;
    std::size_t nameCharacter = 0; ///< the first character the pattern does not take
    std::size_t nameByte = 0;
    std::size_t patternCharacter = 0; ///< the first element that finds no match
    std::size_t patternByte = 0;
    std::size_t fixedElements = 0; ///< elements other than `*` that found their character
    bool nameEnded = false;        ///< the pattern wants more characters than the name has
    bool patternEnded = false;     ///< the name goes on after the pattern is used up
    bool afterStar = false; ///< the element follows a `*`: its character is nowhere in the rest
    bool operator==(const GlobProgress &) const = default;
};

/// A compiled pattern for whole names.
///
/// Shape:  `*` (any run of characters, also none), `?` (exactly one), `[a-z_]` (one of these),
/// `[!a-z]`
///         (one, but none of these); a `]` first in a set and a `-` at either end of one stand for
///         themselves. There is no escape character.
/// Units:  Unicode code points; case matters. A byte that is no UTF-8 counts as one character.
/// Source: OMS CE user guide, "Configure matching rules for migration objects"; sets as in POSIX
/// fnmatch.
class Glob
{
public:
    /// Errors: InvalidRule for a bracket without its close, an empty set, a reversed range.
    static Result<Glob> compile(std::string_view pattern);
    /// A pattern for exactly this name, whatever characters it holds.
    static Glob literal(std::string_view name);

    /// Takes at most length of name × length of pattern steps; allocates nothing.
    bool matches(std::string_view name) const;
    /// For explanations: where the match of @p name breaks off.
    GlobProgress progress(std::string_view name) const;

    const std::string &text() const { return m_text; }
    bool isLiteral() const { return m_isLiteral; } ///< without `*`, `?` and sets
    bool matchesEverything() const;                ///< `*`
    /// The runs of plain characters every match holds, in order. The first one is a prefix if
    /// startsLiteral(), the last one a suffix if endsLiteral().
    std::vector<std::string> literalRuns() const;
    bool startsLiteral() const;
    bool endsLiteral() const;

private:
    enum class Kind : std::uint8_t { Character, AnyCharacter, Set, NegatedSet, Star };
    struct Range
    {
        char32_t first, last;
    };
    struct Element
    {
        Kind kind;
        char32_t character = 0;                       ///< Character
        std::uint32_t rangesBegin = 0, rangesEnd = 0; ///< Set, NegatedSet: in m_ranges
        std::uint32_t byte = 0;                       ///< where it stands in m_text
    };

    Result<void> readSet(std::size_t &at);
    bool takes(const Element &element, char32_t character) const;
    static std::size_t nextChance(const Element &element, std::string_view name, std::size_t from);
    bool mayEndAs(std::string_view name) const;
    template<typename OnFailure>
    bool run(std::string_view name, OnFailure &&onFailure) const;

    std::string m_text;
    std::vector<Element> m_elements;
    std::vector<Range> m_ranges;
    bool m_isLiteral = true;
};

/// The number of characters of @p text, counted as Glob counts them.
std::size_t characterCount(std::string_view text);
/// The bytes of the character of @p text that begins at @p byte; empty at the end.
std::string_view characterAt(std::string_view text, std::size_t byte);

} // namespace godwit
