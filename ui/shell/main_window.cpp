#include "ui/shell/main_window.h"

#include "core/state/alert_store.h"
#include "core/state/project_store.h"
#include "ui/common/error_panel.h"
#include "ui/common/icons.h"
#include "ui/common/production_frame.h"
#include "ui/common/settings.h"
#include "ui/common/text.h"
#include "ui/shell/about_dialog.h"
#include "ui/shell/closing_dialog.h"
#include "ui/shell/help_window.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/project_list_page.h"
#include "ui/shell/project_runs.h"
#include "ui/shell/run_notices.h"
#include "ui/shell/running_work.h"
#include "ui/shell/settings_page.h"
#include "ui/shell/start_page.h"

#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QMenuBar>
#include <QStatusBar>

namespace godwit::ui {

namespace {

constexpr int firstWidth = 1200;
constexpr int firstHeight = 700;
constexpr int leastWidth = 900;
constexpr int leastHeight = 560;
constexpr int messageMs = 10'000;
const auto geometryKey = QStringLiteral("main");

} // namespace

MainWindow::MainWindow(Session &session, const QString &language, QWidget *parent)
    : QMainWindow(parent)
    , m_session(session)
    , m_navigation(new NavigationBar(this))
    , m_pages(new PageStack(this))
    , m_help(new HelpKey(language, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(applicationIcon());
    setMinimumSize(leastWidth, leastHeight);
    resize(firstWidth, firstHeight);
    auto *content = new QWidget(this);
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_navigation);
    row->addWidget(m_pages, 1);
    m_frame = new ProductionFrame(content, this);
    setCentralWidget(m_frame);
    connect(m_navigation, &NavigationBar::chosen, this, &MainWindow::showSection);
    connect(m_pages, &PageStack::currentChanged, this, &MainWindow::refreshTitle);
}

MainWindow::~MainWindow() = default;

void MainWindow::assemble(WindowParts parts)
{
    m_parts = std::move(parts);
    Q_ASSERT(m_parts.runs);
    buildProjects();
    buildMenu();
    auto *running = new RunningWork(m_session, *m_parts.runs, this);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addPermanentWidget(running);
    connect(running, &RunningWork::openRequested, this, [this](const QString &id) {
        if (m_parts.openProject)
            m_parts.openProject(id);
    });
    m_notices = new RunNotices(m_session, *m_parts.runs, this);
    connect(m_notices, &RunNotices::windowRequested, this, &MainWindow::comeBack);
    connect(m_notices, &RunNotices::pauseAndQuitRequested, this, [this] {
        m_isQuitting = true;
        m_parts.runs->pauseAll();
        runsEnded();
    });
    connect(m_parts.runs, &ProjectRuns::finished, this, &MainWindow::runsEnded);
    connect(m_parts.runs, &ProjectRuns::finished, this, &MainWindow::refreshAlertCount);
    connect(&m_session, &Session::alertsChanged, this, &MainWindow::refreshAlertCount);
    connect(&m_session, &Session::projectsChanged, this, &MainWindow::refreshProjectsBase);
    connect(&m_session, &Session::dataSourcesChanged, this, &MainWindow::refreshProjectsBase);
    Settings::instance().restoreGeometry(this, geometryKey);
    showSection(Section::Projects);
    refreshAlertCount();
}

void MainWindow::buildProjects()
{
    m_projects = new ProjectListPage(m_session, *m_parts.runs, this);
    m_start = new StartPage(this);
    m_projects->hide();
    m_start->hide();
    const bool makesProjects = m_parts.newProject && m_parts.openFile;
    const bool makesSample = m_parts.writeSample && m_parts.openFinished;
    m_projects->setOffered(makesProjects, makesSample);
    m_start->setOffered(makesProjects, makesSample);
    const auto create = [this] {
        if (m_parts.newProject)
            m_parts.newProject();
    };
    connect(m_projects, &ProjectListPage::newRequested, this, create);
    connect(m_start, &StartPage::newRequested, this, create);
    connect(m_projects, &ProjectListPage::importRequested, this, &MainWindow::chooseFile);
    connect(m_start, &StartPage::importRequested, this, &MainWindow::chooseFile);
    connect(m_projects, &ProjectListPage::tryRequested, this, &MainWindow::trySample);
    connect(m_start, &StartPage::tryRequested, this, &MainWindow::trySample);
    connect(m_start, &StartPage::connectRequested, this, &MainWindow::connectDataSource);
    connect(m_start, &StartPage::cancelRequested, this, [this] {
        if (m_sample)
            m_sample->cancel();
        m_start->setBusy(false);
    });
    connect(m_projects, &ProjectListPage::message, this, &MainWindow::say);
    connect(m_projects, &ProjectListPage::openRequested, this, [this](const QString &id) {
        if (m_parts.openProject)
            m_parts.openProject(id);
        else if (m_parts.editProject)
            m_parts.editProject(id);
    });
    connect(m_projects, &ProjectListPage::editRequested, this, [this](const QString &id) {
        if (m_parts.editProject)
            m_parts.editProject(id);
    });
    m_projects->reload();
}

void MainWindow::buildMenu()
{
    const auto add = [this](QMenu *menu, const char *name, Icon picture, const QString &text,
                            const QKeySequence &key, auto slot) {
        auto *action = menu->addAction(icon(picture), text);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(key);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    QMenu *file = menuBar()->addMenu(tr("&File"));
    add(file, "fileNew", Icon::Add, tr("&New project"), QKeySequence::New, [this] {
        if (m_parts.newProject)
            m_parts.newProject();
    })->setEnabled(static_cast<bool>(m_parts.newProject));
    add(file, "fileOpen", Icon::Import, tr("&Open from JSON…"), QKeySequence::Open,
        &MainWindow::chooseFile)
        ->setEnabled(static_cast<bool>(m_parts.openFile));
    file->addSeparator();
    add(file, "fileQuit", Icon::Close, tr("&Quit"), QKeySequence::Quit, [this] { close(); });

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    // F1 itself is HelpKey's: it works in dialogs too.
    add(help, "helpAbout", Icon::Help, tr("&About this screen (F1)"), {}, [this] {
        m_help->openAbout(QApplication::focusWidget() ? QApplication::focusWidget()
                                                      : m_pages->current());
    });
    add(help, "helpContents", Icon::Info, tr("&Contents"), {}, [this] { m_help->open({}); });
    help->addSeparator();
    add(help, "helpTry", Icon::Run, tr("&Try the sample"), {}, &MainWindow::trySample)
        ->setEnabled(m_parts.writeSample && m_parts.openFinished);
    help->addSeparator();
    add(help, "helpGodwit", Icon::Info, tr("About &Godwit"), {}, [this] {
        AboutDialog dialog(this);
        dialog.exec();
    });
}

void MainWindow::showSection(Section section)
{
    QWidget *page = basePage(section);
    if (page && m_pages->setBase(page))
        m_section = section;
    m_navigation->setCurrent(m_section);
    refreshTitle();
}

QWidget *MainWindow::basePage(Section section)
{
    switch (section) {
    case Section::Projects:
        return projectsBase();
    case Section::DataSources:
        if (!m_dataSources && m_parts.makeDataSourcesPage)
            m_dataSources = m_parts.makeDataSourcesPage(this);
        return m_dataSources;
    case Section::Alerts:
        if (!m_alerts && m_parts.makeAlertsPage)
            m_alerts = m_parts.makeAlertsPage(this);
        return m_alerts;
    case Section::Settings:
        break;
    }
    if (!m_settings)
        m_settings = new SettingsPage(m_session, this);
    return m_settings;
}

QWidget *MainWindow::projectsBase()
{
    if (isHomeEmpty())
        return m_start;
    return m_projects;
}

bool MainWindow::isHomeEmpty()
{
    const auto sources = DataSourceStore(m_session.state()).list();
    if (!sources || !sources->empty())
        return false;
    const auto projects = ProjectStore(m_session.state()).list();
    return projects && projects->empty();
}

void MainWindow::refreshProjectsBase()
{
    const QWidget *shown = m_pages->current();
    if ((shown == m_start || shown == m_projects) && projectsBase() != shown)
        m_pages->setBase(projectsBase());
}

void MainWindow::chooseFile()
{
    Settings &settings = Settings::instance();
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Open a project file"), settings.lastFolder(QStringLiteral("project")),
        tr("Godwit projects (*.godwit.json *.json);;All files (*)"));
    if (path.isEmpty())
        return;
    settings.rememberFolder(QStringLiteral("project"), path);
    openFile(path);
}

void MainWindow::openFile(const QString &path)
{
    if (m_parts.openFile)
        m_parts.openFile(path);
}

void MainWindow::trySample()
{
    if (m_sample || !m_parts.writeSample || !m_parts.openFinished)
        return;
    m_start->setBusy(true);
    m_start->errors().clear();
    m_sample = runInBackground(
        this,
        [home = m_session.home(), write = m_parts.writeSample](std::stop_token) -> Result<Project> {
            auto state = StateDatabase::open(home);
            if (!state)
                return failure(std::move(state));
            return prepareSample(**state, write);
        },
        [this](const Result<Project> &project) {
            m_sample.clear();
            m_start->setBusy(false);
            if (!project) {
                ErrorPanel::report(this, tr("The sample was not made"), project.error());
                return;
            }
            Q_EMIT m_session.dataSourcesChanged();
            m_parts.openFinished(*project);
        });
}

void MainWindow::connectDataSource()
{
    showSection(Section::DataSources);
    if (m_dataSources && m_parts.createDataSource)
        m_parts.createDataSource(m_dataSources);
}

void MainWindow::refreshAlertCount()
{
    runInBackground(
        this,
        [home = m_session.home()](std::stop_token) -> std::int64_t {
            auto state = StateDatabase::openReadOnly(home);
            if (!state || !*state)
                return 0;
            AlertFilter filter;
            filter.unacknowledged = true;
            return AlertStore(**state).count(filter).value_or(0);
        },
        [this](std::int64_t count) {
            m_navigation->setCount(Section::Alerts, static_cast<int>(count));
        });
}

void MainWindow::refreshTitle()
{
    const QString page = m_pages->hasPageOnTop() ? m_pages->title() : sectionTitle(m_section);
    setWindowTitle(tr("%1 – Godwit").arg(page));
}

void MainWindow::say(const QString &message)
{
    statusBar()->showMessage(message, messageMs);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    Settings::instance().saveGeometry(this, geometryKey);
    if (!m_pages->mayLeaveAll() || !mayClose()) { // who stays finds the page again
        event->ignore();
        return;
    }
    event->accept();
    if (!m_isInBackground)
        QCoreApplication::quit();
}

bool MainWindow::mayClose()
{
    m_isInBackground = false;
    const QStringList running = m_parts.runs ? m_parts.runs->running() : QStringList();
    if (running.isEmpty())
        return true;
    if (m_isQuitting)
        return false; // the runs are stopping; runsEnded() closes the window
    QStringList names;
    for (const QString &id : running) {
        const auto project = ProjectStore(m_session.state()).find(toUtf8(id));
        names << (project && *project ? toQString((*project)->name) : id);
    }
    ClosingDialog dialog(names, this);
    dialog.exec();
    switch (dialog.choice()) {
    case ClosingDialog::Choice::KeepRunning:
        m_isInBackground = !m_parts.runs->running().isEmpty();
        m_notices->stayInTray();
        return true;
    case ClosingDialog::Choice::PauseAndQuit:
        m_isQuitting = true;
        say(tr("Pausing…"));
        m_parts.runs->pauseAll();
        return m_parts.runs->running().isEmpty();
    case ClosingDialog::Choice::Stay:
        break;
    }
    return false;
}

void MainWindow::runsEnded()
{
    if (!m_parts.runs->running().isEmpty())
        return;
    if (m_isQuitting || m_isInBackground)
        QCoreApplication::quit();
}

void MainWindow::comeBack()
{
    m_isInBackground = false;
    m_notices->leaveTray();
    showNormal();
    raise();
    activateWindow();
}

} // namespace godwit::ui
