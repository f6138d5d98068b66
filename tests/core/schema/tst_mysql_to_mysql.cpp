#include "core/base/text.h"
#include "core/schema/convert_schema.h"
#include "core/schema/table_from_text.h"

#include <QtTest>

#include <algorithm>

using namespace godwit;

namespace {

ServerFacts factsOf(const QString &server)
{
    ServerFacts facts;
    if (server.startsWith("m")) {
        facts.dialect = Dialect::MariaDb;
        facts.versionNumber = server == "m10.4" ? 100400 : 101119;
        facts.collations = {"utf8mb4_general_ci",          "utf8mb4_bin",
                            "utf8mb3_general_ci",          "latin1_swedish_ci",
                            "utf8mb4_uca1400_nopad_ai_ci", "ascii_general_ci"};
    } else {
        facts.versionNumber = server == "5.7" ? 50722 : server == "8.0.15" ? 80015 : 80030;
        facts.collations = {"utf8mb4_general_ci",     "utf8mb4_bin",
                            "utf8_general_ci",        "latin1_swedish_ci",
                            "utf8mb4_unicode_520_ci", "ascii_general_ci"};
        if (server != "5.7")
            facts.collations.insert("utf8mb4_0900_ai_ci");
    }
    return facts;
}

SchemaTarget targetOf(const QString &from, const QString &to)
{
    SchemaTarget target;
    target.sourceFacts = factsOf(from);
    target.facts = factsOf(to);
    target.sinkOf = [](const TableName &name) -> std::optional<TableName> {
        if (name.table == "outside")
            return std::nullopt;
        return TableName{name.database == "shop" ? "new shop" : "other", name.table + "_2"};
    };
    return target;
}

TableSchema tableOf(const QString &definitions, const QString &options)
{
    const QString sql = "CREATE TABLE `t` (\n  " + definitions + "\n) " + options;
    auto table = tableFromCreateText({"shop", "t"}, sql.toStdString());
    return table ? *table : TableSchema();
}

QString notesOf(const ConvertedTable &table, Level level)
{
    QStringList notes;
    for (const Note &note : table.notes)
        if (note.level == level)
            notes << QString::fromStdString(note.message);
    return notes.join('\n');
}

const QString plain = "ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci";

} // namespace

class tst_MysqlToMysql : public QObject
{
    Q_OBJECT

private slots:
    void columnsChangeOnlyWhereTheSinkLacksSomething_data();
    void columnsChangeOnlyWhereTheSinkLacksSomething();
    void keysAndChecksChangeOnlyWhereTheSinkLacksSomething_data();
    void keysAndChecksChangeOnlyWhereTheSinkLacksSomething();
    void tableOptionsAndPartitions_data();
    void tableOptionsAndPartitions();
    void foreignKeysFollowTheRenaming();
    void deferredIndexesKeepTheirOrder();
    void whatRowsOrNumbersNeedIsNotDeferred();
    void everyFurtherFulltextIndexHasItsOwnStatement();
    void keptColumnsTakeTheirDependantsAlong();
    void versioningGoesWhereTheSinkHasNone();
    void implicitCollationsAreSpelledOut();
    void bytesOfDefaultsComeFromTheSchema();
    void triggersAreWarnedOf();
    void aTableOfNothingIsAnError();
};

