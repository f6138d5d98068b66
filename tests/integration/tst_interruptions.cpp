// What goes wrong beside Godwit while it runs: signals, lost connections, restarted servers,
// missing privileges, full disks, tables in the way. Each ends as the manual says, and a resume is
// exact.
#include "tests/integration/campaign_support.h"

#include <QElapsedTimer>
#include <QTest>

#include <csignal>

using namespace godwit;
using namespace godwit::test;

namespace {

const std::string sourceName = "godwit_cut_source";
const std::string sinkName = "godwit_cut_sink";

/// A home and a project file, run against two servers (or files).
class Project
{
public:
    Project(Json payload, const QString &source, const QString &sink)
        : m_payload(std::move(payload))
        , m_endpoints{"--source", source, "--sink", sink}
    {
        const QString password = qEnvironmentVariable("GODWIT_TEST_PASSWORD");
        runner.setVariable("GODWIT_SOURCE_PASSWORD", password);
        runner.setVariable("GODWIT_SINK_PASSWORD", password);
        save();
    }

    void set(const char *option, const Json &value)
    {
        m_payload["fullTransferConfig"][option] = value;
        save();
    }
    QStringList arguments(bool resume = false) const
    {
        QStringList list{"run", m_file, "--json"};
        if (resume)
            list << "--resume";
        return list + m_endpoints;
    }
    std::unique_ptr<QProcess> start(bool resume = false)
    {
        auto process = runner.start(arguments(resume));
        if (!process)
            qFatal("godwitctl did not start");
        return process;
    }
    Outcome run(bool resume = false)
    {
        const auto process = start(resume);
        return finishPatiently(*process, 240);
    }
    /// Waits until the copy is under way.
    bool copies(QProcess &process)
    {
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < 60'000 && runningStep(runner.home()) != "FULL_TRANSFER") {
            if (endsWithin(process, 10))
                return false;
        }
        return !endsWithin(process, 600);
    }

    GodwitctlRunner runner;

private:
    void save() { m_file = runner.write("project.json", m_payload.dump()); }

    Json m_payload;
    QString m_file;
    QStringList m_endpoints;
};

std::string said(const Outcome &outcome)
{
    return "exit code " + std::to_string(outcome.exitCode) + '\n' + outcome.out + outcome.err;
}

} // namespace

#define VERIFY_SAYS(outcome, text)                                                                 \
    QVERIFY2(said(outcome).find(text) != std::string::npos,                                        \
             (std::string("not said: ") + (text) + '\n' + said(outcome)).c_str())

class TestInterruptions : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void anInterruptedRunSaysHowToGoOn();
    void oneProjectRunsOnceAtATime();
    void aNewRunReplacesTheRowsOfTheLast();
    void aNewRunThatIsKilledBeforeItCopiesReplacesThemToo();
    void connectionsThatAreEndedAreMadeAgain_data();
    void connectionsThatAreEndedAreMadeAgain();
    void aServerThatRestartsIsWaitedFor();
    void aMissingPrivilegeIsNamedWithItsGrant_data();
    void aMissingPrivilegeIsNamedWithItsGrant();
    void aFullDiskIsAnErrorAndResumable();
    void rowsThatDoNotFitFailTheirTableOnly_data();
    void rowsThatDoNotFitFailTheirTableOnly();
    void aTableThatIsNotEmptyIsNamed();
    void aSourceTableThatVanishedIsNamed();
    void aHomeThatCannotBeWrittenIsAnError();
    void thePasswordIsNowhere();
    void cleanupTestCase();

private:
    Project project(const QString &sinkUrl = {});
    void compare(Server &sink);

    std::unique_ptr<Server> m_server;
    int m_rows = 0;
};

Project TestInterruptions::project(const QString &sinkUrl)
{
    return Project(projectOf("cut", {{sourceName, sinkName, tableNames}}), m_server->url(),
                   sinkUrl.isEmpty() ? m_server->url() : sinkUrl);
}

void TestInterruptions::compare(Server &sink)
{
    for (const std::string &table : tableNames)
        QCOMPARE(fingerprint(sink, sinkName, table), fingerprint(*m_server, sourceName, table));
}

void TestInterruptions::initTestCase()
{
    m_server = std::make_unique<Server>("GODWIT_TEST_MARIADB");
    QVERIFY(m_server->isUp());
    m_rows = scaled(400'000, 40'000);
    QVERIFY(fillDatabase(*m_server, sourceName, m_rows));
}

