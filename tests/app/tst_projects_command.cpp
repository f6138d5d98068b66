#include "tests/app/godwitctl_runner.h"

class tst_ProjectsCommand : public QObject
{
    Q_OBJECT

private slots:
    void anEmptyHomeHasNoProjectsAndIsNotMade();
    void aRunMakesAProjectThatIsShown();
    void theLifeOfAProject();
    void aRunningProjectIsPausedAndResumed();
    void whatIsUnfinishedMayBeReleasedAndRunAnew();
    void wrongStatesAreRefused();
    void renamesClonesAndTags();
    void limitsAreChangedWhileAProjectRuns();
    void wishesOutOfRangeAreRefused();
    void aFailedTableIsShownSkippedAndTakenBack();
};

static const char *rows =
    "CREATE TABLE t(id INTEGER PRIMARY KEY, v TEXT);"
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
    "INSERT INTO t SELECT i, 'value ' || i FROM n;";

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

static godwit::Json slowPayload()
{
    godwit::Json payload = specificPayload("shop", {"t"});
    payload["fullTransferConfig"] = {{"throttleRps", 2000}};
    return payload;
}

static std::string stateOf(const GodwitctlRunner &godwitctl, const QString &id)
{
    const Outcome shown = godwitctl.run({"projects", "show", id, "--json"});
    return shown.exitCode == 0 ? shown.json()["state"].get<std::string>() : shown.err;
}

void tst_ProjectsCommand::anEmptyHomeHasNoProjectsAndIsNotMade()
{
    const GodwitctlRunner godwitctl;
    const Outcome outcome = godwitctl.run({"projects", "list", "--json"});
    COMPARE_EXIT(outcome, 0);
    QVERIFY(outcome.json()["projects"].empty());
    COMPARE_EXIT(godwitctl.run({"projects", "release", "shop"}), 2);
    QVERIFY(!QFile::exists(godwitctl.home()));
}

void tst_ProjectsCommand::aRunMakesAProjectThatIsShown()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", rows));
    const Outcome run = godwitctl.run(runOf(godwitctl, specificPayload("shop", {"t"})));
    COMPARE_EXIT(run, 0);
    const Outcome shown = godwitctl.run({"projects", "show", "shop", "--json"});
    COMPARE_EXIT(shown, 0);
    QVERIFY(shown.json()["id"] == run.json()["project"]);
    QVERIFY(shown.json()["state"] == "FINISHED");
    QVERIFY(shown.json()["payload"]["name"] == "shop");
    QVERIFY(shown.json()["lastRun"]["tables"] == run.json()["tables"]);
    COMPARE_EXIT(godwitctl.run({"projects", "show", "shop"}), 0);
    COMPARE_EXIT(godwitctl.run({"projects", "list"}), 0);
}

void tst_ProjectsCommand::theLifeOfAProject()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", rows));
    COMPARE_EXIT(godwitctl.run(runOf(godwitctl, specificPayload("shop", {"t"}))), 0);
    COMPARE_EXIT(godwitctl.run({"projects", "delete", "shop"}), 4); // not released yet
    COMPARE_EXIT(godwitctl.run({"projects", "release", "shop", "--json"}), 0);
    QCOMPARE(stateOf(godwitctl, "shop"), std::string("RELEASED"));
    QCOMPARE(
        godwitctl.value("b.db", "SELECT count(*) FROM sqlite_master WHERE name LIKE 'godwit%'"),
        std::string("0"));
    COMPARE_EXIT(godwitctl.run({"projects", "release", "shop"}), 4);
    COMPARE_EXIT(godwitctl.run({"projects", "delete", "shop"}), 0);
    QVERIFY(godwitctl.run({"projects", "list", "--json"}).json()["projects"].empty());
    QCOMPARE(godwitctl.value("b.db", "SELECT count(*) FROM t"), std::string("20000"));
}

