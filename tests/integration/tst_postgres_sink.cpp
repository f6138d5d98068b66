// A PostgreSQL server as a destination: rows, marks, repairs; and everything that it refuses.
#include "core/connectors/connector_registry.h"
#include "tests/integration/postgres_server.h"
#include "tests/support/require.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace godwit;
using namespace godwit::test;

namespace {

const std::string schema = "godwit_test_sink";
const std::string run = "sink_test";
const std::string weakRole = "godwit_test_weak";

using Cells = std::vector<std::optional<std::string>>;

RowBatch batchOf(const std::vector<Cells> &rows)
{
    RowBatch batch;
    batch.reset(rows.empty() ? 0 : rows.front().size());
    for (const Cells &row : rows) {
        for (const auto &cell : row) {
            if (cell)
                batch.append(CellKind::Text, *cell);
            else
                batch.appendNull();
        }
    }
    return batch;
}

/// One batch per element.
BatchSource sourceOf(std::vector<std::vector<Cells>> batches)
{
    return [batches = std::move(batches),
            next = std::size_t(0)](RowBatch &batch) mutable -> Result<bool> {
        if (next == batches.size())
            return false;
        batch = batchOf(batches[next++]);
        return true;
    };
}

WriteRequest requestFor(const std::string &table, const std::vector<std::string> &columns)
{
    WriteRequest request;
    request.table = {schema, table};
    for (const std::string &column : columns)
        request.items.push_back({column, WriteForm::AsIs});
    return request;
}

Result<std::unique_ptr<Connector>> sink()
{
    const auto source = serverFrom("GODWIT_TEST_POSTGRES");
    if (!source)
        return tl::unexpected(source.error());
    return makeConnector(*source);
}

/// Not by Godwit's own eyes: the columns of all rows, as the server prints them.
std::string at(const std::string &sql)
{
    auto connection = postgresForWriting();
    if (!connection)
        return connection.error().message;
    auto rows = (*connection)->query(sql);
    if (!rows)
        return rows.error().message;
    std::string all;
    for (std::size_t row = 0; row < rows->rows(); ++row) {
        for (std::size_t column = 0; column < rows->columns(); ++column)
            all += (column > 0 ? "|"
                    : row > 0  ? "\n"
                               : "")
                   + (rows->isNull(row, column) ? std::string("NULL")
                                                : std::string(rows->cell(row, column)));
    }
    return all;
}

std::string make(const std::string &columns)
{
    return runAtPostgres("CREATE TABLE " + schema + ".t (" + columns + ")");
}

std::string rowsOf()
{
    return at("SELECT count(*) FROM " + schema + ".t");
}

} // namespace

class tst_postgres_sink : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void valuesArriveAsTheyAre();
    void aLargeChunkIsOneTransaction();
    void theServersOwnNumbersAreWritten();
    void whatPostgresCannotHoldIsRefused_data();
    void whatPostgresCannotHoldIsRefused();
    void rowsAndTheirMarkAreCommittedTogether();
    void aKeyThatIsThereIsRefusedOrReplaced();
    void rowsAreReplacedByAnyKey();
    void whatWasPerhapsWrittenIsDeletedFirst();
    void neitherKeysNorTriggersStandInTheWay();
    void aTriggerThatDropsRowsIsNoticed();
    void aWriterThatWaitsCanBeCancelled();
    void aLostConnectionCommitsNothing();
    void theFenceEndsAWriter();
    void aNewWriterTakesTheOldOnesPlace();
    void missingPrivilegesAreSaid();
    void nothingIsLeftOfARun();
    void aRepairHoldsWhatItLooksAt();
    void aRepairsFailedStatementLeavesNoTrace();

private:
    std::unique_ptr<Connector> m_sink;
    std::unique_ptr<RowWriter> m_writer;
    std::unique_ptr<CheckpointStore> m_marks;

    Result<WriteSummary> write(const WriteRequest &request, std::vector<std::vector<Cells>> batches,
                               std::optional<ChunkMark> mark = {})
    {
        return m_writer->write(request, sourceOf(std::move(batches)), mark);
    }
};

