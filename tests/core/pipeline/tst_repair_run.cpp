// Stored differences are repaired: what was recorded, and nothing else.
#include "core/state/audit_log.h"
#include "tests/core/pipeline/repair_support.h"

using namespace godwit;
using namespace godwit::test;

class tst_RepairRun : public QObject
{
    Q_OBJECT

private slots:
    void everyKindOfDifferenceIsRepaired();
    void onlyChosenRowsAreRepaired();
    void onlyRowsOfTheFilterAreRepaired();
    void whatIsRepairedIsNotRepairedAgain();
    void rowsThatChangedMeanwhileAreLeftAlone();
    void rowsThatAreEqualByNowNeedNothing();
    void rowsThatHoldEachOthersUniqueValuesAreExchanged();
    void aChainOfUniqueValuesIsResolved();
    void rowsWithoutAKeyAreRepairedByCount();
    void aRefusedRowDoesNotHoldUpTheOthers();
    void thousandsOfRowsInManyTransactions();
    void namesAndValuesOfAllKinds();
    void aStoppedRepairKeepsWhatIsDone();
    void theAuditLogSaysWhatWasDone();
};

namespace {

void copied(DamagedRun &f, const std::string &tables)
{
    f.source.run(tables);
    const auto run = f.run();
    REQUIRE_OK(run);
    QCOMPARE(run->consistent, std::optional(true));
}

/// The damage is found; then it is repaired and everything is compared again.
void damagedAndFound(DamagedRun &f, const std::string &damage, std::size_t found)
{
    QVERIFY(!f.sink.run(damage).startsWith("ERROR"));
    const auto run = f.verify();
    REQUIRE_OK(run);
    QCOMPARE(f.differences().size(), found);
}

} // namespace

void tst_RepairRun::everyKindOfDifferenceIsRepaired()
{
    DamagedRun f(projectOf({"a", "b"}));
    copied(f, tableOfRows("a", 20) + tableOfRows("b", 5));
    damagedAndFound(f,
                    "UPDATE a SET v = 'wrong' WHERE id = 2; DELETE FROM a WHERE id = 3;"
                    "INSERT INTO a VALUES (99, 'x'); UPDATE b SET v = NULL WHERE id = 1",
                    4);
    const auto repaired = f.repair();
    REQUIRE_OK(repaired);
    QCOMPARE(text(*repaired), QString("repaired 4, equal 0, changed 0, failed 0"));
    QCOMPARE(f.count(DifferenceState::Repaired), std::uint64_t(4));
    QCOMPARE(f.record().consistent, std::optional(false)); // until it is verified
    QCOMPARE(f.progress().objectsDone, std::size_t(4));
    QCOMPARE(f.progress().objectsTotal, std::size_t(4));
    const auto verified = f.verify(VerifyScope::AbnormalTables);
    REQUIRE_OK(verified);
    QCOMPARE(verified->consistent, std::optional(true));
    QCOMPARE(f.count(DifferenceState::Repaired), std::uint64_t(4)); // history stays
}

void tst_RepairRun::onlyChosenRowsAreRepaired()
{
    DamagedRun f(projectOf({"a"}));
    copied(f, tableOfRows("a", 20));
    damagedAndFound(f, "UPDATE a SET v = 'wrong' WHERE id IN (2, 4, 6)", 3);
    RepairRequest request;
    request.ordinals = {2, 2, 77};
    const auto repaired = f.repair(request);
    REQUIRE_OK(repaired);
    QCOMPARE(repaired->repaired, std::uint64_t(1));
    QCOMPARE(f.sink.run("SELECT count(*) FROM a WHERE v = 'wrong'"), "2");
    QVERIFY(f.differences()[1].state == DifferenceState::Repaired);
}

void tst_RepairRun::onlyRowsOfTheFilterAreRepaired()
{
    DamagedRun f(projectOf({"a", "b"}));
    copied(f, tableOfRows("a", 20) + tableOfRows("b", 20));
    damagedAndFound(f,
                    "UPDATE a SET v = 'wrong' WHERE id IN (2, 4); DELETE FROM a WHERE id = 5;"
                    "UPDATE b SET v = 'wrong' WHERE id = 2",
                    4);
    RepairRequest request;
    request.filter.kind = DifferenceKind::Different;
    request.filter.table = tableOf(f.record(), "a").number;
    const auto repaired = f.repair(request);
    REQUIRE_OK(repaired);
    QCOMPARE(text(*repaired), QString("repaired 2, equal 0, changed 0, failed 0"));
    QCOMPARE(f.sink.run("SELECT count(*) FROM a"), "19");
    QCOMPARE(f.sink.run("SELECT v FROM b WHERE id = 2"), "wrong");
    request.filter = {};
    request.filter.keyText = "2";
    const auto more = f.repair(request);
    REQUIRE_OK(more);
    QCOMPARE(more->repaired, std::uint64_t(1));
    QCOMPARE(f.sink.run("SELECT v FROM b WHERE id = 2"), "value 2");
}

