#pragma once

#include "core/data/server_facts.h"
#include "core/data/table_schema.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace godwit {

/// SQL of one dialect in the words of another.
struct TranslatedSql
{
    std::string sql;
    std::vector<std::string> obstacles; ///< what does not mean the same there; empty: nothing

    bool isFaithful() const { return obstacles.empty(); }
};

/// What the SQL stands in.
struct SqlSetting
{
    Dialect from = Dialect::Sqlite;
    Dialect to = Dialect::MySql;
    bool isQuery = false; ///< a view's body; else an expression over one table's columns
    /// Expressions: the table's columns. SQLite takes "x" for a text when there is no column x.
    const std::vector<Column> *columns = nullptr;
    /// Queries: where a table goes, by its own name; empty: it stays.
    std::function<std::optional<TableName>(const TableName &)> sinkOf;
};

/// Quotes names and texts the other dialect's way, and notes each construct that means something
/// else there.
TranslatedSql translateSql(std::string_view sql, const SqlSetting &setting);

} // namespace godwit
