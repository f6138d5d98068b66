#pragma once

#include <atomic>
#include <stop_token>
#include <thread>

namespace godwit::ctl {

/// While it lives, SIGINT, SIGTERM and SIGHUP ask for a stop instead of ending the process; the
/// second one ends it. Must be made before any other thread is started: threads inherit what is
/// blocked.
class Interrupt
{
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

    std::stop_token token() const { return m_stop.get_token(); }
    bool happened() const { return m_stop.stop_requested(); }

private:
    void watch(std::stop_token ended);

    std::stop_source m_stop;
    std::jthread m_watcher;
};

} // namespace godwit::ctl
