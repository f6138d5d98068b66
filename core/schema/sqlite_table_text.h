#pragma once

#include "core/data/table_schema.h"
#include "core/schema/sql_lexer.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace godwit {

/// What only the text of a CREATE TABLE tells: SQLite's pragmas are silent about these.
struct SqliteTableText
{
    struct Column
    {
        std::string name;
        std::string generatedExpression;
    };
    struct ForeignKey
    {
        std::string name;
        bool deferrable = false;
        std::size_t tableToken = 0; ///< where the referenced table's name stands
    };

    struct Definition
    {
        std::size_t begin = 0, end = 0; ///< without the comma
        std::string column;             ///< empty: a constraint of the table
    };

    std::vector<Lexeme> tokens; ///< of the statement; it must outlive this
    std::size_t nameBegin = 0;  ///< the table's name, a schema before it included
    std::size_t nameEnd = 0;
    std::size_t bodyBegin = 0; ///< after the parenthesis that opens the list
    std::size_t bodyEnd = 0;   ///< before the one that closes it
    std::vector<Definition> definitions;
    std::vector<Column> columns;
    std::vector<Check> checks;
    std::vector<ForeignKey> foreignKeys; ///< in the text's order
};

/// Empty if @p createStatement is no CREATE TABLE with a list of columns.
std::optional<SqliteTableText> parseSqliteTable(std::string_view createStatement);

/// What only the text of a CREATE INDEX tells.
struct SqliteIndexText
{
    std::vector<Lexeme> tokens;             ///< of the statement; it must outlive this
    std::size_t nameBegin = 0, nameEnd = 0; ///< the index's name
    std::size_t tableToken = 0;             ///< the table's
    std::vector<std::string> parts;         ///< each as written, with COLLATE and DESC
    std::vector<std::string> expressions;   ///< each without COLLATE, ASC, DESC at its end
    std::string where;
};

std::optional<SqliteIndexText> parseSqliteIndex(std::string_view createStatement);

} // namespace godwit
