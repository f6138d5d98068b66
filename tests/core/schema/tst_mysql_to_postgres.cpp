#include "core/base/text.h"
#include "core/schema/convert_schema.h"
#include "core/schema/mysql_postgres_types.h"
#include "core/schema/plan_transfer.h"
#include "core/schema/postgres_names.h"
#include "core/schema/table_from_text.h"
#include "core/schema/to_postgres.h"

#include <QTest>

using namespace godwit;

namespace {

SchemaTarget postgres(Dialect from = Dialect::MySql)
{
    SchemaTarget target;
    target.facts.dialect = Dialect::PostgreSql;
    target.facts.versionNumber = 150000;
    target.sourceFacts.dialect = from;
    target.sinkOf = [](const TableName &name) -> std::optional<TableName> {
        if (name.table == "elsewhere")
            return std::nullopt;
        if (name.table == "old")
            return TableName{"other", "new"};
        return name;
    };
    return target;
}

Result<ConvertedTable> convert(const QString &createTable, const SchemaTarget &target = postgres())
{
    const auto table = tableFromCreateText({"shop", "t"}, createTable.toStdString());
    if (!table)
        return tl::unexpected(table.error());
    return convertTable(*table, {"shop", "t"}, {}, target);
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

QString warnings(const Result<ConvertedTable> &converted)
{
    return notes(converted, Level::Warning);
}

/// What stands between the quoted name of the only column and the end of its line.
QString lineOf(const Result<ConvertedTable> &converted)
{
    QString sql = statements(converted);
    const qsizetype begin = sql.indexOf("\"c\" ");
    return begin < 0 ? sql : sql.mid(begin + 4, sql.indexOf('\n', begin) - begin - 4);
}

} // namespace

class tst_mysql_to_postgres : public QObject
{
    Q_OBJECT

private slots:
    void typeBecomesPostgres_data();
    void typeBecomesPostgres();
    void everyLossyTypeSaysSo();
    void defaultIsTranslated_data();
    void defaultIsTranslated();
    void defaultThatHasNoFormIsNoted_data();
    void defaultThatHasNoFormIsNoted();
    void conditionIsTranslated_data();
    void conditionIsTranslated();
    void conditionThatMeansSomethingElseIsLost_data();
    void conditionThatMeansSomethingElseIsLost();
    void generatedColumnIsKeptWhereItMeansTheSame();
    void counterGoesOn();
    void indexesGetTheTablesName();
    void prefixesAndFulltextBecomeExpressions();
    void foreignKeyFollowsItsTable();
    void foreignKeyToNoUniqueKeyIsLost();
    void commentsAreKept();
    void partitionsAreKeptWhereTheyHaveAForm_data();
    void partitionsAreKeptWhereTheyHaveAForm();
    void whatIsLostIsNoted();
    void longNamesAreShortenedAndStayApart();
    void shortenedColumnsFindTheirPartners();
    void tableNameThatIsTooLongIsAnError();
    void viewIsTranslated_data();
    void viewIsTranslated();
    void viewKnowsTheColumnsOfItsTables();
    void viewWithoutAFormIsAnError();
};

void tst_mysql_to_postgres::typeBecomesPostgres_data()
{
    QTest::addColumn<QString>("mysql");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *mysql, const char *expected) {
        QTest::newRow(mysql) << QString(mysql) << QString(expected);
    };
    row("tinyint", "smallint");
    row("tinyint(1)", "smallint");
    row("tinyint(3) unsigned", "smallint");
    row("smallint", "smallint");
    row("smallint(5) unsigned zerofill", "integer");
    row("mediumint", "integer");
    row("mediumint unsigned", "integer");
    row("int(11)", "integer");
    row("int unsigned", "bigint");
    row("bigint", "bigint");
    row("bigint unsigned", "numeric(20,0)");
    row("decimal", "numeric(10,0)");
    row("decimal(65,30)", "numeric(65,30)");
    row("float", "real");
    row("float(7,3)", "real");
    row("double unsigned", "double precision");
    row("bit(7)", "bit(7)");
    row("bit", "bit(1)");
    row("char(3)", "character(3)");
    row("char(0)", "character varying(1)");
    row("varchar(20000)", "character varying(20000)");
    row("tinytext", "text");
    row("longtext", "text");
    row("binary(4)", "bytea");
    row("varbinary(9)", "bytea");
    row("longblob", "bytea");
    row("date", "date");
    row("time", "time(0) without time zone");
    row("time(6)", "time without time zone");
    row("datetime", "timestamp(0) without time zone");
    row("datetime(3)", "timestamp(3) without time zone");
    row("timestamp(6)", "timestamp with time zone");
    row("year", "smallint");
    row("enum('a','it''s','日本語')", "character varying(4)");
    row("set('a','bc')", "character varying(5)");
    row("json", "jsonb");
    row("point", "bytea");
    row("uuid", "uuid");
    row("inet6", "inet");
    row("xmltype", "text");
}

