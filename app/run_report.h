#pragma once

#include "app/text_table.h"
#include "core/state/run_state.h"

#include <string>

namespace godwit::ctl {

/// The report of a run for people: a line per table, steps, totals, the verdict.
std::string runText(const RunRecord &run, const Style &style);

} // namespace godwit::ctl
