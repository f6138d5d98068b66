#pragma once

#include "core/data/table_schema.h"

#include <string>
#include <string_view>
#include <vector>

namespace godwit {

/// How many single-character changes turn @p a into @p b (Levenshtein, ASCII case ignored), as far
/// as
/// @p limit; beyond that limit + 1.
std::size_t editDistance(std::string_view a, std::string_view b, std::size_t limit);

/// Objects of @p catalog a user may have meant by @p wanted, the nearest first: same name in
/// another case, a few characters apart, or the same name in another database. At most three.
std::vector<TableName> nearObjects(const Catalog &catalog, const TableName &wanted);

/// The databases of @p catalog, by its own list and by its objects.
std::vector<std::string> databaseNames(const Catalog &catalog);

/// What to say when @p database is none of them: the databases there are, and that SQLite has
/// only `main`.
std::string missingDatabaseAdvice(const std::vector<std::string> &databases,
                                  std::string_view database);

} // namespace godwit