void tst_mysql_to_postgres::typeBecomesPostgres()
{
    QFETCH(QString, mysql);
    QFETCH(QString, expected);
    const auto converted = convert("CREATE TABLE `t` (`c` " + mysql + ")");
    QCOMPARE(lineOf(converted).remove(','), expected.remove(','));
}

void tst_mysql_to_postgres::everyLossyTypeSaysSo()
{
    for (const MysqlPostgresType &type : mysqlPostgresTypes())
        QVERIFY2(!type.lossy || !type.remark.empty(), std::string(type.mysql).c_str());
    QVERIFY(warnings(convert("CREATE TABLE `t` (`c` point)")).contains("without its SRID"));
    QVERIFY(
        notes(convert("CREATE TABLE `t` (`c` int zerofill)"), Level::Note).contains("ZEROFILL"));
    const QString sql = statements(
        convert("CREATE TABLE `t` (`a` int unsigned, `e` enum('x','it''s'), `s` set('p','q'))"));
    QVERIFY2(sql.contains("CONSTRAINT \"t_a_check\" CHECK (\"a\" >= 0)"), qPrintable(sql));
    QVERIFY(sql.contains("CHECK (\"e\" IN ('x', 'it''s'))"));
    QVERIFY(sql.contains("CHECK (string_to_array(\"s\", ',') <@ ARRAY['p', 'q']::text[])"));
}

void tst_mysql_to_postgres::defaultIsTranslated_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *column, const char *expected) {
        QTest::newRow(column) << QString(column) << QString(expected);
    };
    row("int DEFAULT '5'", "integer DEFAULT 5");
    row("int NOT NULL DEFAULT -1", "integer DEFAULT -1 NOT NULL");
    row("int DEFAULT NULL", "integer");
    row("decimal(10,2) DEFAULT '1.50'", "numeric(10,2) DEFAULT 1.50");
    row("double DEFAULT '1e10'", "double precision DEFAULT 1e10");
    row("bit(8) DEFAULT b'101'", "bit(8) DEFAULT B'00000101'");
    row("varchar(20) DEFAULT 'it''s \\\\ \\n'", "character varying(20) DEFAULT 'it''s \\ ");
    row("varchar(9) DEFAULT _utf8mb4'x'", "character varying(9) DEFAULT 'x'");
    row("binary(4) DEFAULT 'a\\0'", "bytea DEFAULT '\\x61000000'::bytea");
    row("varbinary(9) DEFAULT 0x00FF41", "bytea DEFAULT '\\x00ff41'::bytea");
    row("varbinary(9) DEFAULT x'00FF'", "bytea DEFAULT '\\x00ff'::bytea");
    row("date DEFAULT '2001-02-03'", "date DEFAULT '2001-02-03'");
    row("timestamp NULL DEFAULT '2001-02-03 04:05:06'",
        "timestamp(0) with time zone DEFAULT '2001-02-03 04:05:06+00'");
    row("datetime(3) DEFAULT CURRENT_TIMESTAMP(3)",
        "timestamp(3) without time zone DEFAULT CURRENT_TIMESTAMP(3)");
    row("timestamp DEFAULT current_timestamp()",
        "timestamp(0) with time zone DEFAULT CURRENT_TIMESTAMP(0)");
    row("date DEFAULT (curdate())", "date DEFAULT CURRENT_DATE");
    row("year DEFAULT '2020'", "smallint DEFAULT 2020");
    row("enum('a','b') DEFAULT 'a'", "character varying(1) DEFAULT 'a'");
    row("char(36) DEFAULT (uuid())", "character(36) DEFAULT (gen_random_uuid()::text)");
    row("uuid DEFAULT uuid()", "uuid DEFAULT ((gen_random_uuid()::text)::uuid)");
    row("json DEFAULT (json_array(1,_utf8mb4'x'))", "jsonb DEFAULT (jsonb_build_array(1, 'x'))");
    row("int DEFAULT (1+2)", "integer DEFAULT (1 + 2)");
    row("text DEFAULT 'abc'", "text DEFAULT 'abc'");
    row("inet4 DEFAULT '1.2.3.4'", "inet DEFAULT '1.2.3.4'");
}

void tst_mysql_to_postgres::defaultIsTranslated()
{
    QFETCH(QString, column);
    QFETCH(QString, expected);
    QString line = lineOf(convert("CREATE TABLE t (`c` " + column + ")"));
    if (line.endsWith(',')) // a check of the type's follows
        line.chop(1);
    QCOMPARE(line, expected);
}

