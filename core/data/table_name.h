#pragma once

#include <compare>
#include <string>

namespace godwit {

/// A table or view by its database and its own name, both as the store spells them, unquoted.
struct TableName
{
    std::string database;
    std::string table;

    std::string qualified() const { return database + '.' + table; }
    auto operator<=>(const TableName &) const = default;
};

} // namespace godwit
