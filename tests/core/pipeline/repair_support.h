// A finished run between two SQLite files, whose destination is damaged, verified again, repaired.
#pragma once

#include "core/pipeline/repair_run.h"
#include "core/pipeline/verify_again.h"
#include "core/state/difference_store.h"
#include "tests/core/pipeline/run_support.h"

namespace godwit::test {

class DamagedRun : public RunFixture
{
public:
    using RunFixture::RunFixture;

    Result<RunRecord> verify(VerifyScope scope = VerifyScope::Everything)
    {
        return verifyAgain(project, *source.connector(), *sink.connector(), *state, projectId(),
                           scope, *board, stop.get_token());
    }
    Result<RepairSummary> repair(const RepairRequest &request = {})
    {
        return repairRun(project, *source.connector(), *sink.connector(), *state, projectId(),
                         request, *board, stop.get_token());
    }
    /// All that are stored, in order.
    std::vector<StoredDifference> differences()
    {
        auto found = DifferenceStore(*state).page(runId(), {}, 0, 1'000'000);
        if (!found)
            qFatal("%s", found.error().message.c_str());
        return *found;
    }
    std::uint64_t count(DifferenceState wanted)
    {
        DifferenceFilter filter;
        filter.state = wanted;
        return *DifferenceStore(*state).count(runId(), filter);
    }
    RunRecord record() { return **RunStore(*state).newest(projectId()); }
};

/// "repaired 1, equal 0, changed 0, failed 0"
inline QString text(const RepairSummary &summary)
{
    return QString("repaired %1, equal %2, changed %3, failed %4")
        .arg(summary.repaired)
        .arg(summary.alreadyEqual)
        .arg(summary.changedMeanwhile)
        .arg(summary.failed);
}

} // namespace godwit::test
