#include "tests/ui/data_sources/data_source_home.h"
#include "ui/common/password_field.h"
#include "ui/common/store_kinds.h"
#include "ui/data_sources/data_source_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPlainTextEdit>

using namespace godwit;
using namespace godwit::ui;

namespace {

struct Sample
{
    StoreKind kind;
    const char *what;
    const char *url; ///< `~` stands for the test's folder
};

// A valid data source of each kind, every option in use.
const Sample samples[] = {
    {StoreKind::Mysql, "MySQL", "mysql://me@db:3307/shop?heartbeat=true&role=standby"},
    {StoreKind::Mysql, "MySQL with a standby",
     "mysql://me@db/?role=primary%2Bstandby&standby-host=db2&standby-port=3308"},
    {StoreKind::Mysql, "MySQL by socket", "mysql://me@/shop?socket=/run/mysqld/mysqld.sock"},
    {StoreKind::Mysql, "MySQL with TLS",
     "mysql://me@db/?tls=verify-full&tls-ca=~/file&tls-cert=~/file&tls-key=~/file"},
    {StoreKind::Mysql, "MySQL with TLS off", "mysql://me@db/?tls=off&compress=zstd"},
    {StoreKind::Mysql, "MySQL by IPv6", "mysql://me@[fe80::1]:3306/"},
    {StoreKind::Sqlite, "SQLite", "sqlite://~/shop.db?busy_timeout=300"},
    {StoreKind::Tidb, "TiDB", "tidb://me@tidb:4000/shop?kafka-topic=changes&region=cn"},
    {StoreKind::OceanBase, "OceanBase",
     "oceanbase://root@test#demo@ob:2881/shop?config-url=http%3A//ob%3A8080/services%3FAction%3Dx"
     "&drc-user=drc&ocp-cluster=demo"},
    {StoreKind::Postgresql, "PostgreSQL",
     "postgresql://me@pg:5433/db?role=child&schema=public&tls=required"},
    {StoreKind::HBase, "HBase",
     "hbase+rest://h:8081/?hbase.zookeeper.quorum=zk1%2Czk2&fs.default.name=hdfs%3A//n%3A9000"
     "&zookeeper.znode.parent=/hbase&hbase.rootdir=hdfs%3A//n/h&conf.hbase.client.retries=3"
     "&conf.a.b=c%3Dd"},
    {StoreKind::Kafka, "Kafka",
     "kafka://me@k1:9093/?endpoints=k2%3A9092%2Ck3&sasl=scram-sha-256&tls=required"
     "&truststore=~/file"},
    {StoreKind::Kafka, "Kafka with Kerberos",
     "kafka://k1/?sasl=gssapi&kerberos-kdc=kdc%3A88&kerberos-principal=g%40EXAMPLE.COM"
     "&kerberos-keytab=~/file"},
    {StoreKind::RocketMq, "RocketMQ", "rocketmq://key@ns1:9876/?endpoints=ns2%3A9876"},
};

const QStringList hostileTexts = {
    "plain",        "a'b\"c`d",        "%41%zz", "a&b=c?d#e/f@g:h", "ümläut ✓ 😀 漢字", "--option",
    "../../etc",    "<b>bold</b>",     "a\\b",   "a\nb\tc",         "; DROP --",       "host:99999",
    "user:pass@x/", QString(3000, 'x')};

} // namespace

class tst_DataSourceForms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatIsStoredComesBackUntouched_data();
    void whatIsStoredComesBackUntouched();
    void whatIsTypedSurvivesTheUrl_data();
    void whatIsTypedSurvivesTheUrl();
    void anEmptyFormNamesWhatIsMissing_data();
    void anEmptyFormNamesWhatIsMissing();
    void aWrongInputIsSaidBesideItsField_data();
    void aWrongInputIsSaidBesideItsField();
    void fieldsThatDoNotApplyAreNotStored();
    void aSocketReplacesTheHost();
    void anUnknownChoiceIsShownAndRefused();
    void secretsNeverReachTheUrl();
    void aCommandLineFillsTheOceanBaseForm();
    void aSiteFileFillsTheHBaseForm();
    void aTidbSourceIsBoundToAKafkaSource();
    void aNewSqliteFileIsAnnounced();
    void everyEditorHasANameAndAMessage_data();
    void everyEditorHasANameAndAMessage();

private:
    DataSource parsed(QString url) const
    {
        const auto source =
            parseDataSourceUrl(url.replace('~', m_home.folder.path()).toStdString());
        return source ? *source : DataSource();
    }
    QString file(const char *name) const { return m_home.path(QLatin1String(name)); }
    FormContext context()
    {
        const auto records = m_home.store().list();
        return {records ? *records : std::vector<DataSourceStore::Record>()};
    }

    DataSourceHome m_home;
    std::string m_kafka;
};

