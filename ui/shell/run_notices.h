#pragma once

#include <QObject>

class QSystemTrayIcon;
class QWidget;

namespace godwit::ui {

class ProjectRuns;
class Session;
struct ProjectEntry;

/// Tells through the desktop's tray how a run ended, unless the user is looking at the window; and
/// holds the way back while the window is closed and work goes on. Without a tray it does nothing.
class RunNotices final : public QObject
{
    Q_OBJECT

public:
    RunNotices(Session &session, ProjectRuns &runs, QWidget *window);

    /// Shows the tray icon with a menu while the window is closed. False: there is no tray.
    bool stayInTray();
    void leaveTray();

Q_SIGNALS:
    void windowRequested();
    void pauseAndQuitRequested();

private:
    void prepare();
    void notice(const QString &projectId);
    void say(const ProjectEntry &entry);

    Session &m_session;
    ProjectRuns &m_runs;
    QWidget *m_window;
    QSystemTrayIcon *m_tray = nullptr; ///< made when the first run starts: it costs some start time
};

} // namespace godwit::ui