void tst_RepairRun::whatIsRepairedIsNotRepairedAgain()
{
    DamagedRun f(projectOf({"a"}));
    copied(f, tableOfRows("a", 20));
    damagedAndFound(f, "UPDATE a SET v = 'wrong' WHERE id = 2", 1);
    REQUIRE_OK(f.repair());
    f.sink.run("UPDATE a SET v = 'wrong' WHERE id = 2"); // back to what was recorded
    const auto again = f.repair();
    REQUIRE_OK(again);
    QCOMPARE(again->total(), std::uint64_t(0));
    QCOMPARE(f.sink.run("SELECT v FROM a WHERE id = 2"), "wrong");
    REQUIRE_OK(f.verify());
    QCOMPARE(f.count(DifferenceState::Open), std::uint64_t(1));
    QCOMPARE(f.count(DifferenceState::Repaired), std::uint64_t(0));
}

void tst_RepairRun::rowsThatChangedMeanwhileAreLeftAlone()
{
    DamagedRun f(projectOf({"a"}));
    copied(f, tableOfRows("a", 20));
    damagedAndFound(f,
                    "UPDATE a SET v = 'wrong' WHERE id IN (2, 4); DELETE FROM a WHERE id = 5;"
                    "INSERT INTO a VALUES (99, 'x')",
                    4);
    f.sink.run("UPDATE a SET v = 'somebody works here' WHERE id = 2;"
               "INSERT INTO a VALUES (5, 'another row'); UPDATE a SET v = 'y' WHERE id = 99");
    f.source.run("UPDATE a SET v = 'newer' WHERE id = 4");
    const auto repaired = f.repair();
    REQUIRE_OK(repaired);
    QCOMPARE(text(*repaired), QString("repaired 0, equal 0, changed 4, failed 0"));
    QCOMPARE(f.sink.run("SELECT v FROM a WHERE id IN (2, 4, 5, 99) ORDER BY id"),
             "somebody works here\nwrong\nanother row\ny");
    for (const StoredDifference &stored : f.differences()) {
        QVERIFY(stored.state == DifferenceState::ChangedMeanwhile);
        QVERIFY(!stored.message.empty());
    }
}

void tst_RepairRun::rowsThatAreEqualByNowNeedNothing()
{
    DamagedRun f(projectOf({"a"}));
    copied(f, tableOfRows("a", 20));
    damagedAndFound(f, "UPDATE a SET v = 'wrong' WHERE id = 2", 1);
    f.sink.run("UPDATE a SET v = 'value 2' WHERE id = 2");
    const auto repaired = f.repair();
    REQUIRE_OK(repaired);
    QCOMPARE(text(*repaired), QString("repaired 0, equal 1, changed 0, failed 0"));
    QVERIFY(f.differences()[0].state == DifferenceState::Repaired);
}

void tst_RepairRun::rowsThatHoldEachOthersUniqueValuesAreExchanged()
{
    DamagedRun f(projectOf({"a"}));
    copied(f, "CREATE TABLE a(id INTEGER PRIMARY KEY, v TEXT UNIQUE);"
              "INSERT INTO a VALUES (1, 'one'), (2, 'two'), (3, 'three')");
    damagedAndFound(f,
                    "UPDATE a SET v = 'tmp' WHERE id = 1; UPDATE a SET v = 'one' WHERE id = 2;"
                    "UPDATE a SET v = 'two' WHERE id = 1",
                    2);
    const auto repaired = f.repair();
    REQUIRE_OK(repaired);
    QCOMPARE(text(*repaired), QString("repaired 2, equal 0, changed 0, failed 0"));
    QCOMPARE(f.sink.run("SELECT v FROM a ORDER BY id"), "one\ntwo\nthree");
}

void tst_RepairRun::aChainOfUniqueValuesIsResolved()
{
    DamagedRun f(projectOf({"a"}));
    copied(f, "CREATE TABLE a(id INTEGER PRIMARY KEY, v INTEGER UNIQUE);"
              "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) "
              "INSERT INTO a SELECT i, i FROM n");
    // Each row holds what the next one needs, across many transactions.
    damagedAndFound(f, "UPDATE a SET v = -v; UPDATE a SET v = 1 - v", 1000);
    const auto repaired = f.repair();
    REQUIRE_OK(repaired);
    QCOMPARE(text(*repaired), QString("repaired 1000, equal 0, changed 0, failed 0"));
    QCOMPARE(f.sink.run("SELECT count(*) FROM a WHERE id = v"), "1000");
}

void tst_RepairRun::rowsWithoutAKeyAreRepairedByCount()
{
    DamagedRun f(projectOf({"bag"}));
    copied(f,
           "CREATE TABLE bag(v TEXT); INSERT INTO bag VALUES ('x'), ('x'), ('x'), ('y'), (NULL)");
    damagedAndFound(f, "DELETE FROM bag WHERE v = 'x'; INSERT INTO bag VALUES ('x'), ('y'), ('y')",
                    2);
    const auto repaired = f.repair();
    REQUIRE_OK(repaired);
    QCOMPARE(repaired->repaired, std::uint64_t(2));
    QCOMPARE(f.sink.run("SELECT v, count(*) FROM bag GROUP BY v ORDER BY v"), "NULL|1\nx|3\ny|1");
}

