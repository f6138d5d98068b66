#include "core/schema/convert_schema.h"
#include "tests/core/connectors/sqlite_file.h"

using namespace godwit;
using namespace godwit::test;

namespace {

std::unique_ptr<SchemaReader> schemasOf(const SqliteFile &file)
{
    return std::move(*file.connector()->openSchemaReader());
}

QString keyOf(const TableSchema &table)
{
    QStringList names;
    if (const Index *key = table.rowKey()) {
        for (const IndexPart &part : key->parts)
            names << QString::fromStdString(part.column);
    }
    return names.join(',');
}

} // namespace

class tst_sqlite_schema : public QObject
{
    Q_OBJECT

private slots:
    void missingFileHasAnEmptyCatalogueAndIsNotMade();
    void missingFolderIsNamed();
    void ownAndInternalTablesAreHidden();
    void virtualTableIsListedAndNamesItsModule();
    void otherDatabasesAreLeftOut();
    void columnsAreReadWithAllTheyHave();
    void keyIsFoundWhereRowsHaveOne_data();
    void keyIsFoundWhereRowsHaveOne();
    void indexesAreReadWithAllTheyHave();
    void foreignKeysAreReadInTheirOrder();
    void checksAreReadFromTheText();
    void nextNumberIsRead();
    void viewNamesWhatItUses();
    void profileSeesEveryValue();
    void affinityFollowsSqlitesRules_data();
    void affinityFollowsSqlitesRules();
};

void tst_sqlite_schema::missingFileHasAnEmptyCatalogueAndIsNotMade()
{
    SqliteFile file;
    const auto connector = file.connector();
    const auto facts = connector->readFacts();
    QVERIFY(facts);
    QVERIFY(!facts->storeExists);
    QVERIFY(!facts->readOnly);
    const auto catalog = schemasOf(file)->readCatalog({});
    QVERIFY(catalog);
    QCOMPARE(catalog->databases.size(), 1U);
    QVERIFY(catalog->objects.empty());
    QCOMPARE(schemasOf(file)->readTable({"main", "t"}).error().code, ErrorCode::ObjectMissing);
    QVERIFY(file.filesInFolder().isEmpty());
}

void tst_sqlite_schema::missingFolderIsNamed()
{
    DataSource source;
    source.kind = StoreKind::Sqlite;
    source.path = "/no such folder/x.db";
    const auto connector = makeSqliteConnector(source);
    const auto facts = (*connector)->readFacts();
    QVERIFY(!facts);
    QVERIFY(facts.error().message.find("/no such folder") != std::string::npos);
}

void tst_sqlite_schema::ownAndInternalTablesAreHidden()
{
    SqliteFile file;
    file.run("CREATE TABLE t(a INTEGER PRIMARY KEY AUTOINCREMENT); CREATE TABLE "
             "godwit_checkpoint_r1(a); "
             "CREATE TABLE sqliteish(a); CREATE VIEW v AS SELECT 1; ANALYZE;"
             "CREATE VIRTUAL TABLE words USING fts5(word);");
    const auto catalog = schemasOf(file)->readCatalog({});
    QVERIFY(catalog);
    QStringList names;
    for (const CatalogObject &object : catalog->objects)
        names << QString::fromStdString(object.name.table);
    QCOMPARE(names, (QStringList{"sqliteish", "t", "v", "words"}));
    QCOMPARE(catalog->objects[2].kind, ObjectKind::View);
}

void tst_sqlite_schema::virtualTableIsListedAndNamesItsModule()
{
    SqliteFile file;
    file.run("CREATE VIRTUAL TABLE words USING fts5(word)");
    const auto table = schemasOf(file)->readTable({"main", "words"});
    QVERIFY(!table);
    QCOMPARE(table.error().code, ErrorCode::NotSupported);
    QVERIFY(table.error().message.find("fts5") != std::string::npos);
}

