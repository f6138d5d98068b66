#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <stop_token>

namespace godwit {

/// Holds readers back to so many rows and bytes a second, all readers of a run together. The limits
/// can be changed while it is in use: those that wait go by the new ones at once. Thread-safe.
class RateLimiter
{
public:
    /// 0: no limit.
    void setLimits(std::uint64_t rowsPerSecond, std::uint64_t bytesPerSecond);

    /// Waits until @p rows and @p bytes more may pass, or @p stop is requested.
    void pass(std::uint64_t rows, std::uint64_t bytes, const std::stop_token &stop);

    /// Somebody waits: that nothing moves is what was asked for.
    bool isHoldingBack() const;

private:
    using Clock = std::chrono::steady_clock;

    /// What came and what may pass, of one unit; the second runs after the first at the rate.
    struct Budget
    {
        double perSecond = 0; ///< 0: no limit
        double come = 0;
        double passed = 0;

        void advance(double seconds);
        /// Until @p place of what came may pass.
        double secondsTo(double place) const;
    };

    void advance();

    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    Budget m_rows, m_bytes;
    Clock::time_point m_advancedAt = Clock::now();
    int m_waiting = 0;
};

} // namespace godwit
