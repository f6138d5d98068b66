// Everything a user does with godwitctl on the way to PostgreSQL: plan, run, verify, look at the
// repair, repair. What is at the destination is asked without Godwit.
#include "tests/integration/campaign_support.h"
#include "tests/integration/postgres_server.h"

using namespace godwit;
using namespace godwit::test;

namespace {

const std::string sourceDatabase = "godwit_test_journey";
const std::string sinkSchema = "godwit_test journey";
const std::vector<std::string> tables = {"parent", "child", "bag"};

std::vector<std::string> statements(bool isSqlite)
{
    const std::string number =
        isSqlite ? "integer PRIMARY KEY AUTOINCREMENT" : "int NOT NULL AUTO_INCREMENT PRIMARY KEY";
    const std::string text = isSqlite ? "varchar(40)" : "varchar(40) CHARACTER SET utf8mb4";
    std::vector<std::string> all = {
        "CREATE TABLE parent (id " + number + ", name " + text + " NOT NULL, UNIQUE (name))",
        "CREATE TABLE child (id int NOT NULL PRIMARY KEY, of_parent int NOT NULL, note " + text
            + ", price decimal(10,2), CONSTRAINT child_parent FOREIGN KEY (of_parent) REFERENCES"
              " parent (id) ON DELETE CASCADE)",
        "CREATE TABLE bag (v " + text + ", n int)",
        "CREATE INDEX by_note ON child (note)",
    };
    for (int i = 1; i <= 20; ++i) {
        const std::string n = std::to_string(i);
        all.push_back("INSERT INTO parent VALUES (" + n + ", 'it''s \xE6\x97\xA5 " + n + "')");
        all.push_back("INSERT INTO child VALUES (" + n + ", " + n + ", 'a\\b " + n + "', " + n
                      + ".50), (" + std::to_string(100 + i) + ", " + n + ", NULL, NULL)");
        all.push_back("INSERT INTO bag VALUES ('x', 1), ('x', " + n + "), (NULL, NULL)");
    }
    return all;
}

const char *const damage =
    "DELETE FROM parent WHERE id = 2;" // and its children
    "UPDATE parent SET name = CASE id WHEN 3 THEN 'changed' ELSE name END;"
    "INSERT INTO parent VALUES (77, 'more');"
    "UPDATE child SET price = 0, note = '' WHERE id = 5; DELETE FROM child WHERE id = 16;"
    "INSERT INTO child VALUES (99, 4, 'more', 1);"
    "DELETE FROM bag WHERE ctid IN (SELECT ctid FROM bag WHERE v IS NULL LIMIT 3);"
    "INSERT INTO bag VALUES ('y', 5), ('y', 5)";

QString atSink(const std::string &sql)
{
    auto connection = postgresForWriting();
    if (!connection)
        return QString::fromStdString(connection.error().message);
    if (auto set = (*connection)->execute("SET search_path = \"" + sinkSchema + '"'); !set)
        return QString::fromStdString(set.error().message);
    auto rows = (*connection)->query(sql);
    if (!rows)
        return QString::fromStdString(rows.error().message);
    QString all;
    for (std::size_t i = 0; i < rows->rows(); ++i)
        all += QString::fromStdString(std::string(rows->cell(i, 0))) + '\n';
    return all;
}

QString content()
{
    QString all;
    for (const std::string &table : tables)
        all += atSink("SELECT x::text FROM " + table + " x ORDER BY 1");
    return all;
}

std::string damaged()
{
    return runAtPostgres("SET search_path = \"" + sinkSchema + "\";" + damage);
}

} // namespace

class tst_postgres_journey : public QObject
{
    Q_OBJECT

private slots:
    void theWholeJourneyIsWalked_data();
    void theWholeJourneyIsWalked();
};

void tst_postgres_journey::theWholeJourneyIsWalked_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::newRow("MariaDB") << QByteArray("GODWIT_TEST_MARIADB");
    QTest::newRow("MySQL 8.0") << QByteArray("GODWIT_TEST_MYSQL80");
    QTest::newRow("MySQL 5.7") << QByteArray("GODWIT_TEST_MYSQL57");
    QTest::newRow("OceanBase") << QByteArray("GODWIT_TEST_OCEANBASE");
    QTest::newRow("SQLite") << QByteArray();
}

