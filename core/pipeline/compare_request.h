#pragma once

#include "core/pipeline/run_context.h"

namespace godwit {

/// Numbers of tables that are compared as one, because they share a sink table.
using CompareGroup = std::vector<std::size_t>;

/// How the tables of @p group are compared with their sink table, without readers. Needs
/// loadTransfers(). @p whole: they are all that land there.
CompareRequest compareRequestOf(const RunContext &context, const CompareGroup &group, bool whole);

} // namespace godwit
