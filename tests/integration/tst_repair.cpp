// Repair on real servers: random damage, rows that others change or hold meanwhile, triggers,
// values of every kind.
#include "core/connectors/connector_registry.h"
#include "core/connectors/mysql/mysql_connection.h"
#include "core/pipeline/project_run.h"
#include "core/pipeline/repair_run.h"
#include "core/pipeline/verify_again.h"
#include "core/project/project_json.h"
#include "core/state/project_store.h"
#include "core/state/run_store.h"
#include "tests/core/state/state_home.h"
#include "tests/integration/mysql_servers.h"

#include <QtTest>

#include <future>
#include <random>
#include <thread>

using namespace godwit;
using namespace godwit::test;

namespace {

const std::string sourceDatabase = "godwit_repair_from";
const std::string sinkDatabase = "godwit_repair_to";

/// A project between two servers, run once; then its destination is damaged.
class Route
{
public:
    Route(const QString &sourceVariable, const QString &sinkVariable)
        : m_source(*serverFrom(sourceVariable.toLatin1().constData()))
        , m_sink(*serverFrom(sinkVariable.toLatin1().constData()))
        , source(*MysqlConnection::open(m_source, MysqlRole::Ddl))
        , sink(*MysqlConnection::open(m_sink, MysqlRole::Ddl))
        , state(home.open())
    {
        for (const auto &[connection, database] :
             {std::pair(source.get(), sourceDatabase), std::pair(sink.get(), sinkDatabase)}) {
            run(*connection, "DROP DATABASE IF EXISTS " + database);
            run(*connection, "CREATE DATABASE " + database + " CHARACTER SET utf8mb4");
            run(*connection, "USE " + database);
        }
        project.name = "repair";
        project.sourceEndpointId = "from";
        project.sinkEndpointId = "to";
        project.enableStructTransfer = project.enableFullTransfer = project.enableFullVerify = true;
    }

    ~Route()
    {
        (void)source->execute("DROP DATABASE IF EXISTS " + sourceDatabase);
        (void)sink->execute("DROP DATABASE IF EXISTS " + sinkDatabase);
    }

    static void run(MysqlConnection &connection, const std::string &sql)
    {
        if (const auto done = connection.execute(sql); !done)
            QFAIL(("on " + sql.substr(0, 300) + ": " + done.error().message).c_str());
    }
    void atSource(const std::string &sql) { run(*source, sql); }
    void atSink(const std::string &sql) { run(*sink, sql); }
    std::string askSink(const std::string &sql) { return sink->queryText(sql).value_or("ERROR"); }

