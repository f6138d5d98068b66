#include "tests/app/godwitctl_runner.h"

class tst_SourceCommand : public QObject
{
    Q_OBJECT

private slots:
    void addsPrintsTheIdAndListsIt();
    void showsCopiesAndRemoves();
    void warnsAboutAPasswordInTheUrl();
    void storesTheNameOfTheVariableOnly();
    void testSaysWhatTheStoreIs();
    void testOfAStoreThatIsNotThereFails();
    void wrongInputIsRefused_data();
    void wrongInputIsRefused();
    void aKindWithoutConnectorIsStoredAndSaysSo();
};

static QString added(const GodwitctlRunner &godwitctl, const QString &name, const QString &url)
{
    const Outcome outcome = godwitctl.run({"source", "add", "--name", name, "--url", url});
    return outcome.exitCode == 0 ? QString::fromStdString(outcome.out).trimmed() : QString();
}

void tst_SourceCommand::addsPrintsTheIdAndListsIt()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.run({"source", "list", "--json"}).json()["sources"].empty());
    QVERIFY(godwitctl.files().empty()); // listing makes no home
    const QString id = added(godwitctl, "my 'shop' 😀", "sqlite:///data/a%20b.db");
    QVERIFY(id.startsWith("e_"));
    const godwit::Json sources = godwitctl.run({"source", "list", "--json"}).json()["sources"];
    QCOMPARE(sources.size(), std::size_t(1));
    QVERIFY(sources[0]["id"] == id.toStdString());
    QVERIFY(sources[0]["name"] == "my 'shop' 😀");
    QVERIFY(sources[0]["url"] == "sqlite:///data/a%20b.db");
}

void tst_SourceCommand::showsCopiesAndRemoves()
{
    const GodwitctlRunner godwitctl;
    const QString id = added(godwitctl, "shop", "mysql://app@db.example:3307/");
    const Outcome copied = godwitctl.run({"source", "copy", "shop", "--json"});
    COMPARE_EXIT(copied, 0);
    QVERIFY(copied.json()["id"] != id.toStdString());
    const Outcome shown = godwitctl.run({"source", "show", id, "--json"});
    COMPARE_EXIT(shown, 0);
    QVERIFY(shown.json()["url"] == "mysql://app@db.example:3307/");
    COMPARE_EXIT(godwitctl.run({"source", "remove", id}), 0);
    COMPARE_EXIT(godwitctl.run({"source", "show", id}), 2);
    COMPARE_EXIT(godwitctl.run({"source", "remove", id}), 2);
}

void tst_SourceCommand::warnsAboutAPasswordInTheUrl()
{
    const GodwitctlRunner godwitctl;
    const Outcome outcome = godwitctl.run(
        {"source", "add", "--name", "shop", "--url", "mysql://app:planted-Pw@db.example/"});
    COMPARE_EXIT(outcome, 0);
    QVERIFY(outcome.err.find("not stored") != std::string::npos);
    for (const auto &[file, bytes] : godwitctl.files())
        QVERIFY2(bytes.find("planted-Pw") == std::string::npos, file.c_str());
}

void tst_SourceCommand::storesTheNameOfTheVariableOnly()
{
    GodwitctlRunner godwitctl;
    godwitctl.setVariable("SHOP_PW", "planted-Pw");
    const Outcome outcome =
        godwitctl.run({"source", "add", "--name", "shop", "--url", "mysql://app@db.example/",
                       "--password-env", "SHOP_PW", "--json"});
    COMPARE_EXIT(outcome, 0);
    QVERIFY(outcome.json()["passwordVariable"] == "SHOP_PW");
    for (const auto &[file, bytes] : godwitctl.files())
        QVERIFY2(bytes.find("planted-Pw") == std::string::npos, file.c_str());
}

void tst_SourceCommand::testSaysWhatTheStoreIs()
{
    const GodwitctlRunner godwitctl;
    QVERIFY(godwitctl.sql("a.db", "CREATE TABLE t(a)"));
    for (const QString &id : {added(godwitctl, "shop", godwitctl.url("a.db")), QString("shop"),
                              godwitctl.url("a.db")}) {
        const Outcome outcome = godwitctl.run({"source", "test", id, "--json"});
        COMPARE_EXIT(outcome, 0);
        QVERIFY(outcome.json()["facts"]["product"] == "SQLite");
        QVERIFY(outcome.json()["missing"].is_array());
    }
}

void tst_SourceCommand::testOfAStoreThatIsNotThereFails()
{
    const GodwitctlRunner godwitctl;
    const Outcome outcome =
        godwitctl.run({"source", "test", "mysql://nobody@127.0.0.1:1/", "--json"});
    COMPARE_EXIT(outcome, 1);
    QVERIFY(outcome.json()["errors"][0]["code"] == "CONNECTION_FAILED");
    QVERIFY(!outcome.json()["errors"][0]["proposal"].get<std::string>().empty());
}

void tst_SourceCommand::wrongInputIsRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no URL") << QStringList{"--name", "x", "--url", "not a url"};
    QTest::newRow("unknown kind") << QStringList{"--name", "x", "--url", "ftp://a/"};
    QTest::newRow("relative path") << QStringList{"--name", "x", "--url", "sqlite://a.db"};
    QTest::newRow("long name") << QStringList{"--name", QString(129, 'x'), "--url", "sqlite:///a"};
    QTest::newRow("no name") << QStringList{"--url", "sqlite:///a"};
}

void tst_SourceCommand::wrongInputIsRefused()
{
    QFETCH(QStringList, arguments);
    const Outcome outcome =
        GodwitctlRunner().run(QStringList{"source", "add", "--json"} + arguments);
    COMPARE_EXIT(outcome, 2);
    QVERIFY(outcome.json()["errors"][0]["code"] == "INVALID_ARGUMENT");
}

void tst_SourceCommand::aKindWithoutConnectorIsStoredAndSaysSo()
{
    const GodwitctlRunner godwitctl;
    const Outcome outcome = godwitctl.run(
        {"source", "add", "--name", "k", "--url", "kafka://broker.example:9092/", "--json"});
    COMPARE_EXIT(outcome, 0);
    QVERIFY(outcome.json()["warnings"][0]["code"] == "NOT_SUPPORTED");
    COMPARE_EXIT(godwitctl.run({"source", "test", "k"}), 4);
}

QTEST_GUILESS_MAIN(tst_SourceCommand)
#include "tst_source_command.moc"
