// OceanBase's table definitions, as its server prints them, on their way to MySQL and back.
#include "core/schema/convert_schema.h"
#include "core/schema/oceanbase_text.h"
#include "core/schema/table_from_text.h"

#include <QTest>

using namespace godwit;

namespace {

const std::string storage =
    "DEFAULT CHARSET = utf8mb4 ROW_FORMAT = DYNAMIC COMPRESSION = 'zstd_1.3.8' REPLICA_NUM = 1 "
    "BLOCK_SIZE = 16384 USE_BLOOM_FILTER = FALSE ENABLE_MACRO_BLOCK_BLOOM_FILTER = FALSE "
    "TABLET_SIZE = 134217728 PCTFREE = 0";

ServerFacts factsOf(bool oceanBase)
{
    ServerFacts facts;
    facts.product = oceanBase ? "OceanBase" : "MySQL";
    facts.versionNumber = oceanBase ? 40305 : 80030;
    facts.collations = {"utf8mb4_general_ci", "utf8mb4_bin", "utf8mb4_unicode_ci"};
    return facts;
}

struct Converted
{
    QString create, later, notes;
};

Converted convert(const std::string &text, bool fromOceanBase, bool toOceanBase)
{
    const auto table = tableFromCreateText({"shop", "t"}, text);
    if (!table)
        return {"unreadable", {}, {}};
    SchemaTarget target;
    target.sourceFacts = factsOf(fromOceanBase);
    target.facts = factsOf(toOceanBase);
    target.sinkOf = [](const TableName &name) { return std::optional(name); };
    const auto made = convertTable(*table, {"shop", "t"}, {}, target);
    if (!made)
        return {"not converted", {}, {}};
    Converted out;
    out.create = QString::fromStdString(made->createStatements.front());
    for (const std::string &sql : made->foreignKeyStatements)
        out.later += QString::fromStdString(sql) + '\n';
    for (const Note &note : made->notes)
        out.notes += QString::fromStdString(note.message) + '\n';
    return out;
}

} // namespace

class tst_OceanBaseText : public QObject
{
    Q_OBJECT

private slots:
    void toMysqlItLosesWhatIsItsOwn();
    void tableOptionsAreNotMistakenForOthers();
    void subpartitionTemplatesBecomeANumber();
    void wideTextsBecomeText();
    void betweenTwoClustersLocalsStay();
    void fromMysqlItGetsWhatItTakes();
    void foreignKeysComeOneByOne();
    void membersAreEscaped();
    void membersComeFromTheDictionary();
    void whatWasChosenForATableIsNamedOnce();
    void aTableGroupIsCreatedFirst();
    void defaultPartitionsAreSpelledAsTheSinkDoes();
    void aGlobalKeyCostsMysqlThePartitions();
    void typesOfItsOwnBecomeText();
    void aHiddenKeyOfOmsIsNamed();
    void collationsThatItLacksAreReplaced();
};

void tst_OceanBaseText::toMysqlItLosesWhatIsItsOwn()
{
    const Converted made = convert(
        "CREATE TABLE `t` (\n  `id` bigint(20) NOT NULL AUTO_INCREMENT,\n"
        "  `v` varchar(50) COLLATE utf8mb4_unicode_ci NOT NULL DEFAULT 'x' COMMENT 'it\\'s',\n"
        "  `x` text DEFAULT NULL,\n  PRIMARY KEY (`id`),\n"
        "  UNIQUE KEY `u` (`v`) BLOCK_SIZE 16384 GLOBAL\n partition by hash(v)\n(partition `p0`),\n"
        "  KEY `i` (`v`) BLOCK_SIZE 16384 LOCAL /*!80000 INVISIBLE */,\n"
        "  FULLTEXT KEY `f` (`x`) WITH PARSER space "
        "PARSER_PROPERTIES=(min_token_size=3,max_token_size=84) BLOCK_SIZE 16384,\n"
        "  CONSTRAINT `t_OBCHECK_1795570511799837` CHECK ((`id` > 3)),\n"
        "  CONSTRAINT `named` CHECK ((`id` < 100))\n) ORGANIZATION INDEX AUTO_INCREMENT = 77 "
        "AUTO_INCREMENT_MODE = 'ORDER' "
            + storage + " TABLEGROUP = 'tg' TTL = (t + INTERVAL 1 DAY) COMMENT = 'c'",
        true, false);
    for (const char *own : {"BLOCK_SIZE", "LOCAL", "GLOBAL", "PARSER", "OBCHECK", "ORGANIZATION",
                            "ZSTD", "REPLICA", "TABLEGROUP", "TTL", "ORDER", "partition"})
        QVERIFY2(!made.create.contains(own, Qt::CaseInsensitive), qPrintable(made.create));
    for (const char *kept : {"ENGINE=InnoDB", "AUTO_INCREMENT = 77", "COMMENT = 'c'", "`named`",
                             "/*!80000 INVISIBLE */", "CHECK ((`id` > 3))", "UNIQUE KEY `u` (`v`)"})
        QVERIFY2(made.create.contains(kept), qPrintable(made.create));
    for (const char *said : {"GLOBAL is OceanBase's", "TABLEGROUP = 'tg'", "no longer expire"})
        QVERIFY2(made.notes.contains(said), qPrintable(made.notes));
}

