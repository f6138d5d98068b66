// How fast a run goes, and when it will be done.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>

namespace godwit::ui {

/// Rows and bytes of one side, counted since the run began.
struct Moved
{
    std::uint64_t rows = 0;
    std::uint64_t bytes = 0;
    bool operator==(const Moved &) const = default;
};

struct Rate
{
    double rows = 0;  ///< per second
    double bytes = 0; ///< per second
};

/// The rate over the last seconds, from counters that are looked at now and then. Times are seconds
/// on any steady clock. Memory is bounded: looks that come faster than a fiftieth of the window
/// replace the one before.
class RateWindow
{
public:
    explicit RateWindow(double seconds)
        : m_seconds(seconds)
    {}

    void add(double at, const Moved &moved);
    void clear() { m_samples.clear(); }

    /// Zero until two looks are apart. A counter that went back (a chunk that broke off) counts as
    /// standing still.
    Rate rate() const;
    double span() const; ///< seconds that the rate is taken over

private:
    struct Sample
    {
        double at;
        Moved moved;
    };

    double m_seconds;
    std::deque<Sample> m_samples; ///< the first one is just outside the window, or the oldest known
};

struct TimeRange
{
    double lowSeconds = 0;
    std::optional<double> highSeconds; ///< empty: nothing has moved lately, so nobody knows
};

/// Rates of both sides of a step that moves rows.
class RunRates
{
public:
    /// Looks at both counters; a step that begins anew must be told by restart().
    void add(double at, const Moved &source, const Moved &sink);
    void restart();

    Rate source() const { return m_source.rate(); } ///< over the last ten seconds
    Rate sink() const { return m_sink.rate(); }

    /// How long @p rowsLeft take: from the fastest to the slowest of the last ten seconds, the last
    /// minute and the whole step, and a fifth wider on both ends where the total is an estimate.
    /// Empty in the first two seconds, when any answer would be a guess.
    std::optional<TimeRange> remaining(std::uint64_t rowsLeft, bool totalIsExact) const;

private:
    RateWindow m_source{10};
    RateWindow m_sink{10};
    RateWindow m_minute{60};
    std::optional<double> m_begunAt;
    double m_lastAt = 0;
    std::uint64_t m_begunWith = 0;
    std::uint64_t m_lastRows = 0;
};

} // namespace godwit::ui
