// godwitctl repair: shows what would be done; --apply does it, and verifies afterwards.
#include "core/base/text.h"
#include "tests/app/godwitctl_runner.h"

class tst_RepairCommand : public QObject
{
    Q_OBJECT

private slots:
    void statementsAreShownAndNothingIsChanged();
    void statementsGoIntoAFile();
    void applyRepairsAndVerifies();
    void onlyChosenRowsAreRepaired();
    void whatChangedMeanwhileIsLeftAlone();
    void verifyOfARunIsKeptForTheRepair();
    void scopesOfVerifyGoByWhatIsStored();
    void anotherDestinationIsRefused();
    void aProjectThatNeverRanIsRefused();
    void aTableThatIsUnknownIsNamed();
    void nothingToRepairIsSaid();
};

namespace {

const char *rows = "CREATE TABLE t(id INTEGER PRIMARY KEY, v TEXT);"
                   "INSERT INTO t VALUES (1,'one'),(2,'it''s'),(3,NULL),(4,'a\nb');"
                   "CREATE TABLE u(id INTEGER PRIMARY KEY, v TEXT); INSERT INTO u VALUES (1,'x')";
const char *damage = "DELETE FROM t WHERE id = 2; INSERT INTO t VALUES (9,'nine');"
                     "UPDATE t SET v = '' WHERE id = 3; UPDATE u SET v = 'y'";

QStringList withFiles(const GodwitctlRunner &godwitctl, const QStringList &arguments)
{
    return QStringList{arguments.front(),
                       godwitctl.write("p.json", specificPayload("shop", {"t", "u"}).dump())}
           + arguments.mid(1)
           + QStringList{"--source", godwitctl.url("a.db"), "--sink", godwitctl.url("b.db")};
}

/// Copied, then damaged, then verified: four differences.
void damaged(const GodwitctlRunner &godwitctl)
{
    QVERIFY(godwitctl.sql("a.db", rows));
    COMPARE_EXIT(godwitctl.run(withFiles(godwitctl, {"run"})), 0);
    QVERIFY(godwitctl.sql("b.db", damage));
    COMPARE_EXIT(godwitctl.run(withFiles(godwitctl, {"verify"})), 3);
}

} // namespace

void tst_RepairCommand::statementsAreShownAndNothingIsChanged()
{
    const GodwitctlRunner godwitctl;
    damaged(godwitctl);
    const Outcome shown = godwitctl.run(withFiles(godwitctl, {"repair"}));
    COMPARE_EXIT(shown, 0);
    QVERIFY(shown.out.find("PRAGMA foreign_keys") == 0);
    QCOMPARE(godwit::split(shown.out, '\n').size(), std::size_t(1 + 4 + 1));
    QVERIFY(shown.err.find("Nothing was changed") != std::string::npos);
    const Outcome json = godwitctl.run(withFiles(godwitctl, {"repair", "--json"}));
    COMPARE_EXIT(json, 0);
    QVERIFY(json.json()["count"] == 4);
    QCOMPARE(json.json()["differences"].size(), std::size_t(4));
    QVERIFY(json.json()["differences"][0]["state"] == "OPEN");
    COMPARE_EXIT(godwitctl.run(withFiles(godwitctl, {"verify"})), 3);
}

void tst_RepairCommand::statementsGoIntoAFile()
{
    const GodwitctlRunner godwitctl;
    damaged(godwitctl);
    COMPARE_EXIT(godwitctl.run(withFiles(godwitctl, {"repair", "--out", "r.sql"})), 0);
    QVERIFY(godwitctl.sql("b.db", godwitctl.read("r.sql")));
    COMPARE_EXIT(godwitctl.run(withFiles(godwitctl, {"verify"})), 0);
    COMPARE_EXIT(godwitctl.run(withFiles(godwitctl, {"repair", "--out", "no/such/folder"})), 2);
    COMPARE_EXIT(godwitctl.run(withFiles(godwitctl, {"repair", "--out", "r.sql", "--apply"})), 2);
}

void tst_RepairCommand::applyRepairsAndVerifies()
{
    const GodwitctlRunner godwitctl;
    damaged(godwitctl);
    const Outcome applied = godwitctl.run(withFiles(godwitctl, {"repair", "--apply", "--json"}));
    COMPARE_EXIT(applied, 0);
    QVERIFY(applied.json()["repair"]["repaired"] == 4);
    QVERIFY(applied.json()["consistent"] == true);
    COMPARE_EXIT(godwitctl.run(withFiles(godwitctl, {"verify"})), 0);
    const Outcome again = godwitctl.run(withFiles(godwitctl, {"repair", "--apply"}));
    COMPARE_EXIT(again, 0);
    QVERIFY(again.out.find("Repaired 0") != std::string::npos);
}

