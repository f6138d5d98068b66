#include "core/schema/profile_text.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace godwit {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool digitsAt(std::string_view text, std::size_t from, std::size_t count)
{
    return from + count <= text.size()
           && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(from),
                          text.begin() + static_cast<std::ptrdiff_t>(from + count), isDigit);
}

int numberAt(std::string_view text, std::size_t from, std::size_t count)
{
    int value = 0;
    std::from_chars(text.data() + from, text.data() + from + count, value);
    return value;
}

// YYYY-MM-DD of a real day; years before 1000 are outside of what MySQL promises to keep.
bool isDate(std::string_view text)
{
    if (text.size() != 10 || !digitsAt(text, 0, 4) || text[4] != '-' || !digitsAt(text, 5, 2)
        || text[7] != '-' || !digitsAt(text, 8, 2))
        return false;
    const int year = numberAt(text, 0, 4);
    const int month = numberAt(text, 5, 2);
    const int day = numberAt(text, 8, 2);
    constexpr std::array days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1000 || month < 1 || month > 12 || day < 1)
        return false;
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= days[static_cast<std::size_t>(month - 1)] + (leap && month == 2 ? 1 : 0);
}

// HH:MM:SS or HH:MM:SS.f with up to six digits; the number of them, or -1.
int fractionOfTime(std::string_view text)
{
    if (text.size() < 8 || !digitsAt(text, 0, 2) || text[2] != ':' || !digitsAt(text, 3, 2)
        || text[5] != ':' || !digitsAt(text, 6, 2))
        return -1;
    if (numberAt(text, 0, 2) > 23 || numberAt(text, 3, 2) > 59 || numberAt(text, 6, 2) > 59)
        return -1;
    if (text.size() == 8)
        return 0;
    const std::size_t digits = text.size() - 9;
    if (text[8] != '.' || digits < 1 || digits > 6 || !digitsAt(text, 9, digits))
        return -1;
    return static_cast<int>(digits);
}

// 12, -0.50: no exponent, no leading zeros or plus, nothing a decimal column would write
// differently but zeros at the end.
bool isDecimal(std::string_view text, int &integerDigits, int &fractionDigits)
{
    const bool negative = text.starts_with('-');
    if (negative)
        text.remove_prefix(1);
    const auto point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const std::string_view fraction = point == std::string_view::npos ? "" : text.substr(point + 1);
    if (whole.empty() || !std::all_of(whole.begin(), whole.end(), isDigit)
        || !std::all_of(fraction.begin(), fraction.end(), isDigit)
        || (point != std::string_view::npos && fraction.empty()))
        return false;
    if (whole.size() > 1 && whole.front() == '0')
        return false;
    if (negative && text.find_first_not_of("0.") == std::string_view::npos)
        return false; // -0 has no decimal form
    integerDigits = whole == "0" ? 0 : static_cast<int>(whole.size());
    const auto last = fraction.find_last_not_of('0');
    fractionDigits = last == std::string_view::npos ? 0 : static_cast<int>(last + 1);
    return true;
}

void addDecimal(ColumnProfile &profile, int integerDigits, int fractionDigits)
{
    profile.integerDigits = std::max(profile.integerDigits, integerDigits);
    profile.fractionDigits = std::max(profile.fractionDigits, fractionDigits);
}

std::uint64_t characters(std::string_view text)
{
    return static_cast<std::uint64_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

void addTimes(ColumnProfile &profile, std::string_view text)
{
    if (isDate(text)) {
        ++profile.dates;
        return;
    }
    const bool withDate = text.size() >= 19 && text[10] == ' ' && isDate(text.substr(0, 10));
    const int fraction = fractionOfTime(withDate ? text.substr(11) : text);
    if (fraction < 0)
        return;
    ++(withDate ? profile.dateTimes : profile.times);
    profile.secondDigits = std::max(profile.secondDigits, fraction);
}

} // namespace

void addTextToProfile(ColumnProfile &profile, std::string_view text)
{
    ++profile.texts;
    const bool wellFormed = isUtf8(text);
    const bool hasNul = text.find('\0') != std::string_view::npos;
    const std::uint64_t length = wellFormed ? characters(text) : text.size();
    profile.longestText = std::max(profile.longestText, length);
    profile.longestTextBytes = std::max<std::uint64_t>(profile.longestTextBytes, text.size());
    if (hasNul)
        profile.longestBlob = std::max<std::uint64_t>(profile.longestBlob, text.size());
    if (!wellFormed)
        ++profile.malformedTexts;
    if (text.ends_with(' '))
        ++profile.paddedTexts;

    if (text.empty() || text.size() > 70 || (!isDigit(text[0]) && text[0] != '-'))
        return;
    addTimes(profile, text);
    int integerDigits = 0;
    int fractionDigits = 0;
    if (isDecimal(text, integerDigits, fractionDigits)) {
        ++profile.decimalTexts;
        addDecimal(profile, integerDigits, fractionDigits);
        if (parseUnsigned(text))
            ++profile.unsignedTexts;
    }
}

void addRealToProfile(ColumnProfile &profile, double value)
{
    ++profile.reals;
    if (std::isinf(value)) {
        ++profile.infinities;
        return;
    }
    std::array<char, 400> buffer;
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                            std::chars_format::fixed);
    int integerDigits = 0;
    int fractionDigits = 0;
    if (error == std::errc{}
        && isDecimal({buffer.data(), static_cast<std::size_t>(end - buffer.data())}, integerDigits,
                     fractionDigits)) {
        ++profile.decimalReals;
        addDecimal(profile, integerDigits, fractionDigits);
    }
}

void mergeProfiles(ColumnProfile &profile, const ColumnProfile &other)
{
    if (other.integers > 0) {
        const bool first = profile.integers == 0;
        profile.smallestInteger = first ? other.smallestInteger
                                        : std::min(profile.smallestInteger, other.smallestInteger);
        profile.largestInteger =
            first ? other.largestInteger : std::max(profile.largestInteger, other.largestInteger);
    }
    for (auto count :
         {&ColumnProfile::nulls, &ColumnProfile::integers, &ColumnProfile::reals,
          &ColumnProfile::texts, &ColumnProfile::blobs, &ColumnProfile::malformedTexts,
          &ColumnProfile::paddedTexts, &ColumnProfile::dates, &ColumnProfile::dateTimes,
          &ColumnProfile::times, &ColumnProfile::decimalTexts, &ColumnProfile::unsignedTexts,
          &ColumnProfile::decimalReals, &ColumnProfile::infinities})
        profile.*count += other.*count;
    for (auto longest : {&ColumnProfile::longestText, &ColumnProfile::longestBlob,
                         &ColumnProfile::longestTextBytes})
        profile.*longest = std::max(profile.*longest, other.*longest);
    for (auto digits : {&ColumnProfile::secondDigits, &ColumnProfile::integerDigits,
                        &ColumnProfile::fractionDigits})
        profile.*digits = std::max(profile.*digits, other.*digits);
}

} // namespace godwit
