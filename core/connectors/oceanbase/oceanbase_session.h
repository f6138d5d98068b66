#pragma once

#include "core/connectors/mysql/mysql_connection.h"

#include <string>
#include <vector>

namespace godwit {

/// What a session at OceanBase needs beside what every server of MySQL's family gets.
std::vector<std::string> oceanBaseSettings(MysqlRole role);

} // namespace godwit
