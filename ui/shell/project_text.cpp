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
        return stepTitle(step.step);
    //: a step and how much of it is done: "Full transfer, 45 %"
    return ProjectText::tr("%1, %2").arg(stepTitle(step.step), formatPercent(done / estimated));
}

} // namespace

QString typeText(const std::string &type)
{
    return type == "SYNC" ? ProjectText::tr("Synchronization") : ProjectText::tr("Migration");
}

QString stateText(const ProjectEntry &entry)
{
    const QString state = projectStateText(entry.state);
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
        if (stateText(entry) != projectStateText(entry.state))
            return Status::Warning;
    }
    return statusOf(entry.state);
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
    return stepTitle(progress.step);
}

QString routeText(const ProjectEntry &entry)
{
    return toQString(entry.source.name) + QStringLiteral(" → ") + toQString(entry.sink.name);
}

} // namespace godwit::ui
