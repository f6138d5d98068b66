#include "core/base/text.h"
#include "core/schema/convert_schema.h"
#include "tests/core/connectors/sqlite_file.h"

#include <QTest>

using namespace godwit;
using namespace godwit::test;

namespace {

SchemaTarget postgres()
{
    SchemaTarget target;
    target.facts.dialect = Dialect::PostgreSql;
    target.facts.versionNumber = 150000;
    target.sourceFacts.dialect = Dialect::Sqlite;
    target.sinkOf = [](const TableName &name) -> std::optional<TableName> {
        return TableName{"public", name.table == "old" ? "new" : name.table};
    };
    return target;
}

Result<ConvertedTable> convert(const QString &sql, const char *table = "t")
{
    SqliteFile file;
    const QString made = file.run(sql.toStdString());
    if (made.startsWith("ERROR"))
        return fail(ErrorCode::Internal, made.toStdString());
    auto reader = file.connector()->openSchemaReader();
    if (!reader)
        return tl::unexpected(reader.error());
    auto read = (*reader)->readTable({"main", table});
    if (!read)
        return tl::unexpected(read.error());
    if (auto profiled = (*reader)->profile(*read); !profiled)
        return failure(std::move(profiled));
    return convertTable(*read, {"public", table}, {}, postgres());
}

QString statements(const Result<ConvertedTable> &converted)
{
    if (!converted)
        return QString::fromStdString("ERROR " + converted.error().message);
    return QString::fromStdString(join(statementsOf(*converted), ";\n"));
}

QString notes(const Result<ConvertedTable> &converted, Level level)
{
    QStringList texts;
    for (std::size_t i = 0; converted && i < converted->notes.size(); ++i) {
        if (converted->notes[i].level == level)
            texts << QString::fromStdString(converted->notes[i].message);
    }
    return texts.join('\n');
}

} // namespace

class tst_sqlite_to_postgres : public QObject
{
    Q_OBJECT

private slots:
    void typeIsChosenByItsValues_data();
    void typeIsChosenByItsValues();
    void defaultIsTranslated_data();
    void defaultIsTranslated();
    void rowNumberCountsOn();
    void keysIndexesAndForeignKeysAreKept();
    void checkIsTranslated_data();
    void checkIsTranslated();
    void generatedColumnIsKept();
    void whatIsLostIsNoted();
    void viewIsTranslated_data();
    void viewIsTranslated();
};

void tst_sqlite_to_postgres::typeIsChosenByItsValues_data()
{
    QTest::addColumn<QString>("declared");
    QTest::addColumn<QString>("values");
    QTest::addColumn<QString>("type");
    const auto row = [](const char *declared, const char *values, const char *type) {
        QTest::addRow("%s %s", declared, values)
            << QString(declared) << QString(values) << QString(type);
    };
    row("INTEGER", "1", "bigint");
    row("SMALLINT", "1", "smallint");
    row("SMALLINT", "100000", "bigint");
    row("BOOLEAN", "1", "smallint");
    row("REAL", "1.5", "double precision");
    row("REAL", "9e999", "double precision");
    row("DECIMAL(10,2)", "1.25", "numeric(10,2)");
    row("DECIMAL(10,2)", "1.255", "double precision");
    row("VARCHAR(5)", "'x'", "character varying(5)");
    row("VARCHAR(2)", "'long'", "character varying(4)");
    row("TEXT", "'x'", "text");
    row("TEXT UNIQUE", "'x'", "text");
    row("BLOB", "x'00'", "bytea");
    row("", "1", "bigint");
    row("", "1, 'x'", "text");
    row("TEXT", "CAST(x'FF' AS TEXT)", "bytea");
    row("DATE", "'2024-02-29'", "date");
    row("DATE", "'soon'", "text");
    row("DATETIME", "'2024-02-29 10:00:00.125'", "timestamp(3) without time zone");
    row("TIME", "'10:00:00'", "time(0) without time zone");
    row("JSON", "'{}'", "text");
    row("JSON_TEXT", "'{}'", "jsonb");
    row("UNSIGNED_BIG_TEXT", "'18446744073709551615'", "numeric(20,0)");
}

void tst_sqlite_to_postgres::typeIsChosenByItsValues()
{
    QFETCH(QString, declared);
    QFETCH(QString, values);
    QFETCH(QString, type);
    QString sql = "CREATE TABLE t(a " + declared + ");";
    const QStringList rows = values.startsWith("CAST") ? QStringList{values} : values.split(", ");
    for (const QString &value : rows)
        sql += "INSERT INTO t VALUES (" + value + ");";
    const auto converted = convert(sql);
    QVERIFY2(converted, qPrintable(statements(converted)));
    QCOMPARE(QString::fromStdString(converted->schema.columns[0].type.declared), type);
}