void tst_OceanBaseText::tableOptionsAreNotMistakenForOthers()
{
    const auto text =
        parseCreateTable("CREATE TABLE `t` (\n  `id` int(11) NOT NULL\n) ORGANIZATION INDEX "
                         + storage + " WITH COLUMN GROUP(all columns, each column)");
    QVERIFY(text.has_value());
    QVERIFY(text->findOption("ORGANIZATION INDEX"));
    QCOMPARE(text->findOption("DEFAULT CHARSET")->value, std::string("utf8mb4"));
    QVERIFY(text->findOption("WITH COLUMN GROUP"));
    QVERIFY(text->partitionClause.empty());
}

void tst_OceanBaseText::subpartitionTemplatesBecomeANumber()
{
    const std::string head = "CREATE TABLE `t` (\n  `id` int(11) NOT NULL,\n  `k` int(11) NOT "
                             "NULL,\n  PRIMARY KEY (`id`, `k`)\n) ORGANIZATION INDEX "
                             + storage;
    const Converted byHash = convert(
        head
            + "\n partition by range columns(k) subpartition by hash(id) subpartition template "
              "(\nsubpartition `p0`,\nsubpartition `p1`)\n(partition `p0` values less than (10))",
        true, false);
    QVERIFY2(byHash.create.contains("subpartition by hash(id) subpartitions 2\n(partition `p0`"),
             qPrintable(byHash.create));
    const Converted byRange =
        convert(head
                    + "\n partition by hash(id) subpartition by range(k) subpartition template "
                      "(\nsubpartition `p0` values less than (10))\n(partition `p0`)",
                true, false);
    QVERIFY(!byRange.create.contains("partition by"));
    QVERIFY(byRange.notes.contains("without its partitions"));
}

void tst_OceanBaseText::wideTextsBecomeText()
{
    const Converted made =
        convert("CREATE TABLE `t` (\n  `id` int(11) NOT NULL,\n  `v` varchar(262144) DEFAULT "
                "NULL,\n  `b` varbinary(1048576) DEFAULT NULL,\n  PRIMARY KEY (`id`)\n) "
                "ORGANIZATION INDEX "
                    + storage,
                true, false);
    QVERIFY2(made.create.contains("`v` mediumtext"), qPrintable(made.create));
    QVERIFY2(made.create.contains("`b` longblob"), qPrintable(made.create));
}

void tst_OceanBaseText::betweenTwoClustersLocalsStay()
{
    const Converted made =
        convert("CREATE TABLE `t` (\n  `id` int(11) NOT NULL,\n  `v` int(11) DEFAULT NULL,\n  "
                "PRIMARY KEY (`id`),\n  KEY `i` (`v`) BLOCK_SIZE 16384 GLOBAL\n) ORGANIZATION HEAP "
                    + storage + " TABLEGROUP = 'tg'",
                true, true);
    QVERIFY2(made.create.contains("GLOBAL"), qPrintable(made.create));
    QVERIFY(made.create.contains("ORGANIZATION HEAP"));
    QVERIFY(!made.create.contains("REPLICA_NUM"));
    QVERIFY(!made.create.contains("TABLEGROUP"));
    QVERIFY(made.notes.contains("did not show its definition"));
}

void tst_OceanBaseText::fromMysqlItGetsWhatItTakes()
{
    const Converted made = convert(
        "CREATE TABLE `t` (\n  `id` int NOT NULL,\n  `h` int /*!80023 INVISIBLE */,\n  `j` json "
        "DEFAULT (json_array()),\n  PRIMARY KEY (`id`),\n  KEY `d` (`h` DESC)\n) ENGINE=MyISAM "
        "DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin ROW_FORMAT=COMPRESSED "
        "STATS_PERSISTENT=1\n/*!50100 PARTITION BY LINEAR HASH (`id`)\n(PARTITION p0 COMMENT = 'x' "
        "ENGINE = MyISAM,\n PARTITION p1 ENGINE = MyISAM) */",
        false, true);
    for (const char *unknown :
         {"ENGINE", "STATS_", "ROW_FORMAT", "/*!", "LINEAR", "COMMENT", "DESC", "json_array"})
        QVERIFY2(!made.create.contains(unknown), qPrintable(made.create));
    QVERIFY2(made.create.contains("INVISIBLE"), qPrintable(made.create));
    QVERIFY2(made.create.contains("HASH (`id`)"), qPrintable(made.create));
    for (const char *said : {"engine MyISAM", "STATS_PERSISTENT", "LINEAR", "comments and storage",
                             "no descending indexes", "the default is lost"})
        QVERIFY2(made.notes.contains(said), qPrintable(made.notes));
}

