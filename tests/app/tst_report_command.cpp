#include "tests/app/godwitctl_runner.h"

#include <QFile>
#include <QTemporaryDir>

class tst_ReportCommand : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void everyFormatIsWrittenAndChecked_data();
    void everyFormatIsWrittenAndChecked();
    void theFilesEndingSaysTheFormat();
    void withoutAFileItGoesToStandardOutput();
    void theProjectFileNamesTheProjectToo();
    void anotherRunIsChosenById();
    void whatIsNotProvenIsInTheHeadline();
    void aProjectAtWorkAndAKilledOneSaySo();
    void anEditIsFoundAndNamed();
    void anotherHomesReportIsAWarning();
    void whatIsNoReportIsSaid();
    void wrongCommandLinesAreExplained_data();
    void wrongCommandLinesAreExplained();
    void filesThatCannotBeWrittenAreNamed();
    void noSecretIsInIt();

private:
    /// A run of `shop` between a.db and b.db in the home.
    Outcome runShop(const QString &sink = "b.db") const
    {
        return m_godwitctl.run({"run", m_godwitctl.path("p.json"), "--json", "--source",
                                m_godwitctl.url("a.db"), "--sink", m_godwitctl.url(sink)});
    }
    QString saved(const char *format)
    {
        const QString file = m_godwitctl.path(QString("report.") + format);
        const Outcome made = m_godwitctl.run({"report", "shop", "--format", format, "--out", file});
        return made.exitCode == 0 ? file : QString();
    }

    GodwitctlRunner m_godwitctl;
    std::string m_firstRun;
};

void tst_ReportCommand::initTestCase()
{
    QVERIFY(m_godwitctl.sql("a.db", "CREATE TABLE t(id INTEGER PRIMARY KEY, v TEXT);"
                                    "INSERT INTO t VALUES (1,'one'),(2,'two'),(3,'three');"
                                    "CREATE TABLE other(id INTEGER PRIMARY KEY)"));
    m_godwitctl.write("p.json", specificPayload("shop", {"t"}).dump());
    const Outcome run = runShop();
    COMPARE_EXIT(run, 0);
    m_firstRun = run.json()["run"].get<std::string>();
}

void tst_ReportCommand::everyFormatIsWrittenAndChecked_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("start");
    QTest::newRow("text") << "text"
                          << "Godwit proof report\n";
    QTest::newRow("html") << "html"
                          << "<!DOCTYPE html>\n";
    QTest::newRow("json") << "json"
                          << "{\n  \"godwitProof\": 1,\n";
}

void tst_ReportCommand::everyFormatIsWrittenAndChecked()
{
    QFETCH(QString, format);
    QFETCH(QString, start);
    const QString file = m_godwitctl.path("made." + format);
    const Outcome made =
        m_godwitctl.run({"report", "shop", "--format", format, "--out", file, "--json"});
    COMPARE_EXIT(made, 0);
    QVERIFY(made.json()["verdict"] == "PROVEN EQUAL");
    QVERIFY(made.json()["file"] == file.toStdString());
    const std::string bytes = m_godwitctl.read("made." + format);
    QVERIFY(made.json()["bytes"] == bytes.size());
    QVERIFY(bytes.starts_with(start.toStdString()));
    QVERIFY(bytes.find("main.other") != std::string::npos || format == "json");
    QVERIFY(QFile::permissions(file).testFlag(QFile::ReadOther)); // it is made to be given away

    const Outcome checked = m_godwitctl.run({"report", "--check", file, "--json"});
    COMPARE_EXIT(checked, 0);
    QVERIFY(checked.json()["state"] == "UNALTERED");
    QVERIFY(checked.json()["ownKey"] == true);
    QVERIFY(checked.json()["format"] == format.toStdString());
    COMPARE_EXIT(m_godwitctl.run({"report", "--check", file}), 0);
}

void tst_ReportCommand::theFilesEndingSaysTheFormat()
{
    const std::pair<const char *, const char *> files[] = {{"e.html", "html"},
                                                           {"e.HTM", "html"},
                                                           {"e.json", "json"},
                                                           {"e.txt", "text"},
                                                           {"e", "text"}};
    for (const auto &[file, format] : files) {
        const Outcome made =
            m_godwitctl.run({"report", "shop", "--out", m_godwitctl.path(file), "--json"});
        COMPARE_EXIT(made, 0);
        QVERIFY2(made.json()["format"] == format, file);
    }
    COMPARE_EXIT(m_godwitctl.run({"report", "shop", "--out", m_godwitctl.path("e.pdf")}), 2);
}

