#include "core/schema/sqlite_view_text.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>

namespace godwit {

namespace {

bool endsFromList(const Lexeme &lexeme)
{
    static constexpr std::array words = {"WHERE",  "GROUP",  "HAVING",    "ORDER", "LIMIT",
                                         "UNION",  "EXCEPT", "INTERSECT", "ON",    "USING",
                                         "WINDOW", "SELECT", "SET"};
    return std::any_of(words.begin(), words.end(),
                       [&](const char *word) { return lexeme.isWord(word); });
}

bool followsDot(const std::vector<Lexeme> &lexemes, std::size_t i)
{
    while (i > 0 && lexemes[i - 1].isGap())
        --i;
    return i > 0 && lexemes[i - 1].isSymbol('.');
}

} // namespace

SqliteViewText parseSqliteView(std::string_view createStatement)
{
    SqliteViewText view;
    const auto lexemes = lexSqlite(createStatement);
    bool inColumns = false;
    for (std::size_t i = 0; i < lexemes.size(); ++i) {
        if (lexemes[i].isWord("AS") && !inColumns) {
            view.select = lexemeText(lexemes, i + 1, lexemes.size());
            return view;
        }
        if (lexemes[i].isSymbol('('))
            inColumns = true;
        else if (lexemes[i].isSymbol(')'))
            inColumns = false;
        else if (inColumns && lexemes[i].isName())
            view.columns.push_back(lexemes[i].name());
    }
    return view;
}

std::vector<bool> tablePositions(const std::vector<Lexeme> &lexemes)
{
    std::vector<bool> positions(lexemes.size(), false);
    std::vector<bool> inFrom = {false}; // one for each level of parentheses
    bool expected = false;              // a table's name
    for (std::size_t i = 0; i < lexemes.size(); ++i) {
        const Lexeme &lexeme = lexemes[i];
        if (lexeme.isGap())
            continue;
        if (lexeme.isSymbol('(')) {
            inFrom.push_back(expected); // FROM (a JOIN b)
            continue;
        }
        if (lexeme.isSymbol(')')) {
            if (inFrom.size() > 1)
                inFrom.pop_back();
            expected = false;
        } else if (lexeme.isWord("FROM") || lexeme.isWord("JOIN")) {
            inFrom.back() = true;
            expected = true;
        } else if (endsFromList(lexeme)) {
            inFrom.back() = false;
            expected = false;
        } else if (lexeme.isSymbol(',')) {
            expected = inFrom.back();
        } else if (lexeme.isName()) {
            const std::size_t next = skipGaps(lexemes, i + 1);
            const bool beforeDot = next < lexemes.size() && lexemes[next].isSymbol('.');
            const bool quotedText = lexeme.kind == LexemeKind::Text;
            positions[i] = expected || (beforeDot && !quotedText && !followsDot(lexemes, i));
            expected = expected && beforeDot; // the schema's name; the table's follows
        } else if (!lexeme.isSymbol('.')) {
            expected = false;
        }
    }
    return positions;
}

std::vector<std::string> namesUsed(std::string_view sql, const std::vector<std::string> &names)
{
    const auto lexemes = lexSqlite(sql);
    const auto positions = tablePositions(lexemes);
    std::vector<std::string> used;
    for (const std::string &name : names) {
        for (std::size_t i = 0; i < lexemes.size(); ++i) {
            if (positions[i] && equalsIgnoringCase(lexemes[i].name(), name)) {
                used.push_back(name);
                break;
            }
        }
    }
    return used;
}

} // namespace godwit
