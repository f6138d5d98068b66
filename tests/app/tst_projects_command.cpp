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

QTEST_GUILESS_MAIN(tst_ProjectsCommand)
#include "tst_projects_command.moc"