void tst_postgres_sink::init()
{
    QCOMPARE(runAtPostgres("DROP SCHEMA IF EXISTS " + schema + " CASCADE; CREATE SCHEMA " + schema),
             std::string());
    auto opened = sink();
    REQUIRE(opened);
    m_sink = std::move(*opened);
    m_marks = m_sink->checkpointStore(run);
    REQUIRE(m_marks->prepare());
    auto writer = m_sink->openWriter(run, 0);
    REQUIRE(writer);
    m_writer = std::move(*writer);
}

void tst_postgres_sink::cleanup()
{
    m_writer.reset();
    if (m_marks)
        REQUIRE(m_marks->drop());
    (void)runAtPostgres("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
}

void tst_postgres_sink::valuesArriveAsTheyAre()
{
    QCOMPARE(make("id integer PRIMARY KEY, t text, v varchar(5), b bytea, n numeric(20), d date,"
                  " tz timestamptz(3), bits bit(5), j jsonb, u uuid, ip inet, f double precision"),
             std::string());
    WriteRequest request =
        requestFor("t", {"id", "t", "v", "b", "n", "d", "tz", "bits", "j", "u", "ip", "f"});
    request.items[7].form = WriteForm::MemberNumber;
    const std::string bytes("\0\\N\xff\n", 5);
    const auto written =
        write(request,
              {{{"1", "tab\tline\nback\\slash \\N \\. 😀", "äöü日😀", bytes, "18446744073709551615",
                 "2024-02-29", "2024-03-31 02:30:00.123", "19", R"({"a": [1, "\\"]})",
                 "00000000-0000-0000-0000-0000000000ff", "2001:db8::1", "-0"},
                {"2",
                 "\\N",
                 "",
                 "",
                 "0",
                 "0001-01-01",
                 "9999-12-31 23:59:59.999",
                 "0",
                 "null",
                 {},
                 {},
                 "1.7976931348623157e308"}},
               {},
               {{"3", {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}}}});
    REQUIRE(written);
    QCOMPARE(written->rows, std::uint64_t(3));
    QCOMPARE(at("SELECT t, v, encode(b, 'hex'), n, d, tz AT TIME ZONE 'UTC', bits, j, u, ip, f"
                " FROM "
                + schema + ".t ORDER BY id"),
             std::string("tab\tline\nback\\slash \\N \\. 😀|äöü日😀|005c4eff0a|"
                         "18446744073709551615|2024-02-29|2024-03-31 02:30:00.123|10011|"
                         "{\"a\": [1, \"\\\\\"]}|00000000-0000-0000-0000-0000000000ff|2001:db8::1|"
                         "-0\n"
                         "\\N|||0|0001-01-01|9999-12-31 23:59:59.999|00000|null|NULL|NULL|"
                         "1.7976931348623157e+308\n"
                         "NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL"));
}

void tst_postgres_sink::aLargeChunkIsOneTransaction()
{
    QCOMPARE(make("id integer, b bytea, t text"), std::string());
    int given = 0;
    const auto source = [&](RowBatch &batch) -> Result<bool> {
        if (given == 40)
            return false;
        std::vector<Cells> rows;
        for (int i = 0; i < 100; ++i)
            rows.push_back({std::to_string(given * 100 + i), std::string(2000, '\xfe'),
                            std::string(1000, '\n')});
        batch = batchOf(rows);
        // Nothing is seen before the end.
        if (++given == 40 && rowsOf() != "0")
            return fail(ErrorCode::Internal, "rows were committed already");
        return true;
    };
    const auto written = m_writer->write(requestFor("t", {"id", "b", "t"}), source, {});
    REQUIRE(written);
    QCOMPARE(at("SELECT count(*), sum(id), sum(length(b)), sum(length(t)) FROM " + schema + ".t"),
             std::string("4000|7998000|8000000|4000000"));
}

void tst_postgres_sink::theServersOwnNumbersAreWritten()
{
    QCOMPARE(make("id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, v text,"
                  " twice integer GENERATED ALWAYS AS (length(v) * 2) STORED"),
             std::string());
    WriteRequest request = requestFor("t", {"id", "v"});
    REQUIRE(write(request, {{{"7", "seven"}}}));
    request.conflicts = ConflictPolicy::Replace;
    REQUIRE(write(request, {{{"7", "other"}, {"9", "nine"}}}));
    QCOMPARE(at("SELECT id, v, twice FROM " + schema + ".t ORDER BY id"),
             std::string("7|other|10\n9|nine|8"));
}

void tst_postgres_sink::whatPostgresCannotHoldIsRefused_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("value"); // null: NULL
    QTest::addColumn<QString>("says");
    QTest::addColumn<QString>("remedy");
    const auto row = [](const char *name, const char *type, const QByteArray &value,
                        const char *says, const char *remedy) {
        QTest::newRow(name) << QString(type) << value << QString(says) << QString(remedy);
    };
    row("NUL in a text", "text", QByteArray("a\0b", 3), "NUL", "bytea");
    row("Latin-1 in a text", "text", "caf\xe9", "UTF-8", "bytea");
    row("NUL in jsonb", "jsonb", "\"\\u0000\"", "22P05", "json");
    row("zero date", "date", "0000-00-00", "22008", "no such date");
    row("zero month", "timestamp", "2024-00-01 00:00:00", "22008", "no such date");
    row("no date", "date", "soon", "22007", "no such date");
    row("time beyond a day", "time", "25:00:00", "22008", "interval");
    row("negative time", "time", "-00:30:00", "22007", "interval");
    row("too long", "varchar(3)", "four", "22001", "wide enough");
    row("too many bits", "bit(3)", "0101", "22026", "correct the value");
    row("beyond smallint", "smallint", "32768", "22003", "numeric");
    row("beyond numeric", "numeric(5,2)", "1000", "22003", "numeric");
    row("beyond real", "real", "1e39", "22003", "numeric");
    row("no number", "integer", "", "22P02", "correct the value");
    row("no UUID", "uuid", "x", "22P02", "correct the value");
    row("no JSON", "json", "{", "22P02", "correct the value");
    row("NULL", "integer NOT NULL", QByteArray(), "23502", "NULL");
    row("check", "integer CHECK (odd > 0)", "0", "23514", "check");
}