    Result<RunRecord> copy(const std::vector<std::string> &tables)
    {
        DatabaseMapping database;
        database.name = sourceDatabase;
        database.mappedName = sinkDatabase;
        for (const std::string &table : tables)
            database.tables.push_back({table, {}, {}, {}, {}, {}, {}});
        project.transferMapping.databases = {database};
        RunOptions options;
        options.payload = writeProject(project);
        ProgressBoard board;
        return runProject(project, *connector(m_source), *connector(m_sink), *state, options, board,
                          {});
    }
    Result<RunRecord> verify(VerifyScope scope = VerifyScope::Everything)
    {
        ProgressBoard board;
        return verifyAgain(project, *connector(m_source), *connector(m_sink), *state, "repair",
                           scope, board, {});
    }
    Result<RepairSummary> repair(std::stop_token stop = {})
    {
        ProgressBoard board;
        return repairRun(project, *connector(m_source), *connector(m_sink), *state, "repair", {},
                         board, std::move(stop));
    }
    std::vector<StoredDifference> differences()
    {
        const auto project = *ProjectStore(*state).find("repair");
        const auto newest = *RunStore(*state).newest(project->id);
        return *DifferenceStore(*state).page(newest->id, {}, 0, 100'000);
    }

private:
    static std::unique_ptr<Connector> connector(const DataSource &source)
    {
        return std::move(*makeConnector(source));
    }

    DataSource m_source, m_sink;

public:
    std::unique_ptr<MysqlConnection> source, sink;
    StateHome home;
    Project project;
    std::unique_ptr<StateDatabase> state;
};

QString text(const RepairSummary &summary)
{
    return QString("repaired %1, equal %2, changed %3, failed %4")
        .arg(summary.repaired)
        .arg(summary.alreadyEqual)
        .arg(summary.changedMeanwhile)
        .arg(summary.failed);
}

/// @p rows rows, from 1.
std::string numbers(int rows)
{
    return "(SELECT a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 1 AS i FROM"
           " (SELECT 0 n UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5"
           " UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9) a,"
           " (SELECT 0 n UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5"
           " UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9) b,"
           " (SELECT 0 n UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5"
           " UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9) c,"
           " (SELECT 0 n UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5"
           " UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9) d) AS numbers WHERE i <= "
           + std::to_string(rows);
}

const std::string oddTable =
    "CREATE TABLE odd (k varchar(20) CHARACTER SET utf8mb4 NOT NULL, n decimal(20,5) NOT NULL,"
    " f float, d double, b bit(12), t datetime(6), y year, e enum('a','b''c') CHARACTER SET "
    "utf8mb4,"
    " bin varbinary(40), bl longblob, tx longtext CHARACTER SET utf8mb4,"
    " la varchar(30) CHARACTER SET latin1, ts timestamp(3) NULL, tm time(2),"
    " PRIMARY KEY (k, n)) ENGINE=InnoDB";
const std::string oddRows =
    "INSERT INTO odd VALUES"
    " ('it''s', 1.5, 0.1, 1e300, b'101', '0000-00-00', 1999, 'b''c', x'00FF27', x'', 'x', 'y',"
    " '2001-02-03 04:05:06.789', '-838:59:59'),"
    " ('\xE2\x98\x83', -1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),"
    " ('', 0, -0.0, 0.1, b'0', '2024-02-29 23:59:59.999999', 0, 'a', '', x'DEADBEEF',"
    " 'line\\nbreak \\\\ \\0 end', _utf8mb4'caf\xC3\xA9', '1970-01-01 00:00:01', '00:00:00.01'),"
    " ('A', 99999.99999, 3.4e38, -1e-300, b'111111111111', '9999-12-31', 2155, 'a', x'0A0D',"
    " repeat('b', 70000), repeat('\xE2\x98\x83', 30000), '', NULL, '12:00')";

} // namespace

class tst_Repair : public QObject
{
    Q_OBJECT

private slots:
    void randomDamageIsRepaired_data() { routes(); }
    void randomDamageIsRepaired();
    void valuesOfEveryKindAreRepaired_data() { routes(); }
    void valuesOfEveryKindAreRepaired();
    void aRowThatIsChangedMeanwhileIsLeftAlone_data() { routes(); }
    void aRowThatIsChangedMeanwhileIsLeftAlone();
    void aRowThatSomebodyHoldsDoesNotHoldUpTheOthers_data() { routes(); }
    void aRowThatSomebodyHoldsDoesNotHoldUpTheOthers();
    void aTriggerThatUndoesTheRepairIsNoticed_data() { routes(); }
    void aTriggerThatUndoesTheRepairIsNoticed();
    void parentsAndChildrenAreRepairedInAnyOrder_data() { routes(); }
    void parentsAndChildrenAreRepairedInAnyOrder();
    void uniqueValuesThatWereExchangedComeBack_data() { routes(); }
    void uniqueValuesThatWereExchangedComeBack();
    void aRepairEndsSoonWhenItIsStopped();
    void anAccountThatMayNotWriteIsToldSo();

private:
    static void routes()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::newRow("MariaDB to MySQL 8.0") << "GODWIT_TEST_MARIADB"
                                              << "GODWIT_TEST_MYSQL80";
        QTest::newRow("MySQL 8.0 to MariaDB") << "GODWIT_TEST_MYSQL80"
                                              << "GODWIT_TEST_MARIADB";
        QTest::newRow("MySQL 5.7 to MySQL 5.7") << "GODWIT_TEST_MYSQL57"
                                                << "GODWIT_TEST_MYSQL57";
    }
};

#define ROUTE(route)                                                                               \
    QFETCH(QString, from);                                                                         \
    QFETCH(QString, to);                                                                           \
    Route route(from, to)

#define REQUIRE_RESULT(result)                                                                     \
    if (!(result))                                                                                 \
    QFAIL((result).error().message.c_str())