void tst_OceanBaseText::foreignKeysComeOneByOne()
{
    const std::string text =
        "CREATE TABLE `t` (\n  `id` int NOT NULL,\n  `a` int,\n  `b` int,\n  PRIMARY KEY (`id`),\n"
        "  CONSTRAINT `f1` FOREIGN KEY (`a`) REFERENCES `u` (`id`),\n"
        "  CONSTRAINT `f2` FOREIGN KEY (`b`) REFERENCES `u` (`id`)\n) ENGINE=InnoDB DEFAULT "
        "CHARSET=utf8mb4";
    QCOMPARE(convert(text, false, true).later.count("ALTER TABLE"), 2);
    QCOMPARE(convert(text, false, false).later.count("ALTER TABLE"), 1);
}

void tst_OceanBaseText::membersAreEscaped()
{
    const std::string printed = "CREATE TABLE `t` (\n  `a` int(11) NOT NULL,\n  `e` "
                                "enum('it's','a,b','c\\d') NOT NULL\n) ORGANIZATION INDEX";
    const std::string escaped = withEscapedMembers(printed, "e", "enum('it's','a,b','c\\d')");
    QVERIFY(escaped.find("enum('it''s','a,b','c\\\\d') NOT NULL") != escaped.npos);
    const auto table = tableFromCreateText({"shop", "t"}, escaped);
    QVERIFY(table.has_value());
    QCOMPARE(table->columns.at(1).type.members, (std::vector<std::string>{"it's", "a,b", "c\\d"}));
    QCOMPARE(withEscapedMembers(printed, "a", "int(11)"), printed);
}

void tst_OceanBaseText::membersComeFromTheDictionary()
{
    using namespace std::string_literals;
    const std::string longest(150, 'y');
    QCOMPARE(unpackedMembers("\x03\x01"s + "a\0\x05"s + "b','c\0"s + "\x96\x01"s + longest + "\0"s),
             (std::vector<std::string>{"a", "b','c", longest}));
    QCOMPARE(unpackedMembers("\x01\0\0"s), std::vector<std::string>{""});
    for (const std::string &broken :
         {""s, "\x02\x01"s + "a\0"s, "\x01\x09"s + "a\0"s, "\x01\x01"s + "a\0b"s, "\x81"s})
        QVERIFY(unpackedMembers(broken).empty());
    const std::string printed = "CREATE TABLE `t` (\n  `e` enum('a','b','c') NOT NULL\n)";
    QCOMPARE(withEscapedMembers(printed, "e", "enum('a','b','c')", {"a", "b','c"}),
             std::string("CREATE TABLE `t` (\n  `e` enum('a','b'',''c') NOT NULL\n)"));
}

void tst_OceanBaseText::whatWasChosenForATableIsNamedOnce()
{
    const std::string head = "CREATE TABLE `t` (\n  `id` int(11) NOT NULL\n) ";
    QCOMPARE(convert(head + "ORGANIZATION INDEX " + storage, true, false).notes, QString());
    const Converted made =
        convert(head
                    + "ORGANIZATION HEAP DEFAULT CHARSET = utf8mb4 COMPRESSION = 'none' BLOCK_SIZE "
                      "= 8192 TABLEGROUP = 'tg' KV_ATTRIBUTES = '{\"Hbase\": {\"TimeToLive\": "
                      "3600}}' WITH COLUMN GROUP(all columns, each column)",
                true, false);
    for (const char *named : {"ORGANIZATION HEAP", "'none'", "8192", "'tg'", "COLUMN GROUP"})
        QVERIFY2(made.notes.contains(named), qPrintable(made.notes));
    QCOMPARE(made.notes.count("left out"), 1);
    QVERIFY(made.notes.contains("no longer expire"));
}

void tst_OceanBaseText::aTableGroupIsCreatedFirst()
{
    auto table = tableFromCreateText(
        {"shop", "t"}, "CREATE TABLE `t` (\n  `id` int(11) NOT NULL\n) ORGANIZATION INDEX "
                           + storage + " TABLEGROUP = 'tg' WITH COLUMN GROUP(all columns)");
    QVERIFY(table.has_value());
    SchemaTarget target;
    target.sourceFacts = target.facts = factsOf(true);
    table->extraStatements = {"CREATE TABLEGROUP IF NOT EXISTS `tg`  SHARDING = 'NONE'"};
    auto made = convertTable(*table, {"shop", "t"}, {}, target);
    QVERIFY(made.has_value());
    QCOMPARE(made->createStatements.size(), std::size_t(2));
    QCOMPARE(made->createStatements[0], table->extraStatements[0]);
    const QString create = QString::fromStdString(made->createStatements[1]);
    QVERIFY2(create.contains("TABLEGROUP = 'tg'") && create.endsWith("COLUMN GROUP(all columns)"),
             qPrintable(create));
    table->extraStatements.clear(); // the account may not see it
    made = convertTable(*table, {"shop", "t"}, {}, target);
    QVERIFY(made.has_value());
    QVERIFY(made->createStatements.at(0).find("TABLEGROUP") == std::string::npos);
    QVERIFY(made->notes.at(0).level == Level::Warning);
}

