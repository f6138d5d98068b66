#include "ui/run/run_job.h"

#include "core/connectors/connector_registry.h"
#include "core/state/audit_log.h"

#include <utility>

namespace godwit::ui {

namespace {

template<typename Part>
Result<JobAnswer> answer(Result<Part> &&part, std::optional<Part> JobAnswer::*place)
{
    if (!part)
        return failure(std::move(part));
    JobAnswer all;
    all.*place = std::move(*part);
    return all;
}

} // namespace

Result<JobAnswer> doJob(const RunJob &job, ProgressBoard &board, std::stop_token stop)
{
    auto state = StateDatabase::open(job.home);
    if (!state)
        return failure(std::move(state));
    auto source = makeConnector(job.source);
    if (!source)
        return failure(std::move(source));
    auto sink = makeConnector(job.sink);
    if (!sink)
        return failure(std::move(sink));
    switch (job.kind) {
    case JobKind::Run:
        if (auto noted =
                AuditLog(**state).add(job.options.resume ? "resume" : "run", job.project.name);
            !noted)
            return failure(std::move(noted));
        return answer(
            runProject(job.project, **source, **sink, **state, job.options, board, std::move(stop)),
            &JobAnswer::run);
    case JobKind::VerifyAgain:
        return answer(verifyAgain(job.project, **source, **sink, **state, job.projectId, job.scope,
                                  board, std::move(stop)),
                      &JobAnswer::run);
    case JobKind::Repair:
        return answer(repairRun(job.project, **source, **sink, **state, job.projectId, job.repair,
                                board, std::move(stop)),
                      &JobAnswer::repair);
    }
    return JobAnswer();
}

} // namespace godwit::ui