void tst_sqlite_schema::otherDatabasesAreLeftOut()
{
    SqliteFile file;
    file.run("CREATE TABLE t(a)");
    QVERIFY(schemasOf(file)->readCatalog({{"shop"}})->databases.empty());
    QCOMPARE(schemasOf(file)->readCatalog({{"main"}})->objects.size(), 1U);
}

void tst_sqlite_schema::columnsAreReadWithAllTheyHave()
{
    SqliteFile file;
    file.run(
        "CREATE TABLE \"t \"\"x\"\"\n\"(a INTEGER NOT NULL DEFAULT 7, b VARCHAR(20) COLLATE "
        "NOCASE, "
        "c DECIMAL ( 10 , 2 ), d, e INT GENERATED ALWAYS AS (a + 1), f TEXT AS (b || ')') STORED)");
    const auto table = schemasOf(file)->readTable({"main", "t \"x\"\n"});
    QVERIFY2(table, table ? "" : table.error().message.c_str());
    const auto &columns = table->columns;
    QCOMPARE(columns.size(), 6U);
    QCOMPARE(columns[0].defaultExpression, "7");
    QVERIFY(!columns[0].nullable);
    QCOMPARE(columns[1].type.kind, TypeKind::Varchar);
    QCOMPARE(columns[1].type.length, 20U);
    QCOMPARE(columns[1].type.collation, "NOCASE");
    QCOMPARE(columns[2].type.precision, 10);
    QCOMPARE(columns[2].type.scale, 2);
    QCOMPARE(columns[3].type.kind, TypeKind::Dynamic);
    QCOMPARE(columns[4].generated, Generated::Virtual);
    QCOMPARE(columns[4].generatedExpression, "a + 1");
    QCOMPARE(columns[4].type.declared, "INT");
    QCOMPARE(columns[5].generated, Generated::Stored);
    QCOMPARE(columns[5].generatedExpression, "b || ')'");
}

void tst_sqlite_schema::keyIsFoundWhereRowsHaveOne_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("key");
    QTest::newRow("row number") << "CREATE TABLE t(a INTEGER PRIMARY KEY)"
                                << "a";
    QTest::newRow("not quite a row number") << "CREATE TABLE t(a INT PRIMARY KEY)"
                                            << "a";
    QTest::newRow("NULL in the key")
        << "CREATE TABLE t(a TEXT PRIMARY KEY); INSERT INTO t VALUES (NULL), (NULL)"
        << "";
    QTest::newRow("two columns") << "CREATE TABLE t(a, b, PRIMARY KEY (b, a)) WITHOUT ROWID"
                                 << "b,a";
    QTest::newRow("unique and not null") << "CREATE TABLE t(a NOT NULL, b UNIQUE, UNIQUE (a))"
                                         << "a";
    QTest::newRow("unique with NULL") << "CREATE TABLE t(a UNIQUE)"
                                      << "";
    QTest::newRow("partial")
        << "CREATE TABLE t(a NOT NULL); CREATE UNIQUE INDEX i ON t(a) WHERE a > 5"
        << "";
    QTest::newRow("expression") << "CREATE TABLE t(a NOT NULL); CREATE UNIQUE INDEX i ON t(abs(a))"
                                << "";
    QTest::newRow("none") << "CREATE TABLE t(a)"
                          << "";
}

void tst_sqlite_schema::keyIsFoundWhereRowsHaveOne()
{
    QFETCH(QString, sql);
    QFETCH(QString, key);
    SqliteFile file;
    QCOMPARE(file.run(sql.toStdString()), QString());
    const auto table = schemasOf(file)->readTable({"main", "t"});
    QVERIFY(table);
    QCOMPARE(keyOf(*table), key);
    QCOMPARE(schemasOf(file)->readCatalog({})->objects[0].hasUniqueKey, !key.isEmpty());
}

