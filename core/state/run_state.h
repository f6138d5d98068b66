// What one run remembers, as values. Stored by state_database; read by the command line and the
// window.
#pragma once

#include "core/connectors/connector.h"
#include "core/data/chunk.h"
#include "core/data/column_transfer.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace godwit {

/// OMS's project states. Source: OMS open API, ListProjects.
enum class ProjectState { Init, Running, Suspend, Failed, Finished, Releasing, Released, Deleted };
std::string_view stateName(ProjectState state); ///< "INIT", "RUNNING", ...

enum class StepKind {
    Precheck,
    Schema,
    FullTransfer,
    Indexes,
    IncrTransfer,
    FullVerify,
    Switchover,
    ReverseIncr,
};
std::string_view stepName(StepKind step); ///< "PRECHECK", "FULL_TRANSFER", ...

/// Monitoring: incremental transfer has caught up; it has no end of its own.
enum class StepState { Init, Running, Suspend, Failed, Finished, Monitoring };
std::string_view stateName(StepState state);

struct StepRecord
{
    StepKind step = StepKind::Precheck;
    StepState state = StepState::Init;
    std::string startedAt; ///< UTC, empty before the start
    std::string finishedAt;
    double seconds = 0;  ///< of work, over all attempts
    std::string message; ///< the last error or what the step found
};

enum class VerifyState { Consistent, Different, NotProven, Skipped };
std::string_view
stateName(VerifyState state); ///< "CONSISTENT", "DIFFERENT", "NOT_PROVEN", "SKIPPED"

// Back from the names; empty for any other text.
std::optional<ProjectState> projectStateOf(std::string_view name);
std::optional<StepKind> stepOf(std::string_view name);
std::optional<StepState> stepStateOf(std::string_view name);
std::optional<VerifyState> verifyStateOf(std::string_view name);

struct VerifyResult
{
    VerifyState state = VerifyState::Skipped;
    std::string method; ///< one sentence: what was compared, and what that cannot see
    std::uint64_t sourceRows = 0;
    std::uint64_t sinkRows = 0;
    std::string sourceDigest; ///< 32 hexadecimal digits, independent of the rows' order
    std::string sinkDigest;
    std::uint64_t onlyInSource = 0;
    std::uint64_t onlyInSink = 0;
    std::uint64_t different = 0;
    std::uint64_t stored = 0; ///< of these, differences kept in the home; a cap may leave some out
    std::string message;      ///< why it is not proven
};

/// One source table of a run.
struct TableRecord
{
    int number = 0; ///< position in the run; ChunkMark::table
    TableName source;
    TableName sink;
    StepState state = StepState::Init; ///< of the copy
    std::uint64_t estimatedRows = 0;
    std::uint64_t rowsRead = 0;
    std::uint64_t rowsWritten = 0;
    std::uint64_t bytes = 0;
    int chunksDone = 0;
    int chunksPlanned = 0;
    bool chunksComplete = false; ///< every chunk of the table is in the list
    bool sinkExisted =
        false; ///< the sink's table was there before the run: indexes and keys stay as they are
    double seconds = 0;
    std::string message;     ///< the last error
    std::vector<Note> notes; ///< conversions
    VerifyResult verify;
};

enum class ChunkState { Planned, Started, Done };

struct ChunkRecord
{
    int table = 0;
    Chunk chunk;
    ChunkState state = ChunkState::Planned;
    std::uint64_t rows = 0;
    std::uint64_t bytes = 0;
};

struct SnapshotRecord
{
    SnapshotInfo info;
    std::string purpose; ///< "copy", "verify"
};

struct RunRecord
{
    std::string id;        ///< `r_...`; names the checkpoints at the sink
    std::string projectId; ///< `np_...`
    std::string projectName;
    ProjectState state = ProjectState::Init;
    std::string payload;   ///< canonical JSON of the project as it was started
    std::string sourceUrl; ///< without a password
    std::string sinkUrl;
    std::string startedAt;
    std::string finishedAt;
    std::optional<bool> consistent;
    std::vector<StepRecord> steps;
    std::vector<TableRecord> tables;
    std::vector<SnapshotRecord> snapshots;
    std::vector<Error> errors;
};

} // namespace godwit
