#include "core/schema/convert_schema.h"
#include "tests/core/connectors/sqlite_file.h"

using namespace godwit;
using namespace godwit::test;

namespace {

SchemaTarget targetWith(std::map<std::string, std::string> renames = {}, bool deferIndexes = false)
{
    SchemaTarget target;
    target.facts.dialect = target.sourceFacts.dialect = Dialect::Sqlite;
    target.deferIndexes = deferIndexes;
    target.sinkOf = [renames](const TableName &name) -> std::optional<TableName> {
        if (name.table == "elsewhere")
            return std::nullopt;
        const auto found = renames.find(name.table);
        return TableName{"main", found == renames.end() ? name.table : found->second};
    };
    return target;
}

TableSchema tableOf(const SqliteFile &file, const std::string &name)
{
    const auto schemas = std::move(*file.connector()->openSchemaReader());
    return schemas->readTable({"main", name}).value();
}

// Runs what was made in a new file; its error, if any.
QString runIn(const SqliteFile &sink, const ConvertedTable &converted)
{
    QString errors;
    for (const auto *statements : {&converted.createStatements, &converted.indexStatements}) {
        for (const std::string &sql : *statements) {
            const QString result = sink.run(sql);
            if (result.startsWith("ERROR"))
                errors += result + " in " + QString::fromStdString(sql) + "\n";
        }
    }
    return errors;
}

QString ddlOf(const SqliteFile &file)
{
    return file.run("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name");
}

} // namespace

class tst_sqlite_to_sqlite : public QObject
{
    Q_OBJECT

private slots:
    void unchangedNamesKeepTheTextAsItIs();
    void renamedTableKeepsEverythingElse();
    void referenceOutsideTheProjectIsKeptAndNoted();
    void countingGoesOn();
    void deferredIndexesComeLater();
    void keptColumnsTakeTheirConstraintsAlong();
    void triggersAreNoted();
    void viewsAreRenamedWithTheirTables();
};

void tst_sqlite_to_sqlite::unchangedNamesKeepTheTextAsItIs()
{
    SqliteFile file;
    file.run(
        "CREATE TABLE [odd name](\n  a INTEGER PRIMARY KEY AUTOINCREMENT, -- counts\n  'b' TEXT "
        "COLLATE NOCASE CHECK (b <> ')'), c ANY /* c */) STRICT;");
    file.run("CREATE UNIQUE INDEX \"i 1\" ON [odd name](lower(b) DESC) WHERE c > 1");
    const auto converted =
        convertTable(tableOf(file, "odd name"), {"main", "odd name"}, {}, targetWith());
    QVERIFY(converted);
    SqliteFile sink;
    QCOMPARE(runIn(sink, *converted), QString());
    QCOMPARE(ddlOf(sink), ddlOf(file));
    QVERIFY(converted->foreignKeyStatements.empty());
}

void tst_sqlite_to_sqlite::renamedTableKeepsEverythingElse()
{
    SqliteFile file;
    file.run("CREATE TABLE p(id INTEGER PRIMARY KEY)");
    file.run(
        "CREATE TABLE t(a INT CHECK (t.a > 0), b REFERENCES P, FOREIGN KEY (a) REFERENCES t (b)) "
        "WITHOUT ROWID");
    file.run("CREATE TABLE t(a INT PRIMARY KEY CHECK (t.a > 0), b REFERENCES P, c UNIQUE "
             "REFERENCES t(c)) "
             "WITHOUT ROWID; CREATE INDEX i ON t(b)");
    const auto converted = convertTable(tableOf(file, "t"), {"main", "new \"t\"\n"}, {},
                                        targetWith({{"t", "new \"t\"\n"}, {"p", "parents"}}));
    QVERIFY(converted);
    SqliteFile sink;
    QCOMPARE(runIn(sink, *converted), QString());
    const QString ddl = ddlOf(sink);
    QVERIFY2(
        ddl.contains(
            "CREATE TABLE \"new \"\"t\"\"\n\"(a INT PRIMARY KEY CHECK (\"new \"\"t\"\"\n\".a > 0), "
            "b REFERENCES \"parents\", c UNIQUE REFERENCES \"new \"\"t\"\"\n\"(c)) WITHOUT ROWID"),
        qPrintable(ddl));
    QVERIFY(ddl.contains("CREATE INDEX i ON \"new \"\"t\"\"\n\"(b)"));
}

