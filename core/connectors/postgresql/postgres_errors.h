#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace godwit {

/// What an SQLSTATE of five characters means to us.
ErrorCode postgresErrorCode(std::string_view sqlState);
/// What failed before there was an SQLSTATE: the library has a text only.
ErrorCode postgresConnectErrorCode(std::string_view message);
/// What the user can do about it; empty where nobody knows.
std::string postgresRemedy(ErrorCode code, std::string_view message);

} // namespace godwit
