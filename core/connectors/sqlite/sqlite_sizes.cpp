#include "core/connectors/sqlite/sqlite_sizes.h"

#include "core/base/text.h"
#include "core/connectors/sqlite/sqlite_key_range.h"

#include <filesystem>

namespace godwit {

namespace {

constexpr std::uintmax_t countedBelow = 512ULL << 20; // bytes of the file: read in a second or two

bool isSmall(const std::string &path)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    return !error && size < countedBelow;
}

Result<std::uint64_t> number(SqliteHandle &handle, const std::string &sql)
{
    auto text = handle.queryText(sql);
    if (!text)
        return failure(std::move(text));
    return parseUnsigned(text->value_or("0")).value_or(0);
}

// Each term of a plain sum deepens the expression, and SQLite takes a depth of 1000 only.
std::string sumOf(const std::vector<std::string> &terms)
{
    constexpr std::size_t groupSize = 50;
    std::string sum = "(";
    for (std::size_t i = 0; i < terms.size(); ++i) {
        if (i > 0)
            sum += i % groupSize == 0 ? ") + (" : " + ";
        sum += terms[i];
    }
    return sum + ')';
}

} // namespace

Result<SqliteSizes> readSqliteSizes(SqliteHandle &handle, const TableSchema &table)
{
    SqliteSizes sizes;
    sizes.rowsAreExact = table.withoutRowid || isSmall(handle.path());
    const std::string from = " FROM " + sqliteTable(table.name);
    auto rows =
        number(handle, (sizes.rowsAreExact ? "SELECT count(*)" : "SELECT max(rowid)") + from);
    if (!rows)
        return failure(std::move(rows));
    sizes.rows = *rows;

    std::vector<std::string> lengths;
    for (const Column &column : table.columns) {
        lengths.push_back("coalesce(length(CAST(" + sqliteColumn(table.name, column.name)
                          + " AS BLOB)), 0)");
    }
    if (lengths.empty())
        return sizes;
    auto average = number(handle, "SELECT CAST(avg(bytes) AS INTEGER) FROM (SELECT "
                                      + sumOf(lengths) + " AS bytes" + from + " LIMIT 200)");
    if (!average)
        return failure(std::move(average));
    sizes.bytes = sizes.rows * *average;
    return sizes;
}

} // namespace godwit