void tst_mysql_to_postgres::defaultThatHasNoFormIsNoted_data()
{
    QTest::addColumn<QString>("column");
    for (const char *column :
         {"date DEFAULT '0000-00-00'", "datetime DEFAULT '2020-00-01 00:00:00'",
          "time DEFAULT '-838:59:59'", "varchar(5) DEFAULT 'a\\0b'", "int DEFAULT (`d` + 1)",
          "varchar(50) DEFAULT (format_bytes(5))"})
        QTest::newRow(column) << QString(column);
}

void tst_mysql_to_postgres::defaultThatHasNoFormIsNoted()
{
    QFETCH(QString, column);
    const auto converted = convert("CREATE TABLE t (`c` " + column + ", `d` int)");
    QVERIFY2(!lineOf(converted).contains("DEFAULT"), qPrintable(lineOf(converted)));
    QVERIFY(warnings(converted).contains("the default"));
}

void tst_mysql_to_postgres::conditionIsTranslated_data()
{
    QTest::addColumn<QString>("mysql");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *mysql, const char *expected) {
        QTest::newRow(mysql) << QString(mysql) << QString(expected);
    };
    row("(`a` > 0)", "\"a\" > 0");
    row("((`a` > 0) and (`b` <= 5) or `a` is null)", "\"a\" > 0 AND \"b\" <= 5 OR \"a\" IS NULL");
    row("`a`", "\"a\" <> 0");
    row("not `a`", "NOT \"a\" <> 0");
    row("(`a` > 0) = true", "(\"a\" > 0) = TRUE");
    row("`a` = true", "\"a\" = 1");
    row("`a` <=> `b`", "\"a\" IS NOT DISTINCT FROM \"b\"");
    row("`a` DIV 2 = 1", "\"a\" / 2 = 1");
    row("`a` % 2 = 1", "\"a\" % 2 = 1");
    row("mod(`a`,`b`) = 1", "\"a\" % nullif(\"b\", 0) = 1");
    row("(`a` > 0) xor (`b` > 0)", "(\"a\" > 0) <> (\"b\" > 0)");
    row("(`a` + `b`) * 2 < 10", "(\"a\"::bigint + \"b\") * 2 < 10");
    row("`a` in (1,2)", "\"a\" IN (1, 2)");
    row("`a` not between 1 and `b`", "\"a\" NOT BETWEEN 1 AND \"b\"");
    row("ifnull(`a`,0) > 1", "coalesce(\"a\", 0) > 1");
    row("if(`a`,`b`,3) > 1", "CASE WHEN \"a\" <> 0 THEN \"b\" ELSE 3 END > 1");
    row("char_length(`bin`) > 3", "char_length(\"bin\") > 3");
    row("concat(`bin`,`a`) <> _utf8mb4'x'", "\"bin\" || \"a\"::text <> 'x'");
    row("`bin` regexp '^[a-z]+$'", "\"bin\" ~ '^[a-z]+$'");
    row("regexp_like(`ci`,_utf8mb4'^[a-z]+$')", "\"ci\" ~* '^[a-z]+$'");
    row("`bin` like 'a%'", "\"bin\" LIKE 'a%'");
    row("`ci` like 'a%'", "\"ci\" ILIKE 'a%'");
    row("`ci` in ('New','old')", "lower(\"ci\") IN ('new', 'old')");
    row("`ci` = 'X'", "lower(\"ci\") = 'x'");
    row("json_unquote(json_extract(`j`,_utf8mb4'$.a[0].b')) = 'x'", "\"j\" #>> '{a,0,b}' = 'x'");
    row("json_valid(`j`)", "\"j\" IS NOT NULL");
    row("`d` > '2020-01-01'", "\"d\" > '2020-01-01'");
    row("year(`d`) > 2000", "extract(year FROM \"d\")::integer > 2000");
    row("`d` < (`d` + interval 1 day)", "\"d\" < (\"d\" + 1 * INTERVAL '1 day')::date");
    row("greatest(`a`,`b`) > 1",
        "CASE WHEN \"a\" IS NULL OR \"b\" IS NULL THEN NULL ELSE greatest(\"a\", \"b\") END > 1");
    row("case `a` when 1 then 'x' else 'y' end = 'x'",
        "CASE WHEN \"a\" = 1 THEN 'x' ELSE 'y' END = 'x'");
    row("cast(`a` as char) = '1'", "\"a\"::text = '1'");
    row("`a` = '5'", "\"a\" = 5");
}

static QString checkOf(const Result<ConvertedTable> &converted)
{
    if (!converted || converted->schema.checks.empty())
        return statements(converted) + warnings(converted);
    return QString::fromStdString(converted->schema.checks.back().expression);
}

