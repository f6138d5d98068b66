#pragma once

#include "core/pipeline/run_progress.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace godwit::ctl {

/// One line that says how a run stands: "FULL_TRANSFER  45 %  ███░░░  1.2M of 2.6M rows  310k
/// rows/s  5 s left".
/// @p rowsPerSecond: lately; 0 if unknown.
std::string progressLine(const RunProgress &progress, double rowsPerSecond, bool withBar);

/// Shows a ProgressBoard on stderr while it lives: a line that is redrawn on a terminal, a plain
/// line every few seconds elsewhere.
class ProgressPrinter
{
public:
    explicit ProgressPrinter(ProgressBoard &board);
    ~ProgressPrinter();
    ProgressPrinter(const ProgressPrinter &) = delete;
    ProgressPrinter &operator=(const ProgressPrinter &) = delete;

private:
    using Clock = std::chrono::steady_clock;

    void show(std::stop_token ended);
    void showOnce(bool last);
    double rateOf(const RunProgress &progress);

    ProgressBoard &m_board;
    ProgressCursor m_cursor;
    const bool m_terminal;
    StepKind m_step = StepKind::Precheck;
    std::string m_lastLine;
    Clock::time_point m_rateAt = Clock::now();
    std::uint64_t m_rateRows = 0;
    double m_rate = 0; ///< rows per second, smoothed
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::jthread m_thread;
};

} // namespace godwit::ctl
