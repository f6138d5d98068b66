// Verification keeps what it finds in the home, and can be done again: of everything, of what was
// not equal, of single rows.
#include "core/state/settings_store.h"
#include "tests/core/pipeline/repair_support.h"

using namespace godwit;
using namespace godwit::test;

class tst_VerifyAgain : public QObject
{
    Q_OBJECT

private slots:
    void aRunKeepsTheDifferencesThatItsVerificationFinds();
    void differencesAreKeptUpToACap();
    void everythingIsComparedAgain();
    void onlyAbnormalTablesAreComparedAgain();
    void onlyInconsistentRecordsAreComparedAgain();
    void recordsThatAreStillDifferentKeepTheTableSo();
    void whatWasRepairedIsLookedAtToo();
    void aVerificationThatBreaksOffLeavesNoWordOnItsTable();
    void aCappedTableIsComparedAsAWhole();
    void rowsWithoutAKeyAreCountedAgain();
    void aTableThatIsGoneIsNotProven();
    void aProjectThatCopiedWithoutVerifyingCanBeVerified();
    void anUnfinishedRunIsRefused();
    void aProjectThatNeverRanIsRefused();
    void aRunningProjectIsRefused();
    void aSideThatCannotBeReachedLeavesTheVerdictsAlone();
    void stoppedOnTheWayItSaysSo();
    void namesOfScopesComeBack();
};

namespace {

const std::string damage = "UPDATE a SET v = 'wrong' WHERE id = 2; DELETE FROM a WHERE id = 3;"
                           "INSERT INTO a VALUES (99, 'too many');";

void damaged(DamagedRun &f)
{
    f.source.run(tableOfRows("a", 20) + tableOfRows("b", 5));
    const auto run = f.run();
    REQUIRE_OK(run);
    QCOMPARE(run->consistent, std::optional(true));
    f.sink.run(damage);
}

} // namespace

void tst_VerifyAgain::aRunKeepsTheDifferencesThatItsVerificationFinds()
{
    DamagedRun f(projectOf({"a", "b"}));
    f.source.run(tableOfRows("a", 3)
                 + "CREATE TABLE b(id INTEGER PRIMARY KEY, v TEXT);"
                   "INSERT INTO b VALUES (1, 'x'), (2, '007')");
    f.sink.run("CREATE TABLE b(id INTEGER PRIMARY KEY, v INTEGER)"); // changes what is written
    const auto run = f.run();
    REQUIRE_OK(run);
    if (run->state != ProjectState::Finished)
        QFAIL(run->errors.empty() ? "not finished" : run->errors.front().message.c_str());
    QCOMPARE(run->consistent, std::optional(false));
    const auto found = f.differences();
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found[0].keyText, std::string("2"));
    QVERIFY(found[0].difference.kind == DifferenceKind::Different);
    QCOMPARE(found[0].table, tableOf(*run, "b").number);
    QCOMPARE(tableOf(*run, "b").verify.stored, std::uint64_t(1));
    QCOMPARE(tableOf(*run, "b").verify.different, std::uint64_t(1));
}

void tst_VerifyAgain::differencesAreKeptUpToACap()
{
    DamagedRun f(projectOf({"a"}));
    f.source.run(tableOfRows("a", 50));
    REQUIRE_OK(f.run());
    REQUIRE_OK(SettingsStore(*f.state).set(settings::differenceCap, 10));
    f.sink.run("UPDATE a SET v = v || '!'");
    const auto run = f.verify();
    REQUIRE_OK(run);
    QCOMPARE(tableOf(*run, "a").verify.different, std::uint64_t(50));
    QCOMPARE(tableOf(*run, "a").verify.stored, std::uint64_t(10));
    QCOMPARE(f.differences().size(), std::size_t(10));
}

