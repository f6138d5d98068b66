// The steps and states of core/ in the user's words, the same in a list and on a page.
#pragma once

#include "core/state/run_state.h"
#include "ui/common/theme.h"

#include <QString>

namespace godwit::ui {

QString stepTitle(StepKind step);             ///< "Full transfer"
QString projectStateText(ProjectState state); ///< "Running", "Paused", "Completed"
Status statusOf(ProjectState state);

} // namespace godwit::ui
