#include "ui/run/throughput_history.h"

#include <algorithm>

namespace godwit::ui {

namespace {

constexpr double shortestInterval = 0.9; // seconds: batches make shorter ones jump

double perSecond(std::uint64_t before, std::uint64_t after, double seconds)
{
    return after > before ? static_cast<double>(after - before) / seconds : 0;
}

Rate rateBetween(const Moved &before, const Moved &after, double seconds)
{
    return {perSecond(before.rows, after.rows, seconds),
            perSecond(before.bytes, after.bytes, seconds)};
}

Rate meanOf(const Rate &one, const Rate &other)
{
    return {(one.rows + other.rows) / 2, (one.bytes + other.bytes) / 2};
}

// Two points become one that stands for both.
void halve(std::vector<ThroughputPoint> &points)
{
    std::size_t kept = 0;
    for (std::size_t i = 0; i + 1 < points.size(); i += 2) {
        const ThroughputPoint &first = points[i];
        const ThroughputPoint &second = points[i + 1];
        points[kept++] = {second.at, meanOf(first.source, second.source),
                          meanOf(first.sink, second.sink)};
    }
    if (points.size() % 2 == 1)
        points[kept++] = points.back();
    points.resize(kept);
}

} // namespace

ThroughputPoint ThroughputHistory::pointBetween(const Look &before, const Look &after)
{
    const double seconds = after.at - before.at;
    return {after.at, rateBetween(before.source, after.source, seconds),
            rateBetween(before.sink, after.sink, seconds)};
}

void ThroughputHistory::add(double at, const Moved &source, const Moved &sink)
{
    const Look now{at, source, sink};
    if (m_last.empty()) {
        m_last = {now};
        m_wholeLast = now;
        return;
    }
    // The counters lose nothing when a look comes too soon after the last: its rows are in the
    // next.
    if (at - m_last.front().at < shortestInterval)
        return;
    m_lately.push_back(pointBetween(m_last.front(), now));
    m_last.front() = now;
    const auto firstKept = std::find_if(m_lately.begin(), m_lately.end(),
                                        [&](const auto &point) { return point.at > at - lately; });
    m_lately.erase(m_lately.begin(), firstKept);
    addToWhole(now);
}

void ThroughputHistory::addToWhole(const Look &now)
{
    if (now.at - m_wholeLast.at < m_wholeInterval)
        return;
    m_whole.push_back(pointBetween(m_wholeLast, now));
    m_wholeLast = now;
    if (m_whole.size() < mostPoints)
        return;
    halve(m_whole);
    m_wholeInterval *= 2;
}

} // namespace godwit::ui
