#include "core/schema/convert_schema.h"
#include "core/schema/plan_transfer.h"
#include "core/schema/postgres_expression.h"
#include "core/schema/postgres_mysql_types.h"
#include "core/schema/postgres_types.h"

#include <QRegularExpression>
#include <QTest>

using namespace godwit;

namespace {

SchemaTarget mysql(int version = 80016, Dialect dialect = Dialect::MySql)
{
    SchemaTarget target;
    target.facts.dialect = dialect;
    target.facts.versionNumber = version;
    target.sourceFacts.dialect = Dialect::PostgreSql;
    target.sinkOf = [](const TableName &name) -> std::optional<TableName> {
        if (name.table == "elsewhere" || name.database != "public")
            return std::nullopt;
        return TableName{"shop", name.table};
    };
    return target;
}

Column column(const char *name, const char *declared, bool nullable = true)
{
    Column made;
    made.name = name;
    made.type = postgresType(declared);
    made.nullable = nullable;
    return made;
}

Index index(const char *name, IndexKind kind, std::vector<std::string> columns)
{
    Index made;
    made.name = name;
    made.kind = kind;
    made.algorithm = "BTREE";
    for (std::string &part : columns)
        made.parts.push_back({std::move(part), {}, {}, false, {}});
    return made;
}

TableSchema tableOf(std::vector<Column> columns, std::vector<Index> indexes = {})
{
    TableSchema table;
    table.name = {"public", "t"};
    table.columns = std::move(columns);
    table.indexes = std::move(indexes);
    return table;
}

QString created(const Result<ConvertedTable> &converted)
{
    if (!converted)
        return QString::fromStdString("ERROR " + converted.error().message);
    return QString::fromStdString(converted->createStatements.at(0));
}

QString notes(const Result<ConvertedTable> &converted, Level level = Level::Warning)
{
    QStringList texts;
    for (std::size_t i = 0; converted && i < converted->notes.size(); ++i) {
        if (converted->notes[i].level == level)
            texts << QString::fromStdString(converted->notes[i].message);
    }
    return texts.join('\n');
}

Result<ConvertedTable> convert(const TableSchema &table, const SchemaTarget &target = mysql())
{
    return convertTable(table, {"shop", "t"}, {}, target);
}

/// What stands between a column's name and its NULL.
QString typeOf(const QString &declared, const SchemaTarget &target = mysql())
{
    const QString sql = created(convert(tableOf({column("c", declared.toUtf8())}), target));
    const qsizetype begin = sql.indexOf("`c` ") + 4;
    QString type = sql.mid(begin, sql.indexOf(" NULL", begin) - begin);
    return type.replace(QRegularExpression(" CHARACTER SET .*"), "");
}

} // namespace

class tst_postgres_to_mysql : public QObject
{
    Q_OBJECT

private slots:
    void declaredTypeIsUnderstood_data();
    void declaredTypeIsUnderstood();
    void typeBecomesMysqls_data();
    void typeBecomesMysqls();
    void everyLineOfTheTableHasAForm();
    void everyLossyLineSaysSo();
    void jsonIsTextForMariaDb();
    void enumerationBecomesAText();
    void keysTakeATextOfLimitedLength();
    void longRowsMoveTheirWidestColumnsOut();
    void defaultIsTranslated_data();
    void defaultIsTranslated();
    void olderServerLosesExpressionDefaults();
    void serialCountsOn();
    void identityThatIsNoKeyIsNoted();
    void indexesAreKeptOrNoted();
    void checkIsTranslated_data();
    void checkIsTranslated();
    void generatedColumnIsKeptWhereItMeansTheSame();
    void foreignKeyFollowsItsTable();
    void commentsAreKept();
    void whatHasNoPlaceIsNoted();
    void namesThatCollideAreAnError();
    void viewNamesItsTablesAnew();
    void columnsTravelInTheirForms_data();
    void columnsTravelInTheirForms();
};

