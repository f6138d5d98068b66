#include "core/base/text.h"
#include "core/schema/sql_dialect.h"
#include "core/verify/compare_table.h"
#include "core/verify/repair_sql.h"
#include "core/verify/sql_literal.h"
#include "tests/support/memory_reader.h"

#include <QtTest>

#include <sqlite3.h>

#include <random>

using namespace godwit;
using namespace std::string_literals;
using godwit::test::MemoryCell;
using godwit::test::MemoryRow;
using godwit::test::MemoryStore;
using godwit::test::MemoryTable;

namespace {

ColumnType typed(TypeKind kind, std::string charset = {})
{
    ColumnType type;
    type.kind = kind;
    type.charset = std::move(charset);
    return type;
}

/// A SQLite database in memory.
class Database
{
public:
    Database() { sqlite3_open(":memory:", &m_handle); }
    ~Database() { sqlite3_close(m_handle); }
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    bool execute(const std::string &sql)
    {
        char *message = nullptr;
        const bool done =
            sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, &message) == SQLITE_OK;
        if (!done)
            qWarning("%s: %s", sql.c_str(), message);
        sqlite3_free(message);
        return done;
    }

    void insert(const std::string &table, const MemoryRow &row)
    {
        std::string sql = "INSERT INTO " + table + " VALUES (";
        for (std::size_t i = 0; i < row.size(); ++i)
            sql += i == 0 ? "?" : ",?";
        sqlite3_stmt *statement = nullptr;
        sqlite3_prepare_v2(m_handle, (sql + ")").c_str(), -1, &statement, nullptr);
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string &bytes = row[i].bytes;
            const int at = static_cast<int>(i + 1);
            const int size = static_cast<int>(bytes.size());
            switch (row[i].kind) {
            case CellKind::Null:
                sqlite3_bind_null(statement, at);
                break;
            case CellKind::Integer:
                sqlite3_bind_int64(statement, at, std::stoll(bytes));
                break;
            case CellKind::Real:
                sqlite3_bind_double(statement, at, std::stod(bytes));
                break;
            case CellKind::Text:
                sqlite3_bind_text(statement, at, bytes.data(), size, SQLITE_TRANSIENT);
                break;
            case CellKind::Blob:
                sqlite3_bind_blob(statement, at, bytes.data(), size, SQLITE_TRANSIENT);
                break;
            }
        }
        QCOMPARE(sqlite3_step(statement), SQLITE_DONE);
        sqlite3_finalize(statement);
    }

    std::vector<MemoryRow> rows(const std::string &table)
    {
        std::vector<MemoryRow> all;
        sqlite3_stmt *statement = nullptr;
        sqlite3_prepare_v2(m_handle, ("SELECT * FROM " + table).c_str(), -1, &statement, nullptr);
        while (sqlite3_step(statement) == SQLITE_ROW) {
            MemoryRow row;
            for (int i = 0; i < sqlite3_column_count(statement); ++i)
                row.push_back(cell(statement, i));
            all.push_back(row);
        }
        sqlite3_finalize(statement);
        return all;
    }

private:
    static MemoryCell cell(sqlite3_stmt *statement, int column)
    {
        switch (sqlite3_column_type(statement, column)) {
        case SQLITE_NULL:
            return MemoryCell::null();
        case SQLITE_INTEGER:
            return {CellKind::Integer, std::to_string(sqlite3_column_int64(statement, column))};
        case SQLITE_FLOAT:
            return {CellKind::Real, shortestDouble(sqlite3_column_double(statement, column))};
        default:
            break;
        }
        const bool isText = sqlite3_column_type(statement, column) == SQLITE_TEXT;
        const auto *bytes = static_cast<const char *>(sqlite3_column_blob(statement, column));
        const int size = sqlite3_column_bytes(statement, column);
        return {isText ? CellKind::Text : CellKind::Blob, bytes ? std::string(bytes, size) : ""};
    }

    sqlite3 *m_handle = nullptr;
};

/// Compares two tables of @p database as they are, and returns the repair statements.
struct Comparison
{
    VerifyResult result;
    std::vector<std::string> repairs;
};

