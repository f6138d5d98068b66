#pragma once

#include "core/state/run_state.h"

#include <mutex>

namespace godwit {

/// How a run stands, copied out under a lock: engine threads write, the command line or the window
/// reads on a timer.
struct RunProgress
{
    StepKind step = StepKind::Precheck;
    std::vector<StepRecord> steps;
    std::vector<TableRecord> tables;
    std::uint64_t rowsDone = 0, rowsEstimated = 0;
    std::uint64_t bytesDone = 0;
    double seconds = 0;                   ///< since this attempt's start
    std::string activity;                 ///< what is being done now, e.g. "shop.orders: chunk 5"
    std::vector<std::string> newLogLines; ///< since the last copy
};

class ProgressBoard
{
public:
    /// Runs @p change on the progress under the lock.
    template<typename Change>
    void update(Change change)
    {
        const std::scoped_lock lock(m_mutex);
        change(m_progress);
    }
    RunProgress copy()
    {
        const std::scoped_lock lock(m_mutex);
        RunProgress taken = m_progress;
        m_progress.newLogLines.clear();
        return taken;
    }

private:
    std::mutex m_mutex;
    RunProgress m_progress;
};

} // namespace godwit
