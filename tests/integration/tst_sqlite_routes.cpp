#include "core/schema/sql_dialect.h"
#include "tests/core/connectors/sqlite_file.h"
#include "tests/integration/mysql_servers.h"
#include "tests/integration/small_copy.h"

using namespace godwit;
using namespace godwit::test;

namespace {

std::string hostileSql()
{
    QFile file(QFINDTESTDATA("hostile_sqlite.sql"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : "no such file";
}

const std::string database = "godwit_test sqlite`routes";

} // namespace

class tst_sqlite_routes : public QObject
{
    Q_OBJECT

private slots:
    void hostileDatabaseGoesToMysqlAndBack_data();
    void hostileDatabaseGoesToMysqlAndBack();
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

QTEST_GUILESS_MAIN(tst_sqlite_routes)
#include "tst_sqlite_routes.moc"
