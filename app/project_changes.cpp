#include "app/project_changes.h"

#include "app/exit_codes.h"
#include "app/json_report.h"
#include "core/base/text.h"
#include "core/connectors/connector_registry.h"
#include "core/project/project_json.h"
#include "core/state/audit_log.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <system_error>
#include <thread>

namespace godwit::ctl {

namespace {

constexpr std::size_t mostTags = 5;
constexpr auto longestPause = std::chrono::minutes(5);

tl::unexpected<Error> wrongState(const ProjectRecord &project, const std::optional<int> &process,
                                 const std::string &action, const std::string &possible)
{
    return fail(ErrorCode::PrecheckFailed,
                "project " + printable(project.name) + " is "
                    + std::string(stateName(shownState(project, process))) + " and cannot be "
                    + action,
                possible);
}

// A project that is held still while it is changed: opened for writing, locked, found.
struct HeldProject
{
    std::unique_ptr<StateDatabase> state;
    RunLock lock;
    ProjectRecord project;
};

Result<HeldProject> hold(const std::filesystem::path &home, const std::string &id)
{
    auto stored = requireStoredRun(home, id);
    if (!stored)
        return failure(std::move(stored));
    auto state = StateDatabase::open(home);
    if (!state)
        return failure(std::move(state));
    auto lock = RunLock::acquire(home, stored->project.id);
    if (!lock)
        return failure(std::move(lock));
    auto project = ProjectStore(**state).find(stored->project.id); // again: now it stands still
    if (!project)
        return failure(std::move(project));
    if (!*project)
        return fail(ErrorCode::InvalidArgument, "the project has just been deleted");
    return HeldProject{std::move(*state), std::move(*lock), std::move(**project)};
}

Result<void> note(StateDatabase &state, const std::string &action, const ProjectRecord &project,
                  const std::string &detail = {})
{
    return AuditLog(state).add("projects " + action, project.id,
                               detail.empty() ? project.name : detail);
}

Answer answerWith(StateDatabase &state, const std::string &id, const std::string &done)
{
    const auto project = ProjectStore(state).find(id);
    if (!project)
        return failed(project.error());
    Answer answer;
    if (*project)
        answer.document = projectJson(**project, std::nullopt);
    else
        answer.document = {{"id", id}};
    answer.text = done + '\n';
    return answer;
}

Result<void> dropMarks(const RunRecord &run, const EndpointOptions &options,
                       const std::filesystem::path &home)
{
    std::vector<Error> warnings;
    Project project; // only the place matters
    project.sinkEndpointId = run.sinkUrl;
    std::string url;
    auto sink = openEndpoint(project, Side::Sink, options, home, url, warnings);
    if (!sink)
        return failure(std::move(sink));
    if (auto facts = (*sink)->readFacts(); !facts)
        return failure(std::move(facts));
    return (*sink)->checkpointStore(run.id)->drop();
}

Result<void> dropAllMarks(StateDatabase &state, const std::string &projectId,
                          const EndpointOptions &options)
{
    RunStore runs(state);
    const auto ids = runs.ids(projectId);
    if (!ids)
        return tl::unexpected(ids.error());
    for (const std::string &id : *ids) {
        const auto run = runs.find(id);
        if (!run)
            return tl::unexpected(run.error());
        if (!*run || (*run)->sinkUrl.empty())
            continue; // it never came as far as the destination
        if (auto dropped = dropMarks(**run, options, state.home()); !dropped)
            return dropped;
        // What cannot be resumed any more must not stand in the way of a new run.
        if ((*run)->state == ProjectState::Finished)
            continue;
        if (auto saved =
                runs.saveState(id, ProjectState::Released, (*run)->consistent, (*run)->errors);
            !saved)
            return saved;
    }
    return {};
}

Result<std::string> payloadNamed(const std::string &payload, const std::string &name)
{
    LoadedProject loaded = readProject(payload);
    if (!loaded.isValid())
        return tl::unexpected(loaded.errors.front());
    loaded.project.name = name;
    std::string text = writeProject(loaded.project);
    // The name is judged where every name is judged.
    if (auto renamed = readProject(text); !renamed.isValid())
        return tl::unexpected(renamed.errors.front());
    return text;
}

Result<void> mustBeFree(ProjectStore &store, const std::string &name)
{
    const auto other = store.findByName(name);
    if (!other)
        return tl::unexpected(other.error());
    if (!*other)
        return {};
    return fail(ErrorCode::InvalidArgument,
                "there is a project of the name " + printable(name) + " already",
                "choose another name");
}

} // namespace

Result<StoredRun> requireStoredRun(const std::filesystem::path &home, const std::string &idOrName)
{
    auto stored = findStoredRun(home, idOrName);
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

Json projectJson(const ProjectRecord &project, const std::optional<int> &process)
{
    Json json = {{"id", project.id},
                 {"name", project.name},
                 {"type", project.type},
                 {"state", stateName(shownState(project, process))},
                 {"tags", project.tags},
                 {"createdAt", project.createdAt},
                 {"modifiedAt", project.modifiedAt}};
    if (process)
        json["process"] = *process;
    return json;
}

Answer pauseProject(const std::filesystem::path &home, const std::string &id)
{
    const auto stored = requireStoredRun(home, id);
    if (!stored)
        return failed(stored.error());
    if (!stored->process) {
        return failed(wrongState(stored->project, stored->process, "paused",
                                 "only a running project can be paused")
                          .value());
    }
    // The run's own clean stop; the lock says that the number belongs to that run and no other
    // process.
    if (::kill(*stored->process, SIGINT) != 0) {
        Error error;
        error.code = ErrorCode::Io;
        error.message = "process " + std::to_string(*stored->process)
                        + " cannot be asked to stop: " + std::generic_category().message(errno);
        error.proposal = "pause it as the user who runs it";
        return failed(std::move(error));
    }
    const auto until = std::chrono::steady_clock::now() + longestPause;
    while (RunLock::runningProcess(home, stored->project.id) == stored->process) {
        if (std::chrono::steady_clock::now() > until) {
            Error error;
            error.code = ErrorCode::Io;
            error.message = "process " + std::to_string(*stored->process) + " has not stopped yet";
            error.proposal = "wait, or send it a second signal: nothing is lost by that";
            return failed(std::move(error));
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    auto state = StateDatabase::open(home);
    if (!state)
        return failed(state.error());
    if (auto noted = note(**state, "pause", stored->project); !noted)
        return failed(noted.error());
    return answerWith(**state, stored->project.id, "paused; `godwitctl projects resume` goes on");
}

Answer releaseProject(const std::filesystem::path &home, const std::string &id,
                      const EndpointOptions &endpoints)
{
    auto held = hold(home, id);
    if (!held)
        return failed(held.error());
    const ProjectState state = shownState(held->project, std::nullopt);
    if (state == ProjectState::Init || state == ProjectState::Released) {
        return failed(wrongState(held->project, std::nullopt, "released",
                                 "a project is released once it has run and stopped")
                          .value());
    }
    if (auto dropped = dropAllMarks(*held->state, held->project.id, endpoints); !dropped)
        return failed(dropped.error());
    if (auto saved = ProjectStore(*held->state).setState(held->project.id, ProjectState::Released);
        !saved)
        return failed(saved.error());
    if (auto noted = note(*held->state, "release", held->project); !noted)
        return failed(noted.error());
    return answerWith(*held->state, held->project.id,
                      "released; no mark of it is left at the destination");
}

Answer deleteProject(const std::filesystem::path &home, const std::string &id)
{
    auto held = hold(home, id);
    if (!held)
        return failed(held.error());
    if (held->project.state != ProjectState::Init
        && held->project.state != ProjectState::Released) {
        return failed(wrongState(held->project, std::nullopt, "deleted",
                                 "release it first with `godwitctl projects release`")
                          .value());
    }
    if (auto removed = ProjectStore(*held->state).remove(held->project.id); !removed)
        return failed(removed.error());
    if (auto noted = note(*held->state, "delete", held->project); !noted)
        return failed(noted.error());
    return answerWith(*held->state, held->project.id, "deleted");
}

Answer renameProject(const std::filesystem::path &home, const std::string &id,
                     const std::string &name)
{
    auto held = hold(home, id);
    if (!held)
        return failed(held.error());
    ProjectStore store(*held->state);
    const auto payload = payloadNamed(held->project.payload, name);
    if (!payload)
        return failed(payload.error());
    if (auto renamed = store.rename(held->project.id, name); !renamed)
        return failed(renamed.error());
    if (auto stored = store.put(name, held->project.type, *payload); !stored)
        return failed(stored.error());
    if (auto noted =
            note(*held->state, "rename", held->project, held->project.name + " to " + name);
        !noted)
        return failed(noted.error());
    return answerWith(*held->state, held->project.id,
                      "renamed; a project file of the old name is another project from now on");
}

Answer cloneProject(const std::filesystem::path &home, const std::string &id,
                    const std::string &name)
{
    const auto original = requireStoredRun(home, id);
    if (!original)
        return failed(original.error());
    auto state = StateDatabase::open(home);
    if (!state)
        return failed(state.error());
    ProjectStore store(**state);
    if (auto free = mustBeFree(store, name); !free)
        return failed(free.error());
    const auto payload = payloadNamed(original->project.payload, name);
    if (!payload)
        return failed(payload.error());
    const auto clone = store.put(name, original->project.type, *payload);
    if (!clone)
        return failed(clone.error());
    if (auto tagged = store.setTags(clone->id, original->project.tags); !tagged)
        return failed(tagged.error());
    if (auto noted = note(**state, "clone", original->project, clone->id); !noted)
        return failed(noted.error());
    return answerWith(**state, clone->id, clone->id);
}

Answer tagProject(const std::filesystem::path &home, const std::string &id,
                  const std::vector<std::string> &tags)
{
    const auto stored = requireStoredRun(home, id);
    if (!stored)
        return failed(stored.error());
    if (tags.size() > mostTags) {
        Error error;
        error.code = ErrorCode::InvalidArgument;
        error.message = "a project has at most 5 tags";
        error.proposal = "leave some of them out";
        return failed(std::move(error));
    }
    auto state = StateDatabase::open(home);
    if (!state)
        return failed(state.error());
    if (auto tagged = ProjectStore(**state).setTags(stored->project.id, tags); !tagged)
        return failed(tagged.error());
    if (auto noted = note(**state, "tag", stored->project, join(tags, ", ")); !noted)
        return failed(noted.error());
    return answerWith(**state, stored->project.id, "tagged");
}

} // namespace godwit::ctl
