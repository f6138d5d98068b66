// core/base/result.h: how every fallible function in core/ reports failure.
#pragma once

#include <tl/expected.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace godwit {

/// What went wrong, as far as the caller can act on it. `codeName()` is what JSON documents print.
enum class ErrorCode {
    // The command line or the payload: exit code 2.
    InvalidArgument, ///< the command line
    NotJson,         ///< the payload cannot be parsed
    MissingField,
    WrongType,
    UnknownValue, ///< of an enumeration
    OutOfRange,
    DuplicateKey,
    InvalidName,
    InvalidRule,
    InvalidFilter,
    UnknownField, ///< a warning: kept as it is
    Tolerated,    ///< a warning: not what the format says, but understood

    // Refused before the start: exit code 4.
    PrecheckFailed,
    NotSupported,
    NameCollision, ///< two objects land on one name
    AlreadyRunning,
    UnfinishedRun,

    // While running: exit code 1.
    ConnectionFailed, ///< the link could not be made
    ConnectionLost,   ///< the link broke; a retry is safe
    Busy,             ///< deadlock, lock wait: rolled back; a retry is safe
    AccessDenied,
    ObjectMissing,
    SchemaMismatch,
    DestinationNotEmpty,
    DataRejected, ///< the sink refused or altered a value; a retry is not safe
    StatementFailed,
    VerificationFailed,
    NotProven,
    Io, ///< files, the disk
    StateDamaged,
    Cancelled,
    Internal,
};

enum class Level { Fatal, Error, Warning, Note };

/// E.g. "MISSING_FIELD".
std::string_view codeName(ErrorCode code);
/// "FATAL", "ERROR", "WARNING", "NOTE".
std::string_view levelName(Level level);

struct Error
{
    ErrorCode code = ErrorCode::Internal;
    std::string message;            ///< English; never holds a secret
    std::string proposal;           ///< what the user can do
    std::string object;             ///< database.table, if one is concerned
    std::string pointer;            ///< RFC 6901, if a payload field is concerned
    std::vector<std::string> where; ///< outermost first: {"shop.orders", "chunk 5"}
    Level level = Level::Error;

    /// Adds the place this error passed through on its way up.
    Error at(std::string place) &&
    {
        where.insert(where.begin(), std::move(place));
        return std::move(*this);
    }
    Error of(std::string objectName) &&
    {
        if (object.empty())
            object = std::move(objectName);
        return std::move(*this);
    }
    bool operator==(const Error &) const = default;
};

template<typename T = void>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string message,
                                                std::string proposal = {})
{
    Error error;
    error.code = code;
    error.message = std::move(message);
    error.proposal = std::move(proposal);
    return tl::unexpected(std::move(error));
}

/// Passes @p result's error on as the error of another type.
template<typename T>
[[nodiscard]] tl::unexpected<Error> failure(Result<T> &&result)
{
    return tl::unexpected(std::move(result.error()));
}

/// Something the user should know about an object; not an error.
struct Note
{
    Level level = Level::Note;
    std::string message;
    bool operator==(const Note &) const = default;
};

} // namespace godwit
