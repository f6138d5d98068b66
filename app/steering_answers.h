// What `godwitctl projects set|retry|skip` answers.
#pragma once

#include "app/answer.h"
#include "core/service/running_project.h"

#include <filesystem>
#include <string>
#include <vector>

namespace godwit::ctl {

Answer controlAnswer(const std::filesystem::path &home, const std::string &id,
                     const ControlChange &change);
Answer retryAnswer(const std::filesystem::path &home, const std::string &id,
                   const std::vector<std::string> &objects);
Answer skipAnswer(const std::filesystem::path &home, const std::string &id,
                  const std::vector<std::string> &objects);

/// The objects of a run that somebody should look at, failed and skipped, for `projects show`.
std::string troubleText(const std::vector<ObjectRecord> &objects);

} // namespace godwit::ctl
