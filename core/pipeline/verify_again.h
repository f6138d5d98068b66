#pragma once

#include "core/connectors/connector.h"
#include "core/pipeline/run_progress.h"
#include "core/project/project.h"
#include "core/state/state_database.h"
#include "core/verify/compare_table.h"

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace godwit {

/// What is compared once more. Source: OMS console, Reverify.
enum class VerifyScope {
    Everything,     ///< every table of the run
    AbnormalTables, ///< those that are not called consistent
    /// Only the rows whose differences are stored; tables without them stay as they are judged.
    InconsistentRecords,
};
std::string_view scopeName(VerifyScope scope); ///< "EVERYTHING", "ABNORMAL_TABLES", ...
/// Back from the name; empty for any other text.
std::optional<VerifyScope> verifyScopeOf(std::string_view name);

/// Compares what a finished run copied as both sides are now, table after table, and puts each
/// verdict and its differences in the place of the earlier one in the home. Returns the run as it
/// stands then. @p differences: gets those of whole tables too; may be empty. Stopped or failed on
/// the way, the tables that were done keep their new verdict.
///
/// Errors: InvalidArgument, for an unknown project; AlreadyRunning; PrecheckFailed, if no finished
/// run is there, or a side cannot be reached; Cancelled.
Result<RunRecord> verifyAgain(const Project &project, Connector &source, Connector &sink,
                              StateDatabase &state, const std::string &projectId, VerifyScope scope,
                              ProgressBoard &board, std::stop_token stop,
                              const DifferenceSink &differences = {});

} // namespace godwit