static Result<ConvertedTable> withCheck(const QString &condition)
{
    return convert("CREATE TABLE t (`a` int, `b` int, `d` date, `j` json, "
                   "`bin` varchar(9) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, "
                   "`ci` varchar(9) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci, "
                   "`f` double, CONSTRAINT `k` CHECK ("
                   + condition + "))");
}

void tst_mysql_to_postgres::conditionIsTranslated()
{
    QFETCH(QString, mysql);
    QFETCH(QString, expected);
    QCOMPARE(checkOf(withCheck(mysql)), expected);
}

void tst_mysql_to_postgres::conditionThatMeansSomethingElseIsLost_data()
{
    QTest::addColumn<QString>("mysql");
    for (const char *mysql :
         {"soundex(`bin`) = 'x'", "`bin` regexp '[[:<:]]x'", "`bin` > 5", "`nowhere` > 1",
          "`a` / `b` > 1", "match (`bin`) against ('x')", "`bin`", "`a` >", "(`a` > 1"})
        QTest::newRow(mysql) << QString(mysql);
}

void tst_mysql_to_postgres::conditionThatMeansSomethingElseIsLost()
{
    QFETCH(QString, mysql);
    const auto table = tableFromCreateText(
        {"shop", "t"}, "CREATE TABLE t (`a` int, `b` int, `bin` varchar(9) CHARACTER SET utf8mb4 "
                       "COLLATE utf8mb4_bin)");
    QVERIFY(table);
    TableSchema checked = *table;
    checked.checks.push_back({"k", mysql.toStdString(), true});
    const auto converted = convertTable(checked, {"shop", "t"}, {}, postgres());
    QVERIFY(converted);
    QVERIFY2(converted->schema.checks.empty(), qPrintable(checkOf(converted)));
    QVERIFY(warnings(converted).contains("is lost"));
}

void tst_mysql_to_postgres::generatedColumnIsKeptWhereItMeansTheSame()
{
    const auto converted = convert(
        "CREATE TABLE t (`a` int, `n` varchar(9), `j` json, `f` float,"
        " `b` int GENERATED ALWAYS AS (`a` * 2) VIRTUAL,"
        " `e` int GENERATED ALWAYS AS (`b` + 1) STORED,"
        " `g` varchar(20) GENERATED ALWAYS AS (concat(`n`,'!')) STORED,"
        " `h` int GENERATED ALWAYS AS (`a` > 1) STORED,"
        " `k` varchar(20) GENERATED ALWAYS AS (json_unquote(json_extract(`j`,'$.a'))) STORED,"
        " `l` varchar(20) GENERATED ALWAYS AS (soundex(`n`)) STORED,"
        " `m` varchar(20) GENERATED ALWAYS AS (date_format('2020-01-01','%Y')) STORED)");
    const QString sql = statements(converted);
    const auto holds = [&](const char *text) { QVERIFY2(sql.contains(text), qPrintable(sql)); };
    holds("\"b\" integer GENERATED ALWAYS AS (\"a\"::bigint * 2) STORED");
    holds("\"e\" integer GENERATED ALWAYS AS ((\"a\"::bigint * 2) + 1) STORED");
    holds("\"g\" character varying(20) GENERATED ALWAYS AS (\"n\" || '!') STORED");
    holds("\"h\" integer GENERATED ALWAYS AS ((\"a\" > 1)::integer) STORED");
    holds("GENERATED ALWAYS AS (\"j\" #>> '{a}') STORED");
    holds("\"l\" character varying(20),");
    holds("\"m\" character varying(20)\n");
    QVERIFY(warnings(converted).contains("column l becomes a plain column"));
    QVERIFY(warnings(converted).contains("column m becomes a plain column"));
    QVERIFY(notes(converted, Level::Note).contains("column b was computed when read"));
}

void tst_mysql_to_postgres::counterGoesOn()
{
    const auto converted = convert("CREATE TABLE t (`id` bigint unsigned NOT NULL AUTO_INCREMENT, "
                                   "PRIMARY KEY (`id`)) AUTO_INCREMENT=42");
    const QString sql = statements(converted);
    QVERIFY2(sql.contains("\"id\" bigint GENERATED BY DEFAULT AS IDENTITY NOT NULL"),
             qPrintable(sql));
    QVERIFY(sql.contains("SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence("
                         "'\"shop\".\"t\"', 'id'), 41)"));
    QCOMPARE(converted->schema.autoIncrement, std::optional<std::uint64_t>(42));
    QVERIFY(converted->schema.columns[0].autoIncrement);
}

