#include "tests/core/connectors/sqlite_file.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

using namespace godwit;
using namespace godwit::test;
using namespace std::string_literals;

namespace {

const ChunkMark mark{2, 5};
const std::string run = "r_1\"x";

std::string errorOf(const Result<WriteSummary> &result)
{
    return result ? "" : result.error().message;
}

} // namespace

class tst_sqlite_writer : public QObject
{
    Q_OBJECT

private slots:
    void everyCellArrivesWithItsStorageClass();
    void formsDecideOverTheCellsKind();
    void integerBeyondTheRangeIsRefusedByANumberColumn();
    void rowsAndMarkAppearTogether();
    void failingSourceLeavesNothing();
    void duplicateKeyFailsAndNamesTheTable();
    void conflictClauseOfTheTableDropsNoRow();
    void replaceOverwrites();
    void deleteFirstTakesItsRangeOnly();
    void emptyFirstEmpties();
    void triggersOfTheTableDoNotFire();
    void fullDiskRollsBack();
    void lockedSinkIsRetriable();
    void killedWriterLeavesAllOrNothing();
    void dropLeavesNoTrace();
    void marksOfAMissingFileAreNoneAndMakeNoFile();
};

void tst_sqlite_writer::everyCellArrivesWithItsStorageClass()
{
    SqliteFile file;
    file.run("CREATE TABLE t(a, b, c, d, e, f)");
    auto writer = file.connector()->openWriter(run, 0);
    QVERIFY(writer);
    const auto written = (*writer)->write(writeRequest("t", {"a", "b", "c", "d", "e", "f"}),
                                          sourceOf({{{CellKind::Null, ""},
                                                     {CellKind::Integer, "-9223372036854775808"},
                                                     {CellKind::Real, "0.1"},
                                                     {CellKind::Text, "a\0b"s},
                                                     {CellKind::Blob, ""},
                                                     {CellKind::Real, "-0"}},
                                                    {{CellKind::Text, ""},
                                                     {CellKind::Integer, "9223372036854775807"},
                                                     {CellKind::Real, "inf"},
                                                     {CellKind::Text, "1"},
                                                     {CellKind::Blob, "\0\xFF"s},
                                                     {CellKind::Real, "3"}}}),
                                          {});
    QVERIFY2(written, errorOf(written).c_str());
    QCOMPARE(written->rows, 2U);
    const auto reader = file.connector()->openReader();
    const QList<QByteArray> expected = {
        QByteArray::fromStdString("NULL|I:-9223372036854775808|R:0.1|T:a\0b|B:|R:-0"s),
        QByteArray::fromStdString("T:|I:9223372036854775807|R:inf|T:1|B:\0\xFF|R:3"s)};
    QCOMPARE(readAll(**reader, readRequest("t", {"a", "b", "c", "d", "e", "f"})), expected);
}

void tst_sqlite_writer::formsDecideOverTheCellsKind()
{
    SqliteFile file;
    file.run("CREATE TABLE t(a, b, c, d, e)");
    auto writer = file.connector()->openWriter(run, 0);
    WriteRequest request = writeRequest("t", {"a", "b", "c", "d", "e"});
    request.items[0].form = WriteForm::BindInteger;
    request.items[1].form = WriteForm::BindInteger;
    request.items[2].form = WriteForm::BindReal;
    request.items[3].form = WriteForm::BindBlob;
    request.items[4].form = WriteForm::BindText;
    QVERIFY((*writer)->write(request,
                             sourceOf({{{CellKind::Text, "7"},
                                        {CellKind::Text, "18446744073709551615"},
                                        {CellKind::Text, "1e3"},
                                        {CellKind::Text, "8"},
                                        {CellKind::Text, "9"}}}),
                             {}));
    const auto reader = file.connector()->openReader();
    QCOMPARE(readAll(**reader, readRequest("t", {"a", "b", "c", "d", "e"})),
             QList<QByteArray>{"I:7|T:18446744073709551615|R:1000|B:8|T:9"});
}

void tst_sqlite_writer::integerBeyondTheRangeIsRefusedByANumberColumn()
{
    SqliteFile file;
    file.run("CREATE TABLE t(a BIGINT UNSIGNED)");
    auto writer = file.connector()->openWriter(run, 0);
    WriteRequest request = writeRequest("t", {"a"});
    request.items[0].form = WriteForm::BindInteger;
    const auto written =
        (*writer)->write(request, sourceOf({{{CellKind::Text, "9223372036854775808"}}}), {});
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::DataRejected);
    QCOMPARE(file.run("SELECT count(*) FROM t"), "0");
}

