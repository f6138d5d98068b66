#include "core/base/result.h"

namespace godwit {

std::string_view codeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument:
        return "INVALID_ARGUMENT";
    case ErrorCode::NotJson:
        return "NOT_JSON";
    case ErrorCode::MissingField:
        return "MISSING_FIELD";
    case ErrorCode::WrongType:
        return "WRONG_TYPE";
    case ErrorCode::UnknownValue:
        return "UNKNOWN_VALUE";
    case ErrorCode::OutOfRange:
        return "OUT_OF_RANGE";
    case ErrorCode::DuplicateKey:
        return "DUPLICATE_KEY";
    case ErrorCode::InvalidName:
        return "INVALID_NAME";
    case ErrorCode::InvalidRule:
        return "INVALID_RULE";
    case ErrorCode::InvalidFilter:
        return "INVALID_FILTER";
    case ErrorCode::UnknownField:
        return "UNKNOWN_FIELD";
    case ErrorCode::Tolerated:
        return "TOLERATED";
    case ErrorCode::PrecheckFailed:
        return "PRECHECK_FAILED";
    case ErrorCode::NotSupported:
        return "NOT_SUPPORTED";
    case ErrorCode::NameCollision:
        return "NAME_COLLISION";
    case ErrorCode::AlreadyRunning:
        return "ALREADY_RUNNING";
    case ErrorCode::UnfinishedRun:
        return "UNFINISHED_RUN";
    case ErrorCode::ConnectionFailed:
        return "CONNECTION_FAILED";
    case ErrorCode::ConnectionLost:
        return "CONNECTION_LOST";
    case ErrorCode::Busy:
        return "BUSY";
    case ErrorCode::AccessDenied:
        return "ACCESS_DENIED";
    case ErrorCode::ObjectMissing:
        return "OBJECT_MISSING";
    case ErrorCode::SchemaMismatch:
        return "SCHEMA_MISMATCH";
    case ErrorCode::DestinationNotEmpty:
        return "DESTINATION_NOT_EMPTY";
    case ErrorCode::DataRejected:
        return "DATA_REJECTED";
    case ErrorCode::StatementFailed:
        return "STATEMENT_FAILED";
    case ErrorCode::VerificationFailed:
        return "VERIFICATION_FAILED";
    case ErrorCode::NotProven:
        return "NOT_PROVEN";
    case ErrorCode::Io:
        return "IO_ERROR";
    case ErrorCode::StateDamaged:
        return "STATE_DAMAGED";
    case ErrorCode::Cancelled:
        return "CANCELLED";
    case ErrorCode::Internal:
        return "INTERNAL_ERROR";
    }
    return "INTERNAL_ERROR";
}

std::string_view levelName(Level level)
{
    switch (level) {
    case Level::Fatal:
        return "FATAL";
    case Level::Error:
        return "ERROR";
    case Level::Warning:
        return "WARNING";
    case Level::Note:
        return "NOTE";
    }
    return "ERROR";
}

} // namespace godwit
