#include "core/base/secret.h"
#include "core/state/run_store.h"
#include "tests/core/state/state_home.h"

#include <limits>
#include <thread>

using namespace godwit;

class tst_RunStore : public QObject
{
    Q_OBJECT

private slots:
    void everyFieldComesBack();
    void namesMayHoldAnything();
    void theNewestRunOfAProjectIsFound();
    void statesAndErrorsAreUpdated();
    void chunksComeBackInOrderWithTheirBounds();
    void aChunkIsReplacedByItsNumber();
    void chunksOfOneTableAreForgotten();
    void manyThreadsMayWriteAtOnce();
    void thousandsOfChunksAreOneQuickTransaction();
    void secretsInMessagesAreMasked();
    void aUrlIsKeptAsItIs();
    void anUnknownRunIsNotInvented();
};

static const std::string oddName = "a \"b\" `c` 'd' .e\nüñ😀";

static TableRecord sampleTable(int number)
{
    TableRecord table;
    table.number = number;
    table.source = {"shop", oddName + std::to_string(number)};
    table.sink = {"main", "t" + std::to_string(number)};
    table.state = StepState::Running;
    table.estimatedRows = std::numeric_limits<std::uint64_t>::max();
    table.rowsRead = 12;
    table.rowsWritten = 11;
    table.bytes = 1ULL << 40;
    table.chunksDone = 3;
    table.chunksPlanned = 4;
    table.chunksComplete = true;
    table.seconds = 1.25;
    table.message = "line one\nline two";
    table.notes = {{Level::Warning, "loses \"its\" comment"}, {Level::Note, "é"}};
    table.verify.state = VerifyState::Different;
    table.verify.method = "every row";
    table.verify.sourceRows = 5;
    table.verify.sinkRows = 6;
    table.verify.sourceDigest = std::string(32, 'a');
    table.verify.sinkDigest = std::string(32, 'b');
    table.verify.onlyInSource = 1;
    table.verify.onlyInSink = 2;
    table.verify.different = 3;
    table.verify.stored = 4;
    table.verify.message = "why";
    return table;
}

static RunRecord sampleRun()
{
    RunRecord run;
    run.projectId = "np_1";
    run.projectName = "shop";
    run.payload = "{\"name\":\"shop\"}";
    run.sourceUrl = "sqlite:///a.db";
    run.sinkUrl = "mysql://u@h:1/";
    run.startedAt = "2026-01-02T03:04:05Z";
    run.steps = {{StepKind::Precheck, StepState::Finished, "a", "b", 0.5, "fine"},
                 {StepKind::FullTransfer, StepState::Monitoring, "c", "", 2, ""}};
    run.tables = {sampleTable(0), sampleTable(1)};
    run.snapshots = {{{"now", "binlog.1:4", "one lock", false}, "copy"}};
    Error error;
    error.code = ErrorCode::DataRejected;
    error.level = Level::Fatal;
    error.message = "no";
    error.proposal = "do";
    error.object = "shop.orders";
    error.pointer = "/name";
    error.where = {"x", "chunk 5"};
    run.errors = {error};
    return run;
}

static void compareTables(const TableRecord &found, const TableRecord &expected)
{
    QCOMPARE(found.number, expected.number);
    QVERIFY(found.source == expected.source);
    QVERIFY(found.sink == expected.sink);
    QVERIFY(found.state == expected.state);
    QCOMPARE(found.estimatedRows, expected.estimatedRows);
    QCOMPARE(found.rowsRead, expected.rowsRead);
    QCOMPARE(found.rowsWritten, expected.rowsWritten);
    QCOMPARE(found.bytes, expected.bytes);
    QCOMPARE(found.chunksDone, expected.chunksDone);
    QCOMPARE(found.chunksPlanned, expected.chunksPlanned);
    QCOMPARE(found.chunksComplete, expected.chunksComplete);
    QCOMPARE(found.seconds, expected.seconds);
    QCOMPARE(found.message, expected.message);
    QVERIFY(found.notes == expected.notes);
    QVERIFY(found.verify.state == expected.verify.state);
    QCOMPARE(found.verify.method, expected.verify.method);
    QCOMPARE(found.verify.sourceRows, expected.verify.sourceRows);
    QCOMPARE(found.verify.sinkRows, expected.verify.sinkRows);
    QCOMPARE(found.verify.sourceDigest, expected.verify.sourceDigest);
    QCOMPARE(found.verify.sinkDigest, expected.verify.sinkDigest);
    QCOMPARE(found.verify.onlyInSource, expected.verify.onlyInSource);
    QCOMPARE(found.verify.onlyInSink, expected.verify.onlyInSink);
    QCOMPARE(found.verify.different, expected.verify.different);
    QCOMPARE(found.verify.stored, expected.verify.stored);
    QCOMPARE(found.verify.message, expected.verify.message);
}

