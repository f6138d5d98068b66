#include "ui/run/run_manager.h"

#include "core/project/project_json.h"
#include "core/service/stored_runs.h"
#include "ui/common/text.h"

#include <utility>

namespace godwit::ui {

namespace {

constexpr int refreshMs = 1000;

std::string beginText(const RunJob &job)
{
    switch (job.kind) {
    case JobKind::Run:
        return job.options.resume ? "going on with the run" : "starting";
    case JobKind::VerifyAgain:
        return "verifying again: " + std::string(scopeName(job.scope));
    case JobKind::Repair:
        return "repairing rows of the destination";
    }
    return {};
}

std::string repairText(const RepairSummary &summary)
{
    return "repaired " + std::to_string(summary.repaired) + ", equal already "
           + std::to_string(summary.alreadyEqual) + ", changed meanwhile "
           + std::to_string(summary.changedMeanwhile) + ", failed "
           + std::to_string(summary.failed);
}

} // namespace

RunManager::RunManager(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    m_timer.setInterval(refreshMs);
    connect(&m_timer, &QTimer::timeout, this, &RunManager::refreshAll);
}

RunManager::~RunManager()
{
    pauseAll(); // all at once, so that they end side by side
    for (auto &[id, live] : m_live)
        live.thread.join();
}

bool RunManager::start(const QString &projectId, QWidget *window, bool resume,
                       const std::set<std::string> &skippedPrechecks)
{
    auto job = prepare(projectId, window, JobKind::Run);
    if (!job)
        return false;
    job->options.resume = resume;
    job->options.skippedPrechecks = skippedPrechecks;
    begin(projectId, std::move(*job));
    return true;
}

bool RunManager::verifyAgain(const QString &projectId, QWidget *window, VerifyScope scope)
{
    auto job = prepare(projectId, window, JobKind::VerifyAgain);
    if (!job)
        return false;
    job->scope = scope;
    begin(projectId, std::move(*job));
    return true;
}

bool RunManager::repair(const QString &projectId, QWidget *window, const RepairRequest &request,
                        std::optional<VerifyScope> verifyAfterwards)
{
    auto job = prepare(projectId, window, JobKind::Repair);
    if (!job)
        return false;
    m_repairs.erase(projectId);
    job->repair = request;
    job->verifyAfterwards = verifyAfterwards;
    begin(projectId, std::move(*job));
    return true;
}

std::optional<RunJob> RunManager::prepare(const QString &projectId, QWidget *window, JobKind kind)
{
    if (isRunning(projectId))
        return std::nullopt;
    m_refusals.erase(projectId);
    m_kinds[projectId] = kind;
    auto project = projectFor(toUtf8(projectId), kind);
    if (!project) {
        refuse(projectId, std::move(project.error()));
        return std::nullopt;
    }
    auto source = m_session.unlock(project->sourceEndpointId, window);
    if (!source)
        return std::nullopt;
    auto sink = m_session.unlock(project->sinkEndpointId, window);
    if (!sink || isRunning(projectId)) // asking for a password takes as long as the user does
        return std::nullopt;
    RunJob job;
    job.kind = kind;
    job.home = m_session.home();
    job.projectId = toUtf8(projectId);
    job.options.payload = writeProject(*project);
    job.options.sourceUrl = source->url();
    job.options.sinkUrl = sink->url();
    job.project = std::move(*project);
    job.source = std::move(*source);
    job.sink = std::move(*sink);
    return job;
}

// What a run copied is compared and repaired as it was then, whatever the settings say by now.
Result<Project> RunManager::projectFor(const std::string &projectId, JobKind kind)
{
    const auto stored = findStoredRun(m_session.state(), projectId);
    if (!stored)
        return tl::unexpected(stored.error());
    if (!*stored)
        return fail(ErrorCode::InvalidArgument, "the project has been deleted");
    const bool asItRan = kind != JobKind::Run && (*stored)->run && !(*stored)->run->payload.empty();
    LoadedProject loaded =
        readProject(asItRan ? (*stored)->run->payload : (*stored)->project.payload);
    if (!loaded.isValid())
        return tl::unexpected(loaded.errors.front());
    return std::move(loaded.project);
}

void RunManager::refuse(const QString &projectId, Error error)
{
    m_refusals[projectId] = std::move(error);
}

void RunManager::begin(const QString &projectId, RunJob wanted)
{
    const auto job = std::make_shared<const RunJob>(std::move(wanted));
    const auto board = std::make_shared<ProgressBoard>();
    m_boards[projectId] = board;
    m_kinds[projectId] = job->kind;
    const bool goesOn = job->kind != JobKind::Run || job->options.resume;
    monitor(projectId).begin(goesOn);
    monitor(projectId).say(Level::Note, beginText(*job));
    Live &live = m_live[projectId];
    live.job = job;
    live.thread = std::jthread([this, projectId, board, job](std::stop_token stop) {
        auto outcome = std::make_shared<Result<JobAnswer>>(doJob(*job, *board, std::move(stop)));
        // The manager outlives its threads: its destructor waits for them. What is posted then is
        // dropped with it.
        QMetaObject::invokeMethod(
            this, [this, projectId, outcome] { ended(projectId, *outcome); }, Qt::QueuedConnection);
    });
    m_timer.start();
    Q_EMIT started(projectId);
    Q_EMIT m_session.projectsChanged();
}

void RunManager::ended(const QString &projectId, const Result<JobAnswer> &outcome)
{
    refresh(projectId); // the last lines of the log
    const auto job = m_live.at(projectId).job;
    const bool wasStopped = m_live.at(projectId).pausing;
    m_live.erase(projectId); // joins: the thread has nothing left to do
    if (job->kind == JobKind::Repair) {
        noteRepair(projectId, outcome);
        if (outcome && !wasStopped && goOn(projectId, *job))
            return;
    } else {
        noteRun(projectId, outcome);
    }
    if (m_live.empty())
        m_timer.stop();
    Q_EMIT finished(projectId);
    Q_EMIT m_session.projectsChanged();
}

void RunManager::noteRun(const QString &projectId, const Result<JobAnswer> &outcome)
{
    RunMonitor &seen = monitor(projectId);
    if (outcome && outcome->run) {
        seen.readRecord(*outcome->run, false, steadySeconds());
        seen.say(Level::Note, "ended: " + std::string(stateName(outcome->run->state)));
    } else if (!outcome && outcome.error().code == ErrorCode::Cancelled) {
        seen.say(Level::Note, outcome.error().message); // as the user wished
    } else if (!outcome) {
        seen.say(Level::Error, outcome.error().message);
        refuse(projectId, outcome.error());
    }
}

void RunManager::noteRepair(const QString &projectId, const Result<JobAnswer> &outcome)
{
    RepairReport report;
    if (outcome && outcome->repair) {
        report.summary = *outcome->repair;
        monitor(projectId).say(Level::Note, repairText(report.summary));
    } else if (!outcome) {
        report.error = outcome.error();
        monitor(projectId).say(Level::Error, outcome.error().message);
    }
    m_repairs[projectId] = std::move(report);
    Q_EMIT repaired(projectId);
}

// The verification that was asked for together with a repair. False: there is none.
bool RunManager::goOn(const QString &projectId, const RunJob &repair)
{
    if (!repair.verifyAfterwards || isRunning(projectId))
        return false;
    RunJob next = repair;
    next.kind = JobKind::VerifyAgain;
    next.scope = *repair.verifyAfterwards;
    next.verifyAfterwards.reset();
    begin(projectId, std::move(next));
    return true;
}

void RunManager::pause(const QString &projectId)
{
    const auto live = m_live.find(projectId);
    if (live == m_live.end())
        return;
    live->second.pausing = true;
    live->second.thread.request_stop();
}

void RunManager::pauseAll()
{
    for (auto &[id, live] : m_live) {
        live.pausing = true;
        live.thread.request_stop();
    }
}

bool RunManager::isRunning(const QString &projectId) const
{
    return m_live.count(projectId) > 0;
}

bool RunManager::isPausing(const QString &projectId) const
{
    const auto live = m_live.find(projectId);
    return live != m_live.end() && live->second.pausing;
}

QStringList RunManager::runningProjects() const
{
    QStringList ids;
    for (const auto &[id, live] : m_live)
        ids << id;
    return ids;
}

JobKind RunManager::jobKind(const QString &projectId) const
{
    const auto found = m_kinds.find(projectId);
    return found == m_kinds.end() ? JobKind::Run : found->second;
}

std::optional<RepairReport> RunManager::repairReport(const QString &projectId) const
{
    const auto found = m_repairs.find(projectId);
    return found == m_repairs.end() ? std::nullopt : std::optional(found->second);
}

std::shared_ptr<ProgressBoard> RunManager::board(const QString &projectId) const
{
    const auto found = m_boards.find(projectId);
    return found == m_boards.end() ? nullptr : found->second;
}

std::optional<RunProgress> RunManager::progress(const QString &projectId) const
{
    const auto known = m_monitors.find(projectId);
    if (known == m_monitors.end() || known->second->progress().steps.empty())
        return std::nullopt;
    return known->second->progress();
}

RunMonitor &RunManager::monitor(const QString &projectId)
{
    auto &known = m_monitors[projectId];
    if (!known)
        known = std::make_unique<RunMonitor>();
    return *known;
}

void RunManager::refresh(const QString &projectId)
{
    if (isRunning(projectId))
        monitor(projectId).readBoard(*m_boards.at(projectId), steadySeconds());
}

void RunManager::refreshAll()
{
    for (const auto &[id, live] : m_live)
        monitor(id).readBoard(*m_boards.at(id), steadySeconds());
}

std::optional<Error> RunManager::refusal(const QString &projectId) const
{
    const auto found = m_refusals.find(projectId);
    return found == m_refusals.end() ? std::nullopt : std::optional(found->second);
}

void RunManager::forgetRefusal(const QString &projectId)
{
    m_refusals.erase(projectId);
}

} // namespace godwit::ui
