#pragma once

#include "core/project/project_json.h"

#include <QString>

namespace godwit::ui {

/// Reads a project file. What only breaks a rule is for the wizard to show, and stays in the
/// answer's errors. Errors: Io; NotJson.
Result<LoadedProject> readProjectFile(const QString &path);

/// Writes @p payload to @p path, whole or not at all. Errors: Io.
[[nodiscard]] Result<void> writeProjectFile(const QString &path, const std::string &payload);

} // namespace godwit::ui