void tst_ProjectsCommand::aRunningProjectIsPausedAndResumed()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", rows));
    const auto process = godwitctl.start(runOf(godwitctl, slowPayload()));
    QVERIFY(process);
    QVERIFY(!process->waitForFinished(2500));
    QCOMPARE(stateOf(godwitctl, "shop"), std::string("RUNNING"));
    COMPARE_EXIT(godwitctl.run({"projects", "release", "shop"}), 4);
    COMPARE_EXIT(godwitctl.run({"projects", "stop", "shop", "--json"}), 0);
    COMPARE_EXIT(GodwitctlRunner::finish(*process), 130);
    QCOMPARE(stateOf(godwitctl, "shop"), std::string("SUSPEND"));
    COMPARE_EXIT(godwitctl.run({"projects", "pause", "shop"}), 4);
    COMPARE_EXIT(godwitctl.run({"projects", "start", "shop"}), 4); // resume it instead
    const Outcome resumed = godwitctl.run({"projects", "resume", "shop", "--json"});
    COMPARE_EXIT(resumed, 0);
    QVERIFY(resumed.json()["consistent"] == true);
    QCOMPARE(godwitctl.value("b.db", "SELECT count(*) || ' ' || sum(id) FROM t"),
             std::string("20000 200010000"));
}

void tst_ProjectsCommand::whatIsUnfinishedMayBeReleasedAndRunAnew()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", rows));
    const auto process = godwitctl.start(runOf(godwitctl, slowPayload()));
    QVERIFY(process);
    QVERIFY(!process->waitForFinished(2500));
    process->kill();
    QVERIFY(process->waitForFinished());
    COMPARE_EXIT(godwitctl.run({"projects", "release", "shop"}), 0);
    QCOMPARE(
        godwitctl.value("b.db", "SELECT count(*) FROM sqlite_master WHERE name LIKE 'godwit%'"),
        std::string("0"));
    QVERIFY(godwitctl.sql("b.db", "DROP TABLE IF EXISTS t"));
    const Outcome run = godwitctl.run(runOf(godwitctl, specificPayload("shop", {"t"})));
    COMPARE_EXIT(run, 0);
    QCOMPARE(stateOf(godwitctl, "shop"), std::string("FINISHED"));
}

void tst_ProjectsCommand::wrongStatesAreRefused()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", rows));
    COMPARE_EXIT(godwitctl.run(runOf(godwitctl, specificPayload("shop", {"t"}))), 0);
    const Outcome paused = godwitctl.run({"projects", "pause", "shop", "--json"});
    COMPARE_EXIT(paused, 4);
    QVERIFY(paused.json()["errors"][0]["message"].get<std::string>().find("FINISHED")
            != std::string::npos);
}

void tst_ProjectsCommand::renamesClonesAndTags()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", rows));
    COMPARE_EXIT(godwitctl.run(runOf(godwitctl, specificPayload("shop", {"t"}))), 0);
    COMPARE_EXIT(godwitctl.run({"projects", "tag", "shop", "blue", "nightly 😀"}), 0);
    const Outcome cloned = godwitctl.run({"projects", "clone", "shop", "shop2", "--json"});
    COMPARE_EXIT(cloned, 0);
    QVERIFY(cloned.json()["state"] == "INIT");
    QVERIFY(cloned.json()["tags"] == godwit::Json::array({"blue", "nightly 😀"}));
    COMPARE_EXIT(godwitctl.run({"projects", "clone", "shop", "shop2"}), 2);
    COMPARE_EXIT(godwitctl.run({"projects", "rename", "shop", "shop2"}), 2);
    COMPARE_EXIT(godwitctl.run({"projects", "rename", "shop", "two words"}), 2);
    COMPARE_EXIT(godwitctl.run({"projects", "rename", "shop", "store"}), 0);
    const Outcome shown = godwitctl.run({"projects", "show", "store", "--json"});
    QVERIFY(shown.json()["payload"]["name"] == "store");
    QVERIFY(shown.json()["lastRun"].is_object());
    COMPARE_EXIT(godwitctl.run({"projects", "tag", "store", "--clear"}), 0);
    COMPARE_EXIT(godwitctl.run({"projects", "tag", "store"}), 2);
    COMPARE_EXIT(godwitctl.run({"projects", "tag", "store", "1", "2", "3", "4", "5", "6"}), 2);
    COMPARE_EXIT(godwitctl.run({"projects", "start", "shop2", "--source", godwitctl.url("a.db"),
                                "--sink", godwitctl.url("c.db")}),
                 0);
    QCOMPARE(godwitctl.value("c.db", "SELECT count(*) FROM t"), std::string("20000"));
    COMPARE_EXIT(godwitctl.run({"projects", "delete", "shop2"}), 4);
}

