#include "core/pipeline/run_start.h"

#include "core/project/project_json.h"
#include "core/state/run_store.h"

namespace godwit {

namespace {

std::string releaseAdvice(const Project &project)
{
    return "release it first: godwitctl projects release " + project.name;
}

// Half a table under one row filter and half under another would be no copy of anything.
Result<void> requireSameProject(const Project &project, const RunRecord &unfinished)
{
    const LoadedProject begun = readProject(unfinished.payload);
    if (!begun.errors.empty())
        return {}; // begun without a payload: there is nothing to compare with
    const std::string changed = changedSetting(begun.project, project);
    if (changed.empty())
        return {};
    return fail(ErrorCode::UnfinishedRun,
                "the project file has another " + changed + " than the unfinished run "
                    + unfinished.id + " of " + project.name + " began with",
                "resume with the file as it was, or give the run up and " + releaseAdvice(project));
}

Result<ProjectRecord> findOrMake(const Project &project, const RunOptions &options,
                                 ProjectStore &projects)
{
    auto known = projects.findByName(project.name);
    if (!known)
        return failure(std::move(known));
    if (*known)
        return **known;
    return projects.put(project.name, project.type == ProjectType::Sync ? "SYNC" : "MIGRATION",
                        options.payload);
}

} // namespace

std::string changedSetting(const Project &then, const Project &now)
{
    if (then.transferMapping != now.transferMapping)
        return "transferMapping";
    if (then.commonTransferConfig.tableCategory != now.commonTransferConfig.tableCategory)
        return "commonTransferConfig.tableCategory";
    if (then.enableStructTransfer != now.enableStructTransfer)
        return "enableStructTransfer";
    if (then.structTransferConfig != now.structTransferConfig)
        return "structTransferConfig";
    const FullTransferConfig &before = then.fullTransferConfig;
    const FullTransferConfig &after = now.fullTransferConfig;
    if (before.nonePkUkTruncateDstTable != after.nonePkUkTruncateDstTable)
        return "fullTransferConfig.nonePkUkTruncateDstTable";
    if (before.allowDestTableNotEmpty != after.allowDestTableNotEmpty)
        return "fullTransferConfig.allowDestTableNotEmpty";
    return {};
}

bool isUnfinished(const RunRecord &run)
{
    return run.state == ProjectState::Running || run.state == ProjectState::Suspend
           || run.state == ProjectState::Failed;
}

Result<ReadyProject> makeReady(const Project &project, const RunOptions &options,
                               StateDatabase &state)
{
    ProjectStore projects(state);
    auto stored = findOrMake(project, options, projects);
    if (!stored)
        return failure(std::move(stored));
    auto lock = RunLock::acquire(state.home(), stored->id);
    if (!lock)
        return failure(std::move(lock));
    auto newest = RunStore(state).newest(stored->id);
    if (!newest)
        return failure(std::move(newest));
    ReadyProject ready{std::move(*stored), std::move(*lock), std::move(*newest)};
    const bool finished = ready.previous && ready.previous->state == ProjectState::Finished;
    if (options.resume && finished)
        return ready;
    if (ready.previous && isUnfinished(*ready.previous)) {
        if (!options.resume)
            return fail(ErrorCode::UnfinishedRun,
                        "project " + project.name + " has an unfinished run (" + ready.previous->id
                            + ")",
                        "go on with it by --resume, or " + releaseAdvice(project));
        if (auto same = requireSameProject(project, *ready.previous); !same)
            return failure(std::move(same));
    }
    auto updated = projects.put(
        project.name, project.type == ProjectType::Sync ? "SYNC" : "MIGRATION", options.payload);
    if (!updated)
        return failure(std::move(updated));
    ready.project = std::move(*updated);
    return ready;
}

} // namespace godwit
