// How a project stands, in the user's words.
#pragma once

#include "core/pipeline/run_progress.h"
#include "ui/common/state_text.h"
#include "ui/common/theme.h"
#include "ui/shell/project_entry.h"

#include <QIcon>
#include <QString>

namespace godwit::ui {

QString typeText(const std::string &type); ///< "Migration", "Synchronization"

/// The state and, once it has finished, what verification said: "Completed", "Completed,
/// different".
QString stateText(const ProjectEntry &entry);
Status entryStatus(const ProjectEntry &entry);
QIcon stateIcon(const ProjectEntry &entry);

/// The step a run is in and how far: "Full transfer, 45 %". Empty if it never ran.
QString progressText(const ProjectEntry &entry);
/// The same of a run of this process.
QString progressText(const RunProgress &progress);

/// "orders-mysql → orders-copy"
QString routeText(const ProjectEntry &entry);

} // namespace godwit::ui
