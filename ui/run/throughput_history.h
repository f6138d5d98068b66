#pragma once

#include "ui/run/run_rates.h"

#include <cstddef>
#include <vector>

namespace godwit::ui {

struct ThroughputPoint
{
    double at = 0; ///< seconds; the end of the time the rates are the mean of
    Rate source;
    Rate sink;
};

/// The rates of a run over time, for a chart: the last five minutes in full, and the whole run in
/// at most `mostPoints`, each of them over a longer time the longer the run is.
class ThroughputHistory
{
public:
    static constexpr double lately = 300; ///< seconds
    static constexpr std::size_t mostPoints = 600;

    /// Takes the counters as they stand at @p at, in seconds on a steady clock. Counters may fall:
    /// that is a step that began, or a chunk that broke off.
    void add(double at, const Moved &source, const Moved &sink);
    void clear() { *this = {}; }

    const std::vector<ThroughputPoint> &lastMinutes() const { return m_lately; }
    const std::vector<ThroughputPoint> &wholeRun() const { return m_whole; }

private:
    struct Look
    {
        double at = 0;
        Moved source, sink;
    };

    static ThroughputPoint pointBetween(const Look &before, const Look &after);
    void addToWhole(const Look &now);

    std::vector<ThroughputPoint> m_lately, m_whole;
    std::vector<Look> m_last; ///< empty before the first look, else one
    Look m_wholeLast;
    double m_wholeInterval = 1; ///< seconds between the points of m_whole
};

} // namespace godwit::ui
