#include "core/base/text.h"
#include "core/connectors/sqlite/sqlite_row_reader.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace godwit {

namespace {

constexpr int attempts = 40;
// Longer waiting is in vain: a writer that waits for the first reader keeps the second one out.
constexpr int longestWaitMilliseconds = 500;
constexpr auto pause = std::chrono::milliseconds(50);

using Readers = std::vector<std::unique_ptr<RowReader>>;

// A transaction begins with its first read, not with BEGIN.
Result<std::unique_ptr<RowReader>> readerInTransaction(const std::string &path,
                                                       int busyMilliseconds)
{
    auto handle = SqliteHandle::open(path, SqliteMode::Read, busyMilliseconds);
    if (!handle)
        return failure(std::move(handle));
    if (auto begun = (*handle)->execute("BEGIN; SELECT 1 FROM sqlite_master LIMIT 1;"); !begun)
        return failure(std::move(begun));
    return std::make_unique<SqliteRowReader>(std::move(*handle));
}

Result<Readers> readersInTransactions(const std::string &path, int count, int busyMilliseconds)
{
    Readers readers;
    for (int i = 0; i < count; ++i) {
        auto reader = readerInTransaction(path, busyMilliseconds);
        if (!reader)
            return failure(std::move(reader));
        readers.push_back(std::move(*reader));
    }
    return readers;
}

} // namespace

// `PRAGMA data_version` changes when anybody else commits. If it is the same before the first
// reader began and after the last one did, nobody committed in between: all of them see one
// instant.
Result<Snapshot> openSqliteSnapshot(const std::string &path, int count, int busyMilliseconds)
{
    auto watcher = SqliteHandle::open(path, SqliteMode::Read, busyMilliseconds);
    if (!watcher)
        return failure(std::move(watcher));
    Snapshot snapshot;
    snapshot.info.takenAt = utcNow();
    snapshot.info.method =
        "One read transaction per reader; nothing was committed between the first "
        "and the last of them, so all see one instant.";
    for (int attempt = 1;; ++attempt) {
        // The last attempt's locks would keep the watcher out, behind a writer that waits for them.
        snapshot.readers.clear();
        const auto before = (*watcher)->queryText("PRAGMA data_version");
        if (!before && attempt > 1 && attempt < attempts) {
            std::this_thread::sleep_for(pause);
            continue;
        }
        if (!before)
            return tl::unexpected(before.error());
        auto readers =
            readersInTransactions(path, count, std::min(busyMilliseconds, longestWaitMilliseconds));
        // Not only a lock: a journal that the writer deletes under the reader's eyes is an I/O
        // error.
        if (!readers && attempt == attempts)
            return failure(std::move(readers));
        if (readers) {
            snapshot.readers = std::move(*readers);
            const auto after = (*watcher)->queryText("PRAGMA data_version");
            if (after && *before == *after)
                return snapshot;
            if (attempt == attempts) {
                snapshot.info.consistent = false;
                snapshot.info.method = "One read transaction per reader, but another program kept "
                                       "writing: the readers began at different instants.";
                return snapshot;
            }
        }
        std::this_thread::sleep_for(pause);
    }
}

} // namespace godwit
