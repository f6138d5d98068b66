#include "ui/shell/project_operations.h"

#include <QCoreApplication>

#include <algorithm>

namespace godwit::ui {

namespace {

struct ProjectOperations
{
    Q_DECLARE_TR_FUNCTIONS(ProjectOperations)
};

QString manyText(Operation operation, int done, int total)
{
    switch (operation) {
    case Operation::Start:
        return ProjectOperations::tr("%1 of %n project(s) were started.", nullptr, total).arg(done);
    case Operation::Pause:
        return ProjectOperations::tr("%1 of %n project(s) were asked to pause.", nullptr, total)
            .arg(done);
    case Operation::Resume:
        return ProjectOperations::tr("%1 of %n project(s) were resumed.", nullptr, total).arg(done);
    case Operation::Release:
        return ProjectOperations::tr("%1 of %n project(s) were released.", nullptr, total)
            .arg(done);
    case Operation::Delete:
        return ProjectOperations::tr("%1 of %n project(s) were deleted.", nullptr, total).arg(done);
    default:
        return ProjectOperations::tr("%1 of %n project(s) were changed.", nullptr, total).arg(done);
    }
}

QString oneText(Operation operation, const QString &name)
{
    switch (operation) {
    case Operation::Start:
        return ProjectOperations::tr("“%1” was started.").arg(name);
    case Operation::Pause:
        return ProjectOperations::tr("“%1” was asked to pause.").arg(name);
    case Operation::Resume:
        return ProjectOperations::tr("“%1” was resumed.").arg(name);
    case Operation::Release:
        return ProjectOperations::tr("“%1” was released.").arg(name);
    case Operation::Delete:
        return ProjectOperations::tr("“%1” was deleted.").arg(name);
    default:
        return ProjectOperations::tr("“%1” was changed.").arg(name);
    }
}

} // namespace

bool isPossible(Operation operation, const ProjectEntry &entry)
{
    const ProjectState state = entry.state;
    switch (operation) {
    case Operation::Start:
        return state == ProjectState::Init || state == ProjectState::Finished
               || state == ProjectState::Released;
    case Operation::Pause:
        return state == ProjectState::Running;
    case Operation::Resume:
        return state == ProjectState::Suspend || state == ProjectState::Failed;
    case Operation::Release:
        return state == ProjectState::Suspend || state == ProjectState::Failed
               || state == ProjectState::Finished;
    case Operation::Delete:
        return state == ProjectState::Init || state == ProjectState::Released;
    case Operation::Edit:
    case Operation::Rename:
        return state != ProjectState::Running && state != ProjectState::Releasing;
    case Operation::Clone:
    case Operation::Tag:
    case Operation::Export:
        break;
    }
    return true;
}

std::vector<ProjectEntry> eligible(Operation operation, const std::vector<ProjectEntry> &entries)
{
    std::vector<ProjectEntry> those;
    std::copy_if(entries.begin(), entries.end(), std::back_inserter(those),
                 [operation](const ProjectEntry &entry) { return isPossible(operation, entry); });
    return those;
}

QString whenPossible(Operation operation)
{
    switch (operation) {
    case Operation::Start:
        return ProjectOperations::tr("A project is started when it has not run yet, has completed "
                                     "or was released. One that was interrupted is resumed.");
    case Operation::Pause:
        return ProjectOperations::tr("Only a running project can be paused.");
    case Operation::Resume:
        return ProjectOperations::tr("Only a paused or failed project can be resumed.");
    case Operation::Release:
        return ProjectOperations::tr("A project is released once it has run and stopped.");
    case Operation::Delete:
        return ProjectOperations::tr("A project that has run must be released before it is "
                                     "deleted.");
    case Operation::Edit:
    case Operation::Rename:
        return ProjectOperations::tr("A running project must be paused first.");
    case Operation::Clone:
    case Operation::Tag:
    case Operation::Export:
        break;
    }
    return {};
}

QString operationText(Operation operation)
{
    switch (operation) {
    case Operation::Start:
        return ProjectOperations::tr("&Start");
    case Operation::Pause:
        return ProjectOperations::tr("&Pause");
    case Operation::Resume:
        return ProjectOperations::tr("&Resume");
    case Operation::Release:
        return ProjectOperations::tr("Re&lease…");
    case Operation::Delete:
        return ProjectOperations::tr("&Delete…");
    case Operation::Edit:
        return ProjectOperations::tr("&Edit…");
    case Operation::Rename:
        return ProjectOperations::tr("Re&name…");
    case Operation::Clone:
        return ProjectOperations::tr("&Clone…");
    case Operation::Tag:
        return ProjectOperations::tr("&Tags…");
    case Operation::Export:
        return ProjectOperations::tr("E&xport JSON…");
    }
    return {};
}

QString outcomeText(Operation operation, int done, int total, const QString &only)
{
    return total == 1 && done == 1 ? oneText(operation, only) : manyText(operation, done, total);
}

} // namespace godwit::ui
