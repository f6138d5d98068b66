#include "core/pipeline/rate_limiter.h"

#include <algorithm>
#include <condition_variable>

namespace godwit {

namespace {

std::chrono::nanoseconds timeFor(std::uint64_t amount, std::uint64_t perSecond)
{
    if (perSecond == 0)
        return {};
    return std::chrono::nanoseconds(static_cast<std::int64_t>(1e9 * static_cast<double>(amount)
                                                              / static_cast<double>(perSecond)));
}

} // namespace

void RateLimiter::setLimits(std::uint64_t rowsPerSecond, std::uint64_t bytesPerSecond)
{
    const std::scoped_lock lock(m_mutex);
    m_rowsPerSecond = rowsPerSecond;
    m_bytesPerSecond = bytesPerSecond;
    m_rowsFreeAt = m_bytesFreeAt = Clock::now();
}

void RateLimiter::pass(std::uint64_t rows, std::uint64_t bytes, const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    if (m_rowsPerSecond == 0 && m_bytesPerSecond == 0)
        return;
    const auto now = Clock::now();
    m_rowsFreeAt = std::max(m_rowsFreeAt, now) + timeFor(rows, m_rowsPerSecond);
    m_bytesFreeAt = std::max(m_bytesFreeAt, now) + timeFor(bytes, m_bytesPerSecond);
    const auto until = std::max(m_rowsFreeAt, m_bytesFreeAt);
    std::condition_variable_any sleeper;
    sleeper.wait_until(lock, stop, until, [] { return false; });
}

} // namespace godwit
