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
        m_entries.push_back(std::move(made));
    }
}

ChunkQueue::Entry &ChunkQueue::entry(int tableNumber)
{
    return *std::find_if(m_entries.begin(), m_entries.end(),
                         [&](const Entry &e) { return e.table.number == tableNumber; });
}

std::optional<ChunkRecord> ChunkQueue::takeKnown()
{
    for (Entry &candidate : m_entries) {
        if (candidate.givenUp)
            continue;
        while (candidate.next < candidate.table.chunks.size()) {
            const ChunkRecord &chunk = candidate.table.chunks[candidate.next++];
            if (chunk.state != ChunkState::Done)
                return chunk;
        }
    }
    return std::nullopt;
}

ChunkQueue::Entry *ChunkQueue::findUncut()
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [](const Entry &e) {
        return !e.complete && !e.splitting && !e.givenUp;
    });
    return found == m_entries.end() ? nullptr : &*found;
}

Result<void> ChunkQueue::cut(Entry &uncut, RowReader &reader, std::unique_lock<std::mutex> &lock)
{
    uncut.splitting = true;
    const Table &table = uncut.table;
    lock.unlock();
    auto added =
        splitNext(reader, table.source, table.number, table.plan, table.chunks, chunksAtOnce);
    Result<void> saved;
    if (added && m_store)
        saved = m_store->saveChunks(m_runId, *added);
    lock.lock();
    uncut.splitting = false;
    m_changed.notify_all();
    if (!added)
        return failure(std::move(added));
    if (!saved)
        return saved;
    auto &chunks = uncut.table.chunks;
    chunks.insert(chunks.end(), added->begin(), added->end());
    uncut.complete = coversTable(chunks);
    return {};
}

Result<std::optional<ChunkRecord>> ChunkQueue::take(RowReader &reader, const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, "stopped");
        if (auto chunk = takeKnown())
            return chunk;
        if (Entry *uncut = findUncut()) {
            const TableName name = uncut->table.source;
            if (auto done = cut(*uncut, reader, lock); !done)
                return tl::unexpected(std::move(done.error()).of(name.qualified()));
            continue;
        }
        const bool somebodyCuts = std::any_of(m_entries.begin(), m_entries.end(),
                                              [](const Entry &e) { return e.splitting; });
        if (!somebodyCuts)
            return std::optional<ChunkRecord>();
        m_changed.wait(lock, stop, [&] {
            return std::none_of(m_entries.begin(), m_entries.end(),
                                [](const Entry &e) { return e.splitting; })
                   || std::any_of(m_entries.begin(), m_entries.end(), [](const Entry &e) {
                          return !e.givenUp && e.next < e.table.chunks.size();
                      });
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
    m_changed.notify_all();
}

int ChunkQueue::planned(int tableNumber)
{
    const std::scoped_lock lock(m_mutex);
    return static_cast<int>(entry(tableNumber).table.chunks.size());
}

} // namespace godwit
