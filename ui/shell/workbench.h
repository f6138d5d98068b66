#pragma once

#include "ui/run/run_manager.h"
#include "ui/shell/main_window.h"
#include "ui/shell/manager_runs.h"

#include <memory>
#include <set>
#include <string>

namespace godwit::ui {

class ProjectDraft;
class ProjectWizard;

/// Puts the pages of ui/ into the main window. The window's, except for the runs: they live as long
/// as this object, and end with it.
class Workbench final : public QObject
{
    Q_OBJECT

public:
    Workbench(Session &session, const QString &language, const WriteSample &writeSample);
    ~Workbench() override;

    MainWindow &window() { return m_window; }
    ProjectRuns &runs() { return m_runs; }
    void openProject(const QString &projectId);
    void newProject();
    void editProject(const QString &projectId);
    void openFile(const QString &path);
    /// Opens the wizard on its last page: everything is filled in.
    void openFinished(const Project &project);

private:
    ProjectWizard *openWizard(std::unique_ptr<ProjectDraft> draft);
    void runFromWizard(const QString &projectId, const std::set<std::string> &skippedPrechecks);
    QWidget *makeDataSourcesPage(QWidget *parent);
    QWidget *makeAlertsPage(QWidget *parent);
    void markProduction();

    Session &m_session;
    RunManager m_manager;
    ManagerRuns m_runs;
    MainWindow m_window;
};

} // namespace godwit::ui
