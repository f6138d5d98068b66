// Errors and notes as every JSON document of Godwit writes them.
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"

#include <vector>

namespace godwit {

/// {code, level, message, proposal, where?, object?}; a payload error always has `where`.
Json toJson(const Error &error);
Json toJson(const std::vector<Error> &errors);
Json toJson(const std::vector<Note> &notes);

} // namespace godwit
