// What is asked of a project while it runs takes effect while it runs.
#include "core/pipeline/run_control.h"
#include "tests/core/pipeline/many_writers_sink.h"
#include "tests/core/pipeline/run_support.h"

#include <algorithm>

using namespace godwit;
using namespace godwit::test;

class tst_LiveControl : public QObject
{
    Q_OBJECT

private slots:
    void aLimitIsLiftedWhileTheCopyRuns();
    void aLimitIsSetWhileTheCopyRuns();
    void aLimitHoldsForTheVerificationToo();
    void whatWasAskedBeforeTheStartIsInForceFromTheStart();
    void theThreadsShownAreTheOnesThatWork();
    void threadsAreAddedAndTakenAwayWhileTheCopyRuns();
    void anErrorThatConcernsEverythingEndsTheOtherWorkersAtOnce();
    void whatTheProjectSaysIsInForceUntilSomebodyAsks();
};

namespace {

constexpr int longMs = 30'000; // a limit that does not take effect makes a run far longer

RunControl rows(std::uint64_t perSecond)
{
    RunControl control;
    control.rowsPerSecond = perSecond;
    return control;
}

RunControl threads(int count)
{
    RunControl control;
    control.threads = count;
    return control;
}

void ask(RunFixture &f, const RunControl &control)
{
    const auto other = f.home.open(); // as another process would
    const auto done = RunControlStore(*other).put(f.projectId(), control);
    QVERIFY(done);
}

/// One table of @p count rows, read at @p perSecond, into a sink of many writers.
struct ManyWriters : RunFixture
{
    ManyWriters(int count, std::int64_t perSecond)
        : RunFixture(projectOf({"t"}))
    {
        source.run(tableOfRows("t", count));
        project.enableFullVerify = false;
        project.fullTransferConfig.fullTransferSpeedMode = SpeedMode::Steady;
        project.fullTransferConfig.throttleRps = perSecond;
        rowsPerChunk = 50;
        makeSink = [this] { return std::make_unique<ManyWritersSink>(sink.connector(), written); };
    }
    WrittenRows written;
};

} // namespace

