#include "core/project/data_source.h"

#include <QtTest>

using namespace godwit;

namespace {

struct Expected
{
    const char *what;
    const char *url;
    StoreKind kind;
    const char *user = "";
    const char *host = "";
    int port = 0;
    const char *database = "";
    const char *password = "";
    const char *path = "";
    const char *tenant = "";
    const char *cluster = "";
};

// clang-format off
const Expected accepted[] = {
    {"plain", "mysql://root@db1:3306/shop", StoreKind::Mysql, "root", "db1", 3306, "shop"},
    {"no database", "mysql://root@db1:3306/", StoreKind::Mysql, "root", "db1", 3306},
    {"no slash at the end", "mysql://root@db1:3306", StoreKind::Mysql, "root", "db1", 3306},
    {"no port", "mysql://root@db1/shop", StoreKind::Mysql, "root", "db1", 0, "shop"},
    {"no user", "mysql://db1:3307/shop", StoreKind::Mysql, "", "db1", 3307, "shop"},
    {"scheme in capitals", "MySQL://root@db1/", StoreKind::Mysql, "root", "db1"},
    {"MariaDB by its name", "mariadb://root@db1/", StoreKind::Mysql, "root", "db1"},
    {"TiDB", "tidb://root@t:4000/", StoreKind::Tidb, "root", "t", 4000},
    {"PostgreSQL", "postgresql://me@pg:5432/db", StoreKind::Postgresql, "me", "pg", 5432, "db"},
    {"HBase", "hbase+rest://h:8080/", StoreKind::HBase, "", "h", 8080},
    {"Kafka", "kafka://k:9092/?sasl=scram-sha-256", StoreKind::Kafka, "", "k", 9092},
    {"RocketMQ", "rocketmq://r:9876/", StoreKind::RocketMq, "", "r", 9876},
    {"password", "mysql://root:geheim@db1/", StoreKind::Mysql, "root", "db1", 0, "", "geheim"},
    {"password percent-encoded", "mysql://root:a%40b%2F%3A%25@db1/", StoreKind::Mysql, "root", "db1", 0, "", "a@b/:%"},
    {"password with raw @", "mysql://root:a@b@db1/", StoreKind::Mysql, "root", "db1", 0, "", "a@b"},
    {"password with raw / ? # :", "mysql://root:a/b?c#d:e@db1:3306/shop", StoreKind::Mysql, "root", "db1", 3306, "shop", "a/b?c#d:e"},
    {"password like an option", "mysql://root:a?b=c@db1/shop", StoreKind::Mysql, "root", "db1", 0, "shop", "a?b=c"},
    {"password as an option", "mysql://root@db1/?password=s3cret", StoreKind::Mysql, "root", "db1", 0, "", "s3cret"},
    {"user with @ and #", "mysql://u@ten#clu@db1/", StoreKind::Mysql, "u@ten#clu", "db1"},
    {"database percent-encoded", "mysql://root@db1/my%20shop%2F%E2%82%AC", StoreKind::Mysql, "root", "db1", 0, "my shop/€"},
    {"IPv6", "mysql://root@[::1]:3306/shop", StoreKind::Mysql, "root", "::1", 3306, "shop"},
    {"IPv6 without port", "mysql://[2001:db8::7]/", StoreKind::Mysql, "", "2001:db8::7"},
    {"IPv6 with zone", "mysql://[fe80::1%25eth0]:3306/", StoreKind::Mysql, "", "fe80::1%eth0", 3306},
    {"socket instead of host", "mysql://root@/shop?socket=/run/my.sock", StoreKind::Mysql, "root", "", 0, "shop"},
    {"@ in an option", "mysql://root@db1/shop?socket=/run/a@b", StoreKind::Mysql, "root", "db1", 0, "shop"},
    {"@ in an option, no user", "mysql://db1/shop?socket=/run/a@b", StoreKind::Mysql, "", "db1", 0, "shop"},
    {"OceanBase", "oceanbase://root@obmysql#obdemo@ob:2881/", StoreKind::OceanBase, "root", "ob", 2881, "", "", "", "obmysql", "obdemo"},
    {"OceanBase, %23", "oceanbase://root@obmysql%23obdemo@ob:2881/d", StoreKind::OceanBase, "root", "ob", 2881, "d", "", "", "obmysql", "obdemo"},
    {"OceanBase, all encoded", "oceanbase://root%40obmysql%23obdemo@ob:2881/", StoreKind::OceanBase, "root", "ob", 2881, "", "", "", "obmysql", "obdemo"},
    {"OceanBase without cluster", "oceanbase://root@obmysql@ob:2881/", StoreKind::OceanBase, "root", "ob", 2881, "", "", "", "obmysql", ""},
    {"OceanBase, user only", "oceanbase://root@ob:2881/", StoreKind::OceanBase, "root", "ob", 2881},
    {"OceanBase, cluster only", "oceanbase://root#obdemo@ob:2881/", StoreKind::OceanBase, "root", "ob", 2881, "", "", "", "", "obdemo"},
    {"OceanBase, password", "oceanbase://root@t#c:p@ss#1@ob:2881/", StoreKind::OceanBase, "root", "ob", 2881, "", "p@ss#1", "", "t", "c"},
    {"SQLite", "sqlite:///data/shop.db", StoreKind::Sqlite, "", "", 0, "", "", "/data/shop.db"},
    {"SQLite, odd name", "sqlite:///data/a%3Fb%23c%25%20%E2%82%AC.db", StoreKind::Sqlite, "", "", 0, "", "", "/data/a?b#c% €.db"},
    {"SQLite, @ and : in the path", "sqlite:///data/a@b:c.db", StoreKind::Sqlite, "", "", 0, "", "", "/data/a@b:c.db"},
    {"SQLite, option", "sqlite:///data/shop.db?mode=ro", StoreKind::Sqlite, "", "", 0, "", "", "/data/shop.db"},
};
// clang-format on

} // namespace

