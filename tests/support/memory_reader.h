// A store in memory: rows that tests can read, slice by key, and disturb.
#pragma once

#include "core/connectors/connector.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace godwit::test {

struct MemoryCell
{
    CellKind kind = CellKind::Null;
    std::string bytes;
    auto operator<=>(const MemoryCell &) const = default;

    static MemoryCell null() { return {}; }
    static MemoryCell text(std::string bytes) { return {CellKind::Text, std::move(bytes)}; }
};

using MemoryRow = std::vector<MemoryCell>;

struct MemoryTable
{
    TableName name;
    std::vector<std::string> columns;
    std::vector<MemoryRow> rows;
};

/// What several readers share.
struct MemoryStore
{
    std::vector<MemoryTable> tables;
    std::size_t rowsPerBatch = 100;
    std::atomic<int> lostConnections{0};     ///< so many calls of next() fail with ConnectionLost
    std::atomic<int> opened{0};              ///< requests
    std::atomic<int> bounds{0};              ///< calls of boundAfter()
    std::atomic<bool> hangs{false};          ///< next() blocks until cancelled
    std::function<void(int request)> onOpen; ///< before a request reads; called under a lock
    std::mutex mutex;
};

/// Key values are compared as whole numbers where both are, else as bytes.
class MemoryReader : public RowReader
{
public:
    explicit MemoryReader(MemoryStore &store)
        : m_store(store)
    {}

    Result<void> open(const ReadRequest &request) override
    {
        const int number = ++m_store.opened;
        if (m_store.onOpen) {
            const std::scoped_lock lock(m_store.mutex);
            m_store.onOpen(number);
        }
        const MemoryTable *table = find(request.table);
        if (!table)
            return fail(ErrorCode::ObjectMissing, "no such table: " + request.table.qualified());
        m_rows.clear();
        m_at = 0;
        std::vector<std::size_t> positions;
        for (const ReadRequest::Item &item : request.items) {
            const auto found = std::find(table->columns.begin(), table->columns.end(), item.column);
            if (found == table->columns.end())
                return fail(ErrorCode::StatementFailed, "no such column: " + item.column);
            positions.push_back(found - table->columns.begin());
        }
        for (const MemoryRow &row : table->rows) {
            if (!inRange(*table, row, request.range))
                continue;
            MemoryRow taken;
            for (const std::size_t position : positions)
                taken.push_back(row[position]);
            m_rows.push_back(std::move(taken));
        }
        m_columns = positions.size();
        return {};
    }

    Result<bool> next(RowBatch &batch) override
    {
        batch.reset(m_columns);
        if (m_store.hangs) {
            std::unique_lock lock(m_cancelMutex);
            m_cancelChanged.wait(lock, [this] { return m_cancelled.load(); });
        }
        if (m_cancelled)
            return fail(ErrorCode::Cancelled, "the reader was cancelled");
        if (m_at > 0 && m_store.lostConnections.fetch_sub(1) > 0)
            return fail(ErrorCode::ConnectionLost, "the link broke");
        if (m_at == m_rows.size())
            return false;
        const std::size_t end = std::min(m_rows.size(), m_at + m_store.rowsPerBatch);
        for (; m_at < end; ++m_at) {
            for (const MemoryCell &cell : m_rows[m_at])
                batch.append(cell.kind, cell.bytes);
        }
        return true;
    }

    void close() override { m_rows.clear(); }

    void cancel() override
    {
        const std::scoped_lock lock(m_cancelMutex);
        m_cancelled = true;
        m_cancelChanged.notify_all();
    }

    Result<std::optional<KeyBound>> boundAfter(const TableName &name,
                                               const std::vector<std::string> &key,
                                               const std::optional<KeyBound> &after,
                                               std::uint64_t rows) override
    {
        ++m_store.bounds;
        const MemoryTable *table = find(name);
        if (!table)
            return fail(ErrorCode::ObjectMissing, "no such table");
        std::vector<std::vector<std::string>> keys;
        KeyRange range;
        range.columns = key;
        range.after = after;
        for (const MemoryRow &row : table->rows) {
            if (inRange(*table, row, range))
                keys.push_back(keyOf(*table, row, key));
        }
        std::sort(keys.begin(), keys.end(),
                  [](const auto &a, const auto &b) { return compare(a, b) < 0; });
        if (keys.size() <= rows)
            return std::optional<KeyBound>();
        return std::optional(KeyBound{keys[rows - 1]});
    }

private:
    static int compare(const std::vector<std::string> &a, const std::vector<std::string> &b)
    {
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (const int order = compareOne(a[i], b[i]))
                return order;
        }
        return 0;
    }
    static int compareOne(const std::string &a, const std::string &b)
    {
        long long left = 0, right = 0;
        const auto l = std::from_chars(a.data(), a.data() + a.size(), left);
        const auto r = std::from_chars(b.data(), b.data() + b.size(), right);
        if (l.ec == std::errc() && r.ec == std::errc() && left != right)
            return left < right ? -1 : 1;
        return a.compare(b);
    }
    static std::vector<std::string> keyOf(const MemoryTable &table, const MemoryRow &row,
                                          const std::vector<std::string> &key)
    {
        std::vector<std::string> values;
        for (const std::string &column : key) {
            const auto found = std::find(table.columns.begin(), table.columns.end(), column);
            values.push_back(row[found - table.columns.begin()].bytes);
        }
        return values;
    }
    static bool inRange(const MemoryTable &table, const MemoryRow &row, const KeyRange &range)
    {
        if (range.columns.empty())
            return true;
        const auto key = keyOf(table, row, range.columns);
        return (!range.after || compare(key, range.after->literals) > 0)
               && (!range.upTo || compare(key, range.upTo->literals) <= 0);
    }
    const MemoryTable *find(const TableName &name) const
    {
        for (const MemoryTable &table : m_store.tables) {
            if (table.name == name)
                return &table;
        }
        return nullptr;
    }

    MemoryStore &m_store;
    std::vector<MemoryRow> m_rows;
    std::size_t m_at = 0;
    std::size_t m_columns = 0;
    std::atomic<bool> m_cancelled{false};
    std::mutex m_cancelMutex;
    std::condition_variable m_cancelChanged;
};

/// @p store must outlive every reader.
inline std::function<Result<std::unique_ptr<RowReader>>()> readerOf(MemoryStore &store)
{
    return [&store]() -> Result<std::unique_ptr<RowReader>> {
        return std::make_unique<MemoryReader>(store);
    };
}

} // namespace godwit::test
