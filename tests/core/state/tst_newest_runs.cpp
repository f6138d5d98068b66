#include "core/state/newest_runs.h"
#include "core/state/project_store.h"
#include "core/state/run_store.h"
#include "tests/core/state/state_home.h"

#include <limits>

using namespace godwit;

class tst_NewestRuns : public QObject
{
    Q_OBJECT

private slots:
    void theNewestRunOfEachProjectIsSummedUp();
    void projectsThatNeverRanOrAreGoneHaveNone();
    void estimatesBeyondAllBoundsDoNotOverflow();
    void destinationsAreNamedOnce();
};

static TableRecord table(int number, StepState state, std::uint64_t estimated,
                         std::uint64_t written)
{
    TableRecord record;
    record.number = number;
    record.source = record.sink = {"main", "t" + std::to_string(number)};
    record.state = state;
    record.estimatedRows = estimated;
    record.rowsWritten = written;
    return record;
}

static RunRecord runOf(const ProjectRecord &project)
{
    RunRecord run;
    run.projectId = project.id;
    run.projectName = project.name;
    run.sinkUrl = "sqlite:///copy.db";
    return run;
}

void tst_NewestRuns::theNewestRunOfEachProjectIsSummedUp()
{
    const StateHome home;
    const auto state = home.open();
    RunStore runs(*state);
    ProjectStore projects(*state);
    const auto shop = *projects.put("shop", "MIGRATION", "{}");
    const auto blog = *projects.put("blog", "MIGRATION", "{}");
    QVERIFY(runs.create(runOf(shop)));
    RunRecord second = runOf(shop);
    StepRecord step;
    step.step = StepKind::FullTransfer;
    step.state = StepState::Running;
    step.message = "copying";
    second.steps = {StepRecord{}, step};
    second.tables = {table(0, StepState::Finished, 100, 90), table(1, StepState::Running, 50, 10)};
    const auto newest = *runs.create(second);
    QVERIFY(runs.create(runOf(blog)));

    const auto all = newestRuns(*state);
    QVERIFY(all);
    QCOMPARE(all->size(), std::size_t(2));
    const NewestRun &run = all->at(shop.id);
    QCOMPARE(run.runId, newest.id);
    QCOMPARE(run.state, ProjectState::Running);
    QCOMPARE(run.steps.size(), std::size_t(2));
    QCOMPARE(run.steps[1].step, StepKind::FullTransfer);
    QCOMPARE(run.steps[1].message, std::string("copying"));
    QCOMPARE(run.tables, 2);
    QCOMPARE(run.tablesCopied, 1);
    QCOMPARE(run.rowsWritten, 100.0);
    QCOMPARE(run.rowsEstimated, 140.0); // 90 that there were, and 50 that there may be
}

void tst_NewestRuns::projectsThatNeverRanOrAreGoneHaveNone()
{
    const StateHome home;
    const auto state = home.open();
    ProjectStore projects(*state);
    const auto gone = *projects.put("gone", "MIGRATION", "{}");
    QVERIFY(projects.put("new", "MIGRATION", "{}"));
    QVERIFY(RunStore(*state).create(runOf(gone)));
    QVERIFY(projects.remove(gone.id));
    const auto all = newestRuns(*state);
    QVERIFY(all);
    QVERIFY(all->empty());
}

void tst_NewestRuns::estimatesBeyondAllBoundsDoNotOverflow()
{
    const StateHome home;
    const auto state = home.open();
    const auto shop = *ProjectStore(*state).put("shop", "MIGRATION", "{}");
    RunRecord run = runOf(shop);
    const auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    run.tables = {table(0, StepState::Init, most, 0), table(1, StepState::Init, most, 0)};
    QVERIFY(RunStore(*state).create(run));
    const auto all = newestRuns(*state);
    QVERIFY(all);
    QVERIFY(all->at(shop.id).rowsEstimated > 1.8e19);
}

void tst_NewestRuns::destinationsAreNamedOnce()
{
    const StateHome home;
    const auto state = home.open();
    const auto shop = *ProjectStore(*state).put("shop", "MIGRATION", "{}");
    RunRecord elsewhere = runOf(shop);
    elsewhere.sinkUrl = "sqlite:///other.db";
    RunRecord nowhere = runOf(shop);
    nowhere.sinkUrl.clear();
    for (const RunRecord &run : {runOf(shop), runOf(shop), elsewhere, nowhere})
        QVERIFY(RunStore(*state).create(run));
    const auto urls = sinkUrlsOf(*state, shop.id);
    QVERIFY(urls);
    QCOMPARE(urls->size(), std::size_t(2));
}

QTEST_GUILESS_MAIN(tst_NewestRuns)
#include "tst_newest_runs.moc"
