#include "core/pipeline/work_permits.h"

#include <algorithm>

namespace godwit {

void WorkPermits::open(int limit)
{
    const std::scoped_lock lock(m_mutex);
    m_limit = std::max(1, limit);
    m_held = 0;
    m_closed = false;
    m_changed.notify_all();
}

void WorkPermits::setLimit(int limit)
{
    const std::scoped_lock lock(m_mutex);
    m_limit = std::max(1, limit);
    m_changed.notify_all();
}

void WorkPermits::close()
{
    const std::scoped_lock lock(m_mutex);
    m_closed = true;
    m_changed.notify_all();
}

bool WorkPermits::acquire(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    const bool ready = m_changed.wait(lock, stop, [this] { return m_closed || m_held < m_limit; });
    if (!ready || m_closed || stop.stop_requested())
        return false;
    ++m_held;
    return true;
}

void WorkPermits::release()
{
    const std::scoped_lock lock(m_mutex);
    --m_held;
    m_changed.notify_all();
}

bool WorkPermits::mayKeep() const
{
    const std::scoped_lock lock(m_mutex);
    return m_held <= m_limit;
}

} // namespace godwit
