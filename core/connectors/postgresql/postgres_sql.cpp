#include "core/connectors/postgresql/postgres_sql.h"

#include "core/base/text.h"
#include "core/schema/postgres_types.h"
#include "core/schema/sql_dialect.h"

namespace godwit {

namespace {

std::string quoted(const std::string &name)
{
    return quoteName(Dialect::PostgreSql, name);
}

const ColumnType *typeOf(const PostgresTableShape &shape, const std::string &column)
{
    const auto found = shape.columns.find(column);
    return found == shape.columns.end() ? nullptr : &found->second;
}

std::string portable(const std::string &column, const ColumnType &type)
{
    switch (type.kind) {
    case TypeKind::Boolean:
        return column + "::integer";
    case TypeKind::Char: // without the blanks that it is filled up with
        return column + "::text";
    case TypeKind::Timestamp:
        return "(" + column + " AT TIME ZONE 'UTC')";
    case TypeKind::Time: // without its offset
        return column + "::time";
    case TypeKind::Decimal:
        return type.declared == "money" ? column + "::numeric" : column;
    default:
        return column;
    }
}

std::string selected(const ReadRequest::Item &item, const PostgresTableShape &shape)
{
    const std::string column = quoted(item.column);
    const ColumnType *type = typeOf(shape, item.column);
    if (item.form == ReadForm::ExactFloat)
        return column + "::double precision";
    return item.form == ReadForm::Portable && type ? portable(column, *type) : column;
}

std::string bound(const std::vector<std::string> &columns, const char *comparison,
                  const KeyBound &bound)
{
    if (columns.size() == 1)
        return quoted(columns[0]) + ' ' + comparison + ' ' + bound.literals[0];
    return '(' + quoteNames(Dialect::PostgreSql, columns) + ") " + comparison + " ("
           + join(bound.literals, ", ") + ')';
}

std::string fromTable(const TableName &table, const PostgresTableShape &shape)
{
    return (shape.isPartitioned ? " FROM " : " FROM ONLY ")
           + quoteTable(Dialect::PostgreSql, table);
}

} // namespace

std::string postgresRange(const KeyRange &range)
{
    std::string condition;
    if (range.after)
        condition = bound(range.columns, ">", *range.after);
    if (range.upTo)
        condition += (condition.empty() ? "" : " AND ") + bound(range.columns, "<=", *range.upTo);
    return condition.empty() ? "true" : condition;
}

std::string postgresSelect(const ReadRequest &request, const PostgresTableShape &shape)
{
    std::string sql = "SELECT ";
    for (std::size_t i = 0; i < request.items.size(); ++i)
        sql += (i > 0 ? ", " : "") + selected(request.items[i], shape);
    sql += fromTable(request.table, shape) + " WHERE " + postgresRange(request.range);
    // The line break ends a comment that the clause may close with.
    if (!request.whereClause.empty())
        sql += " AND (" + request.whereClause + "\n)";
    if (request.ordered && !request.range.columns.empty())
        sql += " ORDER BY " + quoteNames(Dialect::PostgreSql, request.range.columns);
    if (request.hold)
        sql += " FOR UPDATE";
    return sql;
}

std::vector<CopyCell> postgresCells(const ReadRequest &request, const PostgresTableShape &shape)
{
    std::vector<CopyCell> cells;
    for (const ReadRequest::Item &item : request.items) {
        const ColumnType *type = typeOf(shape, item.column);
        CopyCell cell = CopyCell::Text;
        if (type && type->kind == TypeKind::Blob)
            cell = CopyCell::Bytes;
        else if (type && item.form == ReadForm::Portable && type->kind == TypeKind::Bit)
            cell = CopyCell::Number;
        else if (type && item.form == ReadForm::Portable && type->kind == TypeKind::Unknown
                 && needsPortableForm(*type))
            cell = CopyCell::Interval;
        cells.push_back(cell);
    }
    return cells;
}

std::string postgresBound(const TableName &table, const PostgresTableShape &shape,
                          const std::vector<std::string> &key, const std::optional<KeyBound> &after,
                          std::uint64_t rows)
{
    std::string literals;
    for (const std::string &column : key) {
        // Numbers without quotes: so every store reads them, also one that redoes a chunk.
        const ColumnType *type = typeOf(shape, column);
        const std::string text = "b." + quoted(column) + "::text";
        const bool isNumber = type && type->kind == TypeKind::Integer;
        literals +=
            (literals.empty() ? "" : ", ") + (isNumber ? text : "quote_literal(" + text + ")");
    }
    return "SELECT " + literals + " FROM (SELECT " + quoteNames(Dialect::PostgreSql, key)
           + fromTable(table, shape) + " WHERE " + postgresRange({key, after, std::nullopt})
           + " ORDER BY " + quoteNames(Dialect::PostgreSql, key) + " LIMIT 1 OFFSET "
           + std::to_string(rows > 0 ? rows - 1 : 0) + ") AS b";
}

} // namespace godwit
