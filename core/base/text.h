// Text helpers that do not depend on the locale.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace godwit {

/// True if @p bytes is well-formed UTF-8 (no surrogates, no overlong forms).
bool isUtf8(std::string_view bytes);
/// Eight hexadecimal digits that tell @p bytes from others of their kind (FNV-1a; no secret).
std::string shortHash(std::string_view bytes);

/// @p bytes as UTF-8 that can be printed: ill-formed bytes become `\xNN`, control characters too.
std::string printable(std::string_view bytes);

/// Upper-case hexadecimal, two digits a byte.
std::string toHex(std::string_view bytes);

/// ASCII letters only; other bytes stay.
std::string toLower(std::string_view text);
std::string toUpper(std::string_view text);
bool equalsIgnoringCase(std::string_view a, std::string_view b);

std::string percentEncode(std::string_view text);
/// Empty if a `%` is not followed by two hexadecimal digits.
std::optional<std::string> percentDecode(std::string_view text);

std::optional<std::int64_t> parseInteger(std::string_view text);
std::optional<std::uint64_t> parseUnsigned(std::string_view text);

/// The shortest text that reads back as the same double: `0.1`, `1e+300`, `-0`, `inf`, `nan`.
std::string shortestDouble(double value);

std::string join(const std::vector<std::string> &parts, std::string_view separator);
std::vector<std::string> split(std::string_view text, char separator);
std::string_view trimmed(std::string_view text);

/// `text` with every `from` replaced by `to`.
std::string replaced(std::string text, std::string_view from, std::string_view to);

/// Escapes `~` and `/` for one step of an RFC 6901 pointer.
std::string pointerStep(std::string_view key);

/// Now, in UTC: `2026-11-23T03:00:33Z`.
std::string utcNow();

} // namespace godwit
