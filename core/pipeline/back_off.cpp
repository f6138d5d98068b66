#include "core/pipeline/back_off.h"

#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace godwit {

namespace {

constexpr std::array<int, 9> pausesMs = {200, 500, 1000, 2000, 4000, 8000, 15000, 30000, 60000};

} // namespace

bool isWorthRetrying(ErrorCode code)
{
    return code == ErrorCode::ConnectionLost || code == ErrorCode::ConnectionFailed
           || code == ErrorCode::Busy;
}

bool BackOff::isExhausted() const
{
    return m_attempt == pausesMs.size();
}

bool BackOff::pause(const std::stop_token &stop)
{
    const auto length = std::chrono::milliseconds(pausesMs.at(m_attempt++));
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any sleeper;
    sleeper.wait_for(lock, stop, length, [] { return false; });
    return !stop.stop_requested();
}

} // namespace godwit