void tst_Repair::randomDamageIsRepaired()
{
    ROUTE(r);
    r.atSource("CREATE TABLE t (id int PRIMARY KEY, v varchar(50), n int, KEY (n))");
    r.atSource("CREATE TABLE bag (v varchar(50), n int)");
    r.atSource("INSERT INTO t SELECT i, concat('value ', i), i % 7 FROM " + numbers(5000));
    r.atSource("INSERT INTO bag SELECT concat('value ', i % 40), i % 3 FROM " + numbers(1000));
    const auto copied = r.copy({"t", "bag"});
    REQUIRE_RESULT(copied);
    QCOMPARE(copied->consistent, std::optional(true));

    std::mt19937 random(20'261'125);
    const auto any = [&random](int most) { return std::to_string(1 + random() % most); };
    for (int i = 0; i < 150; ++i) {
        r.atSink("UPDATE t SET v = concat(v, '!'), n = n + 1 WHERE id = " + any(5000));
        r.atSink("DELETE FROM t WHERE id = " + any(5000));
        r.atSink("INSERT IGNORE INTO t VALUES (" + any(9000) + ", 'more', 0)");
        r.atSink("DELETE FROM bag WHERE v = 'value " + any(40) + "' LIMIT 1");
        r.atSink("INSERT INTO bag VALUES ('value " + any(45) + "', " + any(4) + ")");
    }
    r.atSink("INSERT INTO bag VALUES (NULL, NULL), (NULL, NULL)");
    const auto found = r.verify();
    REQUIRE_RESULT(found);
    QCOMPARE(found->consistent, std::optional(false));
    const auto differences = r.differences();
    QVERIFY(differences.size() > 400);

    const auto repaired = r.repair();
    REQUIRE_RESULT(repaired);
    QCOMPARE(repaired->repaired, std::uint64_t(differences.size()));
    const auto again = r.verify(VerifyScope::AbnormalTables);
    REQUIRE_RESULT(again);
    QCOMPARE(again->consistent, std::optional(true));
}

void tst_Repair::valuesOfEveryKindAreRepaired()
{
    ROUTE(r);
    r.atSource(oddTable);
    r.atSource(oddRows);
    const auto copied = r.copy({"odd"});
    REQUIRE_RESULT(copied);
    QCOMPARE(copied->consistent, std::optional(true));
    for (const std::string damage :
         {"UPDATE odd SET f = 7, d = 7, b = 7, t = '2000-01-01', y = 2001, e = 'a', bin = 'z', "
          "bl = 'z', tx = 'z', la = 'z', ts = '2000-01-01', tm = '1:00'",
          "UPDATE odd SET f = NULL, d = NULL, b = NULL, t = NULL, y = NULL, e = NULL, bin = NULL, "
          "bl = NULL, tx = NULL, la = NULL, ts = NULL, tm = NULL",
          "DELETE FROM odd"}) {
        r.atSink(damage);
        REQUIRE_RESULT(r.verify());
        const auto repaired = r.repair();
        REQUIRE_RESULT(repaired);
        if (repaired->failed + repaired->changedMeanwhile > 0)
            QFAIL(r.differences().front().message.c_str());
        const auto again = r.verify(VerifyScope::InconsistentRecords);
        REQUIRE_RESULT(again);
        QCOMPARE(again->consistent, std::optional(true));
        const auto whole = r.verify();
        REQUIRE_RESULT(whole);
        QCOMPARE(whole->consistent, std::optional(true));
    }
}

void tst_Repair::aRowThatIsChangedMeanwhileIsLeftAlone()
{
    ROUTE(r);
    r.atSource("CREATE TABLE t (id int PRIMARY KEY, v varchar(50))");
    r.atSource("INSERT INTO t SELECT i, concat('value ', i) FROM " + numbers(100));
    REQUIRE_RESULT(r.copy({"t"}));
    r.atSink("UPDATE t SET v = 'wrong' WHERE id IN (5, 6, 7)");
    r.atSink("DELETE FROM t WHERE id = 8");
    REQUIRE_RESULT(r.verify());
    r.atSink("UPDATE t SET v = 'somebody works here' WHERE id = 6");
    r.atSink("INSERT INTO t VALUES (8, 'another row')");
    r.atSource("UPDATE t SET v = 'newer' WHERE id = 7");
    const auto repaired = r.repair();
    REQUIRE_RESULT(repaired);
    QCOMPARE(text(*repaired), QString("repaired 1, equal 0, changed 3, failed 0"));
    QCOMPARE(r.askSink("SELECT group_concat(v ORDER BY id) FROM t WHERE id IN (5, 6, 7, 8)"),
             std::string("value 5,somebody works here,wrong,another row"));
}

