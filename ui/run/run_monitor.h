#pragma once

#include "core/pipeline/run_progress.h"
#include "ui/run/log_model.h"
#include "ui/run/run_rates.h"
#include "ui/run/run_tables.h"
#include "ui/run/throughput_history.h"

#include <QObject>

#include <optional>
#include <string>

namespace godwit::ui {

/// What the window knows of one project's newest run, whoever runs it: read from the board of a run
/// in this process, or from what another process (or an earlier one) stored. Lives as long as the
/// window, so that a page that is opened later shows the log and the chart from their beginning.
class RunMonitor final : public QObject
{
    Q_OBJECT

public:
    explicit RunMonitor(QObject *parent = nullptr);

    RunTables &tables() { return m_tables; }
    LogModel &log() { return m_log; }
    const RunRates &rates() const { return m_rates; }
    const ThroughputHistory &history() const { return m_history; }
    /// As it was read last, without tables and log lines.
    const RunProgress &progress() const { return m_progress; }

    /// Another run begins, or (@p resume) another attempt at the same: rates and chart start anew,
    /// the log goes on, and what is known of a resumed run stays until its board says more.
    void begin(bool resume);
    /// Reads what has changed. @p at: steadySeconds().
    void readBoard(ProgressBoard &board, double at);
    /// The same from the home. @p atWork: a process runs it now.
    void readRecord(const RunRecord &record, bool atWork, double at);
    void say(Level level, const std::string &text);

    /// Seconds that @p step has taken so far, the attempt at work included.
    double secondsOf(const StepRecord &step) const;

Q_SIGNALS:
    void changed();

private:
    void rate(double at);

    RunTables m_tables;
    LogModel m_log;
    RunRates m_rates;
    ThroughputHistory m_history;
    RunProgress m_progress;
    ProgressCursor m_cursor;
    std::string m_runId; ///< of the record read last
    std::optional<StepKind> m_ratedStep;
    bool m_fromBoard = false;
};

double steadySeconds();

/// The rows that the step at work has to move, and has moved.
struct StepWork
{
    std::uint64_t done = 0, total = 0;
    bool exact = false;   ///< the total is counted, not estimated
    bool objects = false; ///< it goes object by object: these are tables, not rows
};
StepWork workOf(const RunProgress &progress);

} // namespace godwit::ui