void tst_postgres_journey::theWholeJourneyIsWalked()
{
    QFETCH(QByteArray, from);
    const bool isSqlite = from.isEmpty();
    GodwitctlRunner godwitctl;
    const QString password = qEnvironmentVariable("GODWIT_TEST_PASSWORD");
    godwitctl.setVariable("GODWIT_SOURCE_PASSWORD", isSqlite ? QString() : password);
    godwitctl.setVariable("GODWIT_SINK_PASSWORD", password);
    QString sourceUrl = godwitctl.url("source.db");
    if (isSqlite) {
        std::string all;
        for (const std::string &sql : statements(true))
            all += sql + ';';
        QVERIFY(godwitctl.sql("source.db", all));
    } else {
        Server server(from.constData());
        sourceUrl = server.url();
        QVERIFY(server.runAll({"DROP DATABASE IF EXISTS " + sourceDatabase,
                               "CREATE DATABASE " + sourceDatabase, "USE " + sourceDatabase,
                               "SET SESSION sql_mode = 'NO_BACKSLASH_ESCAPES'"}));
        QVERIFY(server.runAll(statements(false)));
    }
    QCOMPARE(runAtPostgres("DROP SCHEMA IF EXISTS \"" + sinkSchema + "\" CASCADE"), std::string());
    const QString project = godwitctl.write(
        "p.json",
        projectOf("journey", {{isSqlite ? "main" : sourceDatabase, sinkSchema, tables}}).dump());
    const auto sink = serverFrom("GODWIT_TEST_POSTGRES");
    QVERIFY(sink);
    const auto godwit = [&](const QStringList &arguments) {
        return godwitctl.run(
            QStringList{arguments.front(), project} + arguments.mid(1)
            + QStringList{"--source", sourceUrl, "--sink", QString::fromStdString(sink->url())});
    };

    const Outcome plan = godwit({"plan", "--json"});
    COMPARE_EXIT(plan, 0);
    std::string ddl;
    const Json document = plan.json();
    for (const auto &object : document["objects"]) {
        if (object["selected"].get<bool>())
            ddl += object["ddl"].get<std::string>() + '\n';
    }
    QVERIFY2(ddl.find("CREATE TABLE \"" + sinkSchema + "\".\"parent\"") != ddl.npos, ddl.c_str());
    QVERIFY2(ddl.find("GENERATED BY DEFAULT AS IDENTITY") != ddl.npos, ddl.c_str());
    QVERIFY2(ddl.find('`') == ddl.npos && ddl.find("ENGINE") == ddl.npos, ddl.c_str());

    const Outcome run = godwit({"run", "--json"});
    COMPARE_EXIT(run, 0);
    QVERIFY(run.json()["consistent"] == true);
    const QString before = content();
    QCOMPARE(before.count('\n'), 20 + 40 + 60);
    QCOMPARE(
        atSink(
            "SELECT conname || ' ' || confdeltype::text FROM pg_constraint WHERE contype = 'f' AND"
            " conrelid = 'child'::regclass"),
        QString("child_parent c\n"));
    QCOMPARE(atSink("SELECT count(*) FROM pg_index WHERE indrelid IN ('child'::regclass,"
                    " 'parent'::regclass) AND (indisunique OR indkey::text = '3')"),
             QString("4\n"));

    QCOMPARE(damaged(), std::string());
    COMPARE_EXIT(godwit({"verify"}), 3);
    COMPARE_EXIT(godwit({"repair", "--out", "repair.sql"}), 0);
    const std::string script = godwitctl.read("repair.sql");
    QVERIFY2(script.find('`') == script.npos && script.find("REPLACE") == script.npos,
             script.c_str());
    const std::string refused = runAtPostgres(script);
    QVERIFY2(refused.empty(), (refused + script).c_str());
    QCOMPARE(content(), before);
    COMPARE_EXIT(godwit({"verify"}), 0);

    QCOMPARE(damaged(), std::string());
    const Outcome found = godwit({"verify", "--json"});
    COMPARE_EXIT(found, 3);
    const Outcome applied = godwit({"repair", "--apply", "--json"});
    COMPARE_EXIT(applied, 0);
    QVERIFY(applied.json()["consistent"] == true);
    QVERIFY2(applied.json()["repair"]["repaired"] == 10, applied.out.c_str());
    QCOMPARE(content(), before);
    QCOMPARE(atSink("INSERT INTO parent (name) VALUES ('next') RETURNING id"), QString("21\n"));

    QCOMPARE(runAtPostgres("DROP SCHEMA \"" + sinkSchema + "\" CASCADE"), std::string());
    if (!isSqlite)
        QVERIFY(Server(from.constData()).run("DROP DATABASE " + sourceDatabase));
}

QTEST_GUILESS_MAIN(tst_postgres_journey)
#include "tst_postgres_journey.moc"
