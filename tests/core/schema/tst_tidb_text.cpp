// TiDB's table definitions, as its documentation says that the server prints them, on their way to
// the other servers of MySQL's family.
#include "core/schema/convert_schema.h"
#include "core/schema/table_from_text.h"
#include "core/schema/tidb_text.h"
#include "tests/core/schema/tidb_tables.h"

#include <QTest>

using namespace godwit;

namespace {

ServerFacts factsOf(const std::string &product)
{
    ServerFacts facts;
    facts.product = product;
    facts.dialect = product == "MariaDB" ? Dialect::MariaDb : Dialect::MySql;
    facts.versionNumber = product == "OceanBase" ? 40305 : product == "MariaDB" ? 101119 : 80030;
    return facts;
}

struct Converted
{
    QString sql, notes;
    int warnings = 0;
};

Converted convert(const std::string &text, const std::string &sink)
{
    const auto table = tableFromCreateText({"shop", "t"}, text);
    if (!table)
        return {"unreadable", {}, 0};
    SchemaTarget target;
    target.sourceFacts = factsOf("TiDB");
    target.facts = factsOf(sink);
    target.sinkOf = [](const TableName &name) { return std::optional(name); };
    const auto made = convertTable(*table, {"shop", "t"}, {}, target);
    if (!made)
        return {"not converted", {}, 0};
    Converted out;
    for (const std::string &sql : statementsOf(*made))
        out.sql += QString::fromStdString(sql) + '\n';
    for (const Note &note : made->notes) {
        out.notes += QString::fromStdString(note.message) + '\n';
        out.warnings += note.level == Level::Warning ? 1 : 0;
    }
    return out;
}

} // namespace

class tst_TidbText : public QObject
{
    Q_OBJECT

private slots:
    void everyClauseOfItsOwnIsNamed_data();
    void everyClauseOfItsOwnIsNamed();
    void nothingOfItsOwnIsLeft_data();
    void nothingOfItsOwnIsLeft();
    void textsInQuotesStay();
    void aGlobalKeyStaysGlobalAtOceanBase();
    void aGlobalKeyCostsMysqlThePartitions();
    void theDefaultPartitionIsSpelledAsTheSinkDoes();
    void aTemporaryTableBecomesAnOrdinaryOne();
    void whatIsNotKnownIsSaid();
    void tiflashIsNamed();
};

void tst_TidbText::everyClauseOfItsOwnIsNamed_data()
{
    QTest::addColumn<QString>("clause");
    QTest::addColumn<QString>("note");
    QTest::newRow("auto random") << "/*T![auto_rand] AUTO_RANDOM(5) */"
                                 << "column id: AUTO_RANDOM(5) is left out";
    QTest::newRow("auto random of a range") << "/*T![auto_rand] AUTO_RANDOM(5, 54) */"
                                            << "AUTO_RANDOM(5, 54) is left out";
}

void tst_TidbText::everyClauseOfItsOwnIsNamed()
{
    QFETCH(QString, clause);
    QFETCH(QString, note);
    const Converted made =
        convert("CREATE TABLE `t` (\n  `id` bigint(20) NOT NULL " + clause.toStdString()
                    + ",\n  PRIMARY KEY (`id`) /*T![clustered_index] CLUSTERED */\n) ENGINE=InnoDB "
                      "DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin /*T![auto_rand_base] "
                      "AUTO_RANDOM_BASE=30001 */ /*T! SHARD_ROW_ID_BITS=4 PRE_SPLIT_REGIONS=2 */ "
                      "/*T![auto_id_cache] AUTO_ID_CACHE=1 */ /*T![placement] PLACEMENT "
                      "POLICY=`east 1` */ /*T![ttl] TTL=`c` + INTERVAL 3 MONTH */ /*T![ttl] "
                      "TTL_ENABLE='ON' */ /*T![ttl] TTL_JOB_INTERVAL='24h' */ /* CACHED ON */",
                "OceanBase");
    QVERIFY2(made.notes.contains(note), qPrintable(made.notes));
    for (const char *said :
         {"new rows must bring their own", "the primary key: CLUSTERED is left out",
          "the table: AUTO_RANDOM_BASE=30001", "the table: SHARD_ROW_ID_BITS=4 is left out",
          "the table: PRE_SPLIT_REGIONS=2 is left out", "the table: AUTO_ID_CACHE=1",
          "the table: PLACEMENT POLICY=`east 1`", "the table: TTL=`c` + INTERVAL 3 MONTH",
          "rows no longer expire", "TTL_ENABLE='ON'", "TTL_JOB_INTERVAL='24h'", "CACHED ON"})
        QVERIFY2(made.notes.contains(said), qPrintable(QString(said) + " in\n" + made.notes));
    QCOMPARE(made.warnings, 2); // AUTO_RANDOM and TTL
}

void tst_TidbText::nothingOfItsOwnIsLeft_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sink");
    int number = 0;
    for (const std::string &text : godwit::test::tidbTables()) {
        ++number;
        for (const char *sink : {"OceanBase", "MySQL", "MariaDB"})
            QTest::addRow("%d to %s", number, sink)
                << QString::fromStdString(text) << QString(sink);
    }
}