void tst_MysqlToMysql::columnsChangeOnlyWhereTheSinkLacksSomething_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("expected"); ///< empty: as it is
    QTest::addColumn<QString>("note");
    QTest::addColumn<bool>("lost");
    const auto row = [](const char *from, const char *to, const char *column,
                        const char *expected = "", const char *note = "", bool lost = false) {
        QTest::addRow("%s to %s: %s", from, to, column)
            << from << to << column << expected << note << lost;
    };
    row("8.0.15", "8.0.15", "`c` int(11) NOT NULL COMMENT 'it''s \\\\ '");
    row("5.7", "8.0.15", "`c` datetime NOT NULL DEFAULT '0000-00-00 00:00:00'");
    row("m", "8.0.15", "`c` decimal(10,2) DEFAULT 1.50");
    row("m", "8.0.15", "`c` timestamp NULL DEFAULT current_timestamp()",
        "`c` timestamp NULL DEFAULT current_timestamp()");
    row("m", "8.0.15", "`c` datetime(3) DEFAULT current_timestamp() ON UPDATE current_timestamp()",
        "`c` datetime(3) DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)");
    row("m", "8.0.15", "`c` char(36) DEFAULT uuid()", "`c` char(36) DEFAULT (uuid())",
        "parentheses");
    row("m", "5.7", "`c` char(36) DEFAULT uuid()", "`c` char(36)", "default is lost", true);
    row("m", "8.0.15", "`c` varchar(30) DEFAULT current_timestamp()",
        "`c` varchar(30) DEFAULT (current_timestamp())", "parentheses");
    row("m", "8.0.15", "`c` int(11) DEFAULT (1 + 2)");
    row("m", "8.0.15", "`c` int(11) NOT NULL DEFAULT nextval(`shop`.`s`)", "`c` int(11) NOT NULL",
        "sequences", true);
    row("m", "m", "`c` int(11) NOT NULL DEFAULT nextval(`shop`.`s`)", "`c` int(11) NOT NULL",
        "sequences", true);
    row("m", "8.0.15", "`c` text DEFAULT 'it''s'", "`c` text DEFAULT ('it''s')", "expression");
    row("m", "5.7", "`c` text DEFAULT 'abc'", "`c` text", "default is lost", true);
    row("m", "5.7", "`c` text DEFAULT NULL");
    row("8.0.15", "m", "`c` json DEFAULT (json_array(1,_utf8mb4'it\\'s'))",
        "`c` json DEFAULT (json_array(1,'it\\'s'))", "LONGTEXT");
    row("8.0.15", "5.7", "`c` int(11) DEFAULT ((1 + 2)) COMMENT 'x'", "`c` int(11) COMMENT 'x'",
        "default is lost", true);
    row("8.0.15", "m", "`c` binary(16) DEFAULT (uuid_to_bin(uuid()))", "`c` binary(16)",
        "uuid_to_bin", true);
    row("m", "8.0.15", "`c` uuid DEFAULT NULL", "`c` char(36) CHARACTER SET ascii DEFAULT NULL",
        "char(36)");
    row("m", "8.0.15", "`c` inet4 DEFAULT '1.2.3.4'",
        "`c` varchar(15) CHARACTER SET ascii DEFAULT '1.2.3.4'", "varchar(15)");
    row("m", "8.0.15", "`c` inet6 NOT NULL", "`c` varchar(45) CHARACTER SET ascii NOT NULL",
        "varchar(45)");
    row("m", "m10.4", "`c` inet6 NOT NULL", "`c` varchar(45) CHARACTER SET ascii NOT NULL",
        "varchar(45)");
    row("m", "8.0.15", "`c` vector(3) NOT NULL", "`c` varbinary(12) NOT NULL", "same bytes");
    row("m", "m", "`c` uuid DEFAULT uuid()");
    row("8.0.15", "m", "`c` geomcollection DEFAULT NULL", "`c` geometrycollection DEFAULT NULL");
    row("8.0.15", "m", "`c` point NOT NULL /*!80003 SRID 4326 */",
        "`c` point REF_SYSTEM_ID=4326 NOT NULL", "REF_SYSTEM_ID");
    row("8.0.15", "5.7", "`c` point NOT NULL /*!80003 SRID 4326 */", "`c` point NOT NULL", "SRID",
        true);
    row("m", "8.0.15", "`c` text /*M!100301 COMPRESSED*/ DEFAULT NULL", "`c` text DEFAULT NULL",
        "compression");
    row("m", "8.0.15", "`c` int(11) DEFAULT NULL WITHOUT SYSTEM VERSIONING",
        "`c` int(11) DEFAULT NULL");
    row("m", "8.0.15", "`c` int(11) INVISIBLE DEFAULT 3", "`c` int(11) DEFAULT 3", "invisible",
        true);
    row("m", "8.0.30", "`c` int(11) INVISIBLE DEFAULT 3",
        "`c` int(11) /*!80023 INVISIBLE */ DEFAULT 3");
    row("8.0.30", "m", "`c` int DEFAULT '3' /*!80023 INVISIBLE */",
        "`c` int DEFAULT '3' INVISIBLE");
    row("8.0.30", "m", "`c` int DEFAULT NULL /*!50606 COLUMN_FORMAT FIXED */",
        "`c` int DEFAULT NULL", "COLUMN_FORMAT");
    row("8.0.15", "m", "`c` int(11) GENERATED ALWAYS AS ((`id` + 1)) STORED NOT NULL",
        "`c` int(11) GENERATED ALWAYS AS ((`id` + 1)) STORED", "nullable");
    row("m", "8.0.15", "`c` int(11) GENERATED ALWAYS AS (`id` + 1) VIRTUAL COMMENT 'c'");
    row("8.0.15", "m",
        "`c` varchar(9) GENERATED ALWAYS AS ((`id` collate utf8mb4_0900_ai_ci)) VIRTUAL",
        "`c` varchar(9) GENERATED ALWAYS AS ((`id` collate utf8mb4_uca1400_nopad_ai_ci)) VIRTUAL");
    row("8.0.15", "m", "`c` text CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci",
        "`c` text CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_nopad_ai_ci", "utf8mb4_uca1400");
    row("8.0.15", "5.7", "`c` text CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci",
        "`c` text CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci", "trailing spaces", true);
    row("8.0.15", "m", "`c` text CHARACTER SET utf8 COLLATE utf8_general_ci",
        "`c` text CHARACTER SET utf8mb3 COLLATE utf8mb3_general_ci");
    row("m", "8.0.15",
        "`c` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK "
        "(json_valid(`c`))",
        "`c` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL", "stays LONGTEXT");
    row("m", "m",
        "`c` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK "
        "(json_valid(`c`))");
    row("m", "5.7", "`c` int(11) DEFAULT NULL CHECK (`c` < 'it\\'s')", "`c` int(11) DEFAULT NULL",
        "does not enforce", true);
    row("8.0.15", "5.7", "`c` timestamp NOT NULL", "", "explicit_defaults_for_timestamp", true);
    row("8.0.15", "8.0.15",
        "`c` enum('a','?') CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT 'a'", "", "emoji",
        true);
}