void tst_DataSourceForms::initTestCase()
{
    QVERIFY(m_home.session);
    DataSourceHome::touch(file("file"));
    m_kafka = m_home.add("events", "kafka://k:9092/");
}

void tst_DataSourceForms::whatIsStoredComesBackUntouched_data()
{
    QTest::addColumn<int>("sample");
    for (int i = 0; i < int(std::size(samples)); ++i)
        QTest::newRow(samples[i].what) << i;
}

void tst_DataSourceForms::whatIsStoredComesBackUntouched()
{
    QFETCH(int, sample);
    const DataSource source = parsed(samples[sample].url);
    QVERIFY(source.kind == samples[sample].kind);
    DataSourceForm form(source.kind, context());
    form.fill(source);
    QCOMPARE(QString::fromStdString(form.dataSource().url()), QString::fromStdString(source.url()));
    QVERIFY2(!form.check(), qPrintable(form.check() ? form.check()->objectName() : QString()));
}

void tst_DataSourceForms::whatIsTypedSurvivesTheUrl_data()
{
    whatIsStoredComesBackUntouched_data();
}

void tst_DataSourceForms::whatIsTypedSurvivesTheUrl()
{
    QFETCH(int, sample);
    const DataSource source = parsed(samples[sample].url);
    int stored = 0;
    DataSourceForm form(source.kind, context());
    for (QLineEdit *edit : form.findChildren<QLineEdit *>()) {
        if (edit->echoMode() == QLineEdit::Password || edit->objectName().startsWith("qt_")
            || edit->objectName() == "commandLine")
            continue;
        for (const QString &text : hostileTexts) {
            form.fill(source);
            edit->setText(text);
            if (!edit->isVisibleTo(&form) || form.check())
                continue; // refused, and said beside the field: see the other tests
            const auto read = parseDataSourceUrl(form.dataSource().url());
            QVERIFY2(read, qPrintable(edit->objectName() + " " + text));
            DataSourceForm other(source.kind, context());
            other.fill(*read);
            QCOMPARE(child<QLineEdit>(other, edit->objectName().toUtf8())->text(), edit->text());
            QCOMPARE(QString::fromStdString(other.dataSource().url()),
                     QString::fromStdString(form.dataSource().url()));
            ++stored;
        }
    }
    QVERIFY2(stored >= 10 || source.kind == StoreKind::Sqlite, qPrintable(QString::number(stored)));
}

void tst_DataSourceForms::anEmptyFormNamesWhatIsMissing_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QStringList>("fields");
    const auto row = [](StoreKind kind, const QStringList &fields) {
        QTest::newRow(qPrintable(kindName(kind))) << int(kind) << fields;
    };
    row(StoreKind::Mysql, {"host", "user"});
    row(StoreKind::Sqlite, {"path"});
    row(StoreKind::Tidb, {"host", "user"});
    row(StoreKind::OceanBase, {"host", "tenant", "user"});
    row(StoreKind::Postgresql, {"host", "user", "database"});
    row(StoreKind::HBase, {"host"});
    row(StoreKind::Kafka, {"endpoints"});
    row(StoreKind::RocketMq, {"endpoints"});
}

void tst_DataSourceForms::anEmptyFormNamesWhatIsMissing()
{
    QFETCH(int, kind);
    QFETCH(QStringList, fields);
    DataSourceForm form(StoreKind(kind), context());
    QWidget *first = form.check();
    QVERIFY(first);
    QCOMPARE(first->objectName(), fields.first());
    QStringList wrong;
    for (const FieldMessage *message : form.findChildren<FieldMessage *>()) {
        if (message->hasError())
            wrong << message->objectName().chopped(7);
    }
    QCOMPARE(wrong, fields);
}

