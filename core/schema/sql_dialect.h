#pragma once

#include "core/data/server_facts.h"
#include "core/data/table_name.h"

#include <string>
#include <string_view>
#include <vector>

namespace godwit {

/// `name` as an identifier: back-quotes for MySQL and MariaDB, double quotes for the others; quotes
/// inside are doubled, anything else may stand in it.
std::string quoteName(Dialect dialect, std::string_view name);

/// `database`.`table`; SQLite: "main"."table".
std::string quoteTable(Dialect dialect, const TableName &table);

/// "a, b, c", each quoted.
std::string quoteNames(Dialect dialect, const std::vector<std::string> &names);

/// A character string literal of UTF-8 text. MySQL: backslashes are escaped too, so it is only for
/// sessions without NO_BACKSLASH_ESCAPES, which is how Godwit sets every session.
std::string quoteText(Dialect dialect, std::string_view text);

/// A binary literal: x'00FF'.
std::string quoteBytes(std::string_view bytes);

} // namespace godwit
