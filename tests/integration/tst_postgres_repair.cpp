// A PostgreSQL destination that differs: found, shown in PostgreSQL's words, repaired. What it was
// before the damage is asked without Godwit's help.
#include "core/connectors/connector_registry.h"
#include "core/pipeline/project_run.h"
#include "core/pipeline/repair_run.h"
#include "core/pipeline/verify_again.h"
#include "core/project/project_json.h"
#include "core/state/project_store.h"
#include "core/state/run_store.h"
#include "core/verify/repair_sql.h"
#include "tests/core/state/state_home.h"
#include "tests/integration/postgres_server.h"
#include "tests/integration/store_route.h"
#include "tests/support/require.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace godwit;
using namespace godwit::test;

namespace {

const std::string database = "godwit_test_pg_repair";
constexpr int rows = 600;

/// `(1, 'value 1', 1, 'unique 1'), ...`
std::string numbered(const std::function<std::string(int)> &row)
{
    std::string all;
    for (int i = 1; i <= rows; ++i)
        all += (i > 1 ? ", (" : "(") + row(i) + ')';
    return all;
}

std::vector<std::string> plainTables(bool isSqlite)
{
    const std::string id = isSqlite ? "integer PRIMARY KEY AUTOINCREMENT"
                                    : "bigint NOT NULL PRIMARY KEY AUTO_INCREMENT";
    return {
        "CREATE TABLE t (id " + id + ", v varchar(50), n int, u varchar(40) NOT NULL UNIQUE)",
        "CREATE TABLE bag (v varchar(50), n int, d double)",
        "CREATE TABLE words (k varchar(20) NOT NULL PRIMARY KEY, v int)",
        "INSERT INTO t VALUES " + numbered([](int i) {
            const std::string n = std::to_string(i);
            return n + ", 'value ''" + n + "\xE6\x97\xA5', " + std::to_string(i % 7) + ", 'unique "
                   + n + '\'';
        }),
        "INSERT INTO bag VALUES " + numbered([](int i) {
            return "'it''s " + std::to_string(i % 40) + "', " + std::to_string(i % 3) + ", "
                   + (i % 2 ? "0.1" : "NULL");
        }),
        "INSERT INTO words VALUES ('a', 1), ('A b', 2), ('\xE6\x97\xA5', 3), ('it''s', 4), ('', 5)",
    };
}

const std::vector<std::string> oddTable = {
    "CREATE TABLE odd (k varchar(20) NOT NULL, n decimal(20,5) NOT NULL, f float, d double,"
    " b bit(12), t datetime(6), y year, e enum('a','b''c'), s set('x','y'), bin varbinary(40),"
    " bl longblob, tx longtext, ts timestamp(3) NULL, tm time(2), bo tinyint(1),"
    " u bigint unsigned, da date, c char(6), j json, PRIMARY KEY (k, n))",
    R"(INSERT INTO odd VALUES
 ('it''s', 1.5, 0.1, 1e300, b'101', '2001-02-03 04:05:06.000007', 1999, 'b''c', 'x,y', 0x00FF27, '',
  'x', '2001-02-03 04:05:06.789', '23:59:59.99', 1, 18446744073709551615, '2024-02-29', 'pad  ', '{"a": [1, "\\n"]}'),
 ('日', -1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
 ('', 0, 3, 0.1, b'0', '2024-02-29 23:59:59.999999', 1901, 'a', '', '', 0xDEADBEEF,
  'line\nbreak \\ end', '1970-01-01 00:00:01', '00:00:00.01', 0, 0, '0001-01-01', '', '[]'),
 ('A', 99999.99999, 3.4e38, -1e-300, b'111111111111', '9999-12-31', 2155, 'a', 'y', 0x0A0D,
  repeat('b', 70000), repeat('日', 30000), NULL, '12:00', -128, 9223372036854775808, '9999-12-31', '日', '"x"'))",
};

/// One project, run once from @p from to PostgreSQL.
class Route
{
public:
    explicit Route(const std::string &from)
        : source(std::move(*TestStore::open(from, database)))
        , sink(std::move(*TestStore::open("PostgreSQL", database)))
        , state(home.open())
        , project(wholeDatabase(*source, *sink))
    {
        project.name = "repair";
        project.sourceEndpointId = "from";
        project.sinkEndpointId = "to";
    }

