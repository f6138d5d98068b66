#include "ui/run/run_monitor.h"

#include "core/base/text.h"
#include "ui/common/text.h"

#include <QDateTime>

#include <algorithm>
#include <chrono>
#include <utility>

namespace godwit::ui {

namespace {

const StepRecord *runningStep(const std::vector<StepRecord> &steps)
{
    const auto running = std::find_if(steps.begin(), steps.end(), [](const StepRecord &step) {
        return step.state == StepState::Running;
    });
    return running == steps.end() ? nullptr : &*running;
}

// The step at work, the one that stopped, or the last.
StepKind currentStep(const std::vector<StepRecord> &steps)
{
    const auto open = std::find_if(steps.begin(), steps.end(), [](const StepRecord &step) {
        return step.state != StepState::Finished;
    });
    if (open != steps.end())
        return open->step;
    return steps.empty() ? StepKind::Precheck : steps.back().step;
}

double secondsSince(const std::string &utc)
{
    QDateTime began = QDateTime::fromString(toQString(utc), Qt::ISODate);
    began.setTimeSpec(Qt::UTC);
    if (!began.isValid())
        return 0;
    return std::max(0.0,
                    static_cast<double>(began.msecsTo(QDateTime::currentDateTimeUtc())) / 1000);
}

RunProgress progressOf(const RunRecord &record)
{
    RunProgress progress;
    progress.steps = record.steps;
    progress.step = currentStep(record.steps);
    progress.tables = record.tables.size();
    for (const TableRecord &table : record.tables) {
        progress.rowsDone += table.rowsRead;
        progress.bytesDone += table.bytes;
        progress.rowsWritten += table.rowsWritten;
        progress.bytesWritten += table.bytes;
        progress.rowsEstimated += table.estimatedRows;
        if (table.verify.state == VerifyState::Skipped)
            continue;
        progress.sourceRowsSeen += table.verify.sourceRows;
        progress.sinkRowsSeen += table.verify.sinkRows;
    }
    return progress;
}

} // namespace

double steadySeconds()
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double>(now).count();
}

StepWork workOf(const RunProgress &progress)
{
    switch (progress.step) {
    case StepKind::FullTransfer:
        return {progress.rowsDone, progress.rowsEstimated, progress.estimateIsExact, false};
    case StepKind::FullVerify:
        // What was copied has been counted; without a copy there is the estimate only.
        if (progress.rowsDone > 0)
            return {progress.sourceRowsSeen, progress.rowsDone, true, false};
        return {progress.sourceRowsSeen, progress.rowsEstimated, progress.estimateIsExact, false};
    default:
        return {progress.objectsDone, progress.objectsTotal, true, true};
    }
}

RunMonitor::RunMonitor(QObject *parent)
    : QObject(parent)
{}

void RunMonitor::begin(bool resume)
{
    m_rates.restart();
    m_history.clear();
    m_ratedStep.reset();
    m_cursor = {}; // the attempt has a board of its own
    m_progress.objectsDone = m_progress.objectsTotal = 0;
    m_runId.clear();
    if (!resume) {
        m_progress = {};
        m_tables.forget();
        m_tables.take(0, {});
    }
    Q_EMIT changed();
}

void RunMonitor::readBoard(ProgressBoard &board, double at)
{
    RunProgress read = board.read(m_cursor);
    m_fromBoard = true;
    m_log.append(read.newLog);
    if (!read.steps.empty()) {
        m_tables.take(read.tables, read.changedTables);
        read.newLog.clear();
        read.changedTables.clear();
        m_progress = std::move(read);
        rate(at);
    } else { // both sides are still being looked at, or rows are repaired: no step
        m_progress.activity = read.activity;
        m_progress.objectsDone = read.objectsDone;
        m_progress.objectsTotal = read.objectsTotal;
    }
    Q_EMIT changed();
}

void RunMonitor::readRecord(const RunRecord &record, bool atWork, double at)
{
    if (!m_runId.empty() && m_runId != record.id)
        m_tables.forget();
    m_runId = record.id;
    m_fromBoard = false;
    m_tables.take(record.tables);
    m_progress = progressOf(record);
    if (atWork)
        rate(at);
    Q_EMIT changed();
}

void RunMonitor::rate(double at)
{
    const StepRecord *running = runningStep(m_progress.steps);
    const std::optional<StepKind> step = running ? std::optional(running->step) : std::nullopt;
    if (step != m_ratedStep) {
        m_ratedStep = step;
        m_rates.restart();
    }
    if (!step)
        return;
    const RunProgress &now = m_progress;
    const bool comparing = *step == StepKind::FullVerify;
    const Moved source =
        comparing ? Moved{now.sourceRowsSeen, 0} : Moved{now.rowsDone, now.bytesDone};
    const Moved sink =
        comparing ? Moved{now.sinkRowsSeen, 0} : Moved{now.rowsWritten, now.bytesWritten};
    m_rates.add(at, source, sink);
    m_history.add(at, source, sink);
}

void RunMonitor::say(Level level, const std::string &text)
{
    LogLine line;
    line.at = utcNow();
    line.level = level;
    line.text = text;
    m_log.append({line});
}

double RunMonitor::secondsOf(const StepRecord &step) const
{
    if (step.state != StepState::Running)
        return step.seconds;
    if (m_fromBoard)
        return step.seconds + (step.step == m_progress.step ? m_progress.stepSeconds : 0);
    // `seconds` is stored when an attempt ends only: in its first attempt a step has been at work
    // since it began, later on nobody but its process knows.
    return step.seconds == 0 ? secondsSince(step.startedAt) : step.seconds;
}

} // namespace godwit::ui
