#include "tests/app/godwitctl_runner.h"

#include <csignal>

class tst_RunCommand : public QObject
{
    Q_OBJECT

private slots:
    void copiesAndProves();
    void withoutVerificationConsistentIsNull();
    void refusesADestinationThatIsNotEmpty();
    void aMissingTableIsNotSkippedInSilence();
    void anUnreachableSourceFails();
    void aFinishedRunIsRunAnew();
    void resumeOfAFinishedRunPrintsItsReportWithoutDataSources();
    void resumeWithNothingToResumeBegins();
    void aSignalStopsCleanlyAndResumeGoesOn_data();
    void aSignalStopsCleanlyAndResumeGoesOn();
    void aKilledRunIsResumed();
    void twoRunsAtOnceAreRefused();
    void aPasswordVariableThatIsNotSetIsWrongInput();
    void progressIsPlainLinesElsewhere();

private:
    static constexpr const char *counted =
        "CREATE TABLE t(id INTEGER PRIMARY KEY, v TEXT);"
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
        "INSERT INTO t SELECT i, 'value ' || i FROM n;"
        "CREATE TABLE nokey(a, b); INSERT INTO nokey SELECT id % 10, v FROM t LIMIT 3000;";
};

// Slow enough to be interrupted: 20,000 rows would take ten seconds.
static godwit::Json slowPayload()
{
    godwit::Json payload = specificPayload("slow", {"t", "nokey"});
    payload["fullTransferConfig"] = {{"throttleRps", 2000}};
    return payload;
}

static QStringList runOf(const GodwitctlRunner &godwitctl, const godwit::Json &payload)
{
    return {"run",
            godwitctl.write("p.json", payload.dump()),
            "--json",
            "--source",
            godwitctl.url("a.db"),
            "--sink",
            godwitctl.url("b.db")};
}

void tst_RunCommand::copiesAndProves()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", counted));
    const Outcome outcome =
        godwitctl.run(runOf(godwitctl, specificPayload("shop", {"t", "nokey"})));
    COMPARE_EXIT(outcome, 0);
    const godwit::Json document = outcome.json();
    QVERIFY(document["project"].get<std::string>().starts_with("np_"));
    QVERIFY(document["state"] == "FINISHED");
    QVERIFY(document["consistent"] == true);
    QVERIFY(document["errors"].empty());
    for (const auto &step : document["steps"]) {
        QVERIFY(step["state"] == "FINISHED");
        QVERIFY(step["seconds"].is_number());
    }
    QCOMPARE(document["tables"].size(), std::size_t(2));
    for (const auto &table : document["tables"]) {
        QVERIFY(table["rowsRead"] == table["rowsWritten"]);
        QVERIFY(table["seconds"].is_number());
        const godwit::Json verify = table["verify"];
        QVERIFY(verify["state"] == "CONSISTENT");
        QVERIFY(verify["sourceDigest"] == verify["sinkDigest"]);
        QCOMPARE(verify["sourceDigest"].get<std::string>().size(), std::size_t(32));
        QVERIFY(verify["sourceRows"] == verify["sinkRows"]);
        for (const char *key : {"method", "onlyInSource", "onlyInSink", "different"})
            QVERIFY2(verify.contains(key), key);
    }
    QCOMPARE(godwitctl.value("b.db", "SELECT count(*) || ' ' || sum(id) FROM t"),
             std::string("20000 200010000"));
    QCOMPARE(godwitctl.value("b.db", "SELECT count(*) FROM nokey"), std::string("3000"));
}

void tst_RunCommand::withoutVerificationConsistentIsNull()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", counted));
    godwit::Json payload = specificPayload("shop", {"t"});
    payload["enableFullVerify"] = false;
    const Outcome outcome = godwitctl.run(runOf(godwitctl, payload));
    COMPARE_EXIT(outcome, 0);
    QVERIFY(outcome.json()["consistent"].is_null());
    QVERIFY(outcome.json()["tables"][0]["verify"]["state"] == "SKIPPED");
}

