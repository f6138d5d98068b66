#pragma once

#include "core/pipeline/rate_limiter.h"
#include "core/pipeline/run_progress.h"
#include "core/pipeline/work_permits.h"
#include "core/project/project.h"
#include "core/state/run_control_store.h"

#include <mutex>
#include <string>

namespace godwit {

/// How many threads a speed mode means on this machine.
int threadsOf(SpeedMode mode);

/// How much a step of a run may do at once, and how fast: what the project says, changed by what is
/// asked while it runs. The board shows what is in force. Thread-safe.
class RunControls
{
public:
    RunControls(const FullTransferConfig &config, ProgressBoard &board);

    /// What is asked now; takes effect at once.
    void set(const RunControl &asked);

    /// How many threads @p step should have, whatever it can use.
    int wanted(StepKind step) const;
    /// How many connections of one instant @p step should open: more than it begins with, so that
    /// threads can be added while it runs.
    int prepared(StepKind step) const;

    /// A step without threads of its own begins.
    void beginStep(StepKind step);
    /// The step that has begun can use at most @p threads. @p remark: why no more, one sentence.
    void allow(int threads, std::string remark);

    /// How many threads may be at work now.
    int threads() const;
    RunLimits inForce() const;

    WorkPermits &permits() { return m_permits; }         ///< of the threads that read the source
    WorkPermits &sinkPermits() { return m_sinkPermits; } ///< of those that read the sink
    RateLimiter &sourceRate() { return m_sourceRate; }
    RateLimiter &sinkRate() { return m_sinkRate; } ///< of a verification, which reads both sides

private:
    SpeedMode modeOf(StepKind step) const;
    int wantedLocked(StepKind step) const;
    void apply();

    const FullTransferConfig m_config;
    ProgressBoard &m_board;
    WorkPermits m_permits, m_sinkPermits;
    RateLimiter m_sourceRate, m_sinkRate;

    mutable std::mutex m_mutex; ///< guards what follows
    RunControl m_asked;
    StepKind m_step = StepKind::Precheck;
    int m_allowed = 0; ///< 0: the step has no threads of its own
    std::string m_remark;
    RunLimits m_inForce;
};

} // namespace godwit
