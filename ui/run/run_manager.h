#pragma once

#include "core/pipeline/run_progress.h"
#include "core/project/project.h"
#include "core/state/run_state.h"
#include "ui/common/session.h"
#include "ui/run/run_job.h"
#include "ui/run/run_monitor.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <thread>

namespace godwit::ui {

/// How a repair of this process ended.
struct RepairReport
{
    RepairSummary summary;      ///< where it came to its end
    std::optional<Error> error; ///< else this; what was committed before stays and is noted
};

/// Runs projects of the home in this process, verifies them again and repairs their rows: one thing
/// at a time for each, in a thread of its own, whether or not a page shows it. One per program;
/// lives in the window's thread. Its end stops everything cleanly (what is committed stays, and can
/// be resumed) and waits for it.
class RunManager final : public QObject
{
    Q_OBJECT

public:
    explicit RunManager(Session &session, QObject *parent = nullptr);
    ~RunManager() override;

    /// Begins a run, or goes on with an unfinished one. Asks over @p window for passwords that are
    /// not known. False: it was not begun, because the user cancelled, or refusal() says why. What
    /// turns up once the run's thread looks at both sides comes by finished() and refusal().
    bool start(const QString &projectId, QWidget *window, bool resume,
               const std::set<std::string> &skippedPrechecks = {});
    // As start(), of a finished run.
    bool verifyAgain(const QString &projectId, QWidget *window, VerifyScope scope);
    /// @p verifyAfterwards: what is compared once the rows are repaired; its own started() says
    /// when that begins. repaired() says how the repair ended.
    bool repair(const QString &projectId, QWidget *window, const RepairRequest &request,
                std::optional<VerifyScope> verifyAfterwards);
    /// Asks a run of this process to stop cleanly; finished() says when it has.
    void pause(const QString &projectId);
    void pauseAll();

    bool isRunning(const QString &projectId) const;
    /// It has been asked to stop and has not stopped yet.
    bool isPausing(const QString &projectId) const;
    QStringList runningProjects() const;
    /// What is being done to a project, or was done last in this process.
    JobKind jobKind(const QString &projectId) const;
    /// Of the newest repair in this process; empty if there was none.
    std::optional<RepairReport> repairReport(const QString &projectId) const;
    void forgetRepair(const QString &projectId) { m_repairs.erase(projectId); }

    /// Where a run of this process writes how it stands; null if there was none.
    std::shared_ptr<ProgressBoard> board(const QString &projectId) const;
    /// How the project's newest run stood when it was last looked at (a run of this process: within
    /// the last second), without its tables and log lines. Empty if nothing is known of one.
    std::optional<RunProgress> progress(const QString &projectId) const;

    /// What is known of the project's newest run. Made when first asked for; the manager's.
    RunMonitor &monitor(const QString &projectId);
    /// Reads the board into monitor() now; the manager itself does it once a second.
    void refresh(const QString &projectId);

    /// Why the last start, or verifying again, was refused or broke off without a record; empty if
    /// it was not.
    std::optional<Error> refusal(const QString &projectId) const;
    void forgetRefusal(const QString &projectId);

Q_SIGNALS:
    void started(const QString &projectId);
    /// A run of this process has ended, whatever its state; so has a verification or a repair.
    void finished(const QString &projectId);
    /// repairReport() is new. A verification may follow before finished().
    void repaired(const QString &projectId);

private:
    struct Live
    {
        std::shared_ptr<const RunJob> job;
        std::jthread thread;
        bool pausing = false;
    };

    /// Empty: refused, or the user cancelled.
    std::optional<RunJob> prepare(const QString &projectId, QWidget *window, JobKind kind);
    Result<Project> projectFor(const std::string &projectId, JobKind kind);
    void refuse(const QString &projectId, Error error);
    void begin(const QString &projectId, RunJob job);
    void ended(const QString &projectId, const Result<JobAnswer> &outcome);
    void noteRepair(const QString &projectId, const Result<JobAnswer> &outcome);
    void noteRun(const QString &projectId, const Result<JobAnswer> &outcome);
    bool goOn(const QString &projectId, const RunJob &repair);
    void refreshAll();

    Session &m_session;
    std::map<QString, Live> m_live;
    std::map<QString, std::shared_ptr<ProgressBoard>> m_boards; ///< of the newest run here
    std::map<QString, std::unique_ptr<RunMonitor>> m_monitors;
    std::map<QString, JobKind> m_kinds; ///< of the newest job here
    std::map<QString, RepairReport> m_repairs;
    std::map<QString, Error> m_refusals;
    QTimer m_timer; ///< only while something runs
};

} // namespace godwit::ui
