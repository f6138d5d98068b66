#include "ui/shell/manager_runs.h"

#include "ui/run/run_manager.h"

namespace godwit::ui {

ManagerRuns::ManagerRuns(RunManager &manager, QObject *parent)
    : ProjectRuns(parent)
    , m_manager(manager)
{
    connect(&m_manager, &RunManager::started, this, &ProjectRuns::started);
    connect(&m_manager, &RunManager::finished, this, &ProjectRuns::finished);
}

bool ManagerRuns::start(const QString &projectId, QWidget *window, bool resume,
                        const std::set<std::string> &skippedPrechecks)
{
    m_manager.forgetRefusal(projectId); // of an earlier start
    return m_manager.start(projectId, window, resume, skippedPrechecks);
}

void ManagerRuns::pause(const QString &projectId)
{
    m_manager.pause(projectId);
}

QStringList ManagerRuns::running() const
{
    return m_manager.runningProjects();
}

bool ManagerRuns::isPausing(const QString &projectId) const
{
    return m_manager.isPausing(projectId);
}

std::optional<RunProgress> ManagerRuns::progress(const QString &projectId) const
{
    return m_manager.progress(projectId);
}

std::optional<Error> ManagerRuns::refusal(const QString &projectId) const
{
    return m_manager.refusal(projectId);
}

} // namespace godwit::ui
