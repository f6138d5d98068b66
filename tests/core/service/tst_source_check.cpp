#include "core/service/source_check.h"

#include <QTest>

using namespace godwit;

class tst_SourceCheck : public QObject
{
    Q_OBJECT

private slots:
    void anAccountThatMayEverythingLacksNothing();
    void aMissingPrivilegeComesWithItsGrant();
    void mariaDbsOwnNameOfAPrivilegeCounts();
    void rolesMayGrantWhatIsMissing();
    void whatIncrementalTransferNeedsIsNamed();
    void aReadOnlySqliteFileIsNoDestination();
    void theDocumentHoldsSentencesAndFindings();
};

static ServerFacts mysqlFacts()
{
    ServerFacts facts;
    facts.user = "app@10.0.%";
    facts.globalPrivileges = {"ALL PRIVILEGES"};
    facts.logBin = true;
    facts.binlogFormat = "ROW";
    facts.binlogRowImage = "FULL";
    return facts;
}

static QStringList sentencesOf(const ServerFacts &facts)
{
    QStringList lines;
    for (const MissingAbility &missing : missingAbilities(facts))
        lines << QString::fromStdString(sentence(missing));
    return lines;
}

void tst_SourceCheck::anAccountThatMayEverythingLacksNothing()
{
    QCOMPARE(sentencesOf(mysqlFacts()), QStringList());
    ServerFacts file;
    file.dialect = Dialect::Sqlite;
    QCOMPARE(sentencesOf(file), QStringList());
}

void tst_SourceCheck::aMissingPrivilegeComesWithItsGrant()
{
    ServerFacts facts = mysqlFacts();
    facts.globalPrivileges = {"SELECT",     "SHOW VIEW", "CREATE",      "ALTER",
                              "INDEX",      "DROP",      "INSERT",      "UPDATE",
                              "REFERENCES", "DELETE",    "CREATE VIEW", "REPLICATION SLAVE"};
    const auto missing = missingAbilities(facts);
    QCOMPARE(missing.size(), std::size_t(1));
    QVERIFY(missing[0].use == SourceUse::Source);
    QVERIFY(missing[0].isStatement);
    QCOMPARE(missing[0].remedy,
             std::string("GRANT RELOAD, REPLICATION CLIENT ON *.* TO 'app'@'10.0.%'"));
}

void tst_SourceCheck::mariaDbsOwnNameOfAPrivilegeCounts()
{
    ServerFacts facts = mysqlFacts();
    facts.dialect = Dialect::MariaDb;
    facts.globalPrivileges = {"SELECT", "SHOW VIEW", "RELOAD", "BINLOG MONITOR"};
    for (const MissingAbility &missing : missingAbilities(facts))
        QVERIFY(missing.use != SourceUse::Source);
}

void tst_SourceCheck::rolesMayGrantWhatIsMissing()
{
    ServerFacts facts = mysqlFacts();
    facts.globalPrivileges = {};
    facts.grants = {"GRANT `reader`@`%` TO `app`@`10.0.%`"};
    for (const QString &line : sentencesOf(facts))
        QVERIFY2(line.contains("roles may grant it"), qPrintable(line));
}

void tst_SourceCheck::whatIncrementalTransferNeedsIsNamed()
{
    ServerFacts facts = mysqlFacts();
    facts.logBin = false;
    QCOMPARE(sentencesOf(facts).size(), 1);
    QVERIFY(sentencesOf(facts)[0].contains("log_bin"));
    facts.logBin = true;
    facts.binlogFormat = "MIXED";
    facts.binlogRowImage = "MINIMAL";
    facts.localInfile = false;
    facts.readOnly = true;
    QCOMPARE(sentencesOf(facts).size(), 4);
    QVERIFY(sentencesOf(facts).join('\n').contains("SET GLOBAL binlog_row_image = 'FULL'"));
    QVERIFY(sentencesOf(facts).join('\n').contains("SET GLOBAL local_infile = 1"));
}

void tst_SourceCheck::aReadOnlySqliteFileIsNoDestination()
{
    ServerFacts file;
    file.dialect = Dialect::Sqlite;
    file.readOnly = true;
    const auto missing = missingAbilities(file);
    QCOMPARE(missing.size(), std::size_t(1));
    QVERIFY(missing[0].use == SourceUse::Sink);
    QVERIFY(!missing[0].isStatement && !missing[0].remedy.empty());
}

void tst_SourceCheck::theDocumentHoldsSentencesAndFindings()
{
    ServerFacts facts = mysqlFacts();
    facts.localInfile = false;
    const Json document = sourceCheckDocument(facts);
    QVERIFY(document["reachable"] == true);
    QVERIFY(document["facts"]["user"] == "app@10.0.%");
    QCOMPARE(document["missing"].size(), std::size_t(1));
    QVERIFY(document["missing"][0].get<std::string>().starts_with("as a destination: "));
    QVERIFY(document["findings"][0]["use"] == "sink");
    QVERIFY(document["findings"][0]["remedy"] == "SET GLOBAL local_infile = 1");
    QVERIFY(sourceCheckDocument(mysqlFacts())["missing"].is_array());
}

QTEST_GUILESS_MAIN(tst_SourceCheck)
#include "tst_source_check.moc"