    Result<RunRecord> copy()
    {
        RunOptions options;
        options.payload = writeProject(project);
        ProgressBoard board;
        return runProject(project, source->connector(), sink->connector(), *state, options, board,
                          {});
    }
    Result<RunRecord> verify(VerifyScope scope = VerifyScope::Everything)
    {
        ProgressBoard board;
        return verifyAgain(project, source->connector(), sink->connector(), *state, "repair", scope,
                           board, {});
    }
    Result<RepairSummary> repair()
    {
        ProgressBoard board;
        return repairRun(project, source->connector(), sink->connector(), *state, "repair", {},
                         board, {});
    }
    std::vector<StoredDifference> differences()
    {
        const auto stored = *ProjectStore(*state).find("repair");
        const auto newest = *RunStore(*state).newest(stored->id);
        return *DifferenceStore(*state).page(newest->id, {}, 0, 100'000);
    }
    /// All rows as the server prints them.
    QStringList content(const std::vector<std::string> &tables)
    {
        QStringList all;
        for (const std::string &table : tables)
            all += sink->rows("SELECT x::text FROM " + table + " x ORDER BY 1");
        return all;
    }

    std::unique_ptr<TestStore> source, sink;
    StateHome home;
    std::unique_ptr<StateDatabase> state;
    Project project;
};

std::vector<std::string> randomDamage(unsigned seed)
{
    std::mt19937 random(seed);
    const auto any = [&random](int most) {
        return std::to_string(1 + random() % static_cast<unsigned>(most));
    };
    std::vector<std::string> all;
    for (int i = 0; i < 40; ++i) {
        all.push_back("UPDATE t SET v = v || '!', n = n + 1 WHERE id = " + any(rows));
        all.push_back("UPDATE t SET u = u || '?' WHERE id = " + any(rows));
        all.push_back("DELETE FROM t WHERE id = " + any(rows));
        all.push_back("INSERT INTO t (id, v, n, u) VALUES (" + any(2000)
                      + ", 'more', 0, 'more ' || random()) ON CONFLICT DO NOTHING");
        all.push_back("DELETE FROM bag WHERE ctid = (SELECT min(ctid) FROM bag WHERE n = " + any(2)
                      + ")");
        all.push_back("INSERT INTO bag VALUES ('it''s " + any(45) + "', " + any(4) + ", 0.1)");
    }
    all.emplace_back(
        "INSERT INTO bag VALUES (NULL, NULL, NULL), (NULL, NULL, NULL), ('-', 0, -0.0)");
    // Unique values change hands.
    all.emplace_back("UPDATE t SET u = 'tmp' || id WHERE id <= 20");
    all.emplace_back("UPDATE t SET u = 'unique ' || (21 - id) WHERE id <= 20");
    all.emplace_back("DELETE FROM words WHERE k IN ('a', '')");
    all.emplace_back("UPDATE words SET v = 99 WHERE k = '\xE6\x97\xA5'");
    all.emplace_back("INSERT INTO words VALUES ('more', 1)");
    return all;
}

} // namespace

class tst_postgres_repair : public QObject
{
    Q_OBJECT

private slots:
    void randomDamageIsRepaired_data();
    void randomDamageIsRepaired();
    void theStatementsShownRepairInAnyOrder_data() { randomDamageIsRepaired_data(); }
    void theStatementsShownRepairInAnyOrder();
    void valuesOfEveryKindAreRepaired_data();
    void valuesOfEveryKindAreRepaired();
    void nextNumbersGoOn_data() { randomDamageIsRepaired_data(); }
    void nextNumbersGoOn();
    void anOrdinaryAccountRepairsParentsAndChildren();
};

void tst_postgres_repair::randomDamageIsRepaired_data()
{
    QTest::addColumn<QString>("from");
    for (const char *name : {"MariaDB", "MySQL 8.0", "MySQL 5.7", "OceanBase", "SQLite"})
        QTest::newRow(name) << QString(name);
}

void tst_postgres_repair::randomDamageIsRepaired()
{
    QFETCH(QString, from);
    Route r(from.toStdString());
    for (const std::string &sql : plainTables(from == "SQLite"))
        REQUIRE(r.source->execute(sql));
    const auto copied = r.copy();
    REQUIRE(copied);
    QCOMPARE(copied->consistent, std::optional(true));
    const QStringList before = r.content({"t", "bag", "words"});
    QCOMPARE(before.size(), 2 * rows + 5);

    for (const std::string &sql : randomDamage(20'261'125))
        REQUIRE(r.sink->execute(sql));
    const auto found = r.verify();
    REQUIRE(found);
    QCOMPARE(found->consistent, std::optional(false));
    const auto differences = r.differences();
    QVERIFY(differences.size() > 180);
    const auto repaired = r.repair();
    REQUIRE(repaired);
    for (const StoredDifference &stored : r.differences())
        QVERIFY2(stored.state == DifferenceState::Repaired,
                 (stored.message + ' ' + stored.difference.repairSql).c_str());
    QCOMPARE(repaired->repaired, std::uint64_t(differences.size()));
    const auto again = r.verify(VerifyScope::AbnormalTables);
    REQUIRE(again);
    QCOMPARE(again->consistent, std::optional(true));
    QCOMPARE(r.content({"t", "bag", "words"}), before);
}

void tst_postgres_repair::theStatementsShownRepairInAnyOrder()
{
    QFETCH(QString, from);
    Route r(from.toStdString());
    for (const std::string &sql : plainTables(from == "SQLite"))
        REQUIRE(r.source->execute(sql));
    REQUIRE(r.copy());
    const QStringList before = r.content({"t", "bag", "words"});
    for (const std::string &sql : randomDamage(7))
        REQUIRE(r.sink->execute(sql));
    REQUIRE(r.verify());
    std::vector<std::string> statements;
    for (const StoredDifference &stored : r.differences())
        statements.push_back(stored.difference.repairSql);
    std::mt19937 random(11);
    std::shuffle(statements.begin(), statements.end(), random);
    for (const std::string &sql : repairSession(Dialect::PostgreSql))
        REQUIRE(r.sink->execute(sql));
    for (const std::string &sql : statements)
        REQUIRE(r.sink->execute(sql));
    QCOMPARE(r.content({"t", "bag", "words"}), before);
}

void tst_postgres_repair::valuesOfEveryKindAreRepaired_data()
{
    QTest::addColumn<QString>("from");
    for (const char *name : {"MariaDB", "MySQL 8.0", "MySQL 5.7", "OceanBase"})
        QTest::newRow(name) << QString(name);
}

void tst_postgres_repair::valuesOfEveryKindAreRepaired()
{
    QFETCH(QString, from);
    Route r(from.toStdString());
    REQUIRE(r.source->execute("SET SESSION sql_mode = ''"));
    REQUIRE(r.source->execute("SET time_zone = '+00:00'"));
    for (const std::string &sql : oddTable)
        REQUIRE(r.source->execute(sql));
    const auto copied = r.copy();
    REQUIRE(copied);
    for (const Error &error : copied->errors)
        qWarning("%s: %s", error.object.c_str(), error.message.c_str());
    for (const TableRecord &table : copied->tables)
        QVERIFY2(table.message.empty(), table.message.c_str());
    QCOMPARE(copied->consistent, std::optional(true));
    const QStringList before = r.content({"odd"});
    const char *const damages[] = {
        "UPDATE odd SET f = 7, d = 7, b = B'000000000111', t = '2000-01-01', y = 2001, bin = 'z',"
        " bl = 'z', tx = 'z', ts = '2000-01-01 00:00:00+00', tm = '1:00', u = 3,"
        " da = '2000-01-01', c = 'z', j = '{}', e = 'a', s = 'x'",
        "UPDATE odd SET f = NULL, d = NULL, b = NULL, t = NULL, y = NULL, e = NULL, s = NULL,"
        " bin = NULL, bl = NULL, tx = NULL, ts = NULL, tm = NULL, bo = NULL, u = NULL, da = NULL,"
        " c = NULL, j = NULL",
        "DELETE FROM odd",
    };
    for (const char *damage : damages) {
        REQUIRE(r.sink->execute(damage));
        REQUIRE(r.verify());
        const auto repaired = r.repair();
        REQUIRE(repaired);
        for (const StoredDifference &stored : r.differences())
            QVERIFY2(stored.state == DifferenceState::Repaired,
                     (stored.message + ' ' + stored.difference.repairSql.substr(0, 2000)).c_str());
        const auto whole = r.verify();
        REQUIRE(whole);
        QCOMPARE(whole->consistent, std::optional(true));
        QCOMPARE(r.content({"odd"}), before);
    }
}

void tst_postgres_repair::nextNumbersGoOn()
{
    QFETCH(QString, from);
    Route r(from.toStdString());
    for (const std::string &sql : plainTables(from == "SQLite"))
        REQUIRE(r.source->execute(sql));
    REQUIRE(r.copy());
    QCOMPARE(r.sink->rows("INSERT INTO t (v, n, u) VALUES ('new', 1, 'new') RETURNING id"),
             QStringList(QString::number(rows + 1)));
}

// It may not leave foreign keys aside, and the children's table comes first.
void tst_postgres_repair::anOrdinaryAccountRepairsParentsAndChildren()
{
    const std::string role = "godwit_test_ordinary";
    const std::string schema = "godwit_test_pg_ordinary";
    const std::string clean = "DROP SCHEMA IF EXISTS " + schema + " CASCADE; DROP OWNED BY " + role
                              + "; DROP ROLE " + role;
    (void)runAtPostgres(clean);
    QCOMPARE(runAtPostgres("CREATE ROLE " + role + " LOGIN PASSWORD '"
                           + qgetenv("GODWIT_TEST_PASSWORD").toStdString()
                           + "'; CREATE SCHEMA IF NOT EXISTS godwit; GRANT ALL ON SCHEMA godwit TO "
                           + role + "; GRANT CREATE ON DATABASE godwit TO " + role),
             std::string());
    auto account = *serverFrom("GODWIT_TEST_POSTGRES");
    account.user = role;
    auto sink = *makeConnector(account);
    auto source = *TestStore::open("SQLite", database);
    for (const char *sql :
         {"CREATE TABLE parent (id INTEGER PRIMARY KEY, v TEXT)",
          "CREATE TABLE child (id INTEGER PRIMARY KEY, p INT REFERENCES parent (id))",
          "CREATE TABLE achild (id INTEGER PRIMARY KEY, p INT REFERENCES child (id))",
          "INSERT INTO parent VALUES (1, 'a'), (2, 'b'), (3, 'c')",
          "INSERT INTO child VALUES (1, 1), (2, 2), (3, 3)",
          "INSERT INTO achild VALUES (1, 1), (2, 2), (3, 3)"})
        REQUIRE(source->execute(sql));
    StateHome home;
    const auto state = home.open();
    Project project = wholeDatabase(*source, *source);
    project.name = "repair";
    project.sourceEndpointId = "from";
    project.sinkEndpointId = "to";
    project.transferMapping.databases.front().mappedName = schema;
    RunOptions options;
    options.payload = writeProject(project);
    ProgressBoard board;
    const auto run = runProject(project, source->connector(), *sink, *state, options, board, {});
    REQUIRE(run);
    QCOMPARE(run->consistent, std::optional(true));
    QCOMPARE(runAtPostgres("SET search_path = " + schema
                           + "; DELETE FROM achild WHERE id > 1; DELETE FROM child WHERE id > 1;"
                             "DELETE FROM parent WHERE id > 1; INSERT INTO parent VALUES (9, 'x');"
                             "INSERT INTO child VALUES (9, 9)"),
             std::string());
    const auto verify = [&] {
        return verifyAgain(project, source->connector(), *sink, *state, "repair",
                           VerifyScope::Everything, board, {});
    };
    REQUIRE(verify());
    const auto statements = *sink->openStatements();
    for (const std::string &sql : repairSession(Dialect::PostgreSql))
        REQUIRE(statements->execute(sql));
    const auto repaired =
        repairRun(project, source->connector(), *sink, *state, "repair", {}, board, {});
    REQUIRE(repaired);
    QCOMPARE(repaired->repaired, std::uint64_t(8));
    QCOMPARE(repaired->failed, std::uint64_t(0));
    const auto again = verify();
    REQUIRE(again);
    QCOMPARE(again->consistent, std::optional(true));
    QCOMPARE(runAtPostgres(clean), std::string());
}

QTEST_GUILESS_MAIN(tst_postgres_repair)

#include "tst_postgres_repair.moc"
