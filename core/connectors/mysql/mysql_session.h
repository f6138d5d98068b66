#pragma once

#include "core/connectors/mysql/mysql_connection.h"

namespace godwit {

/// Sets every session variable that could change a byte, an instant or the outcome of a statement.
[[nodiscard]] Result<void> prepareSession(MysqlConnection &connection, MysqlRole role);

} // namespace godwit
