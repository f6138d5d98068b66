#pragma once

#include "core/base/json.h"
#include "core/service/proof_report.h"

namespace godwit {

/// The report as a document without its seal. Each key of it is a part of the seal's chain, and
/// each item of `tables` one of its own; so keys may be added, but an order once given stays.
///
/// {godwitProof, verdict, run, source, sink, steps, snapshots, scope, prediction, totals, tables,
/// differences, errors}
Json proofDocument(const ProofReport &report);

} // namespace godwit