Comparison compareIn(Database &database, const TableSchema &sink, const std::string &keyColumn)
{
    MemoryStore source, destination;
    CompareRequest request;
    request.sinkDialect = Dialect::Sqlite;
    request.sinkSchema = sink;
    TableTransfer transfer;
    transfer.source = {"main", "right"};
    transfer.sink = sink.name;
    MemoryTable table;
    for (const Column &column : sink.columns) {
        ColumnTransfer item;
        item.sourceName = item.sinkName = column.name;
        item.compare = CompareForm::Dynamic;
        transfer.columns.push_back(item);
        table.columns.push_back(column.name);
    }
    if (!keyColumn.empty())
        transfer.sourceKey = transfer.sinkKey = {keyColumn};
    request.sources.push_back(transfer);
    table.name = transfer.source;
    table.rows = database.rows("\"right\"");
    source.tables.push_back(table);
    table.name = transfer.sink;
    table.rows = database.rows(quoteTable(Dialect::Sqlite, sink.name));
    destination.tables.push_back(table);
    request.sourceReader = test::readerOf(source);
    request.sinkReader = test::readerOf(destination);
    CompareProgress progress;
    Comparison comparison;
    const auto result = compareTable(request,
                                     [&](const Difference &difference) -> Result<void> {
                                         comparison.repairs.push_back(difference.repairSql);
                                         return {};
                                     },
                                     progress, {});
    if (result)
        comparison.result = *result;
    return comparison;
}

MemoryCell anyCell(std::mt19937 &random)
{
    static const std::vector<MemoryCell> cells = {
        MemoryCell::null(),
        MemoryCell::text(""),
        MemoryCell::text("a"),
        MemoryCell::text("A"),
        MemoryCell::text("a "),
        MemoryCell::text("it's \"quoted\" `here` \\ ; -- no comment"),
        MemoryCell::text("line\nbreak\tand\rreturn"),
        MemoryCell::text("\xF0\x9F\x98\x80 \xC3\xA9"),
        MemoryCell::text("with\0nul"s),
        MemoryCell::text("not utf-8: \xFF\xFE"),
        MemoryCell::text("42"),
        {CellKind::Integer, "42"},
        {CellKind::Integer, "-9223372036854775808"},
        {CellKind::Integer, "9223372036854775807"},
        {CellKind::Real, "42"},
        {CellKind::Real, "0.1"},
        {CellKind::Real, "1.7976931348623157e+308"},
        {CellKind::Real, "-2.5e-10"},
        {CellKind::Blob, ""},
        {CellKind::Blob, "a"},
        {CellKind::Blob, "\0\xFF'"s},
    };
    return cells[random() % cells.size()];
}

TableSchema wrongTable(const std::string &keyColumn)
{
    TableSchema schema;
    schema.name = {"main", "wr\"ong"};
    for (const char *name : {"k", "rowid", "c d", "e"}) {
        Column column;
        column.name = name;
        column.type.kind = TypeKind::Dynamic;
        schema.columns.push_back(column);
    }
    if (!keyColumn.empty()) {
        Index primary;
        primary.kind = IndexKind::Primary;
        primary.parts.push_back({keyColumn, {}, {}, false, {}});
        schema.indexes.push_back(primary);
    }
    return schema;
}

struct SinkAndTransfer
{
    TableSchema sink;
    TableTransfer transfer;
};

/// A table of two integer columns, of which the first is the key.
SinkAndTransfer twoIntegers(const TableName &table, const char *key, const char *other)
{
    SinkAndTransfer made;
    made.transfer.sink = table;
    made.transfer.sourceKey = made.transfer.sinkKey = {key};
    for (const char *name : {key, other}) {
        Column column;
        column.name = name;
        column.type.kind = TypeKind::Integer;
        made.sink.columns.push_back(column);
        ColumnTransfer item;
        item.sourceName = item.sinkName = name;
        made.transfer.columns.push_back(item);
    }
    return made;
}

} // namespace

class tst_RepairSql : public QObject
{
    Q_OBJECT

private slots:
    void repairedSqliteTablesAreConsistent_data();
    void repairedSqliteTablesAreConsistent();
    void swappedUniqueValuesAreRepaired();
    void mysqlLiteralsFollowTheColumnsType_data();
    void mysqlLiteralsFollowTheColumnsType();
    void postgresLiteralsFollowTheColumnsType_data();
    void postgresLiteralsFollowTheColumnsType();
    void postgresTakesTheWholeRowWhereAnotherIsInTheWay();
    void generatedColumnsAreLeftOut();
};