void tst_LiveControl::aLimitIsLiftedWhileTheCopyRuns()
{
    RunFixture f(projectOf({"t"}));
    f.source.run(tableOfRows("t", 100'000));
    f.project.fullTransferConfig.throttleRps = 500; // three minutes and more
    f.start();
    QTRY_VERIFY(f.progress().limits.rowsPerSecond == 500);
    QTRY_VERIFY(f.step() == StepKind::FullTransfer);
    QVERIFY(!f.hasEnded());
    ask(f, rows(0));
    QTRY_VERIFY_WITH_TIMEOUT(f.hasEnded(), longMs);
    const auto run = f.end();
    REQUIRE_OK(run);
    QVERIFY(run->state == ProjectState::Finished);
    QCOMPARE(run->consistent, std::optional(true));
    QVERIFY(f.hasLogged("no limit of rows per second"));
    QCOMPARE(f.sink.run("SELECT count(*) FROM t"), "100000");
}

void tst_LiveControl::aLimitIsSetWhileTheCopyRuns()
{
    RunFixture f(projectOf({"t"}));
    f.source.run(tableOfRows("t", 100'000));
    f.project.fullTransferConfig.throttleRps = 20'000;
    f.start();
    QTRY_VERIFY(f.progress().rowsDone > 0);
    RunControl control;
    control.bytesPerSecond = 1;
    ask(f, control);
    QTRY_VERIFY(f.progress().limits.bytesPerSecond == 1);
    QCOMPARE(f.progress().limits.rowsPerSecond, std::uint64_t(20'000)); // as the project says
    const auto before = f.progress().rowsDone;
    QTest::qWait(500);
    QVERIFY(f.progress().rowsDone - before < 10'000); // a batch that was under way
    f.stop.request_stop();
    const auto run = f.end();
    REQUIRE_OK(run);
    QVERIFY(run->state == ProjectState::Suspend);
}

void tst_LiveControl::aLimitHoldsForTheVerificationToo()
{
    RunFixture f(projectOf({"t"}));
    f.source.run(tableOfRows("t", 60'000));
    f.project.fullTransferConfig.throttleRps = 30'000;
    f.start();
    QTRY_VERIFY(f.progress().rowsDone > 0);
    ask(f, rows(100'000));
    QTRY_VERIFY_WITH_TIMEOUT(f.step() == StepKind::FullVerify || f.hasEnded(), longMs);
    if (f.step() == StepKind::FullVerify)
        QTRY_COMPARE(f.progress().limits.rowsPerSecond, std::uint64_t(100'000));
    const auto run = f.end();
    REQUIRE_OK(run);
    QCOMPARE(run->consistent, std::optional(true));
    const RunProgress progress = f.progress();
    QCOMPARE(progress.sourceRowsSeen, std::uint64_t(60'000));
    QCOMPARE(progress.sinkRowsSeen, std::uint64_t(60'000));
    for (const StepRecord &step : run->steps) {
        if (step.step == StepKind::FullVerify)
            QVERIFY(step.seconds > 0.5); // 60,000 rows at 100,000 a second
    }
}

void tst_LiveControl::whatWasAskedBeforeTheStartIsInForceFromTheStart()
{
    RunFixture f(projectOf({"t"}));
    f.source.run(tableOfRows("t", 100));
    REQUIRE_OK(ProjectStore(*f.state).put("shop", "MIGRATION", "{}"));
    RunControl control = rows(100'000);
    control.speedMode = SpeedMode::Fast;
    ask(f, control);
    const auto run = f.run();
    REQUIRE_OK(run);
    const auto limits = RunControlStore(*f.state).limits(run->id); // also for other processes
    REQUIRE_OK(limits);
    QCOMPARE((*limits)->rowsPerSecond, std::uint64_t(100'000));
    QVERIFY((*limits)->speedMode == SpeedMode::Fast);
    QVERIFY((*limits)->step == StepKind::FullVerify);
}

void tst_LiveControl::theThreadsShownAreTheOnesThatWork()
{
    RunFixture f(projectOf({"t"}));
    f.source.run(tableOfRows("t", 100'000));
    f.project.fullTransferConfig.throttleRps = 500;
    f.start();
    QTRY_VERIFY(f.progress().rowsDone > 0 || f.step() == StepKind::FullTransfer);
    ask(f, threads(8));
    QTRY_COMPARE(f.progress().limits.threadsWanted, 8);
    const RunLimits limits = f.progress().limits;
    QCOMPARE(limits.threads, 1); // a SQLite file has one writer
    QVERIFY(limits.remark.find("1 writer at a time") != std::string::npos);
    f.stop.request_stop();
    REQUIRE_OK(f.end());
}

void tst_LiveControl::threadsAreAddedAndTakenAwayWhileTheCopyRuns()
{
    ManyWriters f(40'000, 4000);
    f.start();
    QTRY_VERIFY(f.written.rows > 200);
    QCOMPARE(f.written.mostAtOnce.load(), 1); // STEADY
    ask(f, threads(3));
    QTRY_COMPARE(f.progress().limits.threads, 3);
    QTRY_COMPARE(f.written.mostAtOnce.load(), 3);
    ask(f, threads(1));
    QTRY_COMPARE(f.progress().limits.threads, 1);
    QTRY_COMPARE(f.written.atOnce.load(), 1);
    f.written.mostAtOnce = 0;
    const auto before = f.written.rows.load();
    QTRY_VERIFY(f.written.rows > before + 200);
    QCOMPARE(f.written.mostAtOnce.load(), 1);
    ask(f, rows(0));
    QTRY_VERIFY_WITH_TIMEOUT(f.hasEnded(), longMs);
    const auto run = f.end();
    REQUIRE_OK(run);
    QVERIFY(run->state == ProjectState::Finished);
    QCOMPARE(f.written.rows.load(), std::uint64_t(40'000));
}

void tst_LiveControl::anErrorThatConcernsEverythingEndsTheOtherWorkersAtOnce()
{
    ManyWriters f(10'000, 0);
    f.project.fullTransferConfig.throttleRps.reset();
    f.project.fullTransferConfig.fullTransferSpeedMode = SpeedMode::Fast;
    std::atomic<int> waiting{0};
    f.written.before = [&](const ChunkMark &mark, std::atomic<bool> &cancelled) -> Result<void> {
        if (mark.chunk == 0) {
            while (waiting == 0) // until another worker is in the middle of its chunk
                std::this_thread::yield();
            return fail(ErrorCode::Io, "the disk is gone");
        }
        ++waiting;
        while (!cancelled) // a chunk that would take for ever
            std::this_thread::yield();
        return fail(ErrorCode::Cancelled, "stopped");
    };
    f.start();
    QTRY_VERIFY_WITH_TIMEOUT(f.hasEnded(), longMs);
    const auto run = f.end();
    REQUIRE_OK(run);
    QVERIFY(run->state == ProjectState::Failed);
    QVERIFY(f.written.cancelled > 0);
    QCOMPARE(run->errors.back().message, std::string("the disk is gone"));
    QVERIFY(run->tables.front().state != StepState::Failed); // it was not the table's fault
}

void tst_LiveControl::whatTheProjectSaysIsInForceUntilSomebodyAsks()
{
    FullTransferConfig config;
    config.fullTransferSpeedMode = SpeedMode::Steady;
    config.fullVerifySpeedMode = SpeedMode::Fast;
    config.throttleRps = 7;
    ProgressBoard board;
    RunControls controls(config, board);
    controls.beginStep(StepKind::FullTransfer);
    controls.allow(64, "no more");
    QCOMPARE(controls.inForce().threads, 1);
    QCOMPARE(controls.inForce().rowsPerSecond, std::uint64_t(7));
    QVERIFY(controls.inForce().remark.empty());

    controls.beginStep(StepKind::FullVerify); // the payload's limit is that of the copy
    controls.allow(3, "no more");
    QCOMPARE(controls.inForce().threadsWanted, threadsOf(SpeedMode::Fast));
    QCOMPARE(controls.inForce().threads, 3);
    QCOMPARE(controls.inForce().remark, std::string("no more"));
    QCOMPARE(controls.inForce().rowsPerSecond, std::uint64_t(0));

    RunControl asked = rows(9);
    asked.threads = 2;
    controls.set(asked);
    QCOMPARE(controls.inForce().threads, 2);
    QVERIFY(controls.inForce().remark.empty());
    QCOMPARE(controls.inForce().rowsPerSecond, std::uint64_t(9));

    controls.beginStep(StepKind::Schema);
    QCOMPARE(controls.inForce().threads, 0);
    QCOMPARE(controls.inForce().rowsPerSecond, std::uint64_t(0));
    controls.set({});
    controls.beginStep(StepKind::FullTransfer);
    QCOMPARE(controls.inForce().rowsPerSecond, std::uint64_t(7));
    QVERIFY(board.activity().empty());
}

QTEST_GUILESS_MAIN(tst_LiveControl)
#include "tst_live_control.moc"