void tst_RepairCommand::onlyChosenRowsAreRepaired()
{
    const GodwitctlRunner godwitctl;
    damaged(godwitctl);
    const Outcome one = godwitctl.run(withFiles(
        godwitctl, {"repair", "--apply", "--json", "--table", "main.t", "--kind", "only_in_sink"}));
    COMPARE_EXIT(one, 3);
    QVERIFY(one.json()["repair"]["repaired"] == 1);
    const Outcome other = godwitctl.run(
        withFiles(godwitctl, {"repair", "--apply", "--json", "--table", "t", "--key", "2"}));
    COMPARE_EXIT(other, 3);
    QVERIFY(other.json()["repair"]["repaired"] == 1);
    const Outcome rest = godwitctl.run(withFiles(godwitctl, {"repair", "--apply", "--json"}));
    COMPARE_EXIT(rest, 0);
    QVERIFY(rest.json()["repair"]["repaired"] == 2);
}

void tst_RepairCommand::whatChangedMeanwhileIsLeftAlone()
{
    const GodwitctlRunner godwitctl;
    damaged(godwitctl);
    QVERIFY(godwitctl.sql("b.db", "UPDATE t SET v = 'mine' WHERE id = 3"));
    const Outcome applied = godwitctl.run(withFiles(godwitctl, {"repair", "--apply", "--json"}));
    COMPARE_EXIT(applied, 3);
    QVERIFY(applied.json()["repair"]["changedMeanwhile"] == 1);
    QVERIFY(applied.json()["repair"]["repaired"] == 3);
    QVERIFY(applied.json()["consistent"] == false);
}

void tst_RepairCommand::verifyOfARunIsKeptForTheRepair()
{
    const GodwitctlRunner godwitctl;
    damaged(godwitctl);
    const Outcome shown = godwitctl.run({"projects", "show", "shop", "--json"});
    COMPARE_EXIT(shown, 0);
    const std::string text = shown.json().dump();
    QVERIFY2(text.find("DIFFERENT") != std::string::npos, text.c_str());
}

void tst_RepairCommand::scopesOfVerifyGoByWhatIsStored()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", rows));
    QVERIFY(godwitctl.sql("b.db", rows));
    const QStringList scoped = withFiles(godwitctl, {"verify", "--scope", "inconsistent_records"});
    COMPARE_EXIT(godwitctl.run(scoped), 2); // there is nothing to go by
    QVERIFY(godwitctl.sql("b.db", "DROP TABLE t; DROP TABLE u"));
    COMPARE_EXIT(godwitctl.run(withFiles(godwitctl, {"run"})), 0);
    QVERIFY(godwitctl.sql("b.db", damage));
    COMPARE_EXIT(godwitctl.run(scoped), 0); // none is known to differ
    COMPARE_EXIT(godwitctl.run(withFiles(godwitctl, {"verify"})), 3);
    QVERIFY(godwitctl.sql("b.db", "DELETE FROM t; INSERT INTO t VALUES (1,'one'),(2,'it''s'),"
                                  "(3,NULL),(4,'a\nb'); UPDATE u SET v = 'x'"));
    COMPARE_EXIT(godwitctl.run(scoped), 0);
}

void tst_RepairCommand::anotherDestinationIsRefused()
{
    const GodwitctlRunner godwitctl;
    damaged(godwitctl);
    QStringList elsewhere = withFiles(godwitctl, {"repair", "--apply"});
    elsewhere.back() = godwitctl.url("c.db");
    QVERIFY(godwitctl.sql("c.db", rows));
    const Outcome refused = godwitctl.run(elsewhere);
    COMPARE_EXIT(refused, 4);
    QVERIFY(refused.err.find("c.db") != std::string::npos);
}

void tst_RepairCommand::aProjectThatNeverRanIsRefused()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", rows) && godwitctl.sql("b.db", rows));
    const auto before = godwitctl.files();
    COMPARE_EXIT(godwitctl.run(withFiles(godwitctl, {"repair", "--apply"})), 2);
    COMPARE_EXIT(godwitctl.run(withFiles(godwitctl, {"repair"})), 2);
    COMPARE_EXIT(godwitctl.run({"repair", "no-such-file.json"}), 2);
}

void tst_RepairCommand::aTableThatIsUnknownIsNamed()
{
    const GodwitctlRunner godwitctl;
    damaged(godwitctl);
    const Outcome refused =
        godwitctl.run(withFiles(godwitctl, {"repair", "--apply", "--table", "main.nothing"}));
    COMPARE_EXIT(refused, 2);
    QVERIFY(refused.err.find("main.nothing") != std::string::npos);
}

void tst_RepairCommand::nothingToRepairIsSaid()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", rows));
    COMPARE_EXIT(godwitctl.run(withFiles(godwitctl, {"run"})), 0);
    const Outcome shown = godwitctl.run(withFiles(godwitctl, {"repair"}));
    COMPARE_EXIT(shown, 0);
    QVERIFY(shown.out.empty());
    QVERIFY(shown.err.find("No difference") != std::string::npos);
}

QTEST_GUILESS_MAIN(tst_RepairCommand)
#include "tst_repair_command.moc"
