#pragma once

#include "core/base/result.h"
#include "core/data/server_facts.h"
#include "core/data/table_schema.h"

#include <string>
#include <vector>

namespace godwit {

struct TranslatedDefault
{
    std::string sql; ///< what follows DEFAULT; empty: the column gets none
    std::vector<Note> notes;
};

/// The default of a SQLite column for a MySQL column of type @p type.
TranslatedDefault mysqlDefault(const Column &column, const ColumnType &type,
                               const std::vector<Column> &columns, const ServerFacts &sink);

} // namespace godwit