void tst_DataSourceForms::aWrongInputIsSaidBesideItsField_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");

    const auto row = [](const char *what, const char *url, const char *field, const QString &text,
                        const char *says) {
        QTest::newRow(what) << url << QByteArray(field) << text << says;
    };
    const char *mysql = "mysql://me@db/";
    row("host with a blank", mysql, "host", "my host", "no blanks");
    row("host with its port", mysql, "host", "db:3306", "field of its own");
    row("host that is a URL", mysql, "host", "mysql://db/", "URL");
    row("host missing", mysql, "host", "", "or a socket");
    row("port of letters", mysql, "port", "abc", "1 to 65535");
    row("port too large", mysql, "port", "65536", "1 to 65535");
    row("port zero", mysql, "port", "0", "1 to 65535");
    row("user missing", mysql, "user", "", "account");
    row("socket relative", mysql, "socket", "mysqld.sock", "starting with /");
    row("CA missing", "mysql://me@db/?tls=verify-ca", "tlsCa", "/no/such/file", "no such file");
    row("CA relative", "mysql://me@db/?tls=verify-ca", "tlsCa", "ca.pem", "starting with /");
    row("CA a folder", "mysql://me@db/?tls=verify-ca", "tlsCa", "/tmp", "folder");
    row("certificate missing", "mysql://me@db/?tls=required", "tlsCert", "/no/c", "no such file");
    row("key missing", "mysql://me@db/?tls=required", "tlsKey", "/no/k", "no such file");
    row("certificate without its key", "mysql://me@db/?tls=required&tls-cert=~/file", "tlsKey", "",
        "private key");
    const char *standby = "mysql://me@db/?role=primary%2Bstandby&standby-host=s";
    row("standby host missing", standby, "standbyHost", "", "standby's host");
    row("standby host wrong", standby, "standbyHost", "a b", "no blanks");
    row("standby port wrong", standby, "standbyPort", "x", "1 to 65535");
    row("file missing", "sqlite://~/a.db", "path", "", "Choose");
    row("file relative", "sqlite://~/a.db", "path", "a.db", "starting with /");
    row("file a folder", "sqlite://~/a.db", "path", "/tmp", "folder");
    row("file in no folder", "sqlite://~/a.db", "path", "/no/such/a.db", "no folder");
    row("waiting time", "sqlite://~/a.db", "busyTimeout", "-1", "whole number");
    row("TiDB host", "tidb://me@t/", "host", "", "host name");
    row("TiDB user", "tidb://me@t/", "user", "", "account");
    row("TiDB topic", "tidb://me@t/?kafka-source=KAFKA&kafka-topic=x", "kafkaTopic", "", "topic");
    const char *oceanbase = "oceanbase://root@t#c@ob/";
    row("OceanBase host", oceanbase, "host", "a/b", "no blanks");
    row("OceanBase port", oceanbase, "port", "1e3", "1 to 65535");
    row("OceanBase tenant", oceanbase, "tenant", "", "tenant");
    row("OceanBase tenant with cluster", oceanbase, "tenant", "t#c", "cluster");
    row("PostgreSQL database", "postgresql://me@pg/db", "database", "", "one at a time");
    row("PostgreSQL host", "postgresql://me@pg/db", "host", "", "host name");
    row("HBase host", "hbase+rest://h/", "host", "", "REST");
    row("HBase quorum", "hbase+rest://h/", "quorum", "zk1:x", "zk1:x");
    row("HBase parent", "hbase+rest://h/", "znodeParent", "hbase", "starting with /");
    row("HBase site", "hbase+rest://h/", "site", "/no/site.xml", "no such file");
    row("Kafka brokers", "kafka://k/", "endpoints", "k1:9092, k 2", "k 2");
    row("Kafka broker with a user", "kafka://k/", "endpoints", "me@k1:9092", "me@k1");
    row("Kafka user", "kafka://me@k/?sasl=plain", "user", "", "account");
    row("Kafka trust store", "kafka://k/?tls=required&truststore=~/file", "truststore", "", ".jks");
    const char *kerberos = "kafka://k/?sasl=gssapi&kerberos-kdc=d&kerberos-principal=p"
                           "&kerberos-keytab=~/file";
    row("Kafka KDC missing", kerberos, "kdc", "", "distribution");
    row("Kafka KDC wrong", kerberos, "kdc", "a b", "a b");
    row("Kafka principal", kerberos, "principal", "", "principal");
    row("Kafka key tab", kerberos, "keytab", "/no/keytab", "no such file");
    row("RocketMQ name servers", "rocketmq://n/", "endpoints", "n:0", "n:0");
    row("RocketMQ without any", "rocketmq://n/", "endpoints", "  ", "name server");
}

void tst_DataSourceForms::aWrongInputIsSaidBesideItsField()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, field);
    QFETCH(QString, text);
    QFETCH(QString, says);
    const DataSource source = parsed(url.replace("KAFKA", toQString(m_kafka)));
    DataSourceForm form(source.kind, context());
    form.fill(source);
    auto *edit = child<QLineEdit>(form, field);
    const QString before = edit->text();
    edit->setText(text);
    QWidget *first = form.check();
    QVERIFY(first);
    QCOMPARE(first->objectName(), QString(field));
    QVERIFY2(messageAt(form, field).contains(says), qPrintable(messageAt(form, field)));
    QVERIFY(edit->accessibleDescription().contains(says));
    if (text.isEmpty() && before.isEmpty())
        return;
    edit->setText(before); // mended: the message goes at once
    QCOMPARE(messageAt(form, field), QString());
}

