#include "app/verify_again_answer.h"

#include "app/interrupt.h"
#include "app/progress_printer.h"
#include "core/pipeline/run_start.h"
#include "core/project/project_json.h"

namespace godwit::ctl {

std::string whyNotOfRun(const std::optional<StoredRun> &stored, const Project &project,
                        const Endpoints &endpoints)
{
    if (!stored || !stored->run)
        return "the home knows no run of " + project.name;
    const RunRecord &run = *stored->run;
    if (run.state != ProjectState::Finished)
        return "the newest run of " + project.name + " is not finished";
    if (run.sourceUrl != endpoints.sourceUrl)
        return "the run copied from " + run.sourceUrl + ", not from " + endpoints.sourceUrl;
    if (run.sinkUrl != endpoints.sinkUrl)
        return "the run copied to " + run.sinkUrl + ", not to " + endpoints.sinkUrl;
    const LoadedProject begun = readProject(run.payload);
    const std::string changed = begun.isValid() ? changedSetting(begun.project, project) : "";
    return changed.empty() ? "" : "the project has another " + changed + " than the run";
}

VerifiedAgain verifyStored(const StoredRun &stored, const Project &project,
                           const Endpoints &endpoints, VerifyScope scope,
                           const DifferenceSink &differences, const std::filesystem::path &home)
{
    auto state = StateDatabase::open(home);
    if (!state)
        return {tl::unexpected(state.error())};
    ProgressBoard board;
    const Interrupt interrupt;
    const ProgressPrinter printer(board);
    VerifiedAgain again{verifyAgain(project, *endpoints.source, *endpoints.sink, **state,
                                    stored.project.id, scope, board, interrupt.token(),
                                    differences)};
    again.interrupted = interrupt.happened();
    return again;
}

} // namespace godwit::ctl
