#include "ui/shell/project_text.h"

#include "ui/common/icons.h"
#include "ui/common/text.h"
#include "ui/common/units.h"

#include <QCoreApplication>

#include <algorithm>

namespace godwit::ui {

namespace {

struct ProjectText
{
    Q_DECLARE_TR_FUNCTIONS(ProjectText)
};

const StepRecord *currentStep(const std::vector<StepRecord> &steps)
{
    for (const StepRecord &step : steps) {
        if (step.state != StepState::Finished)
            return &step;
    }
    return steps.empty() ? nullptr : &steps.back();
}

QString stepAndShare(const StepRecord &step, double done, double estimated)
{
    if (step.step != StepKind::FullTransfer || estimated <= 0 || step.state == StepState::Finished)
        return stepWord(step.step);
    //: a step and how much of it is done: "Full transfer, 45 %"
    return ProjectText::tr("%1, %2").arg(stepWord(step.step), formatPercent(done / estimated));
}

} // namespace

QString projectStateWord(ProjectState state)
{
    switch (state) {
    case ProjectState::Init:
        return ProjectText::tr("Not started");
    case ProjectState::Running:
        return ProjectText::tr("Running");
    case ProjectState::Suspend:
        return ProjectText::tr("Paused");
    case ProjectState::Failed:
        return ProjectText::tr("Failed");
    case ProjectState::Finished:
        return ProjectText::tr("Completed");
    case ProjectState::Releasing:
        return ProjectText::tr("Releasing");
    case ProjectState::Released:
        return ProjectText::tr("Released");
    case ProjectState::Deleted:
        return ProjectText::tr("Deleted");
    }
    return {};
}

QString stepWord(StepKind step)
{
    switch (step) {
    case StepKind::Precheck:
        return ProjectText::tr("Precheck");
    case StepKind::Schema:
        return ProjectText::tr("Schema");
    case StepKind::FullTransfer:
        return ProjectText::tr("Full transfer");
    case StepKind::Indexes:
        return ProjectText::tr("Indexes");
    case StepKind::IncrTransfer:
        return ProjectText::tr("Incremental");
    case StepKind::FullVerify:
        return ProjectText::tr("Verification");
    case StepKind::Switchover:
        return ProjectText::tr("Switchover");
    case StepKind::ReverseIncr:
        return ProjectText::tr("Reverse");
    }
    return {};
}

QString typeText(const std::string &type)
{
    return type == "SYNC" ? ProjectText::tr("Synchronization") : ProjectText::tr("Migration");
}

QString stateText(const ProjectEntry &entry)
{
    const QString state = projectStateWord(entry.state);
    if (entry.state != ProjectState::Finished || !entry.run)
        return state;
    const auto &steps = entry.run->steps;
    const bool isVerified = std::any_of(steps.begin(), steps.end(), [](const StepRecord &step) {
        return step.step == StepKind::FullVerify;
    });
    if (entry.run->consistent == false)
        return ProjectText::tr("Completed, different");
    if (!entry.run->consistent && isVerified)
        return ProjectText::tr("Completed, not proven");
    return state;
}

Status entryStatus(const ProjectEntry &entry)
{
    if (entry.state == ProjectState::Finished && entry.run) {
        if (entry.run->consistent == false)
            return Status::Bad;
        if (stateText(entry) != projectStateWord(entry.state))
            return Status::Warning;
    }
    switch (entry.state) {
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

QIcon stateIcon(const ProjectEntry &entry)
{
    switch (entry.state) {
    case ProjectState::Suspend:
        return icon(Icon::Pause, Status::Idle);
    case ProjectState::Init:
        return icon(Icon::Clock, Status::Idle);
    case ProjectState::Released:
        return icon(Icon::Archive, Status::Idle);
    default:
        return statusIcon(entryStatus(entry));
    }
}

QString progressText(const ProjectEntry &entry)
{
    if (!entry.run)
        return {};
    const StepRecord *step = currentStep(entry.run->steps);
    if (!step)
        return {};
    if (entry.state == ProjectState::Finished)
        return ProjectText::tr("All steps done");
    return stepAndShare(*step, entry.run->rowsWritten, entry.run->rowsEstimated);
}

QString progressText(const RunProgress &progress)
{
    for (const StepRecord &step : progress.steps) {
        if (step.step == progress.step)
            return stepAndShare(step, static_cast<double>(progress.rowsDone),
                                static_cast<double>(progress.rowsEstimated));
    }
    return stepWord(progress.step);
}

QString routeText(const ProjectEntry &entry)
{
    return toQString(entry.source.name) + QStringLiteral(" → ") + toQString(entry.sink.name);
}

} // namespace godwit::ui
