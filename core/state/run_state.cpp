#include "core/state/run_state.h"

namespace godwit {

std::string_view stateName(ProjectState state)
{
    switch (state) {
    case ProjectState::Init:
        return "INIT";
    case ProjectState::Running:
        return "RUNNING";
    case ProjectState::Suspend:
        return "SUSPEND";
    case ProjectState::Failed:
        return "FAILED";
    case ProjectState::Finished:
        return "FINISHED";
    case ProjectState::Releasing:
        return "RELEASING";
    case ProjectState::Released:
        return "RELEASED";
    case ProjectState::Deleted:
        return "DELETED";
    }
    return "FAILED";
}

std::string_view stepName(StepKind step)
{
    switch (step) {
    case StepKind::Precheck:
        return "PRECHECK";
    case StepKind::Schema:
        return "SCHEMA";
    case StepKind::FullTransfer:
        return "FULL_TRANSFER";
    case StepKind::Indexes:
        return "INDEXES";
    case StepKind::IncrTransfer:
        return "INCR_TRANSFER";
    case StepKind::FullVerify:
        return "FULL_VERIFY";
    case StepKind::Switchover:
        return "SWITCHOVER";
    case StepKind::ReverseIncr:
        return "REVERSE_INCR";
    }
    return "PRECHECK";
}

std::string_view stateName(StepState state)
{
    switch (state) {
    case StepState::Init:
        return "INIT";
    case StepState::Running:
        return "RUNNING";
    case StepState::Suspend:
        return "SUSPEND";
    case StepState::Failed:
        return "FAILED";
    case StepState::Finished:
        return "FINISHED";
    case StepState::Monitoring:
        return "MONITORING";
    }
    return "FAILED";
}

std::string_view stateName(VerifyState state)
{
    switch (state) {
    case VerifyState::Consistent:
        return "CONSISTENT";
    case VerifyState::Different:
        return "DIFFERENT";
    case VerifyState::NotProven:
        return "NOT_PROVEN";
    case VerifyState::Skipped:
        return "SKIPPED";
    }
    return "NOT_PROVEN";
}

std::optional<ProjectState> projectStateOf(std::string_view name)
{
    using enum ProjectState;
    for (const auto state :
         {Init, Running, Suspend, Failed, Finished, Releasing, Released, Deleted}) {
        if (stateName(state) == name)
            return state;
    }
    return std::nullopt;
}

std::optional<StepKind> stepOf(std::string_view name)
{
    using enum StepKind;
    for (const auto step : {Precheck, Schema, FullTransfer, Indexes, IncrTransfer, FullVerify,
                            Switchover, ReverseIncr}) {
        if (stepName(step) == name)
            return step;
    }
    return std::nullopt;
}

std::optional<StepState> stepStateOf(std::string_view name)
{
    using enum StepState;
    for (const auto state : {Init, Running, Suspend, Failed, Finished, Monitoring}) {
        if (stateName(state) == name)
            return state;
    }
    return std::nullopt;
}

std::optional<VerifyState> verifyStateOf(std::string_view name)
{
    using enum VerifyState;
    for (const auto state : {Consistent, Different, NotProven, Skipped}) {
        if (stateName(state) == name)
            return state;
    }
    return std::nullopt;
}

} // namespace godwit
