#include "core/schema/sqlite_table_text.h"

#include "core/base/text.h"

#include <utility>

namespace godwit {

namespace {

using Tokens = std::vector<Lexeme>;

std::size_t next(const Tokens &tokens, std::size_t i)
{
    return skipGaps(tokens, i + 1);
}

bool wordAt(const Tokens &tokens, std::size_t i, std::string_view word)
{
    return i < tokens.size() && tokens[i].isWord(word);
}

bool symbolAt(const Tokens &tokens, std::size_t i, char symbol)
{
    return i < tokens.size() && tokens[i].isSymbol(symbol);
}

std::size_t skipIfNotExists(const Tokens &tokens, std::size_t i)
{
    if (!wordAt(tokens, i, "IF"))
        return i;
    return next(tokens, next(tokens, next(tokens, i)));
}

// Reads `name` or `schema.name` at `i`; the end of it, or the number of tokens if there is none.
std::size_t endOfQualifiedName(const Tokens &tokens, std::size_t i)
{
    if (i >= tokens.size() || !tokens[i].isName())
        return tokens.size();
    const std::size_t dot = next(tokens, i);
    return symbolAt(tokens, dot, '.') ? next(tokens, dot) + 1 : i + 1;
}

bool startsTableConstraint(const Lexeme &token)
{
    return token.isWord("CONSTRAINT") || token.isWord("PRIMARY") || token.isWord("UNIQUE")
           || token.isWord("CHECK") || token.isWord("FOREIGN");
}

// Walks the column definitions and constraints between the outer parentheses.
class BodyParser
{
public:
    explicit BodyParser(SqliteTableText &table)
        : m_table(table)
    {}

    void run(std::size_t i, std::size_t end)
    {
        bool atStart = true;
        m_table.definitions.push_back({i, end, {}});
        while (i < end) {
            const Lexeme &token = m_table.tokens[i];
            if (token.isSymbol(',')) {
                atStart = true;
                m_table.definitions.back().end = i;
                m_table.definitions.push_back({i + 1, end, {}});
                i = next(m_table.tokens, i);
            } else if (atStart && !startsTableConstraint(token)) {
                m_table.columns.push_back({token.name(), {}});
                m_table.definitions.back().column = token.name();
                m_inColumn = true;
                atStart = false;
                i = next(m_table.tokens, i);
            } else {
                if (atStart)
                    m_inColumn = false;
                atStart = false;
                i = constraint(i);
            }
        }
    }

private:
    std::size_t constraint(std::size_t i)
    {
        const Tokens &tokens = m_table.tokens;
        const std::size_t after = next(tokens, i);
        if (tokens[i].isSymbol('('))
            return skipGaps(tokens, afterGroup(tokens, i));
        if (tokens[i].isWord("CONSTRAINT") && after < tokens.size()) {
            m_name = tokens[after].name();
            return next(tokens, after);
        }
        if (tokens[i].isWord("DEFAULT") && symbolAt(tokens, after, '('))
            return skipGaps(tokens, afterGroup(tokens, after));
        if (tokens[i].isWord("DEFAULT"))
            return next(tokens, after);
        if (tokens[i].isWord("CHECK") && symbolAt(tokens, after, '(')) {
            const std::size_t end = afterGroup(tokens, after);
            m_table.checks.push_back({takeName(), lexemeText(tokens, after + 1, end - 1), true});
            return skipGaps(tokens, end);
        }
        if (m_inColumn && tokens[i].isWord("AS") && symbolAt(tokens, after, '(')) {
            const std::size_t end = afterGroup(tokens, after);
            m_table.columns.back().generatedExpression = lexemeText(tokens, after + 1, end - 1);
            return skipGaps(tokens, end);
        }
        if (tokens[i].isWord("REFERENCES")) {
            m_table.foreignKeys.push_back({takeName(), false, after});
            m_negated = false;
            return next(tokens, after);
        }
        if (tokens[i].isWord("NOT"))
            m_negated = true;
        else if (tokens[i].isWord("DEFERRABLE") && !m_table.foreignKeys.empty())
            m_table.foreignKeys.back().deferrable = !m_negated;
        else
            m_negated = false;
        if (tokens[i].isWord("UNIQUE") || tokens[i].isWord("PRIMARY") || tokens[i].isWord("NULL"))
            m_name.clear();
        return after;
    }

