#pragma once

#include "core/state/alert_store.h"
#include "core/state/run_state.h"
#include "core/state/settings_store.h"

#include <atomic>
#include <chrono>
#include <deque>
#include <mutex>
#include <string>
#include <vector>

namespace godwit {

/// Raises the alerts of one run. Thread-safe.
class RunAlerts
{
public:
    using Clock = std::chrono::steady_clock;

    /// @p alerts: null, where none are raised (verification alone). @p settings: as long-lived.
    RunAlerts(AlertStore *alerts, SettingsStore *settings)
        : m_alerts(alerts)
        , m_settings(settings)
    {}

    /// The run that the alerts are of. @p longestSeconds: the upper end of its estimate, 0 if there
    /// is none; @p spentSeconds: what earlier attempts took.
    void begin(const RunRecord &run, double longestSeconds, double spentSeconds);

    void runFailed(const Error &error);
    /// A table or a view. After the first few of a run one alert stands for all others.
    void objectFailed(const std::string &object, const Error &error);
    /// What the verification found.
    void verified(const std::vector<TableRecord> &tables);
    /// A connection was lost and is made again.
    void reconnected(Clock::time_point now = Clock::now());

    /// A step that should move rows begins or ends.
    void beginMoving(StepKind step);
    void endMoving();
    /// To be called about once a second while the run goes on. @p moved: rows so far, only growing;
    /// @p heldBack: a limit holds the rows back; @p activity: what is being done.
    void look(std::uint64_t moved, bool heldBack, const std::string &activity,
              Clock::time_point now = Clock::now());

    std::atomic<std::uint64_t> &moved() { return m_moved; } ///< every row that came

private:
    std::int64_t setting(const NumberSetting &setting) const;
    std::int64_t raise(AlertKind kind, Level level, const std::string &object,
                       const std::string &message);
    void lookForStall(std::uint64_t moved, bool heldBack, const std::string &activity,
                      Clock::time_point now);
    void lookAtTime(Clock::time_point now);
    void clearStall();

    AlertStore *m_alerts;
    SettingsStore *m_settings;
    std::atomic<std::uint64_t> m_moved{0};

    std::mutex m_mutex; ///< guards what follows
    Alert m_template;   ///< project and run
    double m_longestSeconds = 0, m_spentSeconds = 0;
    Clock::time_point m_begun = Clock::now();
    int m_objectAlerts = 0;
    bool m_slowRaised = false;
    std::deque<Clock::time_point> m_reconnects;
    std::string m_movingStep; ///< empty: no row is to be expected
    Clock::time_point m_movedAt = Clock::now();
    std::uint64_t m_lastMoved = 0;
    std::int64_t m_stallAlert = 0; ///< its number while it lasts
};

} // namespace godwit
