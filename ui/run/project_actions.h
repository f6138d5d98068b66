#pragma once

#include "core/state/project_store.h"
#include "ui/common/background.h"
#include "ui/common/session.h"

#include <QObject>
#include <QPointer>

#include <string>

namespace godwit::ui {

/// What a run's page does to its project beside running it: asks, works in the background, reports
/// what went wrong over the window. One thing at a time.
class ProjectActions final : public QObject
{
    Q_OBJECT

public:
    ProjectActions(Session &session, std::string projectId, QWidget *window);

    bool isBusy() const { return !m_task.isNull(); }

    /// Asks the process that runs the project to stop, and waits for it.
    void pauseElsewhere();
    /// Asks, and drops the checkpoints at the destinations.
    void release(const ProjectRecord &project);
    void clone(const ProjectRecord &project);
    /// Saves the project file where the user says.
    void download(const ProjectRecord &project);

Q_SIGNALS:
    void busyChanged();
    /// The project is not as it was.
    void changed();
    /// A project that is new should be shown.
    void openRequested(const QString &projectId);

private:
    template<typename Work, typename Done>
    void work(const QString &failedTitle, Work work, Done done);

    Session &m_session;
    const std::string m_projectId;
    QWidget *m_window;
    QPointer<BackgroundTask> m_task;
};

} // namespace godwit::ui