void tst_mysql_to_postgres::indexesGetTheTablesName()
{
    SchemaTarget target = postgres();
    target.deferIndexes = true;
    const auto converted =
        convert("CREATE TABLE t (`id` int NOT NULL, `a` int, `b` int,"
                " PRIMARY KEY (`id` DESC), UNIQUE KEY `a` (`a`),"
                " KEY `idx_b` (`b` DESC,`a`) COMMENT 'c',"
                " KEY `fn` ((`a` + 1)), KEY `hidden` (`b`) /*!80000 INVISIBLE */)",
                target);
    QVERIFY(converted);
    const QString create = QString::fromStdString(converted->createStatements[0]);
    QVERIFY2(create.contains("CONSTRAINT \"t_pkey\" PRIMARY KEY (\"id\")"), qPrintable(create));
    QVERIFY(create.contains("CONSTRAINT \"t_a_key\" UNIQUE (\"a\")"));
    QCOMPARE(QString::fromStdString(join(converted->indexStatements, "\n")),
             "CREATE INDEX \"t_idx_b\" ON \"shop\".\"t\" (\"b\" DESC, \"a\")\n"
             "COMMENT ON INDEX \"shop\".\"t_idx_b\" IS 'c'\n"
             "CREATE INDEX \"t_fn_idx\" ON \"shop\".\"t\" ((\"a\"::bigint + 1))\n"
             "CREATE INDEX \"t_hidden_idx\" ON \"shop\".\"t\" (\"b\")");
    QVERIFY(notes(converted, Level::Note).contains("index hidden was invisible"));
}

void tst_mysql_to_postgres::prefixesAndFulltextBecomeExpressions()
{
    const auto converted =
        convert("CREATE TABLE t (`a` text, `b` blob, `l` longtext, g point NOT NULL, KEY `p` "
                "(`a`(10)), UNIQUE KEY `q` (`b`(5)), FULLTEXT KEY `ft` (`a`), FULLTEXT KEY `fl` "
                "(`l`), SPATIAL KEY `sp` (`g`))");
    const QString sql = statements(converted);
    QVERIFY2(sql.contains("CREATE INDEX \"t_p_idx\" ON \"shop\".\"t\" (\"left\"(\"a\", 10))"),
             qPrintable(sql));
    QVERIFY(
        sql.contains("CREATE UNIQUE INDEX \"t_q_key\" ON \"shop\".\"t\" (substr(\"b\", 1, 5))"));
    QVERIFY(sql.contains("USING gin (to_tsvector('simple'::regconfig, coalesce(\"a\", '')))"));
    QVERIFY(warnings(converted).contains("@@"));
    QVERIFY(warnings(converted).contains("index fl is lost"));
    QVERIFY(warnings(converted).contains("index sp is lost"));
}

void tst_mysql_to_postgres::foreignKeyFollowsItsTable()
{
    const auto converted = convert(
        "CREATE TABLE t (`a` bigint unsigned, `b` int, CONSTRAINT `f` FOREIGN KEY (`a`) REFERENCES "
        "`old` (`id`) ON DELETE CASCADE ON UPDATE NO ACTION, CONSTRAINT `g` FOREIGN KEY (`b`) "
        "REFERENCES `elsewhere` (`id`))");
    QVERIFY(converted);
    QCOMPARE(converted->foreignKeyStatements.size(), std::size_t(1));
    QCOMPARE(QString::fromStdString(converted->foreignKeyStatements[0]),
             "ALTER TABLE \"shop\".\"t\" ADD CONSTRAINT \"f\" FOREIGN KEY (\"a\") REFERENCES "
             "\"other\".\"new\" (\"id\") ON DELETE CASCADE");
    QCOMPARE(converted->schema.columns[0].type.declared, std::string("bigint"));
    QVERIFY(warnings(converted).contains("the foreign key g"));
}

void tst_mysql_to_postgres::foreignKeyToNoUniqueKeyIsLost()
{
    const auto other = tableFromCreateText(
        {"shop", "u"}, "CREATE TABLE `u` (`id` int NOT NULL, `k` int, PRIMARY KEY (`id`), KEY `k` "
                       "(`k`))");
    QVERIFY(other);
    SchemaTarget target = postgres();
    target.sourceTable = [&](const TableName &name) {
        return name == other->name ? &*other : nullptr;
    };
    const auto converted =
        convert("CREATE TABLE `t` (`a` int, CONSTRAINT `good` FOREIGN KEY (`a`) REFERENCES `u` "
                "(`id`), CONSTRAINT `bad` FOREIGN KEY (`a`) REFERENCES `u` (`k`))",
                target);
    QVERIFY(converted);
    QCOMPARE(converted->foreignKeyStatements.size(), std::size_t(1));
    QVERIFY(warnings(converted).contains("the foreign key bad to shop.u is lost"));
}

