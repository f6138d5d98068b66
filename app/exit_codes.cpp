#include "app/exit_codes.h"

namespace godwit::ctl {

int exitCodeOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::InvalidArgument:
    case ErrorCode::NotJson:
    case ErrorCode::MissingField:
    case ErrorCode::WrongType:
    case ErrorCode::UnknownValue:
    case ErrorCode::OutOfRange:
    case ErrorCode::DuplicateKey:
    case ErrorCode::InvalidName:
    case ErrorCode::InvalidRule:
    case ErrorCode::InvalidFilter:
    case ErrorCode::UnknownField:
    case ErrorCode::Tolerated:
        return WrongInput;
    case ErrorCode::PrecheckFailed:
    case ErrorCode::NotSupported:
    case ErrorCode::NameCollision:
    case ErrorCode::AlreadyRunning:
    case ErrorCode::UnfinishedRun:
        return Refused;
    case ErrorCode::Cancelled:
        return Interrupted;
    default:
        return Failed;
    }
}

int exitCodeOf(const std::vector<Error> &errors)
{
    int worst = Done;
    for (const Error &error : errors) {
        if (error.level != Level::Fatal && error.level != Level::Error)
            continue;
        const int code = exitCodeOf(error);
        // A wrong payload explains the rest, then what refuses the start.
        if (worst == Done || code == WrongInput || (code == Refused && worst != WrongInput))
            worst = code;
    }
    return worst;
}

int exitCodeOf(const RunRecord &run, bool verified)
{
    switch (run.state) {
    case ProjectState::Finished:
        return !verified || run.consistent.value_or(false) ? Done : NotConsistent;
    case ProjectState::Suspend:
        return Interrupted;
    default:
        return Failed;
    }
}

int exitCodeOf(const ProjectPlan &plan)
{
    const int code = exitCodeOf(plan.errors);
    if (code == WrongInput)
        return WrongInput;
    return code != Done || plan.refused({}) ? Refused : Done;
}

} // namespace godwit::ctl
