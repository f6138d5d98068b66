#include "tests/app/godwitctl_runner.h"

class tst_PlanCommand : public QObject
{
    Q_OBJECT

private slots:
    void printsItsDocument();
    void createsNoFile();
    void everyObjectHasAReason();
    void aRefusedPlanHasItsObjects();
    void stepsThatCannotRunHereAreNamed();
    void aKindWithoutConnectorIsNamed();
    void storedDataSourcesAreFoundById();
};

static QStringList between(const GodwitctlRunner &godwitctl)
{
    return {"--source", godwitctl.url("a.db"), "--sink", godwitctl.url("b.db")};
}

static const char *twoTables = "CREATE TABLE t(id INTEGER PRIMARY KEY, v TEXT);"
                               "INSERT INTO t VALUES (1,'x'),(2,'y'); CREATE TABLE other(a);";

void tst_PlanCommand::printsItsDocument()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", twoTables));
    const QString file = godwitctl.write("p.json", specificPayload("shop", {"t"}).dump());
    const Outcome outcome = godwitctl.run(QStringList{"plan", file, "--json"} + between(godwitctl));
    COMPARE_EXIT(outcome, 0);
    const godwit::Json document = outcome.json();
    QCOMPARE(document["objects"].size(), std::size_t(2));
    for (const auto &object : document["objects"]) {
        for (const char *key :
             {"kind", "database", "name", "selected", "reason", "exactRows", "notes"})
            QVERIFY2(object.contains(key), key);
        if (!object["selected"].get<bool>())
            continue;
        QVERIFY(object["name"] == "t");
        QVERIFY(object["sinkDatabase"] == "main");
        QVERIFY(object["sinkName"] == "t");
        QVERIFY(object["rows"] == 2);
        QVERIFY(object["ddl"].get<std::string>().find("CREATE TABLE") == 0);
    }
    for (const auto &check : document["prechecks"]) {
        for (const char *key : {"item", "side", "status", "message", "skippable"})
            QVERIFY2(check.contains(key), key);
        QVERIFY(check["side"] == "source" || check["side"] == "sink");
    }
    QVERIFY(document["estimate"]["seconds"].size() == 2);
    QVERIFY(document["estimate"]["rows"] == 2);
    QVERIFY(document["errors"].empty());
}

void tst_PlanCommand::createsNoFile()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", twoTables));
    const QString file = godwitctl.write("p.json", specificPayload("shop", {"t"}).dump());
    const auto before = godwitctl.files();
    COMPARE_EXIT(godwitctl.run(QStringList{"plan", file} + between(godwitctl)), 0);
    QVERIFY(godwitctl.files() == before);

    // With a home that is there already, also in a database with a journal of its own.
    QVERIFY(godwitctl.sql("a.db", "PRAGMA journal_mode = WAL"));
    COMPARE_EXIT(godwitctl.run({"source", "add", "--name", "a", "--url", godwitctl.url("a.db")}),
                 0);
    const auto withHome = godwitctl.files();
    COMPARE_EXIT(godwitctl.run(QStringList{"plan", file, "--explain"} + between(godwitctl)), 0);
    QVERIFY(godwitctl.files() == withHome);
}

void tst_PlanCommand::everyObjectHasAReason()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", twoTables));
    godwit::Json payload = specificPayload("shop", {});
    payload["transferMapping"] = {{"mode", "WILDCARD"},
                                  {"tableAndViewWhiteList", godwit::Json::array({"main.t*"})}};
    const QString file = godwitctl.write("p.json", payload.dump());
    for (const char *explain : {"--json", "--explain"}) {
        const Outcome outcome =
            godwitctl.run(QStringList{"plan", file, "--json", explain} + between(godwitctl));
        COMPARE_EXIT(outcome, 0);
        for (const auto &object : outcome.json()["objects"])
            QVERIFY(!object["reason"].get<std::string>().empty());
    }
    const Outcome text = godwitctl.run(QStringList{"plan", file, "--explain"} + between(godwitctl));
    QVERIFY(text.out.find("main.other") != std::string::npos);
    QVERIFY(text.out.find("main.t*") != std::string::npos);
}

void tst_PlanCommand::aRefusedPlanHasItsObjects()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", twoTables));
    QVERIFY(godwitctl.sql("b.db", "CREATE TABLE t(id INTEGER PRIMARY KEY, v TEXT);"
                                  "INSERT INTO t VALUES (7,'not ours')"));
    const QString file = godwitctl.write("p.json", specificPayload("shop", {"t"}).dump());
    const Outcome outcome = godwitctl.run(QStringList{"plan", file, "--json"} + between(godwitctl));
    COMPARE_EXIT(outcome, 4);
    const godwit::Json document = outcome.json();
    QCOMPARE(document["objects"].size(), std::size_t(2));
    bool hasFailed = false;
    for (const auto &check : document["prechecks"]) {
        if (check["status"] != "FAILED")
            continue;
        hasFailed = true;
        QVERIFY(!check["remedy"].get<std::string>().empty());
    }
    QVERIFY(hasFailed);
}

void tst_PlanCommand::stepsThatCannotRunHereAreNamed()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", twoTables));
    for (const char *step : {"enableIncrTransfer", "enableReverseIncrTransfer"}) {
        godwit::Json payload = specificPayload("shop", {"t"});
        payload["enableIncrTransfer"] = true;
        payload[step] = true;
        const QString file = godwitctl.write("p.json", payload.dump());
        for (const char *command : {"plan", "run"}) {
            const Outcome outcome =
                godwitctl.run(QStringList{command, file, "--json"} + between(godwitctl));
            COMPARE_EXIT(outcome, 4);
            QVERIFY2(outcome.out.find("ncremental") != std::string::npos, outcome.out.c_str());
        }
    }
}

void tst_PlanCommand::aKindWithoutConnectorIsNamed()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", twoTables));
    const QString file = godwitctl.write("p.json", specificPayload("shop", {"t"}).dump());
    for (const char *command : {"plan", "run", "verify"}) {
        const Outcome outcome = godwitctl.run({command, file, "--json", "--source",
                                               godwitctl.url("a.db"), "--sink", "kafka://b:9092/"});
        COMPARE_EXIT(outcome, 4);
        QVERIFY(outcome.out.find("kafka") != std::string::npos);
    }
}

void tst_PlanCommand::storedDataSourcesAreFoundById()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", twoTables));
    const auto add = [&](const char *name, const char *file) {
        return godwitctl
            .run({"source", "add", "--name", name, "--url", godwitctl.url(file), "--json"})
            .json()["id"];
    };
    godwit::Json payload = specificPayload("shop", {"t"});
    payload["sourceEndpointId"] = add("a", "a.db");
    payload["sinkEndpointId"] = add("b", "b.db");
    COMPARE_EXIT(godwitctl.run({"plan", godwitctl.write("p.json", payload.dump())}), 0);

    payload["sinkEndpointId"] = "e_unknown";
    const Outcome outcome =
        godwitctl.run({"plan", godwitctl.write("p.json", payload.dump()), "--json"});
    COMPARE_EXIT(outcome, 2);
    QVERIFY(outcome.json()["errors"][0]["where"] == "/sinkEndpointId");
    QVERIFY(outcome.json()["objects"].is_array());
}

QTEST_GUILESS_MAIN(tst_PlanCommand)
#include "tst_plan_command.moc"