void tst_ReportCommand::withoutAFileItGoesToStandardOutput()
{
    const Outcome text = m_godwitctl.run({"report", "shop"});
    COMPARE_EXIT(text, 0);
    QVERIFY(text.out.starts_with("Godwit proof report"));
    m_godwitctl.write("piped.txt", text.out);
    COMPARE_EXIT(m_godwitctl.run({"report", "--check", m_godwitctl.path("piped.txt")}), 0);
    for (const QStringList &options : {QStringList{"--json"}, QStringList{"--format", "json"}}) {
        const Outcome json = m_godwitctl.run(QStringList{"report", "shop"} + options);
        COMPARE_EXIT(json, 0);
        QVERIFY(json.json()["verdict"]["verdict"] == "PROVEN EQUAL");
        const Outcome checked =
            m_godwitctl.run({"report", "--check", "-"}, QByteArray::fromStdString(json.out));
        COMPARE_EXIT(checked, 0);
    }
}

void tst_ReportCommand::theProjectFileNamesTheProjectToo()
{
    const Outcome made = m_godwitctl.run({"report", m_godwitctl.path("p.json"), "--json"});
    COMPARE_EXIT(made, 0);
    QVERIFY(made.json()["run"]["name"] == "shop");
}

void tst_ReportCommand::anotherRunIsChosenById()
{
    COMPARE_EXIT(runShop(), 0);
    const Outcome newest = m_godwitctl.run({"report", "shop", "--json"});
    COMPARE_EXIT(newest, 0);
    QVERIFY(newest.json()["run"]["run"] != m_firstRun);
    const Outcome first =
        m_godwitctl.run({"report", "shop", "--run", QString::fromStdString(m_firstRun), "--json"});
    COMPARE_EXIT(first, 0);
    QVERIFY(first.json()["run"]["run"] == m_firstRun);
    COMPARE_EXIT(m_godwitctl.run({"report", "shop", "--run", "r_none"}), 2);
}

void tst_ReportCommand::whatIsNotProvenIsInTheHeadline()
{
    godwit::Json payload = specificPayload("copyonly", {"t"});
    payload["enableFullVerify"] = false;
    COMPARE_EXIT(m_godwitctl.run({"run", m_godwitctl.write("c.json", payload.dump()), "--source",
                                  m_godwitctl.url("a.db"), "--sink", m_godwitctl.url("c.db")}),
                 0);
    const Outcome made =
        m_godwitctl.run({"report", "copyonly", "--out", m_godwitctl.path("c.txt"), "--json"});
    COMPARE_EXIT(made, 0); // the report is made, whatever it says
    QVERIFY(made.json()["verdict"] == "NOT VERIFIED");
}