void tst_mysql_to_postgres::commentsAreKept()
{
    const QString sql =
        statements(convert("CREATE TABLE t (`c` int COMMENT 'it''s \\\\') COMMENT='of \"t\"'"));
    QVERIFY2(sql.contains("COMMENT ON TABLE \"shop\".\"t\" IS 'of \"t\"'"), qPrintable(sql));
    QVERIFY(sql.contains("COMMENT ON COLUMN \"shop\".\"t\".\"c\" IS 'it''s \\'"));
}

void tst_mysql_to_postgres::partitionsAreKeptWhereTheyHaveAForm_data()
{
    QTest::addColumn<QString>("clause");
    QTest::addColumn<QString>("expected"); // of the statements; empty: one table, with a warning
    const auto row = [](const char *clause, const char *expected) {
        QTest::newRow(clause) << QString(clause) << QString(expected);
    };
    row("PARTITION BY RANGE (`id`) (PARTITION p0 VALUES LESS THAN (10) ENGINE = InnoDB, PARTITION "
        "p1 VALUES LESS THAN MAXVALUE ENGINE = InnoDB)",
        "FOR VALUES FROM (MINVALUE) TO (10)|FOR VALUES FROM (10) TO (MAXVALUE)");
    row("PARTITION BY RANGE (to_days(`d`)) (PARTITION p0 VALUES LESS THAN (737790) ENGINE = "
        "InnoDB)",
        "FOR VALUES FROM (MINVALUE) TO ('2020-01-01')");
    row("PARTITION BY RANGE (year(`d`)) (PARTITION p0 VALUES LESS THAN (1999))",
        "FOR VALUES FROM (MINVALUE) TO ('1999-01-01')");
    row("PARTITION BY RANGE  COLUMNS(`d`,`id`) (PARTITION p0 VALUES LESS THAN ('2020-01-01',5))",
        "FOR VALUES FROM (MINVALUE, MINVALUE) TO ('2020-01-01', 5)");
    row("PARTITION BY LIST (`id`) (PARTITION p0 VALUES IN (1,2), PARTITION p1 VALUES IN (3))",
        "FOR VALUES IN (1, 2)|FOR VALUES IN (3)");
    row("PARTITION BY LIST (`id`) (PARTITION p0 VALUES IN (1,NULL), PARTITION pd DEFAULT)",
        "FOR VALUES IN (1, NULL)|\"shop\".\"t\" DEFAULT");
    row("PARTITION BY HASH (`id`) PARTITIONS 2",
        "FOR VALUES WITH (MODULUS 2, REMAINDER 0)|FOR VALUES WITH (MODULUS 2, REMAINDER 1)");
    row("PARTITION BY KEY () PARTITIONS 1", "FOR VALUES WITH (MODULUS 1, REMAINDER 0)");
    row("PARTITION BY HASH (`id` + 1) PARTITIONS 2", "");
    row("PARTITION BY LIST (`id`) (PARTITION p0 VALUES IN (1 + 1))", "");
    row("PARTITION BY SYSTEM_TIME (PARTITION p0 HISTORY, PARTITION pc CURRENT)", "");
    row("PARTITION BY RANGE (`other`) (PARTITION p0 VALUES LESS THAN (10))", "");
}

void tst_mysql_to_postgres::partitionsAreKeptWhereTheyHaveAForm()
{
    QFETCH(QString, clause);
    QFETCH(QString, expected);
    const auto converted =
        convert("CREATE TABLE `t` (`id` int NOT NULL, `d` date NOT NULL, `other` int NOT NULL, "
                "PRIMARY KEY (`id`,`d`)) ENGINE=InnoDB\n/*!50100 "
                + clause + " */");
    QVERIFY2(converted, qPrintable(statements(converted)));
    QStringList values;
    for (const std::string &sql : converted->createStatements) {
        const QString text = QString::fromStdString(sql);
        if (text.contains(" PARTITION OF "))
            values << text.mid(text.contains("FOR VALUES") ? text.indexOf("FOR VALUES")
                                                           : text.indexOf(" OF ") + 4);
    }
    QCOMPARE(values.join('|'), expected);
    QCOMPARE(converted->schema.partitionClause.empty(), expected.isEmpty());
    QCOMPARE(warnings(converted).contains("without partitions"), expected.isEmpty());
}

