#include "core/service/project_changes.h"

#include "core/base/text.h"
#include "core/project/project_json.h"
#include "core/state/audit_log.h"
#include "core/state/difference_writer.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <system_error>
#include <thread>

namespace godwit {

namespace {

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

// A project that is held still while it is changed: found, and locked.
struct HeldProject
{
    RunLock lock;
    ProjectRecord project;
};

Result<HeldProject> hold(StateDatabase &state, const std::string &id)
{
    auto stored = requireStoredRun(state, id);
    if (!stored)
        return failure(std::move(stored));
    auto lock = RunLock::acquire(state.home(), stored->project.id);
    if (!lock)
        return failure(std::move(lock));
    auto project = ProjectStore(state).find(stored->project.id); // again: now it stands still
    if (!project)
        return failure(std::move(project));
    if (!*project)
        return fail(ErrorCode::InvalidArgument, "the project has just been deleted");
    return HeldProject{std::move(*lock), std::move(**project)};
}

Result<void> note(StateDatabase &state, const std::string &action, const ProjectRecord &project,
                  const std::string &detail = {})
{
    return AuditLog(state).add("projects " + action, project.id,
                               detail.empty() ? project.name : detail);
}

Result<ProjectRecord> changed(StateDatabase &state, const std::string &id)
{
    auto project = ProjectStore(state).find(id);
    if (!project)
        return failure(std::move(project));
    if (!*project)
        return fail(ErrorCode::InvalidArgument, "the project has just been deleted");
    return std::move(**project);
}

Result<void> dropMarks(const RunRecord &run, const OpenSink &openSink)
{
    auto sink = openSink(run.sinkUrl);
    if (!sink)
        return failure(std::move(sink));
    if (auto facts = (*sink)->readFacts(); !facts)
        return failure(std::move(facts));
    return (*sink)->checkpointStore(run.id)->drop();
}

Result<void> dropAllMarks(StateDatabase &state, const std::string &projectId,
                          const OpenSink &openSink)
{
    RunStore runs(state);
    const auto ids = runs.ids(projectId);
    if (!ids)
        return tl::unexpected(ids.error());
    for (const std::string &id : *ids) {
        const auto run = runs.find(id);
        if (!run)
            return tl::unexpected(run.error());
        if (!*run)
            continue;
        // They are there to be repaired; what was proven stays in the run itself.
        if (auto removed = DifferenceWriter(state).remove(id); !removed)
            return removed;
        if ((*run)->sinkUrl.empty())
            continue; // it never came as far as the destination
        if (auto dropped = dropMarks(**run, openSink); !dropped)
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

Result<void> askToStop(int process)
{
    // The run's own clean stop; the lock says that the number belongs to that run and no other
    // process.
    if (::kill(process, SIGINT) == 0)
        return {};
    return fail(ErrorCode::Io,
                "process " + std::to_string(process)
                    + " cannot be asked to stop: " + std::generic_category().message(errno),
                "pause it as the user who runs it");
}

Result<void> waitForEnd(const std::filesystem::path &home, const std::string &id, int process)
{
    const auto until = std::chrono::steady_clock::now() + longestPause;
    while (RunLock::runningProcess(home, id) == process) {
        if (std::chrono::steady_clock::now() > until) {
            return fail(ErrorCode::Io,
                        "process " + std::to_string(process) + " has not stopped yet",
                        "wait, or send it a second signal: nothing is lost by that");
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return {};
}

std::vector<std::string> withoutRepeats(const std::vector<std::string> &tags)
{
    std::vector<std::string> once;
    for (const std::string &tag : tags) {
        if (std::find(once.begin(), once.end(), tag) == once.end())
            once.push_back(tag);
    }
    return once;
}

Result<void> checkTag(const std::string &tag)
{
    const auto characters =
        std::count_if(tag.begin(), tag.end(), [](char c) { return (c & 0xC0) != 0x80; });
    // What printable() would change cannot be seen, or is not UTF-8.
    if (trimmed(tag) == tag && !tag.empty() && printable(tag) == tag
        && static_cast<std::size_t>(characters) <= longestTag)
        return {};
    return fail(ErrorCode::InvalidArgument, "the tag " + printable(tag) + " is not possible",
                "a tag has 1 to 20 characters, no line breaks, and no blank at either end");
}

} // namespace

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

Result<ProjectRecord> pauseProject(StateDatabase &state, const std::string &id)
{
    auto stored = requireStoredRun(state, id);
    if (!stored)
        return failure(std::move(stored));
    if (!stored->process) {
        return wrongState(stored->project, stored->process, "paused",
                          "only a running project can be paused");
    }
    if (*stored->process == ::getpid()) {
        return wrongState(stored->project, stored->process, "paused from outside",
                          "it runs in this program: stop it there");
    }
    if (auto asked = askToStop(*stored->process); !asked)
        return failure(std::move(asked));
    if (auto ended = waitForEnd(state.home(), stored->project.id, *stored->process); !ended)
        return failure(std::move(ended));
    if (auto noted = note(state, "pause", stored->project); !noted)
        return failure(std::move(noted));
    return changed(state, stored->project.id);
}

Result<ProjectRecord> releaseProject(StateDatabase &state, const std::string &id,
                                     const OpenSink &openSink)
{
    auto held = hold(state, id);
    if (!held)
        return failure(std::move(held));
    const ProjectState before = shownState(held->project, std::nullopt);
    if (before == ProjectState::Init || before == ProjectState::Released) {
        return wrongState(held->project, std::nullopt, "released",
                          "a project is released once it has run and stopped");
    }
    if (auto dropped = dropAllMarks(state, held->project.id, openSink); !dropped)
        return failure(std::move(dropped));
    if (auto saved = ProjectStore(state).setState(held->project.id, ProjectState::Released); !saved)
        return failure(std::move(saved));
    if (auto noted = note(state, "release", held->project); !noted)
        return failure(std::move(noted));
    return changed(state, held->project.id);
}

Result<ProjectRecord> deleteProject(StateDatabase &state, const std::string &id)
{
    auto held = hold(state, id);
    if (!held)
        return failure(std::move(held));
    if (held->project.state != ProjectState::Init
        && held->project.state != ProjectState::Released) {
        return wrongState(held->project, std::nullopt, "deleted",
                          "release it first, with `godwitctl projects release` or in the window");
    }
    if (auto removed = ProjectStore(state).remove(held->project.id); !removed)
        return failure(std::move(removed));
    if (auto noted = note(state, "delete", held->project); !noted)
        return failure(std::move(noted));
    return std::move(held->project);
}

Result<ProjectRecord> renameProject(StateDatabase &state, const std::string &id,
                                    const std::string &name)
{
    auto held = hold(state, id);
    if (!held)
        return failure(std::move(held));
    ProjectStore store(state);
    const auto payload = payloadNamed(held->project.payload, name);
    if (!payload)
        return tl::unexpected(payload.error());
    if (auto renamed = store.rename(held->project.id, name); !renamed)
        return failure(std::move(renamed));
    if (auto stored = store.put(name, held->project.type, *payload); !stored)
        return failure(std::move(stored));
    if (auto noted = note(state, "rename", held->project, held->project.name + " to " + name);
        !noted)
        return failure(std::move(noted));
    return changed(state, held->project.id);
}

Result<ProjectRecord> cloneProject(StateDatabase &state, const std::string &id,
                                   const std::string &name)
{
    auto original = requireStoredRun(state, id);
    if (!original)
        return failure(std::move(original));
    ProjectStore store(state);
    if (auto free = mustBeFree(store, name); !free)
        return failure(std::move(free));
    const auto payload = payloadNamed(original->project.payload, name);
    if (!payload)
        return tl::unexpected(payload.error());
    const auto clone = store.put(name, original->project.type, *payload);
    if (!clone)
        return clone;
    if (auto tagged = store.setTags(clone->id, original->project.tags); !tagged)
        return failure(std::move(tagged));
    if (auto noted = note(state, "clone", original->project, clone->id); !noted)
        return failure(std::move(noted));
    return changed(state, clone->id);
}

Result<ProjectRecord> tagProject(StateDatabase &state, const std::string &id,
                                 const std::vector<std::string> &tags)
{
    auto stored = requireStoredRun(state, id);
    if (!stored)
        return failure(std::move(stored));
    const auto once = withoutRepeats(tags);
    if (auto possible = checkTags(once); !possible)
        return failure(std::move(possible));
    if (auto tagged = ProjectStore(state).setTags(stored->project.id, once); !tagged)
        return failure(std::move(tagged));
    if (auto noted = note(state, "tag", stored->project, join(once, ", ")); !noted)
        return failure(std::move(noted));
    return changed(state, stored->project.id);
}

Result<void> checkTags(const std::vector<std::string> &tags)
{
    if (tags.size() > mostTags) {
        return fail(ErrorCode::InvalidArgument, "a project has at most 5 tags",
                    "leave some of them out");
    }
    for (const std::string &tag : tags) {
        if (auto possible = checkTag(tag); !possible)
            return possible;
    }
    return {};
}

} // namespace godwit
