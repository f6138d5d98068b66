#pragma once

#include "core/connectors/connector.h"
#include "core/pipeline/run_progress.h"
#include "core/project/project.h"
#include "core/state/difference_store.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace godwit {

/// Which stored differences are repaired: never those that are repaired already.
struct RepairRequest
{
    DifferenceFilter filter{};
    std::vector<std::uint64_t> ordinals; ///< only these of them; empty: all
};

struct RepairSummary
{
    std::uint64_t repaired = 0;
    std::uint64_t alreadyEqual = 0;     ///< both sides agreed before anything was done
    std::uint64_t changedMeanwhile = 0; ///< a side is not what was recorded any more; left alone
    std::uint64_t failed = 0;           ///< the destination refused; StoredDifference::message
    std::uint64_t total() const { return repaired + alreadyEqual + changedMeanwhile + failed; }
};

/// Makes rows of the destination equal to the source's, in transactions that read both rows again
/// first and write only where they are still what was recorded; what became of each is noted in the
/// home when its transaction is committed. The verdicts of the tables stay: verifyAgain() judges.
/// Shows on @p board how many are done (RunProgress::objectsDone).
///
/// Stopped or failed on the way, what is committed stays and is noted. Errors: InvalidArgument, for
/// an unknown project; AlreadyRunning; PrecheckFailed, if no finished run is there; NotSupported,
/// where the destination cannot be repaired row by row; Cancelled, and what reading fails with.
Result<RepairSummary> repairRun(const Project &project, Connector &source, Connector &sink,
                                StateDatabase &state, const std::string &projectId,
                                const RepairRequest &request, ProgressBoard &board,
                                std::stop_token stop);

} // namespace godwit