void tst_MysqlToMysql::columnsChangeOnlyWhereTheSinkLacksSomething()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, column);
    QFETCH(QString, expected);
    QFETCH(QString, note);
    QFETCH(bool, lost);
    const TableSchema table = tableOf("`id` int(11) NOT NULL,\n  " + column, plain);
    const auto converted = convertMysqlToMysql(table, {"new shop", "t_2"}, {}, targetOf(from, to));
    QVERIFY(converted.has_value());
    QCOMPARE(QString::fromStdString(converted->createStatements.at(0)),
             "CREATE TABLE `new shop`.`t_2` (\n  `id` int(11) NOT NULL,\n  "
                 + (expected.isEmpty() ? column : expected) + "\n) " + plain);
    const QString notes = notesOf(*converted, lost ? Level::Warning : Level::Note);
    if (note.isEmpty())
        QVERIFY2(!notes.contains("column c"), qPrintable(notes));
    else
        QVERIFY2(notes.contains("column c") && notes.contains(note), qPrintable(notes));
}

void tst_MysqlToMysql::keysAndChecksChangeOnlyWhereTheSinkLacksSomething_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("expected"); ///< "-": lost; empty: as it is
    QTest::addColumn<QString>("note");
    QTest::addColumn<bool>("lost");
    const auto row = [](const char *from, const char *to, const char *key,
                        const char *expected = "", const char *note = "", bool lost = false) {
        QTest::addRow("%s to %s: %s", from, to, key)
            << from << to << key << expected << note << lost;
    };
    row("8.0.15", "8.0.15",
        "UNIQUE KEY `u``k` (`txt`(10) DESC,`a`) USING BTREE COMMENT 'it''s' /*!80000 INVISIBLE */");
    row("8.0.15", "8.0.15", "KEY `f` ((lower(`txt`)),`a` DESC)");
    row("8.0.15", "m", "KEY `f` ((lower(`txt`)))", "-", "expressions", true);
    row("8.0.15", "5.7", "UNIQUE KEY `f` (((`a` + 1)))", "-", "no longer enforced", true);
    row("8.0.15", "m", "KEY `k` (`a`) USING BTREE COMMENT 'x' /*!80000 INVISIBLE */",
        "KEY `k` (`a`) USING BTREE COMMENT 'x' IGNORED");
    row("m", "8.0.15", "KEY `k` (`a`) IGNORED", "KEY `k` (`a`) /*!80000 INVISIBLE */");
    row("8.0.15", "5.7", "KEY `k` (`a`) KEY_BLOCK_SIZE=4 /*!80000 INVISIBLE */",
        "KEY `k` (`a`) KEY_BLOCK_SIZE=4", "optimizer");
    row("8.0.15", "5.7", "KEY `k` (`a` DESC,`b`)", "KEY `k` (`a`,`b`)", "ascending");
    row("8.0.15", "m10.4", "KEY `k` (`a` DESC)", "KEY `k` (`a`)", "ascending");
    row("8.0.15", "m", "KEY `k` (`a` DESC)");
    row("8.0.15", "m", "FULLTEXT KEY `ft` (`txt`) /*!50100 WITH PARSER `ngram` */",
        "FULLTEXT KEY `ft` (`txt`)", "ngram", true);
    row("8.0.15", "5.7", "FULLTEXT KEY `ft` (`txt`) /*!50100 WITH PARSER `ngram` */");
    row("m", "8.0.15", "UNIQUE KEY `long` (`txt`) USING HASH", "-", "no longer enforced", true);
    row("m", "m", "UNIQUE KEY `long` (`txt`) USING HASH");
    row("m", "8.0.15", "VECTOR KEY `v` (`a`) `M`='6'", "-", "vector", true);
    row("m", "8.0.15", "KEY `k` (`a`) `clustering`='YES'", "KEY `k` (`a`)", "clustering");
    row("m", "m", "CONSTRAINT `my``check` CHECK (`a` <> ')')");
    row("m", "8.0.30", "CONSTRAINT `my``check` CHECK (`a` <> ')')");
    row("m", "8.0.15", "CONSTRAINT `c` CHECK (`a` <> 1)", "-", "does not enforce", true);
    row("8.0.30", "m", "CONSTRAINT `c` CHECK ((`txt` <> _utf8mb4'it\\'s'))",
        "CONSTRAINT `c` CHECK ((`txt` <> 'it\\'s'))");
    row("8.0.30", "m", "CONSTRAINT `c` CHECK ((`a` <> 1)) /*!80016 NOT ENFORCED */", "-",
        "not enforced", true);
}

