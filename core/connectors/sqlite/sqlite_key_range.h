#pragma once

#include "core/base/result.h"
#include "core/connectors/sqlite/sqlite_handle.h"
#include "core/data/chunk.h"
#include "core/data/table_name.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace godwit {

/// "main"."table" of the SQLite file, whatever database the name carries.
std::string sqliteTable(const TableName &table);

/// "table"."column": with its table before it, SQLite never takes an unknown name for a text.
std::string sqliteColumn(const TableName &table, std::string_view column);

/// A condition whose values are bound, not spelled: SQLite's own reading of decimal fractions is
/// not exact to the last bit, and no literal can hold a NUL.
struct SqliteCondition
{
    std::string sql;                   ///< empty: none
    std::vector<std::string> literals; ///< for its parameters, in their order
};

/// `after < key <= upTo` in the order of the columns' own collations.
SqliteCondition sqliteRange(const TableName &table, const KeyRange &range);

/// Binds @p literals as parameters 1, 2, ...
/// Errors: StatementFailed if one is no literal that sqliteLiteral() makes.
[[nodiscard]] Result<void> bindLiterals(SqliteStatement &statement,
                                        const std::vector<std::string> &literals);

/// The value of a column of the current row as a literal of SQLite's SQL, exact to the last bit.
std::string sqliteLiteral(const SqliteStatement &statement, int column);

} // namespace godwit
