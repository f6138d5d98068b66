#pragma once

#include "core/connectors/connector.h"

#include <cstdint>
#include <stop_token>
#include <string>

namespace godwit::ui {

/// How many of a table's first rows pass a filter.
struct FilterCount
{
    static constexpr std::uint64_t mostRows = 10'000; ///< looked at
    std::uint64_t rows = 0;                           ///< looked at; fewer than mostRows: all
    std::uint64_t passing = 0;
    bool operator==(const FilterCount &) const = default;
};

/// Asks the source itself: whether @p clause is a condition on @p table, and how many of a sample
/// of its rows pass. Reads only the columns that the clause names. Errors: InvalidFilter, and
/// whatever the connection fails with.
Result<FilterCount> countFilter(Connector &source, const TableName &table,
                                const std::string &clause, std::stop_token stop);

/// The statement that counts; @p columns are the table's. For tests.
std::string filterCountQuery(Dialect dialect, const TableName &table, const std::string &clause,
                             const std::vector<std::string> &columns);

} // namespace godwit::ui