void tst_MysqlToMysql::keysAndChecksChangeOnlyWhereTheSinkLacksSomething()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, key);
    QFETCH(QString, expected);
    QFETCH(QString, note);
    QFETCH(bool, lost);
    const QString columns = "`a` int(11) DEFAULT NULL,\n  `b` int(11) DEFAULT NULL,\n  `txt` text";
    const TableSchema table = tableOf(columns + ",\n  " + key, plain);
    const auto converted = convertMysqlToMysql(table, {"s", "t"}, {}, targetOf(from, to));
    QVERIFY(converted.has_value());
    const QString wanted = expected == "-" ? "" : ",\n  " + (expected.isEmpty() ? key : expected);
    QCOMPARE(QString::fromStdString(converted->createStatements.at(0)),
             "CREATE TABLE `s`.`t` (\n  " + columns + wanted + "\n) " + plain);
    const QString notes = notesOf(*converted, lost ? Level::Warning : Level::Note);
    QVERIFY2(note.isEmpty() ? notes.isEmpty() : notes.contains(note), qPrintable(notes));
}

void tst_MysqlToMysql::tableOptionsAndPartitions_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("expected"); ///< empty: as it is
    QTest::addColumn<QString>("note");
    QTest::addColumn<bool>("lost");
    const auto row = [](const char *from, const char *to, const char *options,
                        const char *expected = "", const char *note = "", bool lost = false) {
        QTest::addRow("%s to %s: %s", from, to, options)
            << from << to << options << expected << note << lost;
    };
    row("8.0.15", "8.0.15",
        "ENGINE=InnoDB AUTO_INCREMENT=18446744073709551 DEFAULT CHARSET=latin1 "
        "COLLATE=latin1_swedish_ci "
        "MIN_ROWS=3 STATS_PERSISTENT=1 ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=8 COMMENT='it''s \\\\ "
        "'");
    row("8.0.15", "5.7",
        "ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci ENCRYPTION='N'");
    row("8.0.15", "m",
        "ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci ENCRYPTION='N'",
        "ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci");
    row("5.7", "m",
        "ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci COMPRESSION='zlib'",
        "ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci", "COMPRESSION");
    row("m", "8.0.15",
        "ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci `PAGE_COMPRESSED`='1'",
        "ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci", "PAGE_COMPRESSED");
    row("m", "m",
        "ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci `PAGE_COMPRESSED`='1'");
    row("m", "8.0.15",
        "ENGINE=Aria DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci PAGE_CHECKSUM=1 "
        "ROW_FORMAT=PAGE "
        "TRANSACTIONAL=1 COMMENT='x'",
        "ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci COMMENT='x'",
        "becomes InnoDB");
    row("5.7", "5.7",
        "ENGINE=MyISAM DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci PACK_KEYS=1 "
        "DELAY_KEY_WRITE=1",
        "ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci", "no use");
    row("5.7", "5.7",
        "ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci DATA DIRECTORY='/x/'",
        "ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci", "folder");
    row("8.0.15", "m", "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci",
        "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_uca1400_nopad_ai_ci", "collation");
    row("5.7", "m", "ENGINE=InnoDB DEFAULT CHARSET=binary");
    row("m", "8.0.15",
        "ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci WITH SYSTEM VERSIONING",
        "ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci", "history", true);
    row("m", "m",
        "ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci WITH SYSTEM VERSIONING", "",
        "history", true);
    row("8.0.15", "m",
        "ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci\n"
        "/*!50100 PARTITION BY KEY */ /*!50611 ALGORITHM = 1 */ /*!50100 (id)\nPARTITIONS 3 */");
    row("m", "m",
        "ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci\nPARTITION BY LIST (`id`)\n"
        "(PARTITION `p0` VALUES IN (1) ENGINE = InnoDB,\n PARTITION `pd` DEFAULT ENGINE = InnoDB)");
    row("m", "8.0.15",
        "ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci\nPARTITION BY LIST (`id`)\n"
        "(PARTITION `p0` VALUES IN (1) ENGINE = InnoDB,\n PARTITION `pd` DEFAULT ENGINE = InnoDB)",
        "ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci", "DEFAULT partition",
        true);
    row("5.7", "5.7",
        "ENGINE=MyISAM DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci\n/*!50100 PARTITION BY "
        "HASH (id)\n"
        "(PARTITION p0 DATA DIRECTORY = '/x' ENGINE = MyISAM,\n PARTITION p1 ENGINE = MyISAM) */",
        "ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci\n/*!50100 PARTITION BY "
        "HASH (id)\n"
        "(PARTITION p0  ENGINE = InnoDB,\n PARTITION p1 ENGINE = InnoDB) */",
        "DATA DIRECTORY");
}

