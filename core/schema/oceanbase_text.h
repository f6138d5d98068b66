#pragma once

#include "core/data/table_schema.h"
#include "core/schema/create_table_text.h"
#include "core/schema/mysql_features.h"

#include <string>
#include <vector>

namespace godwit {

/// Turns what OceanBase prints for SHOW CREATE TABLE into what MySQL would print for the same
/// table, and says in notes what has no place there: storage options, table groups, LOCAL and
/// GLOBAL indexes, expiry of rows, names that the server made up.
std::vector<Note> takeOutOceanBase(CreateTableText &text);

/// The same for a sink that is OceanBase too: only what belongs to the source's own cluster goes.
/// The table group stays; whoever creates the table creates it first.
std::vector<Note> takeOutOceanBaseCluster(CreateTableText &text);

/// Whether a server can add a key over these columns to a table that is there: OceanBase 4.3.5
/// cannot read its own statement (1064) where a column's name holds a back-quote.
bool canAddKeyLater(const MysqlFeatures &server, const std::vector<std::string> &columns);
bool canAddKeyLater(const MysqlFeatures &server, const Index &index);

/// OceanBase prints the members of an ENUM or SET as they are, `enum('it's','a\b')`, where MySQL
/// escapes them. @p columnType: the same list from information_schema. @p members: what the list
/// holds, in UTF-8; empty: it is taken from @p columnType, where a member that holds `','` cannot
/// be told from two.
std::string withEscapedMembers(const std::string &createStatement, const std::string &column,
                               const std::string &columnType,
                               const std::vector<std::string> &members = {});

/// The members of an ENUM or SET from the bytes of `extended_type_info` in OceanBase's dictionary:
/// how many there are, then each one's length, bytes and a NUL; numbers have seven bits a byte, the
/// lowest first. Empty: not understood.
std::vector<std::string> unpackedMembers(std::string_view packed);

/// OceanBase's VECTOR comes and goes as a text such as `[1,2.5]`, where the servers whose word it
/// is too show its bytes: for a table of OceanBase's, source or sink.
void useOceanBaseTypes(TableSchema &table);

/// A MySQL server's partition clause without what OceanBase does not take: LINEAR, and the
/// partitions' COMMENT and storage options. @p notes says what went.
std::string partitionsForOceanBase(const std::string &clause, std::vector<std::string> &notes);

} // namespace godwit
