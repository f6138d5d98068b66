#include "core/schema/convert_schema.h"
#include "core/schema/sqlite_mysql_types.h"
#include "tests/core/connectors/sqlite_file.h"

using namespace godwit;
using namespace godwit::test;

namespace {

SchemaTarget mysql(int version = 80016)
{
    SchemaTarget target;
    target.facts.dialect = Dialect::MySql;
    target.facts.versionNumber = version;
    target.sourceFacts.dialect = Dialect::Sqlite;
    target.sinkOf = [](const TableName &name) -> std::optional<TableName> {
        if (name.table == "elsewhere")
            return std::nullopt;
        return TableName{"shop", name.table};
    };
    return target;
}

Result<ConvertedTable> convert(const QString &sql, const SchemaTarget &target = mysql())
{
    SqliteFile file;
    const QString made = file.run(sql.toStdString());
    if (made.startsWith("ERROR"))
        return fail(ErrorCode::Internal, made.toStdString());
    const auto schemas = std::move(*file.connector()->openSchemaReader());
    auto table = schemas->readTable({"main", "t"});
    if (auto profiled = schemas->profile(*table); !profiled)
        return failure(std::move(profiled));
    return convertTable(*table, {"shop", "t"}, {}, target);
}

QString warnings(const ConvertedTable &converted)
{
    QStringList texts;
    for (const Note &note : converted.notes) {
        if (note.level == Level::Warning)
            texts << QString::fromStdString(note.message);
    }
    return texts.join("\n");
}

} // namespace

class tst_sqlite_to_mysql : public QObject
{
    Q_OBJECT

private slots:
    void typeIsChosenByItsValues_data();
    void typeIsChosenByItsValues();
    void longRowsMoveTheirWidestColumnsOut();
    void defaultsAreTranslated_data();
    void defaultsAreTranslated();
    void rowNumberCountsOn();
    void whatMysqlCannotDoIsNoted_data();
    void whatMysqlCannotDoIsNoted();
    void keyWithNullBecomesUnique();
    void columnGetsANameThatMysqlCanHave_data();
    void columnGetsANameThatMysqlCanHave();
    void anEmptyNameIsAnError();
    void foreignKeyFollowsItsTable();
    void blanksAtTheEndOfAKeyAreKept();
};

