#pragma once

#include "core/base/result.h"
#include "core/data/table_name.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace godwit {

/// SHOW CREATE VIEW's output, taken apart.
struct CreateViewText
{
    std::string algorithm = "UNDEFINED";
    std::string definer; ///< as printed; empty if not
    std::string sqlSecurity = "DEFINER";
    std::vector<std::string> columns; ///< of the list behind the name; MySQL 8.0 prints one
    std::string select;               ///< without the check option
    std::string checkOption = "NONE"; ///< "LOCAL", "CASCADED"
};

/// Errors: Internal, if @p statement is no CREATE VIEW.
Result<CreateViewText> parseCreateView(std::string_view statement);

struct RenamedSql
{
    std::string sql;
    std::vector<TableName> tables; ///< by their new names
};

/// @p sql with every `database`.`table` of @p used, also before a column, renamed; those for which
/// @p sinkOf knows no place stay as they are.
RenamedSql renameTables(std::string_view sql, const std::vector<TableName> &used,
                        const std::function<std::optional<TableName>(const TableName &)> &sinkOf);

/// Every pair of quoted names with a dot between that stands for itself in @p sql: a table with its
/// database, or a column with its alias. Each once, in the order they appear.
std::vector<TableName> namePairs(std::string_view sql);

/// Stored functions that @p sql calls with their database: `database`.`function`(...).
std::vector<TableName> functionCalls(std::string_view sql);

} // namespace godwit