void tst_postgres_to_mysql::declaredTypeIsUnderstood_data()
{
    QTest::addColumn<QString>("declared");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("number"); ///< bytes, length, precision or scale
    QTest::newRow("integer") << "integer" << int(TypeKind::Integer) << 4;
    QTest::newRow("bigint") << "bigint" << int(TypeKind::Integer) << 8;
    QTest::newRow("numeric") << "numeric(12,3)" << int(TypeKind::Decimal) << 12;
    QTest::newRow("varchar") << "character varying(77)" << int(TypeKind::Varchar) << 77;
    QTest::newRow("char") << "character(3)" << int(TypeKind::Char) << 3;
    QTest::newRow("timestamp") << "timestamp(3) without time zone" << int(TypeKind::DateTime) << 3;
    QTest::newRow("timestamptz") << "timestamp with time zone" << int(TypeKind::Timestamp) << 6;
    QTest::newRow("time") << "time(0) without time zone" << int(TypeKind::Time) << 0;
    QTest::newRow("bit") << "bit(9)" << int(TypeKind::Bit) << 9;
    QTest::newRow("array") << "integer[]" << int(TypeKind::Unknown) << -1;
    QTest::newRow("array of sized texts")
        << "character varying(5)[]" << int(TypeKind::Unknown) << -1;
    QTest::newRow("foreign type") << "public.\"bit(3)\"" << int(TypeKind::Unknown) << -1;
    QTest::newRow("interval") << "interval day to second(3)" << int(TypeKind::Unknown) << -1;
}

void tst_postgres_to_mysql::declaredTypeIsUnderstood()
{
    QFETCH(QString, declared);
    QFETCH(int, kind);
    QFETCH(int, number);
    const ColumnType type = postgresType(declared.toStdString());
    QCOMPARE(int(type.kind), kind);
    const int found = type.integerBytes > 0 ? type.integerBytes
                      : type.length         ? static_cast<int>(*type.length)
                      : type.precision      ? *type.precision
                                            : type.scale.value_or(-1);
    QCOMPARE(found, number);
}

void tst_postgres_to_mysql::typeBecomesMysqls_data()
{
    QTest::addColumn<QString>("declared");
    QTest::addColumn<QString>("type");
    const char *const pairs[][2] = {
        {"bigint", "BIGINT"},
        {"smallint", "SMALLINT"},
        {"integer", "INT"},
        {"oid", "INT UNSIGNED"},
        {"bit(1)", "BIT(1)"},
        {"bit(64)", "BIT(64)"},
        {"bit(65)", "VARCHAR(65)"},
        {"bit varying(20)", "VARCHAR(20)"},
        {"bit varying", "LONGTEXT"},
        {"boolean", "TINYINT(1)"},
        {"real", "FLOAT"},
        {"double precision", "DOUBLE"},
        {"numeric(10,2)", "DECIMAL(10,2)"},
        {"numeric(10,0)", "DECIMAL(10,0)"},
        {"numeric", "DECIMAL(65,30)"},
        {"numeric(3,-2)", "DECIMAL(5,0)"},
        {"numeric(3,5)", "DECIMAL(5,5)"},
        {"numeric(100,40)", "DECIMAL(65,30)"},
        {"money", "DECIMAL(19,2)"},
        {"character(10)", "CHAR(10)"},
        {"character(255)", "CHAR(255)"},
        {"character(256)", "VARCHAR(256)"},
        {"character varying(100)", "VARCHAR(100)"},
        {"character varying(20000)", "MEDIUMTEXT"},
        {"character varying(10000000)", "LONGTEXT"},
        {"character varying", "LONGTEXT"},
        {"text", "LONGTEXT"},
        {"name", "VARCHAR(63)"},
        {"bytea", "LONGBLOB"},
        {"date", "DATE"},
        {"time without time zone", "TIME(6)"},
        {"time(0) without time zone", "TIME"},
        {"time(3) with time zone", "TIME(3)"},
        {"timestamp without time zone", "DATETIME(6)"},
        {"timestamp(0) without time zone", "DATETIME"},
        {"timestamp(3) with time zone", "DATETIME(3)"},
        {"interval", "TIME(6)"},
        {"json", "JSON"},
        {"jsonb", "JSON"},
        {"xml", "LONGTEXT"},
        {"tsvector", "LONGTEXT"},
        {"tsquery", "LONGTEXT"},
        {"uuid", "VARCHAR(36)"},
        {"cidr", "VARCHAR(43)"},
        {"inet", "VARCHAR(43)"},
        {"macaddr", "VARCHAR(17)"},
        {"macaddr8", "VARCHAR(23)"},
        {"point", "LONGTEXT"},
        {"integer[]", "LONGTEXT"},
        {"int4range", "LONGTEXT"},
        {"public.hstore", "LONGTEXT"},
        {"pg_lsn", "VARCHAR(17)"},
    };
    for (const auto &pair : pairs)
        QTest::newRow(pair[0]) << pair[0] << pair[1];
}

