#pragma once

#include "core/base/result.h"
#include "core/data/table_schema.h"

#include <string>
#include <vector>

namespace godwit {

/// What TiDB prints for SHOW CREATE TABLE as MySQL would print it: without the comments that only
/// TiDB reads (they begin with a T and an exclamation mark), without CACHED ON and TEMPORARY.
/// GLOBAL stays at an index, as a word of its own: OceanBase has it too. @p notes says what went
/// and what follows from it.
///
/// Source: TiDB's documentation (SHOW CREATE TABLE, "Comment syntax"). Never seen with a server.
std::string withoutTidb(const TableSchema &table, std::vector<Note> &notes);

} // namespace godwit
