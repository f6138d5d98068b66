#pragma once

#include "core/schema/sql_lexer.h"

#include <string>
#include <string_view>
#include <vector>

namespace godwit {

/// A CREATE VIEW of SQLite, taken apart.
struct SqliteViewText
{
    std::vector<std::string> columns; ///< of the list after the name; empty: the query's own
    std::string select;
};

SqliteViewText parseSqliteView(std::string_view createStatement);

/// Those of @p names that @p sql uses where a table can stand: after FROM, JOIN, or a comma of
/// FROM's list, or before a dot. ASCII case does not matter, as in SQLite. In the order of @p
/// names.
std::vector<std::string> namesUsed(std::string_view sql, const std::vector<std::string> &names);

/// True for each lexeme that names a table: after FROM or JOIN, in FROM's list, or before a dot.
std::vector<bool> tablePositions(const std::vector<Lexeme> &lexemes);

} // namespace godwit