void tst_sqlite_to_postgres::defaultIsTranslated_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("expected"); // empty: none, with a warning
    const auto row = [](const char *column, const char *expected) {
        QTest::newRow(column) << QString(column) << QString(expected);
    };
    row("INT DEFAULT -5", "-5");
    row("INT DEFAULT TRUE", "1");
    row("VARCHAR(20) DEFAULT 'it''s \\'", "'it''s \\'");
    row("VARCHAR(20) DEFAULT \"x\"", "'x'");
    row("VARCHAR(20) DEFAULT 5", "'5'");
    row("BLOB DEFAULT x'00FF'", "'\\x00ff'::bytea");
    row("DATETIME DEFAULT CURRENT_TIMESTAMP",
        "(((CURRENT_TIMESTAMP(0) AT TIME ZONE 'UTC'))::timestamp without time zone)");
    row("TEXT DEFAULT CURRENT_TIMESTAMP",
        "to_char((CURRENT_TIMESTAMP(0) AT TIME ZONE 'UTC'), 'YYYY-MM-DD HH24:MI:SS')");
    row("DATE DEFAULT CURRENT_DATE", "(((CURRENT_TIMESTAMP AT TIME ZONE 'UTC')::date)::date)");
    row("INT DEFAULT (1 + 2)", "((1 + 2)::integer)");
    row("INT DEFAULT 'x'", "");
    row("INT DEFAULT (random())", "");
}

void tst_sqlite_to_postgres::defaultIsTranslated()
{
    QFETCH(QString, column);
    QFETCH(QString, expected);
    const auto converted = convert("CREATE TABLE t(a " + column + ")");
    QVERIFY2(converted, qPrintable(statements(converted)));
    const auto &made = converted->schema.columns[0].defaultExpression;
    QCOMPARE(QString::fromStdString(made.value_or("")), expected);
    QCOMPARE(notes(converted, Level::Warning).contains("is lost"), expected.isEmpty());
}

void tst_sqlite_to_postgres::rowNumberCountsOn()
{
    const QString sql =
        statements(convert("CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, a);"
                           "INSERT INTO t VALUES (41, 'x')"));
    QVERIFY2(sql.contains("\"id\" bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL"),
             qPrintable(sql));
    QVERIFY(sql.contains("\"id\")") && sql.contains("'id'), 41)"));
}

void tst_sqlite_to_postgres::keysIndexesAndForeignKeysAreKept()
{
    const QString sql =
        statements(convert("CREATE TABLE old(id INTEGER PRIMARY KEY, k TEXT UNIQUE);"
                           "CREATE TABLE t(a INT, b TEXT, c TEXT, PRIMARY KEY (a, b), "
                           "FOREIGN KEY (a) REFERENCES old ON DELETE CASCADE DEFERRABLE INITIALLY "
                           "DEFERRED);"
                           "CREATE INDEX part ON t(c) WHERE a > 5;"
                           "CREATE UNIQUE INDEX expr ON t(lower(c));"));
    const auto holds = [&](const char *text) { QVERIFY2(sql.contains(text), qPrintable(sql)); };
    holds("CONSTRAINT \"t_pkey\" PRIMARY KEY (\"a\", \"b\")");
    holds("CREATE INDEX \"t_part_idx\" ON \"public\".\"t\" (\"c\") WHERE \"a\" > 5");
    holds("CREATE UNIQUE INDEX \"t_expr_key\" ON \"public\".\"t\" ((lower(\"c\")))");
    holds("FOREIGN KEY (\"a\") REFERENCES \"public\".\"new\" (\"id\") ON DELETE CASCADE DEFERRABLE "
          "INITIALLY DEFERRED");
}

void tst_sqlite_to_postgres::checkIsTranslated_data()
{
    QTest::addColumn<QString>("sqlite");
    QTest::addColumn<QString>("expected"); // empty: lost, with a warning
    const auto row = [](const char *sqlite, const char *expected) {
        QTest::newRow(sqlite) << QString(sqlite) << QString(expected);
    };
    row("a > 0 AND a <> 5", "\"a\" > 0 AND \"a\" <> 5");
    row("a == 1", "\"a\" = 1");
    row("a", "\"a\" <> 0");
    row("a IS NOT b", "\"a\" IS DISTINCT FROM \"b\"");
    row("a IS NULL OR a IN (1, 2)", "\"a\" IS NULL OR \"a\" IN (1, 2)");
    row("length(c) > 3", "char_length(\"c\") > 3");
    row("c IN (\"x\", 'y')", "\"c\" IN ('x', 'y')");
    row("c || 'x' <> 'yx'", "\"c\" || 'x' <> 'yx'");
    row("c LIKE 'a%'", "\"c\" ILIKE 'a%' ESCAPE ''");
    row("a / 2 > 1", "\"a\" / 2 > 1");
    row("a % b = 1", "\"a\" % nullif(\"b\", 0) = 1");
    row("max(a, 5) > 6", "CASE WHEN \"a\" IS NULL THEN NULL ELSE greatest(\"a\", 5) END > 6");
    row("iif(a > 1, b, 2) = 2", "CASE WHEN \"a\" > 1 THEN \"b\" ELSE 2 END = 2");
    row("typeof(a) = 'integer'", "");
    row("c GLOB 'a*'", "");
    row("c > 5", "");
}

