#pragma once

#include "core/data/server_facts.h"
#include "core/data/table_schema.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace godwit {

/// What a piece of SQL gives, as far as its text tells.
enum class SqlKind {
    Unknown,
    Null,
    Boolean,
    Integer, ///< of any size
    Decimal,
    Float,
    Text,
    Bytes,
    Bits,
    Json,
    Date,
    Time,
    Timestamp, ///< with or without zone
    Interval,
};

/// The kind of a column of PostgreSQL.
SqlKind sqlKindOf(const ColumnType &type);

/// A column that an expression may name.
struct PostgresColumn
{
    std::string source; ///< its name there
    std::string sink;   ///< its name at the destination
    SqlKind kind = SqlKind::Unknown;
    int integerBytes = 0; ///< of an Integer at the destination
    bool nullable = true;
    bool ignoresCase = false; ///< the source compares its texts without regard to case
    /// Of a generated column, in the source's words: PostgreSQL computes none from another one.
    std::string generatedExpression;
    bool zoned = false; ///< an instant: its parts go by the session's time zone
};

/// What the SQL stands in.
struct PostgresSetting
{
    Dialect from = Dialect::MySql;
    bool pipesConcat = false; ///< MySQL: `||` joins texts
    /// An expression over one table: its columns. Null: a query.
    const std::vector<PostgresColumn> *columns = nullptr;
    /// Queries: where a table goes.
    std::function<std::optional<TableName>(const TableName &)> sinkOf;
    /// Queries: the columns of a table, by its name at the source; empty if not known.
    std::function<std::vector<PostgresColumn>(const TableName &)> columnsOf;
};

/// SQL in PostgreSQL's words.
struct PostgresSql
{
    std::string sql;
    SqlKind kind = SqlKind::Unknown;
    std::vector<std::string> impossible;  ///< what PostgreSQL has not: it would refuse the SQL
    std::vector<std::string> differences; ///< what may give something else there
    std::vector<std::string> remarks;     ///< what differs for few values only
    bool immutable = true; ///< the same for ever, as generated columns and indexes want
    bool namesColumns = false;
    bool isPlainQuery = true; ///< a query of one table, which one may write through

    bool isFaithful() const { return isUsable() && remarks.empty(); }
    bool isUsable() const { return impossible.empty() && differences.empty(); }
    /// All of the three, for a note.
    std::string doubts() const;
};

/// An expression as a value. Never fails: what it does not understand is named in `impossible`.
PostgresSql expressionToPostgres(std::string_view sql, const PostgresSetting &setting);
/// An expression as a condition: true and false, where MySQL has 1 and 0.
PostgresSql conditionToPostgres(std::string_view sql, const PostgresSetting &setting);
/// A view's SELECT.
PostgresSql queryToPostgres(std::string_view sql, const PostgresSetting &setting);

} // namespace godwit
