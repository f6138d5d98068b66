#pragma once

#include "core/base/result.h"
#include "core/data/table_schema.h"

#include <string>
#include <vector>

namespace godwit {

struct SqliteTypeName
{
    std::string declared; ///< its affinity lets every value of the MySQL column arrive as it is
    std::vector<Note> notes;
};

/// @p isRowNumber: the AUTO_INCREMENT primary key. @p inForeignKey: its values are another table's
/// keys.
SqliteTypeName sqliteTypeFor(const Column &column, bool isRowNumber, bool inForeignKey);

/// The default of a MySQL column in SQLite's words; empty: none. What is lost goes to @p notes.
std::string sqliteDefault(const Column &column, const std::vector<Column> &columns,
                          std::vector<Note> &notes);

} // namespace godwit
