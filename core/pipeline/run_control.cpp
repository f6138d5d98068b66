#include "core/pipeline/run_control.h"

#include <algorithm>
#include <thread>

namespace godwit {

namespace {

// Every reader of one instant costs the source two round trips under its lock, and a connection.
constexpr int mostPrepared = 16;

std::string limitText(std::uint64_t perSecond, const char *unit)
{
    return perSecond == 0 ? std::string("no limit of ") + unit + " per second"
                          : std::to_string(perSecond) + ' ' + unit + " per second";
}

std::string limitsText(const RunLimits &limits)
{
    std::string text =
        limitText(limits.rowsPerSecond, "rows") + ", " + limitText(limits.bytesPerSecond, "bytes");
    if (limits.threads > 0)
        text = std::to_string(limits.threads) + (limits.threads == 1 ? " thread, " : " threads, ")
               + text;
    return text + (limits.remark.empty() ? "" : "; " + limits.remark);
}

} // namespace

int threadsOf(SpeedMode mode)
{
    const int cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    switch (mode) {
    case SpeedMode::Steady:
        return 1;
    case SpeedMode::Normal:
        return std::clamp(cores, 2, 8);
    case SpeedMode::Fast:
        return std::clamp(cores * 2, 4, 32);
    }
    return 1;
}

RunControls::RunControls(const FullTransferConfig &config, ProgressBoard &board)
    : m_config(config)
    , m_board(board)
{}

SpeedMode RunControls::modeOf(StepKind step) const
{
    if (m_asked.speedMode)
        return *m_asked.speedMode;
    return step == StepKind::FullVerify ? m_config.fullVerifySpeedMode
                                        : m_config.fullTransferSpeedMode;
}

int RunControls::wantedLocked(StepKind step) const
{
    return m_asked.threads.value_or(threadsOf(modeOf(step)));
}

int RunControls::wanted(StepKind step) const
{
    const std::scoped_lock lock(m_mutex);
    return wantedLocked(step);
}

int RunControls::prepared(StepKind step) const
{
    const std::scoped_lock lock(m_mutex);
    return std::max(wantedLocked(step), std::min(threadsOf(SpeedMode::Fast), mostPrepared));
}

void RunControls::set(const RunControl &asked)
{
    const std::scoped_lock lock(m_mutex);
    if (asked == m_asked)
        return;
    m_asked = asked;
    apply();
    if (m_step != StepKind::Precheck)
        m_board.say(Level::Note, "the limits are now " + limitsText(m_inForce));
}

void RunControls::beginStep(StepKind step)
{
    const std::scoped_lock lock(m_mutex);
    m_step = step;
    m_allowed = 0;
    m_remark.clear();
    apply();
}

void RunControls::allow(int threads, std::string remark)
{
    const std::scoped_lock lock(m_mutex);
    m_allowed = std::max(1, threads);
    m_remark = std::move(remark);
    const int begun = std::min(m_allowed, wantedLocked(m_step));
    m_permits.open(begun);
    m_sinkPermits.open(begun);
    apply();
}

// The limits of the payload are those of the copy; what is asked while a project runs is meant for
// whatever it does.
void RunControls::apply()
{
    const bool copies = m_step == StepKind::FullTransfer;
    const bool reads = copies || m_step == StepKind::FullVerify;
    const auto rate = [&](const std::optional<std::uint64_t> &asked,
                          const std::optional<std::int64_t> &configured) -> std::uint64_t {
        if (!reads)
            return 0;
        if (asked)
            return *asked;
        return copies ? static_cast<std::uint64_t>(configured.value_or(0)) : 0;
    };
    RunLimits now;
    now.step = m_step;
    now.speedMode = modeOf(m_step);
    now.rowsPerSecond = rate(m_asked.rowsPerSecond, m_config.throttleRps);
    now.bytesPerSecond = rate(m_asked.bytesPerSecond, m_config.throttleIOPS);
    if (m_allowed > 0) {
        now.threadsWanted = wantedLocked(m_step);
        now.threads = std::min(m_allowed, now.threadsWanted);
        if (now.threads < now.threadsWanted)
            now.remark = m_remark;
        m_permits.setLimit(now.threads);
        m_sinkPermits.setLimit(now.threads);
    }
    m_sourceRate.setLimits(now.rowsPerSecond, now.bytesPerSecond);
    m_sinkRate.setLimits(now.rowsPerSecond, now.bytesPerSecond);
    m_inForce = now;
    m_board.setLimits(now);
}

int RunControls::threads() const
{
    const std::scoped_lock lock(m_mutex);
    return std::max(1, m_inForce.threads);
}

RunLimits RunControls::inForce() const
{
    const std::scoped_lock lock(m_mutex);
    return m_inForce;
}

} // namespace godwit
