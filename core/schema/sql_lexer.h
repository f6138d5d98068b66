// SQL cut into lexemes without losing a character: enough to rename a table in a CREATE statement
// with its comments and odd quoting kept, and to see where an expression ends.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace godwit {

enum class LexemeKind {
    Space,
    Comment,
    Word, ///< keyword or bare name
    Name, ///< "x", `x`, [x]
    Text, ///< 'x'; SQLite also takes it for a name where one must stand
    Blob, ///< x'00'
    Number,
    Symbol, ///< one character, or ||
    Broken, ///< a quote or comment without its end
};

struct Lexeme
{
    LexemeKind kind = LexemeKind::Symbol;
    std::string_view text; ///< as it stands in the statement, quotes included

    bool isWord(std::string_view word) const; ///< ASCII case does not matter
    bool isSymbol(char symbol) const { return kind == LexemeKind::Symbol && text[0] == symbol; }
    bool isGap() const { return kind == LexemeKind::Space || kind == LexemeKind::Comment; }
    /// A token that can be a name: a word, a quoted name, or a quoted text.
    bool isName() const;
    /// The name it stands for, without quotes.
    std::string name() const;
};

/// @p sql must outlive the tokens. Joined again, their texts are @p sql.
std::vector<Lexeme> lexSqlite(std::string_view sql);
/// MySQL's text instead: "x" is a text, backslashes escape, # and `-- ` start comments.
std::vector<Lexeme> lexMysql(std::string_view sql);

/// The tokens from @p begin to before @p end as text, without gaps at both ends.
std::string lexemeText(const std::vector<Lexeme> &tokens, std::size_t begin, std::size_t end);

/// The position after the `)` that closes the `(` at @p open; the number of tokens if none does.
std::size_t afterGroup(const std::vector<Lexeme> &tokens, std::size_t open);

/// The first position from @p from on that is neither space nor comment.
std::size_t skipGaps(const std::vector<Lexeme> &tokens, std::size_t from);

} // namespace godwit
