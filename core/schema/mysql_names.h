#pragma once

#include "core/base/result.h"
#include "core/data/table_schema.h"

#include <string>
#include <string_view>

namespace godwit {

/// Why MySQL cannot have a table, column or index called @p name; empty if it can.
std::string whyNoMysqlName(std::string_view name);

/// @p name where MySQL can have it as it is. Else its characters beyond U+FFFF are spelled out
/// ("U+1F600"), a blank at its end becomes `_`, and what is longer than 64 characters ends in a
/// hash of the whole. Always the same for the same name; an empty one stays empty.
std::string mysqlName(std::string_view name);

/// The table with columns that MySQL can name, also where keys refer to them. Its expressions are
/// left as they are: whoever translates them asks mysqlName(). @p notes says which were renamed.
TableSchema withMysqlColumnNames(TableSchema table, std::vector<Note> &notes);

} // namespace godwit
