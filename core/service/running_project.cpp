#include "core/service/running_project.h"

#include "core/base/text.h"
#include "core/pipeline/object_book.h"
#include "core/state/audit_log.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace godwit {

namespace {

using Objects = std::vector<ObjectRecord>;

constexpr auto longestWait = std::chrono::seconds(3); // its process looks twice a second
constexpr auto waitStep = std::chrono::milliseconds(50);

bool changesNothing(const ControlChange &change)
{
    return !change.threads && !change.rowsPerSecond && !change.bytesPerSecond && !change.speedMode
           && !change.reset;
}

RunControl applied(RunControl control, const ControlChange &change)
{
    if (change.reset)
        control = {};
    if (change.threads)
        control.threads = change.threads;
    if (change.rowsPerSecond)
        control.rowsPerSecond = change.rowsPerSecond;
    if (change.bytesPerSecond)
        control.bytesPerSecond = change.bytesPerSecond;
    if (change.speedMode)
        control.speedMode = change.speedMode;
    return control;
}

// A step that only makes tables keeps to no limit: there is nothing to see of them yet.
bool keepsTo(const RunLimits &limits, const RunControl &asked)
{
    const bool hasThreads = limits.threadsWanted > 0;
    const bool reads = limits.step == StepKind::FullTransfer || limits.step == StepKind::FullVerify;
    return (!hasThreads || !asked.threads || limits.threadsWanted == *asked.threads)
           && (!hasThreads || !asked.speedMode || limits.speedMode == *asked.speedMode)
           && (!reads || !asked.rowsPerSecond || limits.rowsPerSecond == *asked.rowsPerSecond)
           && (!reads || !asked.bytesPerSecond || limits.bytesPerSecond == *asked.bytesPerSecond);
}

/// A project with an unfinished run. Running ones are not held still.
struct Unfinished
{
    ProjectRecord project;
    RunRecord run;
    std::optional<RunLock> lock; ///< empty: another process, or another thread, runs it
};

Result<Unfinished> findUnfinished(StateDatabase &state, const std::string &id, bool mayRun)
{
    auto stored = requireStoredRun(state, id);
    if (!stored)
        return failure(std::move(stored));
    auto lock = RunLock::acquire(state.home(), stored->project.id);
    if (!lock && (!mayRun || lock.error().code != ErrorCode::AlreadyRunning))
        return failure(std::move(lock));
    stored = requireStoredRun(state, stored->project.id); // again: now it stands still
    if (!stored)
        return failure(std::move(stored));
    if (!isUnfinished(std::optional(*stored))) {
        return fail(ErrorCode::PrecheckFailed,
                    "project " + printable(stored->project.name) + " has no unfinished run",
                    "objects are retried or skipped in a run that is going on, has failed or was "
                    "paused");
    }
    Unfinished found{std::move(stored->project), std::move(*stored->run), std::nullopt};
    if (lock)
        found.lock = std::move(*lock);
    return found;
}

tl::unexpected<Error> unknownObject(const std::string &name)
{
    return fail(ErrorCode::InvalidArgument, "the run has no object " + printable(name),
                "`godwitctl projects show` lists them; write one as database.name");
}

Result<const ObjectRecord *> pick(const Objects &objects, const std::string &name)
{
    const ObjectRecord *found = nullptr;
    for (const ObjectRecord &object : objects) {
        if (object.source.qualified() == name)
            return &object;
        if (object.source.table != name)
            continue;
        if (found) {
            return fail(ErrorCode::InvalidArgument,
                        "more than one object of the run is called " + printable(name),
                        "write it as database.name");
        }
        found = &object;
    }
    if (!found)
        return unknownObject(name);
    return found;
}

Result<Objects> pickAll(const Objects &objects, const std::vector<std::string> &names)
{
    Objects picked;
    for (const std::string &name : names) {
        auto object = pick(objects, name);
        if (!object)
            return failure(std::move(object));
        picked.push_back(**object);
    }
    return picked;
}

Result<void> audit(StateDatabase &state, const char *action, const ProjectRecord &project,
                   const Objects &objects)
{
    std::vector<std::string> names;
    for (const ObjectRecord &object : objects)
        names.push_back(object.source.qualified());
    return AuditLog(state).add(action, project.id, join(names, ", "));
}

TableRecord *tableOf(RunRecord &run, const ObjectRecord &object)
{
    if (object.kind != ObjectKind::Table)
        return nullptr;
    const auto found =
        std::find_if(run.tables.begin(), run.tables.end(),
                     [&](const TableRecord &table) { return table.source == object.source; });
    return found == run.tables.end() ? nullptr : &*found;
}

// Steps that were done without the object have to be gone through again for it.
Result<void> reopenSteps(RunStore &runs, const RunRecord &run)
{
    for (StepRecord step : run.steps) {
        if (step.step == StepKind::Precheck || step.state != StepState::Finished)
            continue;
        step.state = StepState::Init;
        step.finishedAt.clear();
        if (auto saved = runs.saveStep(run.id, step); !saved)
            return saved;
    }
    return {};
}

Result<void> retryOne(StateDatabase &state, RunRecord &run, const ObjectRecord &object)
{
    if (auto again = ObjectStore(state).retry(run.id, object.source); !again)
        return again;
    RunStore runs(state);
    if (TableRecord *table = tableOf(run, object)) {
        table->state = table->state == StepState::Failed ? StepState::Init : table->state;
        table->message.clear();
        table->verify = {};
        if (auto saved = runs.saveTable(run.id, *table); !saved)
            return saved;
    }
    return object.state == ObjectState::Skipped ? reopenSteps(runs, run) : Result<void>();
}

Result<void> skipOne(StateDatabase &state, Unfinished &found, const ObjectRecord &object)
{
    if (auto skipped = ObjectStore(state).skip(found.run.id, object.source); !skipped)
        return skipped;
    TableRecord *table = tableOf(found.run, object);
    if (!table || !found.lock)
        return {}; // a running process says so itself, within half a second
    table->state = table->state == StepState::Failed ? StepState::Init : table->state;
    table->message = skippedReason;
    table->verify = {};
    table->verify.message = skippedReason;
    return RunStore(state).saveTable(found.run.id, *table);
}

} // namespace

