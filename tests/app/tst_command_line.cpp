#include "tests/app/godwitctl_runner.h"

class tst_CommandLine : public QObject
{
    Q_OBJECT

private slots:
    void tellsItsVersion();
    void helpIsThereForEveryCommand_data();
    void helpIsThereForEveryCommand();
    void helpSaysExitCodesAndVariables();
    void aWrongCommandLineIsExitCodeTwo_data();
    void aWrongCommandLineIsExitCodeTwo();
    void commandsOfALaterVersionSaySo_data();
    void commandsOfALaterVersionSaySo();
    void anAnswerThatCannotBeWrittenIsAFailure();
    void aHomeThatIsAFileIsAnErrorWithARemedy();
};

void tst_CommandLine::tellsItsVersion()
{
    const GodwitctlRunner godwitctl;
    const Outcome plain = godwitctl.run({"--version"});
    COMPARE_EXIT(plain, 0);
    QVERIFY(plain.out.starts_with("godwitctl "));
    const Outcome json = godwitctl.run({"--version", "--json"});
    COMPARE_EXIT(json, 0);
    QVERIFY(plain.out == "godwitctl " + json.json()["version"].get<std::string>() + "\n");
}

void tst_CommandLine::helpIsThereForEveryCommand_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command : {"",
                                "source",
                                "source add",
                                "source list",
                                "source show",
                                "source test",
                                "source copy",
                                "source remove",
                                "catalog",
                                "validate",
                                "plan",
                                "run",
                                "verify",
                                "projects",
                                "projects list",
                                "projects show",
                                "projects start",
                                "projects pause",
                                "projects stop",
                                "projects resume",
                                "projects release",
                                "projects delete",
                                "projects rename",
                                "projects clone",
                                "projects tag",
                                "export",
                                "submit",
                                "serve",
                                "repair",
                                "report"})
        QTest::newRow(*command ? command : "the program") << QString(command);
}

void tst_CommandLine::helpIsThereForEveryCommand()
{
    QFETCH(QString, command);
    const GodwitctlRunner godwitctl;
    const QStringList words = command.split(' ', Qt::SkipEmptyParts);
    const Outcome help = godwitctl.run(words + QStringList{"--help"});
    COMPARE_EXIT(help, 0);
    QVERIFY(help.out.find("--json") != std::string::npos);
    QVERIFY(help.err.empty());
    const Outcome json = godwitctl.run(words + QStringList{"--json", "--help"});
    COMPARE_EXIT(json, 0);
    QVERIFY(json.json()["help"] == help.out);
}

void tst_CommandLine::helpSaysExitCodesAndVariables()
{
    const Outcome help = GodwitctlRunner().run({"--help"});
    for (const char *word : {"Exit codes", "130", "GODWIT_SOURCE_PASSWORD", "GODWIT_SINK_PASSWORD",
                             "GODWIT_HOME", "Examples"})
        QVERIFY2(help.out.find(word) != std::string::npos, word);
}

void tst_CommandLine::aWrongCommandLineIsExitCodeTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no command") << QStringList{};
    QTest::newRow("unknown command") << QStringList{"migrate"};
    QTest::newRow("unknown option") << QStringList{"plan", "a.json", "--sauce", "x"};
    QTest::newRow("no file") << QStringList{"plan"};
    QTest::newRow("two files") << QStringList{"validate", "a.json", "b.json"};
    QTest::newRow("no action") << QStringList{"source"};
    QTest::newRow("no id") << QStringList{"projects", "show"};
    QTest::newRow("option without value") << QStringList{"run", "a.json", "--source"};
    QTest::newRow("unknown format") << QStringList{"export", "a.json", "--format", "xml"};
    QTest::newRow("file is not there") << QStringList{"run", "nothere.json"};
    QTest::newRow("file is a folder") << QStringList{"plan", "."};
    QTest::newRow("unknown data source") << QStringList{"catalog", "e_nothere"};
    QTest::newRow("unknown project") << QStringList{"projects", "show", "np_nothere"};
}

void tst_CommandLine::aWrongCommandLineIsExitCodeTwo()
{
    QFETCH(QStringList, arguments);
    const GodwitctlRunner godwitctl;
    const Outcome plain = godwitctl.run(arguments);
    COMPARE_EXIT(plain, 2);
    QVERIFY(!plain.err.empty());
    const Outcome json = godwitctl.run(arguments + QStringList{"--json"});
    COMPARE_EXIT(json, 2);
    const godwit::Json document = json.json();
    QVERIFY2(document.is_object(), json.out.c_str());
    QVERIFY(!document["errors"].empty());
    for (const char *key : {"code", "level", "message", "proposal"})
        QVERIFY2(document["errors"][0].contains(key), key);
    QVERIFY(godwitctl.files().empty()); // a mistake leaves nothing behind
}

void tst_CommandLine::commandsOfALaterVersionSaySo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("submit") << QStringList{"submit",   "p.json", "--server",
                                           "http://x", "--user", "u"};
    QTest::newRow("serve") << QStringList{"serve", "--listen", "127.0.0.1:1"};
}

void tst_CommandLine::commandsOfALaterVersionSaySo()
{
    QFETCH(QStringList, arguments);
    const Outcome outcome = GodwitctlRunner().run(arguments + QStringList{"--json"});
    COMPARE_EXIT(outcome, 4);
    QVERIFY(outcome.json()["errors"][0]["code"] == "NOT_SUPPORTED");
}

void tst_CommandLine::anAnswerThatCannotBeWrittenIsAFailure()
{
    QProcess process;
    process.setStandardOutputFile("/dev/full");
    process.start(GODWITCTL, {"--version"});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 1);
}

void tst_CommandLine::aHomeThatIsAFileIsAnErrorWithARemedy()
{
    const GodwitctlRunner godwitctl;
    const QString home = godwitctl.write("afile", "x");
    const Outcome outcome = godwitctl.run(
        {"source", "add", "--name", "a", "--url", "sqlite:///a.db", "--home", home, "--json"});
    COMPARE_EXIT(outcome, 1);
    QVERIFY(outcome.json()["errors"][0]["code"] == "IO_ERROR");
    QVERIFY(outcome.json()["errors"][0]["proposal"].get<std::string>().find("--home")
            != std::string::npos);
}

QTEST_GUILESS_MAIN(tst_CommandLine)
#include "tst_command_line.moc"
