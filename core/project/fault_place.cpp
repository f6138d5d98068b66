#include "core/project/fault_place.h"

#include "core/base/text.h"

#include <algorithm>

namespace godwit {

namespace {

constexpr std::string_view opening = " (character ";

} // namespace

std::string faultPlace(std::string_view text, std::size_t offset)
{
    const auto before = text.substr(0, offset);
    const auto characters = std::count_if(before.begin(), before.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    });
    return std::string(opening) + std::to_string(characters + 1) + ')';
}

std::optional<std::size_t> faultCharacter(const Error &error)
{
    const std::string_view message = error.message;
    const auto at = message.rfind(opening);
    if (at == std::string_view::npos || !message.ends_with(')'))
        return std::nullopt;
    const auto number = message.substr(at + opening.size());
    const auto character = parseUnsigned(number.substr(0, number.size() - 1));
    return character && *character > 0 ? std::optional<std::size_t>(*character) : std::nullopt;
}

} // namespace godwit