void tst_postgres_sink::whatPostgresCannotHoldIsRefused()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, value);
    QFETCH(QString, says);
    QFETCH(QString, remedy);
    QCOMPARE(make("id integer PRIMARY KEY, odd " + type.toStdString()), std::string());
    std::optional<std::string> cell;
    if (!value.isNull())
        cell = value.toStdString();
    const bool needsValue = type.contains("NOT NULL");
    const std::optional<std::string> good =
        needsValue ? std::optional<std::string>("1") : std::nullopt;
    const auto written =
        write(requestFor("t", {"id", "odd"}),
              {{{"1", good}}, {{"2", good}, {"3", cell}, {"4", good}}}, ChunkMark{1, 1});
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::DataRejected);
    QCOMPARE(written.error().object, schema + ".t");
    const QString message = QString::fromStdString(written.error().message);
    for (const QString &part :
         {says, QString("column odd"), QString("row 3"), QString::fromStdString(schema + ".t")}) {
        // A check is the table's, not a column's.
        if (part != "column odd" || !type.contains("CHECK"))
            QVERIFY2(message.contains(part), qPrintable(part + " is not in: " + message));
    }
    QVERIFY2(written.error().proposal.find(remedy.toStdString()) != std::string::npos,
             written.error().proposal.c_str());
    QCOMPARE(rowsOf(), std::string("0"));
    const auto marks = m_marks->readMarks();
    REQUIRE(marks);
    QVERIFY(marks->empty());
    // The writer goes on.
    REQUIRE(write(requestFor("t", {"id", "odd"}), {{{"1", good}}}));
}

void tst_postgres_sink::rowsAndTheirMarkAreCommittedTogether()
{
    QCOMPARE(make("id integer PRIMARY KEY, v text"), std::string());
    const WriteRequest request = requestFor("t", {"id", "v"});
    REQUIRE(write(request, {{{"1", "a"}, {"2", "b"}}}, ChunkMark{3, 0}));
    const auto found = m_marks->findMark({3, 0});
    REQUIRE(found);
    QVERIFY(*found);
    QCOMPARE((*found)->rows, std::uint64_t(2));
    QCOMPARE((*found)->bytes, std::uint64_t(4));

    int calls = 0;
    const auto broken = m_writer->write(
        request,
        [&](RowBatch &batch) -> Result<bool> {
            if (++calls > 1)
                return fail(ErrorCode::ConnectionLost, "the source is gone");
            batch = batchOf({{"3", "c"}});
            return true;
        },
        ChunkMark{3, 1});
    QVERIFY(!broken);
    QCOMPARE(broken.error().message, std::string("the source is gone"));
    QCOMPARE(rowsOf(), std::string("2"));
    auto marks = m_marks->readMarks();
    REQUIRE(marks);
    QCOMPARE(marks->size(), std::size_t(1));
    REQUIRE(m_marks->forget({3, 0}));
    QVERIFY(m_marks->readMarks()->empty());
}

