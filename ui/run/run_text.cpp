#include "ui/run/run_text.h"

#include "ui/common/icons.h"
#include "ui/common/units.h"

#include <QCoreApplication>

namespace godwit::ui {

namespace {

struct RunText
{
    Q_DECLARE_TR_FUNCTIONS(RunText)
};

} // namespace

QString stepExplanation(StepKind step)
{
    switch (step) {
    case StepKind::Precheck:
        return RunText::tr("Checks both sides before anything is written.");
    case StepKind::Schema:
        return RunText::tr("Creates the databases, tables and views at the destination.");
    case StepKind::FullTransfer:
        return RunText::tr("Copies every selected row from one consistent snapshot.");
    case StepKind::Indexes:
        return RunText::tr("Builds the indexes and foreign keys that were put off until the data "
                           "was there.");
    case StepKind::IncrTransfer:
        return RunText::tr("Applies what changes at the source meanwhile.");
    case StepKind::FullVerify:
        return RunText::tr("Reads every row of both sides again and compares them.");
    case StepKind::Switchover:
        return RunText::tr("Moves the applications to the destination.");
    case StepKind::ReverseIncr:
        return RunText::tr("Brings changes at the destination back to the source.");
    }
    return {};
}

QString stepStateText(StepState state)
{
    switch (state) {
    case StepState::Init:
        return RunText::tr("Waiting");
    case StepState::Running:
        return RunText::tr("Running");
    case StepState::Suspend:
        return RunText::tr("Paused");
    case StepState::Failed:
        return RunText::tr("Failed");
    case StepState::Finished:
        return RunText::tr("Done");
    case StepState::Monitoring:
        return RunText::tr("Caught up");
    }
    return {};
}

QIcon stepIcon(StepState state)
{
    if (state == StepState::Suspend)
        return icon(Icon::Pause, Status::Idle);
    if (state == StepState::Init)
        return icon(Icon::Clock, Status::Idle);
    return statusIcon(statusOf(state));
}

Status statusOf(StepState state)
{
    switch (state) {
    case StepState::Running:
    case StepState::Monitoring:
        return Status::Working;
    case StepState::Failed:
        return Status::Bad;
    case StepState::Finished:
        return Status::Good;
    case StepState::Init:
    case StepState::Suspend:
        break;
    }
    return Status::Idle;
}

Status statusOf(VerifyState state)
{
    switch (state) {
    case VerifyState::Consistent:
        return Status::Good;
    case VerifyState::Different:
        return Status::Bad;
    case VerifyState::NotProven:
        return Status::Warning;
    case VerifyState::Skipped:
        break;
    }
    return Status::Idle;
}

QString tableStateText(StepState state)
{
    switch (state) {
    case StepState::Running:
        return RunText::tr("Copying");
    case StepState::Finished:
        return RunText::tr("Copied");
    default:
        return stepStateText(state);
    }
}

QString verdictText(VerifyState state)
{
    switch (state) {
    case VerifyState::Consistent:
        return RunText::tr("Consistent");
    case VerifyState::Different:
        return RunText::tr("Different");
    case VerifyState::NotProven:
        return RunText::tr("Not proven");
    case VerifyState::Skipped:
        return RunText::tr("Not compared");
    }
    return {};
}

QString speedModeText(SpeedMode mode)
{
    switch (mode) {
    case SpeedMode::Steady:
        return RunText::tr("Steady");
    case SpeedMode::Normal:
        return RunText::tr("Normal");
    case SpeedMode::Fast:
        return RunText::tr("Fast");
    }
    return {};
}

QString timeRangeText(double lowSeconds, double highSeconds)
{
    const QString low = formatDuration(lowSeconds);
    const QString high = formatDuration(highSeconds);
    if (low == high)
        //: a duration
        return RunText::tr("about %1").arg(low);
    //: a range of durations: 12 s – 1 min 05 s
    return RunText::tr("%1 – %2").arg(low, high);
}

} // namespace godwit::ui
