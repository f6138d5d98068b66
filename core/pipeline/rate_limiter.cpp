#include "core/pipeline/rate_limiter.h"

#include <algorithm>

namespace godwit {

namespace {

// A rate of one row a second and a batch of a thousand would be waited for in one go; longer waits
// are taken in pieces, so that no sum overflows.
constexpr double longestWait = 3600; // seconds

} // namespace

void RateLimiter::Budget::advance(double seconds)
{
    // Time that nobody used is not saved up: a pause must not be followed by a burst.
    passed = perSecond == 0 ? come : std::min(come, passed + seconds * perSecond);
}

double RateLimiter::Budget::secondsTo(double place) const
{
    if (perSecond == 0 || place <= passed)
        return 0;
    return (place - passed) / perSecond;
}

void RateLimiter::advance()
{
    const auto now = Clock::now();
    const double seconds = std::chrono::duration<double>(now - m_advancedAt).count();
    m_advancedAt = now;
    m_rows.advance(seconds);
    m_bytes.advance(seconds);
}

void RateLimiter::setLimits(std::uint64_t rowsPerSecond, std::uint64_t bytesPerSecond)
{
    const std::scoped_lock lock(m_mutex);
    advance(); // by the old rates until now
    m_rows.perSecond = static_cast<double>(rowsPerSecond);
    m_bytes.perSecond = static_cast<double>(bytesPerSecond);
    m_changed.notify_all();
}

void RateLimiter::pass(std::uint64_t rows, std::uint64_t bytes, const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    if (m_rows.perSecond == 0 && m_bytes.perSecond == 0)
        return;
    advance();
    const double rowsPlace = m_rows.come += static_cast<double>(rows);
    const double bytesPlace = m_bytes.come += static_cast<double>(bytes);
    ++m_waiting;
    while (!stop.stop_requested()) {
        const double seconds = std::max(m_rows.secondsTo(rowsPlace), m_bytes.secondsTo(bytesPlace));
        if (seconds <= 0)
            break;
        const std::chrono::duration<double> wait(std::min(seconds, longestWait));
        const auto until = Clock::now() + std::chrono::ceil<Clock::duration>(wait);
        // Woken by a change of the limits, the stop, or the end of the time: all are looked at
        // again.
        const auto ratesBefore = std::pair(m_rows.perSecond, m_bytes.perSecond);
        m_changed.wait_until(lock, stop, until, [&] {
            return ratesBefore != std::pair(m_rows.perSecond, m_bytes.perSecond);
        });
        advance();
    }
    --m_waiting;
}

bool RateLimiter::isHoldingBack() const
{
    const std::scoped_lock lock(m_mutex);
    return m_waiting > 0;
}

} // namespace godwit
