#include "tests/app/godwitctl_runner.h"

class tst_CatalogCommand : public QObject
{
    Q_OBJECT

private slots:
    void listsTablesViewsColumnsAndKeys();
    void aGlobThatMatchesNothingGivesNothing();
    void aWrongGlobIsWrongInput();
    void aFileThatIsNoDatabaseFails();
};

void tst_CatalogCommand::listsTablesViewsColumnsAndKeys()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db",
                          "CREATE TABLE \"odd \"\" name\"(id INTEGER PRIMARY KEY, v TEXT NOT NULL);"
                          "INSERT INTO \"odd \"\" name\" VALUES (1, 'x'), (2, 'y');"
                          "CREATE VIEW w AS SELECT v FROM \"odd \"\" name\""));
    const Outcome outcome = godwitctl.run({"catalog", godwitctl.url("a.db"), "--json"});
    COMPARE_EXIT(outcome, 0);
    const godwit::Json database = outcome.json()["databases"][0];
    QVERIFY(database["name"] == "main");
    const godwit::Json table = database["tables"][0];
    QVERIFY(table["name"] == "odd \" name");
    QVERIFY(table["rows"] == 2);
    QCOMPARE(table["columns"].size(), std::size_t(2));
    QVERIFY(table["columns"][1]["name"] == "v");
    QVERIFY(table["keys"].is_array());
    QVERIFY(database["views"][0]["name"] == "w");
    const Outcome text = godwitctl.run({"catalog", godwitctl.url("a.db"), "--database", "ma*"});
    COMPARE_EXIT(text, 0);
    QVERIFY(text.out.find("odd \" name") != std::string::npos);
}

void tst_CatalogCommand::aGlobThatMatchesNothingGivesNothing()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", "CREATE TABLE t(a)"));
    const Outcome outcome =
        godwitctl.run({"catalog", godwitctl.url("a.db"), "--database", "shop_*", "--json"});
    COMPARE_EXIT(outcome, 0);
    QVERIFY(outcome.json()["databases"].empty());
}

void tst_CatalogCommand::aWrongGlobIsWrongInput()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", "CREATE TABLE t(a)"));
    COMPARE_EXIT(godwitctl.run({"catalog", godwitctl.url("a.db"), "--database", "[a"}), 2);
}

void tst_CatalogCommand::aFileThatIsNoDatabaseFails()
{
    const GodwitctlRunner godwitctl;
    godwitctl.write("a.db", std::string(5000, 'x'));
    const Outcome outcome = godwitctl.run({"catalog", godwitctl.url("a.db"), "--json"});
    COMPARE_EXIT(outcome, 1);
    QVERIFY(!outcome.json()["errors"].empty());
}

QTEST_GUILESS_MAIN(tst_CatalogCommand)
#include "tst_catalog_command.moc"
