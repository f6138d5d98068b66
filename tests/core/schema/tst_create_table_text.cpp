#include "core/schema/column_text.h"
#include "core/schema/create_table_text.h"
#include "core/schema/sql_tokens.h"
#include "core/schema/table_from_text.h"

#include <QtTest>

using namespace godwit;

class tst_CreateTableText : public QObject
{
    Q_OBJECT

private slots:
    void literalsAreDecoded_data();
    void literalsAreDecoded();
    void hostileNamesAndCommentsDoNotCutDefinitions();
    void keysAreTakenApart();
    void foreignKeysKeepDatabaseAndActions();
    void optionsAndPartitionsAreSeparated();
    void columnClausesAreTakenApart_data();
    void columnClausesAreTakenApart();
    void typesAreRead_data();
    void typesAreRead();
    void charsetsComeFromColumnOrTable();
    void periodsInKeysStandForTheirColumns();
    void rowStartAndEndAreNoColumns();
    void whatIsNoCreateTableIsRefused_data();
    void whatIsNoCreateTableIsRefused();
};

void tst_CreateTableText::literalsAreDecoded_data()
{
    QTest::addColumn<QByteArray>("literal");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("doubled quote") << QByteArray("'it''s'") << QByteArray("it's");
    QTest::newRow("escaped quote") << QByteArray("'it\\'s'") << QByteArray("it's");
    QTest::newRow("backslash at the end") << QByteArray("'a\\\\'") << QByteArray("a\\");
    QTest::newRow("newline and NUL") << QByteArray("'\\n\\0\\Z'") << QByteArray("\n\0\x1A", 3);
    QTest::newRow("only quotes") << QByteArray("''''''") << QByteArray("''");
    QTest::newRow("empty") << QByteArray("''") << QByteArray("");
    QTest::newRow("double quotes") << QByteArray("\"a\"\"b'c\"") << QByteArray("a\"b'c");
    QTest::newRow("not a literal") << QByteArray("5") << QByteArray("5");
}

void tst_CreateTableText::literalsAreDecoded()
{
    QFETCH(QByteArray, literal);
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(decodeLiteral(literal.toStdString())), text);
}

void tst_CreateTableText::hostileNamesAndCommentsDoNotCutDefinitions()
{
    const auto text =
        parseCreateTable("CREATE TABLE `we``ird) ENGINE=x (` (\n"
                         "  `a``,(` int(11) DEFAULT NULL COMMENT 'x,) \\' '' `y` /* */ -- z',\n"
                         "  `日\n)` varchar(5) DEFAULT ',)',\n"
                         "  KEY `k,\")` (`a``,(`,`日\n)`(2))\n"
                         ") ENGINE=InnoDB COMMENT=') PARTITION BY HASH (a)'");
    QVERIFY(text.has_value());
    QCOMPARE(text->name, std::string("we`ird) ENGINE=x ("));
    QCOMPARE(text->definitions.size(), std::size_t(3));
    QCOMPARE(text->definitions[0].name, std::string("a`,("));
    QCOMPARE(text->definitions[1].name, std::string("日\n)"));
    QVERIFY(text->definitions[1].kind == DefinitionKind::Column);
    QCOMPARE(text->definitions[2].name, std::string("k,\")"));
    QCOMPARE(text->definitions[2].parts.size(), std::size_t(2));
    QCOMPARE(text->options.size(), std::size_t(2));
    QVERIFY(text->partitionClause.empty());
}

void tst_CreateTableText::keysAreTakenApart()
{
    const DefinitionText functional =
        parseDefinition("UNIQUE KEY `f` ((lower(`a`)),`b`(10) DESC) USING BTREE COMMENT 'it''s' "
                        "/*!80000 INVISIBLE */");
    QVERIFY(functional.kind == DefinitionKind::UniqueKey);
    QCOMPARE(functional.parts[0].expression, std::string("lower(`a`)"));
    QVERIFY(functional.parts[0].name.empty());
    QCOMPARE(functional.parts[1].name, std::string("b"));
    QVERIFY(functional.parts[1].prefixLength == 10u && functional.parts[1].descending);
    QCOMPARE(functional.attributes,
             std::string("USING BTREE COMMENT 'it''s' /*!80000 INVISIBLE */"));

    QVERIFY(parseDefinition("PRIMARY KEY (`a`)").kind == DefinitionKind::PrimaryKey);
    QVERIFY(parseDefinition("FULLTEXT KEY `x` (`a`)").kind == DefinitionKind::FulltextKey);
    QVERIFY(parseDefinition("SPATIAL KEY `x` (`a`)").kind == DefinitionKind::SpatialKey);
    QVERIFY(parseDefinition("KEY `x` (`a`)").kind == DefinitionKind::Key);
    const DefinitionText check =
        parseDefinition("CONSTRAINT `c``1` CHECK ((`a` > ')')) /*!80016 NOT ENFORCED */");
    QVERIFY(check.kind == DefinitionKind::Check && !check.enforced);
    QCOMPARE(check.name, std::string("c`1"));
    QCOMPARE(check.expression, std::string("(`a` > ')')"));
}