void tst_sqlite_schema::indexesAreReadWithAllTheyHave()
{
    SqliteFile file;
    file.run("CREATE TABLE t(a TEXT, b, \"c)\" UNIQUE); CREATE INDEX \"i,1\" ON t(a COLLATE NOCASE "
             "DESC, "
             "lower(a || ',') , \"c)\") WHERE b > 1 -- odd");
    const auto table = schemasOf(file)->readTable({"main", "t"});
    QVERIFY(table);
    QCOMPARE(table->indexes.size(), 2U);
    QCOMPARE(table->indexes[0].kind, IndexKind::Unique);
    const Index &index = table->indexes[1];
    QCOMPARE(index.name, "i,1");
    QCOMPARE(index.parts.size(), 3U);
    QVERIFY(index.parts[0].descending);
    QCOMPARE(index.parts[0].collation, "NOCASE");
    QCOMPARE(index.parts[1].expression, "lower(a || ',')");
    QCOMPARE(index.parts[2].column, "c)");
    QVERIFY(index.where.starts_with("b > 1"));
    QCOMPARE(table->extraStatements.size(), 1U);
}

void tst_sqlite_schema::foreignKeysAreReadInTheirOrder()
{
    SqliteFile file;
    file.run(
        "CREATE TABLE \"Par\"(id INTEGER PRIMARY KEY, x UNIQUE); CREATE TABLE t(a REFERENCES par "
        "ON DELETE CASCADE, b, c, CONSTRAINT two FOREIGN KEY (b) REFERENCES Par(X) ON UPDATE SET "
        "NULL "
        "DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY (c) REFERENCES gone(z) NOT DEFERRABLE)");
    const auto table = schemasOf(file)->readTable({"main", "t"});
    QVERIFY(table);
    QCOMPARE(table->foreignKeys.size(), 3U);
    QCOMPARE(table->foreignKeys[0].referencedTable.table, "Par");
    QCOMPARE(table->foreignKeys[0].referencedColumns, std::vector<std::string>{"id"});
    QCOMPARE(table->foreignKeys[0].onDelete, "CASCADE");
    QVERIFY(!table->foreignKeys[0].deferrable);
    QCOMPARE(table->foreignKeys[1].name, "two");
    QCOMPARE(table->foreignKeys[1].referencedColumns, std::vector<std::string>{"x"});
    QVERIFY(table->foreignKeys[1].deferrable);
    QCOMPARE(table->foreignKeys[2].referencedTable.table, "gone");
    QVERIFY(!table->foreignKeys[2].deferrable);
}

void tst_sqlite_schema::checksAreReadFromTheText()
{
    SqliteFile file;
    file.run("CREATE TABLE t(a CHECK (a <> ')') /* CHECK (no) */, b DEFAULT 'CHECK (no)', "
             "CONSTRAINT \"c 1\" CHECK (a < b OR (a IS NULL)))");
    const auto table = schemasOf(file)->readTable({"main", "t"});
    QVERIFY(table);
    QCOMPARE(table->checks.size(), 2U);
    QCOMPARE(table->checks[0].expression, "a <> ')'");
    QCOMPARE(table->checks[1].name, "c 1");
    QCOMPARE(table->checks[1].expression, "a < b OR (a IS NULL)");
}

void tst_sqlite_schema::nextNumberIsRead()
{
    SqliteFile file;
    file.run("CREATE TABLE t(a INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO t VALUES (41); "
             "DELETE FROM t; "
             "CREATE TABLE u(a INTEGER PRIMARY KEY AUTOINCREMENT)");
    QCOMPARE(schemasOf(file)->readTable({"main", "t"})->autoIncrement, 42U);
    QCOMPARE(schemasOf(file)->readTable({"main", "u"})->autoIncrement, 1U);
}

