#include "ui/run/project_actions.h"

#include "core/connectors/connector_registry.h"
#include "core/project/project_json.h"
#include "core/service/project_changes.h"
#include "ui/common/error_panel.h"
#include "ui/common/settings.h"
#include "ui/common/text.h"
#include "ui/run/home_work.h"

#include <QDir>
#include <QFileDialog>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>

#include <utility>

namespace godwit::ui {

namespace {

const QString folderPurpose = QStringLiteral("project");

// The destination that is set now has the password just typed; a run may have gone to another one.
OpenSink openSinkWith(const DataSource &sink)
{
    return [sink](const std::string &url) -> Result<std::unique_ptr<Connector>> {
        if (url == sink.url())
            return makeConnector(sink);
        auto other = parseDataSourceUrl(url);
        if (!other)
            return failure(std::move(other));
        if (other->host == sink.host && other->user == sink.user)
            other->password = sink.password;
        return makeConnector(*other);
    };
}

Result<void> save(const QString &file, const std::string &payload)
{
    QSaveFile out(file);
    const auto size = static_cast<qint64>(payload.size());
    if (out.open(QIODevice::WriteOnly) && out.write(payload.data(), size) == size && out.commit())
        return {};
    return fail(ErrorCode::Io, toUtf8(file) + ": " + toUtf8(out.errorString()),
                "choose a folder that may be written");
}

} // namespace

ProjectActions::ProjectActions(Session &session, std::string projectId, QWidget *window)
    : QObject(window)
    , m_session(session)
    , m_projectId(std::move(projectId))
    , m_window(window)
{}

template<typename Work, typename Done>
void ProjectActions::work(const QString &failedTitle, Work work, Done done)
{
    if (isBusy())
        return;
    m_task = workInHome(
        this, m_session.home(), std::move(work),
        [this, failedTitle, done = std::move(done)](const Result<ProjectRecord> &project) {
            m_task = nullptr;
            Q_EMIT busyChanged();
            Q_EMIT changed();
            if (project)
                done(*project);
            else
                ErrorPanel::report(m_window, failedTitle, project.error());
        });
    Q_EMIT busyChanged();
}

void ProjectActions::pauseElsewhere()
{
    work(
        tr("The project was not paused"),
        [id = m_projectId](StateDatabase &state) { return pauseProject(state, id); },
        [](const ProjectRecord &) {});
}

void ProjectActions::release(const ProjectRecord &project)
{
    QMessageBox question(QMessageBox::Warning, tr("Release the project"),
                         tr("Release “%1”?").arg(toQString(project.name)), QMessageBox::Cancel,
                         m_window);
    question.setObjectName(QStringLiteral("releaseQuestion"));
    question.setTextFormat(Qt::PlainText);
    question.setInformativeText(
        tr("Its checkpoints at the destination are deleted: an unfinished run can never be "
           "resumed, and its rows at the destination count as foreign from then on. The copied "
           "tables themselves stay."));
    QPushButton *yes = question.addButton(tr("&Release"), QMessageBox::DestructiveRole);
    yes->setObjectName(QStringLiteral("releaseYes"));
    question.setDefaultButton(QMessageBox::Cancel);
    question.exec();
    if (question.clickedButton() != yes)
        return;
    const LoadedProject loaded = readProject(project.payload);
    const auto sink = m_session.unlock(loaded.project.sinkEndpointId, m_window);
    if (!sink)
        return;
    work(
        tr("The project was not released"),
        [id = m_projectId, sink = *sink](StateDatabase &state) {
            return releaseProject(state, id, openSinkWith(sink));
        },
        [](const ProjectRecord &) {});
}

void ProjectActions::clone(const ProjectRecord &project)
{
    bool accepted = false;
    const QString name = QInputDialog::getText(
        m_window, tr("Clone the project"), tr("Name of the new project:"), QLineEdit::Normal,
        toQString(project.name) + QStringLiteral("-2"), &accepted);
    if (!accepted)
        return;
    work(
        tr("The project was not cloned"),
        [id = m_projectId, name = toUtf8(name)](StateDatabase &state) {
            return cloneProject(state, id, name);
        },
        [this](const ProjectRecord &made) { Q_EMIT openRequested(toQString(made.id)); });
}

void ProjectActions::download(const ProjectRecord &project)
{
    Settings &settings = Settings::instance();
    QString name = toQString(project.name);
    name.replace(QLatin1Char('/'), QLatin1Char('_')); // a name may hold anything
    const QString proposed =
        QDir(settings.lastFolder(folderPurpose)).filePath(name + QStringLiteral(".godwit.json"));
    const QString file =
        QFileDialog::getSaveFileName(m_window, tr("Download the project"), proposed,
                                     tr("Godwit projects (*.godwit.json);;JSON files (*.json)"));
    if (file.isEmpty())
        return;
    settings.rememberFolder(folderPurpose, file);
    if (auto saved = save(file, project.payload); !saved)
        ErrorPanel::report(m_window, tr("The project was not saved"), saved.error());
}

} // namespace godwit::ui
