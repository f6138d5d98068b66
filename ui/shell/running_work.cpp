#include "ui/shell/running_work.h"

#include "core/state/project_store.h"
#include "ui/common/icons.h"
#include "ui/common/session.h"
#include "ui/common/text.h"
#include "ui/shell/project_runs.h"
#include "ui/shell/project_text.h"

#include <QMenu>
#include <QToolButton>

namespace godwit::ui {

namespace {

constexpr int refreshMs = 1000;

} // namespace

RunningWork::RunningWork(Session &session, ProjectRuns &runs, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_runs(runs)
    , m_button(new QToolButton(this))
{
    m_button->setObjectName(QStringLiteral("runningWork"));
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setAutoRaise(true);
    m_button->setFocusPolicy(Qt::TabFocus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_button);
    m_timer.setInterval(refreshMs);
    connect(&m_timer, &QTimer::timeout, this, &RunningWork::refresh);
    connect(&m_runs, &ProjectRuns::started, this, &RunningWork::refresh);
    connect(&m_runs, &ProjectRuns::finished, this, &RunningWork::refresh);
    connect(&m_session, &Session::projectsChanged, this, [this] { m_names.clear(); });
    connect(m_button, &QToolButton::clicked, this, &RunningWork::showMenu);
    refresh();
}

QString RunningWork::text() const
{
    return m_button->text();
}

void RunningWork::refresh()
{
    const QStringList running = m_runs.running();
    m_button->setEnabled(!running.isEmpty());
    if (running.isEmpty()) {
        m_timer.stop();
        m_button->setIcon(icon(Icon::Idle));
        m_button->setText(tr("Nothing is running"));
        m_button->setAccessibleName(m_button->text());
        return;
    }
    m_timer.start();
    m_button->setIcon(statusIcon(Status::Working));
    m_button->setText(running.size() == 1
                          ? lineOf(running.first())
                          : tr("%n project(s) running", nullptr, static_cast<int>(running.size())));
    m_button->setAccessibleName(m_button->text());
}

QString RunningWork::nameOf(const QString &projectId)
{
    QString &name = m_names[projectId];
    if (name.isEmpty()) {
        const auto project = ProjectStore(m_session.state()).find(toUtf8(projectId));
        name = project && *project ? toQString((*project)->name) : projectId;
    }
    return name;
}

QString RunningWork::lineOf(const QString &projectId)
{
    const QString name = nameOf(projectId);
    if (m_runs.isPausing(projectId))
        return tr("%1: pausing…").arg(name);
    const auto progress = m_runs.progress(projectId);
    return progress ? tr("%1: %2").arg(name, progressText(*progress))
                    : tr("%1: starting…").arg(name);
}

void RunningWork::showMenu()
{
    const QStringList running = m_runs.running();
    if (running.size() == 1) {
        Q_EMIT openRequested(running.first());
        return;
    }
    QMenu menu(this);
    for (const QString &id : running) {
        auto *action = menu.addAction(lineOf(id).replace(QLatin1Char('&'), QStringLiteral("&&")));
        connect(action, &QAction::triggered, this, [this, id] { Q_EMIT openRequested(id); });
    }
    menu.exec(m_button->mapToGlobal(QPoint(0, 0)) - QPoint(0, menu.sizeHint().height()));
}

} // namespace godwit::ui
