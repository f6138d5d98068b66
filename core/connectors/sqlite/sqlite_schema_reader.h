#pragma once

#include "core/connectors/connector.h"
#include "core/connectors/sqlite/sqlite_handle.h"

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
    std::unique_ptr<SqliteHandle> m_handle;
};

} // namespace godwit
