#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace godwit {

/// How many threads of a step may be at work at once. The limit can be changed while they are:
/// those above it stop before their next piece of work and wait. Thread-safe.
class WorkPermits
{
public:
    /// Begins a step: nobody holds a permit.
    void open(int limit);
    void setLimit(int limit);
    /// Nothing is left to do: whoever waits is sent away.
    void close();

    /// Waits for a permit. False: stopped or closed.
    [[nodiscard]] bool acquire(const std::stop_token &stop);
    void release();
    /// False: the limit was lowered; release() and acquire() again.
    bool mayKeep() const;

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    int m_limit = 1;
    int m_held = 0;
    bool m_closed = false;
};

/// A permit that is given back when it goes out of scope.
class Permit
{
public:
    explicit Permit(WorkPermits &permits)
        : m_permits(permits)
    {}
    ~Permit() { release(); }
    Permit(const Permit &) = delete;
    Permit &operator=(const Permit &) = delete;

    /// Waits for a permit, and for another one if the limit was lowered below those that are held.
    /// False: stopped or closed.
    [[nodiscard]] bool hold(const std::stop_token &stop)
    {
        if (m_held && !m_permits.mayKeep())
            release();
        if (!m_held)
            m_held = m_permits.acquire(stop);
        return m_held && !stop.stop_requested();
    }
    void release()
    {
        if (m_held)
            m_permits.release();
        m_held = false;
    }

private:
    WorkPermits &m_permits;
    bool m_held = false;
};

} // namespace godwit