void tst_sqlite_to_postgres::checkIsTranslated()
{
    QFETCH(QString, sqlite);
    QFETCH(QString, expected);
    const auto converted = convert("CREATE TABLE t(a INT, b INT, c TEXT, CHECK (" + sqlite + "))");
    QVERIFY2(converted, qPrintable(statements(converted)));
    const auto &checks = converted->schema.checks;
    QCOMPARE(QString::fromStdString(checks.empty() ? "" : checks[0].expression), expected);
    QCOMPARE(notes(converted, Level::Warning).contains("the check"), expected.isEmpty());
}

void tst_sqlite_to_postgres::generatedColumnIsKept()
{
    const QString sql = statements(convert("CREATE TABLE t(a INTEGER, b TEXT, c INT AS (a * 2), "
                                           "d TEXT AS (b || '!') STORED)"));
    QVERIFY2(sql.contains("GENERATED ALWAYS AS (\"a\" * 2) STORED")
                 || sql.contains("GENERATED ALWAYS AS ((\"a\" * 2)::integer) STORED"),
             qPrintable(sql));
    QVERIFY(sql.contains("\"d\" text GENERATED ALWAYS AS (\"b\" || '!') STORED"));
}

void tst_sqlite_to_postgres::whatIsLostIsNoted()
{
    const auto converted =
        convert("CREATE TABLE t(a TEXT COLLATE NOCASE); CREATE INDEX odd ON t(typeof(a));"
                "CREATE TRIGGER on_t AFTER INSERT ON t BEGIN DELETE FROM t; END");
    QVERIFY(notes(converted, Level::Warning).contains("index odd"));
    QVERIFY(notes(converted, Level::Warning).contains("the trigger on_t"));
    QVERIFY(notes(converted, Level::Note).contains("NOCASE"));
}

void tst_sqlite_to_postgres::viewIsTranslated_data()
{
    QTest::addColumn<QString>("sqlite");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *sqlite, const char *expected) {
        QTest::newRow(sqlite) << QString(sqlite) << QString(expected);
    };
    row("SELECT a, old.b FROM old WHERE a > 1 ORDER BY a DESC LIMIT 5",
        "SELECT \"a\", \"old\".\"b\" FROM \"public\".\"new\" AS \"old\" WHERE \"a\" > 1 ORDER BY "
        "\"a\" DESC NULLS LAST LIMIT 5");
    row("SELECT x.a AS [my name], count(*) n FROM t AS x GROUP BY x.a",
        "SELECT \"x\".\"a\" AS \"my name\", count(*) AS \"n\" FROM \"public\".\"t\" AS \"x\" GROUP "
        "BY \"x\".\"a\"");
    row("SELECT a || '-' || b AS c FROM t",
        "SELECT \"a\"::text || '-' || \"b\"::text AS \"c\" FROM \"public\".\"t\"");
    row("SELECT group_concat(b, ';') AS g FROM t",
        "SELECT string_agg(\"b\"::text, ';') AS \"g\" FROM \"public\".\"t\"");
    row("SELECT strftime('%Y-%m', a) AS m FROM t",
        "SELECT to_char(\"a\"::timestamp, 'YYYY-MM') AS \"m\" FROM \"public\".\"t\"");
}

void tst_sqlite_to_postgres::viewIsTranslated()
{
    QFETCH(QString, sqlite);
    QFETCH(QString, expected);
    ViewSchema view;
    view.name = {"main", "v"};
    view.select = sqlite.toStdString();
    view.dependsOn = {{"main", "t"}, {"main", "old"}};
    const auto converted = convertView(view, {"public", "v"}, postgres());
    QVERIFY2(converted, converted ? "" : converted.error().message.c_str());
    QCOMPARE(QString::fromStdString(converted->createStatement),
             "CREATE VIEW \"public\".\"v\" AS " + expected);
}

QTEST_GUILESS_MAIN(tst_sqlite_to_postgres)
#include "tst_sqlite_to_postgres.moc"
