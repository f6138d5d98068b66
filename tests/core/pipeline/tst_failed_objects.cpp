// Objects that fail do not hold the others up; they are tried again, or skipped.
#include "core/base/secret.h"
#include "core/state/alert_store.h"
#include "tests/core/pipeline/run_support.h"

#include <algorithm>

using namespace godwit;
using namespace godwit::test;

class tst_FailedObjects : public QObject
{
    Q_OBJECT

private slots:
    void aTableThatCannotBeMadeDoesNotHoldUpTheOthers();
    void aResumeTriesAgainWhatFailed();
    void aSkippedTableIsLeftOut();
    void aSkippedViewKeepsTheRunFromBeingConsistent();
    void aTableThatCannotBeCopiedDoesNotHoldUpTheOthers();
    void aTableIsSkippedWhileTheCopyRuns();
    void aTableThatVanishedFromTheSourceMayBeSkipped();
    void indexesThatFailAreNotedWithTheirTable();
    void aMergedTableIsComparedWithoutTheSkippedOne();
    void runsHaveTheirObjects();
};

namespace {

// An index of this name stands in the way of a table or view of the same name.
std::string inTheWayOf(const std::string &name)
{
    return "CREATE TABLE IF NOT EXISTS other(x); CREATE INDEX " + name + " ON other(x);";
}

std::optional<ObjectRecord> objectOf(RunFixture &f, const std::string &name)
{
    return *ObjectStore(*f.state).find(f.runId(), {"main", name});
}

} // namespace

void tst_FailedObjects::aTableThatCannotBeMadeDoesNotHoldUpTheOthers()
{
    RunFixture f(projectOf({"a", "b", "c"}, {"v"}));
    f.source.run(tableOfRows("a", 3) + tableOfRows("b", 3) + tableOfRows("c", 3)
                 + "CREATE VIEW v AS SELECT id FROM a");
    f.sink.run(inTheWayOf("b") + inTheWayOf("v"));
    const auto run = f.run();
    REQUIRE_OK(run);
    QVERIFY(run->state == ProjectState::Failed);
    QVERIFY(stateOf(*run, StepKind::Schema) == StepState::Failed);
    QVERIFY(stateOf(*run, StepKind::FullTransfer) == StepState::Init);
    QCOMPARE(f.sink.run("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'other'"
                        " ORDER BY name"),
             "a\nc");

    const auto failed = ObjectStore(*f.state).list(run->id, ObjectState::Failed);
    REQUIRE_OK(failed);
    QCOMPARE(failed->size(), std::size_t(2));
    QCOMPARE((*failed)[0].source.table, std::string("b"));
    QVERIFY((*failed)[0].step == StepKind::Schema);
    QVERIFY((*failed)[0].failedSql.starts_with("CREATE TABLE"));
    QVERIFY((*failed)[0].error);
    QVERIFY((*failed)[1].kind == ObjectKind::View);
    QVERIFY((*failed)[1].failedSql.starts_with("CREATE VIEW"));
    QVERIFY(objectOf(f, "a")->state == ObjectState::Completed);

    // One error for each, and one that says how to go on.
    QCOMPARE(run->errors.size(), std::size_t(3));
    QCOMPARE(run->errors[0].object, std::string("main.b"));
    QVERIFY(run->errors[2].message.starts_with("2 objects were not created"));
    QVERIFY(run->errors[2].proposal.find("projects skip shop") != std::string::npos);
    for (const StepRecord &step : run->steps) {
        if (step.step == StepKind::Schema)
            QVERIFY(step.message.find("projects resume shop") != std::string::npos);
    }
}

void tst_FailedObjects::aResumeTriesAgainWhatFailed()
{
    RunFixture f(projectOf({"a", "b"}));
    f.source.run(tableOfRows("a", 3) + tableOfRows("b", 4));
    f.sink.run(inTheWayOf("b"));
    REQUIRE_OK(f.run());
    f.sink.run("DROP INDEX b");
    const auto run = f.run(true);
    REQUIRE_OK(run);
    QVERIFY(run->state == ProjectState::Finished);
    QCOMPARE(run->consistent, std::optional(true));
    QVERIFY(run->errors.empty());
    QVERIFY(objectOf(f, "b")->state == ObjectState::Completed);
    QVERIFY(!objectOf(f, "b")->error);
    QVERIFY(tableOf(*run, "b").message.empty());
    QCOMPARE(f.sink.run("SELECT count(*) FROM b"), "4");
}