void tst_RepairRun::aRefusedRowDoesNotHoldUpTheOthers()
{
    DamagedRun f(projectOf({"a"}));
    copied(f, tableOfRows("a", 20) + "UPDATE a SET v = 'twin' WHERE id IN (4, 14)");
    damagedAndFound(f, "UPDATE a SET v = 'wrong ' || id WHERE id IN (2, 4, 6)", 3);
    f.sink.run("CREATE UNIQUE INDEX no_twins ON a(v)");
    const auto repaired = f.repair();
    REQUIRE_OK(repaired);
    QCOMPARE(text(*repaired), QString("repaired 2, equal 0, changed 0, failed 1"));
    const StoredDifference refused = f.differences()[1];
    QVERIFY(refused.state == DifferenceState::Failed);
    QVERIFY(refused.message.find("UNIQUE") != std::string::npos);
    QCOMPARE(f.sink.run("SELECT v FROM a WHERE id IN (2, 4, 6)"), "value 2\nwrong 4\nvalue 6");
    f.sink.run("DROP INDEX no_twins");
    const auto again = f.repair(); // what failed may be tried again
    REQUIRE_OK(again);
    QCOMPARE(again->repaired, std::uint64_t(1));
}

void tst_RepairRun::thousandsOfRowsInManyTransactions()
{
    DamagedRun f(projectOf({"a"}));
    copied(f, tableOfRows("a", 5000));
    damagedAndFound(f,
                    "UPDATE a SET v = 'wrong' WHERE id % 3 = 0; DELETE FROM a WHERE id % 3 = 1;"
                    "INSERT INTO a SELECT id + 10000, v FROM a WHERE id % 30 = 0",
                    1666 + 1667 + 166);
    const auto repaired = f.repair();
    REQUIRE_OK(repaired);
    QCOMPARE(repaired->repaired, std::uint64_t(1666 + 1667 + 166));
    const auto run = f.verify();
    REQUIRE_OK(run);
    QCOMPARE(run->consistent, std::optional(true));
}

void tst_RepairRun::namesAndValuesOfAllKinds()
{
    DamagedRun f(projectOf({"odd 'name\" `x`"}));
    copied(f, "CREATE TABLE \"odd 'name\"\" `x`\"(\"ke'y\" TEXT, \"se\"\"cond\" BLOB, "
              "v, PRIMARY KEY (\"ke'y\", \"se\"\"cond\"));"
              "INSERT INTO \"odd 'name\"\" `x`\" VALUES ('it''s', x'00FF', 1.5), ('', x'', NULL),"
              "('\xE2\x98\x83 --', x'27', 'a''; DROP TABLE x; --'), ('a', 'text', x'0001'),"
              "('nul', 'x' || char(0) || 'y', 9223372036854775807)");
    damagedAndFound(f, "UPDATE \"odd 'name\"\" `x`\" SET v = 'wrong'", 5);
    const auto repaired = f.repair();
    REQUIRE_OK(repaired);
    QCOMPARE(text(*repaired), QString("repaired 5, equal 0, changed 0, failed 0"));
    f.sink.run("DELETE FROM \"odd 'name\"\" `x`\"");
    REQUIRE_OK(f.verify());
    const auto added = f.repair();
    REQUIRE_OK(added);
    QCOMPARE(added->repaired, std::uint64_t(5));
    const auto run = f.verify();
    REQUIRE_OK(run);
    QCOMPARE(run->consistent, std::optional(true));
}

void tst_RepairRun::aStoppedRepairKeepsWhatIsDone()
{
    DamagedRun f(projectOf({"a"}));
    copied(f, tableOfRows("a", 20));
    damagedAndFound(f, "UPDATE a SET v = 'wrong' WHERE id = 2", 1);
    f.stop.request_stop();
    const auto stopped = f.repair();
    QVERIFY(!stopped);
    QVERIFY(stopped.error().code == ErrorCode::Cancelled);
    QCOMPARE(f.sink.run("SELECT v FROM a WHERE id = 2"), "wrong");
    QVERIFY(f.differences()[0].state == DifferenceState::Open);
    f.stop = {};
    REQUIRE_OK(f.repair());
    QCOMPARE(f.sink.run("SELECT v FROM a WHERE id = 2"), "value 2");
}

void tst_RepairRun::theAuditLogSaysWhatWasDone()
{
    DamagedRun f(projectOf({"a"}));
    copied(f, tableOfRows("a", 20));
    damagedAndFound(f, "UPDATE a SET v = 'wrong' WHERE id = 2", 1);
    REQUIRE_OK(f.repair());
    const auto entries = AuditLog(*f.state).newest(1);
    REQUIRE_OK(entries);
    QCOMPARE(entries->front().action, std::string("repair"));
    QVERIFY(entries->front().detail.find("1 rows repaired") != std::string::npos);
}

QTEST_GUILESS_MAIN(tst_RepairRun)
#include "tst_repair_run.moc"
