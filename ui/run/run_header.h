#pragma once

#include "core/service/stored_runs.h"
#include "ui/run/run_actions.h"
#include "ui/run/run_job.h"

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;
class QToolButton;

namespace godwit::ui {

class StatusBadge;

/// The project's name and state, and what can be done to it.
class RunHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit RunHeader(QWidget *parent = nullptr);

    struct Shown
    {
        ProjectState state = ProjectState::Init;
        bool runsHere = false;
        JobKind job = JobKind::Run; ///< what runs here
        bool pausing = false;
        bool anyFailed = false;
        bool savingProof = false;
        bool busy = false; ///< something is being done to the project: nothing else can be
    };
    void setRun(const StoredRun &stored, const Shown &shown);

Q_SIGNALS:
    void startRequested();
    void pauseRequested();
    void resumeRequested();
    void retryRequested();
    void objectsRequested();
    void editRequested();
    void releaseRequested();
    void cloneRequested();
    void downloadRequested();
    void proofRequested();

private:
    QPushButton *makeButton(const char *name, void (RunHeader::*signal)());
    void makeMenu();

    QLabel *m_name;
    StatusBadge *m_state;
    StatusBadge *m_verdict;
    QLabel *m_way;
    QPushButton *m_start;
    QPushButton *m_pause;
    QPushButton *m_resume;
    QPushButton *m_retry;
    QPushButton *m_objects;
    QPushButton *m_edit;
    QToolButton *m_more;
    QAction *m_proof;
    QAction *m_clone;
    QAction *m_download;
    QAction *m_release;
};

} // namespace godwit::ui
