// How a run stands, for whoever watches it: engine threads write to a board, the command line, the
// window and the service read from it on a timer.
#pragma once

#include "core/state/run_control_store.h"
#include "core/state/run_state.h"
#include "core/verify/compare_table.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <vector>

namespace godwit {

/// What moves while a table is at work; a TableRecord is written when a chunk ends.
struct TableCounters
{
    std::uint64_t rows = 0; ///< copied, those of chunks in flight included
    std::uint64_t bytes = 0;
    std::uint64_t sourceRowsSeen = 0; ///< by the verification of this attempt
    std::uint64_t sinkRowsSeen = 0;
    bool operator==(const TableCounters &) const = default;
};

struct TableProgress
{
    TableRecord record; ///< as it was saved last; its number is the table's place
    TableCounters counters;
    bool estimateIsExact = false; ///< `record.estimatedRows` was counted, not guessed
};

struct LogLine
{
    std::uint64_t number = 0; ///< growing by one
    std::string at;           ///< UTC
    Level level = Level::Note;
    std::string text; ///< English, one sentence, without secrets
};

/// "warning: shop.orders: ..."
std::string lineText(const LogLine &line);

/// Where one reader of a board stands. Each has its own; a new one gets everything.
struct ProgressCursor
{
    std::uint64_t change = 0;
    std::uint64_t logLine = 0;
};

struct RunProgress
{
    StepKind step = StepKind::Precheck; ///< at work now, or the last one
    std::vector<StepRecord> steps;
    std::string stepStartedAt; ///< UTC, in this attempt
    double stepSeconds = 0;    ///< the step has been at work in this attempt
    double seconds = 0;        ///< since this attempt's start

    // Sums over all tables.
    std::uint64_t rowsDone = 0, bytesDone = 0;       ///< copied, chunks in flight included
    std::uint64_t rowsWritten = 0, bytesWritten = 0; ///< committed at the sink
    std::uint64_t rowsEstimated = 0;
    bool estimateIsExact = false; ///< that of every table is
    std::uint64_t sourceRowsSeen = 0, sinkRowsSeen = 0;

    std::size_t objectsDone = 0, objectsTotal = 0; ///< of a step that goes object by object
    std::string activity; ///< what is being done now, e.g. "shop.orders: chunk 5"
    RunLimits limits;     ///< in force for the step

    std::size_t tables = 0;                   ///< how many the run has
    std::vector<TableProgress> changedTables; ///< since the cursor
    std::vector<LogLine> newLog;              ///< since the cursor; the oldest may be lost
};

/// Thread-safe. Reading costs what has changed since the reader's last look, not what a run holds:
/// ten thousand tables are a pass over ten thousand numbers.
class ProgressBoard
{
public:
    static constexpr std::size_t mostLogLines = 2000;

    // For the engine.
    /// All tables anew; `exact` by number, may be shorter. Their counters start from what is
    /// committed.
    void setTables(const std::vector<TableRecord> &tables, const std::vector<bool> &exact = {});
    void setTable(const TableRecord &table);
    /// Rows of a chunk in flight; negative where it was given up.
    void moved(int table, std::int64_t rows, std::int64_t bytes);
    void setSteps(const std::vector<StepRecord> &steps);
    void beginStep(StepKind step);
    void setObjects(std::size_t done, std::size_t total);
    void show(const std::string &activity);
    void setLimits(const RunLimits &limits);
    void say(Level level, const std::string &text);
    std::string activity();

    /// Shows a comparison's own counters while this lives.
    class Comparison
    {
    public:
        Comparison(ProgressBoard &board, int table, const CompareProgress &counters);
        ~Comparison();
        Comparison(const Comparison &) = delete;
        Comparison &operator=(const Comparison &) = delete;

    private:
        ProgressBoard &m_board;
        const int m_table;
        const CompareProgress &m_counters;
    };

    // For readers.
    RunProgress read(ProgressCursor &since);

private:
    using Clock = std::chrono::steady_clock;

    struct Entry
    {
        TableProgress progress;
        std::uint64_t changedAt = 0; ///< m_change then
    };
    struct Compared
    {
        int table;
        const CompareProgress *counters;
    };

    void touch(Entry &entry) { entry.changedAt = ++m_change; }
    void addTotals(const TableProgress &progress);
    void takeTotals(const TableProgress &progress);
    void look(const Compared &compared);

    std::mutex m_mutex;
    RunProgress m_progress; ///< without tables and log
    std::vector<Entry> m_tables;
    std::vector<Compared> m_compared;
    std::uint64_t m_change = 0;
    std::deque<LogLine> m_log;
    std::uint64_t m_nextLine = 1;
    Clock::time_point m_begun = Clock::now();
    Clock::time_point m_stepBegun = Clock::now();
};

} // namespace godwit