void tst_CreateTableText::foreignKeysKeepDatabaseAndActions()
{
    const DefinitionText key = parseDefinition(
        "CONSTRAINT `f``k` FOREIGN KEY (`a`,`b c`) REFERENCES `d``b`.`t.x` (`i`,`j`) "
        "ON DELETE SET NULL ON UPDATE CASCADE");
    QVERIFY(key.kind == DefinitionKind::ForeignKey);
    QCOMPARE(key.name, std::string("f`k"));
    QCOMPARE(key.parts[1].name, std::string("b c"));
    QCOMPARE(key.referencedDatabase, std::string("d`b"));
    QCOMPARE(key.referencedTable, std::string("t.x"));
    QCOMPARE(key.referencedColumns, (std::vector<std::string>{"i", "j"}));
    QCOMPARE(key.onDelete, std::string("SET NULL"));
    QCOMPARE(key.onUpdate, std::string("CASCADE"));
    QVERIFY(parseDefinition("CONSTRAINT `f` FOREIGN KEY (`a`) REFERENCES `t` (`b`)")
                .referencedDatabase.empty());
}

void tst_CreateTableText::optionsAndPartitionsAreSeparated()
{
    const auto text = parseCreateTable(
        "CREATE TABLE `t` (\n  `id` int(11)\n) /*!50100 TABLESPACE `my space` */ ENGINE=InnoDB "
        "AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin ROW_FORMAT=COMPRESSED "
        "COMMENT='it''s' DATA DIRECTORY='/tmp/' `PAGE_COMPRESSED`='1' WITH SYSTEM VERSIONING\n"
        "/*!50100 PARTITION BY KEY */ /*!50611 ALGORITHM = 1 */ /*!50100 (id)\nPARTITIONS 3 */");
    QVERIFY(text.has_value());
    QCOMPARE(text->findOption("TABLESPACE")->value, std::string("`my space`"));
    QCOMPARE(text->findOption("TABLESPACE")->text,
             std::string("/*!50100 TABLESPACE `my space` */"));
    QCOMPARE(text->findOption("DEFAULT CHARSET")->value, std::string("utf8mb4"));
    QCOMPARE(text->findOption("AUTO_INCREMENT")->value, std::string("7"));
    QCOMPARE(text->findOption("DATA DIRECTORY")->value, std::string("'/tmp/'"));
    QCOMPARE(text->findOption("PAGE_COMPRESSED")->value, std::string("'1'"));
    QVERIFY(text->findOption("WITH SYSTEM VERSIONING"));
    QCOMPARE(text->partitionClause,
             std::string("/*!50100 PARTITION BY KEY */ /*!50611 ALGORITHM = 1 */ /*!50100 "
                         "(id)\nPARTITIONS 3 */"));
    QVERIFY(
        parseCreateTable("CREATE TABLE `t` (\n  `id` int(11)\n) /*!50100").has_value()); // cut off
    const auto mariaDb = parseCreateTable("CREATE TABLE `t` (\n  `id` int(11)\n) ENGINE=InnoDB\n "
                                          "PARTITION BY HASH (`id`)\nPARTITIONS 2");
    QCOMPARE(mariaDb->partitionClause, std::string("PARTITION BY HASH (`id`)\nPARTITIONS 2"));
}