void tst_MysqlToMysql::tableOptionsAndPartitions()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, options);
    QFETCH(QString, expected);
    QFETCH(QString, note);
    QFETCH(bool, lost);
    const TableSchema table = tableOf("`id` int(11) NOT NULL", options);
    const auto converted = convertMysqlToMysql(table, {"s", "t"}, {}, targetOf(from, to));
    QVERIFY(converted.has_value());
    QCOMPARE(QString::fromStdString(converted->createStatements.at(0)),
             "CREATE TABLE `s`.`t` (\n  `id` int(11) NOT NULL\n) "
                 + (expected.isEmpty() ? options : expected));
    const QString notes = notesOf(*converted, lost ? Level::Warning : Level::Note);
    QVERIFY2(note.isEmpty() ? notes.isEmpty() : notes.contains(note), qPrintable(notes));
}

void tst_MysqlToMysql::foreignKeysFollowTheRenaming()
{
    const TableSchema table =
        tableOf("`id` int(11) NOT NULL,\n  `a` int(11),\n  KEY `a` (`a`),\n"
                "  CONSTRAINT `f``1` FOREIGN KEY (`a`) REFERENCES `p ``x` (`i``d`) ON DELETE SET "
                "NULL ON UPDATE CASCADE,\n"
                "  CONSTRAINT `f2` FOREIGN KEY (`a`) REFERENCES `crm`.`q` (`id`),\n"
                "  CONSTRAINT `self` FOREIGN KEY (`a`) REFERENCES `t` (`id`) ON DELETE NO ACTION,\n"
                "  CONSTRAINT `f3` FOREIGN KEY (`a`) REFERENCES `outside` (`id`)",
                plain);
    QCOMPARE(table.foreignKeys.size(), std::size_t(4));
    const auto converted =
        convertMysqlToMysql(table, {"new shop", "renamed"}, {}, targetOf("8.0.15", "8.0.15"));
    QVERIFY(converted.has_value());
    QVERIFY(converted->createStatements.at(0).find("FOREIGN") == std::string::npos);
    QCOMPARE(converted->foreignKeyStatements.size(), std::size_t(2));
    QCOMPARE(
        QString::fromStdString(converted->foreignKeyStatements[0]),
        QString("ALTER TABLE `new shop`.`renamed`\n"
                "  ADD CONSTRAINT `f``1` FOREIGN KEY (`a`) REFERENCES `new shop`.`p ``x_2` (`i``d`)"
                " ON DELETE SET NULL ON UPDATE CASCADE,\n"
                "  ADD CONSTRAINT `f2` FOREIGN KEY (`a`) REFERENCES `other`.`q_2` (`id`),\n"
                "  ADD CONSTRAINT `self` FOREIGN KEY (`a`) REFERENCES `new shop`.`renamed` (`id`)"
                " ON DELETE NO ACTION"));
    QCOMPARE(QString::fromStdString(converted->foreignKeyStatements[1]),
             QString("ALTER TABLE `new shop`.`renamed`\n  ADD CONSTRAINT `f3` FOREIGN KEY (`a`) "
                     "REFERENCES `new shop`.`outside` (`id`)"));
    QVERIFY(notesOf(*converted, Level::Warning).contains("must exist at the sink"));
    QCOMPARE(converted->schema.foreignKeys.size(), std::size_t(4));
    QCOMPARE(converted->schema.foreignKeys[0].referencedTable.table, std::string("p `x_2"));
}

