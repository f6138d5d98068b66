#include "ui/wizard/objects_filter_count.h"

#include "core/base/text.h"
#include "core/project/filter_syntax.h"
#include "core/schema/sql_dialect.h"

namespace godwit::ui {

namespace {

std::uint64_t numberAt(const RowBatch &batch, std::size_t column)
{
    if (batch.rows() == 0 || batch.isNull(0, column))
        return 0;
    return parseUnsigned(batch.cell(0, column)).value_or(0);
}

} // namespace

std::string filterCountQuery(Dialect dialect, const TableName &table, const std::string &clause,
                             const std::vector<std::string> &columns)
{
    // A sample that carries long columns along costs the server memory for nothing.
    const std::string lowered = toLower(clause);
    std::vector<std::string> named;
    for (const std::string &column : columns)
        if (lowered.find(toLower(column)) != std::string::npos)
            named.push_back(column);
    const std::string list = named.empty() ? std::string("1") : quoteNames(dialect, named);
    return "SELECT COUNT(*), SUM(CASE WHEN (" + clause + "\n) THEN 1 ELSE 0 END) FROM (SELECT "
           + list + " FROM " + quoteTable(dialect, table) + " LIMIT "
           + std::to_string(FilterCount::mostRows) + ") AS " + quoteName(dialect, table.table);
}

Result<FilterCount> countFilter(Connector &source, const TableName &table,
                                const std::string &clause, std::stop_token stop)
{
    if (auto checked = checkFilter(clause); !checked)
        return failure(std::move(checked));
    auto reader = source.openSchemaReader();
    if (!reader)
        return failure(std::move(reader));
    const auto schema = (*reader)->readTable(table);
    if (!schema)
        return tl::unexpected(schema.error());
    auto statements = source.openStatements();
    if (!statements)
        return failure(std::move(statements));
    const std::stop_callback onStop(stop, [&] { (*statements)->cancel(); });
    if (auto checked = (*statements)->checkFilter(table, clause); !checked)
        return failure(std::move(checked));
    std::vector<std::string> columns;
    for (const Column &column : schema->columns)
        columns.push_back(column.name);
    const auto counted =
        (*statements)->query(filterCountQuery(source.dialect(), table, clause, columns));
    if (!counted)
        return tl::unexpected(counted.error());
    return FilterCount{numberAt(*counted, 0), numberAt(*counted, 1)};
}

} // namespace godwit::ui