void tst_RepairSql::repairedSqliteTablesAreConsistent_data()
{
    QTest::addColumn<bool>("withKey");
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 30; ++seed) {
        QTest::addRow("with a key, seed %d", seed) << true << seed;
        QTest::addRow("without a key, seed %d", seed) << false << seed;
    }
}

void tst_RepairSql::repairedSqliteTablesAreConsistent()
{
    QFETCH(bool, withKey);
    QFETCH(int, seed);
    std::mt19937 random(seed);
    Database database;
    const std::string key = withKey ? " PRIMARY KEY" : "";
    // The sink's key calls 'a' and 'A' equal where the source's does not.
    QVERIFY(database.execute("CREATE TABLE \"right\" (k" + key + ", rowid, \"c d\", e)"));
    QVERIFY(database.execute("CREATE TABLE \"wr\"\"ong\" (k COLLATE NOCASE" + key
                             + ", rowid, \"c d\" COLLATE NOCASE, e)"));
    for (int i = 0; i < 40; ++i) {
        MemoryRow row;
        for (int column = 0; column < 4; ++column)
            row.push_back(anyCell(random));
        if (withKey)
            row[0] = MemoryCell::text("k" + std::to_string(i) + (random() % 2 ? "x" : "X"));
        const int fate = random() % 4;
        if (fate != 0)
            database.insert("\"right\"", row);
        if (fate == 1)
            row[1 + random() % 3] = anyCell(random);
        if (fate == 2 && withKey)
            row[0].bytes.back() ^= 0x20; // the same key, but for its case
        if (fate != 3)
            database.insert("\"wr\"\"ong\"", row);
    }
    const std::string keyColumn = withKey ? "k" : "";
    Comparison before = compareIn(database, wrongTable(keyColumn), keyColumn);
    QCOMPARE(before.result.state, VerifyState::Different);
    std::shuffle(before.repairs.begin(), before.repairs.end(), random);
    for (const std::string &repair : before.repairs)
        QVERIFY(database.execute(repair));
    const Comparison after = compareIn(database, wrongTable(keyColumn), keyColumn);
    QCOMPARE(after.result.state, VerifyState::Consistent);
    QCOMPARE(after.result.sourceDigest, after.result.sinkDigest);
}

void tst_RepairSql::swappedUniqueValuesAreRepaired()
{
    Database database;
    QVERIFY(database.execute("CREATE TABLE \"right\" (k PRIMARY KEY, rowid UNIQUE, \"c d\", e)"));
    QVERIFY(
        database.execute("CREATE TABLE \"wr\"\"ong\" (k PRIMARY KEY, rowid UNIQUE, \"c d\", e)"));
    QVERIFY(database.execute("INSERT INTO \"right\" VALUES (1,'x',0,0), (2,'y',0,0), (3,'z',0,0)"));
    QVERIFY(
        database.execute("INSERT INTO \"wr\"\"ong\" VALUES (1,'y',0,0), (2,'x',0,0), (4,'z',0,0)"));
    TableSchema schema = wrongTable("k");
    Index unique;
    unique.kind = IndexKind::Unique;
    unique.parts.push_back({"rowid", {}, {}, false, {}});
    schema.indexes.push_back(unique);
    const Comparison before = compareIn(database, schema, "k");
    QCOMPARE(before.repairs.size(), std::size_t(4));
    for (const std::string &repair : before.repairs)
        QVERIFY(database.execute(repair));
    QCOMPARE(compareIn(database, schema, "k").result.state, VerifyState::Consistent);
}

