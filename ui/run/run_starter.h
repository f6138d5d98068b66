#pragma once

#include "core/service/stored_runs.h"
#include "ui/common/session.h"
#include "ui/run/run_manager.h"

#include <QObject>

#include <set>
#include <string>

namespace godwit::ui {

/// Starts a project's run from its page, and asks first where something would be overwritten.
class RunStarter final : public QObject
{
    Q_OBJECT

public:
    RunStarter(Session &session, RunManager &manager, const QString &projectId, QWidget *page);

    void start(bool resume, const std::set<std::string> &skippedPrechecks = {});
    /// From the beginning; a finished run is asked about.
    void startAgain(const StoredRun &stored, ProjectState shown);
    /// What speaks against the start that was refused last, and how to start all the same.
    void openPrechecks(const StoredRun &stored);

Q_SIGNALS:
    /// A start was tried: it is at work, or RunManager::refusal() says why not.
    void tried();

private:
    Session &m_session;
    RunManager &m_manager;
    const QString m_projectId;
    QWidget *m_page;
    bool m_resumes = false; ///< what was tried last was a resume
};

} // namespace godwit::ui
