// What quickstart.sh promises: the sample arrives, under its rules, and is proven.
#include "tests/app/godwitctl_runner.h"

class tst_SampleMigration : public QObject
{
    Q_OBJECT

private slots:
    void sampleIsTheSameEveryTime();
    void sampleOverwritesNothing();
    void sampleArrivesUnderItsRulesAndIsConsistent();
    void aSpoiltRowIsFound();
};

namespace {

const QString project = SAMPLE_PROJECT;

QStringList withEndpoints(const GodwitctlRunner &godwitctl, const QString &command)
{
    return {command,    project,
            "--source", godwitctl.url("shop.db"),
            "--sink",   godwitctl.url("moved.db"),
            "--home",   godwitctl.home(),
            "--json"};
}

} // namespace

void tst_SampleMigration::sampleIsTheSameEveryTime()
{
    const GodwitctlRunner godwitctl;
    COMPARE_EXIT(godwitctl.run({"sample", "--out", godwitctl.path("a.db")}), 0);
    COMPARE_EXIT(godwitctl.run({"sample", "--out", godwitctl.path("b.db")}), 0);
    QVERIFY(godwitctl.read("a.db") == godwitctl.read("b.db"));
}

void tst_SampleMigration::sampleOverwritesNothing()
{
    const GodwitctlRunner godwitctl;
    godwitctl.write("mine.db", "not yours");
    COMPARE_EXIT(godwitctl.run({"sample", "--out", godwitctl.path("mine.db")}), 1);
    QCOMPARE(godwitctl.read("mine.db"), std::string("not yours"));
    COMPARE_EXIT(godwitctl.run({"sample", "--out", godwitctl.path("no/such/folder.db")}), 1);
}

void tst_SampleMigration::sampleArrivesUnderItsRulesAndIsConsistent()
{
    const GodwitctlRunner godwitctl;
    COMPARE_EXIT(godwitctl.run({"sample", "--out", godwitctl.path("shop.db")}), 0);
    const Outcome moved = godwitctl.run(withEndpoints(godwitctl, "run"));
    COMPARE_EXIT(moved, 0);
    QVERIFY(moved.json()["consistent"] == true);

    const auto count = [&](const QString &file, const std::string &what) {
        return godwitctl.value(file, "SELECT count(*) FROM " + what);
    };
    for (const char *table : {"customers", "\"order items\"", "\"größe\"", "\"select\"",
                              "audit_log", "\"open orders\"", "revenue_by_month", "best_months"})
        QCOMPARE(count("moved.db", table), count("shop.db", table));
    QCOMPARE(count("moved.db", "vendors"), count("shop.db", "suppliers")); // renamed
    QCOMPARE(count("moved.db", "reviews"),
             count("shop.db", "reviews WHERE stars IS NOT NULL")); // filtered
    QCOMPARE(count("moved.db", "sqlite_schema WHERE name = 'tmp_sessions'"),
             std::string("0")); // left out
    QCOMPARE(count("moved.db", "sqlite_schema WHERE name LIKE 'godwit%'"), std::string("0"));
    QCOMPARE(count("moved.db", "sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"),
             count("shop.db", "sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"));
    QCOMPARE(count("moved.db", "pragma_foreign_key_check"), std::string("0"));
}

void tst_SampleMigration::aSpoiltRowIsFound()
{
    const GodwitctlRunner godwitctl;
    COMPARE_EXIT(godwitctl.run({"sample", "--out", godwitctl.path("shop.db")}), 0);
    COMPARE_EXIT(godwitctl.run(withEndpoints(godwitctl, "run")), 0);
    COMPARE_EXIT(godwitctl.run(withEndpoints(godwitctl, "verify")), 0);
    QVERIFY(godwitctl.sql("moved.db",
                          "UPDATE payments SET amount = amount + 0.01 WHERE order_id = 4711"));
    COMPARE_EXIT(godwitctl.run(withEndpoints(godwitctl, "verify")), 3);
}

QTEST_GUILESS_MAIN(tst_SampleMigration)
#include "tst_sample_migration.moc"
