// godwitctl is killed (SIGKILL) in every step, over and over, and resumed: the sink must end as an
// exact copy, which is found out without Godwit.
#include "tests/integration/campaign_support.h"
#include "tests/integration/postgres_server.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <csignal>
#include <set>

using namespace godwit;
using namespace godwit::test;

namespace {

constexpr int fullRows = 2'000'000;

/// One home, one project, and a godwitctl that is killed.
class Campaign
{
public:
    Campaign(const Json &payload, const QString &source, const QString &sink)
    {
        m_file = runner.write("project.json", payload.dump());
        m_endpoints = {"--source", source, "--sink", sink};
        const QString password = qEnvironmentVariable("GODWIT_TEST_PASSWORD");
        runner.setVariable("GODWIT_SOURCE_PASSWORD", password);
        runner.setVariable("GODWIT_SINK_PASSWORD", password);
    }

    std::unique_ptr<QProcess> start(bool resume)
    {
        QStringList arguments{"run", m_file, "--json"};
        if (resume)
            arguments << "--resume";
        auto process = runner.start(arguments + m_endpoints);
        if (!process)
            qFatal("godwitctl did not start");
        return process;
    }

    /// Starts, and kills once in each of @p steps, @p most times at the most; then lets it end.
    /// Returns how often it was killed.
    template<typename Steps>
    int killInEach(const Steps &steps, int most)
    {
        int kills = 0;
        bool begun = false;
        for (const std::string &step : steps) {
            if (kills == most)
                break;
            if (!killIn(step, begun))
                return kills; // it ended before that
            ++kills;
            begun = true;
        }
        const auto process = start(true);
        last = finishPatiently(*process);
        return kills;
    }

    /// Starts or resumes, and kills in @p step. False: it ended before that.
    bool killIn(const std::string &step, bool resume)
    {
        const auto process = start(resume);
        QElapsedTimer clock;
        clock.start();
        // Every third time anywhere between the start and the first rows.
        const bool anywhere = step == "SCHEMA" && QRandomGenerator::global()->bounded(3) == 0;
        while (!anywhere && clock.elapsed() < 300'000 && !hasReached(step)) {
            if (endsWithin(*process, step == "SCHEMA" ? 1 : 5))
                return ended(*process);
        }
        if (endsWithin(*process,
                       anywhere ? QRandomGenerator::global()->bounded(1, 700) : delayFor(step)))
            return ended(*process);
        ::kill(static_cast<pid_t>(process->processId()), SIGKILL);
        process->waitForFinished();
        const std::string met = runningStep(runner.home());
        ++killed[met.empty() ? "before the first step" : met];
        return true;
    }

    GodwitctlRunner runner;
    std::map<std::string, int> killed; ///< by step
    Outcome last;

private:
    bool ended(QProcess &process)
    {
        last = finishPatiently(process);
        return false;
    }

    // The schema step is short: it may be over between two looks.
    bool hasReached(const std::string &step) const
    {
        const std::string running = runningStep(runner.home());
        return running == step || (step == "SCHEMA" && running == "FULL_TRANSFER");
    }

    static int delayFor(const std::string &step)
    {
        const double scale = std::max(0.2, campaignScale());
        const int most = step == "FULL_TRANSFER" ? static_cast<int>(4000 * scale)
                         : step == "SCHEMA"      ? 20 // milliseconds: as long as it lasts
                                                 : static_cast<int>(1000 * scale);
        return QRandomGenerator::global()->bounded(1, most);
    }

    QString m_file;
    QStringList m_endpoints;
};

// The order in which one run is killed.
const std::vector<std::string> targets = {"SCHEMA",        "FULL_TRANSFER", "FULL_TRANSFER",
                                          "FULL_TRANSFER", "INDEXES",       "FULL_VERIFY"};

std::string summary(const std::map<std::string, int> &killed)
{
    std::string text;
    for (const auto &[step, times] : killed)
        text += step + ": " + std::to_string(times) + "  ";
    return text;
}

bool isFinishedAndConsistent(const Outcome &outcome)
{
    const Json json = outcome.json();
    const bool good = outcome.exitCode == 0 && json.is_object() && json["state"] == "FINISHED"
                      && json["consistent"] == true;
    if (!good)
        qWarning("exit code %d\n%s%s", outcome.exitCode, outcome.out.c_str(), outcome.err.c_str());
    return good;
}

} // namespace

class TestKillCampaign : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aServersCopyIsExact_data();
    void aServersCopyIsExact();
    void aFileIsExact_data();
    void aFileIsExact();
    void aPostgresCopyIsExact();
    void cleanupTestCase();

