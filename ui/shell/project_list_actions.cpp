#include "ui/shell/project_list_actions.h"

#include "core/connectors/connector_registry.h"
#include "core/service/project_changes.h"
#include "ui/common/background.h"
#include "ui/common/error_panel.h"
#include "ui/common/settings.h"
#include "ui/common/text.h"
#include "ui/shell/confirm_dialogs.h"
#include "ui/shell/payload_file.h"
#include "ui/shell/project_runs.h"
#include "ui/shell/sink_access.h"
#include "ui/shell/tags_dialog.h"

#include <QFileDialog>

namespace godwit::ui {

namespace {

// Work on the home that may take long, with a connection of its own: it may outlive the window.
template<typename Work, typename Done>
void workInHome(QObject *context, const std::filesystem::path &home, Work work, Done done)
{
    runInBackground(
        context,
        [home, work = std::move(work)](std::stop_token) -> Result<void> {
            auto state = StateDatabase::open(home);
            if (!state)
                return failure(std::move(state));
            auto outcome = work(**state);
            if (!outcome)
                return tl::unexpected(outcome.error());
            return {};
        },
        std::move(done));
}

Result<void> withoutValue(const Result<ProjectRecord> &outcome)
{
    if (!outcome)
        return tl::unexpected(outcome.error());
    return {};
}

} // namespace

/// What was asked for at once, and how it went so far.
struct ProjectListActions::Batch
{
    Operation operation;
    int total = 0;
    int waitingFor = 0;
    int done = 0;
    QString onlyName; ///< if it is one project
    std::vector<Error> failures;
};

ProjectListActions::ProjectListActions(Session &session, ProjectRuns &runs, QWidget *window)
    : QObject(window)
    , m_session(session)
    , m_runs(runs)
    , m_window(window)
{}

void ProjectListActions::perform(Operation operation, const std::vector<ProjectEntry> &entries)
{
    const std::vector<ProjectEntry> those = eligible(operation, entries);
    if (those.empty() || !confirm(operation, entries))
        return;
    auto batch = std::make_shared<Batch>();
    batch->operation = operation;
    batch->total = batch->waitingFor = static_cast<int>(those.size());
    batch->onlyName = toQString(those.front().name);
    for (const ProjectEntry &entry : those)
        apply(batch, entry);
}

bool ProjectListActions::confirm(Operation operation, const std::vector<ProjectEntry> &entries)
{
    const bool destroys = operation == Operation::Delete || operation == Operation::Release;
    if (entries.size() == 1 && !destroys)
        return true;
    ConfirmDialog dialog(operation, entries, m_window);
    return dialog.exec() == QDialog::Accepted;
}

void ProjectListActions::apply(const std::shared_ptr<Batch> &batch, const ProjectEntry &entry)
{
    switch (batch->operation) {
    case Operation::Start:
    case Operation::Resume:
        startOrResume(batch, entry);
        break;
    case Operation::Pause:
        pause(batch, entry);
        break;
    case Operation::Release:
        release(batch, entry);
        break;
    case Operation::Delete:
        note(batch, entry, withoutValue(deleteProject(m_session.state(), entry.id)));
        break;
    default:
        Q_ASSERT(false); // the others have functions of their own
        break;
    }
}

void ProjectListActions::startOrResume(const std::shared_ptr<Batch> &batch,
                                       const ProjectEntry &entry)
{
    const QString id = toQString(entry.id);
    if (m_runs.start(id, m_window, batch->operation == Operation::Resume)) {
        note(batch, entry, {});
        return;
    }
    const auto refusal = m_runs.refusal(id);
    note(batch, entry,
         refusal ? Result<void>(tl::unexpected(*refusal))
                 : fail(ErrorCode::Cancelled, "the project was not started",
                        "start it again and give the passwords that are asked for"));
}

void ProjectListActions::pause(const std::shared_ptr<Batch> &batch, const ProjectEntry &entry)
{
    const QString id = toQString(entry.id);
    if (m_runs.isRunning(id)) {
        m_runs.pause(id);
        note(batch, entry, {});
        return;
    }
    // Another process runs it: godwitctl, or a second window.
    workInHome(
        this, m_session.home(),
        [id = entry.id](StateDatabase &state) { return pauseProject(state, id); },
        [this, batch, entry](const Result<void> &outcome) { note(batch, entry, outcome); });
}

void ProjectListActions::release(const std::shared_ptr<Batch> &batch, const ProjectEntry &entry)
{
    auto sinks = unlockSinks(m_session, entry.id, m_window);
    if (!sinks) {
        note(batch, entry, tl::unexpected(sinks.error()));
        return;
    }
    workInHome(
        this, m_session.home(),
        [id = entry.id, sinks = std::move(*sinks)](StateDatabase &state) {
            return releaseProject(
                state, id, [&sinks](const std::string &url) { return openSink(sinks, url); });
        },
        [this, batch, entry](const Result<void> &outcome) { note(batch, entry, outcome); });
}

void ProjectListActions::note(const std::shared_ptr<Batch> &batch, const ProjectEntry &entry,
                              const Result<void> &outcome)
{
    if (outcome) {
        ++batch->done;
    } else {
        Error error = outcome.error();
        if (error.object.empty())
            error.object = entry.name;
        batch->failures.push_back(std::move(error));
    }
    if (--batch->waitingFor == 0)
        finish(*batch);
}

void ProjectListActions::finish(const Batch &batch)
{
    Q_EMIT m_session.projectsChanged();
    const QString outcome = outcomeText(batch.operation, batch.done, batch.total, batch.onlyName);
    Q_EMIT done(outcome);
    if (!batch.failures.empty())
        ErrorPanel::report(m_window, outcome, batch.failures);
}

void ProjectListActions::rename(const ProjectEntry &entry, const QStringList &taken)
{
    QStringList others = taken;
    others.removeAll(toQString(entry.name));
    NameDialog dialog(tr("Rename %1").arg(toQString(entry.name)),
                      tr("A home knows a project by its name: a project file with the old name "
                         "is another project from now on."),
                      toQString(entry.name), others, m_window);
    if (dialog.exec() != QDialog::Accepted || dialog.name() == toQString(entry.name))
        return;
    say(tr("The project was not renamed"),
        renameProject(m_session.state(), entry.id, toUtf8(dialog.name())),
        tr("“%1” is called “%2” now.").arg(toQString(entry.name), dialog.name()));
}

void ProjectListActions::clone(const ProjectEntry &entry, const QStringList &taken)
{
    NameDialog dialog(tr("Clone %1").arg(toQString(entry.name)),
                      tr("The clone has the same data sources, objects, options and tags, and has "
                         "not run yet."),
                      freeName(toQString(entry.name), taken), taken, m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    say(tr("The project was not cloned"),
        cloneProject(m_session.state(), entry.id, toUtf8(dialog.name())),
        tr("“%1” was cloned as “%2”.").arg(toQString(entry.name), dialog.name()));
}

void ProjectListActions::changeTags(const ProjectEntry &entry, const QStringList &inUse)
{
    TagsDialog dialog(toQString(entry.name), entry.tags, inUse, m_window);
    if (dialog.exec() != QDialog::Accepted || dialog.tags() == entry.tags)
        return;
    say(tr("The tags were not changed"), tagProject(m_session.state(), entry.id, dialog.tags()),
        tr("The tags of “%1” were changed.").arg(toQString(entry.name)));
}

void ProjectListActions::exportJson(const ProjectEntry &entry)
{
    const auto project = ProjectStore(m_session.state()).find(entry.id);
    if (!project || !*project) {
        Q_EMIT m_session.projectsChanged(); // it has just been deleted elsewhere
        return;
    }
    Settings &settings = Settings::instance();
    const QString name = toQString(entry.name).replace(QLatin1Char('/'), QLatin1Char('_'));
    const QString path =
        QFileDialog::getSaveFileName(m_window, tr("Export the project as JSON"),
                                     settings.lastFolder(QStringLiteral("project"))
                                         + QLatin1Char('/') + name + QStringLiteral(".godwit.json"),
                                     tr("Godwit projects (*.godwit.json);;JSON (*.json)"));
    if (path.isEmpty())
        return;
    settings.rememberFolder(QStringLiteral("project"), path);
    if (auto written = writePayloadFile(path, (*project)->payload); !written)
        ErrorPanel::report(m_window, tr("The project was not exported"), written.error());
    else
        Q_EMIT done(tr("“%1” was exported to %2.").arg(toQString(entry.name), path));
}

void ProjectListActions::say(const QString &failureTitle, const Result<ProjectRecord> &outcome,
                             const QString &success)
{
    Q_EMIT m_session.projectsChanged();
    if (outcome)
        Q_EMIT done(success);
    else
        ErrorPanel::report(m_window, failureTitle, outcome.error());
}

} // namespace godwit::ui
