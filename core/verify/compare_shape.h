#pragma once

#include "core/verify/canonical_row.h"
#include "core/verify/compare_table.h"

#include <vector>

namespace godwit {

/// How the rows of one comparison are encoded; the same for both sides.
struct CompareShape
{
    std::vector<CompareForm> forms;
    std::vector<std::size_t> key; ///< positions; empty: no key

    CanonicalRow row() const { return {forms, key}; }
    bool hasKey() const { return !key.empty(); }
};

CompareShape shapeOf(const CompareRequest &request);

} // namespace godwit