void tst_postgres_to_mysql::typeBecomesMysqls()
{
    QFETCH(QString, declared);
    QFETCH(QString, type);
    QCOMPARE(typeOf(declared), type);
}

void tst_postgres_to_mysql::everyLineOfTheTableHasAForm()
{
    for (const PostgresMysqlType &line : postgresMysqlTypes()) {
        const QString name =
            QString::fromUtf8(line.postgres.data(), qsizetype(line.postgres.size()));
        QVERIFY2(!typeOf(name).isEmpty() && !typeOf(name).contains("ERROR"), qPrintable(name));
        QCOMPARE(line.remark.empty(), line.loss == TypeLoss::None);
    }
}

void tst_postgres_to_mysql::everyLossyLineSaysSo()
{
    for (const char *declared : {"numeric", "time with time zone", "interval", "integer[]", "point",
                                 "tsvector", "bit(65)", "numeric(100,40)"}) {
        const QString said = notes(convert(tableOf({column("c", declared)})));
        QVERIFY2(said.startsWith("column c: "), declared);
    }
    for (const char *declared : {"integer", "text", "character varying(5)", "boolean", "bytea"}) {
        const auto converted = convert(tableOf({column("c", declared)}));
        QVERIFY2(converted->notes.empty(), declared);
    }
}

void tst_postgres_to_mysql::jsonIsTextForMariaDb()
{
    QCOMPARE(typeOf("jsonb", mysql(101100, Dialect::MariaDb)), QStringLiteral("LONGTEXT"));
}

void tst_postgres_to_mysql::enumerationBecomesAText()
{
    Column mood = column("m", "mood");
    mood.type = ColumnType();
    mood.type.kind = TypeKind::Enum;
    mood.type.declared = "mood";
    mood.type.members = {"sad", "größer", "ok"};
    mood.defaultExpression = "'sad'::public.mood";
    const auto converted = convert(tableOf({mood}));
    QVERIFY2(created(converted).contains("`m` VARCHAR(6) "), qPrintable(created(converted)));
    QVERIFY(created(converted).contains("DEFAULT 'sad'"));
    QVERIFY(notes(converted).contains("mood"));
}