void tst_FailedObjects::aSkippedTableIsLeftOut()
{
    RunFixture f(projectOf({"a", "b"}));
    f.source.run(tableOfRows("a", 3) + tableOfRows("b", 4));
    f.sink.run(inTheWayOf("b"));
    REQUIRE_OK(f.run());
    REQUIRE_OK(ObjectStore(*f.state).skip(f.runId(), {"main", "b"}));
    const auto run = f.run(true);
    REQUIRE_OK(run);
    QVERIFY(run->state == ProjectState::Finished);
    QVERIFY(!run->consistent); // never true, though all that was compared is equal
    QVERIFY(tableOf(*run, "a").verify.state == VerifyState::Consistent);
    const TableRecord &skipped = tableOf(*run, "b");
    QVERIFY(skipped.verify.state == VerifyState::Skipped);
    QCOMPARE(skipped.verify.message, std::string("skipped by the user"));
    QCOMPARE(skipped.message, std::string("skipped by the user"));
    QCOMPARE(skipped.rowsWritten, std::uint64_t(0));
    QVERIFY(objectOf(f, "b")->state == ObjectState::Skipped);
    QVERIFY(!objectOf(f, "b")->ddl.empty());
    QVERIFY(f.sink.run("SELECT count(*) FROM b").startsWith("ERROR"));
}

void tst_FailedObjects::aSkippedViewKeepsTheRunFromBeingConsistent()
{
    RunFixture f(projectOf({"a"}, {"v", "w"}));
    f.source.run(tableOfRows("a", 3)
                 + "CREATE VIEW v AS SELECT id FROM a;"
                   "CREATE VIEW w AS SELECT v FROM a");
    f.sink.run(inTheWayOf("v"));
    REQUIRE_OK(f.run());
    REQUIRE_OK(ObjectStore(*f.state).skip(f.runId(), {"main", "v"}));
    const auto run = f.run(true);
    REQUIRE_OK(run);
    QVERIFY(run->state == ProjectState::Finished);
    QVERIFY(tableOf(*run, "a").verify.state == VerifyState::Consistent);
    QVERIFY(!run->consistent);
    QCOMPARE(f.sink.run("SELECT name FROM sqlite_master WHERE type = 'view'"), "w");
}

void tst_FailedObjects::aTableThatCannotBeCopiedDoesNotHoldUpTheOthers()
{
    RunFixture f(projectOf({"a", "b"}));
    f.source.run(tableOfRows("a", 3) + tableOfRows("b", 4));
    f.sink.run("CREATE TABLE b(id INTEGER PRIMARY KEY, v TEXT CHECK (v <> 'value 2'))");
    const auto run = f.run();
    REQUIRE_OK(run);
    QVERIFY(run->state == ProjectState::Failed);
    QVERIFY(tableOf(*run, "a").state == StepState::Finished);
    QVERIFY(tableOf(*run, "b").state == StepState::Failed);
    const auto failed = objectOf(f, "b");
    QVERIFY(failed->state == ObjectState::Failed);
    QVERIFY(failed->step == StepKind::FullTransfer);
    QVERIFY(failed->error->message.find("CHECK") != std::string::npos);
    QVERIFY(run->errors.back().proposal.find("projects skip shop") != std::string::npos);

    AlertFilter errors;
    errors.level = Level::Error;
    const auto alerts = AlertStore(*f.state).list(errors);
    REQUIRE_OK(alerts);
    QCOMPARE(alerts->size(), std::size_t(2));
    QVERIFY(alerts->front().kind == AlertKind::RunFailed);
    QVERIFY(alerts->back().kind == AlertKind::TableFailed
            || alerts->back().kind == AlertKind::RowsRejected);
    QCOMPARE(alerts->back().object, std::string("main.b"));
    QCOMPARE(alerts->back().projectName, std::string("shop"));
    QCOMPARE(alerts->back().runId, run->id);

    REQUIRE_OK(ObjectStore(*f.state).skip(f.runId(), {"main", "b"}));
    const auto again = f.run(true);
    REQUIRE_OK(again);
    QVERIFY(again->state == ProjectState::Finished);
    QVERIFY(!again->consistent);
    QVERIFY(again->errors.empty());
}

