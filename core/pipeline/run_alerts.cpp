#include "core/pipeline/run_alerts.h"

#include "core/base/text.h"

#include <algorithm>

namespace godwit {

namespace {

constexpr int mostObjectAlerts = 20;
constexpr std::size_t mostNamed = 5;
constexpr auto reconnectWindow = std::chrono::minutes(10);

std::string named(const std::vector<std::string> &names)
{
    const auto shown = std::min(names.size(), mostNamed);
    std::string text =
        join({names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown)}, ", ");
    if (shown < names.size())
        text += " and " + std::to_string(names.size() - shown) + " more";
    return text;
}

std::string counted(std::size_t count, const char *one, const char *many)
{
    return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

} // namespace

void RunAlerts::begin(const RunRecord &run, double longestSeconds, double spentSeconds)
{
    const std::scoped_lock lock(m_mutex);
    m_template.projectId = run.projectId;
    m_template.projectName = run.projectName;
    m_template.runId = run.id;
    m_longestSeconds = longestSeconds;
    m_spentSeconds = spentSeconds;
    m_begun = Clock::now();
}

std::int64_t RunAlerts::setting(const NumberSetting &setting) const
{
    return m_settings->get(setting).value_or(setting.fallback);
}

// An alert that cannot be stored must not end the run that it is about.
std::int64_t RunAlerts::raise(AlertKind kind, Level level, const std::string &object,
                              const std::string &message)
{
    Alert alert = m_template;
    alert.kind = kind;
    alert.level = level;
    alert.object = object;
    alert.message = message;
    return m_alerts->raise(alert).value_or(0);
}

void RunAlerts::runFailed(const Error &error)
{
    if (!m_alerts)
        return;
    const std::scoped_lock lock(m_mutex);
    raise(AlertKind::RunFailed, Level::Error, error.object, error.message);
}

void RunAlerts::objectFailed(const std::string &object, const Error &error)
{
    if (!m_alerts)
        return;
    const std::scoped_lock lock(m_mutex);
    if (++m_objectAlerts > mostObjectAlerts + 1)
        return;
    if (m_objectAlerts > mostObjectAlerts) {
        raise(AlertKind::TableFailed, Level::Error, {},
              "more objects failed; the run's report lists them all");
        return;
    }
    const bool rejected = error.code == ErrorCode::DataRejected;
    raise(rejected ? AlertKind::RowsRejected : AlertKind::TableFailed, Level::Error, object,
          error.message);
}

void RunAlerts::verified(const std::vector<TableRecord> &tables)
{
    if (!m_alerts)
        return;
    std::vector<std::string> different, unproven;
    for (const TableRecord &table : tables) {
        if (table.verify.state == VerifyState::Different)
            different.push_back(table.source.qualified());
        if (table.verify.state == VerifyState::NotProven)
            unproven.push_back(table.source.qualified());
    }
    const std::scoped_lock lock(m_mutex);
    const auto one = [](const std::vector<std::string> &names) {
        return names.size() == 1 ? names.front() : std::string();
    };
    if (!different.empty())
        raise(AlertKind::Differences, Level::Error, one(different),
              "source and destination differ in " + counted(different.size(), "table: ", "tables: ")
                  + named(different));
    if (!unproven.empty())
        raise(AlertKind::NotProven, Level::Warning, one(unproven),
              counted(unproven.size(),
                      "table could not be proven equal: ", "tables could not be proven equal: ")
                  + named(unproven));
}

void RunAlerts::reconnected(Clock::time_point now)
{
    if (!m_alerts)
        return;
    const std::scoped_lock lock(m_mutex);
    m_reconnects.push_back(now);
    while (!m_reconnects.empty() && now - m_reconnects.front() > reconnectWindow)
        m_reconnects.pop_front();
    if (static_cast<std::int64_t>(m_reconnects.size()) < setting(settings::reconnects))
        return;
    raise(AlertKind::Reconnects, Level::Warning, {},
          "the connection was lost and made again " + counted(m_reconnects.size(), "time", "times")
              + " within ten minutes");
    m_reconnects.clear();
}

void RunAlerts::beginMoving(StepKind step)
{
    const std::scoped_lock lock(m_mutex);
    m_movingStep = stepName(step);
    m_movedAt = Clock::now();
    m_lastMoved = m_moved;
}

void RunAlerts::endMoving()
{
    const std::scoped_lock lock(m_mutex);
    m_movingStep.clear();
    clearStall();
}

void RunAlerts::look(std::uint64_t moved, bool heldBack, const std::string &activity,
                     Clock::time_point now)
{
    if (!m_alerts)
        return;
    const std::scoped_lock lock(m_mutex);
    lookForStall(moved, heldBack, activity, now);
    lookAtTime(now);
}

void RunAlerts::lookForStall(std::uint64_t moved, bool heldBack, const std::string &activity,
                             Clock::time_point now)
{
    if (m_movingStep.empty())
        return;
    if (moved != m_lastMoved || heldBack) {
        m_lastMoved = moved;
        m_movedAt = now;
        clearStall();
        return;
    }
    if (m_stallAlert != 0)
        return;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now - m_movedAt).count();
    if (seconds < setting(settings::stallSeconds))
        return;
    m_stallAlert = raise(AlertKind::Stalled, Level::Warning, {},
                         "no row has moved for " + counted(seconds, "second", "seconds") + " in "
                             + m_movingStep + (activity.empty() ? "" : "; at work: " + activity));
}

void RunAlerts::lookAtTime(Clock::time_point now)
{
    if (m_slowRaised || m_longestSeconds <= 0)
        return;
    const double seconds = m_spentSeconds + std::chrono::duration<double>(now - m_begun).count();
    if (seconds < static_cast<double>(setting(settings::slowSeconds))
        || seconds < m_longestSeconds * static_cast<double>(setting(settings::slowFactor)))
        return;
    m_slowRaised = true;
    raise(AlertKind::Slow, Level::Warning, {},
          "the run has taken " + std::to_string(static_cast<std::int64_t>(seconds))
              + " s so far; the estimate was "
              + std::to_string(static_cast<std::int64_t>(m_longestSeconds)) + " s at most");
}

void RunAlerts::clearStall()
{
    if (m_stallAlert != 0)
        (void)m_alerts->clear(m_stallAlert);
    m_stallAlert = 0;
}

} // namespace godwit
