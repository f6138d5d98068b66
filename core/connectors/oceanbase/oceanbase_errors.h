#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>

namespace godwit {

/// What an error number means that only OceanBase has; empty where MySQL's meaning holds.
struct OceanBaseError
{
    ErrorCode code = ErrorCode::StatementFailed;
    std::string proposal;
};
std::optional<OceanBaseError> oceanBaseError(unsigned number);

} // namespace godwit
