// The text of the statements that write rows. No connection here.
#pragma once

#include "core/connectors/connector.h"
#include "core/connectors/postgresql/copy_encoder.h"
#include "core/connectors/postgresql/postgres_sink_table.h"

#include <string>
#include <vector>

namespace godwit {

/// `COPY "a"."b" ("c", ...) FROM STDIN`. It writes identity columns too.
std::string copyInSql(const std::string &quotedTable, const WriteRequest &request);

/// How each cell of the request is to be encoded.
std::vector<CopyTarget> copyTargets(const WriteRequest &request, const PostgresSinkTable &table);

/// Where rows stand before they replace others: a table of the session's own, quoted.
std::string replacementTable();
/// Makes it, with the request's columns. It is empty at the end of every transaction.
std::string createReplacements(const WriteRequest &request);
/// Moves its rows into the sink's table, in place of those with the same key.
std::string replaceRows(const WriteRequest &request, const PostgresSinkTable &table);

} // namespace godwit
