// Where drafts come from and where they go: the home, and project files.
#pragma once

#include "ui/wizard/project_draft.h"

#include <QString>

#include <memory>
#include <string>

namespace godwit::ui {

/// A project file as it was read.
struct ProjectFile
{
    QString path;
    LoadedProject loaded;
    /// True if it is at least a JSON object: what could be read can be opened and the rest put
    /// right. In broken JSON nobody knows what is missing.
    bool canBeMended() const;
};

/// Errors: Io, for a file that cannot be read or is larger than any payload can be. What is wrong
/// inside it is in the answer.
Result<ProjectFile> readProjectFile(const QString &path);

/// Writes the canonical payload, all or nothing. Errors: Io.
[[nodiscard]] Result<void> writeProjectFile(const QString &path, const Project &project);

std::unique_ptr<ProjectDraft> newDraft(Session &session);
/// A stored project, to be changed. Errors: InvalidArgument if there is no such project.
Result<std::unique_ptr<ProjectDraft>> draftOfProject(Session &session, const std::string &id);
/// A new project like a stored one, under a name that is free.
Result<std::unique_ptr<ProjectDraft>> draftOfClone(Session &session, const std::string &id);
std::unique_ptr<ProjectDraft> draftOfFile(Session &session, const ProjectFile &file);

/// Opens @p path over @p window: says why a file is refused, and asks before one with errors is
/// opened for mending. Null if there is no draft after all.
std::unique_ptr<ProjectDraft> openProjectFile(Session &session, const QString &path,
                                              QWidget *window);
/// Asks over @p window which file to open; empty if none.
QString chooseProjectFile(QWidget *window);
/// Asks over @p window where to, and exports. True if a file was written.
bool exportProject(const Project &project, QWidget *window);

} // namespace godwit::ui
