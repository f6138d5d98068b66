#pragma once

#include <functional>
#include <optional>
#include <stop_token>

namespace godwit {

/// Cancels a reader or a statement runner as soon as a stop is asked for, also if that was before.
/// Declared after what it watches: it must go first.
class CancelOnStop
{
public:
    explicit CancelOnStop(const std::stop_token &stop)
        : m_stop(stop)
    {}
    template<typename Work>
    CancelOnStop(Work &work, const std::stop_token &stop)
        : m_stop(stop)
    {
        watch(work);
    }

    /// @p work is something with a cancel() that may be called from any thread.
    template<typename Work>
    void watch(Work &work)
    {
        m_callback.emplace(m_stop, [&work] { work.cancel(); });
    }

private:
    std::stop_token m_stop;
    std::optional<std::stop_callback<std::function<void()>>> m_callback;
};

} // namespace godwit