void tst_RunCommand::refusesADestinationThatIsNotEmpty()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", counted));
    QVERIFY(godwitctl.sql("b.db", "CREATE TABLE t(id INTEGER PRIMARY KEY, v TEXT);"
                                  "INSERT INTO t VALUES (-1, 'not ours')"));
    const Outcome outcome = godwitctl.run(runOf(godwitctl, specificPayload("shop", {"t"})));
    COMPARE_EXIT(outcome, 4);
    QVERIFY(outcome.json()["errors"][0]["code"] == "PRECHECK_FAILED");
    QCOMPARE(godwitctl.value("b.db", "SELECT count(*) FROM t"), std::string("1"));
}

void tst_RunCommand::aMissingTableIsNotSkippedInSilence()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", counted));
    const Outcome outcome =
        godwitctl.run(runOf(godwitctl, specificPayload("shop", {"t", "nothere"})));
    COMPARE_EXIT(outcome, 4);
    QVERIFY(outcome.out.find("nothere") != std::string::npos);
}

void tst_RunCommand::anUnreachableSourceFails()
{
    const GodwitctlRunner godwitctl;
    const QString file = godwitctl.write("p.json", specificPayload("shop", {"t"}).dump());
    const Outcome outcome =
        godwitctl.run({"run", file, "--json", "--source", "mysql://nobody@127.0.0.1:1/", "--sink",
                       godwitctl.url("b.db")});
    QVERIFY(outcome.exitCode == 4 || outcome.exitCode == 1);
    QVERIFY(!outcome.json()["errors"].empty());
    QVERIFY(outcome.json()["consistent"].is_null());
}

void tst_RunCommand::aFinishedRunIsRunAnew()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", counted));
    const QStringList arguments = runOf(godwitctl, specificPayload("shop", {"t"}));
    const Outcome first = godwitctl.run(arguments);
    COMPARE_EXIT(first, 0);
    const Outcome second = godwitctl.run(arguments); // rows Godwit wrote are not in its way
    COMPARE_EXIT(second, 0);
    QVERIFY(first.json()["project"] == second.json()["project"]);
    QVERIFY(first.json()["run"] != second.json()["run"]);
    QCOMPARE(godwitctl.value("b.db", "SELECT count(*) FROM t"), std::string("20000"));
}

void tst_RunCommand::resumeOfAFinishedRunPrintsItsReportWithoutDataSources()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", counted));
    const QStringList arguments = runOf(godwitctl, specificPayload("shop", {"t"}));
    const Outcome first = godwitctl.run(arguments);
    COMPARE_EXIT(first, 0);
    QVERIFY(QFile::remove(godwitctl.path("a.db")));
    const Outcome again = godwitctl.run(arguments + QStringList{"--resume"});
    COMPARE_EXIT(again, 0);
    QVERIFY(again.json()["run"] == first.json()["run"]);
    QVERIFY(again.json()["tables"] == first.json()["tables"]);
}

void tst_RunCommand::resumeWithNothingToResumeBegins()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", counted));
    COMPARE_EXIT(
        godwitctl.run(runOf(godwitctl, specificPayload("shop", {"t"})) + QStringList{"--resume"}),
        0);
    QCOMPARE(godwitctl.value("b.db", "SELECT count(*) FROM t"), std::string("20000"));
}

