#include "core/pipeline/difference_recorder.h"

namespace godwit {

namespace {

// One transaction of the home for so many; whoever else writes there waits for it.
constexpr std::size_t storedAtOnce = 500;
constexpr std::size_t bytesAtOnce = 1024 * 1024;

std::size_t bytesOf(const Difference &difference)
{
    std::size_t bytes = difference.repairSql.size();
    for (const Difference::Cell &cell : difference.cells)
        bytes += cell.source.size() + cell.sink.size();
    return bytes;
}

} // namespace

Result<void> DifferenceRecorder::begin()
{
    m_waiting.clear();
    m_waitingBytes = 0;
    m_stored = 0;
    return m_place.store ? m_place.store->beginTable(m_place.runId, m_place.table, m_place.earlier)
                         : Result<void>();
}

Result<void> DifferenceRecorder::add(const Difference &difference)
{
    if (!m_place.store || m_stored >= m_place.cap)
        return {};
    m_stored += difference.copies;
    m_waiting.push_back(difference);
    m_waitingBytes += bytesOf(difference);
    return m_waiting.size() < storedAtOnce && m_waitingBytes < bytesAtOnce ? Result<void>()
                                                                           : flush();
}

Result<void> DifferenceRecorder::end()
{
    if (!m_place.store)
        return {};
    if (auto flushed = flush(); !flushed)
        return flushed;
    return m_place.store->endTable(m_place.runId, m_place.table);
}

Result<void> DifferenceRecorder::flush()
{
    auto added = m_place.store->add(m_place.runId, m_place.table, m_waiting);
    m_waiting.clear();
    m_waitingBytes = 0;
    return added;
}

} // namespace godwit
