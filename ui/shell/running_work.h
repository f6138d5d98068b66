#pragma once

#include <QHash>
#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace godwit::ui {

class ProjectRuns;
class Session;

/// The status bar's end: what runs in this process, and how far it is. A click opens it.
class RunningWork final : public QWidget
{
    Q_OBJECT

public:
    RunningWork(Session &session, ProjectRuns &runs, QWidget *parent = nullptr);

    QString text() const;

Q_SIGNALS:
    void openRequested(const QString &projectId);

private:
    void refresh();
    QString nameOf(const QString &projectId);
    QString lineOf(const QString &projectId);
    void showMenu();

    Session &m_session;
    ProjectRuns &m_runs;
    QToolButton *m_button;
    QHash<QString, QString> m_names; ///< by id; the home is not asked every second
    QTimer m_timer;                  ///< only while something runs
};

} // namespace godwit::ui
