#pragma once

#include "core/connectors/connector.h"
#include "core/connectors/mysql/mysql_connection.h"

namespace godwit {

/// Databases, tables and views in three statements.
Result<Catalog> readMysqlCatalog(MysqlConnection &connection, const CatalogQuery &query);

} // namespace godwit