void tst_postgres_to_mysql::keysTakeATextOfLimitedLength()
{
    const auto one =
        convert(tableOf({column("a", "text", false)}, {index("pk", IndexKind::Primary, {"a"})}));
    QVERIFY2(created(one).contains("`a` VARCHAR(768) "), qPrintable(created(one)));
    QVERIFY(notes(one).contains("768"));
    const auto two =
        convert(tableOf({column("a", "text", false), column("b", "character varying(300)", false),
                         column("n", "integer", false)},
                        {index("pk", IndexKind::Primary, {"a", "b", "n"})}));
    QVERIFY2(created(two).contains("`a` VARCHAR(380) "), qPrintable(created(two)));
    QVERIFY(created(two).contains("`b` VARCHAR(300) "));
    const auto plain =
        convert(tableOf({column("a", "text")}, {index("i", IndexKind::Plain, {"a"})}));
    QVERIFY2(created(plain).contains("KEY `i` (`a`(768))"), qPrintable(created(plain)));
    const auto bytes =
        convert(tableOf({column("a", "bytea", false)}, {index("pk", IndexKind::Primary, {"a"})}));
    QVERIFY2(created(bytes).contains("`a` VARBINARY(3072) "), qPrintable(created(bytes)));
}

void tst_postgres_to_mysql::longRowsMoveTheirWidestColumnsOut()
{
    const auto converted =
        convert(tableOf({column("a", "character varying(10000)"),
                         column("b", "character varying(9000)"), column("c", "character(200)")}));
    QVERIFY(created(converted).contains("`a` MEDIUMTEXT "));
    QVERIFY(created(converted).contains("`b` VARCHAR(9000) "));
}

void tst_postgres_to_mysql::defaultIsTranslated_data()
{
    QTest::addColumn<QString>("declared");
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("sql"); ///< after DEFAULT; empty: lost, with a warning
    const char *const rows[][3] = {
        {"integer", "0", "0"},
        {"integer", "'-1'::integer", "-1"},
        {"integer", "(-5)", "-5"},
        {"numeric(10,2)", "1.50", "1.50"},
        {"numeric(10,2)", "'-0.01'::numeric", "-0.01"},
        {"double precision", "'1e+20'::double precision", "1e+20"},
        {"boolean", "true", "1"},
        {"boolean", "false", "0"},
        {"character varying(20)", "'it''s'::character varying", "'it''s'"},
        {"character varying(20)", "'back\\slash'::character varying", "'back\\\\slash'"},
        {"character varying(20)", "'a(b)::c'::character varying", "'a(b)::c'"},
        {"character varying(20)", "''::character varying", "''"},
        {"character(5)", "'x'::bpchar", "'x'"},
        {"text", "'x'::text", "('x')"},
        {"jsonb", "'{}'::jsonb", "('{}')"},
        {"integer[]", "'{}'::integer[]", "('{}')"},
        {"bytea", "'\\x00ff'::bytea", "(x'00ff')"},
        {"bit(4)", "'1010'::\"bit\"", "b'1010'"},
        {"bit(4)", "B'1010'::\"bit\"", "b'1010'"},
        {"date", "'2024-02-29'::date", "'2024-02-29'"},
        {"date", "CURRENT_DATE", "(CURRENT_DATE)"},
        {"timestamp without time zone", "now()", "CURRENT_TIMESTAMP(6)"},
        {"timestamp(0) without time zone", "CURRENT_TIMESTAMP", "CURRENT_TIMESTAMP"},
        {"timestamp(3) without time zone", "CURRENT_TIMESTAMP(3)", "CURRENT_TIMESTAMP(3)"},
        {"timestamp with time zone", "now()", "(UTC_TIMESTAMP(6))"},
        {"timestamp(0) with time zone", "now()", "(UTC_TIMESTAMP())"},
        {"timestamp without time zone", "'2024-01-01 10:00:00'::timestamp without time zone",
         "'2024-01-01 10:00:00'"},
        {"timestamp with time zone", "'2024-01-01 10:00:00+00'::timestamp with time zone",
         "'2024-01-01 10:00:00'"},
        {"time without time zone", "'12:00:00'::time without time zone", "'12:00:00'"},
        {"uuid", "gen_random_uuid()", "(UUID())"},
        {"uuid", "public.uuid_generate_v4()", "(UUID())"},
        {"integer", "(1 + 2)", "((1 + 2))"},
        {"character varying(20)", "lower('X'::text)", "(LOWER('X'))"},
        {"date", "'infinity'::date", ""},
        {"integer", "random_between(1, 5)", ""},
        {"character varying(20)", "CURRENT_USER", ""},
        {"character varying(20)", "('a'::text || 'b'::text)", ""},
        {"timestamp without time zone", "(now() + '1 day'::interval)", ""},
        {"integer", "nextval('other_seq'::regclass)", "none"},
        {"integer", "NULL::integer", "none"},
    };
    for (const auto &row : rows)
        QTest::newRow((QByteArray(row[0]) + ' ' + row[1]).constData())
            << row[0] << row[1] << row[2];
}