void tst_CreateTableText::columnClausesAreTakenApart_data()
{
    QTest::addColumn<QString>("definition");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *definition, ColumnClauseKind kind, const char *value) {
        QTest::newRow(definition) << definition << static_cast<int>(kind) << value;
    };
    row("`a` int(11) NOT NULL DEFAULT -5 COMMENT ')'", ColumnClauseKind::Default, "-5");
    row("`a` int(11) DEFAULT ((1 + 2)) COMMENT 'x'", ColumnClauseKind::Default, "((1 + 2))");
    row("`a` int(11) DEFAULT nextval(`d`.`s`) COMMENT 'x'", ColumnClauseKind::Default,
        "nextval(`d`.`s`)");
    row("`a` bit(8) DEFAULT b'101'", ColumnClauseKind::Default, "b'101'");
    row("`a` datetime(3) DEFAULT current_timestamp(3) ON UPDATE current_timestamp(3)",
        ColumnClauseKind::OnUpdate, "current_timestamp(3)");
    row("`a` datetime DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP",
        ColumnClauseKind::Default, "CURRENT_TIMESTAMP");
    row("`a` enum('x)','y') CHARACTER SET latin1 COLLATE latin1_bin NOT NULL",
        ColumnClauseKind::CharacterSet, "latin1");
    row("`a` int(11) GENERATED ALWAYS AS (concat(`b`,'x)')) STORED NOT NULL",
        ColumnClauseKind::Generated, "concat(`b`,'x)')");
    row("`a` timestamp(6) GENERATED ALWAYS AS ROW START INVISIBLE", ColumnClauseKind::Generated,
        "ROW START");
    row("`a` point NOT NULL /*!80003 SRID 4326 */ COMMENT 'x'", ColumnClauseKind::Srid, "4326");
    row("`a` text /*M!100301 COMPRESSED*/ DEFAULT NULL", ColumnClauseKind::Default, "NULL");
    row("`a` longtext DEFAULT json_array(1) CHECK (json_valid(`a`))", ColumnClauseKind::Check,
        "json_valid(`a`)");
    row("`a` int(11) DEFAULT NULL /*!80023 INVISIBLE */", ColumnClauseKind::Invisible, "");
    row("`a` int(11) DEFAULT NULL WITHOUT SYSTEM VERSIONING COMMENT 'c'", ColumnClauseKind::Comment,
        "'c'");
}

void tst_CreateTableText::columnClausesAreTakenApart()
{
    QFETCH(QString, definition);
    QFETCH(int, kind);
    QFETCH(QString, value);
    const ColumnText column = parseColumnText(definition.toStdString());
    const ColumnClause *clause = column.find(static_cast<ColumnClauseKind>(kind));
    QVERIFY(clause);
    QCOMPARE(QString::fromStdString(clause->value), value);
    QCOMPARE(QString::fromStdString(column.text()), definition); // nothing is lost
}

void tst_CreateTableText::typesAreRead_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("length");
    QTest::addColumn<int>("precision");
    QTest::addColumn<int>("scale");
    const auto row = [](const char *type, TypeKind kind, int length, int precision, int scale) {
        QTest::newRow(type) << type << static_cast<int>(kind) << length << precision << scale;
    };
    row("int(10) unsigned", TypeKind::Integer, -1, -1, -1);
    row("decimal(65,30)", TypeKind::Decimal, -1, 65, 30);
    row("decimal(10,0)", TypeKind::Decimal, -1, 10, 0);
    row("float(7,3)", TypeKind::Float, -1, 7, 3);
    row("double", TypeKind::Double, -1, -1, -1);
    row("bit(64)", TypeKind::Bit, 64, -1, -1);
    row("varchar(20000)", TypeKind::Varchar, 20000, -1, -1);
    row("char(0)", TypeKind::Char, 0, -1, -1);
    row("mediumtext", TypeKind::Text, 0xFFFFFF, -1, -1);
    row("varbinary(300)", TypeKind::Varbinary, 300, -1, -1);
    row("tinyblob", TypeKind::Blob, 255, -1, -1);
    row("datetime(3)", TypeKind::DateTime, -1, -1, 3);
    row("timestamp", TypeKind::Timestamp, -1, -1, 0);
    row("year(4)", TypeKind::Year, -1, -1, -1);
    row("geomcollection", TypeKind::Geometry, -1, -1, -1);
    row("json", TypeKind::Json, -1, -1, -1);
    row("uuid", TypeKind::Uuid, -1, -1, -1);
    row("inet6", TypeKind::Inet, -1, -1, -1);
    row("vector(3)", TypeKind::Blob, 12, -1, -1);
    row("something_new(3)", TypeKind::Unknown, 3, -1, -1);
}