Result<ControlStanding> controlProject(StateDatabase &state, const std::string &id,
                                       const ControlChange &change)
{
    if (changesNothing(change))
        return fail(ErrorCode::InvalidArgument, "nothing is to be changed",
                    "give threads, rows per second, bytes per second or a speed mode");
    auto stored = requireStoredRun(state, id);
    if (!stored)
        return failure(std::move(stored));
    RunControlStore store(state);
    auto before = store.find(stored->project.id);
    if (!before)
        return failure(std::move(before));
    ControlStanding standing;
    standing.project = std::move(stored->project);
    standing.asked = applied(std::move(*before), change);
    if (auto put = store.put(standing.project.id, standing.asked); !put)
        return failure(std::move(put));
    if (auto noted =
            AuditLog(state).add("projects set", standing.project.id, standing.project.name);
        !noted)
        return failure(std::move(noted));
    if (!stored->process || !stored->run)
        return standing;
    const auto until = std::chrono::steady_clock::now() + longestWait;
    do {
        standing.running = RunLock::runningProcess(state.home(), standing.project.id).has_value();
        auto limits = store.limits(stored->run->id);
        if (!limits)
            return failure(std::move(limits));
        standing.inForce = standing.running ? std::move(*limits) : std::nullopt;
        standing.pending =
            standing.running && !(standing.inForce && keepsTo(*standing.inForce, standing.asked));
        if (!standing.pending)
            return standing;
        std::this_thread::sleep_for(waitStep);
    } while (std::chrono::steady_clock::now() < until);
    return standing;
}

Result<Objects> objectsOf(StateDatabase &state, const std::string &id)
{
    auto stored = requireStoredRun(state, id);
    if (!stored)
        return failure(std::move(stored));
    if (!stored->run)
        return Objects();
    return ObjectStore(state).list(stored->run->id);
}

Result<Objects> retryObjects(StateDatabase &state, const std::string &id,
                             const std::vector<std::string> &names)
{
    auto found = findUnfinished(state, id, false);
    if (!found)
        return failure(std::move(found));
    auto objects = ObjectStore(state).list(found->run.id);
    if (!objects)
        return objects;
    auto picked = pickAll(*objects, names);
    if (!picked)
        return picked;
    if (names.empty()) {
        for (const ObjectRecord &object : *objects) {
            if (object.state == ObjectState::Failed)
                picked->push_back(object);
        }
    }
    for (const ObjectRecord &object : *picked) {
        if (auto again = retryOne(state, found->run, object); !again)
            return failure(std::move(again));
    }
    if (auto noted = audit(state, "projects retry", found->project, *picked); !noted)
        return failure(std::move(noted));
    return picked;
}

Result<Objects> skipObjects(StateDatabase &state, const std::string &id,
                            const std::vector<std::string> &names)
{
    if (names.empty())
        return fail(ErrorCode::InvalidArgument, "no object is named", "write it as database.name");
    auto found = findUnfinished(state, id, true);
    if (!found)
        return failure(std::move(found));
    auto objects = ObjectStore(state).list(found->run.id);
    if (!objects)
        return objects;
    auto picked = pickAll(*objects, names);
    if (!picked)
        return picked;
    for (const ObjectRecord &object : *picked) {
        if (auto skipped = skipOne(state, *found, object); !skipped)
            return failure(std::move(skipped));
    }
    if (auto noted = audit(state, "projects skip", found->project, *picked); !noted)
        return failure(std::move(noted));
    return picked;
}

} // namespace godwit