void tst_postgres_to_mysql::defaultIsTranslated()
{
    QFETCH(QString, declared);
    QFETCH(QString, expression);
    QFETCH(QString, sql);
    Column made = column("c", declared.toUtf8());
    made.defaultExpression = expression.toStdString();
    const auto converted = convert(tableOf({made}));
    const QString text = created(converted);
    const QString line = text.split('\n').at(1).trimmed();
    if (sql == "none") {
        QVERIFY2(!line.contains("DEFAULT"), qPrintable(line));
    } else if (sql.isEmpty()) {
        QVERIFY2(!line.contains("DEFAULT"), qPrintable(line));
        QVERIFY(notes(converted).contains("the default"));
    } else {
        QVERIFY2(line.endsWith(" DEFAULT " + sql), qPrintable(line));
        QVERIFY2(!notes(converted).contains("the default"), qPrintable(notes(converted)));
    }
}

void tst_postgres_to_mysql::olderServerLosesExpressionDefaults()
{
    Column text = column("c", "text");
    text.defaultExpression = "'x'::text";
    Column at = column("at", "timestamp with time zone");
    at.defaultExpression = "now()";
    const auto converted = convert(tableOf({text, at}), mysql(50722));
    QVERIFY(!created(converted).contains("DEFAULT 'x'"));
    QVERIFY(created(converted).contains("DEFAULT CURRENT_TIMESTAMP(6)"));
    QVERIFY(notes(converted).contains("the default 'x'::text"));
    QVERIFY(notes(converted).contains("local time"));
}

void tst_postgres_to_mysql::serialCountsOn()
{
    Column id = column("id", "integer", false);
    id.autoIncrement = true;
    id.defaultExpression = "nextval('public.t_id_seq'::regclass)";
    TableSchema table = tableOf({id}, {index("t_pkey", IndexKind::Primary, {"id"})});
    table.autoIncrement = 42;
    const auto converted = convert(table);
    QVERIFY2(created(converted).contains("`id` INT NOT NULL AUTO_INCREMENT,\n  PRIMARY KEY (`id`)"),
             qPrintable(created(converted)));
    QVERIFY(created(converted).contains("ENGINE=InnoDB AUTO_INCREMENT=42 "));
    QVERIFY(notes(converted).isEmpty());
}

void tst_postgres_to_mysql::identityThatIsNoKeyIsNoted()
{
    Column id = column("id", "bigint", false);
    id.autoIncrement = true;
    const auto converted = convert(
        tableOf({column("a", "date", false), id}, {index("pk", IndexKind::Primary, {"a", "id"})}));
    QVERIFY(!created(converted).contains("AUTO_INCREMENT"));
    QVERIFY(notes(converted).contains("AUTO_INCREMENT"));
}

