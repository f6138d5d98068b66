#pragma once

#include "core/service/proof_report.h"

namespace godwit {

/// The report as plain UTF-8 text, without its seal. Ends with a line break. Control characters of
/// names are made visible.
std::string proofText(const ProofReport &report);

} // namespace godwit