void tst_MysqlToMysql::deferredIndexesKeepTheirOrder()
{
    const TableSchema table =
        tableOf("`id` int(11) NOT NULL,\n  `a` int(11),\n  PRIMARY KEY (`id`),\n"
                "  UNIQUE KEY `u` (`a`),\n  KEY `z` (`a`),\n  KEY `b` (`a`,`id`)",
                plain);
    SchemaTarget target = targetOf("8.0.15", "8.0.15");
    target.deferIndexes = true;
    const auto converted = convertMysqlToMysql(table, {"s", "t"}, {}, target);
    QVERIFY(converted.has_value());
    QCOMPARE(
        QString::fromStdString(converted->createStatements.at(0)),
        "CREATE TABLE `s`.`t` (\n  `id` int(11) NOT NULL,\n  `a` int(11),\n  PRIMARY KEY (`id`)\n) "
            + plain);
    QCOMPARE(converted->indexStatements.size(), std::size_t(1));
    QCOMPARE(QString::fromStdString(converted->indexStatements[0]),
             QString("ALTER TABLE `s`.`t`\n  ADD UNIQUE KEY `u` (`a`),\n  ADD KEY `z` (`a`),\n"
                     "  ADD KEY `b` (`a`,`id`)"));
    QCOMPARE(converted->schema.indexes.size(), std::size_t(4));
}

void tst_MysqlToMysql::whatRowsOrNumbersNeedIsNotDeferred()
{
    SchemaTarget target = targetOf("8.0.15", "8.0.15");
    target.deferIndexes = true;
    const TableSchema unique =
        tableOf("`a` int(11) NOT NULL,\n  `b` int(11),\n  UNIQUE KEY `nn` (`a`),\n"
                "  UNIQUE KEY `n` (`b`)",
                plain);
    const auto byUnique = convertMysqlToMysql(unique, {"s", "t"}, {}, target);
    QVERIFY(byUnique->createStatements.at(0).find("`nn`") != std::string::npos);
    QVERIFY(byUnique->createStatements.at(0).find("`n` (") == std::string::npos);

    // Keys before the numbered column's stay before it, or the order would change.
    const TableSchema numbered =
        tableOf("`n` int(11) NOT NULL AUTO_INCREMENT,\n  `b` int(11),\n  KEY `first` (`b`),\n"
                "  KEY `numbers` (`n`),\n  KEY `more` (`n`,`b`)",
                plain);
    const auto byNumber = convertMysqlToMysql(numbered, {"s", "t"}, {}, target);
    QVERIFY(byNumber->createStatements.at(0).find("KEY `first`") != std::string::npos);
    QVERIFY(byNumber->createStatements.at(0).find("KEY `numbers`") != std::string::npos);
    QVERIFY(byNumber->createStatements.at(0).find("KEY `more`") == std::string::npos);

    const TableSchema grouped =
        tableOf("`g` int(11) NOT NULL,\n  `n` int(11) NOT NULL AUTO_INCREMENT,\n"
                "  PRIMARY KEY (`g`,`n`)",
                "ENGINE=MyISAM DEFAULT CHARSET=latin1");
    const auto byGroup = convertMysqlToMysql(grouped, {"s", "t"}, {}, target);
    QVERIFY(byGroup->createStatements.at(0).find("KEY (`n`)") != std::string::npos);
}