void tst_CreateTableText::typesAreRead()
{
    QFETCH(QString, type);
    QFETCH(int, kind);
    QFETCH(int, length);
    QFETCH(int, precision);
    QFETCH(int, scale);
    const ColumnType read = columnTypeFromText(parseColumnText("`a` " + type.toStdString()));
    QCOMPARE(static_cast<int>(read.kind), kind);
    QCOMPARE(read.length ? static_cast<int>(*read.length) : -1, length);
    QCOMPARE(read.precision.value_or(-1), precision);
    QCOMPARE(read.scale.value_or(-1), scale);
    QCOMPARE(QString::fromStdString(read.declared), type);
    const ColumnType members = columnTypeFromText(
        parseColumnText("`a` enum('a','b,c','it''s','back\\\\slash','',')') DEFAULT 'a'"));
    QCOMPARE(members.members,
             (std::vector<std::string>{"a", "b,c", "it's", "back\\slash", "", ")"}));
}

void tst_CreateTableText::charsetsComeFromColumnOrTable()
{
    const auto table = tableFromCreateText(
        {"d", "t"}, "CREATE TABLE `t` (\n  `a` varchar(5),\n  `b` text COLLATE utf8mb4_bin,\n"
                    "  `c` char(2) CHARACTER SET gbk,\n  `d` blob,\n  `e` int(11) NOT NULL\n"
                    ") ENGINE=InnoDB AUTO_INCREMENT=9 DEFAULT CHARSET=latin1 COLLATE=latin1_bin "
                    "COMMENT='x\\ny'");
    QVERIFY(table.has_value());
    QCOMPARE(table->findColumn("a")->type.charset, std::string("latin1"));
    QCOMPARE(table->findColumn("a")->type.collation, std::string("latin1_bin"));
    QCOMPARE(table->findColumn("b")->type.charset, std::string("utf8mb4"));
    QCOMPARE(table->findColumn("c")->type.charset, std::string("gbk"));
    QVERIFY(table->findColumn("c")->type.collation.empty());
    QVERIFY(table->findColumn("d")->type.charset.empty());
    QVERIFY(!table->findColumn("e")->nullable && table->findColumn("a")->nullable);
    QCOMPARE(table->comment, std::string("x\ny"));
    QVERIFY(table->autoIncrement == 9u);
}

void tst_CreateTableText::periodsInKeysStandForTheirColumns()
{
    const auto table = tableFromCreateText(
        {"d", "t"}, "CREATE TABLE `t` (\n  `id` int(11) NOT NULL,\n  `s` date NOT NULL,\n"
                    "  `e` date NOT NULL,\n  PERIOD FOR `app` (`s`, `e`),\n"
                    "  UNIQUE KEY `id` (`id`,`app` WITHOUT OVERLAPS)\n) ENGINE=InnoDB");
    QVERIFY(table.has_value());
    QVERIFY(table->rowKey());
    QCOMPARE(table->rowKey()->parts.size(), std::size_t(3));
    QCOMPARE(table->rowKey()->parts[2].column, std::string("e"));
}

void tst_CreateTableText::rowStartAndEndAreNoColumns()
{
    const auto table = tableFromCreateText(
        {"d", "t"}, "CREATE TABLE `t` (\n  `id` int(11) NOT NULL,\n"
                    "  `rs` timestamp(6) GENERATED ALWAYS AS ROW START,\n"
                    "  `re` timestamp(6) GENERATED ALWAYS AS ROW END INVISIBLE,\n"
                    "  PRIMARY KEY (`id`,`re`),\n  PERIOD FOR SYSTEM_TIME (`rs`, `re`)\n"
                    ") ENGINE=InnoDB WITH SYSTEM VERSIONING");
    QVERIFY(table.has_value());
    QCOMPARE(table->columns.size(), std::size_t(1));
    QVERIFY(table->rowKey());
    QCOMPARE(table->rowKey()->parts.size(), std::size_t(1));
}

void tst_CreateTableText::whatIsNoCreateTableIsRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "CREATE", "CREATE TABLE", "CREATE TABLE `t`", "CREATE TABLE `t` (",
                             "CREATE TABLE `t` (`a` int", "CREATE VIEW `v` AS select 1",
                             "CREATE TABLE `t` AS `x`", "CREATE TABLE `t", "`", "'", "/*"})
        QTest::newRow(*text ? text : "nothing") << text;
}

void tst_CreateTableText::whatIsNoCreateTableIsRefused()
{
    QFETCH(QString, text);
    const auto parsed = parseCreateTable(text.toStdString());
    QVERIFY(!parsed.has_value());
    QVERIFY(parsed.error().code == ErrorCode::Internal);
}

QTEST_GUILESS_MAIN(tst_CreateTableText)
#include "tst_create_table_text.moc"
