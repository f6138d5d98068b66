#pragma once

#include "core/connectors/connector.h"
#include "core/connectors/mysql/mysql_connection.h"

#include <memory>
#include <vector>

namespace godwit {

/// Gives all of @p connections, opened for reading, one system change number to read as of. Nothing
/// is locked: OceanBase has no FLUSH TABLES WITH READ LOCK and needs none.
Result<Snapshot> openOceanBaseSnapshot(std::vector<std::unique_ptr<MysqlConnection>> connections);

} // namespace godwit