void tst_RunStore::everyFieldComesBack()
{
    const StateHome home;
    const RunRecord expected = sampleRun();
    std::string id;
    {
        const auto state = home.open();
        const auto created = RunStore(*state).create(expected);
        REQUIRE_OK(created);
        QVERIFY(created->id.starts_with("r_"));
        QVERIFY(created->state == ProjectState::Running);
        id = created->id;
    }
    const auto state = home.open();
    const auto found = RunStore(*state).find(id);
    REQUIRE_OK(found);
    QVERIFY(found->has_value());
    const RunRecord &run = **found;
    QCOMPARE(run.projectId, expected.projectId);
    QCOMPARE(run.projectName, expected.projectName);
    QCOMPARE(run.payload, expected.payload);
    QCOMPARE(run.sourceUrl, expected.sourceUrl);
    QCOMPARE(run.sinkUrl, expected.sinkUrl);
    QCOMPARE(run.startedAt, expected.startedAt);
    QVERIFY(!run.consistent);
    QVERIFY(run.errors == expected.errors);
    QCOMPARE(run.steps.size(), std::size_t(2));
    QVERIFY(run.steps[1].step == StepKind::FullTransfer);
    QVERIFY(run.steps[1].state == StepState::Monitoring);
    QCOMPARE(run.steps[0].startedAt, std::string("a"));
    QCOMPARE(run.steps[0].finishedAt, std::string("b"));
    QCOMPARE(run.steps[0].seconds, 0.5);
    QCOMPARE(run.steps[0].message, std::string("fine"));
    QCOMPARE(run.tables.size(), std::size_t(2));
    compareTables(run.tables[1], expected.tables[1]);
    QCOMPARE(run.snapshots.size(), std::size_t(1));
    QCOMPARE(run.snapshots[0].purpose, std::string("copy"));
    QCOMPARE(run.snapshots[0].info.position, std::string("binlog.1:4"));
    QCOMPARE(run.snapshots[0].info.method, std::string("one lock"));
    QVERIFY(!run.snapshots[0].info.consistent);
}

void tst_RunStore::namesMayHoldAnything()
{
    const StateHome home;
    const auto state = home.open();
    RunStore store(*state);
    RunRecord run = sampleRun();
    run.tables[0].source = {std::string("nul\0in", 6), "latin1 \xE9"};
    const auto created = store.create(run);
    REQUIRE_OK(created);
    const auto found = store.find(created->id);
    REQUIRE_OK(found);
    QVERIFY((*found)->tables[0].source == run.tables[0].source);
}

void tst_RunStore::theNewestRunOfAProjectIsFound()
{
    const StateHome home;
    const auto state = home.open();
    RunStore store(*state);
    const auto none = store.newest("np_1");
    REQUIRE_OK(none);
    QVERIFY(!none->has_value());
    REQUIRE_OK(store.create(sampleRun()));
    const auto second = store.create(sampleRun());
    RunRecord other = sampleRun();
    other.projectId = "np_2";
    REQUIRE_OK(store.create(other));
    const auto newest = store.newest("np_1");
    REQUIRE_OK(newest);
    QCOMPARE((*newest)->id, second->id);
}