void tst_OceanBaseText::defaultPartitionsAreSpelledAsTheSinkDoes()
{
    const std::string text = "CREATE TABLE `t` (\n  `id` int(11) NOT NULL,\n  PRIMARY KEY "
                             "(`id`)\n) ORGANIZATION INDEX "
                             + storage
                             + "\n partition by list(id)\n(partition `p0` values in "
                               "(1,2),\npartition `pd` values in (DEFAULT))";
    QVERIFY(convert(text, true, true).create.contains("`pd` VALUES IN (DEFAULT)"));
    const Converted mysql = convert(text, true, false);
    QVERIFY(!mysql.create.contains("partition"));
    QVERIFY2(mysql.notes.contains("no DEFAULT partition"), qPrintable(mysql.notes));
}

void tst_OceanBaseText::aGlobalKeyCostsMysqlThePartitions()
{
    const std::string text =
        "CREATE TABLE `t` (\n  `id` int(11) NOT NULL,\n  `V` int(11) DEFAULT NULL,\n  PRIMARY KEY "
        "(`id`),\n  UNIQUE KEY `u` (`V`) BLOCK_SIZE 16384 GLOBAL\n partition by "
        "hash(v)\n(partition `p0`,\npartition `p1`)\n) ORGANIZATION INDEX "
        + storage + "\n partition by hash(id)\n(partition `p0`,\npartition `p1`)";
    QVERIFY(convert(text, true, true).create.count("partition by hash") == 2);
    const Converted mysql = convert(text, true, false);
    QVERIFY2(!mysql.create.contains("partition"), qPrintable(mysql.create));
    QVERIFY2(mysql.notes.contains("index u does not hold every column"), qPrintable(mysql.notes));
}

void tst_OceanBaseText::typesOfItsOwnBecomeText()
{
    const std::string text =
        "CREATE TABLE `t` (\n  `v` VECTOR(3) DEFAULT NULL,\n  `a` ARRAY(INT) "
        "DEFAULT NULL,\n  `r` roaringbitmap DEFAULT NULL\n) ORGANIZATION INDEX "
        + storage;
    const Converted mysql = convert(text, true, false);
    QVERIFY2(mysql.create.contains("`v` longtext") && mysql.create.contains("`a` longtext")
                 && mysql.create.contains("`r` longblob"),
             qPrintable(mysql.create));
    QVERIFY(convert(text, true, true).create.contains("`a` ARRAY(INT)"));
}

void tst_OceanBaseText::aHiddenKeyOfOmsIsNamed()
{
    const std::string text =
        "CREATE TABLE `t` (\n  `id` int(11) DEFAULT NULL,\n  `OMS_PK_INCRMT` bigint(20) NOT "
        "NULL,\n  UNIQUE KEY `UK_t_OBPK_INCRMT` (`OMS_PK_INCRMT`) BLOCK_SIZE 16384 LOCAL\n) "
        "ORGANIZATION INDEX "
        + storage;
    for (const bool toOceanBase : {true, false}) {
        const Converted made = convert(text, true, toOceanBase);
        QVERIFY(made.notes.contains("added by an OMS project"));
        QVERIFY(made.create.contains("UNIQUE KEY `UK_t_OBPK_INCRMT`"));
    }
}

void tst_OceanBaseText::collationsThatItLacksAreReplaced()
{
    const Converted made =
        convert("CREATE TABLE `t` (\n  `v` varchar(50) CHARACTER SET utf8mb4 COLLATE "
                "utf8mb4_0900_as_cs NOT "
                "NULL\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci",
                false, true);
    QVERIFY2(made.create.contains("COLLATE=utf8mb4_unicode_ci"), qPrintable(made.create));
    QVERIFY2(made.create.contains("COLLATE utf8mb4_bin"), qPrintable(made.create));
    QVERIFY2(made.notes.contains("utf8mb4_0900_ai_ci becomes utf8mb4_unicode_ci"),
             qPrintable(made.notes));
    QVERIFY2(made.notes.contains("trailing spaces no longer count"), qPrintable(made.notes));
}

QTEST_APPLESS_MAIN(tst_OceanBaseText)
#include "tst_oceanbase_text.moc"
