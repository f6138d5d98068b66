#include "tests/core/connectors/sqlite_file.h"

#include <atomic>
#include <thread>

using namespace godwit;
using namespace godwit::test;
using namespace std::string_literals;

class tst_sqlite_rows : public QObject
{
    Q_OBJECT

private slots:
    void everyStorageClassArrivesAsItIs();
    void textWithNulInsideIsWhole();
    void utf16DatabaseComesOutAsUtf8();
    void tableAndColumnsWithHostileNamesAreRead();
    void rangesCoverEveryRowOnce_data();
    void rangesCoverEveryRowOnce();
    void filterWithOrStaysInsideItsRange();
    void unknownColumnIsAnErrorAndNoText();
    void readersOfOneSnapshotSeeOneInstant_data();
    void readersOfOneSnapshotSeeOneInstant();
    void snapshotComesAboutBesideAnEagerWriter();
    void missingFileIsNamed();
    void fileThatIsNoDatabaseIsNamed();
    void lockedDatabaseIsNamed();
    void readingAWalDatabaseLeavesNoFileBehind();
    void cancelledReaderStops();
};

void tst_sqlite_rows::everyStorageClassArrivesAsItIs()
{
    SqliteFile file;
    file.run("CREATE TABLE t(x); INSERT INTO t VALUES (NULL),(9223372036854775807),"
             "(-9223372036854775808),(0.1),(9e999),(-9e999),(1e300),('text'),(''),(x''),(x'00FF'),("
             "3.0)");
    const auto reader = file.connector()->openReader();
    QVERIFY(reader);
    const QList<QByteArray> expected = {"NULL",
                                        "I:9223372036854775807",
                                        "I:-9223372036854775808",
                                        "R:0.1",
                                        "R:inf",
                                        "R:-inf",
                                        "R:1e+300",
                                        "T:text",
                                        "T:",
                                        "B:",
                                        QByteArray("B:\0\xFF", 4),
                                        "R:3"};
    QCOMPARE(readAll(**reader, readRequest("t", {"x"})), expected);
}

void tst_sqlite_rows::textWithNulInsideIsWhole()
{
    SqliteFile file;
    file.run("CREATE TABLE t(x TEXT); INSERT INTO t VALUES (CAST(x'610062' AS TEXT))");
    const auto reader = file.connector()->openReader();
    QVERIFY(reader);
    QCOMPARE(readAll(**reader, readRequest("t", {"x"})),
             QList<QByteArray>{QByteArray("T:a\0b", 5)});
}

void tst_sqlite_rows::utf16DatabaseComesOutAsUtf8()
{
    SqliteFile file;
    file.run("PRAGMA encoding='UTF-16le'; CREATE TABLE t(x TEXT); INSERT INTO t VALUES ('Grüße "
             "🦆')");
    const auto connector = file.connector();
    QCOMPARE(connector->readFacts()->charset, "UTF-16le");
    const auto reader = connector->openReader();
    QVERIFY(reader);
    QCOMPARE(readAll(**reader, readRequest("t", {"x"})), QList<QByteArray>{"T:Grüße 🦆"});
}

void tst_sqlite_rows::tableAndColumnsWithHostileNamesAreRead()
{
    SqliteFile file;
    const std::string table = "a \"b\" `c` [d] 'e'.f\n🦆";
    const std::string quoted = "\"a \"\"b\"\" `c` [d] 'e'.f\n🦆\"";
    file.run("CREATE TABLE " + quoted + "(" + quoted + " TEXT PRIMARY KEY, \"order\" INT)");
    file.run("INSERT INTO " + quoted + " VALUES ('k', 7)");
    const auto reader = file.connector()->openReader();
    QVERIFY(reader);
    QCOMPARE(readAll(**reader, readRequest(table, {"order", table})), QList<QByteArray>{"I:7|T:k"});
}