void tst_DataSourceForms::fieldsThatDoNotApplyAreNotStored()
{
    DataSourceForm form(StoreKind::Kafka, context());
    child<QLineEdit>(form, "endpoints")->setText("k1");
    auto *sasl = child<QComboBox>(form, "sasl");
    sasl->setCurrentIndex(sasl->findData("plain"));
    child<QLineEdit>(form, "user")->setText("me");
    child<QLineEdit>(form, "password")->setText("planted-secret-1");
    QCOMPARE(QString::fromStdString(form.dataSource().url()), QString("kafka://me@k1/?sasl=plain"));
    sasl->setCurrentIndex(sasl->findData("gssapi"));
    child<QLineEdit>(form, "principal")->setText("p");
    QCOMPARE(QString::fromStdString(form.dataSource().url()),
             QString("kafka://k1/?kerberos-principal=p&sasl=gssapi"));
    QVERIFY(form.fields().secrets().empty());
    sasl->setCurrentIndex(0);
    QCOMPARE(QString::fromStdString(form.dataSource().url()), QString("kafka://k1/"));
}

void tst_DataSourceForms::aSocketReplacesTheHost()
{
    DataSourceForm form(StoreKind::Mysql, context());
    child<QLineEdit>(form, "user")->setText("me");
    QVERIFY(form.check());
    QVERIFY(!messageAt(form, "host").isEmpty());
    child<QLineEdit>(form, "socket")->setText("/run/mysqld.sock");
    QCOMPARE(messageAt(form, "host"), QString());
    QVERIFY(!form.check());
    QVERIFY(parseDataSourceUrl(form.dataSource().url()));
}

void tst_DataSourceForms::anUnknownChoiceIsShownAndRefused()
{
    DataSourceForm form(StoreKind::Mysql, context());
    form.fill(parsed("mysql://me@db/?tls=sometimes"));
    QCOMPARE(child<QComboBox>(form, "tls")->currentText(), QString("sometimes"));
    QVERIFY(form.check());
    QVERIFY(messageAt(form, "tls").contains("sometimes"));
    QVERIFY(form.dataSource().options.at("tls") == "sometimes");
    child<QComboBox>(form, "tls")->setCurrentIndex(1);
    QVERIFY(!form.check());
}

void tst_DataSourceForms::secretsNeverReachTheUrl()
{
    DataSourceForm form(StoreKind::OceanBase, context());
    form.fill(parsed("oceanbase://root@t#c@ob/"));
    child<QLineEdit>(form, "password")->setText("planted-secret-1");
    child<QLineEdit>(form, "drcPassword")->setText("planted-secret-2");
    child<QLineEdit>(form, "innerDrcPassword")->setText("planted-secret-3");
    QVERIFY(form.dataSource().url().find("planted") == std::string::npos);
    const auto secrets = form.fields().secrets();
    QCOMPARE(secrets.size(), std::size_t(3));
    QVERIFY(secrets.at("").reveal() == "planted-secret-1");
    QVERIFY(secrets.at("drc").reveal() == "planted-secret-2");
    QVERIFY(secrets.at("inner-drc").reveal() == "planted-secret-3");
    QVERIFY(form.dataSource().password.reveal() == "planted-secret-1");
}

void tst_DataSourceForms::aCommandLineFillsTheOceanBaseForm()
{
    DataSourceForm form(StoreKind::OceanBase, context());
    form.show();
    auto *line = child<QLineEdit>(form, "commandLine");
    QVERIFY(!line->isVisible());
    child<QComboBox>(form, "connectionMode")->setCurrentIndex(1);
    QVERIFY(line->isVisible());
    line->setFocus();
    QTest::keyClicks(line, "obclient -h10.0.0.5 -P2883 -uroot@test#demo -p'planted secret' -Dshop");
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(line->text(), QString()); // it held a password
    QCOMPARE(QString::fromStdString(form.dataSource().url()),
             QString("oceanbase://root@test#demo@10.0.0.5:2883/shop"));
    QVERIFY(form.dataSource().password.reveal() == "planted secret");

    QTest::keyClicks(line, "obclient -p'open");
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(messageAt(form, "commandLine").contains("quotation"));
}

