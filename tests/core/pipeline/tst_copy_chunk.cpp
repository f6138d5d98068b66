#include "core/pipeline/copy_chunk.h"
#include "tests/support/memory_reader.h"
#include "tests/support/memory_writer.h"

#include <QTest>

#include <set>
#include <thread>

using namespace godwit;
using namespace godwit::test;

class tst_CopyChunk : public QObject
{
    Q_OBJECT

private slots:
    void copiesEveryRowOfTheChunkAndMarksIt();
    void writesNothingWhenTheSinkRefusesAValue();
    void writesNothingWhenTheSourceBreaksOff();
    void saysWhichSideFailed();
    void endsSoonWhenStoppedWhileTheSourceHangs();
    void splitsARestartableTableIntoTransactionsAndMarksTheLast();
    void readsTheSameReaderAgainAfterAFailedWrite();
    void countsWhatItReadForTheProgress();
};

namespace {

constexpr int rowCount = 5000;

struct Fixture
{
    MemoryStore store;
    MemorySink sink;
    MemoryReader reader{store};
    MemoryWriter writer{sink};
    ChunkCopy copy;

    Fixture()
    {
        MemoryTable table{{"shop", "orders"}, {"id", "note"}, {}};
        for (int i = 0; i < rowCount; ++i)
            table.rows.push_back(
                {MemoryCell::text(std::to_string(i)),
                 i % 3 == 0 ? MemoryCell::null() : MemoryCell::text("note " + std::to_string(i))});
        store.tables.push_back(std::move(table));
        TableTransfer transfer;
        transfer.source = transfer.sink = {"shop", "orders"};
        transfer.columns.push_back({"id", "id"});
        transfer.columns.push_back({"note", "note"});
        copy.read = readRequestFor(transfer, {});
        copy.write = writeRequestFor(transfer);
        copy.mark = ChunkMark{0, 0};
    }
};

} // namespace

void tst_CopyChunk::copiesEveryRowOfTheChunkAndMarksIt()
{
    Fixture f;
    f.copy.read.range = {{"id"}, KeyBound{{"99"}}, KeyBound{{"1099"}}};
    const auto copied = copyChunk(f.reader, f.writer, f.copy, {});
    QVERIFY(copied);
    QCOMPARE(copied->written.rows, 1000U);
    QCOMPARE(copied->rowsRead, 1000U);
    QCOMPARE(f.sink.rows.size(), 1000U);
    QCOMPARE(f.sink.rows.front(), (std::vector<std::string>{"100", "note 100"}));
    QCOMPARE(f.sink.rows[2], (std::vector<std::string>{"102", "<null>"}));
    QCOMPARE(f.sink.marks.size(), 1U);
}

void tst_CopyChunk::writesNothingWhenTheSinkRefusesAValue()
{
    Fixture f;
    f.sink.failAfterRows = 200;
    const auto copied = copyChunk(f.reader, f.writer, f.copy, {});
    QVERIFY(!copied);
    QCOMPARE(copied.error().error.code, ErrorCode::DataRejected);
    QVERIFY(f.sink.rows.empty());
    QVERIFY(f.sink.marks.empty());
}

void tst_CopyChunk::writesNothingWhenTheSourceBreaksOff()
{
    Fixture f;
    f.store.lostConnections = 1;
    const auto copied = copyChunk(f.reader, f.writer, f.copy, {});
    QVERIFY(!copied);
    QCOMPARE(copied.error().error.code, ErrorCode::ConnectionLost);
    QVERIFY(f.sink.rows.empty());
    QVERIFY(f.sink.marks.empty());
}

void tst_CopyChunk::saysWhichSideFailed()
{
    Fixture reading;
    reading.store.lostConnections = 1;
    QVERIFY(copyChunk(reading.reader, reading.writer, reading.copy, {}).error().ofReader);
    Fixture writing;
    writing.sink.failAfterRows = 1;
    QVERIFY(!copyChunk(writing.reader, writing.writer, writing.copy, {}).error().ofReader);
}

void tst_CopyChunk::endsSoonWhenStoppedWhileTheSourceHangs()
{
    Fixture f;
    f.store.hangs = true;
    std::stop_source stop;
    std::jthread later([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        stop.request_stop();
    });
    const auto copied = copyChunk(f.reader, f.writer, f.copy, stop.get_token());
    QVERIFY(!copied);
    QCOMPARE(copied.error().error.code, ErrorCode::Cancelled);
    QVERIFY(f.sink.rows.empty());
}

void tst_CopyChunk::splitsARestartableTableIntoTransactionsAndMarksTheLast()
{
    Fixture f;
    f.copy.bytesPerTransaction = 10'000;
    const auto copied = copyChunk(f.reader, f.writer, f.copy, {});
    QVERIFY(copied);
    QCOMPARE(copied->written.rows, static_cast<std::uint64_t>(rowCount));
    QVERIFY(f.sink.transactions > 5);
    QCOMPARE(f.sink.marks.size(), 1U);
    std::set<std::string> ids;
    for (const auto &row : f.sink.rows)
        ids.insert(row[0]);
    QCOMPARE(ids.size(), static_cast<std::size_t>(rowCount));
}

void tst_CopyChunk::readsTheSameReaderAgainAfterAFailedWrite()
{
    Fixture f;
    f.copy.read.range = {{"id"}, std::nullopt, KeyBound{{"999"}}};
    f.sink.failAfterRows = 1;
    QVERIFY(!copyChunk(f.reader, f.writer, f.copy, {}));
    f.sink.failAfterRows = 0;
    QVERIFY(copyChunk(f.reader, f.writer, f.copy, {}));
    QCOMPARE(f.sink.rows.size(), 1000U);
}

void tst_CopyChunk::countsWhatItReadForTheProgress()
{
    Fixture f;
    std::uint64_t rows = 0;
    f.copy.onRead = [&](std::uint64_t more, std::uint64_t) { rows += more; };
    QVERIFY(copyChunk(f.reader, f.writer, f.copy, {}));
    QCOMPARE(rows, static_cast<std::uint64_t>(rowCount));
}

QTEST_APPLESS_MAIN(tst_CopyChunk)
#include "tst_copy_chunk.moc"