void tst_RunCommand::aSignalStopsCleanlyAndResumeGoesOn_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void tst_RunCommand::aSignalStopsCleanlyAndResumeGoesOn()
{
    QFETCH(int, number);
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", counted));
    const QStringList slow = runOf(godwitctl, slowPayload());
    const auto process = godwitctl.start(slow);
    QVERIFY(process);
    QVERIFY(!process->waitForFinished(2500)); // it runs
    ::kill(static_cast<pid_t>(process->processId()), number);
    const Outcome stopped = GodwitctlRunner::finish(*process);
    COMPARE_EXIT(stopped, 130);
    QVERIFY(stopped.json()["state"] == "SUSPEND");
    QVERIFY2(stopped.err.find("--resume") != std::string::npos, stopped.err.c_str());

    const Outcome refused = godwitctl.run(slow); // an unfinished run is not run over
    COMPARE_EXIT(refused, 4);
    QVERIFY(refused.json()["errors"][0]["code"] == "UNFINISHED_RUN");
    QVERIFY(refused.json()["project"] == stopped.json()["project"]);
    QVERIFY(refused.json()["state"] == "SUSPEND");

    const Outcome resumed = godwitctl.run(runOf(godwitctl, specificPayload("slow", {"t", "nokey"}))
                                          + QStringList{"--resume"});
    COMPARE_EXIT(resumed, 0);
    QVERIFY(resumed.json()["run"] == stopped.json()["run"]);
    QCOMPARE(godwitctl.value("b.db", "SELECT count(*) || ' ' || sum(id) FROM t"),
             std::string("20000 200010000"));
    QCOMPARE(godwitctl.value("b.db", "SELECT count(*) FROM nokey"), std::string("3000"));
}

void tst_RunCommand::aKilledRunIsResumed()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", counted));
    const auto process = godwitctl.start(runOf(godwitctl, slowPayload()));
    QVERIFY(process);
    QVERIFY(!process->waitForFinished(2500));
    process->kill();
    QVERIFY(process->waitForFinished());

    const Outcome listed = godwitctl.run({"projects", "list", "--json"});
    QVERIFY(listed.json()["projects"][0]["state"] == "SUSPEND"); // its process is dead
    const Outcome resumed = godwitctl.run(runOf(godwitctl, specificPayload("slow", {"t", "nokey"}))
                                          + QStringList{"--resume"});
    COMPARE_EXIT(resumed, 0);
    QVERIFY(resumed.json()["consistent"] == true);
    QCOMPARE(godwitctl.value("b.db", "SELECT count(*) || ' ' || sum(id) FROM t"),
             std::string("20000 200010000"));
    QCOMPARE(godwitctl.value("b.db", "SELECT count(*) FROM nokey"), std::string("3000"));
}

void tst_RunCommand::twoRunsAtOnceAreRefused()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", counted));
    const QStringList slow = runOf(godwitctl, slowPayload());
    const auto first = godwitctl.start(slow);
    QVERIFY(first);
    QVERIFY(!first->waitForFinished(2500));
    for (const char *option : {"--json", "--resume"}) {
        const Outcome second = godwitctl.run(slow + QStringList{option});
        COMPARE_EXIT(second, 4);
        QVERIFY(second.json()["errors"][0]["code"] == "ALREADY_RUNNING");
        QVERIFY(second.json()["state"] == "RUNNING");
    }
    ::kill(static_cast<pid_t>(first->processId()), SIGINT);
    COMPARE_EXIT(GodwitctlRunner::finish(*first), 130);
}

void tst_RunCommand::aPasswordVariableThatIsNotSetIsWrongInput()
{
    const GodwitctlRunner godwitctl;
    const QString file = godwitctl.write("p.json", specificPayload("shop", {"t"}).dump());
    const Outcome outcome =
        godwitctl.run({"run", file, "--json", "--source", "mysql://u@127.0.0.1:1/", "--sink",
                       godwitctl.url("b.db"), "--source-password-env", "GODWIT_NOT_SET"});
    COMPARE_EXIT(outcome, 2);
    QVERIFY(outcome.out.find("GODWIT_NOT_SET") != std::string::npos);
}

void tst_RunCommand::progressIsPlainLinesElsewhere()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", counted));
    const auto process = godwitctl.start(runOf(godwitctl, slowPayload()));
    QVERIFY(process);
    QVERIFY(!process->waitForFinished(7000));
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    const Outcome outcome = GodwitctlRunner::finish(*process);
    QVERIFY2(outcome.err.find("FULL_TRANSFER") != std::string::npos, outcome.err.c_str());
    QVERIFY(outcome.err.find("rows") != std::string::npos);
    QVERIFY(outcome.err.find('\r') == std::string::npos);
    QVERIFY(outcome.err.find('\x1b') == std::string::npos);
}

QTEST_GUILESS_MAIN(tst_RunCommand)
#include "tst_run_command.moc"
