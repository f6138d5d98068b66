#include "app/project_runner.h"

#include "app/exit_codes.h"
#include "app/interrupt.h"
#include "app/progress_printer.h"
#include "app/run_report.h"
#include "core/pipeline/project_run.h"
#include "core/project/project_json.h"
#include "core/service/run_document.h"
#include "core/service/stored_runs.h"
#include "core/state/audit_log.h"

namespace godwit::ctl {

namespace {

struct Ended
{
    Result<RunRecord> run;
    bool interrupted = false;
};

// Signals are caught from before the first connection until the run has stopped cleanly.
Ended runHere(const Project &project, const Endpoints &endpoints, const RunRequest &request,
              StateDatabase &state)
{
    RunOptions options;
    options.resume = request.resume;
    options.skippedPrechecks = request.skippedPrechecks;
    options.payload = writeProject(project);
    options.sourceUrl = endpoints.sourceUrl;
    options.sinkUrl = endpoints.sinkUrl;

    ProgressBoard board;
    const Interrupt interrupt;
    const ProgressPrinter printer(board);
    Ended ended{runProject(project, *endpoints.source, *endpoints.sink, state, options, board,
                           interrupt.token())};
    ended.interrupted = interrupt.happened();
    return ended;
}

// A resume of a finished run needs no data source: the report is in the home.
std::optional<RunRecord> finishedRun(const std::optional<StoredRun> &stored)
{
    if (stored && stored->run && stored->run->state == ProjectState::Finished)
        return stored->run;
    return std::nullopt;
}

Result<std::unique_ptr<StateDatabase>> openState(const std::filesystem::path &home,
                                                 const Project &project, const RunRequest &request)
{
    auto state = StateDatabase::open(home);
    if (state) {
        const char *action = request.resume ? "resume" : "run";
        if (auto noted = AuditLog(**state).add(action, project.name); !noted)
            return failure(std::move(noted));
    }
    return state;
}

} // namespace

Answer runAnswer(const RunRecord &run, bool verified)
{
    Answer answer;
    answer.document = runDocument(run);
    answer.text = runText(run, Style::of(stdout));
    answer.errors = run.errors;
    answer.exitCode = exitCodeOf(run, verified);
    return answer;
}

Answer refusedRun(const std::filesystem::path &home, const std::string &projectName,
                  std::vector<Error> errors, std::vector<Error> warnings)
{
    std::string id;
    ProjectState state = ProjectState::Init;
    if (const auto stored = findStoredRun(home, projectName); stored && *stored) {
        id = (*stored)->project.id;
        state = shownState((*stored)->project, (*stored)->process);
    }
    Answer answer;
    answer.document = refusedRunDocument(id, state, errors);
    answer.exitCode = exitCodeOf(errors);
    answer.errors = std::move(errors);
    answer.warnings = std::move(warnings);
    return answer;
}

Answer runAndReport(const Project &project, const RunRequest &request,
                    const std::filesystem::path &home, std::vector<Error> warnings)
{
    const auto refuse = [&](Error error) {
        return refusedRun(home, project.name, {std::move(error)}, std::move(warnings));
    };
    if (request.resume) {
        const auto stored = findStoredRun(home, project.name);
        if (!stored)
            return refuse(stored.error());
        if (const auto finished = finishedRun(*stored))
            return runAnswer(*finished, project.enableFullVerify);
    }
    auto endpoints = openEndpoints(project, request.endpoints, home, warnings);
    if (!endpoints)
        return refuse(endpoints.error());
    for (const Error &warning : warnings) // before the run: it may take hours
        printNotice(describe(warning, Style::of(stderr)));
    warnings.clear();
    auto state = openState(home, project, request);
    if (!state)
        return refuse(state.error());

    Ended ended = runHere(project, *endpoints, request, **state);
    Answer answer =
        ended.run ? runAnswer(*ended.run, project.enableFullVerify) : refuse(ended.run.error());
    if (ended.interrupted && (!ended.run || ended.run->state != ProjectState::Finished))
        answer.exitCode = Interrupted;
    if (answer.exitCode == Interrupted)
        answer.hint = "Interrupted; nothing is lost. Go on with:\n  " + request.resumeHint;
    return answer;
}

} // namespace godwit::ctl
