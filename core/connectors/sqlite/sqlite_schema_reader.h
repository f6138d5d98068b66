#pragma once

#include "core/connectors/connector.h"
#include "core/connectors/sqlite/sqlite_handle.h"
#include "core/connectors/sqlite/sqlite_table_reader.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace godwit {

/// Reads sqlite_master, the pragmas, and the texts of the CREATE statements for what pragmas leave
/// out.
class SqliteSchemaReader : public SchemaReader
{
public:
    /// @p handle is null for a file that does not exist yet: its catalogue is empty.
    explicit SqliteSchemaReader(std::unique_ptr<SqliteHandle> handle)
        : m_handle(std::move(handle))
    {}

    Result<Catalog> readCatalog(const CatalogQuery &query) override;
    Result<TableSchema> readTable(const TableName &table) override;
    Result<ViewSchema> readView(const TableName &view) override;
    Result<void> profile(TableSchema &table) override;
    void cancel() override
    {
        if (m_handle)
            m_handle->cancel();
    }

private:
    Result<std::int64_t> schemaVersion();
    std::optional<SqliteNature> knownNature(const std::string &table);

    std::unique_ptr<SqliteHandle> m_handle;
    /// Of every table, while the schema is still the one that readCatalog() read: asked for one of
    /// them, SQLite goes through all.
    std::map<std::string, SqliteNature> m_natures;
    std::int64_t m_naturesOf = -1; ///< a schema version
};

} // namespace godwit
