#pragma once

#include "core/base/result.h"

#include <string>

namespace godwit::ctl {

/// The whole of @p file; `-` is standard input.
/// Errors: InvalidArgument if it cannot be read; OutOfRange if it is far too long for a payload.
Result<std::string> readPayloadFile(const std::string &file);

} // namespace godwit::ctl
