#pragma once

#include "core/connectors/connector.h"
#include "core/connectors/postgresql/postgres_connection.h"

namespace godwit {

/// Schemas as databases, their tables (a partitioned table counts once), views and materialised
/// views; nothing that belongs to an extension.
Result<Catalog> readPostgresCatalog(PostgresConnection &connection, const CatalogQuery &query);

/// SQL over `pg_class c`: how many rows and bytes the table has, with its partitions.
std::string estimatedRowsOf();
std::string dataBytesOf();

} // namespace godwit