void tst_sqlite_rows::rangesCoverEveryRowOnce_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QStringList>("key");
    const QString many =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<1000) ";
    QTest::newRow("integers") << "CREATE TABLE t(a INTEGER PRIMARY KEY, b); INSERT INTO t " + many
                                     + "SELECT i*3-1500, 1 FROM n"
                              << QStringList{"a"};
    QTest::newRow("texts that ignore case")
        << "CREATE TABLE t(a TEXT COLLATE NOCASE PRIMARY KEY, b); INSERT INTO t " + many
               + "SELECT CASE i%2 WHEN 0 THEN 'Key''' ELSE 'kEY' END || i, 1 FROM n"
        << QStringList{"a"};
    QTest::newRow("texts with NUL inside")
        << "CREATE TABLE t(a TEXT PRIMARY KEY, b); INSERT INTO t " + many
               + "SELECT CAST(x'6100' AS TEXT) || i, 1 FROM n"
        << QStringList{"a"};
    QTest::newRow("two columns")
        << "CREATE TABLE t(a INT, b TEXT, PRIMARY KEY(a, b)) WITHOUT ROWID; "
           "INSERT INTO t "
               + many + "SELECT i%7, 'x' || i FROM n"
        << QStringList{"a", "b"};
    QTest::newRow("every storage class")
        << "CREATE TABLE t(a PRIMARY KEY, b); INSERT INTO t " + many
               + "SELECT CASE i%4 WHEN 0 THEN i WHEN 1 THEN i/7.0 WHEN 2 THEN 'é' || i ELSE "
                 "CAST('b' || i AS BLOB) END, 1 FROM n"
        << QStringList{"a"};
    QTest::newRow("descending index")
        << "CREATE TABLE t(a INT NOT NULL, b INT NOT NULL); CREATE UNIQUE INDEX i ON t(a DESC, b); "
           "INSERT INTO t "
               + many + "SELECT i%10, i FROM n"
        << QStringList{"a", "b"};
}

void tst_sqlite_rows::rangesCoverEveryRowOnce()
{
    QFETCH(QString, sql);
    QFETCH(QStringList, key);
    SqliteFile file;
    QCOMPARE(file.run(sql.toStdString()), QString());
    const auto reader = file.connector()->openReader();
    QVERIFY(reader);
    ReadRequest request = readRequest("t", {"a", "b"});
    for (const QString &column : key)
        request.range.columns.push_back(column.toStdString());
    request.ordered = true;
    const QList<QByteArray> whole = readAll(**reader, request);
    QCOMPARE(whole.size(), 1000);

    QList<QByteArray> pieces;
    int chunks = 0;
    for (;;) {
        const auto bound =
            (*reader)->boundAfter(request.table, request.range.columns, request.range.after, 130);
        QVERIFY2(bound, bound ? "" : bound.error().message.c_str());
        request.range.upTo = *bound;
        const auto rows = readAll(**reader, request);
        if (*bound)
            QCOMPARE(rows.size(), 130);
        pieces += rows;
        ++chunks;
        if (!*bound)
            break;
        request.range.after = *bound;
    }
    QCOMPARE(chunks, 8);
    QCOMPARE(pieces, whole);
}

void tst_sqlite_rows::filterWithOrStaysInsideItsRange()
{
    SqliteFile file;
    file.run("CREATE TABLE t(a INTEGER PRIMARY KEY); INSERT INTO t VALUES (1),(2),(3),(4)");
    const auto reader = file.connector()->openReader();
    ReadRequest request = readRequest("t", {"a"});
    request.whereClause = "t.a = 1 OR a = 4";
    request.range = {{"a"}, KeyBound{{"2"}}, {}};
    QCOMPARE(readAll(**reader, request), QList<QByteArray>{"I:4"});
}

void tst_sqlite_rows::unknownColumnIsAnErrorAndNoText()
{
    SqliteFile file;
    file.run("CREATE TABLE t(a); INSERT INTO t VALUES (1)");
    const auto reader = file.connector()->openReader();
    QVERIFY(readAll(**reader, readRequest("t", {"b"})).front().startsWith("ERROR: "));
}

void tst_sqlite_rows::readersOfOneSnapshotSeeOneInstant_data()
{
    QTest::addColumn<QString>("mode");
    QTest::newRow("rollback journal") << "DELETE";
    QTest::newRow("write-ahead log") << "WAL";
}

void tst_sqlite_rows::readersOfOneSnapshotSeeOneInstant()
{
    QFETCH(QString, mode);
    SqliteFile file;
    file.run("PRAGMA journal_mode=" + mode.toStdString()
             + "; CREATE TABLE t(a); INSERT INTO t VALUES (1)");
    auto snapshot = file.connector()->openSnapshot({}, 3);
    QVERIFY(snapshot);
    QVERIFY(snapshot->info.consistent);
    QCOMPARE(snapshot->readers.size(), 3U);
    const QString wrote = file.run("INSERT INTO t VALUES (2)"); // refused, or not seen
    QCOMPARE(wrote.startsWith("ERROR"), mode == "DELETE");
    for (const auto &reader : snapshot->readers)
        QCOMPARE(readAll(*reader, readRequest("t", {"a"})), QList<QByteArray>{"I:1"});
}

