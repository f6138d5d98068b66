#pragma once

#include "core/connectors/mysql/mysql_connection.h"
#include "core/data/table_name.h"

#include <string>
#include <vector>

namespace godwit {

/// OceanBase prints the members of ENUM and SET as they are, `enum('it's')`, which cannot be read
/// back. Returns @p createStatement with members that can: from the server's own dictionary, which
/// keeps them apart, else, where this account may not read it, from the printed list.
Result<std::string> withReadableMembers(MysqlConnection &connection, const TableName &table,
                                        std::string createStatement);

/// The CREATE TABLEGROUP that makes the group named by @p createStatement; empty: it names none, or
/// this account may not see it.
Result<std::vector<std::string>> tablegroupStatements(MysqlConnection &connection,
                                                      const std::string &createStatement);

} // namespace godwit
