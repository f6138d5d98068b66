// Measures what every event handler of the window's thread costs.
#pragma once

#include <QApplication>
#include <QEvent>
#include <QMetaObject>
#include <QPointer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

namespace godwit::test {

/// CPU time of the calling thread, in milliseconds: unlike the wall's, it does not depend on what
/// else the machine does.
inline double threadCpuMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// The events of one measurement: CPU and wall time of each handler.
class UiTimes
{
public:
    struct Slowest
    {
        double cpuMs = 0;
        std::string what; ///< class of the receiver, its object name, type of the event
    };

    void add(double cpuMs, double wallMs, const QObject *receiver, int type)
    {
        m_wallMs.push_back(wallMs);
        if (cpuMs <= m_slowest.cpuMs)
            return;
        m_slowest.cpuMs = cpuMs;
        m_slowest.what = std::string(receiver->metaObject()->className()) + " \""
                         + receiver->objectName().toStdString() + "\" event "
                         + std::to_string(type);
    }
    /// Work that is no event: a destructor, say.
    void addWork(double cpuMs, const char *what)
    {
        if (cpuMs > m_slowest.cpuMs)
            m_slowest = {cpuMs, what};
    }

    const Slowest &slowest() const { return m_slowest; }
    std::size_t events() const { return m_wallMs.size(); }
    /// The wall time that @p share of the handlers stay below.
    double wallPercentileMs(double share) const
    {
        if (m_wallMs.empty())
            return 0;
        std::vector<double> sorted = m_wallMs;
        const auto last = static_cast<double>(sorted.size() - 1);
        const auto at = sorted.begin() + static_cast<std::ptrdiff_t>(last * share);
        std::nth_element(sorted.begin(), at, sorted.end());
        return *at;
    }
    void print(const char *what) const
    {
        std::printf("%-44s %6zu events; slowest %6.1f ms CPU (%s); wall p50 %.2f, p99.9 %.1f ms\n",
                    what, events(), m_slowest.cpuMs, m_slowest.what.c_str(), wallPercentileMs(0.5),
                    wallPercentileMs(0.999));
        std::fflush(stdout);
    }

private:
    std::vector<double> m_wallMs;
    Slowest m_slowest;
};

/// An application that times every outermost event handler while begin() … end() run. Put it in
/// main() in the place of QApplication.
class UiWatchdog : public QApplication
{
public:
    using QApplication::QApplication;

    static UiWatchdog &instance() { return *static_cast<UiWatchdog *>(qApp); }

    void begin()
    {
        m_times = {};
        m_isMeasuring = true;
    }
    UiTimes end()
    {
        m_isMeasuring = false;
        return m_times;
    }

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (!m_isMeasuring || m_depth > 0)
            return notifyNested(receiver, event);
        using Clock = std::chrono::steady_clock;
        const QPointer<QObject> guard(receiver);
        const int type = event->type();
        const auto wall = Clock::now();
        const double cpu = threadCpuMs();
        const bool taken = notifyNested(receiver, event);
        const double cpuMs = threadCpuMs() - cpu;
        const std::chrono::duration<double, std::milli> wallMs = Clock::now() - wall;
        m_times.add(cpuMs, wallMs.count(), guard ? guard.data() : this, type);
        return taken;
    }

private:
    bool notifyNested(QObject *receiver, QEvent *event)
    {
        ++m_depth;
        const bool taken = QApplication::notify(receiver, event);
        --m_depth;
        return taken;
    }

    bool m_isMeasuring = false;
    int m_depth = 0;
    UiTimes m_times;
};

} // namespace godwit::test