void tst_postgres_to_mysql::indexesAreKeptOrNoted()
{
    Index partial = index("partial", IndexKind::Plain, {"a"});
    partial.where = "a > 5";
    Index uniquePartial = index("unique partial", IndexKind::Unique, {"a"});
    uniquePartial.where = "b IS NULL";
    Index gin = index("gin", IndexKind::Plain, {"b"});
    gin.algorithm = "GIN";
    Index lowered = index("lowered", IndexKind::Plain, {""});
    lowered.parts[0].expression = "lower(b)";
    Index down = index("down", IndexKind::Plain, {"a"});
    down.parts[0].descending = true;
    SchemaTarget target = mysql();
    target.deferIndexes = true;
    const auto converted =
        convert(tableOf({column("a", "integer", false), column("b", "character varying(9)")},
                        {index("u", IndexKind::Unique, {"a", "b"}), partial, uniquePartial, gin,
                         lowered, down}),
                target);
    QVERIFY2(created(converted).contains("UNIQUE KEY `u` (`a`, `b`)"),
             qPrintable(created(converted)));
    QCOMPARE(converted->indexStatements,
             (std::vector<std::string>{"ALTER TABLE `shop`.`t` ADD KEY `partial` (`a`)",
                                       "ALTER TABLE `shop`.`t` ADD KEY `down` (`a` DESC)"}));
    for (const char *lost : {"unique partial", "gin", "lowered"})
        QVERIFY2(notes(converted).contains("index " + QString(lost)), lost);
    QVERIFY(notes(converted, Level::Note).contains("index partial covered the rows WHERE a > 5"));
}

void tst_postgres_to_mysql::checkIsTranslated_data()
{
    QTest::addColumn<QString>("check");
    QTest::addColumn<QString>("sql"); ///< empty: lost, with a warning
    const char *const rows[][2] = {
        {"n > (0)::numeric", "`n` > (0)"},
        {"(n >= 0.5) AND (n <= '100'::numeric)", "(`n` >= 0.5) AND (`n` <= '100')"},
        {"(status)::text = ANY ((ARRAY['new'::character varying, 'it''s'::character "
         "varying])::text[])",
         "(`status`) IN ('new', 'it''s')"},
        {"status <> ALL (ARRAY['a]b'::text])", "`status` NOT IN ('a]b')"},
        {"(status)::text ~~ 'a%'::text", "(`status`) LIKE 'a%'"},
        {"(status)::text !~~ 'a%'::text", "(`status`) NOT LIKE 'a%'"},
        {"length((status)::text) > 3", "CHAR_LENGTH((`status`)) > 3"},
        {"\"order\" IS NOT NULL", "`order` IS NOT NULL"},
        {"(n + (1)::numeric) <> (n * (2)::numeric)", "(`n` + (1)) <> (`n` * (2))"},
        {"(status)::text ~ '^a'::text", ""},
        {"(status)::text ~~* 'a'::text", ""},
        {"(n / (2)::numeric) > (1)::numeric", ""},
        {"((status)::text || 'x'::text) = 'ax'::text", ""},
        {"public.is_good(status)", ""},
        {"(n)::integer > 5", ""},
        {"n > random()", ""},
    };
    for (const auto &row : rows)
        QTest::newRow(row[0]) << row[0] << row[1];
}

void tst_postgres_to_mysql::checkIsTranslated()
{
    QFETCH(QString, check);
    QFETCH(QString, sql);
    TableSchema table =
        tableOf({column("n", "numeric(9,2)"), column("status", "character varying(9)"),
                 column("order", "integer")});
    table.checks.push_back({"c", check.toStdString(), true});
    const auto converted = convert(table);
    if (sql.isEmpty()) {
        QVERIFY2(!created(converted).contains("CHECK"), qPrintable(created(converted)));
        QVERIFY(notes(converted).contains("is lost"));
    } else {
        QVERIFY2(created(converted).contains("CHECK (" + sql + ")"),
                 qPrintable(created(converted)));
    }
    const auto old = convert(table, mysql(50722));
    QVERIFY(!created(old).contains("CHECK"));
    QVERIFY(notes(old).contains("does not enforce checks")
            || notes(old).contains("something else"));
}

