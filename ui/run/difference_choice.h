// Which differences the user has chosen, and reading them without holding them all.
#pragma once

#include "core/state/difference_store.h"

#include <functional>
#include <stop_token>
#include <utility>

namespace godwit::ui {

/// The differences that a filter leaves, or only those at some positions of that list.
struct DifferenceChoice
{
    std::string runId;
    DifferenceFilter filter;
    /// [first, last], in order; empty: all.
    std::vector<std::pair<std::uint64_t, std::uint64_t>> positions;
    std::uint64_t count = 0; ///< how many that is
};

/// Hands them to @p take one after the other, until it says false. Errors: those of reading;
/// Cancelled.
Result<void> readChoice(DifferenceStore &store, const DifferenceChoice &choice,
                        DifferenceParts parts,
                        const std::function<bool(const StoredDifference &)> &take,
                        std::stop_token stop);

/// One line a difference, tabs between: table, kind, key, state, the columns that differ. At most
/// @p limit lines.
Result<std::string> choiceText(StateDatabase &state, const DifferenceChoice &choice,
                               std::size_t limit, std::stop_token stop);

} // namespace godwit::ui