void tst_MysqlToMysql::everyFurtherFulltextIndexHasItsOwnStatement()
{
    const TableSchema table = tableOf("`a` text,\n  KEY `k` (`a`(3)),\n  FULLTEXT KEY `f1` (`a`),\n"
                                      "  FULLTEXT KEY `f2` (`a`),\n  FULLTEXT KEY `f3` (`a`)",
                                      plain);
    SchemaTarget target = targetOf("8.0.15", "8.0.15");
    target.deferIndexes = true;
    const auto converted = convertMysqlToMysql(table, {"s", "t"}, {}, target);
    QCOMPARE(converted->indexStatements.size(), std::size_t(3));
    QVERIFY(converted->indexStatements[0].find("`k`") < converted->indexStatements[0].find("`f1`"));
    QVERIFY(converted->indexStatements[2].find("`f3`") != std::string::npos);
}

void tst_MysqlToMysql::keptColumnsTakeTheirDependantsAlong()
{
    const TableSchema table = tableOf(
        "`id` int(11) NOT NULL,\n  `a` int(11),\n  `b` int(11),\n"
        "  `g` int(11) GENERATED ALWAYS AS (`b` + 1) VIRTUAL,\n"
        "  `h` int(11) GENERATED ALWAYS AS (`g` + 1) VIRTUAL,\n"
        "  PRIMARY KEY (`id`),\n  KEY `a` (`a`),\n  KEY `ab` (`a`,`b`),\n  KEY `f` (((`b` + 1))),\n"
        "  CONSTRAINT `f1` FOREIGN KEY (`b`) REFERENCES `p` (`id`),\n"
        "  CONSTRAINT `c1` CHECK (`b` > 0),\n  CONSTRAINT `c2` CHECK (`a` > 0)",
        plain + "\n/*!50100 PARTITION BY HASH (`b`)\nPARTITIONS 2 */");
    const auto converted =
        convertMysqlToMysql(table, {"s", "t"}, {"A", "g", "h"}, targetOf("8.0.30", "8.0.30"));
    QVERIFY(converted.has_value());
    QCOMPARE(QString::fromStdString(converted->createStatements.at(0)),
             "CREATE TABLE `s`.`t` (\n  `id` int(11) NOT NULL,\n  `a` int(11),\n  `g` int(11),\n"
             "  `h` int(11) GENERATED ALWAYS AS (`g` + 1) VIRTUAL,\n  PRIMARY KEY (`id`),\n"
             "  KEY `a` (`a`),\n  CONSTRAINT `c2` CHECK (`a` > 0)\n) "
                 + plain);
    QVERIFY(converted->foreignKeyStatements.empty());
    QVERIFY(converted->schema.findColumn("g")->generated == Generated::No);
    const QString lost = notesOf(*converted, Level::Warning);
    for (const char *what : {"generated column g becomes", "index ab", "index f", "foreign key f1",
                             "check c1", "partitions"})
        QVERIFY2(lost.contains(what), what);
}

