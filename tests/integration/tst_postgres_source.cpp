#include "core/base/text.h"
#include "core/connectors/postgresql/postgres_connector.h"
#include "tests/integration/postgres_server.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <thread>

using namespace godwit;
using namespace godwit::test;

namespace {

const std::string schemaName = "godwit_test \"source";

std::unique_ptr<Connector> connector()
{
    const auto source = serverFrom("GODWIT_TEST_POSTGRES");
    return source ? std::move(*makePostgresConnector(*source)) : nullptr;
}

QString show(const RowBatch &batch, std::size_t row)
{
    QStringList cells;
    for (std::size_t i = 0; i < batch.columns(); ++i) {
        const std::string_view cell = batch.cell(row, i);
        cells << (batch.isNull(row, i)
                      ? QStringLiteral("NULL")
                      : QString::fromUtf8(cell.data(), static_cast<qsizetype>(cell.size())));
    }
    return cells.join('|');
}

std::vector<std::string> readAll(RowReader &reader, const ReadRequest &request)
{
    std::vector<std::string> rows;
    if (const auto opened = reader.open(request); !opened)
        return {"ERROR " + opened.error().message};
    RowBatch batch;
    for (;;) {
        const auto more = reader.next(batch);
        if (!more)
            return {"ERROR " + more.error().message};
        if (!*more)
            return rows;
        for (std::size_t i = 0; i < batch.rows(); ++i)
            rows.push_back(show(batch, i).toStdString());
    }
}

const Column &columnOf(const TableSchema &table, const char *name)
{
    static const Column none;
    const Column *found = table.findColumn(name);
    return found ? *found : none;
}

} // namespace

class tst_postgres_source : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void factsNameTheServer();
    void catalogHoldsTablesAndViewsOnce();
    void schemaOptionLimitsTheCatalog();
    void tableIsReadWithAllThatBelongsToIt();
    void missingTableIsNamed();
    void viewIsReadWithWhatItUses();
    void rowsArriveInTheirForms();
    void slicesHoldEveryRowOnce();
    void readersOfOneSnapshotSeeOneInstant();
    void failedReadLeavesTheSnapshotUsable();
    void abandonedReadLeavesTheReaderUsable();
    void cancelledReadReturnsSoon();
    void filterMustBeOneExpression();
    void wrongPasswordIsDeniedAndNotRepeated();
    void missingDatabaseIsNamed();
    void serverWithoutTlsIsRefusedWhereTlsIsAskedFor();
    void unknownTlsModeIsRefused();
    void readingSessionsCannotWrite();
};

void tst_postgres_source::initTestCase()
{
    cleanupTestCase();
    const std::string s = "\"godwit_test \"\"source\"";
    const std::string made = runAtPostgres(
        "CREATE SCHEMA " + s + "; SET search_path = " + s
        + ";"
          "CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'happy');"
          "CREATE DOMAIN positive AS integer DEFAULT 7 CHECK (VALUE > 0);"
          "CREATE TABLE parent (id serial PRIMARY KEY, code varchar(10) UNIQUE, note text);"
          "COMMENT ON TABLE parent IS 'the parents'; COMMENT ON COLUMN parent.code IS 'short';"
          "INSERT INTO parent (code) SELECT 'c' || n FROM generate_series(1, 5000) n;"
          "CREATE TABLE child (a integer, b uuid, parent integer NOT NULL REFERENCES parent ON "
          "DELETE"
          " CASCADE DEFERRABLE, m mood DEFAULT 'sad', p positive, n numeric(10,2) CHECK (n > 0),"
          " twice integer GENERATED ALWAYS AS (a * 2) STORED, at timestamptz(3) DEFAULT now(),"
          " PRIMARY KEY (a, b));"
          "CREATE INDEX partial ON child (n) WHERE n > 5;"
          "CREATE INDEX lowered ON parent (lower(code), id DESC);"
          "CREATE TABLE parted (day date NOT NULL, id bigint GENERATED ALWAYS AS IDENTITY,"
          " PRIMARY KEY (day, id)) PARTITION BY RANGE (day);"
          "CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM ('2024-01-01') TO "
          "('2025-01-01');"
          "CREATE TABLE parted_2 PARTITION OF parted DEFAULT;"
          "INSERT INTO parted (day) VALUES ('2024-05-05'), ('2030-01-01');"
          "CREATE TABLE heir (more text) INHERITS (parent);"
          "INSERT INTO heir (code, more) VALUES ('heir', 'x');"
          "CREATE VIEW seen AS SELECT p.id, c.n FROM parent p JOIN child c ON c.parent = p.id;"
          "CREATE MATERIALIZED VIEW kept AS SELECT count(*) AS n FROM parent;"
          "CREATE TABLE forms (id integer PRIMARY KEY, yes boolean, raw bytea, at timestamptz,"
          " tz time with time zone, bits bit(4), span interval, fixed char(5), cash money, f real,"
          " words text, j jsonb, list integer[]);"
          "SET TimeZone = 'Asia/Kolkata';"
          "INSERT INTO forms VALUES (1, true, '\\x00ff5c0a09', '2024-01-01 05:30:00.25', "
          "'10:00+05:30',"
          " B'1010', '-1 day -02:00:00.5', 'ab', '1234.50', 3.4028235e38, E'a\\tb\\nc\\\\d\\\\N',"
          " '{\"b\": 1, \"a\": [1.50]}', '{1,NULL,3}'),"
          " (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),"
          " (3, false, '', 'infinity', NULL, B'0000', '1 year 2 mons', '', NULL, 'NaN', '\\N', "
          "'1', '{}');"
          "ANALYZE parent");
    QVERIFY2(made.empty(), made.c_str());
}