void tst_mysql_to_postgres::whatIsLostIsNoted()
{
    const auto converted =
        convert("CREATE TABLE t (`ts` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE "
                "CURRENT_TIMESTAMP, `i` int INVISIBLE, `v` varchar(9) COLLATE utf8mb4_general_ci, "
                "CHECK (`i` > 0) /*!80016 NOT ENFORCED */) WITH SYSTEM VERSIONING");
    const QString lost = warnings(converted);
    QVERIFY2(lost.contains("CREATE TRIGGER"), qPrintable(lost));
    QVERIFY(lost.contains("system-versioned"));
    QVERIFY(lost.contains("it was not enforced"));
    QVERIFY(notes(converted, Level::Note).contains("column i becomes visible"));
    QVERIFY(notes(converted, Level::Note).contains("byte by byte"));
    TableSchema table = *tableFromCreateText({"shop", "t"}, "CREATE TABLE t (a int)");
    table.triggers = {"on_t"};
    QVERIFY(warnings(convertTable(table, {"shop", "t"}, {}, postgres())).contains("trigger on_t"));
}

void tst_mysql_to_postgres::longNamesAreShortenedAndStayApart()
{
    const std::string longName(70, 'x');
    const std::string first = postgresName(longName + "1");
    QVERIFY(first != postgresName(longName + "2"));
    QCOMPARE(first.size(), std::size_t(63));
    QCOMPARE(postgresName(longName + "1"), first);
    const std::string wide = postgresName(QString(40, QChar(0x65E5)).toStdString());
    QVERIFY(wide.size() <= 63 && isUtf8(wide));
    QCOMPARE(postgresColumnName("ctid"), std::string("ctid_"));
    PostgresNames names;
    QCOMPARE(names.take("a"), std::string("a"));
    QCOMPARE(names.take("a"), std::string("a_2"));
}

void tst_mysql_to_postgres::shortenedColumnsFindTheirPartners()
{
    const QString name(40, QChar(0x65E5)); // 120 bytes
    const auto table = tableFromCreateText(
        {"shop", "t"}, ("CREATE TABLE t (`" + name + "` int, `xmin` int)").toStdString());
    QVERIFY(table);
    const auto converted = convertTable(*table, {"shop", "t"}, {}, postgres());
    QVERIFY(converted);
    QVERIFY(notes(converted, Level::Note).contains("63 bytes"));
    TransferOptions options;
    options.sinkDialect = Dialect::PostgreSql;
    const auto transfer = planTransfer(*table, converted->schema, options);
    QVERIFY(transfer);
    QCOMPARE(transfer->columns.size(), std::size_t(2));
    QCOMPARE(transfer->columns[0].sourceName, name.toStdString());
    QCOMPARE(transfer->columns[1].sinkName, std::string("xmin_"));
}

void tst_mysql_to_postgres::tableNameThatIsTooLongIsAnError()
{
    const auto table = tableFromCreateText({"shop", "t"}, "CREATE TABLE t (a int)");
    const auto converted = convertTable(*table, {"shop", std::string(64, 'x')}, {}, postgres());
    QVERIFY(!converted);
    QCOMPARE(converted.error().code, ErrorCode::SchemaMismatch);
    QVERIFY(converted.error().message.find("63 bytes") != std::string::npos);
    QVERIFY(!converted.error().proposal.empty());
}

