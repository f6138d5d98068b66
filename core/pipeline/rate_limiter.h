#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <stop_token>

namespace godwit {

/// Holds readers back to so many rows and bytes a second, all readers of a run together. The limits
/// can be changed while it is in use. Thread-safe.
class RateLimiter
{
public:
    /// 0: no limit.
    void setLimits(std::uint64_t rowsPerSecond, std::uint64_t bytesPerSecond);

    /// Waits until @p rows and @p bytes more may pass, or @p stop is requested.
    void pass(std::uint64_t rows, std::uint64_t bytes, const std::stop_token &stop);

private:
    using Clock = std::chrono::steady_clock;

    std::mutex m_mutex;
    std::uint64_t m_rowsPerSecond = 0;
    std::uint64_t m_bytesPerSecond = 0;
    Clock::time_point m_rowsFreeAt{};  ///< when the next row may pass
    Clock::time_point m_bytesFreeAt{}; ///< when the next byte may pass
};

} // namespace godwit