void tst_RunStore::statesAndErrorsAreUpdated()
{
    const StateHome home;
    const auto state = home.open();
    RunStore store(*state);
    const std::string id = store.create(sampleRun())->id;
    REQUIRE_OK(store.saveState(id, ProjectState::Finished, false, {}));
    StepRecord step{StepKind::Precheck, StepState::Failed, "a", "b", 7, "broke"};
    REQUIRE_OK(store.saveStep(id, step));
    TableRecord table = sampleTable(1);
    table.rowsWritten = 99;
    table.verify.state = VerifyState::Consistent;
    REQUIRE_OK(store.saveTable(id, table));
    REQUIRE_OK(store.saveTables(id, {sampleTable(2), sampleTable(3)}));
    REQUIRE_OK(store.addSnapshot(id, {{"later", "", "m", true}, "verify"}));
    const auto found = store.find(id);
    REQUIRE_OK(found);
    const RunRecord &run = **found;
    QVERIFY(run.state == ProjectState::Finished);
    QCOMPARE(run.consistent, std::optional(false));
    QVERIFY(run.errors.empty());
    QVERIFY(!run.finishedAt.empty());
    QCOMPARE(run.steps.size(), std::size_t(2));
    QCOMPARE(run.steps[0].message, std::string("broke"));
    QCOMPARE(run.tables.size(), std::size_t(4));
    QCOMPARE(run.tables[1].rowsWritten, std::uint64_t(99));
    QVERIFY(run.tables[1].verify.state == VerifyState::Consistent);
    QCOMPARE(run.snapshots.size(), std::size_t(2));
}

static ChunkRecord chunk(int table, int number, ChunkState state)
{
    ChunkRecord record;
    record.table = table;
    record.chunk.number = number;
    record.chunk.range.columns = {"id", oddName};
    record.chunk.range.after = KeyBound{{std::to_string(number), "'a,b:c'"}};
    record.state = state;
    record.rows = 5;
    record.bytes = 6;
    return record;
}

void tst_RunStore::chunksComeBackInOrderWithTheirBounds()
{
    const StateHome home;
    const auto state = home.open();
    RunStore store(*state);
    const std::string id = store.create(sampleRun())->id;
    ChunkRecord first = chunk(0, 0, ChunkState::Done);
    first.chunk.range.after.reset();
    first.chunk.range.upTo = KeyBound{{"x'00FF'", std::string("a\0b", 3) + "\xE9"}};
    ChunkRecord whole;
    whole.table = 1;
    ChunkRecord emptyBound = chunk(1, 1, ChunkState::Started);
    emptyBound.chunk.range.upTo = KeyBound{{""}};
    REQUIRE_OK(store.saveChunks(id, {emptyBound, whole, first}));
    const auto found = store.chunks(id);
    REQUIRE_OK(found);
    QCOMPARE(found->size(), std::size_t(3));
    QVERIFY((*found)[0].chunk == first.chunk);
    QVERIFY((*found)[0].state == ChunkState::Done);
    QCOMPARE((*found)[0].rows, std::uint64_t(5));
    QCOMPARE((*found)[0].bytes, std::uint64_t(6));
    QVERIFY((*found)[1].chunk == whole.chunk);
    QVERIFY((*found)[2].chunk == emptyBound.chunk);
    QVERIFY((*found)[2].state == ChunkState::Started);
}

void tst_RunStore::aChunkIsReplacedByItsNumber()
{
    const StateHome home;
    const auto state = home.open();
    RunStore store(*state);
    const std::string id = store.create(sampleRun())->id;
    REQUIRE_OK(store.saveChunks(id, {chunk(0, 7, ChunkState::Planned)}));
    REQUIRE_OK(store.saveChunks(id, {chunk(0, 7, ChunkState::Done)}));
    const auto found = store.chunks(id);
    REQUIRE_OK(found);
    QCOMPARE(found->size(), std::size_t(1));
    QVERIFY(found->front().state == ChunkState::Done);
}

void tst_RunStore::chunksOfOneTableAreForgotten()
{
    const StateHome home;
    const auto state = home.open();
    RunStore store(*state);
    const std::string id = store.create(sampleRun())->id;
    REQUIRE_OK(
        store.saveChunks(id, {chunk(0, 0, ChunkState::Done), chunk(1, 0, ChunkState::Done)}));
    REQUIRE_OK(store.forgetChunks(id, 0));
    const auto found = store.chunks(id);
    REQUIRE_OK(found);
    QCOMPARE(found->size(), std::size_t(1));
    QCOMPARE(found->front().table, 1);
}