private:
    bool fill(Server &server);
    void dropAll(Server &server);
    void compare(Server &source, Server &sink, bool merges);

    const std::string m_source = "godwit kill source";
    const std::string m_part = "godwit_kill.part";
    const std::string m_sink = "godwit kill `sink`";
    const std::string m_account = "godwit_kill";
    std::set<std::string> m_filled;
};

void TestKillCampaign::initTestCase()
{
    for (const char *variable : {"GODWIT_TEST_MARIADB", "GODWIT_TEST_MYSQL80"}) {
        Server server(variable);
        QVERIFY2(server.isUp(), variable);
    }
}

bool TestKillCampaign::fill(Server &server)
{
    if (!m_filled.insert(server.source().url()).second)
        return true;
    const int rows = scaled(fullRows, 20'000);
    return fillDatabase(server, m_source, rows)
           && server.runAll(
               {"DROP DATABASE IF EXISTS `" + m_part + '`',
                "CREATE DATABASE `" + m_part + "` CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                "CREATE TABLE `" + m_part + "`.part (id INT NOT NULL PRIMARY KEY, v TEXT)",
                "CREATE TABLE `" + m_source + "`.part (id INT NOT NULL PRIMARY KEY, v TEXT)",
                "INSERT INTO `" + m_part + "`.part SELECT id, v FROM `" + m_source
                    + "`.`by number` ORDER BY id LIMIT 3000",
                "INSERT INTO `" + m_source + "`.part SELECT id + 20000000, v FROM `" + m_source
                    + "`.`by number` ORDER BY id LIMIT 4000"});
}

void TestKillCampaign::dropAll(Server &server)
{
    server.run("DROP DATABASE IF EXISTS `godwit kill ``sink```");
}

void TestKillCampaign::compare(Server &source, Server &sink, bool merges)
{
    for (const std::string &table : tableNames) {
        QCOMPARE(fingerprint(sink, m_sink, table), fingerprint(source, m_source, table));
        if (source.source().url() == sink.source().url())
            QCOMPARE(sink.text("CHECKSUM TABLE `godwit kill ``sink```.`" + table + '`', 1),
                     source.text("CHECKSUM TABLE `" + m_source + "`.`" + table + '`', 1));
    }
    // Two tables in one: their checksums add up, so each half is compared.
    const std::string half =
        "(SELECT CONCAT(COUNT(*), ' ', IFNULL(SUM(CRC32(CONCAT_WS('|', id, v))), 'NULL')) FROM ";
    QCOMPARE(sink.text("SELECT " + half + "`godwit kill ``sink```.part WHERE id >= 12000000)"),
             source.text("SELECT " + half + '`' + m_source + "`.part)"));
    QCOMPARE(sink.text("SELECT " + half + "`godwit kill ``sink```.part WHERE id < 12000000)"),
             merges ? source.text("SELECT " + half + '`' + m_part + "`.part)") : "0 NULL");
    // Indexes and foreign keys came too.
    QCOMPARE(sink.text(
                 "SELECT COUNT(DISTINCT table_name, index_name) FROM information_schema.statistics "
                 "WHERE table_schema = 'godwit kill `sink`'"),
             source.text("SELECT COUNT(DISTINCT table_name, index_name) FROM "
                         "information_schema.statistics WHERE table_schema = '"
                         + m_source + '\''));
    QCOMPARE(sink.text("SELECT COUNT(*) FROM information_schema.table_constraints WHERE "
                       "table_schema = 'godwit kill `sink`' AND constraint_type = 'FOREIGN KEY'"),
             std::string("1"));
}

void TestKillCampaign::aServersCopyIsExact_data()
{
    QTest::addColumn<QByteArray>("sourceVariable");
    QTest::addColumn<QByteArray>("sinkVariable");
    QTest::addColumn<bool>("mayKeepMarks");
    QTest::addColumn<bool>("sinkIsSlow");
    QTest::addColumn<bool>("merges");
    QTest::addColumn<int>("kills");
    const QByteArray mariadb = "GODWIT_TEST_MARIADB";
    QTest::newRow("MariaDB to MariaDB")
        << mariadb << mariadb << true << false << false << scaled(50, 6);
    QTest::newRow("MySQL 8.0 to MariaDB")
        << QByteArray("GODWIT_TEST_MYSQL80") << mariadb << true << false << false << scaled(20, 2);
    QTest::newRow("two tables become one")
        << mariadb << mariadb << true << false << true << scaled(20, 3);
    QTest::newRow("the account may not keep checkpoints at the sink")
        << mariadb << mariadb << false << false << false << scaled(30, 4);
    QTest::newRow("two tables become one, without checkpoints at the sink")
        << mariadb << mariadb << false << false << true << scaled(20, 2);
    QTest::newRow("the sink is slow")
        << mariadb << mariadb << true << true << false << scaled(15, 2);
}

void TestKillCampaign::aServersCopyIsExact()
{
    QFETCH(QByteArray, sourceVariable);
    QFETCH(QByteArray, sinkVariable);
    QFETCH(bool, mayKeepMarks);
    QFETCH(bool, sinkIsSlow);
    QFETCH(bool, merges);
    QFETCH(int, kills);
    Server source(sourceVariable.constData());
    Server sink(sinkVariable.constData());
    Server blocker(sinkVariable.constData());
    QVERIFY(fill(source));
    const std::string password = qgetenv("GODWIT_TEST_PASSWORD").toStdString();
    const std::string account = '\'' + m_account + "'@'127.0.0.1'";
    QVERIFY(sink.runAll({"DROP USER IF EXISTS " + account,
                         "CREATE USER " + account + " IDENTIFIED BY '" + password + '\'',
                         "GRANT ALL ON `godwit kill ``sink```.* TO " + account}));
    if (mayKeepMarks)
        QVERIFY(sink.run("GRANT ALL ON godwit.* TO " + account));

    std::vector<Move> moves{{m_source, m_sink, tableNames}};
    moves[0].tables.emplace_back("part");
    if (merges)
        moves.push_back({m_part, m_sink, {"part"}});
    Json payload = projectOf("killed", moves);
    payload["fullTransferConfig"] = {{"allowDestTableNotEmpty", merges}};
    const std::string marks =
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'godwit'";
    const auto marksBefore = sink.column(marks);
    std::map<std::string, int> killed;
    int count = 0;
    for (int round = 0; count < kills && round < kills * 2; ++round) {
        dropAll(sink);
        Campaign campaign(payload, source.url(), sink.urlFor(m_account));
        bool begun = false;
        bool ended = false;
        for (const std::string &step : targets) {
            if (count == kills || ended)
                break;
            const bool blocks = sinkIsSlow && step == "FULL_TRANSFER" && begun
                                && sink.text("SELECT COUNT(*) FROM information_schema.tables WHERE "
                                             "table_schema = 'godwit kill `sink`'")
                                       == "6";
            if (blocks) // writers wait for this, are killed there, and would go on afterwards
                QVERIFY(
                    blocker.run("LOCK TABLES `godwit kill ``sink```.`by number` READ, `godwit kill "
                                "``sink```.`without key` READ"));
            ended = !campaign.killIn(step, begun);
            if (blocks) {
                const auto process = campaign.start(true);
                endsWithin(*process, 1500);
                QVERIFY(blocker.run("UNLOCK TABLES"));
                endsWithin(*process, 300);
                if (process->state() != QProcess::NotRunning) {
                    ::kill(static_cast<pid_t>(process->processId()), SIGKILL);
                    process->waitForFinished();
                    ++campaign.killed["behind a lock"];
                    ++count;
                }
            }
            count += ended ? 0 : 1;
            begun = true;
        }
        if (!ended) {
            const auto process = campaign.start(true);
            campaign.last = finishPatiently(*process);
        }
        for (const auto &[step, times] : campaign.killed)
            killed[step] += times;
        QVERIFY(isFinishedAndConsistent(campaign.last));
        compare(source, sink, merges);
        if (QTest::currentTestFailed())
            return;
        QCOMPARE(sink.column(marks), marksBefore);
        if (marksBefore.empty())
            QCOMPARE(
                sink.text("SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = "
                          "'godwit'"),
                std::string("0"));
        QTRY_VERIFY_WITH_TIMEOUT(sink.connectionsOf(m_account).empty(), 5000);
    }
    qInfo("killed %d times: %s", count, summary(killed).c_str());
    QVERIFY(count >= kills);
    if (campaignScale() >= 1 && !sinkIsSlow) {
        for (const char *step : {"SCHEMA", "FULL_TRANSFER", "INDEXES", "FULL_VERIFY"})
            QVERIFY2(killed[step] > 0, step);
    }
    dropAll(sink);
}

void TestKillCampaign::aFileIsExact_data()
{
    QTest::addColumn<bool>("fromServer");
    QTest::addColumn<int>("kills");
    QTest::newRow("SQLite to SQLite") << false << scaled(30, 4);
    QTest::newRow("MariaDB to SQLite") << true << scaled(15, 2);
}

// Multisets of whole rows, both ways.
static std::string differenceSql(const std::string &table, const std::string &columns)
{
    const std::string rows = "SELECT " + columns + ", COUNT(*) FROM ";
    const std::string in = ".\"" + table + "\" GROUP BY " + columns;
    return "SELECT COUNT(*) FROM (SELECT * FROM (" + rows + "main" + in + " EXCEPT " + rows
           + "original" + in + ") UNION ALL SELECT * FROM (" + rows + "original" + in + " EXCEPT "
           + rows + "main" + in + "))";
}

void TestKillCampaign::aFileIsExact()
{
    QFETCH(bool, fromServer);
    QFETCH(int, kills);
    Server server("GODWIT_TEST_MARIADB");
    if (fromServer)
        QVERIFY(fill(server));
    const std::string rows = std::to_string(scaled(fullRows, 20'000) / 2);
    GodwitctlRunner files;
    const std::string numbers =
        "WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < " + rows + ") ";
    if (!fromServer) {
        QVERIFY(files.sql(
            "source.db",
            "CREATE TABLE \"by number\" (id INTEGER PRIMARY KEY, v TEXT, r REAL, b BLOB);"
            "CREATE INDEX v_index ON \"by number\" (v);"
            "CREATE TABLE \"by.text\" (k TEXT NOT NULL, n INT NOT NULL, v ANY, PRIMARY KEY "
            "(k, n)) WITHOUT ROWID;"
            "CREATE TABLE \"without key\" (a INT, b TEXT);"
            "CREATE TABLE small (id INT PRIMARY KEY NOT NULL);"
                + std::string("INSERT INTO \"by number\" ") + numbers
                + "SELECT n * 3, hex(n * 7919) || ' ä😀', n / 7.0, randomblob(20) FROM s;"
                  "INSERT INTO \"by.text\" "
                + numbers
                + "SELECT hex(n * 31), n, CASE n % 3 WHEN 0 THEN NULL WHEN 1 THEN n ELSE "
                  "'t' END FROM s;"
                  "INSERT INTO \"without key\" "
                + numbers
                + "SELECT n % 500, hex(n % 500) FROM s; INSERT INTO small VALUES (1), (2);"));
    }
    const std::vector<std::string> tables =
        fromServer ? tableNames
                   : std::vector<std::string>{"by number", "by.text", "without key", "small"};
    const Json payload = projectOf("killed", {{fromServer ? m_source : "main", "main", tables}});
    std::map<std::string, int> killed;
    int count = 0;
    for (int round = 0; count < kills && round < kills * 2; ++round) {
        const QString name = "sink" + QString::number(round) + ".db";
        Campaign campaign(payload, fromServer ? server.url() : files.url("source.db"),
                          files.url(name));
        count += campaign.killInEach(targets, kills - count);
        for (const auto &[step, times] : campaign.killed)
            killed[step] += times;
        QVERIFY(isFinishedAndConsistent(campaign.last));
        QCOMPARE(files.value(name, "PRAGMA integrity_check"), std::string("ok"));
        QCOMPARE(files.value(name, "SELECT COUNT(*) FROM sqlite_master WHERE name LIKE 'godwit%'"),
                 std::string("0"));
        for (const std::string &table : tables) {
            const std::string counted = files.value(name, "SELECT COUNT(*) FROM \"" + table + '"');
            if (fromServer) {
                QCOMPARE(counted,
                         server.text("SELECT COUNT(*) FROM `" + m_source + "`.`" + table + '`'));
                continue;
            }
            const std::string columns = files.value(
                name, "SELECT group_concat('\"' || name || '\"') FROM pragma_table_info('" + table
                          + "')");
            QCOMPARE(files.value(name, "ATTACH '" + files.path("source.db").toStdString()
                                           + "' AS original; " + differenceSql(table, columns)),
                     std::string("0"));
        }
        if (fromServer) {
            for (const char *sums : {"SUM(id), SUM(LENGTH(HEX(b))) FROM %`by number`",
                                     "SUM(a), SUM(LENGTH(b)) FROM %`without key`",
                                     "SUM(v), SUM(LENGTH(w)) FROM %`by.text`",
                                     "SUM(a), COUNT(DISTINCT b) FROM %`by pair`"}) {
                const QString sql = QString("SELECT ") + sums;
                for (const QString &one : {sql.section(',', 0, 0) + sql.mid(sql.indexOf(" FROM ")),
                                           "SELECT" + sql.section(',', 1)})
                    QCOMPARE(QString::fromStdString(
                                 files.value(name, QString(one).remove('%').toStdString())),
                             QString::fromStdString(server.text(
                                 QString(one)
                                     .replace("%", '`' + QString::fromStdString(m_source) + "`.")
                                     .toStdString())));
            }
        }
    }
    qInfo("killed %d times: %s", count, summary(killed).c_str());
    QVERIFY(count >= kills);
}

/// Of all rows of a table: how many, and the sum of hashes of their texts, asked of each server.
struct HashedTable
{
    const char *name;
    const char *mysqlText; ///< the same text by both
    const char *postgresText;
};
static const HashedTable hashedTables[] = {
    {"by number", "CONCAT_WS('|', id, v, n, at, HEX(b))",
     "concat_ws('|', id, v, n, at, upper(encode(b, 'hex')))"},
    {"by.text", "CONCAT_WS('|', k, v, w)", "concat_ws('|', k, v, w)"},
    {"by pair", "CONCAT_WS('|', a, b, FLOOR(c * 1000))", "concat_ws('|', a, b, floor(c * 1000))"},
    {"without key", "CONCAT_WS('|', a, b)", "concat_ws('|', a, b)"},
    {"small", "CONCAT_WS('|', id, parent)", "concat_ws('|', id, parent)"},
};

static std::string textAtPostgres(const std::string &sql)
{
    auto connection = postgresForWriting();
    if (!connection)
        return connection.error().message;
    auto text = (*connection)->queryText(sql);
    return text ? *text : text.error().message;
}

void TestKillCampaign::aPostgresCopyIsExact()
{
    Server source("GODWIT_TEST_MARIADB");
    QVERIFY(fill(source));
    const auto sink = serverFrom("GODWIT_TEST_POSTGRES");
    QVERIFY(sink);
    const std::string schema = "godwit kill sink";
    const std::string drop = "DROP SCHEMA IF EXISTS \"" + schema + "\" CASCADE";
    const std::string marks = "SELECT count(*) FROM pg_tables WHERE schemaname = 'godwit'";
    const std::string marksBefore = textAtPostgres(marks);
    const Json payload = projectOf("killed", {{m_source, schema, tableNames}});
    const int kills = scaled(50, 6);
    std::map<std::string, int> killed;
    int count = 0;
    for (int round = 0; count < kills && round < kills * 2; ++round) {
        QCOMPARE(runAtPostgres(drop), std::string());
        Campaign campaign(payload, source.url(), QString::fromStdString(sink->url()));
        count += campaign.killInEach(targets, kills - count);
        for (const auto &[step, times] : campaign.killed)
            killed[step] += times;
        QVERIFY(isFinishedAndConsistent(campaign.last));
        for (const HashedTable &table : hashedTables) {
            const std::string mysql = table.mysqlText;
            const std::string postgres = table.postgresText;
            QCOMPARE(textAtPostgres("SELECT count(*) || ' ' || sum(('x' || substr(md5(" + postgres
                                    + "), 1, 8))::bit(32)::bigint) FROM \"" + schema + "\".\""
                                    + table.name + '"'),
                     source.text("SELECT CONCAT(COUNT(*), ' ', SUM(CONV(SUBSTR(MD5(" + mysql
                                 + "), 1, 8), 16, 10) + 0)) FROM `" + m_source + "`.`" + table.name
                                 + '`'));
        }
        QCOMPARE(textAtPostgres(marks), marksBefore);
        QCOMPARE(textAtPostgres("SELECT count(*) FROM pg_constraint k JOIN pg_namespace n ON n.oid"
                                " = k.connamespace WHERE contype = 'f' AND nspname = '"
                                + schema + '\''),
                 std::string("1"));
        QTRY_COMPARE_WITH_TIMEOUT(textAtPostgres("SELECT count(*) FROM pg_stat_activity WHERE "
                                                 "application_name = 'godwit' AND pid <>"
                                                 " pg_backend_pid()"),
                                  std::string("0"), 5000);
    }
    qInfo("killed %d times: %s", count, summary(killed).c_str());
    QVERIFY(count >= kills);
    QCOMPARE(runAtPostgres(drop), std::string());
}

void TestKillCampaign::cleanupTestCase()
{
    for (const char *variable : {"GODWIT_TEST_MARIADB", "GODWIT_TEST_MYSQL80"}) {
        Server server(variable);
        dropAll(server);
        server.runAll({"DROP DATABASE IF EXISTS `" + m_source + '`',
                       "DROP DATABASE IF EXISTS `" + m_part + '`',
                       "DROP USER IF EXISTS '" + m_account + "'@'127.0.0.1'"});
    }
}

QTEST_GUILESS_MAIN(TestKillCampaign)
#include "tst_kill_campaign.moc"