void tst_mysql_to_postgres::viewIsTranslated_data()
{
    QTest::addColumn<QString>("mysql");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *mysql, const char *expected) {
        QTest::newRow(mysql) << QString(mysql) << QString(expected);
    };
    row("select `shop`.`t`.`a` AS `a` from `shop`.`t` where `shop`.`t`.`a`",
        "SELECT \"shop\".\"t\".\"a\" AS \"a\" FROM \"shop\".\"t\" WHERE \"shop\".\"t\".\"a\" <> 0");
    row("select `shop`.`old`.`a` AS `a` from `shop`.`old`",
        "SELECT \"old\".\"a\" AS \"a\" FROM \"other\".\"new\" AS \"old\"");
    row("select `x`.`a` AS `a`,(`x`.`a` > 1) AS `big` from (`shop`.`t` `x` left join `shop`.`u` "
        "`y` "
        "on((`x`.`id` = `y`.`id`)))",
        "SELECT \"x\".\"a\" AS \"a\", (\"x\".\"a\" > 1)::integer AS \"big\" FROM (\"shop\".\"t\" "
        "AS "
        "\"x\" LEFT JOIN \"shop\".\"u\" AS \"y\" ON \"x\".\"id\" = \"y\".\"id\")");
    row("select `a`.`id` AS `id` from `shop`.`a` join `shop`.`b`",
        "SELECT \"a\".\"id\" AS \"id\" FROM \"shop\".\"a\" CROSS JOIN \"shop\".\"b\"");
    row("select count(0) AS `n`,sum(`t`.`a`) AS `s` from `shop`.`t` group by `t`.`b` having (`n` > "
        "1) order by `t`.`b` desc limit 5,10",
        "SELECT count(0) AS \"n\", sum(\"t\".\"a\") AS \"s\" FROM \"shop\".\"t\" GROUP BY "
        "\"t\".\"b\" HAVING (count(0)) > 1 ORDER BY \"t\".\"b\" DESC NULLS LAST LIMIT 10 OFFSET 5");
    row("select group_concat(distinct `t`.`a` order by `t`.`a` ASC separator ';') AS `g` from "
        "`shop`.`t`",
        "SELECT string_agg(DISTINCT \"t\".\"a\"::text, ';' ORDER BY \"t\".\"a\" NULLS FIRST) AS "
        "\"g\" FROM \"shop\".\"t\"");
    row("select 1 AS `1` union all select 2 AS `2`",
        "SELECT 1 AS \"1\" UNION ALL SELECT 2 AS \"2\"");
    row("select date_format(`t`.`d`,'%Y-%m-%d %H:%i') AS `f` from `shop`.`t`",
        "SELECT to_char(\"t\".\"d\", 'YYYY-MM-DD HH24:MI') AS \"f\" FROM \"shop\".\"t\"");
    row("with recursive `c` (`n`) as (select 1 AS `1` union all select (`c`.`n` + 1) AS `n` from "
        "`c` "
        "where (`c`.`n` < 5)) select `c`.`n` AS `n` from `c`",
        "WITH RECURSIVE \"c\" (\"n\") AS (SELECT 1 AS \"1\" UNION ALL SELECT \"c\".\"n\" + 1 AS "
        "\"n\" FROM \"c\" WHERE \"c\".\"n\" < 5) SELECT \"c\".\"n\" AS \"n\" FROM \"c\"");
    row("select row_number() OVER (PARTITION BY `t`.`a` ORDER BY `t`.`b` )  AS `r` from `shop`.`t`",
        "SELECT row_number() OVER (PARTITION BY \"t\".\"a\" ORDER BY \"t\".\"b\" NULLS FIRST) AS "
        "\"r\" FROM \"shop\".\"t\"");
    row("select `t`.`a` AS `a` from `shop`.`t` where `t`.`a` in (select `u`.`a` from `shop`.`u`) "
        "and "
        "exists(select 1 from `shop`.`u` limit 1)",
        "SELECT \"t\".\"a\" AS \"a\" FROM \"shop\".\"t\" WHERE \"t\".\"a\" IN (SELECT \"u\".\"a\" "
        "FROM \"shop\".\"u\") AND EXISTS (SELECT 1 FROM \"shop\".\"u\" LIMIT 1)");
}

void tst_mysql_to_postgres::viewIsTranslated()
{
    QFETCH(QString, mysql);
    QFETCH(QString, expected);
    ViewSchema view;
    view.name = {"shop", "v"};
    view.select = mysql.toStdString();
    view.checkOption = "NONE";
    const auto converted = convertView(view, {"shop", "v"}, postgres());
    QVERIFY2(converted, converted ? "" : converted.error().message.c_str());
    QCOMPARE(QString::fromStdString(converted->createStatement),
             "CREATE VIEW \"shop\".\"v\" AS " + expected);
}

void tst_mysql_to_postgres::viewKnowsTheColumnsOfItsTables()
{
    const auto table = tableFromCreateText(
        {"shop", "t"}, "CREATE TABLE `t` (`n` int, `s` varchar(9) COLLATE utf8mb4_general_ci)");
    QVERIFY(table);
    SchemaTarget target = postgres();
    target.sourceTable = [&](const TableName &) { return &*table; };
    ViewSchema view;
    view.name = {"shop", "v"};
    view.select = "select ifnull(`x`.`n`,'') AS `a` from `shop`.`t` `x` where `x`.`s` = 'Ab'";
    const auto converted = convertView(view, {"shop", "v"}, target);
    QVERIFY2(converted, converted ? "" : converted.error().message.c_str());
    QCOMPARE(QString::fromStdString(converted->createStatement),
             "CREATE VIEW \"shop\".\"v\" AS SELECT coalesce(\"x\".\"n\"::text, '') AS \"a\" FROM "
             "\"shop\".\"t\" AS \"x\" WHERE lower(\"x\".\"s\") = 'ab'");
}

void tst_mysql_to_postgres::viewWithoutAFormIsAnError()
{
    ViewSchema view;
    view.name = {"shop", "v"};
    view.select = "select soundex(`t`.`a`) AS `a` from `shop`.`t`";
    const auto converted = convertView(view, {"shop", "v"}, postgres());
    QVERIFY(!converted);
    QCOMPARE(converted.error().code, ErrorCode::SchemaMismatch);
    QVERIFY(converted.error().message.find("SOUNDEX") != std::string::npos);
    QVERIFY(!converted.error().proposal.empty());
}

QTEST_GUILESS_MAIN(tst_mysql_to_postgres)
#include "tst_mysql_to_postgres.moc"