    std::string takeName() { return std::exchange(m_name, {}); }

    SqliteTableText &m_table;
    std::string m_name; ///< of the CONSTRAINT that stands before
    bool m_inColumn = false;
    bool m_negated = false; ///< NOT DEFERRABLE
};

// The end of an indexed expression without the COLLATE, ASC and DESC that follow it.
std::size_t endOfExpression(const Tokens &tokens, std::size_t begin, std::size_t end)
{
    const auto lastBefore = [&](std::size_t limit) {
        while (limit > begin && tokens[limit - 1].isGap())
            --limit;
        return limit;
    };
    end = lastBefore(end);
    if (end > begin && (tokens[end - 1].isWord("ASC") || tokens[end - 1].isWord("DESC")))
        end = lastBefore(end - 1);
    if (end > begin) {
        const std::size_t collate = lastBefore(end - 1);
        if (collate > begin && tokens[collate - 1].isWord("COLLATE"))
            end = lastBefore(collate - 1);
    }
    return end;
}

} // namespace

std::optional<SqliteTableText> parseSqliteTable(std::string_view createStatement)
{
    SqliteTableText table;
    table.tokens = lexSqlite(createStatement);
    const Tokens &tokens = table.tokens;
    std::size_t i = skipGaps(tokens, 0);
    while (i < tokens.size() && !tokens[i].isWord("TABLE"))
        i = next(tokens, i);
    i = skipIfNotExists(tokens, next(tokens, i));
    table.nameBegin = i;
    table.nameEnd = endOfQualifiedName(tokens, i);
    const std::size_t open = skipGaps(tokens, table.nameEnd);
    if (!symbolAt(tokens, open, '('))
        return std::nullopt;
    const std::size_t end = afterGroup(tokens, open);
    table.bodyBegin = open + 1;
    table.bodyEnd = end - 1;
    BodyParser(table).run(next(tokens, open), end - 1);
    return table;
}

std::optional<SqliteIndexText> parseSqliteIndex(std::string_view createStatement)
{
    SqliteIndexText index;
    index.tokens = lexSqlite(createStatement);
    const Tokens &tokens = index.tokens;
    std::size_t i = skipGaps(tokens, 0);
    while (i < tokens.size() && !tokens[i].isWord("INDEX"))
        i = next(tokens, i);
    i = skipIfNotExists(tokens, next(tokens, i));
    index.nameBegin = i;
    index.nameEnd = endOfQualifiedName(tokens, i);
    i = skipGaps(tokens, index.nameEnd);
    if (!wordAt(tokens, i, "ON"))
        return std::nullopt;
    index.tableToken = next(tokens, i);
    const std::size_t open = next(tokens, index.tableToken);
    if (!symbolAt(tokens, open, '('))
        return std::nullopt;
    const std::size_t end = afterGroup(tokens, open);
    std::size_t begin = open + 1;
    for (i = begin; i < end; ++i) {
        if (tokens[i].isSymbol('(')) {
            i = afterGroup(tokens, i) - 1;
        } else if (tokens[i].isSymbol(',') || i + 1 == end) {
            index.parts.push_back(lexemeText(tokens, begin, i));
            index.expressions.push_back(
                lexemeText(tokens, begin, endOfExpression(tokens, begin, i)));
            begin = i + 1;
        }
    }
    const std::size_t where = skipGaps(tokens, end);
    if (wordAt(tokens, where, "WHERE"))
        index.where = lexemeText(tokens, where + 1, tokens.size());
    return index;
}

} // namespace godwit
