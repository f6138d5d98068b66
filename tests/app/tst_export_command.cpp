#include "tests/app/godwitctl_runner.h"

class tst_ExportCommand : public QObject
{
    Q_OBJECT

private slots:
    void omsIsTheCanonicalPayload();
    void csvFollowsRfc4180();
    void csvOfASyncProjectHasItsColumns();
    void csvOfRulesAsksTheSource();
    void ddlIsWhatARunExecutes();
    void seatunnelIsNotInThisVersion();
    void aWrongPayloadIsExitCodeTwo();
};

void tst_ExportCommand::omsIsTheCanonicalPayload()
{
    const GodwitctlRunner godwitctl;
    godwit::Json payload = specificPayload("shop", {"orders"});
    payload["vendorField"] = 1;
    const QString file = godwitctl.write("p.json", "// mine\n" + payload.dump());
    const Outcome first = godwitctl.run({"export", file, "--format", "oms"});
    COMPARE_EXIT(first, 0);
    QVERIFY(first.json()["name"] == "shop");
    QVERIFY(first.json()["vendorField"] == 1);
    const Outcome again =
        godwitctl.run({"export", "-", "--format", "oms"}, QByteArray::fromStdString(first.out));
    QCOMPARE(again.out, first.out);
    QVERIFY(godwitctl.run({"export", file, "--format", "oms", "--json"}).json() == first.json());
}

void tst_ExportCommand::csvFollowsRfc4180()
{
    const GodwitctlRunner godwitctl;
    godwit::Json payload = specificPayload("shop", {});
    godwit::Json tables = godwit::Json::array();
    tables.push_back({{"name", "a,\"b\""}, {"mappedName", "c"}, {"whereClause", "x = 'y, z'"}});
    tables.push_back({{"name", "two\nlines"}, {"filterColumns", {"id", "v"}}});
    payload["transferMapping"]["databases"][0]["tables"] = tables;
    const QString file = godwitctl.write("p.json", payload.dump());
    const Outcome outcome = godwitctl.run({"export", file, "--format", "csv"});
    COMPARE_EXIT(outcome, 0);
    const auto body = outcome.out.substr(outcome.out.find("\r\n") + 2);
    QCOMPARE(body, std::string("main,\"a,\"\"b\"\"\",main,c,,\"x = 'y, z'\"\r\n"
                               "main,\"two\nlines\",main,\"two\nlines\",id=id;v=v,\r\n"));
}

void tst_ExportCommand::csvOfASyncProjectHasItsColumns()
{
    const GodwitctlRunner godwitctl;
    godwit::Json payload = specificPayload("shop", {});
    payload["type"] = "SYNC";
    godwit::Json tables = godwit::Json::array();
    tables.push_back(
        {{"name", "t"}, {"filterColumns", {"id", "v"}}, {"shardColumns", {"id", "w"}}});
    payload["transferMapping"]["databases"][0]["tables"] = tables;
    const QString file = godwitctl.write("p.json", payload.dump());
    const Outcome outcome = godwitctl.run({"export", file, "--format", "csv", "--json"});
    COMPARE_EXIT(outcome, 0);
    const std::string csv = outcome.json()["csv"];
    QVERIFY2(csv.ends_with("main,t,main,t,id;v,id=id;v=v,id;w,\r\n"), csv.c_str());
}

void tst_ExportCommand::csvOfRulesAsksTheSource()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", "CREATE TABLE t1(a); CREATE TABLE t2(a); CREATE TABLE x(a)"));
    godwit::Json payload = specificPayload("shop", {});
    payload["transferMapping"] = {{"mode", "WILDCARD"},
                                  {"tableAndViewWhiteList", godwit::Json::array({"main.t*"})}};
    const QString file = godwitctl.write("p.json", payload.dump());
    const Outcome outcome =
        godwitctl.run({"export", file, "--format", "csv", "--source", godwitctl.url("a.db")});
    COMPARE_EXIT(outcome, 0);
    QVERIFY(outcome.out.find("main,t1,main,t1") != std::string::npos);
    QVERIFY(outcome.out.find("main,t2,main,t2") != std::string::npos);
    QVERIFY(outcome.out.find("main,x,") == std::string::npos);
}

void tst_ExportCommand::ddlIsWhatARunExecutes()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", "CREATE TABLE t(id INTEGER PRIMARY KEY, v TEXT UNIQUE);"
                                  "CREATE INDEX i ON t(v); CREATE VIEW w AS SELECT v FROM t"));
    godwit::Json payload = specificPayload("shop", {});
    payload["transferMapping"] = {{"mode", "WILDCARD"},
                                  {"tableAndViewWhiteList", godwit::Json::array({"main.*"})}};
    const QString file = godwitctl.write("p.json", payload.dump());
    const Outcome outcome = godwitctl.run({"export", file, "--format", "ddl", "--source",
                                           godwitctl.url("a.db"), "--sink", godwitctl.url("b.db")});
    COMPARE_EXIT(outcome, 0);
    QVERIFY(!QFile::exists(godwitctl.path("b.db")));
    QVERIFY2(godwitctl.sql("b.db", outcome.out), outcome.out.c_str()); // a script that runs
    QCOMPARE(
        godwitctl.value("b.db", "SELECT count(*) FROM sqlite_master WHERE name IN ('t','i','w')"),
        std::string("3"));
}

void tst_ExportCommand::seatunnelIsNotInThisVersion()
{
    const GodwitctlRunner godwitctl;
    const QString file = godwitctl.write("p.json", specificPayload("shop", {"t"}).dump());
    const Outcome outcome = godwitctl.run({"export", file, "--format", "seatunnel", "--json"});
    COMPARE_EXIT(outcome, 4);
    QVERIFY(outcome.json()["errors"][0]["code"] == "NOT_SUPPORTED");
}

void tst_ExportCommand::aWrongPayloadIsExitCodeTwo()
{
    const GodwitctlRunner godwitctl;
    for (const char *format : {"oms", "csv", "ddl", "seatunnel"}) {
        const Outcome outcome =
            godwitctl.run({"export", "-", "--format", format, "--json"}, QByteArray("{}"));
        COMPARE_EXIT(outcome, 2);
        QVERIFY(!outcome.json()["errors"].empty());
    }
}

QTEST_GUILESS_MAIN(tst_ExportCommand)
#include "tst_export_command.moc"
