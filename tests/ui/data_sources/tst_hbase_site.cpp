#include "tests/ui/data_sources/data_source_home.h"
#include "ui/data_sources/hbase_site.h"

using namespace godwit::ui;

class tst_HBaseSite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void propertiesAreRead()
    {
        QTemporaryDir folder;
        const auto site = HBaseSite::read(DataSourceHome::touch(
            folder.filePath("hbase-site.xml"),
            "<?xml version=\"1.0\"?>\n<configuration><!-- c -->\n"
            "<property><name>hbase.zookeeper.quorum</name><value> zk1,zk2 </value>"
            "<description>who</description></property>"
            "<other><deep/></other>"
            "<property><name>hbase.rootdir</name><value>hdfs://n/h</value><final>true</final>"
            "</property></configuration>"));
        QCOMPARE(site.problem, QString());
        QCOMPARE(site.value("hbase.zookeeper.quorum"), QString("zk1,zk2"));
        QCOMPARE(site.value("hbase.rootdir"), QString("hdfs://n/h"));
        QCOMPARE(site.properties.size(), 2);
    }

    void whatIsNoSiteFileIsRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not XML") << QByteArray("quorum=zk1");
        QTest::newRow("cut off") << QByteArray("<configuration><property><name>a</name>");
        QTest::newRow("something else") << QByteArray("<html><body/></html>");
        QTest::newRow("entities without end") << QByteArray(
            "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
            "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d "
            "\"&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;\">]>"
            "<configuration><property><name>&e;</name></property></configuration>");
    }
    void whatIsNoSiteFileIsRefused()
    {
        QFETCH(QByteArray, content);
        QTemporaryDir folder;
        const auto site =
            HBaseSite::read(DataSourceHome::touch(folder.filePath("hbase-site.xml"), content));
        QVERIFY(site.problem.contains("hbase-site.xml"));
    }

    void aMissingOrHugeFileIsRefused()
    {
        QTemporaryDir folder;
        QVERIFY(!HBaseSite::read(folder.filePath("nothing.xml")).problem.isEmpty());
        const QString huge =
            DataSourceHome::touch(folder.filePath("h.xml"), QByteArray(2 << 20, ' '));
        QVERIFY(HBaseSite::read(huge).problem.contains("too large"));
    }
};

QTEST_GUILESS_MAIN(tst_HBaseSite)
#include "tst_hbase_site.moc"
