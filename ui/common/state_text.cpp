#include "ui/common/state_text.h"

#include <QCoreApplication>

namespace godwit::ui {

namespace {

struct StateText
{
    Q_DECLARE_TR_FUNCTIONS(StateText)
};

} // namespace

QString stepTitle(StepKind step)
{
    switch (step) {
    case StepKind::Precheck:
        return StateText::tr("Precheck");
    case StepKind::Schema:
        return StateText::tr("Schema");
    case StepKind::FullTransfer:
        return StateText::tr("Full transfer");
    case StepKind::Indexes:
        return StateText::tr("Indexes");
    case StepKind::IncrTransfer:
        return StateText::tr("Incremental");
    case StepKind::FullVerify:
        return StateText::tr("Verification");
    case StepKind::Switchover:
        return StateText::tr("Switchover");
    case StepKind::ReverseIncr:
        return StateText::tr("Reverse");
    }
    return {};
}

QString projectStateText(ProjectState state)
{
    switch (state) {
    case ProjectState::Init:
        return StateText::tr("Not started");
    case ProjectState::Running:
        return StateText::tr("Running");
    case ProjectState::Suspend:
        return StateText::tr("Paused");
    case ProjectState::Failed:
        return StateText::tr("Failed");
    case ProjectState::Finished:
        return StateText::tr("Completed");
    case ProjectState::Releasing:
        return StateText::tr("Releasing");
    case ProjectState::Released:
        return StateText::tr("Released");
    case ProjectState::Deleted:
        return StateText::tr("Deleted");
    }
    return {};
}

Status statusOf(ProjectState state)
{
    switch (state) {
    case ProjectState::Running:
    case ProjectState::Releasing:
        return Status::Working;
    case ProjectState::Failed:
        return Status::Bad;
    case ProjectState::Finished:
        return Status::Good;
    default:
        return Status::Idle;
    }
}

} // namespace godwit::ui
