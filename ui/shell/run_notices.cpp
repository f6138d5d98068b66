#include "ui/shell/run_notices.h"

#include "ui/common/background.h"
#include "ui/common/icons.h"
#include "ui/common/session.h"
#include "ui/common/text.h"
#include "ui/shell/project_runs.h"
#include "ui/shell/project_text.h"

#include <QMenu>
#include <QSystemTrayIcon>

namespace godwit::ui {

namespace {

constexpr int noticeMs = 10'000; ///< a tray icon that is there for its message only

} // namespace

RunNotices::RunNotices(Session &session, ProjectRuns &runs, QWidget *window)
    : QObject(window)
    , m_session(session)
    , m_runs(runs)
    , m_window(window)
{
    connect(&m_runs, &ProjectRuns::started, this, &RunNotices::prepare);
    connect(&m_runs, &ProjectRuns::finished, this, &RunNotices::notice);
}

bool RunNotices::stayInTray()
{
    prepare();
    if (m_tray)
        m_tray->show();
    return m_tray;
}

void RunNotices::leaveTray()
{
    if (m_tray)
        m_tray->hide();
}

void RunNotices::prepare()
{
    if (m_tray || !QSystemTrayIcon::isSystemTrayAvailable())
        return;
    m_tray = new QSystemTrayIcon(applicationIcon(), this);
    m_tray->setToolTip(QStringLiteral("Godwit"));
    auto *menu = new QMenu(m_window);
    connect(menu->addAction(tr("Show Godwit")), &QAction::triggered, this,
            &RunNotices::windowRequested);
    connect(menu->addAction(tr("Pause everything and quit")), &QAction::triggered, this,
            &RunNotices::pauseAndQuitRequested);
    m_tray->setContextMenu(menu);
    connect(m_tray, &QSystemTrayIcon::activated, this, &RunNotices::windowRequested);
    connect(m_tray, &QSystemTrayIcon::messageClicked, this, &RunNotices::windowRequested);
}

void RunNotices::notice(const QString &projectId)
{
    if (!m_tray || (m_window->isActiveWindow() && m_window->isVisible()))
        return;
    runInBackground(
        this,
        [home = m_session.home(), id = toUtf8(projectId)](std::stop_token) {
            std::optional<ProjectEntry> found;
            auto state = StateDatabase::openReadOnly(home);
            if (!state || !*state)
                return found;
            auto entries = readProjectEntries(**state);
            if (!entries)
                return found;
            for (ProjectEntry &entry : *entries) {
                if (entry.id == id)
                    found = std::move(entry);
            }
            return found;
        },
        [this](const std::optional<ProjectEntry> &entry) {
            if (entry)
                say(*entry);
        });
}

void RunNotices::say(const ProjectEntry &entry)
{
    const auto kind = entryStatus(entry) == Status::Bad ? QSystemTrayIcon::Critical
                                                        : QSystemTrayIcon::Information;
    const bool wasVisible = m_tray->isVisible();
    m_tray->show();
    m_tray->showMessage(toQString(entry.name), stateText(entry), kind);
    if (!wasVisible && m_window->isVisible())
        QTimer::singleShot(noticeMs, m_tray, &QSystemTrayIcon::hide);
}

} // namespace godwit::ui
