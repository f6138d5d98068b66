#pragma once

#include "ui/shell/project_entry.h"

#include <QString>

#include <vector>

namespace godwit::ui {

/// What can be asked of a project in the list.
enum class Operation { Start, Pause, Resume, Release, Delete, Edit, Rename, Clone, Tag, Export };

/// True if @p operation makes sense for a project that stands like @p entry.
bool isPossible(Operation operation, const ProjectEntry &entry);
std::vector<ProjectEntry> eligible(Operation operation, const std::vector<ProjectEntry> &entries);

/// One sentence for where it is not possible: "Only a running project can be paused."
QString whenPossible(Operation operation);

// Words for buttons and messages.
QString operationText(Operation operation); ///< "&Start"; a mnemonic of its own for each
/// "2 of 3 projects were started." / "“shop” was started." (of one)
QString outcomeText(Operation operation, int done, int total, const QString &only);

} // namespace godwit::ui