void tst_ProjectsCommand::limitsAreChangedWhileAProjectRuns()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", rows));
    godwit::Json payload = specificPayload("shop", {"t"});
    payload["fullTransferConfig"] = {{"throttleRps", 100}}; // minutes
    const auto process = godwitctl.start(runOf(godwitctl, payload));
    QVERIFY(process);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(godwitctl, "shop"), std::string("RUNNING"), 20'000);
    const Outcome slower = godwitctl.run(
        {"projects", "set", "shop", "--threads", "4", "--speed-mode", "fast", "--json"});
    COMPARE_EXIT(slower, 0);
    QVERIFY(slower.json()["running"] == true);
    QVERIFY(slower.json()["asked"]["threads"] == 4);
    QVERIFY(slower.json()["asked"]["speedMode"] == "FAST");
    QVERIFY(slower.json()["asked"]["rowsPerSecond"].is_null());
    const Outcome free =
        godwitctl.run({"projects", "set", "shop", "--rows-per-second", "0", "--json"});
    COMPARE_EXIT(free, 0);
    QVERIFY(free.json()["asked"]["threads"] == 4); // what was not named stays
    COMPARE_EXIT(GodwitctlRunner::finish(*process), 0);

    const Outcome reset = godwitctl.run({"projects", "set", "shop", "--reset", "--json"});
    COMPARE_EXIT(reset, 0);
    QVERIFY(reset.json()["running"] == false);
    QVERIFY(reset.json()["inForce"].is_null());
    QVERIFY(reset.json()["asked"]["threads"].is_null());
}

void tst_ProjectsCommand::wishesOutOfRangeAreRefused()
{
    const GodwitctlRunner godwitctl;
    COMPARE_EXIT(godwitctl.run({"projects", "set", "shop", "--threads", "1"}), 2); // unknown
    QVERIFY(godwitctl.sql("a.db", rows));
    COMPARE_EXIT(godwitctl.run(runOf(godwitctl, specificPayload("shop", {"t"}))), 0);
    COMPARE_EXIT(godwitctl.run({"projects", "set", "shop"}), 2);
    COMPARE_EXIT(godwitctl.run({"projects", "set", "shop", "--threads", "0"}), 2);
    COMPARE_EXIT(godwitctl.run({"projects", "set", "shop", "--threads", "513"}), 2);
    COMPARE_EXIT(godwitctl.run({"projects", "set", "shop", "--rows-per-second", "many"}), 2);
    COMPARE_EXIT(godwitctl.run({"projects", "set", "shop", "--speed-mode", "LUDICROUS"}), 2);
    COMPARE_EXIT(godwitctl.run({"projects", "skip", "shop"}), 2);           // no object
    COMPARE_EXIT(godwitctl.run({"projects", "skip", "shop", "main.t"}), 4); // it has finished
    COMPARE_EXIT(godwitctl.run({"projects", "retry", "shop"}), 4);
}

void tst_ProjectsCommand::aFailedTableIsShownSkippedAndTakenBack()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", std::string(rows) + "CREATE TABLE u(id INTEGER PRIMARY KEY);"));
    QVERIFY(godwitctl.sql("b.db", "CREATE TABLE other(x); CREATE INDEX u ON other(x);"));
    COMPARE_EXIT(godwitctl.run(runOf(godwitctl, specificPayload("shop", {"t", "u"}))), 1);
    const Outcome shown = godwitctl.run({"projects", "show", "shop", "--json"});
    const godwit::Json failed = shown.json()["failedObjects"];
    QCOMPARE(failed.size(), std::size_t(1));
    QVERIFY(failed[0]["name"] == "u");
    QVERIFY(failed[0]["state"] == "FAILED");
    QVERIFY(failed[0]["step"] == "SCHEMA");
    QVERIFY(failed[0]["failedSql"].get<std::string>().starts_with("CREATE TABLE"));
    QVERIFY(failed[0]["error"]["message"].is_string());
    COMPARE_EXIT(godwitctl.run({"projects", "show", "shop"}), 0);

    COMPARE_EXIT(godwitctl.run({"projects", "skip", "shop", "main.none"}), 2);
    const Outcome skipped = godwitctl.run({"projects", "skip", "shop", "main.u", "--json"});
    COMPARE_EXIT(skipped, 0);
    QVERIFY(skipped.json()["objects"][0]["name"] == "u");
    const Outcome resumed = godwitctl.run({"projects", "resume", "shop", "--json"});
    COMPARE_EXIT(resumed, 3);
    QVERIFY(resumed.json()["consistent"].is_null());
    QVERIFY(resumed.json()["state"] == "FINISHED");
}

QTEST_GUILESS_MAIN(tst_ProjectsCommand)
#include "tst_projects_command.moc"