class tst_data_source : public QObject
{
    Q_OBJECT

private slots:
    void takesUrlsApart_data()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const Expected &row : accepted)
            QTest::newRow(row.what) << index++;
    }

    void takesUrlsApart()
    {
        QFETCH(int, index);
        const Expected &row = accepted[index];
        const auto source = parseDataSourceUrl(row.url);
        QVERIFY2(source, source ? "" : source.error().message.c_str());
        QVERIFY(source->kind == row.kind);
        QCOMPARE(source->user, std::string(row.user));
        QCOMPARE(source->host, std::string(row.host));
        QCOMPARE(source->port, row.port);
        QCOMPARE(source->database, std::string(row.database));
        QCOMPARE(source->password.reveal(), std::string(row.password));
        QCOMPARE(source->hadPasswordInUrl, *row.password != '\0');
        QCOMPARE(source->path, std::string(row.path));
        QCOMPARE(source->tenant, std::string(row.tenant));
        QCOMPARE(source->cluster, std::string(row.cluster));
    }

    void writesUrlsThatReadBackWithoutThePassword_data() { takesUrlsApart_data(); }

    void writesUrlsThatReadBackWithoutThePassword()
    {
        QFETCH(int, index);
        const Expected &row = accepted[index];
        const auto source = parseDataSourceUrl(row.url);
        QVERIFY(source);
        const std::string url = source->url();
        if (*row.password != '\0')
            QVERIFY2(url.find(row.password) == std::string::npos, url.c_str());
        const auto again = parseDataSourceUrl(url);
        QVERIFY2(again, url.c_str());
        QCOMPARE(again->url(), url);
        QCOMPARE(again->user, source->user);
        QCOMPARE(again->tenant, source->tenant);
        QCOMPARE(again->cluster, source->cluster);
        QCOMPARE(again->host, source->host);
        QCOMPARE(again->path, source->path);
        QCOMPARE(again->database, source->database);
        QVERIFY(again->options == source->options);
        QVERIFY(again->password.empty());
    }

    void keepsOptions()
    {
        const auto source =
            parseDataSourceUrl("mysql://u@h/?tls=verify-full&socket=%2Frun%2Fa%20b&flag");
        QVERIFY(source);
        QVERIFY((source->options
                 == std::map<std::string, std::string>{
                     {"flag", ""}, {"socket", "/run/a b"}, {"tls", "verify-full"}}));
        QCOMPARE(source->url(),
                 std::string("mysql://u@h/?flag=&socket=/run/a%20b&tls=verify-full"));
    }

    void aUserNamedLikeAnOceanBaseTenantReadsBack()
    {
        DataSource source;
        source.kind = StoreKind::OceanBase;
        source.host = "ob";
        source.user = "me@home#1";
        const auto again = parseDataSourceUrl(source.url());
        QVERIFY(again);
        QCOMPARE(again->user, source.user);
        QCOMPARE(again->tenant, std::string());
        QCOMPARE(again->cluster, std::string());
    }

    void refusesWithoutRepeatingThePassword_data()
    {
        QTest::addColumn<QString>("url");
        const std::pair<const char *, const char *> rows[] = {
            {"empty", ""},
            {"no scheme", "root:hunter2@host/db"},
            {"unknown scheme", "oracle://root:hunter2@host/db"},
            {"password as scheme", "hunter2://host"},
            {"no host", "mysql://root:hunter2@/db"},
            {"nothing after the scheme", "mysql://"},
            {"port is a word", "mysql://root:hunter2@host:port/db"},
            {"the @ forgotten", "mysql://root:hunter2"},
            {"port zero", "mysql://root:hunter2@host:0/db"},
            {"port too large", "mysql://root:hunter2@host:65536/db"},
            {"bad percent in password", "mysql://root:hunter2%zz@host/db"},
            {"bad percent at the end", "mysql://root:hunter2%4@host/db"},
            {"bad percent in database", "mysql://root:hunter2@host/d%b%"},
            {"NUL in database", "mysql://root:hunter2@host/d%00b"},
            {"invalid UTF-8 in user", "mysql://r%ff:hunter2@host/db"},
            {"bare IPv6", "mysql://root:hunter2@::1:3306/db"},
            {"unclosed bracket", "mysql://root:hunter2@[::1:3306/db"},
            {"brackets around a name", "mysql://root:hunter2@[host]/db"},
            {"text after the bracket", "mysql://root:hunter2@[::1]x/db"},
            {"two path steps", "mysql://root:hunter2@host/db/table"},
            {"fragment", "mysql://root:hunter2@host/db#x"},
            {"option twice", "mysql://root:hunter2@host/db?tls=1&tls=2"},
            {"option without name", "mysql://root:hunter2@host/db?=1"},
            {"secret in an option", "kafka://host/?sasl.password=hunter2"},
            {"space in host", "mysql://root:hunter2@my host/db"},
            {"relative SQLite path", "sqlite://shop.db"},
            {"SQLite path without slashes", "sqlite:shop.db"},
            {"SQLite without path", "sqlite:///"},
            {"SQLite path with #", "sqlite:///a#b.db"},
            {"SQLite path with NUL", "sqlite:///a%00b.db"},
        };
        for (const auto &[what, url] : rows)
            QTest::newRow(what) << QString::fromUtf8(url);
    }

    void refusesWithoutRepeatingThePassword()
    {
        QFETCH(QString, url);
        const auto source = parseDataSourceUrl(url.toStdString());
        QVERIFY(!source);
        QVERIFY(source.error().code == ErrorCode::InvalidArgument);
        QVERIFY(!source.error().proposal.empty());
        const std::string said = source.error().message + source.error().proposal;
        QVERIFY2(said.find("hunter2") == std::string::npos, said.c_str());
    }

    void theSchemeTellsTheDialect()
    {
        QVERIFY(dialectOfUrl("sqlite:///a.db") == Dialect::Sqlite);
        QVERIFY(dialectOfUrl("postgresql://u@h/d") == Dialect::PostgreSql);
        QVERIFY(dialectOfUrl("postgres://u@h/d") == Dialect::PostgreSql);
        QVERIFY(dialectOfUrl("oceanbase://u@h/") == Dialect::MySql);
        QVERIFY(dialectOfUrl("mariadb://u@h/") == Dialect::MySql);
    }
};

QTEST_GUILESS_MAIN(tst_data_source)
#include "tst_data_source.moc"
