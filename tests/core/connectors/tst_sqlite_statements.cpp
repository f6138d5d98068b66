#include "tests/core/connectors/sqlite_file.h"

using namespace godwit;
using namespace godwit::test;

class tst_sqlite_statements : public QObject
{
    Q_OBJECT

private slots:
    void askingMakesNoFileAndWritingDoes();
    void filterIsOneExpression_data();
    void filterIsOneExpression();
    void onlyMainIsADatabase();
    void tableExistsWhateverItsCase();
    void emptyTableEmpties();
    void queryGivesEveryRow();
    void cancelledRunnerStops();
};

void tst_sqlite_statements::askingMakesNoFileAndWritingDoes()
{
    SqliteFile file;
    const auto statements = std::move(*file.connector()->openStatements());
    QCOMPARE(statements->tableExists({"main", "t"}).value(), false);
    QCOMPARE(statements->isEmpty({"main", "t"}).value(), true);
    QVERIFY(!file.exists());
    QVERIFY(statements->execute("CREATE TABLE t(a); INSERT INTO t VALUES (1)"));
    QVERIFY(file.exists());
    QCOMPARE(statements->tableExists({"main", "t"}).value(), true);
    QCOMPARE(statements->isEmpty({"main", "t"}).value(), false);
}

void tst_sqlite_statements::filterIsOneExpression_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("comparison") << "a > 1" << true;
    QTest::newRow("subquery") << "a IN (SELECT max(a) FROM t) OR \"b c\" LIKE '%)%'" << true;
    QTest::newRow("comment inside") << "a /* the ) number */ > 1" << true;
    QTest::newRow("semicolon in a text") << "\"b c\" = ';'" << true;
    QTest::newRow("breaks out") << "1) UNION SELECT (1" << false;
    QTest::newRow("second statement") << "1; DELETE FROM t" << false;
    QTest::newRow("line comment") << "a > 1 -- all" << false;
    QTest::newRow("open comment") << "a > 1 /*" << false;
    QTest::newRow("open text") << "\"b c\" = 'x" << false;
    QTest::newRow("two expressions") << "a = 1, a = 2" << false;
    QTest::newRow("clause behind") << "a = 1 ORDER BY a" << false;
    QTest::newRow("unknown column") << "x = 1" << false;
    QTest::newRow("unknown column in quotes") << "\"x\" = 'x'" << false;
    QTest::newRow("parameter") << "a = ?" << false;
    QTest::newRow("nothing") << " " << false;
}

void tst_sqlite_statements::filterIsOneExpression()
{
    QFETCH(QString, filter);
    QFETCH(bool, accepted);
    SqliteFile file;
    file.run("CREATE TABLE t(a, \"b c\"); INSERT INTO t VALUES (1, 'x')");
    const auto statements = std::move(*file.connector()->openStatements());
    const auto checked = statements->checkFilter({"main", "t"}, filter.toStdString());
    QCOMPARE(checked.has_value(), accepted);
    if (!accepted)
        QCOMPARE(checked.error().code, ErrorCode::InvalidFilter);
    QCOMPARE(file.run("SELECT count(*) FROM t"), "1");
}

void tst_sqlite_statements::onlyMainIsADatabase()
{
    SqliteFile file;
    const auto statements = std::move(*file.connector()->openStatements());
    QVERIFY(statements->createDatabase({"main", "", ""}));
    QVERIFY(!statements->createDatabase({"shop", "", ""}));
    QVERIFY(!file.exists());
}

void tst_sqlite_statements::tableExistsWhateverItsCase()
{
    SqliteFile file;
    file.run("CREATE TABLE \"Od'd\"(a)");
    const auto statements = std::move(*file.connector()->openStatements());
    QCOMPARE(statements->tableExists({"main", "oD'D"}).value(), true);
    QCOMPARE(statements->tableExists({"main", "odd"}).value(), false);
}

void tst_sqlite_statements::emptyTableEmpties()
{
    SqliteFile file;
    file.run("CREATE TABLE t(a); INSERT INTO t VALUES (1)");
    const auto statements = std::move(*file.connector()->openStatements());
    QVERIFY(statements->emptyTable({"main", "t"}));
    QCOMPARE(file.run("SELECT count(*) FROM t"), "0");
}

void tst_sqlite_statements::queryGivesEveryRow()
{
    SqliteFile file;
    file.run("CREATE TABLE t(a); INSERT INTO t VALUES (1), ('x'), (NULL)");
    const auto statements = std::move(*file.connector()->openStatements());
    QCOMPARE(rowsOf(*statements->query("SELECT a FROM t")),
             (QList<QByteArray>{"I:1", "T:x", "NULL"}));
    QVERIFY(!statements->query("SELECT 1; SELECT 2"));
    QVERIFY(!statements->query("DELETE FROM t"));
    QCOMPARE(file.run("SELECT count(*) FROM t"), "3");
}

void tst_sqlite_statements::cancelledRunnerStops()
{
    SqliteFile file;
    file.run("CREATE TABLE t(a)");
    const auto statements = std::move(*file.connector()->openStatements());
    statements->cancel();
    QCOMPARE(statements->execute("DELETE FROM t").error().code, ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(tst_sqlite_statements)
#include "tst_sqlite_statements.moc"
