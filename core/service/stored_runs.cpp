#include "core/service/stored_runs.h"

#include "core/base/text.h"

namespace godwit {

namespace {

Result<StoredRun> orMissing(Result<std::optional<StoredRun>> stored,
                            const std::filesystem::path &home, const std::string &idOrName)
{
    if (!stored)
        return failure(std::move(stored));
    if (!*stored) {
        return fail(ErrorCode::InvalidArgument,
                    "there is no project " + printable(idOrName) + " in the home "
                        + printable(home.string()),
                    "`godwitctl projects list` shows those that are");
    }
    return std::move(**stored);
}

} // namespace

Result<std::optional<StoredRun>> findStoredRun(StateDatabase &state, const std::string &idOrName)
{
    auto project = ProjectStore(state).find(idOrName);
    if (!project)
        return failure(std::move(project));
    if (!*project)
        return std::nullopt;
    auto run = RunStore(state).newest((*project)->id);
    if (!run)
        return failure(std::move(run));
    StoredRun stored{std::move(**project), std::move(*run), std::nullopt};
    stored.process = RunLock::runningProcess(state.home(), stored.project.id);
    return std::optional(std::move(stored));
}

Result<std::optional<StoredRun>> findStoredRun(const std::filesystem::path &home,
                                               const std::string &idOrName)
{
    auto state = StateDatabase::openReadOnly(home);
    if (!state)
        return failure(std::move(state));
    if (!*state)
        return std::nullopt;
    return findStoredRun(**state, idOrName);
}

Result<StoredRun> requireStoredRun(StateDatabase &state, const std::string &idOrName)
{
    return orMissing(findStoredRun(state, idOrName), state.home(), idOrName);
}

Result<StoredRun> requireStoredRun(const std::filesystem::path &home, const std::string &idOrName)
{
    return orMissing(findStoredRun(home, idOrName), home, idOrName);
}

ProjectState shownState(const ProjectRecord &project, const std::optional<int> &process)
{
    if (project.state == ProjectState::Running && !process)
        return ProjectState::Suspend;
    return project.state;
}

bool isUnfinished(const std::optional<StoredRun> &stored)
{
    return stored && stored->run && stored->run->state != ProjectState::Finished
           && stored->run->state != ProjectState::Released;
}

PlanOptions planOptions(const std::optional<StoredRun> &stored)
{
    PlanOptions options;
    options.resuming = isUnfinished(stored);
    if (stored && stored->run && !options.resuming) {
        for (const TableRecord &table : stored->run->tables)
            options.ownRows[table.sink] += table.rowsWritten;
    }
    return options;
}

} // namespace godwit
