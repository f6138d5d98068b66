#include "core/verify/canonical_number.h"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <system_error>

namespace godwit {

namespace {

bool isDigits(std::string_view text)
{
    for (const char c : text) {
        if (c < '0' || c > '9')
            return false;
    }
    return true;
}

std::size_t findExponent(std::string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == 'e' || text[i] == 'E')
            return i;
    }
    return std::string_view::npos;
}

std::optional<double> parseDouble(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

template<typename Value>
void appendBits(std::string &out, char tag, Value value)
{
    if (std::isnan(value))
        value = std::numeric_limits<Value>::quiet_NaN();
    char bits[sizeof value];
    std::memcpy(bits, &value, sizeof value);
    out += tag;
    out.append(bits, sizeof bits);
}

/// The power of ten behind an `e`. A number with an exponent beyond this is treated as text.
std::optional<std::int64_t> parseExponent(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    std::int32_t exponent = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), exponent);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return exponent;
}

} // namespace

bool appendCanonicalNumber(std::string &out, std::string_view text)
{
    bool negative = false;
    if (text.starts_with('-') || text.starts_with('+')) {
        negative = text.front() == '-';
        text.remove_prefix(1);
    }
    std::int64_t exponent = 0;
    if (const std::size_t e = findExponent(text); e != std::string_view::npos) {
        const auto parsed = parseExponent(text.substr(e + 1));
        if (!parsed)
            return false;
        exponent = *parsed;
        text = text.substr(0, e);
    }

    const std::size_t point = text.find('.');
    std::string_view whole = text.substr(0, point);
    std::string_view fraction;
    if (point != std::string_view::npos)
        fraction = text.substr(point + 1);
    if ((whole.empty() && fraction.empty()) || !isDigits(whole) || !isDigits(fraction))
        return false;

    while (fraction.ends_with('0'))
        fraction.remove_suffix(1);
    exponent -= static_cast<std::int64_t>(fraction.size());
    if (fraction.empty()) {
        for (; whole.ends_with('0'); ++exponent)
            whole.remove_suffix(1);
    }
    while (whole.starts_with('0'))
        whole.remove_prefix(1);
    if (whole.empty()) {
        while (fraction.starts_with('0'))
            fraction.remove_prefix(1);
    }
    if (whole.empty() && fraction.empty()) { // zero has one form
        out += "n0";
        return true;
    }
    out += negative ? "n-" : "n+";
    out += whole;
    out += fraction;
    char buffer[24];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, exponent).ptr;
    out += 'e';
    out.append(buffer, end);
    return true;
}

bool appendCanonicalDouble(std::string &out, std::string_view text)
{
    const auto value = parseDouble(text);
    if (!value)
        return false;
    appendBits(out, 'd', *value);
    return true;
}

bool appendCanonicalFloat(std::string &out, std::string_view text)
{
    const auto value = parseDouble(text);
    if (!value)
        return false;
    // Just beyond the largest float still rounds to it; what lies further is no float.
    constexpr double largest = std::numeric_limits<float>::max();
    if (std::isfinite(*value) && std::abs(*value) > largest) {
        if (std::abs(*value) > largest * (1 + 1e-6))
            return false;
        appendBits(out, 'f',
                   *value < 0 ? -std::numeric_limits<float>::max()
                              : std::numeric_limits<float>::max());
        return true;
    }
    appendBits(out, 'f', static_cast<float>(*value));
    return true;
}

} // namespace godwit