void tst_DataSourceForms::aSiteFileFillsTheHBaseForm()
{
    const QString site = DataSourceHome::touch(
        file("hbase-site.xml"),
        "<configuration><property><name>hbase.zookeeper.quorum</name><value>zk1,zk2</value>"
        "</property><property><name>fs.defaultFS</name><value>hdfs://n:9000</value></property>"
        "<property><name>zookeeper.znode.parent</name><value>/hb</value></property>"
        "<property><name>hbase.rootdir</name><value>hdfs://n/h</value></property>"
        "</configuration>");
    DataSourceForm form(StoreKind::HBase, context());
    child<QLineEdit>(form, "znodeParent")->setText("/mine");
    auto *edit = child<QLineEdit>(form, "site");
    edit->setText(site);
    Q_EMIT edit->editingFinished();
    QCOMPARE(child<QLineEdit>(form, "quorum")->text(), QString("zk1,zk2"));
    QCOMPARE(child<QLineEdit>(form, "fileSystem")->text(), QString("hdfs://n:9000"));
    QCOMPARE(child<QLineEdit>(form, "rootDir")->text(), QString("hdfs://n/h"));
    QCOMPARE(child<QLineEdit>(form, "znodeParent")->text(), QString("/mine"));

    edit->setText(file("file"));
    Q_EMIT edit->editingFinished();
    QVERIFY(messageAt(form, "site").contains("hbase-site.xml"));

    auto *more = child<QPlainTextEdit>(form, "moreKeys");
    child<QLineEdit>(form, "host")->setText("h");
    edit->clear();
    for (const auto &[lines, says] : std::initializer_list<std::pair<const char *, const char *>>{
             {"a=1\nb", "Line 2"},
             {"=1", "Line 1"},
             {"a=1\na=2", "second time"},
             {"my.password=x", "secret"}}) {
        more->setPlainText(lines);
        QCOMPARE(form.check(), static_cast<QWidget *>(more));
        QVERIFY2(messageAt(form, "moreKeys").contains(says), says);
    }
    more->setPlainText("a.b=1\n\n c = d=e ");
    QVERIFY(!form.check());
    const DataSource source = form.dataSource();
    QVERIFY(source.options.at("conf.a.b") == "1");
    QVERIFY(source.options.at("conf.c") == "d=e");
}

void tst_DataSourceForms::aTidbSourceIsBoundToAKafkaSource()
{
    DataSourceForm form(StoreKind::Tidb, context());
    auto *broker = child<QComboBox>(form, "kafkaSource");
    QCOMPARE(broker->count(), 2);
    QCOMPARE(broker->itemText(1), QString("events"));
    form.fill(parsed("tidb://me@t/"));
    broker->setCurrentIndex(1);
    QCOMPARE(form.check()->objectName(), QString("kafkaTopic"));
    child<QLineEdit>(form, "kafkaTopic")->setText("changes");
    QVERIFY(!form.check());
    QVERIFY(form.dataSource().options.at("kafka-source") == m_kafka);
}

void tst_DataSourceForms::aNewSqliteFileIsAnnounced()
{
    DataSourceForm form(StoreKind::Sqlite, context());
    auto *path = child<QLineEdit>(form, "path");
    auto *hint = child<QLabel>(form, "newFileHint");
    path->setText(file("file"));
    QVERIFY(hint->isHidden());
    path->setText(file("not yet.db"));
    QVERIFY(!hint->isHidden());
    QVERIFY(!form.check());
    path->setText("~/x.db");
    Q_EMIT path->editingFinished();
    QCOMPARE(path->text(), QDir::homePath() + "/x.db");
}

void tst_DataSourceForms::everyEditorHasANameAndAMessage_data()
{
    QTest::addColumn<int>("kind");
    for (const StoreKind kind : allStoreKinds())
        QTest::newRow(qPrintable(kindName(kind))) << int(kind);
}

void tst_DataSourceForms::everyEditorHasANameAndAMessage()
{
    QFETCH(int, kind);
    DataSourceForm form(StoreKind(kind), context());
    QSet<QString> names;
    const auto meet = [&](const QWidget *editor, const QString &spoken) {
        QVERIFY(!editor->objectName().isEmpty());
        QVERIFY2(!names.contains(editor->objectName()), qPrintable(editor->objectName()));
        names << editor->objectName();
        QVERIFY2(!spoken.isEmpty(), qPrintable(editor->objectName()));
    };
    for (const QLineEdit *edit : form.findChildren<QLineEdit *>())
        meet(edit, edit->accessibleName());
    for (const QComboBox *box : form.findChildren<QComboBox *>())
        meet(box, box->accessibleName());
    for (const QCheckBox *box : form.findChildren<QCheckBox *>())
        meet(box, box->text());
}

QTEST_MAIN(tst_DataSourceForms)
#include "tst_data_source_forms.moc"