void tst_FailedObjects::aTableIsSkippedWhileTheCopyRuns()
{
    RunFixture f(projectOf({"a", "b"}));
    f.source.run(tableOfRows("a", 20'000) + tableOfRows("b", 4));
    f.sink.run("CREATE TABLE b(id INTEGER PRIMARY KEY, v TEXT CHECK (v <> 'value 2'))");
    f.project.fullTransferConfig.throttleRps = 5000;
    f.start();
    QTRY_VERIFY(f.step() == StepKind::FullTransfer);
    REQUIRE_OK(ObjectStore(*f.state).skip(f.runId(), {"main", "b"}));
    const auto run = f.end();
    REQUIRE_OK(run);
    QVERIFY(run->state == ProjectState::Finished); // whether it had failed by then or not
    QVERIFY(!run->consistent);
    QVERIFY(run->errors.empty());
    QVERIFY(tableOf(*run, "b").verify.state == VerifyState::Skipped);
    QVERIFY(objectOf(f, "b")->state == ObjectState::Skipped);
    QVERIFY(tableOf(*run, "a").verify.state == VerifyState::Consistent);
}

void tst_FailedObjects::aTableThatVanishedFromTheSourceMayBeSkipped()
{
    RunFixture f(projectOf({}));
    f.project.transferMapping = {};
    f.project.transferMapping.mode = MappingMode::Wildcard;
    f.project.transferMapping.tableAndViewWhiteList = {"main.*"};
    f.source.run(tableOfRows("a", 20'000) + tableOfRows("b", 20'000));
    f.project.fullTransferConfig.throttleRps = 5000;
    f.start();
    QTRY_VERIFY(f.progress().rowsDone > 0);
    f.stop.request_stop();
    REQUIRE_OK(f.end());
    f.source.run("DROP TABLE b");
    f.project.fullTransferConfig.throttleRps.reset();
    const auto refused = f.run(true);
    QVERIFY(!refused);
    QVERIFY(refused.error().code == ErrorCode::ObjectMissing);
    QVERIFY(refused.error().proposal.find("projects skip shop main.b") != std::string::npos);
    REQUIRE_OK(ObjectStore(*f.state).skip(f.runId(), {"main", "b"}));
    const auto run = f.run(true);
    REQUIRE_OK(run);
    QVERIFY(run->state == ProjectState::Finished);
    QVERIFY(tableOf(*run, "a").verify.state == VerifyState::Consistent);
    QVERIFY(!run->consistent);
}

void tst_FailedObjects::indexesThatFailAreNotedWithTheirTable()
{
    RunFixture f(projectOf({"a", "b"}));
    f.source.run(tableOfRows("a", 3) + tableOfRows("b", 4)
                 + "CREATE INDEX a_v ON a(v); CREATE INDEX b_v ON b(v)");
    f.sink.run(inTheWayOf("a_v"));
    f.project.structTransferConfig.deferIndexCreation = true;
    const auto run = f.run();
    REQUIRE_OK(run);
    QVERIFY(run->state == ProjectState::Failed);
    QVERIFY(stateOf(*run, StepKind::Indexes) == StepState::Failed);
    const auto failed = objectOf(f, "a");
    QVERIFY(failed->state == ObjectState::Failed);
    QVERIFY(failed->step == StepKind::Indexes);
    QVERIFY(failed->failedSql.find("a_v") != std::string::npos);
    QCOMPARE(f.sink.run("SELECT tbl_name FROM sqlite_master WHERE name = 'b_v'"), "b");
    f.sink.run("DROP INDEX a_v");
    const auto again = f.run(true);
    REQUIRE_OK(again);
    QCOMPARE(again->consistent, std::optional(true));
    QVERIFY(objectOf(f, "a")->state == ObjectState::Completed);
}

void tst_FailedObjects::aMergedTableIsComparedWithoutTheSkippedOne()
{
    RunFixture f(projectOf({"a", "b"}));
    f.project.transferMapping = {};
    f.project.transferMapping.mode = MappingMode::Wildcard;
    f.project.transferMapping.tableAndViewWhiteList = {"main.[ab]=main.all_of_them"};
    f.source.run("CREATE TABLE a(id INTEGER PRIMARY KEY, v TEXT);"
                 "CREATE TABLE b(id INTEGER PRIMARY KEY, v TEXT);"
                 "INSERT INTO a VALUES (1,'x'),(2,'y'); INSERT INTO b VALUES (2,'clash')");
    const auto run = f.run();
    REQUIRE_OK(run);
    QVERIFY(run->state == ProjectState::Failed); // both have a row 2
    const std::string failed = tableOf(*run, "a").state == StepState::Failed ? "a" : "b";
    REQUIRE_OK(ObjectStore(*f.state).skip(f.runId(), {"main", failed}));
    const auto again = f.run(true);
    REQUIRE_OK(again);
    QVERIFY(again->state == ProjectState::Finished);
    QVERIFY(!again->consistent);
    const std::string other = failed == "a" ? "b" : "a";
    QVERIFY(tableOf(*again, other).verify.state == VerifyState::Consistent);
    QVERIFY(tableOf(*again, failed).verify.state == VerifyState::Skipped);
}

void tst_FailedObjects::runsHaveTheirObjects()
{
    RunFixture f(projectOf({"a"}, {"v"}));
    f.source.run(tableOfRows("a", 3) + "CREATE VIEW v AS SELECT id FROM a");
    const auto run = f.run();
    REQUIRE_OK(run);
    const auto objects = ObjectStore(*f.state).list(run->id);
    REQUIRE_OK(objects);
    QCOMPARE(objects->size(), std::size_t(2));
    QVERIFY((*objects)[0].ddl.find("CREATE TABLE") != std::string::npos);
    QVERIFY((*objects)[0].ddl.ends_with(";\n"));
    QVERIFY((*objects)[1].ddl.find("CREATE VIEW") != std::string::npos);
    for (const ObjectRecord &object : *objects)
        QVERIFY(object.state == ObjectState::Completed);
    QCOMPARE(*AlertStore(*f.state).count(), std::int64_t(0));
}

QTEST_GUILESS_MAIN(tst_FailedObjects)
#include "tst_failed_objects.moc"