void tst_postgres_sink::aKeyThatIsThereIsRefusedOrReplaced()
{
    QCOMPARE(make("a integer, b varchar(9), v bytea, PRIMARY KEY (a, b)"), std::string());
    WriteRequest request = requestFor("t", {"a", "b", "v"});
    REQUIRE(write(request, {{{"1", "x", "old"}, {"1", "y", "old"}}}));
    const auto refused = write(request, {{{"2", "x", "new"}, {"1", "y", "new"}}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::DataRejected);
    for (const char *part : {"23505", "row 2", "(a, b)=(1, y)"})
        QVERIFY2(refused.error().message.find(part) != std::string::npos,
                 refused.error().message.c_str());
    QVERIFY(refused.error().proposal.find("allowDestTableNotEmpty") != std::string::npos);
    QCOMPARE(rowsOf(), std::string("2"));

    request.conflicts = ConflictPolicy::Replace;
    REQUIRE(write(request, {{{"2", "x", "new"}}, {{"1", "y", "new"}}}, ChunkMark{0, 0}));
    REQUIRE(write(request, {{{"2", "x", "newer"}}}, ChunkMark{0, 1}));
    QCOMPARE(at("SELECT a, b, convert_from(v, 'UTF8') FROM " + schema + ".t ORDER BY a, b"),
             std::string("1|x|old\n1|y|new\n2|x|newer"));
}

void tst_postgres_sink::rowsAreReplacedByAnyKey()
{
    // Nothing but a key; no key; a unique one that a partial and a deferrable one stand before.
    QCOMPARE(make("a integer PRIMARY KEY"), std::string());
    WriteRequest request = requestFor("t", {"a"});
    request.conflicts = ConflictPolicy::Replace;
    REQUIRE(write(request, {{{"1"}}}));
    REQUIRE(write(request, {{{"1"}, {"2"}}}));
    QCOMPARE(rowsOf(), std::string("2"));

    QCOMPARE(
        runAtPostgres("DROP TABLE " + schema + ".t; CREATE TABLE " + schema + ".u (a integer)"),
        std::string());
    request.table.table = "u";
    REQUIRE(write(request, {{{"1"}}}));
    REQUIRE(write(request, {{{"1"}}}));
    QCOMPARE(at("SELECT a FROM " + schema + ".u"), std::string("1\n1"));

    QCOMPARE(make("a integer, b integer UNIQUE DEFERRABLE, c integer UNIQUE"), std::string());
    QCOMPARE(runAtPostgres("CREATE UNIQUE INDEX part ON " + schema + ".t (a) WHERE a > 5"),
             std::string());
    request = requestFor("t", {"a", "b", "c"});
    request.conflicts = ConflictPolicy::Replace;
    REQUIRE(write(request, {{{"1", "1", "1"}}}));
    REQUIRE(write(request, {{{"2", "2", "1"}}}));
    QCOMPARE(at("SELECT * FROM " + schema + ".t"), std::string("2|2|1"));
    // Another row's other key is never overwritten.
    const auto refused = write(request, {{{"3", "2", "9"}}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::DataRejected);
}

void tst_postgres_sink::whatWasPerhapsWrittenIsDeletedFirst()
{
    QCOMPARE(make("id integer PRIMARY KEY, v text"), std::string());
    QCOMPARE(runAtPostgres("CREATE TABLE " + schema + ".child () INHERITS (" + schema
                           + ".t); INSERT INTO " + schema + ".child VALUES (2, 'inherits')"),
             std::string());
    WriteRequest request = requestFor("t", {"id", "v"});
    REQUIRE(write(request, {{{"1", "a"}, {"2", "b"}, {"3", "c"}, {"4", "d"}}}));
    request.deleteFirst = KeyRange{{"id"}, KeyBound{{"1"}}, KeyBound{{"3"}}};
    REQUIRE(write(request, {{{"2", "new"}}}));
    QCOMPARE(at("SELECT * FROM ONLY " + schema + ".t ORDER BY id"), std::string("1|a\n2|new\n4|d"));
    request.deleteFirst.reset();
    request.emptyFirst = true;
    REQUIRE(write(request, {{{"4", "only"}}}));
    QCOMPARE(at("SELECT * FROM " + schema + ".t ORDER BY id"), std::string("2|inherits\n4|only"));
    auto statements = m_sink->openStatements();
    REQUIRE(statements);
    REQUIRE((*statements)->emptyTable({schema, "t"}));
    QCOMPARE(at("SELECT * FROM " + schema + ".t"), std::string("2|inherits"));
}

void tst_postgres_sink::neitherKeysNorTriggersStandInTheWay()
{
    QCOMPARE(runAtPostgres(
                 "CREATE TABLE " + schema + ".parent (id integer PRIMARY KEY); CREATE TABLE "
                 + schema + ".t (id integer PRIMARY KEY, p integer REFERENCES " + schema
                 + ".parent); CREATE FUNCTION " + schema
                 + ".spoil() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.p := 0; RETURN NEW; "
                   "END'; CREATE TRIGGER spoils BEFORE INSERT ON "
                 + schema + ".t FOR EACH ROW EXECUTE FUNCTION " + schema + ".spoil()"),
             std::string());
    REQUIRE(write(requestFor("t", {"id", "p"}), {{{"1", "8"}}}));
    REQUIRE(write(requestFor("parent", {"id"}), {{{"8"}}}));
    QCOMPARE(at("SELECT p FROM " + schema + ".t"), std::string("8"));
}

void tst_postgres_sink::aTriggerThatDropsRowsIsNoticed()
{
    QCOMPARE(make("id integer PRIMARY KEY"), std::string());
    QCOMPARE(runAtPostgres("CREATE FUNCTION " + schema
                           + ".eat() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN IF NEW.id = 2 THEN"
                             " RETURN NULL; END IF; RETURN NEW; END'; CREATE TRIGGER eats BEFORE"
                             " INSERT ON "
                           + schema + ".t FOR EACH ROW EXECUTE FUNCTION " + schema
                           + ".eat(); ALTER TABLE " + schema + ".t ENABLE ALWAYS TRIGGER eats"),
             std::string());
    const auto written = write(requestFor("t", {"id"}), {{{"1"}, {"2"}}});
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::DataRejected);
    QVERIFY(written.error().proposal.find("trigger") != std::string::npos);
    QCOMPARE(rowsOf(), std::string("0"));
}

void tst_postgres_sink::aWriterThatWaitsCanBeCancelled()
{
    QCOMPARE(make("id integer PRIMARY KEY"), std::string());
    auto other = postgresForWriting();
    REQUIRE(other);
    REQUIRE((*other)->execute("BEGIN; LOCK TABLE " + schema + ".t IN EXCLUSIVE MODE"));
    std::atomic<bool> asked{false};
    std::jthread canceller([&] {
        while (at("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = '" + schema
                  + ".t'::regclass")
               != "1") {
        }
        asked = true;
        m_writer->cancel();
    });
    QElapsedTimer timer;
    timer.start();
    const auto written = write(requestFor("t", {"id"}), {{{"1"}}});
    QVERIFY(asked);
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Cancelled);
    QVERIFY(timer.elapsed() < 10'000);
    REQUIRE((*other)->execute("COMMIT"));
    QCOMPARE(rowsOf(), std::string("0"));
    const auto again = write(requestFor("t", {"id"}), {{{"1"}}});
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Cancelled);
}