void tst_RepairSql::mysqlLiteralsFollowTheColumnsType_data()
{
    QTest::addColumn<QString>("literal");
    QTest::addColumn<QString>("expected");
    const auto of = [](const ColumnType &type, const std::string &bytes,
                       ReadForm read = ReadForm::AsIs, WriteForm write = WriteForm::AsIs) {
        ColumnTransfer column;
        column.read = read;
        column.write = write;
        return QString::fromStdString(
            sqlLiteral(Dialect::MySql, type, sourceValue(column, CellKind::Text, bytes)));
    };
    using enum TypeKind;
    QTest::newRow("integer") << of(typed(Integer), "18446744073709551615")
                             << "18446744073709551615";
    QTest::newRow("decimal") << of(typed(Decimal), "-1.50") << "-1.50";
    QTest::newRow("no number") << of(typed(Integer), "1; DROP") << "'1; DROP'";
    QTest::newRow("float") << of(typed(Float), "0.10000000149011612") << "0.10000000149011612";
    QTest::newRow("minus zero") << of(typed(Double), "-0") << "-0e0";
    QTest::newRow("bit") << of(typed(Bit), "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF")
                         << "18446744073709551615";
    QTest::newRow("bit as number") << of(typed(Bit), "5", ReadForm::MemberNumber) << "5";
    QTest::newRow("blob") << of(typed(Blob), "\0\xFF"s) << "x'00FF'";
    QTest::newRow("empty blob") << of(typed(Blob), "") << "x''";
    QTest::newRow("text") << of(typed(Varchar, "utf8mb4"), "it's \\ \n") << "'it''s \\\\ \\n'";
    QTest::newRow("utf-8 text") << of(typed(Varchar, "utf8mb4"), "\xC3\xA9") << "_utf8mb4'\u00e9'";
    QTest::newRow("latin1 text") << of(typed(Varchar, "latin1"), "\xE9") << "_latin1 x'E9'";
    QTest::newRow("latin1 that looks like utf-8")
        << of(typed(Varchar, "latin1"), "\xC3\xA9") << "_latin1 x'C3A9'";
    QTest::newRow("latin1 from utf-8")
        << of(typed(Varchar, "latin1"), "\xC3\xA9", ReadForm::Utf8, WriteForm::FromUtf8)
        << "_utf8mb4'\u00e9'";
    QTest::newRow("utf16") << of(typed(Text, "utf16"), "\0a"s) << "_utf16 x'0061'";
    QTest::newRow("zero date") << of(typed(Date), "0000-00-00") << "'0000-00-00'";
    QTest::newRow("year zero") << of(typed(Year), "0000") << "'0000'";
    QTest::newRow("enum number") << of(typed(Enum, "utf8mb4"), "0", ReadForm::MemberNumber,
                                       WriteForm::MemberNumber)
                                 << "0";
    QTest::newRow("enum text") << of(typed(Enum, "utf8mb4"), "1") << "'1'";
    QTest::newRow("json") << of(typed(Json), R"({"a":"\n'"})", ReadForm::AsIs, WriteForm::Json)
                          << R"(CONVERT(_utf8mb4'{"a":"\\n''"}' USING utf8mb4))";
    QTest::newRow("geometry") << of(typed(Geometry), "\0\0\0\0\1"s) << "x'0000000001'";
    QTest::newRow("wkb") << of(typed(Geometry), "\1"s, ReadForm::WellKnownBinary)
                         << "ST_GeomFromWKB(x'01', 0)";
}

void tst_RepairSql::mysqlLiteralsFollowTheColumnsType()
{
    QFETCH(QString, literal);
    QFETCH(QString, expected);
    QCOMPARE(literal, expected);
}

void tst_RepairSql::postgresLiteralsFollowTheColumnsType_data()
{
    QTest::addColumn<QString>("literal");
    QTest::addColumn<QString>("expected");
    const auto of = [](const ColumnType &type, const std::string &bytes,
                       WriteForm write = WriteForm::AsIs) {
        ColumnTransfer column;
        column.write = write;
        return QString::fromStdString(
            sqlLiteral(Dialect::PostgreSql, type, sourceValue(column, CellKind::Text, bytes)));
    };
    using enum TypeKind;
    ColumnType bits = typed(Bit);
    bits.length = 5;
    QTest::newRow("integer") << of(typed(Integer), "-42") << "-42";
    QTest::newRow("decimal") << of(typed(Decimal), "18446744073709551615.50")
                             << "18446744073709551615.50";
    QTest::newRow("no number") << of(typed(Decimal), "NaN") << "'NaN'";
    QTest::newRow("no number either") << of(typed(Integer), "1; DROP") << "'1; DROP'";
    QTest::newRow("minus zero") << of(typed(Double), "-0") << "'-0'";
    QTest::newRow("true") << of(typed(Boolean), "1") << "true";
    QTest::newRow("bits of a number") << of(bits, "5", WriteForm::MemberNumber) << "B'00101'";
    QTest::newRow("bytes") << of(typed(Blob), "\0\xFF"s) << "'\\x00FF'";
    QTest::newRow("text") << of(typed(Text), "it's \\ \n") << "'it''s \\ \n'";
    QTest::newRow("a NUL, which no PostgreSQL holds")
        << of(typed(Text), "a\0b"s) << "pg_catalog.convert_from('\\x610062', 'UTF8')";
    QTest::newRow("json") << of(typed(Json), R"({"a": 'x'})") << R"('{"a": ''x''}')";
}

void tst_RepairSql::postgresLiteralsFollowTheColumnsType()
{
    QFETCH(QString, literal);
    QFETCH(QString, expected);
    QCOMPARE(literal, expected);
}

void tst_RepairSql::postgresTakesTheWholeRowWhereAnotherIsInTheWay()
{
    auto [sink, transfer] = twoIntegers({"s", "t"}, "id", "u");
    sink.columns[0].autoIncrement = true;
    const auto unique = [&sink](IndexKind kind, const char *column) {
        Index index;
        index.kind = kind;
        index.parts.push_back({column, {}, {}, false, {}});
        sink.indexes.push_back(index);
    };
    unique(IndexKind::Primary, "id");
    RowBatch batch;
    batch.reset(2);
    batch.append(CellKind::Text, "1");
    batch.append(CellKind::Text, "2");
    QCOMPARE(QString::fromStdString(
                 RepairSql(Dialect::PostgreSql, transfer, sink).insertRow({batch, 0}, 1)),
             QString(R"(INSERT INTO "s"."t" ("id", "u") OVERRIDING SYSTEM VALUE VALUES (1, 2))"));
    unique(IndexKind::Unique, "u");
    QCOMPARE(
        QString::fromStdString(
            RepairSql(Dialect::PostgreSql, transfer, sink).insertRow({batch, 0}, 1)),
        QString(R"(WITH gone AS (DELETE FROM "s"."t" WHERE ("id" = 1) OR ("u" = 2) RETURNING 1) )"
                R"(INSERT INTO "s"."t" ("id", "u") OVERRIDING SYSTEM VALUE SELECT 1, 2 )"
                R"(FROM (SELECT count(*) FROM gone) AS g)"));
    const RepairSql respecting(Dialect::PostgreSql, transfer, sink, InTheWay::Respected);
    QCOMPARE(QString::fromStdString(respecting.changeRow({batch, 0}, {batch, 0}, {false, true})),
             QString(R"(UPDATE "s"."t" SET "u" = 2 WHERE "id" = 1)"));
    transfer.sinkKey.clear();
    QCOMPARE(QString::fromStdString(
                 RepairSql(Dialect::PostgreSql, transfer, sink).deleteRow({batch, 0}, 3)),
             QString(R"(DELETE FROM "s"."t" WHERE (tableoid, ctid) IN (SELECT tableoid, ctid FROM )"
                     R"("s"."t" WHERE "id" = 1 AND "u" = 2 LIMIT 3))"));
}

void tst_RepairSql::generatedColumnsAreLeftOut()
{
    auto [sink, transfer] = twoIntegers({"d", "t"}, "id", "twice");
    transfer.columns[1].written = false;
    RowBatch batch;
    batch.reset(2);
    batch.append(CellKind::Text, "1");
    batch.append(CellKind::Text, "2");
    const RepairSql repair(Dialect::MySql, transfer, sink);
    QCOMPARE(QString::fromStdString(repair.insertRow({batch, 0}, 1)),
             QString("INSERT INTO `d`.`t` (`id`) VALUES (1)"));
    QCOMPARE(QString::fromStdString(repair.deleteRow({batch, 0}, 1)),
             QString("DELETE FROM `d`.`t` WHERE `id` = 1"));
    QCOMPARE(repair.changeRow({batch, 0}, {batch, 0}, {false, true}), std::string());
}

QTEST_APPLESS_MAIN(tst_RepairSql)
#include "tst_repair_sql.moc"
