#include "core/base/secret.h"
#include "core/pipeline/run_progress.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace godwit;

class tst_RunProgress : public QObject
{
    Q_OBJECT

private slots:
    void aNewReaderGetsEverything();
    void afterThatOnlyWhatChanged();
    void readersDoNotTakeFromOneAnother();
    void rowsMoveWhileATableIsCopied();
    void rowsOfAChunkThatWasGivenUpAreTakenBack();
    void aComparisonIsSeenWhileItRuns();
    void exactTotalsAreToldApart();
    void theLogIsBoundedAndHidesSecrets();
    void aStepKnowsWhenItBegan();
    void tenThousandTablesCostLittle();
    void manyThreadsMayWriteWhileAnotherReads();
};

namespace {

std::vector<TableRecord> tables(int count)
{
    std::vector<TableRecord> made;
    for (int i = 0; i < count; ++i) {
        TableRecord table;
        table.number = i;
        table.source = {"shop", "t" + std::to_string(i)};
        table.sink = table.source;
        table.estimatedRows = 100;
        table.notes = {{Level::Note, "a note that is as long as such notes are"}};
        made.push_back(table);
    }
    return made;
}

} // namespace

void tst_RunProgress::aNewReaderGetsEverything()
{
    ProgressBoard board;
    auto records = tables(3);
    records[1].rowsWritten = 40;
    records[1].bytes = 400;
    board.setTables(records);
    board.say(Level::Warning, "careful");
    ProgressCursor cursor;
    const RunProgress progress = board.read(cursor);
    QCOMPARE(progress.tables, std::size_t(3));
    QCOMPARE(progress.changedTables.size(), std::size_t(3));
    QCOMPARE(progress.changedTables[1].counters.rows, std::uint64_t(40));
    QCOMPARE(progress.rowsDone, std::uint64_t(40));
    QCOMPARE(progress.bytesWritten, std::uint64_t(400));
    QCOMPARE(progress.rowsEstimated, std::uint64_t(300));
    QCOMPARE(progress.newLog.size(), std::size_t(1));
    QCOMPARE(lineText(progress.newLog.front()), std::string("warning: careful"));
    QVERIFY(!progress.newLog.front().at.empty());
}

void tst_RunProgress::afterThatOnlyWhatChanged()
{
    ProgressBoard board;
    auto records = tables(3);
    board.setTables(records);
    ProgressCursor cursor;
    (void)board.read(cursor);
    QVERIFY(board.read(cursor).changedTables.empty());
    records[2].state = StepState::Running;
    board.setTable(records[2]);
    board.say(Level::Note, "one");
    const RunProgress progress = board.read(cursor);
    QCOMPARE(progress.changedTables.size(), std::size_t(1));
    QCOMPARE(progress.changedTables.front().record.number, 2);
    QCOMPARE(progress.newLog.size(), std::size_t(1));
    QVERIFY(board.read(cursor).newLog.empty());
}

void tst_RunProgress::readersDoNotTakeFromOneAnother()
{
    ProgressBoard board;
    board.setTables(tables(1));
    board.say(Level::Note, "one");
    ProgressCursor first, second;
    QCOMPARE(board.read(first).newLog.size(), std::size_t(1));
    const RunProgress progress = board.read(second);
    QCOMPARE(progress.newLog.size(), std::size_t(1));
    QCOMPARE(progress.changedTables.size(), std::size_t(1));
}

void tst_RunProgress::rowsMoveWhileATableIsCopied()
{
    ProgressBoard board;
    auto records = tables(2);
    board.setTables(records);
    board.moved(1, 10, 1000);
    board.moved(1, 5, 500);
    ProgressCursor cursor;
    RunProgress progress = board.read(cursor);
    QCOMPARE(progress.changedTables[1].counters.rows, std::uint64_t(15));
    QCOMPARE(progress.changedTables[1].record.rowsWritten, std::uint64_t(0));
    QCOMPARE(progress.rowsDone, std::uint64_t(15));
    QCOMPARE(progress.rowsWritten, std::uint64_t(0));
    records[1].rowsWritten = 15; // its chunk has ended
    records[1].bytes = 1500;
    board.setTable(records[1]);
    progress = board.read(cursor);
    QCOMPARE(progress.rowsDone, std::uint64_t(15));
    QCOMPARE(progress.rowsWritten, std::uint64_t(15));
    QCOMPARE(progress.bytesWritten, std::uint64_t(1500));
}

void tst_RunProgress::rowsOfAChunkThatWasGivenUpAreTakenBack()
{
    ProgressBoard board;
    board.setTables(tables(1));
    board.moved(0, 10, 1000);
    board.moved(0, -10, -1000);
    ProgressCursor cursor;
    const RunProgress progress = board.read(cursor);
    QCOMPARE(progress.rowsDone, std::uint64_t(0));
    QCOMPARE(progress.bytesDone, std::uint64_t(0));
    QCOMPARE(progress.changedTables[0].counters.rows, std::uint64_t(0));
}

