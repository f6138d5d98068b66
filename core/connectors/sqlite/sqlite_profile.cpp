#include "core/connectors/sqlite/sqlite_profile.h"

#include "core/base/text.h"
#include "core/connectors/sqlite/sqlite_key_range.h"
#include "core/schema/profile_text.h"

#include <sqlite3.h>

#include <algorithm>

namespace godwit {

namespace {

void addInteger(ColumnProfile &profile, std::int64_t value)
{
    if (profile.integers == 0) {
        profile.smallestInteger = value;
        profile.largestInteger = value;
    }
    ++profile.integers;
    profile.smallestInteger = std::min(profile.smallestInteger, value);
    profile.largestInteger = std::max(profile.largestInteger, value);
}

void addCell(ColumnProfile &profile, sqlite3_stmt *statement, int column)
{
    const auto bytes = [&](const void *data) {
        const int size = sqlite3_column_bytes(statement, column);
        return std::string_view(static_cast<const char *>(data),
                                data ? static_cast<std::size_t>(size) : 0);
    };
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL:
        ++profile.nulls;
        return;
    case SQLITE_INTEGER:
        addInteger(profile, sqlite3_column_int64(statement, column));
        return;
    case SQLITE_FLOAT:
        addRealToProfile(profile, sqlite3_column_double(statement, column));
        return;
    case SQLITE_TEXT:
        addTextToProfile(profile, bytes(sqlite3_column_text(statement, column)));
        return;
    default:
        ++profile.blobs;
        profile.longestBlob = std::max<std::uint64_t>(
            profile.longestBlob, bytes(sqlite3_column_blob(statement, column)).size());
    }
}

Result<std::vector<ColumnProfile>> profileColumns(SqliteHandle &handle, const TableName &table,
                                                  const std::vector<std::string> &names)
{
    std::vector<std::string> columns;
    for (const std::string &name : names)
        columns.push_back(sqliteColumn(table, name));
    auto statement =
        handle.prepare("SELECT " + join(columns, ", ") + " FROM " + sqliteTable(table));
    if (!statement)
        return failure(std::move(statement));
    std::vector<ColumnProfile> profiles(names.size());
    for (;;) {
        const auto row = handle.step(*statement);
        if (!row)
            return tl::unexpected(Error(row.error()).at("looking at " + table.qualified()));
        if (!*row)
            return profiles;
        for (std::size_t i = 0; i < profiles.size(); ++i)
            addCell(profiles[i], statement->get(), static_cast<int>(i));
    }
}

void addReferenced(Column &column, const ColumnProfile &referenced)
{
    const std::uint64_t nulls = column.profile->nulls;
    mergeProfiles(*column.profile, referenced);
    column.profile->nulls = nulls; // the column's own
}

// A reference to what is not there any more adds nothing.
Result<void> addReferencedValues(SqliteHandle &handle, TableSchema &table, const ForeignKey &key)
{
    if (key.referencedColumns.size() != key.columns.size())
        return {};
    const auto profiles = profileColumns(handle, key.referencedTable, key.referencedColumns);
    if (!profiles)
        return handle.isCancelled() ? Result<void>(tl::unexpected(profiles.error()))
                                    : Result<void>{};
    for (std::size_t i = 0; i < key.columns.size(); ++i) {
        for (Column &column : table.columns) {
            if (equalsIgnoringCase(column.name, key.columns[i]))
                addReferenced(column, (*profiles)[i]);
        }
    }
    return {};
}

} // namespace

Result<void> profileSqliteTable(SqliteHandle &handle, TableSchema &table)
{
    std::vector<std::string> names;
    for (const Column &column : table.columns)
        names.push_back(column.name);
    auto profiles = profileColumns(handle, table.name, names);
    if (!profiles)
        return failure(std::move(profiles));
    for (std::size_t i = 0; i < profiles->size(); ++i)
        table.columns[i].profile = (*profiles)[i];
    for (const ForeignKey &key : table.foreignKeys) {
        if (auto added = addReferencedValues(handle, table, key); !added)
            return added;
    }
    return {};
}

} // namespace godwit