void tst_VerifyAgain::everythingIsComparedAgain()
{
    DamagedRun f(projectOf({"a", "b"}));
    damaged(f);
    const auto run = f.verify();
    REQUIRE_OK(run);
    QVERIFY(run->state == ProjectState::Finished);
    QCOMPARE(run->consistent, std::optional(false));
    const VerifyResult &a = tableOf(*run, "a").verify;
    QVERIFY(a.state == VerifyState::Different);
    QCOMPARE(a.different, std::uint64_t(1));
    QCOMPARE(a.onlyInSource, std::uint64_t(1));
    QCOMPARE(a.onlyInSink, std::uint64_t(1));
    QCOMPARE(a.stored, std::uint64_t(3));
    QVERIFY(tableOf(*run, "b").verify.state == VerifyState::Consistent);
    QVERIFY(stateOf(*run, StepKind::FullVerify) == StepState::Finished);

    const RunRecord stored = f.record();
    QCOMPARE(stored.consistent, std::optional(false));
    QVERIFY(tableOf(stored, "a").verify.state == VerifyState::Different);
    QCOMPARE(f.differences().size(), std::size_t(3));

    f.sink.run("DELETE FROM a; INSERT INTO a SELECT 1, 'x' WHERE 0");
    f.sink.run("ATTACH '" + f.source.path() + "' AS s; INSERT INTO a SELECT * FROM s.a");
    const auto again = f.verify();
    REQUIRE_OK(again);
    QCOMPARE(again->consistent, std::optional(true));
    QCOMPARE(f.count(DifferenceState::Open), std::uint64_t(0));
}

void tst_VerifyAgain::onlyAbnormalTablesAreComparedAgain()
{
    DamagedRun f(projectOf({"a", "b"}));
    damaged(f);
    REQUIRE_OK(f.verify());
    f.sink.run("UPDATE b SET v = 'wrong too' WHERE id = 1");
    const auto run = f.verify(VerifyScope::AbnormalTables);
    REQUIRE_OK(run);
    QCOMPARE(tableOf(*run, "a").verify.stored, std::uint64_t(3));
    QVERIFY(tableOf(*run, "b").verify.state == VerifyState::Consistent); // not looked at
    QCOMPARE(f.differences().size(), std::size_t(3));
    QCOMPARE(run->consistent, std::optional(false));
}

void tst_VerifyAgain::onlyInconsistentRecordsAreComparedAgain()
{
    DamagedRun f(projectOf({"a", "b"}));
    damaged(f);
    REQUIRE_OK(f.verify());
    f.sink.run("UPDATE a SET v = 'value 2' WHERE id = 2; INSERT INTO a VALUES (3, 'value 3');"
               "DELETE FROM a WHERE id = 99");
    const auto run = f.verify(VerifyScope::InconsistentRecords);
    REQUIRE_OK(run);
    const VerifyResult &a = tableOf(*run, "a").verify;
    QVERIFY(a.state == VerifyState::Consistent);
    QVERIFY(a.message.find("one by one") != std::string::npos);
    QVERIFY(a.sinkDigest.empty()); // nobody has made it of the rows as they are now
    QCOMPARE(run->consistent, std::optional(true));
    QCOMPARE(f.count(DifferenceState::Repaired), std::uint64_t(3));
}

void tst_VerifyAgain::recordsThatAreStillDifferentKeepTheTableSo()
{
    DamagedRun f(projectOf({"a", "b"}));
    damaged(f);
    REQUIRE_OK(f.verify());
    // One is right now, one differs in another way, one is as it was.
    f.sink.run("UPDATE a SET v = 'value 2' WHERE id = 2; INSERT INTO a VALUES (3, 'value ?')");
    const auto run = f.verify(VerifyScope::InconsistentRecords);
    REQUIRE_OK(run);
    const VerifyResult &a = tableOf(*run, "a").verify;
    QVERIFY(a.state == VerifyState::Different);
    QCOMPARE(a.different, std::uint64_t(1));
    QCOMPARE(a.onlyInSource, std::uint64_t(0));
    QCOMPARE(a.onlyInSink, std::uint64_t(1));
    QCOMPARE(a.stored, std::uint64_t(2));
    for (const StoredDifference &stored : f.differences()) {
        if (stored.keyText == "3") {
            QVERIFY(stored.difference.kind == DifferenceKind::Different);
            QCOMPARE(stored.difference.cells[1].sink, std::string("value ?"));
            QVERIFY(stored.state == DifferenceState::Open);
        }
    }
    QCOMPARE(run->consistent, std::optional(false));
}

