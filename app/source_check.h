#pragma once

#include "app/answer.h"
#include "core/data/server_facts.h"
#include "core/project/data_source.h"

#include <string>
#include <vector>

namespace godwit::ctl {

/// What a store lacks for each use Godwit may make of it, one sentence each.
std::vector<std::string> missingAbilities(const ServerFacts &facts);

/// Connects and reports.
Answer testDataSource(const DataSource &source);

} // namespace godwit::ctl
