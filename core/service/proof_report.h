// What a run has proven, as a value: read from the home, shown as text, HTML, PDF or JSON.
#pragma once

#include "core/state/difference_store.h"
#include "core/state/object_store.h"
#include "core/state/project_store.h"
#include "core/state/run_facts.h"
#include "core/state/run_state.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace godwit {

enum class ProofVerdict {
    ProvenEqual, ///< every row of every table was compared, and all are the same
    Differences,
    NotProven,   ///< a verification has begun, but something stayed open
    NotVerified, ///< none has begun
};
std::string_view verdictName(ProofVerdict verdict); ///< "PROVEN EQUAL", "DIFFERENCES", ...

struct ProofHeadline
{
    ProofVerdict verdict = ProofVerdict::NotVerified;
    std::string sentence; ///< the exact reason, with counts; ends without a full stop
    /// What a reader of the verdict must know as well: one sentence each.
    std::vector<std::string> reservations;
};

/// A difference that is not repaired. Values stay in the home: a report is given away.
struct UnresolvedDifference
{
    std::uint64_t ordinal = 0;
    TableName sink;
    DifferenceKind kind = DifferenceKind::Different;
    DifferenceState state = DifferenceState::Open;
    std::uint64_t copies = 1;
    std::string key;                  ///< as it is shown; empty without one
    std::vector<std::string> columns; ///< that differ
    std::string message;
};

/// As many unresolved differences are listed; the rest are only counted.
inline constexpr std::size_t mostDifferencesListed = 1000;

struct ProofReport
{
    ProofHeadline headline;
    ProjectRecord project;
    ProjectState state = ProjectState::Init; ///< of the run, else of the project
    std::optional<RunRecord> run;
    std::string asOf; ///< UTC; only of a run that goes on: everything else stays as it is
    std::optional<RunFacts> facts;
    std::vector<ObjectRecord> troubled; ///< failed and skipped objects
    std::uint64_t views = 0;            ///< of the run
    std::vector<DifferenceCount> counts;
    std::vector<UnresolvedDifference> unresolved; ///< the first of them
    std::uint64_t unresolvedCount = 0;
};

/// The report of a project's newest run, or of its run @p runId. Reads @p state as of one instant;
/// the connection must be the caller's own.
/// Errors: InvalidArgument, if there is no such project or run.
Result<ProofReport> collectProof(StateDatabase &state, const std::string &idOrName,
                                 const std::string &runId = {});

} // namespace godwit
