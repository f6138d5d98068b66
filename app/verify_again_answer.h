// A verification or a repair of what a stored run copied.
#pragma once

#include "app/answer.h"
#include "app/endpoints.h"
#include "core/pipeline/verify_again.h"
#include "core/service/stored_runs.h"

namespace godwit::ctl {

/// Whether the outcome of comparing these endpoints belongs to the stored run: empty if it does,
/// else why not. Only a finished run of the same objects between the same data sources does.
std::string whyNotOfRun(const std::optional<StoredRun> &stored, const Project &project,
                        const Endpoints &endpoints);

struct VerifiedAgain
{
    Result<RunRecord> run;
    bool interrupted = false;
};

/// verifyAgain() with progress on stderr; signals stop it.
VerifiedAgain verifyStored(const StoredRun &stored, const Project &project,
                           const Endpoints &endpoints, VerifyScope scope,
                           const DifferenceSink &differences, const std::filesystem::path &home);

} // namespace godwit::ctl
