#pragma once

#include "core/project/project.h"
#include "core/state/run_state.h"
#include "core/state/state_database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace godwit {

constexpr int mostThreads = 512;

/// What somebody wants changed about a project while it runs. Whatever is empty stays as the
/// project itself says.
struct RunControl
{
    std::optional<int> threads;                  ///< 1 to mostThreads
    std::optional<std::uint64_t> rowsPerSecond;  ///< 0: no limit
    std::optional<std::uint64_t> bytesPerSecond; ///< 0: no limit
    std::optional<SpeedMode> speedMode;          ///< how many threads, unless `threads` says it
    bool operator==(const RunControl &) const = default;
};

/// What a running step really keeps to.
struct RunLimits
{
    StepKind step = StepKind::Precheck;
    int threadsWanted = 0;
    int threads = 0;                  ///< at work; 0: the step has no threads of its own
    std::uint64_t rowsPerSecond = 0;  ///< 0: no limit
    std::uint64_t bytesPerSecond = 0; ///< 0: no limit
    SpeedMode speedMode = SpeedMode::Normal;
    std::string remark; ///< why there are fewer threads than wanted; empty: there are not
    bool operator==(const RunLimits &) const = default;
};

std::string_view speedName(SpeedMode mode); ///< "STEADY", "NORMAL", "FAST"
std::optional<SpeedMode> speedOf(std::string_view name);

/// How projects are steered from the window, the command line and the service: written there, read
/// by the process that runs the project twice a second. Thread-safe.
class RunControlStore
{
public:
    explicit RunControlStore(StateDatabase &database)
        : m_database(database)
    {}

    /// Nothing wanted, if nobody ever asked.
    Result<RunControl> find(const std::string &projectId);
    /// Replaces what was asked before; it stays in force for later runs of the project too.
    /// Errors: InvalidArgument, for an unknown project or a number out of its range.
    [[nodiscard]] Result<void> put(const std::string &projectId, const RunControl &control);

    /// What the run's newest step keeps to, as its process said last; empty before that.
    Result<std::optional<RunLimits>> limits(const std::string &runId);
    [[nodiscard]] Result<void> saveLimits(const std::string &runId, const RunLimits &limits);

private:
    StateDatabase &m_database;
};

} // namespace godwit