void tst_ReportCommand::aProjectAtWorkAndAKilledOneSaySo()
{
    QVERIFY(m_godwitctl.sql("many.db",
                            "CREATE TABLE t(id INTEGER PRIMARY KEY, v TEXT);"
                            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE "
                            "i < 20000) INSERT INTO t SELECT i, 'value ' || i FROM n"));
    godwit::Json payload = specificPayload("slow", {"t"});
    payload["fullTransferConfig"] = {{"throttleRps", 100}}; // minutes
    const auto process =
        m_godwitctl.start({"run", m_godwitctl.write("slow.json", payload.dump()), "--source",
                           m_godwitctl.url("many.db"), "--sink", m_godwitctl.url("slow.db")});
    QVERIFY(process);
    const auto report = [this] {
        const Outcome made = m_godwitctl.run({"report", "slow", "--json"});
        return made.exitCode == 0 ? made.json() : godwit::Json::object();
    };
    godwit::Json atWork;
    QTRY_VERIFY_WITH_TIMEOUT(
        (atWork = report()).contains("run") && atWork["run"]["run"].is_string(), 30'000);
    QVERIFY(atWork["verdict"]["verdict"] == "NOT VERIFIED");
    QVERIFY(atWork["verdict"]["sentence"]
            == "the verification has not begun: the project is at work");
    QVERIFY(atWork["run"]["asOf"].is_string());
    process->kill();
    QVERIFY(process->waitForFinished());
    const godwit::Json killed = report();
    QVERIFY(killed["verdict"]["verdict"] == "NOT VERIFIED");
    QVERIFY(killed["verdict"]["sentence"]
            == "the verification has not begun: the run was stopped before its end and can be "
               "resumed");
    QVERIFY(killed["run"]["asOf"].is_null());
}

void tst_ReportCommand::anEditIsFoundAndNamed()
{
    QVERIFY(!saved("json").isEmpty());
    std::string bytes = m_godwitctl.read("report.json");
    const auto at = bytes.find("\"rowsWritten\": 3");
    QVERIFY(at != std::string::npos);
    bytes[at + 15] = '4';
    const QString file = m_godwitctl.write("edited.json", bytes);
    const Outcome checked = m_godwitctl.run({"report", "--check", file, "--json"});
    COMPARE_EXIT(checked, 3);
    QVERIFY(checked.json()["state"] == "ALTERED");
    QVERIFY(checked.json()["altered"][0] == "totals"
            || checked.json()["altered"][0] == "table 1 main.t");
    QVERIFY(checked.json()["errors"][0]["message"].get<std::string>().find("edited.json")
            != std::string::npos);
    const Outcome words = m_godwitctl.run({"report", "--check", file});
    COMPARE_EXIT(words, 3);
    QVERIFY(words.err.find("is not as Godwit made it") != std::string::npos);
}

void tst_ReportCommand::anotherHomesReportIsAWarning()
{
    const QString file = saved("html");
    QVERIFY(!file.isEmpty());
    const Outcome checked = m_godwitctl.run(
        {"report", "--check", file, "--home", m_godwitctl.path("other-home"), "--json"});
    COMPARE_EXIT(checked, 0);
    QVERIFY(checked.json()["ownKey"] == false);
    QCOMPARE(checked.json()["warnings"].size(), std::size_t(1));
    QVERIFY(checked.json()["fingerprint"].get<std::string>().size() == 39);
    QVERIFY(!QFile::exists(m_godwitctl.path("other-home")));
}

void tst_ReportCommand::whatIsNoReportIsSaid()
{
    const Outcome checked =
        m_godwitctl.run({"report", "--check", m_godwitctl.path("p.json"), "--json"});
    COMPARE_EXIT(checked, 2);
    QVERIFY(checked.json()["state"] == "NOT_A_REPORT");
    COMPARE_EXIT(m_godwitctl.run({"report", "--check", m_godwitctl.path("missing")}), 2);
    COMPARE_EXIT(m_godwitctl.run({"report", "--check", m_godwitctl.path(".")}), 2);
}

void tst_ReportCommand::wrongCommandLinesAreExplained_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("part");
    QTest::newRow("nothing") << QStringList{} << "neither a project nor --check";
    QTest::newRow("unknown project") << QStringList{"nowhere"} << "there is no project nowhere";
    QTest::newRow("unknown format") << QStringList{"shop", "--format", "docx"} << "docx";
    QTest::newRow("pdf") << QStringList{"shop", "--format", "pdf"} << "makes no PDF";
    QTest::newRow("html as JSON") << QStringList{"shop", "--format", "html", "--json"} << "--json";
    QTest::newRow("both") << QStringList{"shop", "--check", "f"} << "--check stands alone";
    QTest::newRow("empty home") << QStringList{"shop", "--home", "/nonexistent/home"}
                                << "nothing has run there";
}

void tst_ReportCommand::wrongCommandLinesAreExplained()
{
    QFETCH(QStringList, options);
    QFETCH(QString, part);
    const Outcome outcome = m_godwitctl.run(QStringList{"report"} + options);
    COMPARE_EXIT(outcome, 2);
    QVERIFY2((outcome.out + outcome.err).find(part.toStdString()) != std::string::npos,
             (outcome.out + outcome.err).c_str());
}

void tst_ReportCommand::filesThatCannotBeWrittenAreNamed()
{
    const Outcome folder = m_godwitctl.run({"report", "shop", "--out", m_godwitctl.path(".")});
    COMPARE_EXIT(folder, 2);
    QVERIFY(folder.err.find("Is a directory") != std::string::npos);
    const Outcome missing =
        m_godwitctl.run({"report", "shop", "--out", m_godwitctl.path("none/r.html")});
    COMPARE_EXIT(missing, 2);
    QVERIFY(missing.err.find("none/r.html") != std::string::npos);
    COMPARE_EXIT(m_godwitctl.run({"report", "shop", "--out", "/dev/full"}), 1);
}

void tst_ReportCommand::noSecretIsInIt()
{
    const std::string key = m_godwitctl.read("home/keys/proof.key");
    const std::string seed = key.substr(key.find(' ') + 1, 64);
    QCOMPARE(seed.size(), std::size_t(64));
    for (const char *format : {"text", "html", "json"}) {
        QVERIFY(!saved(format).isEmpty());
        QVERIFY(m_godwitctl.read(QString("report.") + format).find(seed) == std::string::npos);
    }
}

QTEST_GUILESS_MAIN(tst_ReportCommand)
#include "tst_report_command.moc"