void tst_Repair::aRowThatSomebodyHoldsDoesNotHoldUpTheOthers()
{
    ROUTE(r);
    r.atSource("CREATE TABLE t (id int PRIMARY KEY, v varchar(50))");
    r.atSource("INSERT INTO t SELECT i, concat('value ', i) FROM " + numbers(100));
    REQUIRE_RESULT(r.copy({"t"}));
    r.atSink("UPDATE t SET v = 'wrong' WHERE id IN (5, 6)");
    REQUIRE_RESULT(r.verify());
    r.atSink("SET SESSION innodb_lock_wait_timeout = 300");
    r.atSink("BEGIN");
    r.atSink("UPDATE t SET v = 'mine' WHERE id = 6");
    auto repairing = std::async(std::launch::async, [&r] { return r.repair(); });
    const auto repaired = repairing.get();
    r.atSink("ROLLBACK");
    REQUIRE_RESULT(repaired);
    QCOMPARE(text(*repaired), QString("repaired 1, equal 0, changed 0, failed 1"));
    QCOMPARE(r.askSink("SELECT group_concat(v ORDER BY id) FROM t WHERE id IN (5, 6)"),
             std::string("value 5,wrong"));
    const auto later = r.repair();
    REQUIRE_RESULT(later);
    QCOMPARE(text(*later), QString("repaired 1, equal 0, changed 0, failed 0"));
}

void tst_Repair::aTriggerThatUndoesTheRepairIsNoticed()
{
    ROUTE(r);
    r.atSource("CREATE TABLE t (id int PRIMARY KEY, v varchar(50))");
    r.atSource("INSERT INTO t SELECT i, concat('value ', i) FROM " + numbers(100));
    REQUIRE_RESULT(r.copy({"t"}));
    r.atSink("UPDATE t SET v = 'wrong' WHERE id IN (5, 6)");
    REQUIRE_RESULT(r.verify());
    r.atSink("CREATE TRIGGER against_it BEFORE UPDATE ON t FOR EACH ROW "
             "SET NEW.v = IF(NEW.id = 6, 'wrong', NEW.v)");
    const auto repaired = r.repair();
    REQUIRE_RESULT(repaired);
    QCOMPARE(text(*repaired), QString("repaired 1, equal 0, changed 0, failed 1"));
    for (const StoredDifference &stored : r.differences()) {
        const bool undone = stored.keyText == "6";
        QVERIFY(stored.state == (undone ? DifferenceState::Failed : DifferenceState::Repaired));
        QCOMPARE(stored.message.find("trigger") != std::string::npos, undone);
    }
}

void tst_Repair::parentsAndChildrenAreRepairedInAnyOrder()
{
    ROUTE(r);
    r.atSource("CREATE TABLE parent (id int PRIMARY KEY)");
    r.atSource("CREATE TABLE child (id int PRIMARY KEY, of_parent int NOT NULL, "
               "FOREIGN KEY (of_parent) REFERENCES parent (id) ON DELETE CASCADE)");
    r.atSource("INSERT INTO parent SELECT i FROM " + numbers(50));
    r.atSource("INSERT INTO child SELECT i, 1 + i % 50 FROM " + numbers(200));
    REQUIRE_RESULT(r.copy({"child", "parent"}));
    r.atSink("DELETE FROM parent WHERE id < 20"); // and their children
    r.atSink("INSERT INTO parent VALUES (99)");
    r.atSink("INSERT INTO child VALUES (999, 99)");
    REQUIRE_RESULT(r.verify());
    const auto repaired = r.repair();
    REQUIRE_RESULT(repaired);
    QCOMPARE(repaired->failed + repaired->changedMeanwhile, std::uint64_t(0));
    const auto again = r.verify();
    REQUIRE_RESULT(again);
    QCOMPARE(again->consistent, std::optional(true));
}