void tst_RunProgress::aComparisonIsSeenWhileItRuns()
{
    ProgressBoard board;
    board.setTables(tables(2));
    ProgressCursor cursor;
    (void)board.read(cursor);
    {
        CompareProgress counters;
        const ProgressBoard::Comparison shown(board, 1, counters);
        counters.sourceRows = 7;
        counters.sinkRows = 5;
        const RunProgress progress = board.read(cursor);
        QCOMPARE(progress.changedTables.size(), std::size_t(1));
        QCOMPARE(progress.changedTables[0].counters.sourceRowsSeen, std::uint64_t(7));
        QCOMPARE(progress.sinkRowsSeen, std::uint64_t(5));
        counters.sinkRows = 8;
    }
    const RunProgress progress = board.read(cursor); // what it came to stays
    QCOMPARE(progress.sinkRowsSeen, std::uint64_t(8));
    QCOMPARE(progress.changedTables[0].counters.sinkRowsSeen, std::uint64_t(8));
    QVERIFY(board.read(cursor).changedTables.empty());
}

void tst_RunProgress::exactTotalsAreToldApart()
{
    ProgressBoard board;
    ProgressCursor cursor;
    board.setTables(tables(2), {true, false});
    RunProgress progress = board.read(cursor);
    QVERIFY(progress.changedTables[0].estimateIsExact);
    QVERIFY(!progress.changedTables[1].estimateIsExact);
    QVERIFY(!progress.estimateIsExact);
    board.setTables(tables(2), {true, true});
    QVERIFY(board.read(cursor).estimateIsExact);
    board.setTables(tables(2)); // as they were
    QVERIFY(board.read(cursor).estimateIsExact);
}

void tst_RunProgress::theLogIsBoundedAndHidesSecrets()
{
    ProgressBoard board;
    const Secret secret("planted-Pw5");
    for (std::size_t i = 0; i < ProgressBoard::mostLogLines + 10; ++i)
        board.say(Level::Note, "line " + std::to_string(i));
    board.say(Level::Error, "no planted-Pw5 here");
    ProgressCursor cursor;
    const RunProgress progress = board.read(cursor);
    QCOMPARE(progress.newLog.size(), ProgressBoard::mostLogLines);
    QCOMPARE(progress.newLog.back().text, std::string("no ****** here"));
    QCOMPARE(progress.newLog.back().number, std::uint64_t(ProgressBoard::mostLogLines + 11));
    QCOMPARE(progress.newLog.front().number, std::uint64_t(12)); // the gap shows
}

void tst_RunProgress::aStepKnowsWhenItBegan()
{
    ProgressBoard board;
    board.setObjects(3, 4);
    board.show("something");
    board.beginStep(StepKind::FullTransfer);
    ProgressCursor cursor;
    const RunProgress progress = board.read(cursor);
    QVERIFY(progress.step == StepKind::FullTransfer);
    QVERIFY(!progress.stepStartedAt.empty());
    QVERIFY(progress.stepSeconds <= progress.seconds);
    QCOMPARE(progress.objectsTotal, std::size_t(0));
    QVERIFY(progress.activity.empty());
}

// A page that looks four times a second may cost a twentieth of a core, with all it draws.
void tst_RunProgress::tenThousandTablesCostLittle()
{
    ProgressBoard board;
    const auto records = tables(10'000);
    board.setTables(records);
    ProgressCursor cursor;
    (void)board.read(cursor);
    QElapsedTimer timer;
    timer.start();
    constexpr int looks = 200;
    for (int i = 0; i < looks; ++i) {
        for (int table = 0; table < 100; ++table)
            board.moved((i * 100 + table) % 10'000, 1, 1);
        QCOMPARE(board.read(cursor).changedTables.size(), std::size_t(100));
    }
    const double msEach = static_cast<double>(timer.elapsed()) / looks;
    qInfo("a look at 10,000 tables of which 100 changed: %.3f ms", msEach);
    QVERIFY(msEach < 2.5); // a hundredth of a core at four looks a second
}

void tst_RunProgress::manyThreadsMayWriteWhileAnotherReads()
{
    ProgressBoard board;
    board.setTables(tables(4));
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&board, i] {
                for (int n = 0; n < 500; ++n) {
                    board.moved(i, 1, 10);
                    board.show("table " + std::to_string(i));
                    board.say(Level::Note, "line");
                }
            });
        }
        ProgressCursor cursor;
        for (int n = 0; n < 50; ++n)
            (void)board.read(cursor);
    }
    ProgressCursor cursor;
    QCOMPARE(board.read(cursor).rowsDone, std::uint64_t(2000));
}

QTEST_GUILESS_MAIN(tst_RunProgress)
#include "tst_run_progress.moc"