void TestInterruptions::init()
{
    QVERIFY(m_server->run("DROP DATABASE IF EXISTS " + sinkName));
}

void TestInterruptions::anInterruptedRunSaysHowToGoOn()
{
    Project cut = project();
    cut.set("throttleRps", m_rows / 4);
    const auto process = cut.start();
    QVERIFY(cut.copies(*process));
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    const Outcome stopped = finishPatiently(*process, 20);
    COMPARE_EXIT(stopped, 130);
    QCOMPARE(QString::fromStdString(stopped.json()["state"].dump()), QString("\"SUSPEND\""));
    VERIFY_SAYS(stopped, "--resume");

    const Outcome refused = cut.run();
    COMPARE_EXIT(refused, 4);
    VERIFY_SAYS(refused, "UNFINISHED_RUN");

    const Outcome resumed = cut.run(true);
    COMPARE_EXIT(resumed, 0);
    QVERIFY(resumed.json()["consistent"] == true);
    compare(*m_server);
    COMPARE_EXIT(cut.run(true), 0); // the stored report
}

void TestInterruptions::oneProjectRunsOnceAtATime()
{
    Project cut = project();
    cut.set("throttleRps", m_rows / 5);
    const auto first = cut.start();
    QVERIFY(cut.copies(*first));
    for (const bool resume : {false, true}) {
        const Outcome second = cut.run(resume);
        COMPARE_EXIT(second, 4);
        VERIFY_SAYS(second, "ALREADY_RUNNING");
    }
    COMPARE_EXIT(finishPatiently(*first, 120), 0);
    compare(*m_server);
}

void TestInterruptions::aNewRunReplacesTheRowsOfTheLast()
{
    Project cut = project();
    COMPARE_EXIT(cut.run(), 0);
    const Outcome again = cut.run();
    COMPARE_EXIT(again, 0);
    QVERIFY(again.json()["consistent"] == true);
    compare(*m_server);
}

void TestInterruptions::aNewRunThatIsKilledBeforeItCopiesReplacesThemToo()
{
    Project cut = project();
    COMPARE_EXIT(cut.run(), 0);
    // The emptying waits for this lock; the kill comes meanwhile.
    Server blocker("GODWIT_TEST_MARIADB");
    QVERIFY(
        blocker.run("LOCK TABLES " + sinkName + ".`by pair` READ, " + sinkName + ".small READ"));
    const auto process = cut.start();
    QVERIFY(cut.copies(*process));
    process->kill();
    process->waitForFinished();
    QVERIFY(blocker.run("UNLOCK TABLES"));
    const Outcome resumed = cut.run(true);
    COMPARE_EXIT(resumed, 0);
    QVERIFY(resumed.json()["consistent"] == true);
    compare(*m_server);
}

void TestInterruptions::connectionsThatAreEndedAreMadeAgain_data()
{
    QTest::addColumn<bool>("ofSource");
    QTest::addColumn<bool>("mayKeepMarks");
    QTest::newRow("at the source") << true << true;
    QTest::newRow("at the sink") << false << true;
    QTest::newRow("at the sink, without checkpoints there") << false << false;
}

void TestInterruptions::connectionsThatAreEndedAreMadeAgain()
{
    QFETCH(bool, ofSource);
    QFETCH(bool, mayKeepMarks);
    const std::string password = qgetenv("GODWIT_TEST_PASSWORD").toStdString();
    QVERIFY(m_server->runAll(
        {"CREATE OR REPLACE USER godwit_cut@'127.0.0.1' IDENTIFIED BY '" + password + '\'',
         "GRANT ALL ON " + sinkName + ".* TO godwit_cut@'127.0.0.1'",
         "GRANT ALL ON " + sourceName + ".* TO godwit_cut@'127.0.0.1'",
         "GRANT RELOAD ON *.* TO godwit_cut@'127.0.0.1'"}));
    if (mayKeepMarks)
        QVERIFY(m_server->run("GRANT ALL ON godwit.* TO godwit_cut@'127.0.0.1'"));
    const Json payload = projectOf("cut", {{sourceName, sinkName, tableNames}});
    const QString account = m_server->urlFor("godwit_cut");
    Project cut(payload, ofSource ? account : m_server->url(),
                ofSource ? m_server->url() : account);
    cut.set("throttleRps", m_rows / 4);
    const auto process = cut.start();
    QVERIFY(cut.copies(*process));
    int ended = 0;
    for (int round = 0; round < 3 && process->state() != QProcess::NotRunning; ++round) {
        for (const std::string &id : m_server->connectionsOf("godwit_cut"))
            ended += m_server->run("KILL " + id) ? 1 : 0;
        if (endsWithin(*process, 900))
            break;
    }
    const Outcome outcome = finishPatiently(*process, 240);
    QVERIFY(ended > 0);
    COMPARE_EXIT(outcome, 0);
    QVERIFY(outcome.json()["consistent"] == true);
    compare(*m_server);
}

