#pragma once

#include "core/base/result.h"
#include "core/connectors/sqlite/sqlite_handle.h"
#include "core/data/table_schema.h"

#include <optional>
#include <string>

namespace godwit {

/// What `sqlite_master` and `table_list` say of a table.
struct SqliteNature
{
    std::string type; ///< "table", "view"; empty: there is none
    std::string createStatement;
    bool withoutRowid = false;
    bool strict = false;
};

/// One table's schema, piece by piece, from the pragmas and its CREATE text.
class SqliteTableReader
{
public:
    SqliteTableReader(SqliteHandle &handle, std::string table)
        : m_handle(handle)
    {
        m_schema.name = {"main", std::move(table)};
    }

    /// Columns and indexes only: enough to tell whether the table has a key. @p nature, where the
    /// caller has read those of all tables, spares a look through all of them.
    Result<TableSchema> readKeys(const std::optional<SqliteNature> &nature = {});
    Result<TableSchema> readAll(const std::optional<SqliteNature> &nature = {});

private:
    Result<SqliteNature> readNature();
    [[nodiscard]] Result<void> takeNature(const SqliteNature &nature);
    [[nodiscard]] Result<void> readColumns();
    [[nodiscard]] Result<void> readIndexes();
    Result<Index> readIndex(const std::string &name, bool unique, const std::string &origin);
    [[nodiscard]] Result<void> readForeignKeys();
    [[nodiscard]] Result<void> readReferencedKey(ForeignKey &foreignKey);
    [[nodiscard]] Result<void> readTexts();
    [[nodiscard]] Result<void> readAutoIncrement();
    [[nodiscard]] Result<void> readSizes();
    [[nodiscard]] Result<void> markKeysWithoutNulls();
    void addRowidKey(const std::vector<std::string> &keyColumns);

    SqliteHandle &m_handle;
    TableSchema m_schema;
    std::vector<std::string> m_keyColumns; ///< of PRIMARY KEY, in its order
    bool m_autoIncrement = false;
};

/// Runs @p sql with @p arguments bound and calls @p onRow for each row.
template<typename OnRow>
[[nodiscard]] Result<void> forEachRow(SqliteHandle &handle, std::string_view sql,
                                      std::initializer_list<std::string_view> arguments,
                                      OnRow onRow)
{
    auto statement = handle.prepare(sql);
    if (!statement)
        return failure(std::move(statement));
    int parameter = 0;
    for (const std::string_view argument : arguments)
        statement->bind(++parameter, argument);
    for (;;) {
        const auto row = handle.step(*statement);
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return {};
        onRow(*statement);
    }
}

/// The module of a CREATE VIRTUAL TABLE statement; empty for any other statement.
std::string virtualTableModule(const std::string &createStatement);

} // namespace godwit
