#include "ui/run/run_rates.h"

#include <algorithm>

namespace godwit::ui {

namespace {

constexpr double looksPerWindow = 50;
constexpr double shortestSpan = 2;     // seconds before anything is said about the remaining time
constexpr double estimateMargin = 0.2; // servers' row estimates are rarely worse

double perSecond(std::uint64_t before, std::uint64_t after, double seconds)
{
    return after > before ? static_cast<double>(after - before) / seconds : 0;
}

} // namespace

void RateWindow::add(double at, const Moved &moved)
{
    const auto count = m_samples.size();
    if (count >= 2 && at - m_samples[count - 2].at < m_seconds / looksPerWindow)
        m_samples.pop_back();
    m_samples.push_back({at, moved});
    while (m_samples.size() > 2 && m_samples[1].at <= at - m_seconds)
        m_samples.pop_front();
}

double RateWindow::span() const
{
    return m_samples.size() < 2 ? 0 : m_samples.back().at - m_samples.front().at;
}

Rate RateWindow::rate() const
{
    const double seconds = span();
    if (seconds <= 0)
        return {};
    const Moved &before = m_samples.front().moved;
    const Moved &after = m_samples.back().moved;
    return {perSecond(before.rows, after.rows, seconds),
            perSecond(before.bytes, after.bytes, seconds)};
}

void RunRates::add(double at, const Moved &source, const Moved &sink)
{
    if (!m_begunAt) {
        m_begunAt = at;
        m_begunWith = source.rows;
    }
    m_source.add(at, source);
    m_sink.add(at, sink);
    m_minute.add(at, source);
    m_lastAt = at;
    m_lastRows = source.rows;
}

void RunRates::restart()
{
    m_source.clear();
    m_sink.clear();
    m_minute.clear();
    m_begunAt.reset();
}

std::optional<TimeRange> RunRates::remaining(std::uint64_t rowsLeft, bool totalIsExact) const
{
    if (!m_begunAt || m_lastAt - *m_begunAt < shortestSpan)
        return std::nullopt;
    const double lately = m_source.rate().rows;
    const double minute = m_minute.rate().rows;
    const double whole = perSecond(m_begunWith, m_lastRows, m_lastAt - *m_begunAt);
    const double fastest = std::max({lately, minute, whole});
    if (fastest <= 0)
        return std::nullopt;
    const auto left = static_cast<double>(rowsLeft);
    TimeRange range;
    range.lowSeconds = left / fastest * (totalIsExact ? 1 : 1 - estimateMargin);
    if (lately > 0)
        range.highSeconds =
            left / std::min({lately, minute, whole}) * (totalIsExact ? 1 : 1 + estimateMargin);
    return range;
}

} // namespace godwit::ui
