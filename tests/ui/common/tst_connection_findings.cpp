#include "core/base/secret.h"
#include "ui/common/connection_findings.h"

#include <QtTest>

#include <algorithm>

using namespace godwit;
using namespace godwit::ui;

namespace {

ServerFacts ableServer()
{
    ServerFacts facts;
    facts.product = "MariaDB";
    facts.version = "10.11.6";
    facts.timeZone = "+00:00";
    facts.charset = "utf8mb4";
    facts.collation = "utf8mb4_general_ci";
    facts.sqlMode = "STRICT_TRANS_TABLES";
    facts.user = "godwit@10.0.0.5";
    facts.globalPrivileges = {"ALL PRIVILEGES"};
    facts.grants = {"GRANT ALL PRIVILEGES ON *.* TO `godwit`@`10.0.0.5`"};
    facts.binlogFormat = "ROW";
    facts.binlogRowImage = "FULL";
    facts.binlogPosition = "binlog.000003:154";
    facts.logBin = true;
    facts.tlsCipher = "TLS_AES_256_GCM_SHA384";
    return facts;
}

const ConnectionFinding *find(const std::vector<ConnectionFinding> &findings, const QString &topic)
{
    const auto found = std::find_if(findings.begin(), findings.end(),
                                    [&](const auto &finding) { return finding.topic == topic; });
    return found == findings.end() ? nullptr : &*found;
}

} // namespace

class tst_ConnectionFindings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingTheServerSaysIsInOneList()
    {
        const auto findings = ConnectionFindings::of(ableServer());
        for (const auto &[topic, text] : std::initializer_list<std::pair<QString, QString>>{
                 {"Server", "MariaDB 10.11.6"},
                 {"Time zone", "+00:00"},
                 {"Character set", "utf8mb4"},
                 {"Collation", "utf8mb4_general_ci"},
                 {"sql_mode", "STRICT_TRANS_TABLES"},
                 {"Encryption", "TLS, TLS_AES_256_GCM_SHA384"},
                 {"Clock", "agrees with this machine's"},
                 {"Binary log", "on, format ROW, row image FULL, at binlog.000003:154"},
                 {"Account", "godwit@10.0.0.5"},
                 {"Privileges held", "GRANT ALL PRIVILEGES ON *.* TO `godwit`@`10.0.0.5`"},
                 {"Missing", "nothing"}}) {
            const ConnectionFinding *finding = find(findings, topic);
            QVERIFY2(finding, qPrintable(topic));
            QCOMPARE(finding->text, text);
        }
    }

    void whatIsMissingComesWithTheStatementToRun()
    {
        ServerFacts facts = ableServer();
        facts.grants = {"GRANT SELECT, SHOW VIEW, RELOAD, REPLICATION CLIENT ON *.* TO `g`@`%`"};
        facts.globalPrivileges = {"SELECT", "SHOW VIEW", "RELOAD", "REPLICATION CLIENT"};
        facts.user = "g@%";
        facts.binlogFormat = "MIXED";
        facts.localInfile = false;
        const auto findings = ConnectionFindings::of(facts);
        const ConnectionFinding *sink = find(findings, "As a destination");
        QVERIFY(sink && sink->status == Status::Warning && sink->isSql);
        QVERIFY2(sink->remedy.startsWith("GRANT ") && sink->remedy.endsWith("TO 'g'@'%';"),
                 qPrintable(sink->remedy));
        QVERIFY(!find(findings, "As a source"));
        const QString text = ConnectionFindings::asText(findings);
        QVERIFY(text.contains("SET GLOBAL binlog_format = 'ROW';"));
        QVERIFY(text.contains("SET GLOBAL local_infile = 1;"));
    }

    void clocksThatDifferAreNoticed_data()
    {
        QTest::addColumn<qint64>("skew");
        QTest::addColumn<QString>("says");
        QTest::newRow("ahead") << qint64(90) << "90 second(s) ahead";
        QTest::newRow("behind") << qint64(-3600) << "3600 second(s) behind";
        QTest::newRow("absurd") << std::numeric_limits<qint64>::min() + 1 << "behind";
        QTest::newRow("tolerable") << qint64(-2) << "agrees";
    }
    void clocksThatDifferAreNoticed()
    {
        QFETCH(qint64, skew);
        QFETCH(QString, says);
        ServerFacts facts = ableServer();
        facts.clockSkewSeconds = skew;
        const auto findings = ConnectionFindings::of(facts);
        const auto *clock = find(findings, "Clock");
        QVERIFY2(clock->text.contains(says), qPrintable(clock->text));
        QCOMPARE(clock->remedy.isEmpty(), says == "agrees");
    }

    void aFileHasNoAccountAndNoBinaryLog()
    {
        ServerFacts facts;
        facts.dialect = Dialect::Sqlite;
        facts.product = "SQLite";
        facts.version = "3.40.1";
        facts.storeExists = false;
        auto findings = ConnectionFindings::of(facts);
        QVERIFY(!find(findings, "Account") && !find(findings, "Binary log"));
        QVERIFY(!find(findings, "Encryption"));
        QVERIFY(find(findings, "File")->text.contains("does not exist yet"));
        facts.storeExists = true;
        facts.readOnly = true;
        findings = ConnectionFindings::of(facts);
        QVERIFY(find(findings, "File")->text.contains("read only"));
        QVERIFY(find(findings, "As a destination"));
    }

    void nothingHostileOrSecretIsShown()
    {
        const Secret secret("planted-secret-1");
        ServerFacts facts = ableServer();
        facts.version = "10\x1b[2J\n<b>planted-secret-1</b>";
        const auto findings = ConnectionFindings::of(facts);
        QVERIFY(!findings.front().text.contains("planted"));
        QVERIFY(!findings.front().text.contains('\x1b'));
        QVERIFY(!findings.front().text.contains('\n'));
    }
};

QTEST_GUILESS_MAIN(tst_ConnectionFindings)
#include "tst_connection_findings.moc"
