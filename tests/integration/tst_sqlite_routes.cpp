#include "core/schema/sql_dialect.h"
#include "tests/core/connectors/sqlite_file.h"
#include "tests/integration/mysql_servers.h"
#include "tests/integration/small_copy.h"

using namespace godwit;
using namespace godwit::test;

namespace {

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : "no such file";
}

std::string hostileSql()
{
    return contentsOf(QFINDTESTDATA("hostile_sqlite.sql")).toStdString();
}

const std::string database = "godwit_test sqlite`routes";

} // namespace

class tst_sqlite_routes : public QObject
{
    Q_OBJECT

private slots:
    void hostileDatabaseGoesToMysqlAndBack_data();
    void hostileDatabaseGoesToMysqlAndBack();
    void everyMysqlTypeGoesToSqlite_data() { hostileDatabaseGoesToMysqlAndBack_data(); }
    void everyMysqlTypeGoesToSqlite();
    void cleanup();
};

void tst_sqlite_routes::cleanup()
{
    for (const char *variable :
         {"GODWIT_TEST_MYSQL80", "GODWIT_TEST_MYSQL57", "GODWIT_TEST_MARIADB"}) {
        if (auto connection = connectTo(variable, MysqlRole::Ddl))
            (void)(*connection)
                ->execute("DROP DATABASE IF EXISTS " + quoteName(Dialect::MySql, database));
    }
}

void tst_sqlite_routes::hostileDatabaseGoesToMysqlAndBack_data()
{
    QTest::addColumn<QByteArray>("variable");
    for (const char *variable :
         {"GODWIT_TEST_MYSQL80", "GODWIT_TEST_MYSQL57", "GODWIT_TEST_MARIADB"})
        QTest::newRow(variable) << QByteArray(variable);
}

void tst_sqlite_routes::hostileDatabaseGoesToMysqlAndBack()
{
    QFETCH(QByteArray, variable);
    const auto server = serverFrom(variable.constData());
    QVERIFY2(server, variable.constData());
    cleanup();
    SqliteFile first("first.db");
    const QString made = first.run(hostileSql());
    QVERIFY2(!made.startsWith("ERROR"), qPrintable(made));

    const auto source = first.connector();
    auto mysql = makeConnector(*server);
    QVERIFY(mysql);
    SmallCopy there(*source, "main", **mysql, database);
    const CopyReport out = there.run();
    qDebug().noquote() << out.notes.join("\n");
    QVERIFY2(out.problems.isEmpty(), qPrintable(out.problems.join("\n")));
    QCOMPARE(out.tables, 6);
    QCOMPARE(out.views, 2);

    SqliteFile last("last.db");
    const auto sink = last.connector();
    SmallCopy back(**mysql, database, *sink, "main");
    const CopyReport in = back.run();
    qDebug().noquote() << in.notes.join("\n");
    QVERIFY2(in.problems.isEmpty(), qPrintable(in.problems.join("\n")));
    QCOMPARE(in.rows, out.rows);
    for (const std::string table : {"child", "computed", "\"the view\"", "\"view two\""}) {
        const std::string sql = "SELECT * FROM " + table + " ORDER BY 1, 2";
        QCOMPARE(last.run(sql), first.run(sql));
    }
    const std::string parents =
        "SELECT id, CAST(code AS BLOB) || '', \"order\", price, day, flag, small, "
        "quote(\"line\nbreak\") FROM \"Par ent's `x` [1].2\" ORDER BY id";
    QCOMPARE(last.run(parents), first.run(parents));
    QCOMPARE(last.run("SELECT seq FROM sqlite_sequence WHERE name LIKE 'Par%'"),
             first.run("SELECT seq FROM sqlite_sequence WHERE name LIKE 'Par%'"));
}

void tst_sqlite_routes::everyMysqlTypeGoesToSqlite()
{
    QFETCH(QByteArray, variable);
    const auto server = serverFrom(variable.constData());
    QVERIFY2(server, variable.constData());
    cleanup();
    auto connection = MysqlConnection::open(*server, MysqlRole::Ddl);
    QVERIFY(connection);
    const std::string name = quoteName(Dialect::MySql, database);
    QVERIFY((*connection)->execute("CREATE DATABASE " + name));
    QVERIFY((*connection)->execute("USE " + name));
    QVERIFY((*connection)->execute("SET sql_mode = ''"));
    for (const QByteArray &statement :
         contentsOf(QFINDTESTDATA("odd_mysql.sql")).replace(";\n", "\x1").split('\x1')) {
        if (statement.trimmed().isEmpty())
            continue;
        const auto done = (*connection)->execute(statement.toStdString());
        QVERIFY2(done, done ? "" : done.error().message.c_str());
    }

    SqliteFile file;
    auto source = makeConnector(*server);
    const auto sink = file.connector();
    SmallCopy copy(**source, database, *sink, "main");
    copy.renames = {{"par", "parents"}, {"v", "view v"}};
    const CopyReport report = copy.run();
    QVERIFY2(report.problems.isEmpty(), qPrintable(report.problems.join("\n")));
    QCOMPARE(report.rows, 6U);
    QCOMPARE(file.run("SELECT * FROM \"view v\""), "5|x:tail |yes");
    QCOMPARE(file.run("SELECT * FROM w ORDER BY code"), "x|1\ny |1\nz|1");
    QCOMPARE(file.run("SELECT c, d, e, b, i FROM types WHERE a = 1"),
             "18446744073709551615|12345678901.2345|12345678901234567890123456789012345."
             "123456789012345678901234567890|42|18446744073709551615");
    QVERIFY(
        file.run("INSERT INTO parents (code) VALUES ('new'); SELECT max(id) FROM parents").toInt()
        > 10);
    QVERIFY(report.notes.join("").contains("FULLTEXT"));
    QVERIFY(report.notes.join("").contains("ON UPDATE"));
}

QTEST_GUILESS_MAIN(tst_sqlite_routes)
#include "tst_sqlite_routes.moc"
