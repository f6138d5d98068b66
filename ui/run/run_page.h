#pragma once

#include "core/service/stored_runs.h"
#include "ui/common/session.h"
#include "ui/run/run_manager.h"
#include "ui/run/run_reader.h"

#include <QTimer>
#include <QWidget>

#include <optional>
#include <string>

class QPushButton;
class QTabWidget;

namespace godwit::ui {

class ErrorPanel;
class ObjectsPanel;
class ProjectActions;
class RunDifferences;
class RunHeader;
class RunStarter;
class RunSummary;
class SaveProof;
class StepLine;
class StepNote;
class TransferPanel;
class VerifyPanel;

/// One project: where its run stands, and everything that can be done to it. The run goes on when
/// the page is closed; a run of another process is shown from what it stores. Looks at the run four
/// times a second while it is visible, and not at all while it is not.
class RunPage final : public QWidget
{
    Q_OBJECT

public:
    RunPage(Session &session, RunManager &manager, const QString &projectId,
            QWidget *parent = nullptr);

    const QString &projectId() const { return m_projectId; }
    /// The id of the run that is shown; empty if the project has never run.
    std::string runId() const;
    RunMonitor &monitor() { return m_monitor; }

Q_SIGNALS:
    /// The settings are to be opened in the wizard.
    void editRequested(const QString &projectId);
    /// Another project (a clone) should be shown.
    void openRequested(const QString &projectId);
    void projectsChanged();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeTabs();
    void connectHeader();
    void connectRun();

    void tick();
    void adjustTimer();
    void takeStored(const StoredRun &stored);
    void takeWishes(const RunReader::Wishes &wishes);
    void showProgress();
    void showSlowly();
    void showHeader();
    void showErrors();
    void showTried();
    void showTabTitles();
    void chooseStep(StepKind step, bool byUser);
    void showStepNote();

    bool runsHere() const { return m_manager.isRunning(m_projectId); }
    JobKind jobKind() const { return m_manager.jobKind(m_projectId); }
    bool isAtWork() const;
    ProjectState shownState() const;

    Session &m_session;
    RunManager &m_manager;
    const QString m_projectId;
    RunMonitor &m_monitor;
    RunReader *m_reader;
    ProjectActions *m_actions;
    RunStarter *m_starter;
    SaveProof *m_proof;
    RunHeader *m_header;
    ErrorPanel *m_error;
    QPushButton *m_prechecks;
    StepLine *m_steps;
    StepNote *m_stepNote;
    RunSummary *m_summary;
    QTabWidget *m_tabs;
    TransferPanel *m_transfer;
    ObjectsPanel *m_objects;
    VerifyPanel *m_verify;
    RunDifferences *m_differences;
    QTimer m_timer;
    unsigned m_ticks = 0;
    std::optional<StoredRun> m_stored; ///< empty until it is read
    std::optional<StepKind> m_chosen;
    bool m_follows = true; ///< the tab goes with the step at work, until the user chooses one
};

} // namespace godwit::ui