void tst_sqlite_to_mysql::typeIsChosenByItsValues_data()
{
    QTest::addColumn<QString>("declared");
    QTest::addColumn<QString>("values");
    QTest::addColumn<QString>("type");
    QTest::newRow("no values") << "DECIMAL(10,2)"
                               << "NULL"
                               << "DECIMAL(10,2)";
    QTest::newRow("integer") << "INTEGER"
                             << "1"
                             << "BIGINT";
    QTest::newRow("small integer") << "SMALLINT"
                                   << "-32768, 32767"
                                   << "SMALLINT";
    QTest::newRow("small integer too large") << "SMALLINT"
                                             << "32768"
                                             << "BIGINT";
    QTest::newRow("flag") << "BOOLEAN"
                          << "0, 1"
                          << "TINYINT(1)";
    QTest::newRow("decimal") << "NUMERIC(10,2)"
                             << "1, 0.99, 12345678.25"
                             << "DECIMAL(10,2)";
    QTest::newRow("decimal with too many digits") << "DECIMAL(10,2)"
                                                  << "0.125"
                                                  << "DOUBLE";
    QTest::newRow("decimal too large") << "DECIMAL(4,2)"
                                       << "100"
                                       << "BIGINT";
    QTest::newRow("decimal kept as text") << "DECIMAL_TEXT(30,10)"
                                          << "'12345678901234567890.5'"
                                          << "DECIMAL(30,10)";
    QTest::newRow("minus zero has no decimal form") << "DECIMAL_TEXT(30,10)"
                                                    << "'-0.0'"
                                                    << "LONGTEXT";
    QTest::newRow("large unsigned") << "UNSIGNED_BIG_TEXT"
                                    << "'18446744073709551615'"
                                    << "BIGINT UNSIGNED";
    QTest::newRow("beyond unsigned") << "UNSIGNED_BIG_TEXT"
                                     << "'18446744073709551616'"
                                     << "LONGTEXT";
    QTest::newRow("real") << "REAL"
                          << "0.1, 5"
                          << "DOUBLE";
    QTest::newRow("infinity") << "REAL"
                              << "9e999"
                              << "LONGTEXT";
    QTest::newRow("fractions beside large integers") << "NUMERIC"
                                                     << "0.5, 9007199254740993"
                                                     << "LONGTEXT";
    QTest::newRow("short text") << "VARCHAR(20)"
                                << "'x'"
                                << "VARCHAR(20)";
    QTest::newRow("longer than declared") << "VARCHAR(2)"
                                          << "'äöü'"
                                          << "VARCHAR(3)";
    QTest::newRow("text") << "TEXT"
                          << "'x'"
                          << "LONGTEXT";
    QTest::newRow("date") << "DATE"
                          << "'2024-02-29'"
                          << "DATE";
    QTest::newRow("date that is none") << "DATE"
                                       << "'2023-02-29'"
                                       << "LONGTEXT";
    QTest::newRow("date before 1000") << "DATE"
                                      << "'0999-01-01'"
                                      << "LONGTEXT";
    QTest::newRow("time stamp") << "DATETIME"
                                << "'2024-02-29 10:00:00', '2024-02-29 10:00:00.125'"
                                << "DATETIME(3)";
    QTest::newRow("time stamp with T") << "DATETIME"
                                       << "'2024-02-29T10:00:00'"
                                       << "LONGTEXT";
    QTest::newRow("seconds since 1970") << "DATETIME"
                                        << "1700000000"
                                        << "BIGINT";
    QTest::newRow("numbers beside texts") << ""
                                          << "1, 'x'"
                                          << "LONGTEXT";
    QTest::newRow("bytes") << "BLOB"
                           << "x'00'"
                           << "LONGBLOB";
    QTest::newRow("bytes beside texts") << "TEXT"
                                        << "x'00', 'x'"
                                        << "LONGBLOB";
    QTest::newRow("ill-formed text") << "TEXT"
                                     << "CAST(x'FF' AS TEXT)"
                                     << "LONGBLOB";
    QTest::newRow("JSON of MySQL") << "JSON_TEXT"
                                   << "'{}'"
                                   << "JSON";
    QTest::newRow("JSON of SQLite") << "JSON"
                                    << "'{}'"
                                    << "LONGTEXT";
}

void tst_sqlite_to_mysql::typeIsChosenByItsValues()
{
    QFETCH(QString, declared);
    QFETCH(QString, values);
    QFETCH(QString, type);
    QString sql = "CREATE TABLE t(a " + declared + ");";
    const QStringList rows = values.startsWith("CAST") ? QStringList{values} : values.split(", ");
    for (const QString &value : rows)
        sql += "INSERT INTO t VALUES (" + value + ");";
    const auto converted = convert(sql);
    QVERIFY2(converted, converted ? "" : converted.error().message.c_str());
    QCOMPARE(QString::fromStdString(converted->schema.columns[0].type.declared), type);
}

void tst_sqlite_to_mysql::longRowsMoveTheirWidestColumnsOut()
{
    const auto converted =
        convert("CREATE TABLE t(a VARCHAR(4000), b VARCHAR(3999), c VARCHAR(3998), "
                "d VARCHAR(3997), e VARCHAR(100) UNIQUE)");
    QVERIFY(converted);
    QStringList types;
    for (const Column &column : converted->schema.columns)
        types << QString::fromStdString(column.type.declared);
    QCOMPARE(types, (QStringList{"LONGTEXT", "VARCHAR(3999)", "VARCHAR(3998)", "VARCHAR(3997)",
                                 "VARCHAR(100)"}));
}