void tst_sqlite_writer::rowsAndMarkAppearTogether()
{
    SqliteFile file;
    const auto connector = file.connector();
    const auto marks = connector->checkpointStore(run);
    QVERIFY(marks->prepare());
    file.run("CREATE TABLE t(a)");
    auto writer = connector->openWriter(run, 0);
    QVERIFY(
        (*writer)->write(writeRequest("t", {"a"}), sourceOf({{{CellKind::Text, "xyz"}}}), mark));
    const auto stored = marks->readMarks();
    QVERIFY(stored);
    QCOMPARE(stored->size(), 1U);
    QCOMPARE(stored->front().mark, mark);
    QCOMPARE(stored->front().rows, 1U);
    QCOMPARE(stored->front().bytes, 3U);

    const auto again =
        (*writer)->write(writeRequest("t", {"a"}), sourceOf({{{CellKind::Text, "2"}}}), mark);
    QVERIFY(!again); // the late twin
    QCOMPARE(file.run("SELECT count(*) FROM t"), "1");
    QVERIFY(marks->forget(mark));
    QVERIFY(marks->readMarks()->empty());
}

void tst_sqlite_writer::failingSourceLeavesNothing()
{
    SqliteFile file;
    file.run("CREATE TABLE t(a)");
    auto writer = file.connector()->openWriter(run, 0);
    int calls = 0;
    const auto source = [&](RowBatch &batch) -> Result<bool> {
        if (++calls == 2)
            return fail(ErrorCode::ConnectionLost, "the source went away");
        batch.reset(1);
        batch.append(CellKind::Integer, "1");
        return true;
    };
    const auto written = (*writer)->write(writeRequest("t", {"a"}), source, {});
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::ConnectionLost);
    QCOMPARE(file.run("SELECT count(*) FROM t"), "0");
    QVERIFY((*writer)->write(writeRequest("t", {"a"}), sourceOf({{{CellKind::Integer, "2"}}}), {}));
    QCOMPARE(file.run("SELECT a FROM t"), "2");
}

void tst_sqlite_writer::duplicateKeyFailsAndNamesTheTable()
{
    SqliteFile file;
    file.run("CREATE TABLE t(a INTEGER PRIMARY KEY); INSERT INTO t VALUES (2)");
    auto writer = file.connector()->openWriter(run, 0);
    const auto written =
        (*writer)->write(writeRequest("t", {"a"}),
                         sourceOf({{{CellKind::Integer, "1"}}, {{CellKind::Integer, "2"}}}), {});
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::DataRejected);
    QCOMPARE(written.error().object, "main.t");
    QVERIFY(written.error().message.find("UNIQUE constraint failed: t.a") != std::string::npos);
    QCOMPARE(file.run("SELECT count(*) FROM t"), "1");
}

void tst_sqlite_writer::conflictClauseOfTheTableDropsNoRow()
{
    SqliteFile file;
    file.run("CREATE TABLE t(a INT UNIQUE ON CONFLICT IGNORE); INSERT INTO t VALUES (1)");
    auto writer = file.connector()->openWriter(run, 0);
    QVERIFY(
        !(*writer)->write(writeRequest("t", {"a"}), sourceOf({{{CellKind::Integer, "1"}}}), {}));
}

void tst_sqlite_writer::replaceOverwrites()
{
    SqliteFile file;
    file.run("CREATE TABLE t(a INTEGER PRIMARY KEY, b); INSERT INTO t VALUES (1, 'old')");
    auto writer = file.connector()->openWriter(run, 0);
    WriteRequest request = writeRequest("t", {"a", "b"});
    request.conflicts = ConflictPolicy::Replace;
    QVERIFY((*writer)->write(request,
                             sourceOf({{{CellKind::Integer, "1"}, {CellKind::Text, "new"}}}), {}));
    QCOMPARE(file.run("SELECT * FROM t"), "1|new");
}

void tst_sqlite_writer::deleteFirstTakesItsRangeOnly()
{
    SqliteFile file;
    file.run("CREATE TABLE t(a INTEGER PRIMARY KEY); INSERT INTO t VALUES (1),(2),(3),(4)");
    auto writer = file.connector()->openWriter(run, 0);
    WriteRequest request = writeRequest("t", {"a"});
    request.deleteFirst = KeyRange{{"a"}, KeyBound{{"1"}}, KeyBound{{"3"}}};
    QVERIFY((*writer)->write(request, sourceOf({{{CellKind::Integer, "2"}}}), {}));
    QCOMPARE(file.run("SELECT group_concat(a) FROM t"), "1,2,4");
}

void tst_sqlite_writer::emptyFirstEmpties()
{
    SqliteFile file;
    file.run("CREATE TABLE t(a); INSERT INTO t VALUES (1),(2)");
    auto writer = file.connector()->openWriter(run, 0);
    WriteRequest request = writeRequest("t", {"a"});
    request.emptyFirst = true;
    QVERIFY((*writer)->write(request, sourceOf({{{CellKind::Integer, "3"}}}), {}));
    QCOMPARE(file.run("SELECT group_concat(a) FROM t"), "3");
}