void tst_TidbText::nothingOfItsOwnIsLeft()
{
    QFETCH(QString, text);
    QFETCH(QString, sink);
    const Converted made = convert(text.toStdString(), sink.toStdString());
    for (const char *own : {"/*T!", "/* CACHED", "AUTO_RANDOM", "CLUSTERED", "PLACEMENT", "nextval",
                            "TEMPORARY", "ON COMMIT"})
        QVERIFY2(!made.sql.contains(own), qPrintable(made.sql));
    QVERIFY2(made.sql.startsWith("CREATE TABLE"), qPrintable(made.sql));
    QVERIFY(text.count("/*T!") <= made.notes.count('\n') + 1);
}

void tst_TidbText::textsInQuotesStay()
{
    const Converted made = convert(
        "CREATE TABLE `t` (\n  `a/*T! x */` int(11) NOT NULL COMMENT '/*T![ttl] TTL */ it''s \\' "
        "/* CACHED ON */',\n  PRIMARY KEY (`a/*T! x */`)\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 "
        "COLLATE=utf8mb4_bin",
        "MySQL");
    QVERIFY2(made.sql.contains("'/*T![ttl] TTL */ it''s \\' /* CACHED ON */'"),
             qPrintable(made.sql));
    QVERIFY2(made.sql.contains("PRIMARY KEY (`a/*T! x */`)"), qPrintable(made.sql));
    QVERIFY2(made.notes.isEmpty(), qPrintable(made.notes));
}

namespace {

const std::string withGlobalKey =
    "CREATE TABLE `t` (\n  `id` int(11) NOT NULL,\n  `c` int(11) DEFAULT NULL,\n  UNIQUE KEY `u` "
    "(`c`) /*T![global_index] GLOBAL */,\n  PRIMARY KEY (`id`) /*T![clustered_index] NONCLUSTERED "
    "*/\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin\nPARTITION BY HASH (`id`) "
    "PARTITIONS 5";

} // namespace

void tst_TidbText::aGlobalKeyStaysGlobalAtOceanBase()
{
    const Converted made = convert(withGlobalKey, "OceanBase");
    QVERIFY2(made.sql.contains("UNIQUE KEY `u` (`c`) GLOBAL"), qPrintable(made.sql));
    QVERIFY2(made.sql.contains("PARTITION BY HASH (`id`) PARTITIONS 5"), qPrintable(made.sql));
}

void tst_TidbText::aGlobalKeyCostsMysqlThePartitions()
{
    for (const char *sink : {"MySQL", "MariaDB"}) {
        const Converted made = convert(withGlobalKey, sink);
        QVERIFY2(made.sql.contains("UNIQUE KEY `u` (`c`)"), qPrintable(made.sql));
        QVERIFY2(!made.sql.contains("GLOBAL") && !made.sql.contains("PARTITION"),
                 qPrintable(made.sql));
        QVERIFY2(made.notes.contains("created without its partitions: index u does not hold"),
                 qPrintable(made.notes));
    }
}

void tst_TidbText::theDefaultPartitionIsSpelledAsTheSinkDoes()
{
    const std::string text = "CREATE TABLE `t` (\n  `id` int(11) NOT NULL\n) ENGINE=InnoDB DEFAULT "
                             "CHARSET=utf8mb4 COLLATE=utf8mb4_bin\nPARTITION BY LIST (`id`)\n"
                             "(PARTITION `p0` VALUES IN (1,2),\n PARTITION `pd` DEFAULT)";
    QVERIFY(convert(text, "OceanBase").sql.contains("PARTITION `pd` VALUES IN (DEFAULT)"));
    QVERIFY(convert(text, "MariaDB").sql.contains("PARTITION `pd` DEFAULT)"));
    const Converted mysql = convert(text, "MySQL");
    QVERIFY(!mysql.sql.contains("PARTITION"));
    QVERIFY(mysql.notes.contains("no DEFAULT partition"));
}

void tst_TidbText::aTemporaryTableBecomesAnOrdinaryOne()
{
    const Converted made =
        convert("CREATE GLOBAL TEMPORARY TABLE `t` (\n  `id` int(11) NOT NULL\n) ENGINE=InnoDB "
                "DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin ON COMMIT DELETE ROWS",
                "MySQL");
    QVERIFY2(!made.sql.contains("TEMPORARY") && !made.sql.contains("COMMIT"), qPrintable(made.sql));
    QVERIFY(made.notes.contains("becomes an ordinary one"));
}

void tst_TidbText::whatIsNotKnownIsSaid()
{
    const Converted made =
        convert("CREATE TABLE `t` (\n  `id` int(11) NOT NULL\n) ENGINE=InnoDB DEFAULT "
                "CHARSET=utf8mb4 COLLATE=utf8mb4_bin /*T![new_thing] NEW_THING='*/' */",
                "MySQL");
    QVERIFY2(made.notes.contains("NEW_THING='*/' is left out"), qPrintable(made.notes));
    QCOMPARE(made.warnings, 1);
}

void tst_TidbText::tiflashIsNamed()
{
    TableSchema table;
    table.createStatement = "CREATE TABLE `t` (\n  `id` int(11) NOT NULL\n)";
    table.extraStatements = {"ALTER TABLE `t` SET TIFLASH REPLICA 2"};
    std::vector<Note> notes;
    QCOMPARE(withoutTidb(table, notes), table.createStatement);
    QCOMPARE(notes.size(), std::size_t(1));
    QVERIFY(notes[0].message.find("SET TIFLASH REPLICA 2 is left out") != std::string::npos);
}

QTEST_APPLESS_MAIN(tst_TidbText)
#include "tst_tidb_text.moc"
