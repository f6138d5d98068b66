#pragma once

#include "core/pipeline/project_run.h"
#include "core/pipeline/repair_run.h"
#include "core/pipeline/verify_again.h"
#include "core/project/data_source.h"

#include <filesystem>
#include <optional>

namespace godwit::ui {

/// What a thread of the RunManager does to a project.
enum class JobKind { Run, VerifyAgain, Repair };

/// All that such a thread needs: it shares nothing with the window but the board.
struct RunJob
{
    JobKind kind = JobKind::Run;
    std::filesystem::path home;
    std::string projectId;
    Project project;
    DataSource source, sink;
    RunOptions options{};                          ///< of Run
    VerifyScope scope = VerifyScope::Everything;   ///< of VerifyAgain
    RepairRequest repair{};                        ///< of Repair
    std::optional<VerifyScope> verifyAfterwards{}; ///< once the repair is done
};

struct JobAnswer
{
    std::optional<RunRecord> run;        ///< of Run and VerifyAgain
    std::optional<RepairSummary> repair; ///< of Repair
};

/// Does it in the calling thread, on a connection of its own to the home: pages that read it never
/// wait for the disk behind a run's commits.
Result<JobAnswer> doJob(const RunJob &job, ProgressBoard &board, std::stop_token stop);

} // namespace godwit::ui