void tst_sqlite_writer::triggersOfTheTableDoNotFire()
{
    SqliteFile file;
    file.run("CREATE TABLE t(a); CREATE TABLE log(a); CREATE TRIGGER g AFTER INSERT ON t BEGIN "
             "INSERT INTO log VALUES (new.a); END");
    auto writer = file.connector()->openWriter(run, 0);
    QVERIFY((*writer)->write(writeRequest("t", {"a"}), sourceOf({{{CellKind::Integer, "3"}}}), {}));
    QCOMPARE(file.run("SELECT count(*) FROM log"), "0");
}

void tst_sqlite_writer::fullDiskRollsBack()
{
    // The limit of a process on its files stands for a full disk: SQLite gets the same error.
    SqliteFile file;
    file.run("CREATE TABLE t(a)");
    const pid_t child = fork();
    if (child == 0) {
        const auto connector = file.connector();
        auto writer = connector->openWriter(run, 0);
        signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{200'000, 200'000};
        setrlimit(RLIMIT_FSIZE, &limit);
        int calls = 0;
        const auto source = [&](RowBatch &batch) -> Result<bool> {
            batch.reset(1);
            batch.append(CellKind::Text, std::string(100'000, 'x'));
            return ++calls < 1000;
        };
        const auto written = (*writer)->write(writeRequest("t", {"a"}), source, {});
        _exit(!written && written.error().code == ErrorCode::Io ? 0 : 1);
    }
    int status = -1;
    waitpid(child, &status, 0);
    QCOMPARE(status, 0);
    QCOMPARE(file.run("SELECT count(*) FROM t"), "0");
    QCOMPARE(file.run("PRAGMA integrity_check"), "ok");
}

void tst_sqlite_writer::lockedSinkIsRetriable()
{
    SqliteFile file;
    file.run("CREATE TABLE t(a)");
    auto writer = file.connector(20)->openWriter(run, 0);
    QVERIFY(writer);
    sqlite3 *other = nullptr;
    sqlite3_open(file.path().c_str(), &other);
    QCOMPARE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    const auto request = writeRequest("t", {"a"});
    const auto refused = (*writer)->write(request, sourceOf({{{CellKind::Integer, "1"}}}), {});
    sqlite3_close(other);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::ConnectionLost);
    QVERIFY((*writer)->write(request, sourceOf({{{CellKind::Integer, "1"}}}), {}));
    QCOMPARE(file.run("SELECT count(*) FROM t"), "1");
}

void tst_sqlite_writer::killedWriterLeavesAllOrNothing()
{
    SqliteFile file;
    const auto connector = file.connector();
    file.run("CREATE TABLE t(a TEXT)");
    QVERIFY(connector->checkpointStore(run)->prepare());
    for (int attempt = 0; attempt < 20; ++attempt) {
        const pid_t child = fork();
        if (child == 0) {
            auto writer = file.connector()->openWriter(run, 0);
            for (int chunk = attempt * 1000;; ++chunk) {
                const std::vector<std::vector<Cell>> rows(
                    500, {{CellKind::Text, std::string(200, 'x')}});
                (void)(*writer)->write(writeRequest("t", {"a"}), sourceOf(rows),
                                       ChunkMark{0, chunk});
            }
        }
        QTest::qSleep(10 + attempt * 7 % 40);
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        const auto marks = connector->checkpointStore(run);
        QVERIFY(marks->fence());
        const auto stored = marks->readMarks();
        QVERIFY(stored);
        QCOMPARE(file.run("SELECT count(*) FROM t"), QString::number(stored->size() * 500));
    }
    QVERIFY(file.run("SELECT count(*) FROM t").toInt() > 0);
}

void tst_sqlite_writer::dropLeavesNoTrace()
{
    SqliteFile file("plain.db");
    const auto connector = file.connector();
    const auto marks = connector->checkpointStore(run);
    QVERIFY(marks->prepare());
    QVERIFY(marks->prepare());
    QVERIFY(marks->drop());
    QVERIFY(marks->drop());
    QCOMPARE(file.run("SELECT count(*) FROM sqlite_master"), "0");
    QCOMPARE(file.filesInFolder(), QStringList{"plain.db"});
}

void tst_sqlite_writer::marksOfAMissingFileAreNoneAndMakeNoFile()
{
    SqliteFile file;
    const auto marks = file.connector()->checkpointStore(run);
    QVERIFY(marks->fence());
    QVERIFY(marks->readMarks()->empty());
    QVERIFY(marks->forget(mark));
    QVERIFY(marks->drop());
    QVERIFY(!file.exists());
}

QTEST_APPLESS_MAIN(tst_sqlite_writer)
#include "tst_sqlite_writer.moc"
