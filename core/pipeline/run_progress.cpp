#include "core/pipeline/run_progress.h"

#include "core/base/secret.h"
#include "core/base/text.h"

#include <algorithm>

namespace godwit {

namespace {

double secondsSince(std::chrono::steady_clock::time_point then)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - then).count();
}

} // namespace

std::string lineText(const LogLine &line)
{
    return toLower(levelName(line.level)) + ": " + line.text;
}

void ProgressBoard::addTotals(const TableProgress &progress)
{
    m_progress.rowsDone += progress.counters.rows;
    m_progress.bytesDone += progress.counters.bytes;
    m_progress.rowsWritten += progress.record.rowsWritten;
    m_progress.bytesWritten += progress.record.bytes;
    m_progress.rowsEstimated += progress.record.estimatedRows;
    m_progress.sourceRowsSeen += progress.counters.sourceRowsSeen;
    m_progress.sinkRowsSeen += progress.counters.sinkRowsSeen;
}

void ProgressBoard::takeTotals(const TableProgress &progress)
{
    m_progress.rowsDone -= progress.counters.rows;
    m_progress.bytesDone -= progress.counters.bytes;
    m_progress.rowsWritten -= progress.record.rowsWritten;
    m_progress.bytesWritten -= progress.record.bytes;
    m_progress.rowsEstimated -= progress.record.estimatedRows;
    m_progress.sourceRowsSeen -= progress.counters.sourceRowsSeen;
    m_progress.sinkRowsSeen -= progress.counters.sinkRowsSeen;
}

void ProgressBoard::setTables(const std::vector<TableRecord> &tables,
                              const std::vector<bool> &exact)
{
    const std::scoped_lock lock(m_mutex);
    for (const Entry &entry : m_tables)
        takeTotals(entry.progress);
    const std::vector<Entry> before = std::move(m_tables);
    m_tables.clear();
    m_tables.resize(tables.size());
    m_progress.estimateIsExact = !tables.empty();
    for (std::size_t i = 0; i < tables.size(); ++i) {
        TableProgress &progress = m_tables[i].progress;
        progress.record = tables[i];
        progress.counters.rows = tables[i].rowsWritten;
        progress.counters.bytes = tables[i].bytes;
        progress.estimateIsExact = i < exact.size()    ? exact[i]
                                   : i < before.size() ? before[i].progress.estimateIsExact
                                                       : false;
        m_progress.estimateIsExact = m_progress.estimateIsExact && progress.estimateIsExact;
        addTotals(progress);
        touch(m_tables[i]);
    }
}

void ProgressBoard::setTable(const TableRecord &table)
{
    const std::scoped_lock lock(m_mutex);
    Entry &entry = m_tables.at(static_cast<std::size_t>(table.number));
    takeTotals(entry.progress);
    entry.progress.record = table;
    addTotals(entry.progress);
    touch(entry);
}

void ProgressBoard::moved(int table, std::int64_t rows, std::int64_t bytes)
{
    const std::scoped_lock lock(m_mutex);
    Entry &entry = m_tables.at(static_cast<std::size_t>(table));
    // Unsigned arithmetic takes a negative number back just as well.
    entry.progress.counters.rows += static_cast<std::uint64_t>(rows);
    entry.progress.counters.bytes += static_cast<std::uint64_t>(bytes);
    m_progress.rowsDone += static_cast<std::uint64_t>(rows);
    m_progress.bytesDone += static_cast<std::uint64_t>(bytes);
    touch(entry);
}

void ProgressBoard::setSteps(const std::vector<StepRecord> &steps)
{
    const std::scoped_lock lock(m_mutex);
    m_progress.steps = steps;
}

void ProgressBoard::beginStep(StepKind step)
{
    const std::scoped_lock lock(m_mutex);
    m_progress.step = step;
    m_progress.stepStartedAt = utcNow();
    m_progress.objectsDone = m_progress.objectsTotal = 0;
    m_progress.activity.clear();
    m_stepBegun = Clock::now();
}

void ProgressBoard::setObjects(std::size_t done, std::size_t total)
{
    const std::scoped_lock lock(m_mutex);
    m_progress.objectsDone = done;
    m_progress.objectsTotal = total;
}

void ProgressBoard::show(const std::string &activity)
{
    const std::scoped_lock lock(m_mutex);
    m_progress.activity = activity;
}

std::string ProgressBoard::activity()
{
    const std::scoped_lock lock(m_mutex);
    return m_progress.activity;
}

void ProgressBoard::setLimits(const RunLimits &limits)
{
    const std::scoped_lock lock(m_mutex);
    m_progress.limits = limits;
}

void ProgressBoard::say(Level level, const std::string &text)
{
    LogLine line;
    line.at = utcNow();
    line.level = level;
    line.text = maskSecrets(text);
    const std::scoped_lock lock(m_mutex);
    line.number = m_nextLine++;
    m_log.push_back(std::move(line));
    if (m_log.size() > mostLogLines)
        m_log.pop_front();
}

void ProgressBoard::look(const Compared &compared)
{
    Entry &entry = m_tables.at(static_cast<std::size_t>(compared.table));
    TableCounters now = entry.progress.counters;
    now.sourceRowsSeen = compared.counters->sourceRows;
    now.sinkRowsSeen = compared.counters->sinkRows;
    if (now == entry.progress.counters)
        return;
    takeTotals(entry.progress);
    entry.progress.counters = now;
    addTotals(entry.progress);
    touch(entry);
}

RunProgress ProgressBoard::read(ProgressCursor &since)
{
    const std::scoped_lock lock(m_mutex);
    for (const Compared &compared : m_compared)
        look(compared);
    RunProgress taken = m_progress;
    taken.seconds = secondsSince(m_begun);
    taken.stepSeconds = secondsSince(m_stepBegun);
    taken.tables = m_tables.size();
    if (since.change != m_change) {
        for (const Entry &entry : m_tables) {
            if (entry.changedAt > since.change)
                taken.changedTables.push_back(entry.progress);
        }
        since.change = m_change;
    }
    const auto first = std::partition_point(m_log.begin(), m_log.end(), [&](const LogLine &line) {
        return line.number <= since.logLine;
    });
    taken.newLog.assign(first, m_log.end());
    since.logLine = m_nextLine - 1;
    return taken;
}

ProgressBoard::Comparison::Comparison(ProgressBoard &board, int table,
                                      const CompareProgress &counters)
    : m_board(board)
    , m_table(table)
    , m_counters(counters)
{
    const std::scoped_lock lock(m_board.m_mutex);
    m_board.m_compared.push_back({m_table, &m_counters});
}

ProgressBoard::Comparison::~Comparison()
{
    const std::scoped_lock lock(m_board.m_mutex);
    const auto found = std::find_if(m_board.m_compared.begin(), m_board.m_compared.end(),
                                    [&](const Compared &c) { return c.counters == &m_counters; });
    m_board.look(*found);
    m_board.m_compared.erase(found);
}

} // namespace godwit
