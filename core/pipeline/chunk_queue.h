#pragma once

#include "core/pipeline/split_table.h"
#include "core/state/run_store.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>
#include <unordered_map>

namespace godwit {

/// Hands out chunks to workers: the largest table first, several tables and chunks at once. Tables
/// are cut as their chunks are asked for, so that copying starts at once and no list of a billion
/// rows is ever held. Thread-safe.
class ChunkQueue
{
public:
    struct Table
    {
        int number = 0;
        TableName source;
        ChunkPlan plan;
        std::uint64_t size = 0;          ///< estimated bytes, for the order
        std::vector<ChunkRecord> chunks; ///< known so far, from an earlier attempt too
    };

    struct Failure
    {
        Error error;
        std::optional<int> table; ///< that could not be cut
    };

    /// @p store may be null: then nothing is remembered.
    ChunkQueue(std::vector<Table> tables, RunStore *store, std::string runId);

    /// The next chunk to copy; empty when none is left. @p reader is used for cutting and must be
    /// idle.
    tl::expected<std::optional<ChunkRecord>, Failure> take(RowReader &reader,
                                                           const std::stop_token &stop);

    /// After the sink's commit. True: that was the table's last open chunk.
    Result<bool> finish(const ChunkRecord &chunk);
    /// No more chunks of this table are handed out.
    void giveUp(int tableNumber);

    int planned(int tableNumber);

private:
    struct Entry
    {
        Table table;
        std::size_t next = 0; ///< first chunk not handed out
        std::size_t done = 0;
        bool complete = false; ///< the chunks reach the table's end
        bool splitting = false;
        bool givenUp = false;
    };

    Entry &entry(int tableNumber);
    /// Puts the entry at @p position where its state says it belongs.
    void sort(std::size_t position);
    std::optional<ChunkRecord> takeKnown();
    [[nodiscard]] Result<void> cut(std::size_t position, RowReader &reader,
                                   std::unique_lock<std::mutex> &lock);

    std::vector<Entry> m_entries;                     ///< largest first
    std::unordered_map<int, std::size_t> m_positions; ///< by table number
    // Positions, so that ten thousand tables are not looked through for every chunk.
    std::set<std::size_t> m_withChunks; ///< have a chunk to hand out
    std::set<std::size_t> m_uncut;      ///< may be cut further, and nobody is doing it
    int m_splitting = 0;                ///< being cut
    RunStore *m_store;
    std::string m_runId;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
};

} // namespace godwit