void tst_sqlite_schema::viewNamesWhatItUses()
{
    SqliteFile file;
    file.run("CREATE TABLE a(x); CREATE TABLE \"b c\"(x); CREATE TABLE d(x); CREATE TABLE x(y); "
             "CREATE VIEW v(one, two) AS SELECT a.x, 'd' FROM a, \"b c\" AS d WHERE a.x IN (SELECT "
             "x FROM D)");
    const auto view = schemasOf(file)->readView({"main", "v"});
    QVERIFY(view);
    QCOMPARE(view->columns, (std::vector<std::string>{"one", "two"}));
    QCOMPARE(view->dependsOn,
             (std::vector<TableName>{{"main", "a"}, {"main", "b c"}, {"main", "d"}}));
    QVERIFY(view->select.starts_with("SELECT a.x"));
}

void tst_sqlite_schema::profileSeesEveryValue()
{
    SqliteFile file;
    file.run(
        "CREATE TABLE t(a); INSERT INTO t VALUES (NULL),(-5),(7),(0.25),('é🦆'),('2024-02-29'),"
        "('2023-02-29'),('2024-01-01 10:00:00.12'),('10:00:00'),(x'0102'),(-0.0),(9e999),"
        "(CAST(x'FF' AS TEXT)),('12.50')");
    const auto schemas = schemasOf(file);
    auto table = schemas->readTable({"main", "t"});
    QVERIFY(schemas->profile(*table));
    const ColumnProfile profile = *table->columns[0].profile;
    QCOMPARE(profile.nulls, 1U);
    QCOMPARE(profile.integers, 2U);
    QCOMPARE(profile.smallestInteger, -5);
    QCOMPARE(profile.largestInteger, 7);
    QCOMPARE(profile.reals, 3U);
    QCOMPARE(profile.decimalReals, 1U);
    QCOMPARE(profile.infinities, 1U);
    QCOMPARE(profile.texts, 7U);
    QCOMPARE(profile.longestText, 22U);
    QCOMPARE(profile.dates, 1U);
    QCOMPARE(profile.dateTimes, 1U);
    QCOMPARE(profile.times, 1U);
    QCOMPARE(profile.secondDigits, 2);
    QCOMPARE(profile.malformedTexts, 1U);
    QCOMPARE(profile.decimalTexts, 1U);
    QCOMPARE(profile.fractionDigits, 2);
    QCOMPARE(profile.blobs, 1U);
    QCOMPARE(profile.longestBlob, 2U);
}

void tst_sqlite_schema::affinityFollowsSqlitesRules_data()
{
    QTest::addColumn<QString>("declared");
    // SQLite tells by what it makes of the text '1'.
    for (const char *declared :
         {"", "INT", "POINT", "VARCHAR(20)", "NCHARINT", "CLOB", "TEXT", "BLOB", "REAL", "FLOAT",
          "DOUBLE PRECISION", "NUMERIC", "DATE", "DECIMAL_TEXT(30,2)", "UNSIGNED_BIG_TEXT",
          "JSON_TEXT", "BLOB(16)", "BIGINT UNSIGNED", "STRING"})
        QTest::newRow(declared) << declared;
}

void tst_sqlite_schema::affinityFollowsSqlitesRules()
{
    QFETCH(QString, declared);
    SqliteFile file;
    file.run("CREATE TABLE t(a " + declared.toStdString() + "); INSERT INTO t VALUES ('1'), (2.0)");
    const QString stored = file.run("SELECT group_concat(typeof(a)) FROM t");
    const Affinity affinity = schemasOf(file)->readTable({"main", "t"})->columns[0].type.affinity;
    const QString expected = affinity == Affinity::Text   ? "text,text"
                             : affinity == Affinity::Blob ? "text,real"
                             : affinity == Affinity::Real ? "real,real"
                                                          : "integer,integer";
    QCOMPARE(stored, expected);
    QCOMPARE(affinity == Affinity::Integer, declared.contains("INT"));
}

QTEST_APPLESS_MAIN(tst_sqlite_schema)
#include "tst_sqlite_schema.moc"
