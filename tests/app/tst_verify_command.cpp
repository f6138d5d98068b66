#include "core/base/text.h"
#include "tests/app/godwitctl_runner.h"

class tst_VerifyCommand : public QObject
{
    Q_OBJECT

private slots:
    void equalSidesAreConsistent();
    void everyDifferenceIsWrittenAndCanBeRepaired();
    void aTableThatIsMissingIsNeverPassed();
    void aFileThatCannotBeWrittenIsWrongInput();
    void storesNothing();
};

static QStringList verifyOf(const GodwitctlRunner &godwitctl)
{
    return {"verify",
            godwitctl.write("p.json", specificPayload("shop", {"t"}).dump()),
            "--json",
            "--source",
            godwitctl.url("a.db"),
            "--sink",
            godwitctl.url("b.db")};
}

static const char *rows = "CREATE TABLE t(id INTEGER PRIMARY KEY, v TEXT);"
                          "INSERT INTO t VALUES (1,'one'),(2,'it''s'),(3,NULL),(4,'a\nb')";

void tst_VerifyCommand::equalSidesAreConsistent()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", rows) && godwitctl.sql("b.db", rows));
    const Outcome outcome = godwitctl.run(verifyOf(godwitctl));
    COMPARE_EXIT(outcome, 0);
    QVERIFY(outcome.json()["consistent"] == true);
    QVERIFY(outcome.json()["tables"][0]["verify"]["state"] == "CONSISTENT");
}

void tst_VerifyCommand::everyDifferenceIsWrittenAndCanBeRepaired()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", rows) && godwitctl.sql("b.db", rows));
    QVERIFY(godwitctl.sql("b.db", "DELETE FROM t WHERE id = 2; INSERT INTO t VALUES (9,'nine');"
                                  "UPDATE t SET v = '' WHERE id = 3"));
    const Outcome outcome = godwitctl.run(
        verifyOf(godwitctl) + QStringList{"--differences", "d.jsonl", "--repair-sql", "r.sql"});
    COMPARE_EXIT(outcome, 3);
    const godwit::Json verify = outcome.json()["tables"][0]["verify"];
    QVERIFY(outcome.json()["consistent"] == false);
    QVERIFY(verify["state"] == "DIFFERENT");
    QVERIFY(verify["onlyInSource"] == 1);
    QVERIFY(verify["onlyInSink"] == 1);
    QVERIFY(verify["different"] == 1);

    std::map<std::string, godwit::Json> byKind;
    for (const std::string &line : godwit::split(godwitctl.read("d.jsonl"), '\n')) {
        if (line.empty())
            continue;
        const godwit::Json difference = godwit::Json::parse(line);
        for (const char *key : {"table", "kind", "key", "source", "sink", "columns", "repairSql"})
            QVERIFY2(difference.contains(key), key);
        byKind[difference["kind"]] = difference;
    }
    QCOMPARE(byKind.size(), std::size_t(3));
    QVERIFY(byKind["ONLY_IN_SOURCE"]["sink"].is_null());
    QVERIFY(byKind["ONLY_IN_SOURCE"]["source"]["v"] == "it's");
    QVERIFY(byKind["ONLY_IN_SINK"]["source"].is_null());
    QVERIFY(byKind["ONLY_IN_SINK"]["key"]["id"] == "9");
    QVERIFY(byKind["DIFFERENT"]["columns"] == godwit::Json::array({"v"}));
    QVERIFY(byKind["DIFFERENT"]["source"]["v"].is_null());

    QVERIFY(godwitctl.sql("b.db", godwitctl.read("r.sql")));
    COMPARE_EXIT(godwitctl.run(verifyOf(godwitctl)), 0);
}

void tst_VerifyCommand::aTableThatIsMissingIsNeverPassed()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", rows) && godwitctl.sql("b.db", "CREATE TABLE other(a)"));
    const Outcome outcome = godwitctl.run(verifyOf(godwitctl));
    QVERIFY2(outcome.exitCode == 3 || outcome.exitCode == 1, outcome.out.c_str());
    QVERIFY(outcome.json()["consistent"] != true);
}

void tst_VerifyCommand::aFileThatCannotBeWrittenIsWrongInput()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", rows) && godwitctl.sql("b.db", rows));
    const Outcome outcome =
        godwitctl.run(verifyOf(godwitctl) + QStringList{"--differences", "no/such/folder/d"});
    COMPARE_EXIT(outcome, 2);
    const Outcome full =
        godwitctl.run(verifyOf(godwitctl) + QStringList{"--differences", "/dev/full"});
    COMPARE_EXIT(full, 0); // there was nothing to write
    QVERIFY(godwitctl.sql("b.db", "DELETE FROM t"));
    COMPARE_EXIT(godwitctl.run(verifyOf(godwitctl) + QStringList{"--differences", "/dev/full"}), 1);
}

void tst_VerifyCommand::storesNothing()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", rows) && godwitctl.sql("b.db", rows));
    const QStringList arguments = verifyOf(godwitctl);
    const auto before = godwitctl.files();
    COMPARE_EXIT(godwitctl.run(arguments), 0);
    QVERIFY(godwitctl.files() == before);
}

QTEST_GUILESS_MAIN(tst_VerifyCommand)
#include "tst_verify_command.moc"