void tst_VerifyAgain::whatWasRepairedIsLookedAtToo()
{
    DamagedRun f(projectOf({"a", "b"}));
    damaged(f);
    REQUIRE_OK(f.verify());
    const auto repaired = f.repair();
    REQUIRE_OK(repaired);
    QCOMPARE(repaired->repaired, std::uint64_t(3));
    f.sink.run("UPDATE a SET v = 'wrong' WHERE id = 2; DELETE FROM a WHERE id = 3");
    const auto run = f.verify(VerifyScope::InconsistentRecords);
    REQUIRE_OK(run);
    QVERIFY(tableOf(*run, "a").verify.state == VerifyState::Different);
    QCOMPARE(tableOf(*run, "a").verify.stored, std::uint64_t(2));
    QCOMPARE(f.count(DifferenceState::Open), std::uint64_t(2));
    QCOMPARE(f.count(DifferenceState::Repaired), std::uint64_t(1));
}

void tst_VerifyAgain::aVerificationThatBreaksOffLeavesNoWordOnItsTable()
{
    DamagedRun f(projectOf({"a", "b"}));
    damaged(f);
    REQUIRE_OK(f.verify());
    std::stop_source stop;
    const auto stopWhenFound = [&stop](const Difference &) -> Result<void> {
        stop.request_stop();
        return fail(ErrorCode::Cancelled, "stopped");
    };
    const auto stopped =
        verifyAgain(f.project, *f.source.connector(), *f.sink.connector(), *f.state, f.projectId(),
                    VerifyScope::Everything, *f.board, stop.get_token(), stopWhenFound);
    QVERIFY(!stopped);
    QVERIFY(stopped.error().code == ErrorCode::Cancelled);
    QVERIFY(!f.record().consistent);
    QVERIFY(tableOf(f.record(), "a").verify.state == VerifyState::NotProven);
    // Differences may have been lost with it: the rows alone do not decide.
    auto run = f.verify(VerifyScope::InconsistentRecords);
    REQUIRE_OK(run);
    QVERIFY(!run->consistent);
    run = f.verify(VerifyScope::AbnormalTables);
    REQUIRE_OK(run);
    QCOMPARE(tableOf(*run, "a").verify.stored, std::uint64_t(3));
    QCOMPARE(run->consistent, std::optional(false));
}

void tst_VerifyAgain::aCappedTableIsComparedAsAWhole()
{
    DamagedRun f(projectOf({"a"}));
    f.source.run(tableOfRows("a", 50));
    REQUIRE_OK(f.run());
    REQUIRE_OK(SettingsStore(*f.state).set(settings::differenceCap, 10));
    f.sink.run("UPDATE a SET v = v || '!'");
    REQUIRE_OK(f.verify());
    f.sink.run("UPDATE a SET v = 'value ' || id WHERE id > 5");
    const auto run = f.verify(VerifyScope::InconsistentRecords);
    REQUIRE_OK(run);
    QCOMPARE(tableOf(*run, "a").verify.different, std::uint64_t(5));
    QCOMPARE(tableOf(*run, "a").verify.stored, std::uint64_t(5));
}

void tst_VerifyAgain::rowsWithoutAKeyAreCountedAgain()
{
    DamagedRun f(projectOf({"bag"}));
    f.source.run("CREATE TABLE bag(v TEXT); INSERT INTO bag VALUES ('x'), ('x'), ('x'), ('y')");
    REQUIRE_OK(f.run());
    f.sink.run("DELETE FROM bag WHERE v = 'x'");
    REQUIRE_OK(f.verify());
    QCOMPARE(f.differences().size(), std::size_t(1));
    QCOMPARE(f.differences()[0].difference.copies, std::uint64_t(3));
    f.sink.run("INSERT INTO bag VALUES ('x')");
    auto run = f.verify(VerifyScope::InconsistentRecords);
    REQUIRE_OK(run);
    QCOMPARE(tableOf(*run, "bag").verify.onlyInSource, std::uint64_t(2));
    QCOMPARE(f.differences()[0].difference.copies, std::uint64_t(2));
    f.sink.run("INSERT INTO bag VALUES ('x'), ('x')");
    run = f.verify(VerifyScope::InconsistentRecords);
    REQUIRE_OK(run);
    QVERIFY(tableOf(*run, "bag").verify.state == VerifyState::Consistent);
}