void tst_RunStore::manyThreadsMayWriteAtOnce()
{
    const StateHome home;
    const auto state = home.open();
    const auto second = home.open(); // as another process would
    RunStore store(*state);
    RunStore otherStore(*second);
    const std::string id = store.create(sampleRun())->id;
    constexpr int threads = 6;
    constexpr int each = 25;
    std::atomic<int> failures{0};
    {
        std::vector<std::jthread> workers;
        for (int worker = 0; worker < threads; ++worker) {
            workers.emplace_back([&, worker] {
                RunStore &mine = worker % 2 == 0 ? store : otherStore;
                for (int number = 0; number < each; ++number) {
                    if (!mine.saveChunks(id, {chunk(worker, number, ChunkState::Done)}))
                        ++failures;
                    if (!mine.chunks(id))
                        ++failures;
                }
            });
        }
    }
    QCOMPARE(failures.load(), 0);
    const auto found = store.chunks(id);
    REQUIRE_OK(found);
    QCOMPARE(found->size(), std::size_t(threads * each));
}

void tst_RunStore::thousandsOfChunksAreOneQuickTransaction()
{
    const StateHome home;
    const auto state = home.open();
    RunStore store(*state);
    const std::string id = store.create(sampleRun())->id;
    std::vector<ChunkRecord> chunks;
    for (int number = 0; number < 20000; ++number)
        chunks.push_back(chunk(0, number, ChunkState::Planned));
    QElapsedTimer timer;
    timer.start();
    REQUIRE_OK(store.saveChunks(id, chunks));
    // One commit per chunk would take minutes; the limit leaves room for a slow, busy machine.
    QVERIFY2(timer.elapsed() < 10000, qPrintable(QString::number(timer.elapsed())));
    const auto found = store.chunks(id);
    REQUIRE_OK(found);
    QCOMPARE(found->size(), chunks.size());
}

void tst_RunStore::secretsInMessagesAreMasked()
{
    const StateHome home;
    const auto state = home.open();
    RunStore store(*state);
    const Secret secret("hunter2-planted");
    RunRecord run = sampleRun();
    run.errors[0].message = "access denied: hunter2-planted";
    run.steps[0].message = "with hunter2-planted";
    run.tables[0].message = "again hunter2-planted";
    const auto created = store.create(run);
    REQUIRE_OK(created);
    const auto found = store.find(created->id);
    REQUIRE_OK(found);
    QCOMPARE((*found)->errors[0].message, std::string("access denied: ******"));
    QCOMPARE((*found)->steps[0].message, std::string("with ******"));
    QCOMPARE((*found)->tables[0].message, std::string("again ******"));
}

// A URL is kept to connect again; it holds no password, but its user may be called like one.
void tst_RunStore::aUrlIsKeptAsItIs()
{
    const StateHome home;
    const auto state = home.open();
    RunStore store(*state);
    const Secret secret("sameword");
    RunRecord run = sampleRun();
    run.sinkUrl = "mysql://sameword@h:1/";
    const auto created = store.create(run);
    REQUIRE_OK(created);
    QCOMPARE((*store.find(created->id))->sinkUrl, run.sinkUrl);
}

void tst_RunStore::anUnknownRunIsNotInvented()
{
    const StateHome home;
    const auto state = home.open();
    RunStore store(*state);
    const auto found = store.find("r_nothere");
    REQUIRE_OK(found);
    QVERIFY(!found->has_value());
    QVERIFY(!store.saveChunks("r_nothere", {chunk(0, 0, ChunkState::Done)}));
    QVERIFY(!store.saveStep("r_nothere", {}));
    QVERIFY(!store.saveState("r_nothere", ProjectState::Failed, {}, {}));
}

QTEST_GUILESS_MAIN(tst_RunStore)
#include "tst_run_store.moc"