void tst_postgres_to_mysql::generatedColumnIsKeptWhereItMeansTheSame()
{
    Column twice = column("twice", "integer");
    twice.generated = Generated::Stored;
    twice.generatedExpression = "a * 2";
    Column half = column("half", "numeric(9,2)");
    half.generated = Generated::Stored;
    half.generatedExpression = "n * 0.5";
    const auto converted =
        convert(tableOf({column("a", "integer"), column("n", "numeric(9,2)"), twice, half}));
    QVERIFY2(created(converted).contains("`twice` INT GENERATED ALWAYS AS (`a` * 2) STORED"),
             qPrintable(created(converted)));
    QVERIFY(created(converted).contains("`half` DECIMAL(9,2) NULL"));
    QVERIFY(notes(converted).contains("column half becomes a plain column"));
}

void tst_postgres_to_mysql::foreignKeyFollowsItsTable()
{
    TableSchema table = tableOf({column("a", "integer"), column("b", "integer")});
    ForeignKey key;
    key.name = "fk";
    key.columns = {"a"};
    key.referencedTable = {"public", "parent"};
    key.referencedColumns = {"id"};
    key.onDelete = "CASCADE";
    ForeignKey away = key;
    away.columns = {"b"};
    away.referencedTable = {"public", "elsewhere"};
    table.foreignKeys = {key, away};
    const auto converted = convert(table);
    QCOMPARE(converted->foreignKeyStatements.size(), std::size_t(1));
    QCOMPARE(converted->foreignKeyStatements[0],
             std::string("ALTER TABLE `shop`.`t` ADD FOREIGN KEY (`a`) REFERENCES "
                         "`shop`.`parent` (`id`) ON DELETE CASCADE"));
    QVERIFY(notes(converted).contains("elsewhere"));
}

void tst_postgres_to_mysql::commentsAreKept()
{
    Column c = column("c", "integer");
    c.comment = "the column's";
    TableSchema table = tableOf({c});
    table.comment = std::string(2046, 'x') + "äö";
    const auto converted = convert(table);
    QVERIFY(created(converted).contains("COMMENT 'the column''s'"));
    QVERIFY(created(converted).endsWith("xxä'"));
    QVERIFY(notes(converted).contains("is cut short"));
}

void tst_postgres_to_mysql::whatHasNoPlaceIsNoted()
{
    TableSchema table = tableOf({column("c", "integer")});
    table.partitionClause = "PARTITION BY RANGE (c)";
    table.triggers = {"before_insert"};
    table.oddities = {"the exclusion constraint x EXCLUDE USING gist (c WITH =)"};
    const QString said = notes(convert(table));
    QVERIFY(said.contains("PARTITION BY RANGE (c)"));
    QVERIFY(said.contains("before_insert"));
    QVERIFY(said.contains("the exclusion constraint x"));
}

void tst_postgres_to_mysql::namesThatCollideAreAnError()
{
    QVERIFY(created(convert(tableOf({column("a", "integer"), column("A", "integer")})))
                .contains("upper and lower case"));
    QVERIFY(created(convert(tableOf({column("", "integer")}))).contains("cannot have the name"));
}

