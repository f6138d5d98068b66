#include "core/pipeline/plan_facts.h"
#include "tests/core/pipeline/run_support.h"
#include "tests/support/stopped_after_planning.h"

#include <QtTest>

using namespace godwit;
using namespace godwit::test;

class tst_PlanFacts : public QObject
{
    Q_OBJECT

private slots:
    void aRunRemembersWhatWasPlanned();
    void whatIsLeftOutIsNamedWithItsReason();
    void filtersAndLeftOutColumnsAreKept();
    void onlyTheFirstOfManyExcludedObjectsAreNamed();
    void aResumedRunKeepsItsFirstPrediction();
};

static RunFacts storedFacts(RunFixture &fixture)
{
    const auto facts = RunFactsStore(*fixture.state).find(fixture.runId());
    return facts && *facts ? **facts : RunFacts();
}

void tst_PlanFacts::aRunRemembersWhatWasPlanned()
{
    RunFixture fixture(projectOf({"t"}));
    fixture.source.run(tableOfRows("t", 100));
    REQUIRE_OK(fixture.run());
    const RunFacts facts = storedFacts(fixture);
    QVERIFY(facts.sourceServer.starts_with("SQLite 3."));
    QVERIFY(facts.sinkServer.starts_with("SQLite 3."));
    QVERIFY(facts.prediction);
    QVERIFY(facts.prediction->highSeconds > facts.prediction->lowSeconds);
    QCOMPARE(facts.prediction->rows, std::uint64_t(100));
    QCOMPARE(facts.excludedCount, std::uint64_t(0));
    QVERIFY(facts.narrowed.empty());
}

void tst_PlanFacts::whatIsLeftOutIsNamedWithItsReason()
{
    RunFixture fixture(projectOf({"t"}));
    fixture.source.run(
        (tableOfRows("t", 3) + tableOfRows("other", 3) + "CREATE VIEW v AS SELECT * FROM other"));
    REQUIRE_OK(fixture.run());
    const RunFacts facts = storedFacts(fixture);
    QCOMPARE(facts.excludedCount, std::uint64_t(2));
    QCOMPARE(facts.excluded.size(), std::size_t(2));
    QCOMPARE(facts.excluded[0].kind, std::string("table"));
    QCOMPARE(facts.excluded[0].name.qualified(), std::string("main.other"));
    QVERIFY(!facts.excluded[0].reason.empty());
    QCOMPARE(facts.excluded[1].kind, std::string("view"));
}

void tst_PlanFacts::filtersAndLeftOutColumnsAreKept()
{
    Project project = projectOf({"t", "whole"});
    ObjectMapping &table = project.transferMapping.databases.front().tables.front();
    table.whereClause = "id < 5";
    table.filterColumns = {"id"};
    RunFixture fixture(project);
    fixture.source.run((tableOfRows("t", 10) + tableOfRows("whole", 3)));
    REQUIRE_OK(fixture.run());
    const RunFacts facts = storedFacts(fixture);
    QCOMPARE(facts.narrowed.size(), std::size_t(1));
    QCOMPARE(facts.narrowed[0].name.table, std::string("t"));
    QCOMPARE(facts.narrowed[0].whereClause, std::string("id < 5"));
    QVERIFY(facts.narrowed[0].leftOut == std::vector<std::string>{"v"});
}

void tst_PlanFacts::onlyTheFirstOfManyExcludedObjectsAreNamed()
{
    ProjectPlan plan;
    plan.project = projectOf({"t"});
    for (std::size_t i = 0; i < mostExcludedKept + 5; ++i) {
        ResolvedObject object;
        object.object.name = {"main", "other" + std::to_string(i)};
        plan.selection.objects.push_back(object);
    }
    const RunFacts facts = factsOf(plan);
    QCOMPARE(facts.excluded.size(), mostExcludedKept);
    QCOMPARE(facts.excludedCount, std::uint64_t(mostExcludedKept + 5));
    QVERIFY(!facts.prediction);
}

void tst_PlanFacts::aResumedRunKeepsItsFirstPrediction()
{
    RunFixture fixture(projectOf({"t"}));
    fixture.source.run(tableOfRows("t", 100));
    fixture.makeSink = [&fixture] {
        return std::make_unique<StoppedAfterPlanning>(fixture.sink.connector(), fixture.stop);
    };
    REQUIRE_OK(fixture.run());
    fixture.makeSink = {};
    const RunFacts first = storedFacts(fixture);
    fixture.source.run("INSERT INTO t VALUES (1000, 'late')");
    REQUIRE_OK(fixture.run(true));
    QVERIFY(storedFacts(fixture) == first);
}

QTEST_GUILESS_MAIN(tst_PlanFacts)
#include "tst_plan_facts.moc"
