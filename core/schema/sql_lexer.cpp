#include "core/schema/sql_lexer.h"

#include "core/base/text.h"

namespace godwit {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool startsWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'
           || static_cast<unsigned char>(c) >= 0x80;
}

bool continuesWord(char c)
{
    return startsWord(c) || isDigit(c) || c == '$';
}

// What differs between the two dialects' lexers.
struct Lexer
{
    std::string_view sql;
    bool mysql = false;

    char at(std::size_t i) const { return i < sql.size() ? sql[i] : '\0'; }

    // The end of the quoted run that starts at `from`; npos if it has none.
    std::size_t quotedEnd(std::size_t from, char close, bool backslashes) const
    {
        for (std::size_t i = from + 1; i < sql.size(); ++i) {
            if (backslashes && sql[i] == '\\') {
                ++i;
                continue;
            }
            if (sql[i] != close)
                continue;
            if (close != ']' && at(i + 1) == close) {
                ++i;
                continue;
            }
            return i + 1;
        }
        return std::string_view::npos;
    }

    std::size_t wordEnd(std::size_t from) const
    {
        while (from < sql.size() && continuesWord(sql[from]))
            ++from;
        return from;
    }

    std::size_t numberEnd(std::size_t from) const
    {
        std::size_t i = from;
        while (i < sql.size()) {
            const bool sign = (sql[i] == '+' || sql[i] == '-') && i > from
                              && (sql[i - 1] == 'e' || sql[i - 1] == 'E') && at(from + 1) != 'x'
                              && at(from + 1) != 'X';
            if (!continuesWord(sql[i]) && sql[i] != '.' && !sign)
                break;
            ++i;
        }
        return i;
    }

    bool startsLineComment(std::size_t i) const
    {
        if (mysql && at(i) == '#')
            return true;
        if (at(i) != '-' || at(i + 1) != '-')
            return false;
        return !mysql || i + 2 >= sql.size() || isSpace(at(i + 2));
    }

    LexemeKind kindAt(std::size_t i, std::size_t &end) const
    {
        const char c = sql[i];
        if (isSpace(c)) {
            end = i;
            while (end < sql.size() && isSpace(sql[end]))
                ++end;
            return LexemeKind::Space;
        }
        if (startsLineComment(i)) {
            end = sql.find('\n', i);
            return LexemeKind::Comment;
        }
        if (c == '/' && at(i + 1) == '*') {
            end = sql.find("*/", i + 2);
            if (end == std::string_view::npos)
                return LexemeKind::Broken;
            end += 2;
            return LexemeKind::Comment;
        }
        if (c == '\'' || (mysql && c == '"')) {
            end = quotedEnd(i, c, mysql);
            return LexemeKind::Text;
        }
        if (c == '"' || c == '`' || (!mysql && c == '[')) {
            end = quotedEnd(i, c == '[' ? ']' : c, false);
            return LexemeKind::Name;
        }
        if ((c == 'x' || c == 'X') && at(i + 1) == '\'') {
            end = quotedEnd(i + 1, '\'', false);
            return LexemeKind::Blob;
        }
        if (startsWord(c)) {
            end = wordEnd(i);
            return LexemeKind::Word;
        }
        if (isDigit(c) || (c == '.' && isDigit(at(i + 1)))) {
            end = numberEnd(i);
            return LexemeKind::Number;
        }
        end = i + (c == '|' && at(i + 1) == '|' ? 2 : 1);
        return LexemeKind::Symbol;
    }

    std::vector<Lexeme> run() const
    {
        std::vector<Lexeme> tokens;
        for (std::size_t i = 0; i < sql.size();) {
            std::size_t end = i + 1;
            LexemeKind kind = kindAt(i, end);
            if (end == std::string_view::npos) {
                end = sql.size();
                if (kind != LexemeKind::Comment)
                    kind = LexemeKind::Broken;
            }
            tokens.push_back({kind, sql.substr(i, end - i)});
            i = end;
        }
        return tokens;
    }
};

} // namespace

bool Lexeme::isWord(std::string_view word) const
{
    return kind == LexemeKind::Word && equalsIgnoringCase(text, word);
}

bool Lexeme::isName() const
{
    return kind == LexemeKind::Word || kind == LexemeKind::Name || kind == LexemeKind::Text;
}

std::string Lexeme::name() const
{
    if (kind == LexemeKind::Word || text.size() < 2)
        return std::string(text);
    const char close = text.back();
    std::string out;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        out += text[i];
        if (text[i] == close && close != ']')
            ++i; // the second of a doubled quote
    }
    return out;
}

std::vector<Lexeme> lexSqlite(std::string_view sql)
{
    return Lexer{sql, false}.run();
}

std::vector<Lexeme> lexMysql(std::string_view sql)
{
    return Lexer{sql, true}.run();
}

std::string lexemeText(const std::vector<Lexeme> &tokens, std::size_t begin, std::size_t end)
{
    std::string out;
    for (std::size_t i = begin; i < end && i < tokens.size(); ++i)
        out += tokens[i].text;
    return std::string(trimmed(out));
}

std::size_t afterGroup(const std::vector<Lexeme> &tokens, std::size_t open)
{
    int depth = 0;
    for (std::size_t i = open; i < tokens.size(); ++i) {
        if (tokens[i].isSymbol('('))
            ++depth;
        else if (tokens[i].isSymbol(')') && --depth == 0)
            return i + 1;
    }
    return tokens.size();
}

std::size_t skipGaps(const std::vector<Lexeme> &tokens, std::size_t from)
{
    while (from < tokens.size() && tokens[from].isGap())
        ++from;
    return from;
}

} // namespace godwit
