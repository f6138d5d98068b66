#pragma once

#include "core/data/table_schema.h"
#include "core/schema/create_table_text.h"

#include <string>
#include <vector>

namespace godwit {

/// Turns what OceanBase prints for SHOW CREATE TABLE into what MySQL would print for the same
/// table, and says in notes what has no place there: storage options, table groups, LOCAL and
/// GLOBAL indexes, expiry of rows, names that the server made up.
std::vector<Note> takeOutOceanBase(CreateTableText &text);

/// The same for a sink that is OceanBase too: only what belongs to the source's own cluster goes.
std::vector<Note> takeOutOceanBaseCluster(CreateTableText &text);

/// OceanBase prints the members of an ENUM or SET as they are, `enum('it's','a\b')`, where MySQL
/// escapes them. @p columnType: the same list from information_schema. A member that holds `','`
/// cannot be told from two.
std::string withEscapedMembers(const std::string &createStatement, const std::string &column,
                               const std::string &columnType);

/// A MySQL server's partition clause without what OceanBase does not take: LINEAR, and the
/// partitions' COMMENT and storage options. @p notes says what went.
std::string partitionsForOceanBase(const std::string &clause, std::vector<std::string> &notes);

} // namespace godwit