void tst_Repair::uniqueValuesThatWereExchangedComeBack()
{
    ROUTE(r);
    r.atSource("CREATE TABLE t (id int PRIMARY KEY, v varchar(50) NOT NULL UNIQUE)");
    r.atSource("INSERT INTO t SELECT i, concat('value ', i) FROM " + numbers(600));
    REQUIRE_RESULT(r.copy({"t"}));
    r.atSink("UPDATE t SET v = concat('tmp ', id)");
    r.atSink("UPDATE t SET v = concat('value ', 601 - id)"); // each row has its mirror's value
    REQUIRE_RESULT(r.verify());
    const auto repaired = r.repair();
    REQUIRE_RESULT(repaired);
    QCOMPARE(text(*repaired), QString("repaired 600, equal 0, changed 0, failed 0"));
    const auto again = r.verify();
    REQUIRE_RESULT(again);
    QCOMPARE(again->consistent, std::optional(true));
}

void tst_Repair::aRepairEndsSoonWhenItIsStopped()
{
    Route r("GODWIT_TEST_MYSQL80", "GODWIT_TEST_MARIADB");
    r.atSource("CREATE TABLE t (id int PRIMARY KEY, v varchar(50))");
    r.atSource("INSERT INTO t SELECT i, concat('value ', i) FROM " + numbers(100));
    REQUIRE_RESULT(r.copy({"t"}));
    r.atSink("UPDATE t SET v = 'wrong' WHERE id = 6");
    REQUIRE_RESULT(r.verify());
    r.atSink("BEGIN");
    r.atSink("UPDATE t SET v = 'mine' WHERE id = 6");
    std::stop_source stop;
    auto repairing = std::async(std::launch::async, [&] { return r.repair(stop.get_token()); });
    // Somebody holds the row: the repair waits for it at the server.
    const std::string waiting = "SELECT count(*) FROM information_schema.processlist "
                                "WHERE info LIKE '%FOR UPDATE' AND id <> connection_id()";
    QTRY_VERIFY(r.askSink(waiting) == "1");
    stop.request_stop();
    const auto stopped = repairing.get();
    QVERIFY(!stopped);
    QVERIFY(stopped.error().code == ErrorCode::Cancelled);
    r.atSink("ROLLBACK");
    QCOMPARE(r.askSink("SELECT v FROM t WHERE id = 6"), std::string("wrong"));
}

void tst_Repair::anAccountThatMayNotWriteIsToldSo()
{
    Route r("GODWIT_TEST_MYSQL80", "GODWIT_TEST_MARIADB");
    r.atSource("CREATE TABLE t (id int PRIMARY KEY, v varchar(50))");
    r.atSource("INSERT INTO t VALUES (1, 'right')");
    REQUIRE_RESULT(r.copy({"t"}));
    r.atSink("UPDATE t SET v = 'wrong'");
    REQUIRE_RESULT(r.verify());
    r.atSink("DROP USER IF EXISTS reader_only@'%'");
    r.atSink("CREATE USER reader_only@'%' IDENTIFIED BY 'secret-of-reader'");
    r.atSink("GRANT SELECT ON " + sinkDatabase + ".* TO reader_only@'%'");
    auto sink = *serverFrom("GODWIT_TEST_MARIADB");
    sink.user = "reader_only";
    sink.password = Secret("secret-of-reader");
    ProgressBoard board;
    const auto refused = repairRun(r.project, **makeConnector(*serverFrom("GODWIT_TEST_MYSQL80")),
                                   **makeConnector(sink), *r.state, "repair", {}, board, {});
    r.atSink("DROP USER reader_only@'%'");
    QVERIFY(!refused);
    QVERIFY(refused.error().code == ErrorCode::AccessDenied);
    QVERIFY(refused.error().message.find("secret") == std::string::npos);
    QCOMPARE(r.askSink("SELECT v FROM t"), std::string("wrong"));
}

QTEST_GUILESS_MAIN(tst_Repair)
#include "tst_repair.moc"