void tst_postgres_source::cleanupTestCase()
{
    (void)runAtPostgres("DROP SCHEMA IF EXISTS \"godwit_test \"\"source\" CASCADE");
}

void tst_postgres_source::factsNameTheServer()
{
    const auto facts = connector()->readFacts();
    QVERIFY2(facts, facts ? "" : facts.error().message.c_str());
    QCOMPARE(facts->dialect, Dialect::PostgreSql);
    QCOMPARE(facts->product, std::string("PostgreSQL"));
    QVERIFY(facts->versionNumber >= 150000);
    QCOMPARE(facts->charset, std::string("UTF8"));
    QCOMPARE(facts->timeZone, std::string("UTC"));
    QCOMPARE(facts->user, std::string("godwit"));
    QVERIFY(!facts->readOnly);
    QVERIFY(std::abs(facts->clockSkewSeconds) <= 2);
}

void tst_postgres_source::catalogHoldsTablesAndViewsOnce()
{
    const auto schemas = std::move(*connector()->openSchemaReader());
    const auto catalog = schemas->readCatalog({{schemaName, "no such schema"}});
    QVERIFY2(catalog, catalog ? "" : catalog.error().message.c_str());
    QCOMPARE(catalog->databases.size(), std::size_t(1));
    QStringList names;
    for (const CatalogObject &object : catalog->objects)
        names << QString::fromStdString(object.name.table)
                     + (object.kind == ObjectKind::View ? " (view)" : "")
                     + (object.hasUniqueKey ? " (key)" : "");
    QCOMPARE(names.join(", "),
             QStringLiteral("child (key), forms (key), heir, kept (view), parent (key), "
                            "parted (key), seen (view)"));
    const auto parent = std::find_if(catalog->objects.begin(), catalog->objects.end(),
                                     [](const auto &o) { return o.name.table == "parent"; });
    QCOMPARE(parent->estimatedRows, std::uint64_t(5000));
    QVERIFY(parent->dataBytes > 100'000);
    const auto all = schemas->readCatalog({});
    QVERIFY(all);
    for (const DatabaseSchema &database : all->databases)
        QVERIFY(!database.name.starts_with("pg_") && database.name != "information_schema");
}

void tst_postgres_source::schemaOptionLimitsTheCatalog()
{
    auto source = *serverFrom("GODWIT_TEST_POSTGRES");
    source.options["schema"] = schemaName;
    const auto schemas = std::move(*(*makePostgresConnector(source))->openSchemaReader());
    const auto catalog = schemas->readCatalog({});
    QVERIFY(catalog);
    QCOMPARE(catalog->databases.size(), std::size_t(1));
    QCOMPARE(catalog->databases[0].name, schemaName);
}

void tst_postgres_source::tableIsReadWithAllThatBelongsToIt()
{
    const auto schemas = std::move(*connector()->openSchemaReader());
    const auto parent = schemas->readTable({schemaName, "parent"});
    QVERIFY2(parent, parent ? "" : parent.error().message.c_str());
    QCOMPARE(parent->comment, std::string("the parents"));
    QCOMPARE(columnOf(*parent, "code").comment, std::string("short"));
    QCOMPARE(*columnOf(*parent, "code").type.length, std::uint64_t(10));
    QVERIFY(columnOf(*parent, "id").autoIncrement);
    QCOMPARE(*parent->autoIncrement, std::uint64_t(5002)); // the heir took one
    QCOMPARE(parent->indexes.size(), std::size_t(3));
    QVERIFY(parent->indexes[0].kind == IndexKind::Primary);
    QCOMPARE(parent->indexes[1].name, std::string("lowered"));
    QCOMPARE(parent->indexes[1].parts[0].expression, std::string("lower((code)::text)"));
    QVERIFY(parent->indexes[1].parts[1].descending);
    QCOMPARE(parent->oddities.size(), std::size_t(1));

    const auto child = schemas->readTable({schemaName, "child"});
    QVERIFY2(child, child ? "" : child.error().message.c_str());
    QVERIFY(child->rowKey());
    QCOMPARE(child->rowKey()->parts.size(), std::size_t(2));
    QVERIFY(columnOf(*child, "m").type.kind == TypeKind::Enum);
    QCOMPARE(columnOf(*child, "m").type.members,
             (std::vector<std::string>{"sad", "it's ok", "happy"}));
    QCOMPARE(columnOf(*child, "p").type.declared, std::string("integer"));
    QCOMPARE(*columnOf(*child, "p").defaultExpression, std::string("7"));
    QVERIFY(columnOf(*child, "twice").generated == Generated::Stored);
    QCOMPARE(columnOf(*child, "twice").generatedExpression, std::string("a * 2"));
    QCOMPARE(*columnOf(*child, "at").type.scale, 3);
    QCOMPARE(child->checks.size(), std::size_t(2));
    QCOMPARE(child->checks[1].expression, std::string("\"p\" > 0"));
    QCOMPARE(child->foreignKeys.size(), std::size_t(1));
    QCOMPARE(child->foreignKeys[0].referencedTable.table, std::string("parent"));
    QCOMPARE(child->foreignKeys[0].onDelete, std::string("CASCADE"));
    QVERIFY(child->foreignKeys[0].deferrable);
    const auto partial = std::find_if(child->indexes.begin(), child->indexes.end(),
                                      [](const Index &index) { return index.name == "partial"; });
    QVERIFY(partial != child->indexes.end());
    QCOMPARE(partial->where, std::string("n > (5)::numeric"));
    QVERIFY(child->createStatement.find("GENERATED ALWAYS AS (a * 2) STORED") != std::string::npos);

    const auto parted = schemas->readTable({schemaName, "parted"});
    QVERIFY(parted);
    QCOMPARE(parted->partitionClause, std::string("PARTITION BY RANGE (day)"));
    QVERIFY(columnOf(*parted, "id").autoIncrement);
}

void tst_postgres_source::missingTableIsNamed()
{
    const auto schemas = std::move(*connector()->openSchemaReader());
    const auto table = schemas->readTable({schemaName, "gone"});
    QVERIFY(!table);
    QCOMPARE(table.error().code, ErrorCode::ObjectMissing);
    QVERIFY(table.error().message.find("gone") != std::string::npos);
}

void tst_postgres_source::viewIsReadWithWhatItUses()
{
    const auto schemas = std::move(*connector()->openSchemaReader());
    const auto view = schemas->readView({schemaName, "seen"});
    QVERIFY2(view, view ? "" : view.error().message.c_str());
    QCOMPARE(view->columns, (std::vector<std::string>{"id", "n"}));
    QCOMPARE(view->dependsOn.size(), std::size_t(2));
    QCOMPARE(view->dependsOn[1], (TableName{schemaName, "parent"}));
    QVERIFY(view->select.find("JOIN") != std::string::npos);
    const auto kept = schemas->readView({schemaName, "kept"});
    QVERIFY(kept);
    QCOMPARE(kept->algorithm, std::string("MATERIALIZED"));
}

void tst_postgres_source::rowsArriveInTheirForms()
{
    const auto reader = std::move(*connector()->openReader());
    ReadRequest request;
    request.table = {schemaName, "forms"};
    for (const char *column : {"yes", "at", "tz", "bits", "span", "fixed", "cash"})
        request.items.push_back({column, ReadForm::Portable});
    request.items.push_back({"f", ReadForm::ExactFloat});
    for (const char *column : {"words", "j", "list"})
        request.items.push_back({column, ReadForm::AsIs});
    request.range.columns = {"id"};
    request.ordered = true;
    const auto rows = readAll(*reader, request);
    QCOMPARE(rows.size(), std::size_t(3));
    QCOMPARE(QString::fromStdString(rows[0]),
             QStringLiteral(
                 "1|2024-01-01 00:00:00.25|10:00:00|10|-26:00:00.500000|ab|1234.50|"
                 "3.4028234663852886e+38|a\tb\nc\\d\\N|{\"a\": [1.50], \"b\": 1}|{1,NULL,3}"));
    QCOMPARE(rows[1], std::string("NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL|NULL"));
    QCOMPARE(QString::fromStdString(rows[2]),
             QStringLiteral("0|infinity|NULL|0|1 year 2 mons||NULL|NaN|\\N|1|{}"));

    request.items = {{"raw", ReadForm::AsIs}};
    RowBatch batch;
    QVERIFY(reader->open(request));
    QVERIFY(reader->next(batch).value_or(false));
    QCOMPARE(toHex(batch.cell(0, 0)), std::string("00FF5C0A09"));
    QVERIFY(batch.isNull(1, 0));
    QVERIFY(!batch.isNull(2, 0));
    QCOMPARE(batch.cell(2, 0).size(), std::size_t(0));
}

void tst_postgres_source::slicesHoldEveryRowOnce()
{
    const auto reader = std::move(*connector()->openReader());
    const TableName table{schemaName, "parent"};
    for (const std::vector<std::string> &key :
         {std::vector<std::string>{"id"}, std::vector<std::string>{"code", "id"}}) {
        std::vector<std::string> seen;
        std::optional<KeyBound> after;
        int slices = 0;
        do {
            const auto bound = reader->boundAfter(table, key, after, 700);
            QVERIFY2(bound, bound ? "" : bound.error().message.c_str());
            ReadRequest request;
            request.table = table;
            request.items = {{"id", ReadForm::AsIs}};
            request.range = {key, after, *bound};
            request.whereClause = "id <> 17 -- not this one";
            const auto rows = readAll(*reader, request);
            seen.insert(seen.end(), rows.begin(), rows.end());
            after = *bound;
            ++slices;
        } while (after);
        QCOMPARE(slices, 8);
        QCOMPARE(seen.size(), std::size_t(4999)); // nor the heir's
        std::sort(seen.begin(), seen.end());
        QVERIFY(std::unique(seen.begin(), seen.end()) == seen.end());
    }
}

void tst_postgres_source::readersOfOneSnapshotSeeOneInstant()
{
    auto snapshot = connector()->openSnapshot({{schemaName, "parted"}}, 3);
    QVERIFY2(snapshot, snapshot ? "" : snapshot.error().message.c_str());
    QCOMPARE(snapshot->readers.size(), std::size_t(3));
    QVERIFY(snapshot->info.consistent);
    QVERIFY(!snapshot->info.position.empty());
    const std::string table = "\"godwit_test \"\"source\".parted";
    QCOMPARE(runAtPostgres("DELETE FROM " + table), std::string());
    ReadRequest request;
    request.table = {schemaName, "parted"};
    request.items = {{"day", ReadForm::AsIs}};
    for (const auto &reader : snapshot->readers)
        QCOMPARE(readAll(*reader, request).size(), std::size_t(2));
    QCOMPARE(readAll(**connector()->openReader(), request).size(), std::size_t(0));
}

void tst_postgres_source::failedReadLeavesTheSnapshotUsable()
{
    auto snapshot = connector()->openSnapshot({}, 1);
    QVERIFY(snapshot);
    RowReader &reader = *snapshot->readers[0];
    ReadRequest request;
    request.table = {schemaName, "parent"};
    request.items = {{"id", ReadForm::AsIs}};
    request.whereClause = "1 / (id - 4000) > 5";
    const auto failed = readAll(reader, request);
    QCOMPARE(failed.size(), std::size_t(1));
    QVERIFY2(failed[0].find("division by zero") != std::string::npos, failed[0].c_str());
    request.whereClause.clear();
    QCOMPARE(readAll(reader, request).size(), std::size_t(5000));
}

void tst_postgres_source::abandonedReadLeavesTheReaderUsable()
{
    auto snapshot = connector()->openSnapshot({}, 1);
    QVERIFY(snapshot);
    RowReader &reader = *snapshot->readers[0];
    ReadRequest request;
    request.table = {schemaName, "parent"};
    request.items = {{"id", ReadForm::AsIs}, {"code", ReadForm::AsIs}};
    RowBatch batch;
    QVERIFY(reader.open(request));
    QVERIFY(reader.next(batch).value_or(false));
    reader.close();
    QCOMPARE(readAll(reader, request).size(), std::size_t(5000));
}

void tst_postgres_source::cancelledReadReturnsSoon()
{
    const auto reader = std::move(*connector()->openReader());
    ReadRequest request;
    request.table = {schemaName, "parent"};
    request.items = {{"id", ReadForm::AsIs}};
    request.whereClause = "pg_catalog.pg_sleep(60) IS NOT NULL";
    QElapsedTimer timer;
    timer.start();
    std::thread other([&] {
        QTest::qSleep(300);
        reader->cancel();
    });
    RowBatch batch;
    const auto opened = reader->open(request);
    const auto more = opened ? reader->next(batch) : Result<bool>(tl::unexpected(opened.error()));
    other.join();
    QVERIFY(!more);
    QCOMPARE(more.error().code, ErrorCode::Cancelled);
    QVERIFY(timer.elapsed() < 5000);
}

void tst_postgres_source::filterMustBeOneExpression()
{
    const auto statements = std::move(*connector()->openStatements());
    const TableName table{schemaName, "parent"};
    QVERIFY(statements->checkFilter(table, "id > 5 AND code LIKE 'c%' -- good"));
    for (const char *bad : {"nothing > 1", "id > 1) OR (true", "id", "true); SELECT (1"}) {
        const auto checked = statements->checkFilter(table, bad);
        QVERIFY2(!checked, bad);
        QCOMPARE(checked.error().code, ErrorCode::InvalidFilter);
    }
}

void tst_postgres_source::wrongPasswordIsDeniedAndNotRepeated()
{
    auto source = *serverFrom("GODWIT_TEST_POSTGRES");
    source.password = Secret("not-the-password-1");
    const auto connection = PostgresConnection::open(source);
    QVERIFY(!connection);
    QCOMPARE(connection.error().code, ErrorCode::AccessDenied);
    QVERIFY(connection.error().message.find("not-the-password-1") == std::string::npos);
    QVERIFY(connection.error().proposal.find("password") != std::string::npos);
}

void tst_postgres_source::missingDatabaseIsNamed()
{
    auto source = *serverFrom("GODWIT_TEST_POSTGRES");
    source.database = "no_such_database";
    const auto connection = PostgresConnection::open(source);
    QVERIFY(!connection);
    QCOMPARE(connection.error().code, ErrorCode::ObjectMissing);
    QVERIFY(connection.error().message.find("no_such_database") != std::string::npos);
}

void tst_postgres_source::serverWithoutTlsIsRefusedWhereTlsIsAskedFor()
{
    for (const char *mode : {"required", "verify-full"}) {
        auto source = *serverFrom("GODWIT_TEST_POSTGRES");
        source.options["tls"] = mode;
        const auto connection = PostgresConnection::open(source);
        QVERIFY2(!connection, mode);
        QCOMPARE(connection.error().code, ErrorCode::ConnectionFailed);
        QVERIFY2(connection.error().message.find("SSL") != std::string::npos,
                 connection.error().message.c_str());
    }
}

void tst_postgres_source::unknownTlsModeIsRefused()
{
    auto source = *serverFrom("GODWIT_TEST_POSTGRES");
    source.options["tls"] = "verify_full";
    const auto connection = PostgresConnection::open(source);
    QVERIFY(!connection);
    QCOMPARE(connection.error().code, ErrorCode::InvalidArgument);
}

void tst_postgres_source::readingSessionsCannotWrite()
{
    const auto session = PostgresConnection::open(*serverFrom("GODWIT_TEST_POSTGRES"));
    QVERIFY(session);
    const auto done = (*session)->execute("CREATE TABLE public.godwit_must_not_be (a integer)");
    QVERIFY(!done);
    QVERIFY(done.error().message.find("read-only") != std::string::npos);
}

QTEST_GUILESS_MAIN(tst_postgres_source)
#include "tst_postgres_source.moc"