void tst_sqlite_rows::snapshotComesAboutBesideAnEagerWriter()
{
    SqliteFile file;
    file.run(
        "CREATE TABLE t(a); CREATE TABLE u(a); INSERT INTO t VALUES (0); INSERT INTO u VALUES (0)");
    std::atomic<bool> stop = false;
    std::thread writer([&] {
        sqlite3 *handle = nullptr;
        sqlite3_open(file.path().c_str(), &handle);
        sqlite3_busy_timeout(handle, 2000);
        while (!stop) {
            sqlite3_exec(handle,
                         "BEGIN IMMEDIATE; UPDATE t SET a = a + 1; UPDATE u SET a = a + 1; COMMIT;",
                         nullptr, nullptr, nullptr);
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        sqlite3_close(handle);
    });
    const auto snapshot = file.connector()->openSnapshot({}, 4);
    stop = true;
    QStringList seen;
    if (snapshot) {
        for (const auto &reader : snapshot->readers) {
            seen << readAll(*reader, readRequest("t", {"a"})).join()
                 << readAll(*reader, readRequest("u", {"a"})).join();
        }
    }
    writer.join();
    QVERIFY(snapshot);
    QVERIFY(snapshot->info.consistent);
    QCOMPARE(seen.removeDuplicates(), 7);
}

void tst_sqlite_rows::missingFileIsNamed()
{
    SqliteFile file;
    const auto reader = file.connector()->openReader();
    QVERIFY(!reader);
    QCOMPARE(reader.error().code, ErrorCode::ConnectionFailed);
    QVERIFY(reader.error().message.find("there is no file") != std::string::npos);
    QVERIFY(!file.connector()->openSnapshot({}, 2));
    QVERIFY(file.filesInFolder().isEmpty());
}

void tst_sqlite_rows::fileThatIsNoDatabaseIsNamed()
{
    SqliteFile file;
    QFile text(QString::fromStdString(file.path()));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write(QByteArray(5000, 'x'));
    text.close();
    const auto reader = file.connector()->openReader();
    QVERIFY(!reader);
    QCOMPARE(reader.error().code, ErrorCode::ConnectionFailed);
    QVERIFY(reader.error().message.find("not a database") != std::string::npos);
}

void tst_sqlite_rows::lockedDatabaseIsNamed()
{
    SqliteFile file;
    file.run("CREATE TABLE t(a)");
    sqlite3 *other = nullptr;
    sqlite3_open(file.path().c_str(), &other);
    QCOMPARE(sqlite3_exec(other, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);
    const auto reader = file.connector(20)->openReader();
    sqlite3_close(other);
    QVERIFY(!reader);
    QCOMPARE(reader.error().code, ErrorCode::ConnectionFailed);
    QVERIFY(reader.error().message.find("locked") != std::string::npos);
    QVERIFY(!reader.error().proposal.empty());
}

void tst_sqlite_rows::readingAWalDatabaseLeavesNoFileBehind()
{
    SqliteFile file("w.db");
    file.run(
        "PRAGMA journal_mode=WAL; CREATE TABLE t(a INTEGER PRIMARY KEY); INSERT INTO t VALUES (1)");
    QFile database(QString::fromStdString(file.path()));
    QVERIFY(database.open(QIODevice::ReadOnly));
    const QByteArray before = database.readAll();
    {
        const auto connector = file.connector();
        QVERIFY(connector->readFacts());
        auto schemas = connector->openSchemaReader();
        QVERIFY((*schemas)->readCatalog({}));
        auto snapshot = connector->openSnapshot({}, 2);
        QVERIFY(snapshot);
    }
    QCOMPARE(file.filesInFolder(), QStringList{"w.db"});
    database.seek(0);
    QCOMPARE(database.readAll(), before);
}

void tst_sqlite_rows::cancelledReaderStops()
{
    SqliteFile file;
    file.run("CREATE TABLE t(a); INSERT INTO t VALUES (1)");
    const auto reader = file.connector()->openReader();
    QVERIFY((*reader)->open(readRequest("t", {"a"})));
    (*reader)->cancel();
    RowBatch batch;
    const auto next = (*reader)->next(batch);
    QVERIFY(!next);
    QCOMPARE(next.error().code, ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(tst_sqlite_rows)
#include "tst_sqlite_rows.moc"