void tst_sqlite_to_sqlite::referenceOutsideTheProjectIsKeptAndNoted()
{
    SqliteFile file;
    file.run(
        "CREATE TABLE elsewhere(id INTEGER PRIMARY KEY); CREATE TABLE t(a REFERENCES elsewhere)");
    const auto converted = convertTable(tableOf(file, "t"), {"main", "t"}, {}, targetWith());
    QVERIFY(converted);
    QCOMPARE(converted->notes.size(), 1U);
    QCOMPARE(converted->notes[0].level, Level::Warning);
}

void tst_sqlite_to_sqlite::countingGoesOn()
{
    SqliteFile file;
    file.run("CREATE TABLE t(a INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO t VALUES (99); "
             "DELETE FROM t");
    const auto converted =
        convertTable(tableOf(file, "t"), {"main", "it's"}, {}, targetWith({{"t", "it's"}}));
    SqliteFile sink;
    QCOMPARE(runIn(sink, *converted), QString());
    QCOMPARE(sink.run("INSERT INTO \"it's\" VALUES (NULL); SELECT a FROM \"it's\""), "100");
}

void tst_sqlite_to_sqlite::deferredIndexesComeLater()
{
    SqliteFile file;
    file.run("CREATE TABLE t(a); CREATE INDEX i ON t(a)");
    const TableSchema table = tableOf(file, "t");
    QCOMPARE(convertTable(table, table.name, {}, targetWith({}, true))->indexStatements.size(), 1U);
    QCOMPARE(convertTable(table, table.name, {}, targetWith({}, false))->createStatements.size(),
             2U);
}

void tst_sqlite_to_sqlite::keptColumnsTakeTheirConstraintsAlong()
{
    SqliteFile file;
    file.run("CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT NOT NULL DEFAULT 'x', b, c AS (b + 1), "
             "d INT CHECK (d < b), UNIQUE (a), CHECK (b > 1), CHECK (length(a) > 0)); "
             "CREATE INDEX ia ON t(a); CREATE INDEX ib ON t(b)");
    const TableSchema table = tableOf(file, "t");
    const auto converted = convertTable(table, table.name, {"a", "d"}, targetWith());
    QVERIFY(converted);
    SqliteFile sink;
    QCOMPARE(runIn(sink, *converted), QString());
    QCOMPARE(sink.run("SELECT group_concat(name) FROM pragma_table_xinfo('t')"), "id,a,d");
    QVERIFY(sink.run("INSERT INTO t VALUES (1, '', 5)").startsWith("ERROR"));
    QCOMPARE(sink.run("SELECT count(*) FROM sqlite_master WHERE name IN ('ia', 'ib')"), "1");
    QCOMPARE(converted->notes.size(), 3U); // the check, the index, d's own check
    const auto unknown = convertTable(table, table.name, {"nothing"}, targetWith());
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, ErrorCode::ObjectMissing);
}

void tst_sqlite_to_sqlite::triggersAreNoted()
{
    SqliteFile file;
    file.run("CREATE TABLE t(a); CREATE TRIGGER \"tr 1\" AFTER INSERT ON t BEGIN SELECT 1; END");
    const TableSchema table = tableOf(file, "t");
    const auto converted = convertTable(table, table.name, {}, targetWith());
    QCOMPARE(converted->notes.size(), 1U);
    QVERIFY(converted->notes[0].message.find("tr 1") != std::string::npos);
}

void tst_sqlite_to_sqlite::viewsAreRenamedWithTheirTables()
{
    SqliteFile file;
    file.run("CREATE TABLE t(a, t); INSERT INTO t VALUES (1, 2); CREATE TABLE u(a); INSERT INTO u "
             "VALUES (1)");
    file.run("CREATE VIEW IF NOT EXISTS v AS SELECT t.a, t.t, 't' AS s /* from t */ FROM t, [u] "
             "WHERE t.a IN (SELECT a FROM main.U) AND u.a = t.a");
    const auto schemas = std::move(*file.connector()->openSchemaReader());
    const auto view = schemas->readView({"main", "v"});
    const auto converted =
        convertView(*view, {"main", "new v"}, targetWith({{"t", "new t"}, {"u", "new u"}}));
    QVERIFY(converted);
    SqliteFile sink;
    sink.run("CREATE TABLE \"new t\"(a, t); INSERT INTO \"new t\" VALUES (1, 2); "
             "CREATE TABLE \"new u\"(a); INSERT INTO \"new u\" VALUES (1)");
    QCOMPARE(sink.run(converted->createStatement), QString());
    QCOMPARE(sink.run("SELECT * FROM \"new v\""), "1|2|t");
}

QTEST_APPLESS_MAIN(tst_sqlite_to_sqlite)
#include "tst_sqlite_to_sqlite.moc"
