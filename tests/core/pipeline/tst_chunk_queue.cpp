#include "core/pipeline/chunk_queue.h"
#include "tests/support/memory_reader.h"

#include <QTest>

#include <map>
#include <set>
#include <thread>

using namespace godwit;
using namespace godwit::test;

class tst_ChunkQueue : public QObject
{
    Q_OBJECT

private slots:
    void cutsATableIntoChunksThatCoverItOnce();
    void handsOutTheLargestTableFirst();
    void givesATableWithoutAKeyAsOneChunk();
    void goesOnAfterTheChunksOfAnEarlierAttempt();
    void saysWhenATablesLastChunkIsDone();
    void handsOutNothingMoreOfATableThatWasGivenUp();
    void givesEachChunkToOneOfManyWorkers();
    void stopsWaitingWorkers();
};

namespace {

MemoryTable numbered(const std::string &name, int rows)
{
    MemoryTable table{{"shop", name}, {"id"}, {}};
    for (int i = 0; i < rows; ++i)
        table.rows.push_back({MemoryCell::text(std::to_string(i))});
    return table;
}

ChunkQueue::Table queued(int number, const std::string &name, std::uint64_t size)
{
    return {number, {"shop", name}, {{"id"}, 100}, size, {}};
}

std::set<std::string> rowsOf(MemoryStore &store, const ChunkRecord &chunk, const std::string &name)
{
    MemoryReader reader(store);
    ReadRequest request;
    request.table = {"shop", name};
    request.items = {{"id", ReadForm::AsIs}};
    request.range = chunk.chunk.range;
    (void)reader.open(request);
    std::set<std::string> rows;
    RowBatch batch;
    for (auto more = reader.next(batch); more && *more; more = reader.next(batch)) {
        for (std::size_t i = 0; i < batch.rows(); ++i)
            rows.insert(std::string(batch.cell(i, 0)));
    }
    return rows;
}

} // namespace

void tst_ChunkQueue::cutsATableIntoChunksThatCoverItOnce()
{
    MemoryStore store;
    store.tables.push_back(numbered("orders", 2345));
    MemoryReader reader(store);
    ChunkQueue queue({queued(0, "orders", 1)}, nullptr, "r");
    std::set<std::string> seen;
    std::size_t sum = 0;
    for (;;) {
        const auto chunk = queue.take(reader, {});
        QVERIFY(chunk);
        if (!*chunk)
            break;
        const auto rows = rowsOf(store, **chunk, "orders");
        QVERIFY(rows.size() <= 100);
        sum += rows.size();
        seen.insert(rows.begin(), rows.end());
    }
    QCOMPARE(sum, 2345U);
    QCOMPARE(seen.size(), 2345U);
}

void tst_ChunkQueue::handsOutTheLargestTableFirst()
{
    MemoryStore store;
    store.tables.push_back(numbered("small", 10));
    store.tables.push_back(numbered("large", 10));
    MemoryReader reader(store);
    ChunkQueue queue({queued(0, "small", 10), queued(1, "large", 1000)}, nullptr, "r");
    QCOMPARE((*queue.take(reader, {}))->table, 1);
    QCOMPARE((*queue.take(reader, {}))->table, 0);
    QVERIFY(!*queue.take(reader, {}));
}

void tst_ChunkQueue::givesATableWithoutAKeyAsOneChunk()
{
    MemoryStore store;
    store.tables.push_back(numbered("log", 1000));
    MemoryReader reader(store);
    ChunkQueue::Table table{0, {"shop", "log"}, {{}, 100}, 1, {}};
    ChunkQueue queue({table}, nullptr, "r");
    const auto chunk = queue.take(reader, {});
    QVERIFY((*chunk)->chunk.range.columns.empty());
    QVERIFY(!*queue.take(reader, {}));
    QCOMPARE(store.bounds.load(), 0);
}

void tst_ChunkQueue::goesOnAfterTheChunksOfAnEarlierAttempt()
{
    MemoryStore store;
    store.tables.push_back(numbered("orders", 350));
    MemoryReader reader(store);
    ChunkQueue::Table table = queued(0, "orders", 1);
    ChunkRecord done;
    done.chunk = {0, {{"id"}, std::nullopt, KeyBound{{"99"}}}};
    done.state = ChunkState::Done;
    ChunkRecord open;
    open.chunk = {1, {{"id"}, KeyBound{{"99"}}, KeyBound{{"199"}}}};
    table.chunks = {done, open};
    ChunkQueue queue({table}, nullptr, "r");
    std::vector<int> numbers;
    for (auto chunk = queue.take(reader, {}); chunk && *chunk; chunk = queue.take(reader, {}))
        numbers.push_back((*chunk)->chunk.number);
    QCOMPARE(numbers, (std::vector<int>{1, 2, 3}));
}

void tst_ChunkQueue::saysWhenATablesLastChunkIsDone()
{
    MemoryStore store;
    store.tables.push_back(numbered("orders", 150));
    MemoryReader reader(store);
    ChunkQueue queue({queued(0, "orders", 1)}, nullptr, "r");
    const auto first = queue.take(reader, {});
    const auto second = queue.take(reader, {});
    QVERIFY(!*queue.finish(**second));
    QVERIFY(*queue.finish(**first));
}

void tst_ChunkQueue::handsOutNothingMoreOfATableThatWasGivenUp()
{
    MemoryStore store;
    store.tables.push_back(numbered("bad", 1000));
    store.tables.push_back(numbered("good", 50));
    MemoryReader reader(store);
    ChunkQueue queue({queued(0, "bad", 1000), queued(1, "good", 1)}, nullptr, "r");
    QCOMPARE((*queue.take(reader, {}))->table, 0);
    queue.giveUp(0);
    QCOMPARE((*queue.take(reader, {}))->table, 1);
    QVERIFY(!*queue.take(reader, {}));
}

void tst_ChunkQueue::givesEachChunkToOneOfManyWorkers()
{
    MemoryStore store;
    store.tables.push_back(numbered("a", 3000));
    store.tables.push_back(numbered("b", 2000));
    ChunkQueue queue({queued(0, "a", 30), queued(1, "b", 20)}, nullptr, "r");
    std::mutex mutex;
    std::map<std::pair<int, int>, int> taken;
    std::map<int, int> completed;
    {
        std::vector<std::jthread> workers;
        for (int i = 0; i < 4; ++i) {
            workers.emplace_back([&] {
                MemoryReader reader(store);
                for (auto chunk = queue.take(reader, {}); chunk && *chunk;
                     chunk = queue.take(reader, {})) {
                    const auto last = queue.finish(**chunk);
                    const std::scoped_lock lock(mutex);
                    ++taken[{(*chunk)->table, (*chunk)->chunk.number}];
                    completed[(*chunk)->table] += last && *last ? 1 : 0;
                }
            });
        }
    }
    QCOMPARE(taken.size(), 50U);
    for (const auto &[chunk, times] : taken)
        QCOMPARE(times, 1);
    QCOMPARE(completed[0], 1);
    QCOMPARE(completed[1], 1);
}

void tst_ChunkQueue::stopsWaitingWorkers()
{
    MemoryStore store;
    store.tables.push_back(numbered("a", 10));
    MemoryReader reader(store);
    ChunkQueue queue({queued(0, "a", 1)}, nullptr, "r");
    std::stop_source stop;
    stop.request_stop();
    const auto chunk = queue.take(reader, stop.get_token());
    QVERIFY(!chunk);
    QCOMPARE(chunk.error().error.code, ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(tst_ChunkQueue)
#include "tst_chunk_queue.moc"
