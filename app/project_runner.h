// Runs a project in this process and reports: `run`, `projects start` and `projects resume`.
#pragma once

#include "app/answer.h"
#include "app/endpoints.h"
#include "core/state/run_state.h"

#include <filesystem>
#include <set>
#include <string>

namespace godwit::ctl {

struct RunRequest
{
    EndpointOptions endpoints;
    std::set<std::string> skippedPrechecks;
    bool resume = false;
    std::string resumeHint; ///< the command that goes on after an interruption
};

Answer runAndReport(const Project &project, const RunRequest &request,
                    const std::filesystem::path &home, std::vector<Error> warnings);

/// The `run` answer for a run that could not begin.
Answer refusedRun(const std::filesystem::path &home, const std::string &projectName,
                  std::vector<Error> errors, std::vector<Error> warnings);

/// The `run` answer of a run that ended, whatever its state.
Answer runAnswer(const RunRecord &run, bool verified);

} // namespace godwit::ctl
