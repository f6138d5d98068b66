#pragma once

#include "core/data/server_facts.h"

#include <string>
#include <vector>

namespace godwit {

/// What a store lacks for each use Godwit may make of it, one sentence each.
std::vector<std::string> missingAbilities(const ServerFacts &facts);

} // namespace godwit