void tst_sqlite_to_mysql::defaultsAreTranslated_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<int>("version");
    QTest::addColumn<QString>("expected"); // empty: none, with a warning
    QTest::newRow("number") << "INT DEFAULT -5" << 50722 << "-5";
    QTest::newRow("text") << "VARCHAR(20) DEFAULT 'it''s \\'" << 50722 << "'it''s \\\\'";
    QTest::newRow("text in double quotes") << "VARCHAR(20) DEFAULT \"x\"" << 50722 << "'x'";
    QTest::newRow("long text, old server") << "TEXT DEFAULT 'x'" << 50722 << "";
    QTest::newRow("long text, new server") << "TEXT DEFAULT 'x'" << 80013 << "('x')";
    QTest::newRow("true") << "BOOLEAN DEFAULT TRUE" << 50722 << "1";
    QTest::newRow("text for a number") << "INT DEFAULT ''" << 80013 << "";
    QTest::newRow("now") << "DATETIME DEFAULT CURRENT_TIMESTAMP" << 50722 << "CURRENT_TIMESTAMP(6)";
    QTest::newRow("expression, new server") << "INT DEFAULT (1 + 2)" << 80013 << "(1 + 2)";
    QTest::newRow("expression, old server") << "INT DEFAULT (1 + 2)" << 50722 << "";
    QTest::newRow("SQLite's own function") << "INT DEFAULT (random())" << 80013 << "";
    QTest::newRow("null") << "INT DEFAULT NULL" << 50722 << "NULL";
}

void tst_sqlite_to_mysql::defaultsAreTranslated()
{
    QFETCH(QString, column);
    QFETCH(int, version);
    QFETCH(QString, expected);
    const auto converted = convert("CREATE TABLE t(a " + column + ")", mysql(version));
    QVERIFY(converted);
    QCOMPARE(QString::fromStdString(converted->schema.columns[0].defaultExpression.value_or("")),
             expected);
    QCOMPARE(warnings(*converted).isEmpty(), !expected.isEmpty());
}

void tst_sqlite_to_mysql::rowNumberCountsOn()
{
    const auto converted = convert("CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, a); "
                                   "INSERT INTO t VALUES (41, 1)");
    QVERIFY(converted);
    const QString sql = QString::fromStdString(converted->createStatements[0]);
    QVERIFY2(sql.contains("`id` BIGINT NOT NULL AUTO_INCREMENT"), qPrintable(sql));
    QVERIFY(sql.contains("PRIMARY KEY (`id`)"));
    QVERIFY(sql.contains("AUTO_INCREMENT=42"));
}

void tst_sqlite_to_mysql::whatMysqlCannotDoIsNoted_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("lost");
    QTest::addColumn<QString>("warning");
    QTest::newRow("expression index") << "CREATE TABLE t(a TEXT); CREATE INDEX i ON t(lower(a))"
                                      << "KEY `i`"
                                      << "expression";
    QTest::newRow("partial unique index")
        << "CREATE TABLE t(a INT); CREATE UNIQUE INDEX i ON t(a) WHERE a > 1"
        << "KEY `i`"
        << "a > 1";
    QTest::newRow("check with LIKE") << "CREATE TABLE t(a TEXT CHECK (a LIKE 'x%'))"
                                     << "CHECK"
                                     << "LIKE";
    QTest::newRow("check with division") << "CREATE TABLE t(a INT CHECK (a / 2 > 1))"
                                         << "CHECK"
                                         << "/";
    QTest::newRow("generated fraction") << "CREATE TABLE t(a REAL, b REAL AS (a * 1.2))"
                                        << "GENERATED"
                                        << "column b";
    QTest::newRow("trigger")
        << "CREATE TABLE t(a); CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END"
        << "TRIGGER"
        << "trigger g";
    QTest::newRow("long unique text")
        << "CREATE TABLE t(a TEXT UNIQUE); INSERT INTO t VALUES (printf('%.1000c', 'x'))"
        << "UNIQUE"
        << "too long to be unique";
}

void tst_sqlite_to_mysql::whatMysqlCannotDoIsNoted()
{
    QFETCH(QString, sql);
    QFETCH(QString, lost);
    QFETCH(QString, warning);
    const auto converted = convert(sql);
    QVERIFY2(converted, converted ? "" : converted.error().message.c_str());
    const QString create = QString::fromStdString(converted->createStatements[0]);
    QVERIFY2(!create.contains(lost), qPrintable(create));
    QVERIFY2(warnings(*converted).contains(warning), qPrintable(warnings(*converted)));
}