void tst_postgres_sink::aLostConnectionCommitsNothing()
{
    QCOMPARE(make("id integer PRIMARY KEY, v text"), std::string());
    int calls = 0;
    const auto written = m_writer->write(
        requestFor("t", {"id", "v"}),
        [&](RowBatch &batch) -> Result<bool> {
            if (++calls > 200)
                return false;
            if (calls == 3)
                (void)at("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE relation = '"
                         + schema + ".t'::regclass AND pid <> pg_backend_pid()");
            batch = batchOf({{std::to_string(calls), std::string(100'000, 'x')}});
            return true;
        },
        ChunkMark{0, 0});
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::ConnectionLost);
    QCOMPARE(rowsOf(), std::string("0"));
    QVERIFY(m_marks->readMarks()->empty());
}

void tst_postgres_sink::theFenceEndsAWriter()
{
    QCOMPARE(make("id integer PRIMARY KEY"), std::string());
    std::atomic<bool> waiting{false};
    std::atomic<bool> fenced{false};
    std::optional<Error> error;
    std::jthread writing([&] {
        int calls = 0;
        const auto written = m_writer->write(
            requestFor("t", {"id"}),
            [&](RowBatch &batch) -> Result<bool> {
                if (++calls == 2) {
                    waiting = true;
                    waiting.notify_all();
                    fenced.wait(false);
                }
                batch = batchOf({{std::to_string(calls)}});
                return calls < 3;
            },
            ChunkMark{0, 0});
        if (!written)
            error = written.error();
    });
    waiting.wait(false);
    REQUIRE(m_marks->fence());
    // From here on nothing of the old writer's can come any more.
    QVERIFY(m_marks->readMarks()->empty());
    fenced = true;
    fenced.notify_all();
    writing.join();
    QVERIFY(error);
    QCOMPARE(error->code, ErrorCode::ConnectionLost);
    QCOMPARE(rowsOf(), std::string("0"));
    QVERIFY(m_marks->readMarks()->empty());
}

void tst_postgres_sink::aNewWriterTakesTheOldOnesPlace()
{
    QCOMPARE(make("id integer PRIMARY KEY"), std::string());
    auto other = m_sink->openWriter("another_run", 0);
    REQUIRE(other);
    auto second = m_sink->openWriter(run, 1);
    REQUIRE(second);
    auto newer = m_sink->openWriter(run, 0);
    REQUIRE(newer);
    const WriteRequest request = requestFor("t", {"id"});
    const auto old = write(request, {{{"1"}}});
    QVERIFY(!old);
    QCOMPARE(old.error().code, ErrorCode::ConnectionLost);
    REQUIRE((*newer)->write(request, sourceOf({{{"1"}}}), {}));
    REQUIRE((*second)->write(request, sourceOf({{{"2"}}}), {}));
    REQUIRE((*other)->write(request, sourceOf({{{"3"}}}), {}));
}

void tst_postgres_sink::missingPrivilegesAreSaid()
{
    QCOMPARE(make("id integer PRIMARY KEY"), std::string());
    QCOMPARE(runAtPostgres("DROP ROLE IF EXISTS " + weakRole + "; CREATE ROLE " + weakRole
                           + " LOGIN PASSWORD 'weak'; GRANT USAGE ON SCHEMA " + schema + " TO "
                           + weakRole),
             std::string());
    auto source = serverFrom("GODWIT_TEST_POSTGRES");
    REQUIRE(source);
    source->user = weakRole;
    source->password = Secret("weak");
    auto weak = makeConnector(*source);
    REQUIRE(weak);
    auto writer = (*weak)->openWriter("weak_run", 0);
    REQUIRE(writer);
    const auto written = (*writer)->write(requestFor("t", {"id"}), sourceOf({{{"1"}}}), {});
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::AccessDenied);
    QCOMPARE(written.error().object, schema + ".t");
    const auto prepared = (*weak)->checkpointStore("weak_run")->prepare();
    QVERIFY(!prepared);
    QCOMPARE(prepared.error().code, ErrorCode::AccessDenied);
    auto statements = (*weak)->openStatements();
    REQUIRE(statements);
    const auto made = (*statements)->createDatabase({"godwit_test_sink_other", "", ""});
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::AccessDenied);

    // With INSERT alone it writes, also where it may not look away from triggers.
    QCOMPARE(runAtPostgres("GRANT INSERT ON " + schema + ".t TO " + weakRole), std::string());
    REQUIRE((*writer)->write(requestFor("t", {"id"}), sourceOf({{{"1"}}}), {}));
    writer->reset();
    statements->reset();
    QCOMPARE(runAtPostgres("DROP OWNED BY " + weakRole + "; DROP ROLE " + weakRole), std::string());
}

void tst_postgres_sink::nothingIsLeftOfARun()
{
    const auto other = m_sink->checkpointStore("other_run");
    REQUIRE(other->prepare());
    REQUIRE(other->prepare()); // again
    REQUIRE(m_marks->drop());
    QVERIFY(!m_marks->readMarks());
    QVERIFY(other->readMarks());
    REQUIRE(other->drop());
    QCOMPARE(at("SELECT count(*) FROM pg_namespace n JOIN pg_class c ON c.relnamespace = n.oid"
                " WHERE nspname = 'godwit' AND relname IN ('checkpoint_other_run', 'checkpoint_"
                + run + "')"),
             std::string("0"));
}

void tst_postgres_sink::aRepairHoldsWhatItLooksAt()
{
    QCOMPARE(make("id integer PRIMARY KEY, v text"), std::string());
    QCOMPARE(runAtPostgres("INSERT INTO " + schema + ".t VALUES (1, 'wrong')"), std::string());
    ReadRequest read;
    read.table = {schema, "t"};
    read.items = {{"id", ReadForm::AsIs}, {"v", ReadForm::AsIs}};
    read.whereClause = "\"id\" IN (1, 2)";
    read.hold = true;
    const std::string impatient = "SET lock_timeout = '100ms';";
    for (const bool gaps : {false, true}) {
        auto session = m_sink->openRepairs();
        REQUIRE(session);
        REQUIRE((*session)->begin(gaps));
        REQUIRE((*session)->reader().open(read));
        RowBatch batch;
        const auto more = (*session)->reader().next(batch);
        REQUIRE(more);
        QVERIFY(*more);
        QCOMPARE(batch.rows(), std::size_t(1));
        QVERIFY(!*(*session)->reader().next(batch));
        const std::string update =
            runAtPostgres(impatient + "UPDATE " + schema + ".t SET v = 'other' WHERE id = 1");
        QVERIFY2(update.find("55P03") != std::string::npos, update.c_str());
        const std::string insert =
            runAtPostgres(impatient + "INSERT INTO " + schema + ".t VALUES (2, 'other')");
        QCOMPARE(insert.find("55P03") != std::string::npos, gaps);
        REQUIRE((*session)->execute("UPDATE " + schema + ".t SET v = 'right' WHERE id = 1"));
        REQUIRE((*session)->commit());
        QCOMPARE(rowsOf(), std::string(gaps ? "1" : "2"));
        QCOMPARE(runAtPostgres("DELETE FROM " + schema + ".t WHERE id = 2"), std::string());
    }
    QCOMPARE(at("SELECT * FROM " + schema + ".t ORDER BY id"), std::string("1|right"));
}

void tst_postgres_sink::aRepairsFailedStatementLeavesNoTrace()
{
    QCOMPARE(make("id integer PRIMARY KEY, v varchar(5)"), std::string());
    auto session = m_sink->openRepairs();
    REQUIRE(session);
    RepairSession &repair = **session;
    const std::string insert = "INSERT INTO " + schema + ".t VALUES ";
    REQUIRE(repair.begin(false));
    REQUIRE(repair.execute(insert + "(1, 'a')"));
    const auto refused = repair.execute(insert + "(1, 'b')");
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::DataRejected);
    const auto wrong = repair.execute("no SQL");
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().code, ErrorCode::StatementFailed);
    REQUIRE(repair.execute("SAVEPOINT godwit_repair"));
    REQUIRE(repair.execute(insert + "(2, 'b')"));
    QVERIFY(!repair.execute(insert + "(2, 'b')"));
    REQUIRE(repair.execute("ROLLBACK TO godwit_repair"));
    REQUIRE(repair.execute("RELEASE SAVEPOINT godwit_repair"));
    REQUIRE(repair.execute(insert + "(3, 'c')"));
    REQUIRE(repair.commit());
    QCOMPARE(at("SELECT id FROM " + schema + ".t ORDER BY id"), std::string("1\n3"));
    REQUIRE(repair.begin(false));
    REQUIRE(repair.execute(insert + "(4, 'd')"));
    repair.rollback();
    repair.rollback();
    QCOMPARE(rowsOf(), std::string("2"));
}

QTEST_GUILESS_MAIN(tst_postgres_sink)

#include "tst_postgres_sink.moc"
