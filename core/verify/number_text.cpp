#include "core/verify/number_text.h"

namespace godwit {

namespace {

std::string_view withoutSign(std::string_view text)
{
    return text.starts_with('-') ? text.substr(1) : text;
}

} // namespace

bool isDigits(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool isWholeNumber(std::string_view text, std::size_t most)
{
    text = withoutSign(text);
    return text.size() <= most && isDigits(text);
}

bool isDecimalNumber(std::string_view text, std::size_t most)
{
    text = withoutSign(text);
    const std::size_t point = text.find('.');
    return text.size() <= most && isDigits(text.substr(0, point))
           && (point == std::string_view::npos || isDigits(text.substr(point + 1)));
}

} // namespace godwit
