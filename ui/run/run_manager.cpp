#include "ui/run/run_manager.h"

#include "core/connectors/connector_registry.h"
#include "core/pipeline/project_run.h"
#include "core/project/project_json.h"
#include "core/state/audit_log.h"
#include "core/state/project_store.h"
#include "ui/common/text.h"

#include <filesystem>
#include <utility>

namespace godwit::ui {

namespace {

constexpr int refreshMs = 1000;

} // namespace

/// All that a run's thread needs: it shares nothing with the window but the board.
struct RunManager::Job
{
    std::filesystem::path home;
    Project project;
    DataSource source, sink;
    RunOptions options;
};

namespace {

// The project's thread has a connection of its own to the home: pages that read it never wait for
// the disk behind a run's commits.
Result<RunRecord> runHere(const std::filesystem::path &home, const Project &project,
                          const DataSource &source, const DataSource &sink,
                          const RunOptions &options, ProgressBoard &board, std::stop_token stop)
{
    auto state = StateDatabase::open(home);
    if (!state)
        return failure(std::move(state));
    auto sourceConnector = makeConnector(source);
    if (!sourceConnector)
        return failure(std::move(sourceConnector));
    auto sinkConnector = makeConnector(sink);
    if (!sinkConnector)
        return failure(std::move(sinkConnector));
    if (auto noted = AuditLog(**state).add(options.resume ? "resume" : "run", project.name); !noted)
        return failure(std::move(noted));
    return runProject(project, **sourceConnector, **sinkConnector, **state, options, board,
                      std::move(stop));
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
    if (isRunning(projectId))
        return false;
    m_refusals.erase(projectId);
    auto job = prepare(toUtf8(projectId), window, resume);
    if (!job || isRunning(projectId)) // asking for a password takes as long as the user does
        return false;
    job->options.skippedPrechecks = skippedPrechecks;
    begin(projectId, std::move(*job));
    return true;
}

std::optional<RunManager::Job> RunManager::prepare(const std::string &projectId, QWidget *window,
                                                   bool resume)
{
    const QString id = toQString(projectId);
    const auto found = ProjectStore(m_session.state()).find(projectId);
    if (!found) {
        refuse(id, found.error());
        return std::nullopt;
    }
    if (!*found) {
        Error gone;
        gone.code = ErrorCode::InvalidArgument;
        gone.message = "the project has been deleted";
        refuse(id, std::move(gone));
        return std::nullopt;
    }
    LoadedProject loaded = readProject((*found)->payload);
    if (!loaded.isValid()) {
        refuse(id, loaded.errors.front());
        return std::nullopt;
    }
    auto source = m_session.unlock(loaded.project.sourceEndpointId, window);
    if (!source)
        return std::nullopt;
    auto sink = m_session.unlock(loaded.project.sinkEndpointId, window);
    if (!sink)
        return std::nullopt;
    Job job;
    job.home = m_session.home();
    job.options.resume = resume;
    job.options.payload = writeProject(loaded.project);
    job.options.sourceUrl = source->url();
    job.options.sinkUrl = sink->url();
    job.project = std::move(loaded.project);
    job.source = std::move(*source);
    job.sink = std::move(*sink);
    return job;
}

void RunManager::refuse(const QString &projectId, Error error)
{
    m_refusals[projectId] = std::move(error);
}

void RunManager::begin(const QString &projectId, Job job)
{
    auto board = std::make_shared<ProgressBoard>();
    m_boards[projectId] = board;
    monitor(projectId).begin(job.options.resume);
    monitor(projectId).say(Level::Note, job.options.resume ? "going on with the run" : "starting");
    Live &live = m_live[projectId];
    live.thread = std::jthread([this, projectId, board,
                                job = std::move(job)](std::stop_token stop) {
        auto outcome = std::make_shared<Result<RunRecord>>(runHere(
            job.home, job.project, job.source, job.sink, job.options, *board, std::move(stop)));
        // The manager outlives its threads: its destructor waits for them. What is posted then is
        // dropped with it.
        QMetaObject::invokeMethod(
            this, [this, projectId, outcome] { ended(projectId, *outcome); }, Qt::QueuedConnection);
    });
    m_timer.start();
    Q_EMIT started(projectId);
    Q_EMIT m_session.projectsChanged();
}

void RunManager::ended(const QString &projectId, const Result<RunRecord> &outcome)
{
    refresh(projectId);      // the last lines of the log
    m_live.erase(projectId); // joins: the thread has nothing left to do
    if (m_live.empty())
        m_timer.stop();
    RunMonitor &seen = monitor(projectId);
    if (outcome) {
        seen.readRecord(*outcome, false, steadySeconds());
        seen.say(Level::Note, "ended: " + std::string(stateName(outcome->state)));
    } else if (outcome.error().code == ErrorCode::Cancelled) {
        seen.say(Level::Note, outcome.error().message); // paused before it began
    } else {
        seen.say(Level::Error, outcome.error().message);
        refuse(projectId, outcome.error());
    }
    Q_EMIT finished(projectId);
    Q_EMIT m_session.projectsChanged();
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
