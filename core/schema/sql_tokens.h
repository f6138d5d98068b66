#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace godwit {

enum class TokenKind {
    Word, ///< keyword, unquoted name, `_utf8mb4`, the `x` of x'41'
    Name, ///< in back-quotes
    Text, ///< in single or double quotes
    Number,
    Symbol,       ///< one character
    VersionOpen,  ///< `/*!50100`, `/*M!100301`: what follows is SQL for some servers
    VersionClose, ///< the end of such a comment
};

/// A piece of MySQL's SQL. Blanks and plain comments are no tokens.
struct SqlToken
{
    TokenKind kind = TokenKind::Symbol;
    std::size_t begin = 0; ///< offset in the text
    std::size_t end = 0;   ///< one past the last character
    std::string_view text;

    bool is(std::string_view word) const; ///< a word, case ignored, or a symbol
};

/// Cuts MySQL's SQL into tokens; never fails: what is not understood becomes symbols. Strings are
/// read with backslash escapes, as sessions without NO_BACKSLASH_ESCAPES print them. The tokens
/// point into @p sql.
std::vector<SqlToken> tokenize(std::string_view sql);

/// Index one past the parenthesis that closes the one at @p open; tokens.size() if none does.
std::size_t pastGroup(const std::vector<SqlToken> &tokens, std::size_t open);

/// The name inside back-quotes; a word as it is.
std::string nameOf(const SqlToken &token);

/// The bytes a string literal stands for: doubled quotes and backslash escapes resolved.
std::string decodeLiteral(std::string_view literal);

} // namespace godwit
