#pragma once

#include "ui/common/background.h"
#include "ui/common/session.h"
#include "ui/shell/navigation_bar.h"
#include "ui/shell/sample_project.h"

#include <QMainWindow>

#include <functional>

namespace godwit::ui {

class HelpKey;
class PageStack;
class ProductionFrame;
class ProjectListPage;
class ProjectRuns;
class RunNotices;
class SettingsPage;
class StartPage;

/// What the window is put together from. Whatever is empty is not offered.
struct WindowParts
{
    ProjectRuns *runs = nullptr; ///< must be there
    WriteSample writeSample;
    // Made when they are first shown.
    std::function<QWidget *(QWidget *parent)> makeDataSourcesPage;
    std::function<QWidget *(QWidget *parent)> makeAlertsPage;
    // Each opens a page on the stack.
    std::function<void()> newProject;
    std::function<void(const QString &projectId)> editProject;
    std::function<void(const QString &projectId)> openProject;
    std::function<void(const QString &path)> openFile;
    std::function<void(const Project &project)> openFinished; ///< the wizard's last page
    std::function<void(QWidget *dataSourcesPage)> createDataSource;
};

/// The one window: navigation, content, status bar. Puts the parts together.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(Session &session, const QString &language, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Called once, before the window is shown.
    void assemble(WindowParts parts);

    PageStack &pages() { return *m_pages; }
    ProductionFrame &frame() { return *m_frame; }
    void showSection(Section section);
    void openFile(const QString &path);

public Q_SLOTS:
    void say(const QString &message); ///< in the status bar, for a while

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void buildMenu();
    void buildProjects();
    QWidget *basePage(Section section);
    QWidget *projectsBase();
    bool isHomeEmpty();
    void chooseFile();
    void trySample();
    void connectDataSource();
    void refreshProjectsBase();
    void refreshAlertCount();
    void refreshTitle();
    bool mayClose();
    void runsEnded();
    void comeBack();

    Session &m_session;
    WindowParts m_parts;
    NavigationBar *m_navigation;
    PageStack *m_pages;
    ProductionFrame *m_frame;
    HelpKey *m_help;
    RunNotices *m_notices = nullptr;
    Section m_section = Section::Projects;
    StartPage *m_start = nullptr;
    ProjectListPage *m_projects = nullptr;
    QWidget *m_dataSources = nullptr;
    QWidget *m_alerts = nullptr;
    SettingsPage *m_settings = nullptr;
    QPointer<BackgroundTask> m_sample;
    bool m_isQuitting = false;     ///< once the runs have stopped
    bool m_isInBackground = false; ///< the window is closed, work goes on
};

} // namespace godwit::ui
