#pragma once

#include "ui/common/session.h"
#include "ui/shell/project_operations.h"

#include <QObject>

#include <memory>
#include <vector>

namespace godwit::ui {

class ProjectRuns;

/// Does what the project list is asked to do, after asking where it should: questions and failures
/// are dialogs over the list's window.
class ProjectListActions final : public QObject
{
    Q_OBJECT

public:
    /// @p window: dialogs stand over it.
    ProjectListActions(Session &session, ProjectRuns &runs, QWidget *window);

    /// Start, Pause, Resume, Release, Delete of one project or many. One is confirmed only where
    /// something is destroyed; many always, with those named that are concerned.
    void perform(Operation operation, const std::vector<ProjectEntry> &entries);

    /// @p taken: the names of all projects.
    void rename(const ProjectEntry &entry, const QStringList &taken);
    void clone(const ProjectEntry &entry, const QStringList &taken);
    void changeTags(const ProjectEntry &entry, const QStringList &inUse);
    /// Writes the project's canonical JSON to a file that the user chooses.
    void exportJson(const ProjectEntry &entry);

Q_SIGNALS:
    /// Something was done; one sentence for the status bar.
    void done(const QString &message);

private:
    struct Batch;

    bool confirm(Operation operation, const std::vector<ProjectEntry> &entries);
    void apply(const std::shared_ptr<Batch> &batch, const ProjectEntry &entry);
    void startOrResume(const std::shared_ptr<Batch> &batch, const ProjectEntry &entry);
    void pause(const std::shared_ptr<Batch> &batch, const ProjectEntry &entry);
    void release(const std::shared_ptr<Batch> &batch, const ProjectEntry &entry);
    void note(const std::shared_ptr<Batch> &batch, const ProjectEntry &entry,
              const Result<void> &outcome);
    void finish(const Batch &batch);
    void say(const QString &failureTitle, const Result<ProjectRecord> &outcome,
             const QString &success);

    Session &m_session;
    ProjectRuns &m_runs;
    QWidget *m_window;
};

} // namespace godwit::ui