void tst_MysqlToMysql::versioningGoesWhereTheSinkHasNone()
{
    const QString definitions =
        "`id` int(11) NOT NULL,\n  `rs` timestamp(6) GENERATED ALWAYS AS ROW START INVISIBLE,\n"
        "  `re` timestamp(6) GENERATED ALWAYS AS ROW END INVISIBLE,\n  PRIMARY KEY (`id`,`re`),\n"
        "  PERIOD FOR SYSTEM_TIME (`rs`, `re`)";
    const TableSchema table =
        tableOf(definitions,
                plain
                    + " WITH SYSTEM VERSIONING\nPARTITION BY SYSTEM_TIME \n(PARTITION "
                      "`p0` HISTORY ENGINE = InnoDB,\n PARTITION `pc` CURRENT ENGINE = InnoDB)");
    const auto gone = convertMysqlToMysql(table, {"s", "t"}, {}, targetOf("m", "8.0.15"));
    QCOMPARE(QString::fromStdString(gone->createStatements.at(0)),
             "CREATE TABLE `s`.`t` (\n  `id` int(11) NOT NULL,\n  PRIMARY KEY (`id`)\n) " + plain);
    QVERIFY(notesOf(*gone, Level::Warning).contains("history"));
    const auto kept = convertMysqlToMysql(table, {"shop", "t"}, {}, targetOf("m", "m"));
    QCOMPARE(kept->createStatements.at(0),
             replaced(table.createStatement, "CREATE TABLE `t`", "CREATE TABLE `shop`.`t`"));

    const TableSchema application =
        tableOf("`id` int(11) NOT NULL,\n  `s` date NOT NULL,\n  `e` date NOT NULL,\n"
                "  PERIOD FOR `app` (`s`, `e`),\n  UNIQUE KEY `id` (`id`,`app` WITHOUT OVERLAPS)",
                plain);
    const auto flat = convertMysqlToMysql(application, {"s", "t"}, {}, targetOf("m", "8.0.15"));
    QVERIFY(flat->createStatements.at(0).find("UNIQUE KEY `id` (`id`,`s`,`e`)\n)")
            != std::string::npos);
    QVERIFY(notesOf(*flat, Level::Warning).contains("WITHOUT OVERLAPS"));
}

void tst_MysqlToMysql::implicitCollationsAreSpelledOut()
{
    // What MySQL 5.7 leaves unsaid means something else at 8.0.
    TableSchema table =
        tableOf("`a` text,\n  `b` text CHARACTER SET utf8mb4,\n  `c` text COLLATE utf8mb4_bin",
                "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4");
    table.collation = "utf8mb4_general_ci"; // as the schema reader learns from the server
    table.columns[1].type.collation = "utf8mb4_general_ci";
    const auto converted = convertMysqlToMysql(table, {"s", "t"}, {}, targetOf("5.7", "8.0.15"));
    QCOMPARE(QString::fromStdString(converted->createStatements.at(0)),
             QString("CREATE TABLE `s`.`t` (\n  `a` text,\n"
                     "  `b` text CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci,\n"
                     "  `c` text COLLATE utf8mb4_bin\n"
                     ") ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci"));
}

void tst_MysqlToMysql::bytesOfDefaultsComeFromTheSchema()
{
    TableSchema table = tableOf("`a` varbinary(9) DEFAULT '\\0?A'", plain);
    table.columns[0].defaultExpression = "x'00FF41'";
    const auto converted = convertMysqlToMysql(table, {"s", "t"}, {}, targetOf("5.7", "8.0.15"));
    QVERIFY(converted->createStatements.at(0).find("DEFAULT x'00FF41'") != std::string::npos);
}

void tst_MysqlToMysql::triggersAreWarnedOf()
{
    TableSchema table = tableOf("`a` int(11)", plain);
    table.triggers = {"before insert"};
    const auto converted = convertMysqlToMysql(table, {"s", "t"}, {}, targetOf("5.7", "5.7"));
    QVERIFY(notesOf(*converted, Level::Warning).contains("before insert"));
}

void tst_MysqlToMysql::aTableOfNothingIsAnError()
{
    TableSchema table = tableOf("`a` int(11)", plain);
    table.createStatement = "CREATE TABLE `t`";
    QVERIFY(!convertMysqlToMysql(table, {"s", "t"}, {}, targetOf("5.7", "5.7")).has_value());
    table = tableOf("`a` int(11)", plain);
    const auto none = convertMysqlToMysql(table, {"s", "t"}, {"no such"}, targetOf("5.7", "5.7"));
    QVERIFY(!none.has_value());
    QVERIFY(none.error().code == ErrorCode::SchemaMismatch);
}

QTEST_GUILESS_MAIN(tst_MysqlToMysql)
#include "tst_mysql_to_mysql.moc"
