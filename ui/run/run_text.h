// The states and steps of core/ in the user's words.
#pragma once

#include "core/project/project.h"
#include "core/state/run_state.h"
#include "ui/common/state_text.h"
#include "ui/common/theme.h"

#include <QIcon>
#include <QString>

namespace godwit::ui {

QString stepExplanation(StepKind step); ///< one sentence: what the step does
QString stepStateText(StepState state); ///< of a step: "Waiting", "Running", "Done"
QIcon stepIcon(StepState state);
Status statusOf(StepState state);
Status statusOf(VerifyState state);
QString tableStateText(StepState state); ///< of a table's copy: "Waiting", "Copying", "Copied"
QString verdictText(VerifyState state);  ///< "Consistent", "Different", "Not proven"
QString speedModeText(SpeedMode mode);   ///< "Steady", "Normal", "Fast"
QString timeRangeText(double lowSeconds, double highSeconds); ///< "2–3 min", "about 12 s"

} // namespace godwit::ui
