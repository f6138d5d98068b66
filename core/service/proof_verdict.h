#pragma once

#include "core/service/proof_report.h"

namespace godwit {

/// What the rest of @p report comes to; its own headline is not looked at.
ProofHeadline headlineOf(const ProofReport &report);

/// Rows, bytes and differences of a whole run. Tables that share a sink table share its verdict,
/// which counts once.
struct ProofTotals
{
    std::uint64_t tables = 0;
    std::uint64_t rowsRead = 0, rowsWritten = 0, bytes = 0;
    double seconds = 0; ///< of all steps
    std::uint64_t consistent = 0, different = 0, notProven = 0, skipped = 0,
                  waiting = 0;      ///< tables
    std::uint64_t comparedRows = 0; ///< of the source, in tables that were called consistent
    std::uint64_t onlyInSource = 0, onlyInSink = 0, differentRows = 0, stored = 0;
    std::uint64_t differences() const { return onlyInSource + onlyInSink + differentRows; }
};
ProofTotals totalsOf(const RunRecord &run);

/// How a table was judged; NotYet: its turn has not come.
enum class TableVerdict { Consistent, Different, NotProven, Skipped, NotYet };
TableVerdict tableVerdict(const TableRecord &table);

/// "1 table", "1,234 tables".
std::string counted(std::uint64_t number, const std::string &one, const std::string &many);

} // namespace godwit