void TestInterruptions::aServerThatRestartsIsWaitedFor()
{
    // A server of our own; the campaign ends it as a crash would.
    QTemporaryDir folder;
    const QString script = QString(GODWIT_SERVER_SCRIPTS) + "/mariadb.sh";
    const QString place = folder.filePath("server");
    const QString port = QString::number(24000 + QCoreApplication::applicationPid() % 5000);
    const auto act = [&](const QString &verb) {
        QProcess process;
        process.start(script,
                      verb == "start" ? QStringList{verb, place, port} : QStringList{verb, place});
        process.waitForFinished(120'000);
        return process.exitCode() == 0;
    };
    const auto crash = [&] {
        QFile file(place + "/server.pid");
        if (!file.open(QIODevice::ReadOnly))
            return false;
        return ::kill(file.readAll().split(' ').value(0).toInt(), SIGKILL) == 0;
    };
    QVERIFY(act("start"));
    DataSource source;
    source.kind = m_server->source().kind;
    source.host = "127.0.0.1";
    source.port = port.toInt();
    source.user = "godwit";
    source.password = Secret("godwit");
    Server sink(source);
    Project cut = project(sink.url());
    cut.runner.setVariable("GODWIT_SINK_PASSWORD", "godwit");
    cut.set("throttleRps", m_rows / 4);
    auto process = cut.start();
    QVERIFY(cut.copies(*process));
    QVERIFY(crash());
    endsWithin(*process, 1500);
    QVERIFY(act("start"));
    const Outcome outcome = finishPatiently(*process, 240);
    COMPARE_EXIT(outcome, 0);
    QVERIFY(outcome.json()["consistent"] == true);
    compare(sink);

    if (campaignScale() >= 1) { // it gives up after two minutes
        process = cut.start();
        QVERIFY(cut.copies(*process));
        QVERIFY(crash());
        const Outcome lost = finishPatiently(*process, 400);
        COMPARE_EXIT(lost, 1);
        QVERIFY(lost.json()["state"] == "FAILED");
        VERIFY_SAYS(lost, "CONNECTION_");
        QVERIFY(act("start"));
        COMPARE_EXIT(cut.run(true), 0);
        compare(sink);
    }
    QVERIFY(act("stop"));
}

void TestInterruptions::aMissingPrivilegeIsNamedWithItsGrant_data()
{
    QTest::addColumn<QString>("lacks");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("grant");
    QTest::newRow("reading") << "SELECT" << 4 << "GRANT SELECT ON";
    QTest::newRow("writing") << "INSERT" << 4 << "GRANT INSERT ON";
    QTest::newRow("creating") << "CREATE" << 4 << "GRANT CREATE ON";
    QTest::newRow("one snapshot") << "RELOAD" << 0 << "";
}

void TestInterruptions::aMissingPrivilegeIsNamedWithItsGrant()
{
    QFETCH(QString, lacks);
    QFETCH(int, exitCode);
    QFETCH(QString, grant);
    const std::string password = qgetenv("GODWIT_TEST_PASSWORD").toStdString();
    const std::string account = "godwit_cut@'127.0.0.1'";
    QVERIFY(m_server->runAll(
        {"CREATE OR REPLACE USER " + account + " IDENTIFIED BY '" + password + '\'',
         "GRANT ALL ON " + sourceName + ".* TO " + account,
         "GRANT ALL ON " + sinkName + ".* TO " + account, "GRANT ALL ON godwit.* TO " + account}));
    if (lacks != "RELOAD") {
        const std::string place = lacks == "SELECT" ? sourceName : sinkName;
        QVERIFY(
            m_server->run("REVOKE " + lacks.toStdString() + " ON " + place + ".* FROM " + account));
    }
    const QString url = m_server->urlFor("godwit_cut");
    Project cut(projectOf("cut", {{sourceName, sinkName, tableNames}}), url, url);
    const Outcome outcome = cut.run();
    COMPARE_EXIT(outcome, exitCode);
    if (!grant.isEmpty())
        VERIFY_SAYS(outcome, grant.toStdString());
    if (exitCode == 0) {
        VERIFY_SAYS(outcome, "LOCK TABLES");
        compare(*m_server);
    }
}

void TestInterruptions::aFullDiskIsAnErrorAndResumable()
{
    GodwitctlRunner files;
    Project cut(projectOf("cut", {{sourceName, "main", tableNames}}), m_server->url(),
                files.url("sink.db"));
    // No file may grow beyond a third of what the copy needs; writing more is an error, not a
    // signal.
    const QString limited =
        "trap '' XFSZ; ulimit -f " + QString::number(m_rows / 40) + "; exec \"$0\" \"$@\"";
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("GODWIT_HOME", cut.runner.home());
    environment.insert("GODWIT_SOURCE_PASSWORD", qEnvironmentVariable("GODWIT_TEST_PASSWORD"));
    process.setProcessEnvironment(environment);
    process.start("bash", QStringList{"-c", limited, GODWITCTL} + cut.arguments());
    const Outcome full = finishPatiently(process, 120);
    COMPARE_EXIT(full, 1);
    QVERIFY(full.json()["state"] == "FAILED");
    VERIFY_SAYS(full, "disk");

    const Outcome resumed = cut.run(true);
    COMPARE_EXIT(resumed, 0);
    QVERIFY(resumed.json()["consistent"] == true);
    for (const std::string &table : tableNames)
        QCOMPARE(files.value("sink.db", "SELECT COUNT(*) FROM \"" + table + '"'),
                 m_server->text("SELECT COUNT(*) FROM " + sourceName + ".`" + table + '`'));
}

void TestInterruptions::rowsThatDoNotFitFailTheirTableOnly_data()
{
    QTest::addColumn<QString>("existing");
    QTest::addColumn<QString>("says");
    QTest::newRow("a column is too narrow")
        << "CREATE TABLE %.`by.text` (k VARCHAR(60) PRIMARY KEY, v INT, w VARCHAR(20))"
        << "'w'";
    QTest::newRow("a key that the source lacks")
        << "CREATE TABLE %.`by.text` (k VARCHAR(60) PRIMARY KEY, v INT, w TEXT, UNIQUE KEY (v))"
        << "key";
}

void TestInterruptions::rowsThatDoNotFitFailTheirTableOnly()
{
    QFETCH(QString, existing);
    QFETCH(QString, says);
    const QString sink = QString::fromStdString(sinkName);
    QVERIFY(m_server->run("CREATE DATABASE " + sinkName));
    QVERIFY(m_server->run(QString(existing).replace('%', sink).toStdString()));
    Project cut = project();
    const Outcome failed = cut.run();
    COMPARE_EXIT(failed, 1);
    QVERIFY(failed.json()["state"] == "FAILED");
    VERIFY_SAYS(failed, "by.text");
    VERIFY_SAYS(failed, says.toStdString());
    VERIFY_SAYS(failed, "proposal");
    QCOMPARE(m_server->text("SELECT COUNT(*) FROM " + sinkName + ".`by.text`"), std::string("0"));
    QCOMPARE(fingerprint(*m_server, sinkName, "by number"),
             fingerprint(*m_server, sourceName, "by number"));

    // Mended, it goes on.
    QVERIFY(m_server->run("DROP TABLE " + sinkName + ".`by.text`"));
    QVERIFY(
        m_server->run("CREATE TABLE " + sinkName + ".`by.text` LIKE " + sourceName + ".`by.text`"));
    COMPARE_EXIT(cut.run(true), 0);
    compare(*m_server);
}

void TestInterruptions::aTableThatIsNotEmptyIsNamed()
{
    QVERIFY(m_server->runAll(
        {"CREATE DATABASE " + sinkName,
         "CREATE TABLE " + sinkName + ".`by number` LIKE " + sourceName + ".`by number`",
         "INSERT INTO " + sinkName
             + ".`by number` (id, v) VALUES (-4999993, 'old'), (99999999, 'other')"}));
    Project cut = project();
    const Outcome refused = cut.run();
    COMPARE_EXIT(refused, 4);
    VERIFY_SAYS(refused, "by number");
    VERIFY_SAYS(refused, "allowDestTableNotEmpty");
    QCOMPARE(m_server->text("SELECT COUNT(*) FROM " + sinkName + ".`by number`"), std::string("2"));

    cut.set("allowDestTableNotEmpty", true);
    const Outcome overwritten = cut.run();
    COMPARE_EXIT(overwritten, 0);
    VERIFY_SAYS(overwritten, "only at the destination");
    QCOMPARE(m_server->text("SELECT v FROM " + sinkName + ".`by number` WHERE id = 99999999"),
             std::string("other"));
    QVERIFY(m_server->run("DELETE FROM " + sinkName + ".`by number` WHERE id = 99999999"));
    compare(*m_server);
}

void TestInterruptions::aSourceTableThatVanishedIsNamed()
{
    Project cut = project();
    cut.set("throttleRps", m_rows / 4);
    const auto process = cut.start();
    QVERIFY(cut.copies(*process));
    process->kill();
    process->waitForFinished();
    const std::string hidden = sourceName + ".hidden";
    QVERIFY(m_server->run("RENAME TABLE " + sourceName + ".`by pair` TO " + hidden));
    const Outcome refused = cut.run(true);
    QVERIFY(m_server->run("RENAME TABLE " + hidden + " TO " + sourceName + ".`by pair`"));
    QVERIFY2(refused.exitCode == 1 || refused.exitCode == 4, said(refused).c_str());
    VERIFY_SAYS(refused, "by pair");
    COMPARE_EXIT(cut.run(true), 0);
    compare(*m_server);
}

void TestInterruptions::aHomeThatCannotBeWrittenIsAnError()
{
    Project cut = project();
    const QString file = cut.runner.write("a file", "not a folder");
    cut.runner.setVariable("GODWIT_HOME", file + "/home");
    const Outcome outcome = cut.run();
    COMPARE_EXIT(outcome, 1);
    VERIFY_SAYS(outcome, "a file");
    QCOMPARE(m_server->text("SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = '"
                            + sinkName + '\''),
             std::string("0"));
}

void TestInterruptions::thePasswordIsNowhere()
{
    const std::string planted = "pl4nted-S3cret";
    QVERIFY(m_server->runAll(
        {"CREATE OR REPLACE USER godwit_cut@'127.0.0.1' IDENTIFIED BY '" + planted + '\'',
         "GRANT ALL ON *.* TO godwit_cut@'127.0.0.1'"}));
    const QString url = m_server->urlFor("godwit_cut");
    Project cut(projectOf("cut", {{sourceName, sinkName, tableNames}}), url, url);
    std::string everything;
    const auto keep = [&](const Outcome &outcome) { everything += outcome.out + outcome.err; };

    // A wrong password, which is the user's secret too.
    cut.runner.setVariable("GODWIT_SOURCE_PASSWORD", "wrong-" + QString::fromStdString(planted));
    cut.runner.setVariable("GODWIT_SINK_PASSWORD", QString::fromStdString(planted));
    const Outcome refused = cut.run();
    COMPARE_EXIT(refused, 4);
    keep(refused);

    cut.runner.setVariable("GODWIT_SOURCE_PASSWORD", QString::fromStdString(planted));
    cut.set("throttleRps", m_rows / 4);
    const auto process = cut.start();
    QVERIFY(cut.copies(*process));
    QFile commandLine("/proc/" + QString::number(process->processId()) + "/cmdline");
    QVERIFY(commandLine.open(QIODevice::ReadOnly));
    const QByteArray words = commandLine.readAll();
    QVERIFY(words.contains("run"));
    everything += words.toStdString();
    for (const std::string &id : m_server->connectionsOf("godwit_cut"))
        m_server->run("KILL " + id); // errors and retries
    endsWithin(*process, 800);
    process->kill(); // logs and journals stay behind
    keep(finishPatiently(*process, 20));
    for (const auto &[name, bytes] : cut.runner.files())
        everything += bytes;
    keep(cut.run(true));
    for (const auto &[name, bytes] : cut.runner.files())
        everything += bytes;
    QVERIFY(everything.find("godwit_cut") != std::string::npos); // the search can find something
    QVERIFY(everything.find(planted) == std::string::npos);
    compare(*m_server);
}

void TestInterruptions::cleanupTestCase()
{
    if (m_server)
        m_server->runAll({"DROP DATABASE IF EXISTS " + sinkName,
                          "DROP DATABASE IF EXISTS " + sourceName,
                          "DROP USER IF EXISTS godwit_cut@'127.0.0.1'"});
}

QTEST_GUILESS_MAIN(TestInterruptions)
#include "tst_interruptions.moc"
