#include "core/pipeline/known_chunks.h"
#include "tests/support/small_project.h"

#include <algorithm>

using namespace godwit;

class tst_KnownChunks : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void marksAtTheSinkAreTheTruth();
    void whatWasNeverTriedIsPlannedStill();
    void withoutItsMarksNothingInFlightIsBelieved();
    void oneMissingMarkMakesTheOthersDoubtful();
    void aResumeWithoutMarksCopiesEveryRowOnce();

private:
    Result<std::vector<ChunkRecord>> recovered();
    void mark(int chunk, std::uint64_t rows);
    void note(std::vector<ChunkState> states);

    std::unique_ptr<StateHome> m_home;
    std::unique_ptr<StateDatabase> m_state;
    std::unique_ptr<test::SmallProject> m_small;
    std::string m_run;
    bool m_marksAtSink = true;
};

void tst_KnownChunks::init()
{
    m_state.reset();
    m_home = std::make_unique<StateHome>();
    m_state = m_home->open();
    m_small = std::make_unique<test::SmallProject>();
    RunRecord run;
    run.projectId = m_small->store(*m_state);
    const auto created = RunStore(*m_state).create(run);
    REQUIRE_OK(created);
    m_run = created->id;
}

// What the sink committed for a chunk, as its writer marks it.
void tst_KnownChunks::mark(int chunk, std::uint64_t rows)
{
    REQUIRE_OK(m_small->sink.connector()->checkpointStore(m_run)->prepare());
    const QString done =
        m_small->sink.run("INSERT INTO \"godwit_checkpoint_" + m_run + "\" VALUES (0, "
                          + std::to_string(chunk) + ", " + std::to_string(rows) + ", 100)");
    QVERIFY2(done.isEmpty(), qPrintable(done));
}

// What the home remembers: one chunk for each state.
void tst_KnownChunks::note(std::vector<ChunkState> states)
{
    std::vector<ChunkRecord> chunks;
    for (const ChunkState state : states) {
        ChunkRecord record;
        record.chunk.number = static_cast<int>(chunks.size());
        record.state = state;
        chunks.push_back(record);
    }
    REQUIRE_OK(RunStore(*m_state).saveChunks(m_run, chunks));
}

Result<std::vector<ChunkRecord>> tst_KnownChunks::recovered()
{
    RunStore runs(*m_state);
    ProgressBoard board;
    const auto source = m_small->source.connector();
    const auto sink = m_small->sink.connector();
    RunControls controls(m_small->project.fullTransferConfig, board);
    ObjectBook objects(nullptr);
    RunAlerts alerts(nullptr, nullptr);
    RunContext context{m_small->project, *source, *sink,  &runs, board,
                       controls,         objects, alerts, {}};
    context.resuming = true;
    context.record.id = m_run;
    auto chunks = recoverChunks(context, *sink->checkpointStore(m_run));
    m_marksAtSink = context.marksAtSink;
    return chunks;
}

void tst_KnownChunks::marksAtTheSinkAreTheTruth()
{
    // Killed after the sink committed chunk 1 and before the home noted it.
    note({ChunkState::Done, ChunkState::Planned, ChunkState::Planned});
    mark(0, 10);
    mark(1, 20);
    const auto chunks = recovered();
    REQUIRE_OK(chunks);
    QVERIFY(m_marksAtSink);
    QCOMPARE(chunks->size(), std::size_t(3));
    QVERIFY(chunks->at(0).state == ChunkState::Done);
    QVERIFY(chunks->at(1).state == ChunkState::Done);
    QCOMPARE(chunks->at(1).rows, std::uint64_t(20));
    QVERIFY(chunks->at(2).state == ChunkState::Planned);
}

void tst_KnownChunks::whatWasNeverTriedIsPlannedStill()
{
    note({ChunkState::Planned, ChunkState::Planned});
    const auto chunks = recovered();
    REQUIRE_OK(chunks);
    QVERIFY(m_marksAtSink);
    for (const ChunkRecord &chunk : *chunks)
        QVERIFY(chunk.state == ChunkState::Planned);
}

void tst_KnownChunks::withoutItsMarksNothingInFlightIsBelieved()
{
    note({ChunkState::Done, ChunkState::Planned});
    const auto chunks = recovered();
    REQUIRE_OK(chunks);
    QVERIFY(!m_marksAtSink);
    QVERIFY(chunks->at(0).state == ChunkState::Done);    // the home noted it after the commit
    QVERIFY(chunks->at(1).state == ChunkState::Started); // may have been committed: done again
}

void tst_KnownChunks::oneMissingMarkMakesTheOthersDoubtful()
{
    note({ChunkState::Done, ChunkState::Done, ChunkState::Planned});
    mark(1, 20);
    const auto chunks = recovered();
    REQUIRE_OK(chunks);
    QVERIFY(!m_marksAtSink);
    QVERIFY(chunks->at(0).state == ChunkState::Done);
    QVERIFY(chunks->at(1).state == ChunkState::Done);
    QVERIFY(chunks->at(2).state == ChunkState::Started);
}

void tst_KnownChunks::aResumeWithoutMarksCopiesEveryRowOnce()
{
    const test::SqliteFile &source = m_small->source;
    const test::SqliteFile &sink = m_small->sink;
    source.run("WITH RECURSIVE n(i) AS (SELECT 4 UNION ALL SELECT i + 1 FROM n WHERE i < 300) "
               "INSERT INTO t SELECT i, 'row ' || i FROM n");
    // The first attempt fails in the middle: the destination refuses one row.
    sink.run("CREATE TABLE t(id INTEGER PRIMARY KEY, v TEXT, CHECK (id <> 155))");
    m_small->project.name = "halted";
    m_small->project.enableStructTransfer = false;
    m_small->rowsPerChunk = 10;
    const auto halted = m_small->run(*m_state);
    REQUIRE_OK(halted);
    QVERIFY(halted->state == ProjectState::Failed);
    const int copied = sink.run("SELECT count(*) FROM t").toInt();
    QVERIFY2(copied > 0 && copied < 300, qPrintable(QString::number(copied)));

    // Killed between the sink's commit and the home's note of it: one chunk is there unnoted.
    auto chunks = RunStore(*m_state).chunks(halted->id);
    REQUIRE_OK(chunks);
    const auto done = std::find_if(chunks->begin(), chunks->end(), [](const ChunkRecord &chunk) {
        return chunk.state == ChunkState::Done;
    });
    QVERIFY(done != chunks->end());
    done->state = ChunkState::Planned;
    REQUIRE_OK(RunStore(*m_state).saveChunks(halted->id, {*done}));

    // The row is let in, and somebody has tidied Godwit's marks away.
    const QString mended =
        sink.run("CREATE TABLE u(id INTEGER PRIMARY KEY, v TEXT); INSERT INTO u SELECT * FROM t;"
                 "DROP TABLE t; ALTER TABLE u RENAME TO t; DROP TABLE \"godwit_checkpoint_"
                 + halted->id + "\"");
    QVERIFY2(mended.isEmpty(), qPrintable(mended));
    const auto resumed = m_small->run(*m_state, true);
    REQUIRE_OK(resumed);
    QCOMPARE(resumed->id, halted->id);
    QVERIFY(resumed->state == ProjectState::Finished);
    QCOMPARE(resumed->consistent, std::optional(true));
    const std::string all = "SELECT * FROM t ORDER BY id";
    QCOMPARE(sink.run(all), source.run(all));
}

QTEST_GUILESS_MAIN(tst_KnownChunks)
#include "tst_known_chunks.moc"
