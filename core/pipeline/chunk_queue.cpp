#include "core/pipeline/chunk_queue.h"

#include <algorithm>

namespace godwit {

namespace {

constexpr int chunksAtOnce = 8; // one write to the state for so many cuts

} // namespace

ChunkQueue::ChunkQueue(std::vector<Table> tables, RunStore *store, std::string runId)
    : m_store(store)
    , m_runId(std::move(runId))
{
    std::stable_sort(tables.begin(), tables.end(),
                     [](const Table &a, const Table &b) { return a.size > b.size; });
    for (Table &table : tables) {
        Entry made;
        made.complete = coversTable(table.chunks);
        made.done = static_cast<std::size_t>(
            std::count_if(table.chunks.begin(), table.chunks.end(),
                          [](const ChunkRecord &c) { return c.state == ChunkState::Done; }));
        made.table = std::move(table);
        m_positions[made.table.number] = m_entries.size();
        m_entries.push_back(std::move(made));
        sort(m_entries.size() - 1);
    }
}

ChunkQueue::Entry &ChunkQueue::entry(int tableNumber)
{
    return m_entries[m_positions.at(tableNumber)];
}

void ChunkQueue::sort(std::size_t position)
{
    const auto put = [position](std::set<std::size_t> &positions, bool belongs) {
        if (belongs)
            positions.insert(position);
        else
            positions.erase(position);
    };
    const Entry &sorted = m_entries[position];
    put(m_withChunks, !sorted.givenUp && sorted.next < sorted.table.chunks.size());
    put(m_uncut, !sorted.givenUp && !sorted.complete && !sorted.splitting);
}

std::optional<ChunkRecord> ChunkQueue::takeKnown()
{
    while (!m_withChunks.empty()) {
        const std::size_t position = *m_withChunks.begin();
        Entry &candidate = m_entries[position];
        const ChunkRecord &chunk = candidate.table.chunks[candidate.next++];
        sort(position);
        if (chunk.state != ChunkState::Done)
            return chunk;
    }
    return std::nullopt;
}

Result<void> ChunkQueue::cut(std::size_t position, RowReader &reader,
                             std::unique_lock<std::mutex> &lock)
{
    Entry &uncut = m_entries[position];
    uncut.splitting = true;
    ++m_splitting;
    sort(position);
    const Table &table = uncut.table;
    lock.unlock();
    auto added =
        splitNext(reader, table.source, table.number, table.plan, table.chunks, chunksAtOnce);
    Result<void> saved;
    if (added && m_store)
        saved = m_store->saveChunks(m_runId, *added);
    lock.lock();
    uncut.splitting = false;
    --m_splitting;
    if (added && saved) {
        auto &chunks = uncut.table.chunks;
        chunks.insert(chunks.end(), added->begin(), added->end());
        uncut.complete = coversTable(chunks);
    }
    sort(position);
    m_changed.notify_all();
    if (!added)
        return failure(std::move(added));
    return saved;
}

tl::expected<std::optional<ChunkRecord>, ChunkQueue::Failure>
ChunkQueue::take(RowReader &reader, const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        if (stop.stop_requested())
            return tl::unexpected(Failure{fail(ErrorCode::Cancelled, "stopped").value(), {}});
        if (auto chunk = takeKnown())
            return chunk;
        if (!m_uncut.empty()) {
            const std::size_t position = *m_uncut.begin();
            const Table &table = m_entries[position].table;
            if (auto done = cut(position, reader, lock); !done) {
                Error error = std::move(done.error()).of(table.source.qualified());
                return tl::unexpected(Failure{std::move(error), table.number});
            }
            continue;
        }
        if (m_splitting == 0)
            return std::optional<ChunkRecord>();
        m_changed.wait(lock, stop, [&] {
            return m_splitting == 0 || !m_withChunks.empty() || !m_uncut.empty();
        });
    }
}

Result<bool> ChunkQueue::finish(const ChunkRecord &chunk)
{
    if (m_store) {
        if (auto saved = m_store->saveChunks(m_runId, {chunk}); !saved)
            return failure(std::move(saved));
    }
    const std::scoped_lock lock(m_mutex);
    Entry &owner = entry(chunk.table);
    // Its range stays untouched: another thread may be cutting on from there.
    ChunkRecord &known = owner.table.chunks[static_cast<std::size_t>(chunk.chunk.number)];
    known.state = chunk.state;
    known.rows = chunk.rows;
    known.bytes = chunk.bytes;
    ++owner.done;
    return owner.complete && owner.done == owner.table.chunks.size();
}

void ChunkQueue::giveUp(int tableNumber)
{
    const std::scoped_lock lock(m_mutex);
    entry(tableNumber).givenUp = true;
    sort(m_positions.at(tableNumber));
    m_changed.notify_all();
}

int ChunkQueue::planned(int tableNumber)
{
    const std::scoped_lock lock(m_mutex);
    return static_cast<int>(entry(tableNumber).table.chunks.size());
}

} // namespace godwit