void tst_sqlite_to_mysql::keyWithNullBecomesUnique()
{
    const auto converted =
        convert("CREATE TABLE t(a TEXT PRIMARY KEY); INSERT INTO t VALUES (NULL), (NULL)");
    QVERIFY(converted);
    const QString sql = QString::fromStdString(converted->createStatements[0]);
    QVERIFY(!sql.contains("PRIMARY KEY"));
    QVERIFY(sql.contains("UNIQUE KEY"));
    QVERIFY(!converted->schema.rowKey());
}

void tst_sqlite_to_mysql::columnGetsANameThatMysqlCanHave_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("sinkName");
    QTest::newRow("too long") << QString(65, 'x') << QString(55, 'x') + "_b42b1787";
    QTest::newRow("blank at the end") << "x "
                                      << "x_";
    QTest::newRow("beyond U+FFFF") << "a🦆b"
                                   << "aU+1F986b";
}

void tst_sqlite_to_mysql::columnGetsANameThatMysqlCanHave()
{
    QFETCH(QString, name);
    QFETCH(QString, sinkName);
    const auto converted = convert("CREATE TABLE t(k INT, \"" + name + "\" INT CHECK (\"" + name
                                   + "\" > 0), d INT AS (\"" + name + "\" + 1), PRIMARY KEY (\""
                                   + name + "\", k)); CREATE INDEX i ON t (\"" + name + "\")");
    QVERIFY(converted);
    const QString sql = QString::fromStdString(converted->createStatements.front());
    QCOMPARE(sql.count('`' + sinkName + '`'), 5);
    QVERIFY(!sql.contains('`' + name + '`'));
    QVERIFY(QString::fromStdString(converted->notes.front().message).contains(sinkName));
    // The rows of the one go into the other.
    const Column *column = converted->schema.findColumn(sinkName.toStdString());
    QVERIFY(column);
    QCOMPARE(converted->schema.primaryKey()->parts.front().column, sinkName.toStdString());
}

void tst_sqlite_to_mysql::anEmptyNameIsAnError()
{
    const auto converted = convert("CREATE TABLE t(\"\" INT)");
    QVERIFY(!converted);
    QCOMPARE(converted.error().code, ErrorCode::SchemaMismatch);
    QCOMPARE(converted.error().object, "main.t");
}

void tst_sqlite_to_mysql::foreignKeyFollowsItsTable()
{
    const auto converted = convert(
        "CREATE TABLE p(id INTEGER PRIMARY KEY); CREATE TABLE elsewhere(id INTEGER PRIMARY KEY); "
        "CREATE TABLE t(a TINYINT NOT NULL REFERENCES P ON DELETE SET NULL ON UPDATE CASCADE, "
        "b REFERENCES elsewhere)");
    QVERIFY(converted);
    QCOMPARE(converted->foreignKeyStatements,
             std::vector<std::string>{
                 "ALTER TABLE `shop`.`t` ADD FOREIGN KEY (`a`) REFERENCES `shop`.`p` (`id`) "
                 "ON UPDATE CASCADE"});
    QCOMPARE(converted->schema.columns[0].type.declared, "BIGINT"); // as the key it refers to
    QVERIFY(warnings(*converted).contains("ON DELETE SET NULL"));
    QVERIFY(warnings(*converted).contains("elsewhere"));
}

void tst_sqlite_to_mysql::blanksAtTheEndOfAKeyAreKept()
{
    const QString sql = "CREATE TABLE t(a TEXT PRIMARY KEY); INSERT INTO t VALUES ('x'), ('x ')";
    QVERIFY(QString::fromStdString(convert(sql)->schema.columns[0].type.declared)
                .startsWith("VARBINARY"));
    SchemaTarget target = mysql(80020);
    target.facts.collations = {"utf8mb4_bin", "utf8mb4_0900_bin"};
    QCOMPARE(convert(sql, target)->schema.columns[0].type.collation, "utf8mb4_0900_bin");
}

QTEST_APPLESS_MAIN(tst_sqlite_to_mysql)
#include "tst_sqlite_to_mysql.moc"
