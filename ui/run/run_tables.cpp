#include "ui/run/run_tables.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace godwit::ui {

namespace {

bool verifiedDifferently(const VerifyResult &before, const VerifyResult &now)
{
    return before.state != now.state || before.sourceRows != now.sourceRows
           || before.sinkRows != now.sinkRows || before.different != now.different
           || before.onlyInSource != now.onlyInSource || before.onlyInSink != now.onlyInSink
           || before.sourceDigest != now.sourceDigest || before.sinkDigest != now.sinkDigest
           || before.message != now.message || before.method != now.method;
}

bool looksDifferent(const TableRecord &before, const TableRecord &now)
{
    return before.state != now.state || before.rowsRead != now.rowsRead
           || before.rowsWritten != now.rowsWritten || before.bytes != now.bytes
           || before.estimatedRows != now.estimatedRows || before.chunksDone != now.chunksDone
           || before.chunksPlanned != now.chunksPlanned
           || before.chunksComplete != now.chunksComplete || before.message != now.message
           || verifiedDifferently(before.verify, now.verify);
}

// A stored record knows of whole chunks only; nothing of it is at work.
TableProgress progressOf(const TableRecord &record)
{
    TableProgress progress;
    progress.record = record;
    progress.counters.rows = record.rowsRead;
    progress.counters.bytes = record.bytes;
    return progress;
}

} // namespace

void RunTables::take(std::size_t total, const std::vector<TableProgress> &changed)
{
    if (m_forget || total < m_rows.size())
        reset();
    std::vector<int> rows;
    std::vector<TableProgress> added;
    for (const TableProgress &table : changed) {
        const auto row = static_cast<std::size_t>(table.record.number);
        if (row < m_rows.size()) {
            m_rows[row] = table;
            rows.push_back(static_cast<int>(row));
        } else if (row == m_rows.size() + added.size()) {
            added.push_back(table);
        }
    }
    announce(std::move(rows));
    append(std::move(added));
}

void RunTables::take(const std::vector<TableRecord> &tables)
{
    if (m_forget || tables.size() < m_rows.size())
        reset();
    std::vector<int> rows;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        TableProgress now = progressOf(tables[row]);
        now.estimateIsExact = m_rows[row].estimateIsExact;
        const bool moved = !(m_rows[row].counters == now.counters);
        if (!moved && !looksDifferent(m_rows[row].record, tables[row]))
            continue;
        m_rows[row] = std::move(now);
        rows.push_back(static_cast<int>(row));
    }
    std::vector<TableProgress> added;
    std::transform(tables.begin() + static_cast<std::ptrdiff_t>(m_rows.size()), tables.end(),
                   std::back_inserter(added), progressOf);
    announce(std::move(rows));
    append(std::move(added));
}

void RunTables::reset()
{
    m_forget = false;
    if (m_rows.empty())
        return;
    Q_EMIT aboutToReset();
    m_rows.clear();
    Q_EMIT wasReset();
}

// One signal for each run of neighbours.
void RunTables::announce(std::vector<int> rows)
{
    std::sort(rows.begin(), rows.end());
    for (std::size_t begin = 0; begin < rows.size();) {
        std::size_t end = begin + 1;
        while (end < rows.size() && rows[end] <= rows[end - 1] + 1)
            ++end;
        Q_EMIT changed(rows[begin], rows[end - 1]);
        begin = end;
    }
}

void RunTables::append(std::vector<TableProgress> added)
{
    if (added.empty())
        return;
    const int first = count();
    const int last = first + static_cast<int>(added.size()) - 1;
    Q_EMIT aboutToAppend(first, last);
    std::move(added.begin(), added.end(), std::back_inserter(m_rows));
    Q_EMIT appended(first, last);
}

} // namespace godwit::ui
