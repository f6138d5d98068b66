#pragma once

#include <set>
#include <string>
#include <string_view>

namespace godwit {

/// Bytes of one of PostgreSQL's names; it cuts longer ones without asking.
constexpr std::size_t longestPostgresName = 63;

/// @p name where PostgreSQL can have it as it is; a longer one ends in a hash of the whole instead,
/// so that two long names stay two. Always the same for the same name.
std::string postgresName(std::string_view name);

/// The same for a column: the names of system columns, such as ctid, get an underscore.
std::string postgresColumnName(std::string_view name);

/// Empty if PostgreSQL can have a table or column of this name; else why not.
std::string whyNoPostgresName(std::string_view name);

/// Names of constraints and indexes that one table takes, each once.
class PostgresNames
{
public:
    /// @p wanted, shortened if need be, with a number where it is taken.
    std::string take(std::string_view wanted);

private:
    std::set<std::string> m_taken;
};

/// What an index is called at the destination, where all indexes and tables of a schema share one
/// list of names: the table's name in front, and an ending that tables seldom have.
std::string postgresIndexName(std::string_view table, std::string_view index, bool unique);

} // namespace godwit