void tst_VerifyAgain::aTableThatIsGoneIsNotProven()
{
    DamagedRun f(projectOf({"a", "b"}));
    damaged(f);
    f.source.run("DROP TABLE b");
    auto run = f.verify();
    REQUIRE_OK(run);
    QVERIFY(tableOf(*run, "b").verify.state == VerifyState::NotProven);
    QVERIFY(tableOf(*run, "b").verify.message.find("main.b") != std::string::npos);
    QVERIFY(tableOf(*run, "a").verify.state == VerifyState::Different);
    f.source.run(tableOfRows("b", 5));
    f.sink.run("DROP TABLE a");
    run = f.verify();
    REQUIRE_OK(run);
    QVERIFY(tableOf(*run, "a").verify.state == VerifyState::NotProven);
    QVERIFY(tableOf(*run, "b").verify.state == VerifyState::Consistent);
    QVERIFY(!run->consistent);
}

void tst_VerifyAgain::aProjectThatCopiedWithoutVerifyingCanBeVerified()
{
    DamagedRun f(projectOf({"a"}));
    f.project.enableFullVerify = false;
    f.source.run(tableOfRows("a", 20));
    const auto copied = f.run();
    REQUIRE_OK(copied);
    QVERIFY(!copied->consistent);
    const auto run = f.verify(VerifyScope::AbnormalTables);
    REQUIRE_OK(run);
    QCOMPARE(run->consistent, std::optional(true));
    QVERIFY(stateOf(f.record(), StepKind::FullVerify) == StepState::Finished);
}

void tst_VerifyAgain::anUnfinishedRunIsRefused()
{
    DamagedRun f(projectOf({"a"}));
    f.source.run(tableOfRows("a", 3));
    f.sink.run("CREATE TABLE a(id INTEGER PRIMARY KEY, v TEXT CHECK (v <> 'value 2'))");
    REQUIRE_OK(f.run());
    const auto refused = f.verify();
    QVERIFY(!refused);
    QVERIFY(refused.error().code == ErrorCode::PrecheckFailed);
    QVERIFY(refused.error().proposal.find("resume shop") != std::string::npos);
}

void tst_VerifyAgain::aProjectThatNeverRanIsRefused()
{
    DamagedRun f(projectOf({"a"}));
    REQUIRE_OK(ProjectStore(*f.state).put("shop", "MIGRATION", writeProject(f.project)));
    const auto refused = f.verify();
    QVERIFY(!refused);
    QVERIFY(refused.error().code == ErrorCode::PrecheckFailed);
    const auto unknown = verifyAgain(f.project, *f.source.connector(), *f.sink.connector(),
                                     *f.state, "np_unknown", VerifyScope::Everything, *f.board, {});
    QVERIFY(!unknown);
    QVERIFY(unknown.error().code == ErrorCode::InvalidArgument);
}

void tst_VerifyAgain::aRunningProjectIsRefused()
{
    DamagedRun f(projectOf({"a", "b"}));
    damaged(f);
    const auto lock = RunLock::acquire(f.state->home(), f.projectId());
    REQUIRE_OK(lock);
    const auto refused = f.verify();
    QVERIFY(!refused);
    QVERIFY(refused.error().code == ErrorCode::AlreadyRunning);
}

void tst_VerifyAgain::aSideThatCannotBeReachedLeavesTheVerdictsAlone()
{
    DamagedRun f(projectOf({"a", "b"}));
    damaged(f);
    QFile::remove(QString::fromStdString(f.source.path()));
    const auto refused = f.verify();
    QVERIFY(!refused);
    QVERIFY(!refused.error().message.empty());
    QCOMPARE(f.record().consistent, std::optional(true));
}

void tst_VerifyAgain::stoppedOnTheWayItSaysSo()
{
    DamagedRun f(projectOf({"a", "b"}));
    damaged(f);
    f.stop.request_stop();
    const auto stopped = f.verify();
    QVERIFY(!stopped);
    QVERIFY(stopped.error().code == ErrorCode::Cancelled);
    QVERIFY(f.record().state == ProjectState::Finished);
}

void tst_VerifyAgain::namesOfScopesComeBack()
{
    for (const VerifyScope scope :
         {VerifyScope::Everything, VerifyScope::AbnormalTables, VerifyScope::InconsistentRecords})
        QVERIFY(verifyScopeOf(scopeName(scope)) == scope);
    QVERIFY(!verifyScopeOf("SOMETHING"));
}

QTEST_GUILESS_MAIN(tst_VerifyAgain)
#include "tst_verify_again.moc"