void tst_postgres_to_mysql::viewNamesItsTablesAnew()
{
    ViewSchema view;
    view.name = {"public", "v"};
    view.select =
        " SELECT p.id,\n    \"p\".\"group\",\n    ((p.name)::text || '!'::text) AS shout,\n"
        "    count(*) AS n\n   FROM (public.parent p\n     JOIN public.\"Child\" c ON ((c.parent"
        " = p.id)))\n  GROUP BY p.id";
    view.columns = {"id", "group", "shout", "n"};
    view.dependsOn = {{"public", "Child"}, {"public", "parent"}};
    const auto converted = convertView(view, {"shop", "v"}, mysql());
    QVERIFY(converted);
    const QString sql = QString::fromStdString(converted->createStatement).simplified();
    QCOMPARE(sql, QStringLiteral(
                      "CREATE SQL SECURITY DEFINER VIEW `shop`.`v` (`id`, `group`, `shout`, "
                      "`n`) AS SELECT `p`.`id`, `p`.`group`, ((`p`.`name`) || '!') AS `shout`, "
                      "COUNT(*) AS `n` FROM (`shop`.`parent` `p` JOIN `shop`.`Child` `c` ON "
                      "((`c`.`parent` = `p`.`id`))) GROUP BY `p`.`id`"));
    QVERIFY(converted->notes.empty());
    QCOMPARE(converted->schema.sqlMode, std::string("PIPES_AS_CONCAT"));

    view.select = "SELECT date_trunc('day'::text, p.at) FROM public.elsewhere p";
    view.algorithm = "MATERIALIZED";
    view.dependsOn = {{"public", "elsewhere"}};
    const auto odd = convertView(view, {"shop", "v"}, mysql());
    QVERIFY(odd);
    QCOMPARE(odd->notes.size(), std::size_t(3));
}

void tst_postgres_to_mysql::columnsTravelInTheirForms_data()
{
    QTest::addColumn<QString>("declared");
    QTest::addColumn<int>("read");
    QTest::addColumn<int>("write");
    QTest::addColumn<int>("compare");
    const auto row = [](const char *declared, ReadForm read, WriteForm write, CompareForm compare) {
        QTest::newRow(declared) << declared << int(read) << int(write) << int(compare);
    };
    row("integer", ReadForm::AsIs, WriteForm::AsIs, CompareForm::Integer);
    row("boolean", ReadForm::Portable, WriteForm::AsIs, CompareForm::Integer);
    row("numeric(9,2)", ReadForm::AsIs, WriteForm::AsIs, CompareForm::Decimal);
    row("money", ReadForm::Portable, WriteForm::AsIs, CompareForm::Decimal);
    row("real", ReadForm::ExactFloat, WriteForm::AsIs, CompareForm::Double);
    row("double precision", ReadForm::AsIs, WriteForm::AsIs, CompareForm::Double);
    row("text", ReadForm::AsIs, WriteForm::AsIs, CompareForm::Bytes);
    row("character(5)", ReadForm::Portable, WriteForm::AsIs, CompareForm::Bytes);
    row("bytea", ReadForm::AsIs, WriteForm::AsIs, CompareForm::Bytes);
    row("timestamp with time zone", ReadForm::Portable, WriteForm::AsIs, CompareForm::Temporal);
    row("date", ReadForm::AsIs, WriteForm::AsIs, CompareForm::Temporal);
    row("interval", ReadForm::Portable, WriteForm::AsIs, CompareForm::Temporal);
    row("bit(5)", ReadForm::Portable, WriteForm::MemberNumber, CompareForm::Integer);
    row("jsonb", ReadForm::AsIs, WriteForm::Json, CompareForm::Json);
    row("uuid", ReadForm::AsIs, WriteForm::AsIs, CompareForm::Bytes);
    row("integer[]", ReadForm::AsIs, WriteForm::AsIs, CompareForm::Bytes);
}

void tst_postgres_to_mysql::columnsTravelInTheirForms()
{
    QFETCH(QString, declared);
    QFETCH(int, read);
    QFETCH(int, write);
    QFETCH(int, compare);
    const TableSchema table = tableOf({column("c", declared.toUtf8())});
    const auto converted = convert(table);
    QVERIFY(converted);
    const auto transfer =
        planTransfer(table, converted->schema, {Dialect::PostgreSql, Dialect::MySql, {}, {}});
    QVERIFY(transfer);
    QCOMPARE(int(transfer->columns[0].read), read);
    QCOMPARE(int(transfer->columns[0].write), write);
    QCOMPARE(int(transfer->columns[0].compare), compare);
}

QTEST_GUILESS_MAIN(tst_postgres_to_mysql)
#include "tst_postgres_to_mysql.moc"
