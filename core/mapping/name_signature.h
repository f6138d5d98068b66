#pragma once

#include <cstdint>
#include <string_view>

namespace godwit {

/// A cheap necessary condition for a match: the pairs of neighbouring bytes a text holds, as bits
/// of a 128-bit set. A name can only match a pattern if it holds every pair of the pattern's plain
/// text, so most of the patterns fall away with two machine instructions each.
class NameSignature
{
public:
    /// Of a whole name, with its beginning and its end as two more "bytes".
    static NameSignature ofName(std::string_view name)
    {
        NameSignature signature;
        unsigned previous = edge;
        for (const char c : name) {
            signature.addPair(previous, static_cast<unsigned char>(c));
            previous = static_cast<unsigned char>(c);
        }
        signature.addPair(previous, edge);
        return signature;
    }

    /// Adds the pairs inside @p run, and those with the name's edges where it touches them.
    void addRun(std::string_view run, bool touchesBegin, bool touchesEnd)
    {
        if (run.empty())
            return;
        if (touchesBegin)
            addPair(edge, static_cast<unsigned char>(run.front()));
        for (std::size_t i = 1; i < run.size(); ++i)
            addPair(static_cast<unsigned char>(run[i - 1]), static_cast<unsigned char>(run[i]));
        if (touchesEnd)
            addPair(static_cast<unsigned char>(run.back()), edge);
    }

    bool holds(const NameSignature &other) const
    {
        return ((other.m_low & ~m_low) | (other.m_high & ~m_high)) == 0;
    }

private:
    static constexpr unsigned edge = 0x100; // no byte

    void addPair(unsigned first, unsigned second)
    {
        const std::uint32_t bit = ((first << 9 | second) * 2654435761U) >> 25; // 0 to 127
        (bit < 64 ? m_low : m_high) |= std::uint64_t(1) << (bit & 63);
    }

    std::uint64_t m_low = 0, m_high = 0;
};

} // namespace godwit
