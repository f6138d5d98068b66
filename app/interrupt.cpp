#include "app/interrupt.h"

#include "app/answer.h"

#include <cerrno>
#include <csignal>
#include <ctime>

namespace godwit::ctl {

namespace {

sigset_t watchedSignals()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int number : {SIGINT, SIGTERM, SIGHUP})
        sigaddset(&set, number);
    return set;
}

[[noreturn]] void endAtOnce(int number)
{
    const sigset_t set = watchedSignals();
    std::signal(number, SIG_DFL);
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
    std::raise(number);
    std::_Exit(130);
}

} // namespace

Interrupt::Interrupt()
{
    const sigset_t set = watchedSignals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    m_watcher = std::jthread([this](std::stop_token ended) { watch(std::move(ended)); });
}

Interrupt::~Interrupt()
{
    m_watcher.request_stop();
    m_watcher.join();
    const sigset_t set = watchedSignals();
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}

void Interrupt::watch(std::stop_token ended)
{
    const sigset_t set = watchedSignals();
    while (!ended.stop_requested()) {
        const timespec soon{0, 50'000'000};
        const int number = sigtimedwait(&set, nullptr, &soon);
        if (number < 0)
            continue; // nothing came
        if (m_stop.stop_requested())
            endAtOnce(number);
        printNotice("stopping; a second signal ends at once, which loses nothing but time");
        m_stop.request_stop();
    }
}

} // namespace godwit::ctl
