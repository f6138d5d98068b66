#include "core/service/object_list_columns.h"
#include "core/service/object_list_csv.h"

#include <QElapsedTimer>
#include <QTest>

using namespace godwit;

class tst_ObjectListCsv : public QObject
{
    Q_OBJECT

private slots:
    void aMappingComesBackAsItWas_data();
    void aMappingComesBackAsItWas();
    void theTemplateIsAnEmptyList();
    void emptyDestinationsKeepTheNames();
    void theHeaderMayBeMissing();
    void aListOfTheOtherTypeIsRefused();
    void everyProblemNamesLineAndColumn_data();
    void everyProblemNamesLineAndColumn();
    void goodLinesAreKeptBesideBadOnes();
    void columnsAreSelectedByTheirMappingToo();
    void namesInsideACellAreTakenApart_data();
    void namesInsideACellAreTakenApart();
    void whatTheSourceDoesNotHaveIsNamed();
    void viewsAreFoundToBeViews();
    void oneDatabaseMayGoToTwo();
    void aHundredThousandLinesAreReadWhole();
};

static ObjectMapping object(const std::string &name, const std::string &mappedName = {},
                            const std::string &where = {}, std::vector<std::string> columns = {},
                            std::vector<std::string> sharding = {})
{
    ObjectMapping item;
    item.name = name;
    item.mappedName = mappedName;
    if (!where.empty())
        item.whereClause = where;
    item.filterColumns = std::move(columns);
    item.shardColumns = std::move(sharding);
    return item;
}

static TransferMapping hostileMapping(ProjectType type)
{
    TransferMapping mapping;
    DatabaseMapping shop;
    shop.name = "shop";
    shop.mappedName = "shop, new";
    const std::vector<std::string> columns = {"id",     "a;b",   "c=d",        "e\\f", "\\;",
                                              " edge ", "\"q\"", "two\nlines", "é😀",   "plain\\"};
    const bool isSync = type == ProjectType::Sync;
    shop.tables = {
        object("orders"),
        object("a \"b\" `c`", "d,e", "x = 'y, \"z\"' and\n  n > 1", columns,
               isSync ? std::vector<std::string>{"id", "a;b"} : std::vector<std::string>()),
        object("two\r\nlines", "", "id > 5"), object(" blanks ", "")};
    DatabaseMapping other;
    other.name = "表";
    other.tables = {object("x.y", "Y")};
    mapping.databases = {shop, other};
    return mapping;
}

static QString told(const std::vector<CsvProblem> &problems)
{
    QStringList lines;
    for (const CsvProblem &problem : problems)
        lines << QString("%1:%2 %3")
                     .arg(problem.line)
                     .arg(problem.column)
                     .arg(QString::fromStdString(problem.message));
    return lines.join("; ");
}

static std::string lineOf(const std::string &name)
{
    return "shop," + name + ",,\n";
}

void tst_ObjectListCsv::aMappingComesBackAsItWas_data()
{
    QTest::addColumn<bool>("isSync");
    QTest::newRow("migration") << false;
    QTest::newRow("synchronization") << true;
}

void tst_ObjectListCsv::aMappingComesBackAsItWas()
{
    QFETCH(bool, isSync);
    const ProjectType type = isSync ? ProjectType::Sync : ProjectType::Migration;
    const TransferMapping mapping = hostileMapping(type);
    const std::string text = objectListCsv(type, listedObjects(mapping));
    for (const std::string &file : {text, "\xEF\xBB\xBF" + text}) {
        const ObjectList list = readObjectList(file, type);
        QVERIFY2(list.problems.empty(), qPrintable(told(list.problems)));
        QVERIFY(mappingFrom(type, list.objects) == mapping);
        QCOMPARE(objectListCsv(type, list.objects), text);
    }
}

void tst_ObjectListCsv::theTemplateIsAnEmptyList()
{
    for (const ProjectType type : {ProjectType::Migration, ProjectType::Sync}) {
        QCOMPARE(objectListTemplate(type), objectListCsv(type, {}));
        const ObjectList list = readObjectList(objectListTemplate(type), type);
        QVERIFY(list.objects.empty() && list.problems.empty());
    }
    QVERIFY(readObjectList("", ProjectType::Sync).objects.empty());
}

void tst_ObjectListCsv::emptyDestinationsKeepTheNames()
{
    const ObjectList list =
        readObjectList("shop,orders\nshop,items,,\nshop,old,,new\nshop,x,y,\n", ProjectType::Sync);
    QVERIFY(list.problems.empty());
    QCOMPARE(list.objects.size(), std::size_t(4));
    QCOMPARE(list.objects[0].sink.qualified(), std::string("shop.orders"));
    QCOMPARE(list.objects[1].sink.qualified(), std::string("shop.items"));
    QCOMPARE(list.objects[2].sink.qualified(), std::string("shop.new"));
    QCOMPARE(list.objects[3].sink.qualified(), std::string("y.x"));
    QCOMPARE(list.objects[3].line, 4);
}

void tst_ObjectListCsv::theHeaderMayBeMissing()
{
    const std::string header = "source database, SOURCE TABLE ,\"Destination Database\","
                               "Destination Table,Column Mapping,Row Filter\r\n";
    for (const std::string &before : {std::string(), header}) {
        const ObjectList list = readObjectList(before + lineOf("orders"), ProjectType::Migration);
        QVERIFY2(list.problems.empty(), qPrintable(told(list.problems)));
        QCOMPARE(list.objects.size(), std::size_t(1));
    }
}

void tst_ObjectListCsv::aListOfTheOtherTypeIsRefused()
{
    for (const ProjectType type : {ProjectType::Migration, ProjectType::Sync}) {
        const ProjectType other =
            type == ProjectType::Sync ? ProjectType::Migration : ProjectType::Sync;
        const ObjectList list = readObjectList(objectListTemplate(other) + lineOf("t"), type);
        QVERIFY(list.objects.empty());
        QCOMPARE(list.problems.size(), std::size_t(1));
        QCOMPARE(list.problems[0].line, 1);
    }
}

void tst_ObjectListCsv::everyProblemNamesLineAndColumn_data()
{
    QTest::addColumn<bool>("isSync");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("places"); ///< "line:column" of each problem
    QTest::newRow("no database") << false << QByteArray("shop,a\n,b\n") << "2:1";
    QTest::newRow("no table") << false << QByteArray("shop,,x,y\n") << "1:2";
    QTest::newRow("neither") << false << QByteArray(",,x,y\n") << "1:1 1:2";
    QTest::newRow("semicolons between") << false << QByteArray("shop;a;shop;a\n") << "1:0";
    QTest::newRow("five cells") << false << QByteArray("shop,a,shop,a,id=id\n") << "1:0";
    QTest::newRow("a comma too many") << false << QByteArray("shop,a,,,,x = 1, y = 2\n") << "1:0";
    QTest::newRow("six cells of eight") << true << QByteArray("shop,a,,,,\n") << "1:0";
    QTest::newRow("twice") << false << QByteArray("shop,a\nshop,b\nshop,a,,c\n") << "3:2";
    QTest::newRow("renamed column") << false << QByteArray("shop,a,,,id=no,\n") << "1:5";
    QTest::newRow("column twice") << false << QByteArray("shop,a,,,id=id;id=id,\n") << "1:5";
    QTest::newRow("half a filter") << false << QByteArray("shop,a,,,,\"x = 'y\"\n") << "1:6";
    QTest::newRow("two filters") << false << QByteArray("shop,a,,,,x = 1; y = 2\n") << "1:6";
    QTest::newRow("= among the selected") << true << QByteArray("shop,a,,,id=no,,,\n") << "1:5";
    QTest::newRow("mapped, not selected") << true << QByteArray("shop,a,,,id,v=v,,\n") << "1:6";
    QTest::newRow("sharding twice") << true << QByteArray("shop,a,,,,,id;id,\n") << "1:7";
    QTest::newRow("filter of a SYNC") << true << QByteArray("shop,a,,,,,,(x\n") << "1:8";
    QTest::newRow("each line its own")
        << false << QByteArray("shop\n\"x\ny\",\nshop,a\nshop,\"b\n") << "1:0 2:2 5:2";
}

void tst_ObjectListCsv::everyProblemNamesLineAndColumn()
{
    QFETCH(bool, isSync);
    QFETCH(QByteArray, text);
    QFETCH(QString, places);
    const ObjectList list =
        readObjectList({text.constData(), static_cast<std::size_t>(text.size())},
                       isSync ? ProjectType::Sync : ProjectType::Migration);
    QStringList found;
    for (const CsvProblem &problem : list.problems) {
        found << QString("%1:%2").arg(problem.line).arg(problem.column);
        QVERIFY(!problem.message.empty() && !problem.proposal.empty());
    }
    QCOMPARE(found.join(' '), places);
}

void tst_ObjectListCsv::goodLinesAreKeptBesideBadOnes()
{
    const ObjectList list =
        readObjectList("shop,a\nshop,,\nshop,b\nshop,c,d,e,f\nshop,g\n", ProjectType::Migration);
    QCOMPARE(list.problems.size(), std::size_t(2));
    QCOMPARE(list.objects.size(), std::size_t(3));
    QCOMPARE(list.objects[2].source.table, std::string("g"));
}

void tst_ObjectListCsv::columnsAreSelectedByTheirMappingToo()
{
    const std::vector<std::string> expected = {"id", "v"};
    const auto columns = [](const std::string &text, ProjectType type) {
        const ObjectList list = readObjectList(text, type);
        return list.problems.empty() ? list.objects.at(0).filterColumns
                                     : std::vector<std::string>{told(list.problems).toStdString()};
    };
    QCOMPARE(columns("s,a,,,id=id; v = v ;,\n", ProjectType::Migration), expected);
    QCOMPARE(columns("s,a,,,id;v,\n", ProjectType::Migration), expected);
    QCOMPARE(columns("s,a,,,id;v,,,\n", ProjectType::Sync), expected);
    QCOMPARE(columns("s,a,,,,id=id;v=v,,\n", ProjectType::Sync), expected);
    QCOMPARE(columns("s,a,,,id;v,v=v,,\n", ProjectType::Sync), expected);
    QVERIFY(columns("s,a,,,,\n", ProjectType::Migration).empty());
}

void tst_ObjectListCsv::namesInsideACellAreTakenApart_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("expected"); ///< "from>to|from>to"
    QTest::newRow("empty") << ""
                           << "";
    QTest::newRow("one") << "a"
                         << "a>a";
    QTest::newRow("separators alone") << " ; ;"
                                      << "";
    QTest::newRow("renamed") << "a=b;c=d"
                             << "a>b|c>d";
    QTest::newRow("no target") << "a=;b"
                               << "a>|b>b";
    QTest::newRow("escaped") << "a\\;b=a\\=b"
                             << "a;b>a=b";
    QTest::newRow("a backslash of its own") << "a\\b;c\\"
                                            << "a\\b>a\\b|c\\>c\\";
    QTest::newRow("blanks") << " a b ;\\ c\\ "
                            << "a b>a b| c > c ";
}

void tst_ObjectListCsv::namesInsideACellAreTakenApart()
{
    QFETCH(QString, cell);
    QFETCH(QString, expected);
    QStringList pairs;
    for (const ColumnPair &pair : splitColumns(cell.toStdString()))
        pairs << QString::fromStdString(pair.from + '>' + pair.to);
    QCOMPARE(pairs.join('|'), expected);
}

static Catalog catalogOf(const std::vector<TableName> &tables, const std::vector<TableName> &views)
{
    Catalog catalog;
    for (const TableName &name : tables)
        catalog.objects.push_back({name, ObjectKind::Table, 0, false, 0, true});
    for (const TableName &name : views)
        catalog.objects.push_back({name, ObjectKind::View, 0, false, 0, false});
    catalog.databases = {{"shop", "", ""}};
    return catalog;
}

void tst_ObjectListCsv::whatTheSourceDoesNotHaveIsNamed()
{
    ObjectList list = readObjectList("shop,orders\nshop,order\nshp,orders\nshop,Orders\n",
                                     ProjectType::Migration);
    const auto problems = checkAgainst(catalogOf({{"shop", "orders"}}, {}), list.objects);
    QCOMPARE(problems.size(), std::size_t(3));
    QCOMPARE(problems[0].line, 2);
    QCOMPARE(problems[0].column, 2);
    QVERIFY(problems[0].proposal.find("shop.orders") != std::string::npos);
    QCOMPARE(problems[1].line, 3);
    QCOMPARE(problems[1].column, 1);
    QVERIFY(problems[1].message.find("shp") != std::string::npos);
    QCOMPARE(problems[2].line, 4); // another case is another name
}

void tst_ObjectListCsv::viewsAreFoundToBeViews()
{
    ObjectList list = readObjectList("shop,orders\nshop,totals\n", ProjectType::Migration);
    const auto problems =
        checkAgainst(catalogOf({{"shop", "orders"}}, {{"shop", "totals"}}), list.objects);
    QVERIFY(problems.empty());
    const TransferMapping mapping = mappingFrom(ProjectType::Migration, list.objects);
    QCOMPARE(mapping.databases.size(), std::size_t(1));
    QCOMPARE(mapping.databases[0].tables.size(), std::size_t(1));
    QCOMPARE(mapping.databases[0].views.at(0).name, std::string("totals"));
}

void tst_ObjectListCsv::oneDatabaseMayGoToTwo()
{
    const ObjectList list =
        readObjectList("shop,a,x,\nshop,b,y,\nshop,c,x,\n", ProjectType::Migration);
    const TransferMapping mapping = mappingFrom(ProjectType::Migration, list.objects);
    QCOMPARE(mapping.databases.size(), std::size_t(2));
    QCOMPARE(mapping.databases[0].mappedName, std::string("x"));
    QCOMPARE(mapping.databases[0].tables.size(), std::size_t(2));
    QCOMPARE(mapping.databases[1].tables.at(0).name, std::string("b"));
}

void tst_ObjectListCsv::aHundredThousandLinesAreReadWhole()
{
    std::string text;
    std::vector<TableName> tables;
    for (int i = 0; i < 100000; ++i) {
        const std::string name = "table" + std::to_string(1000000 + i);
        text += "shop," + name + ",,,id=id;v=v,id > 5\n";
        if (i % 2 == 0)
            tables.push_back({"shop", name});
    }
    const Catalog catalog = catalogOf(tables, {});
    QElapsedTimer timer;
    timer.start();
    ObjectList list = readObjectList(text, ProjectType::Migration);
    QCOMPARE(list.objects.size(), std::size_t(100000));
    QCOMPARE(checkAgainst(catalog, list.objects).size(), std::size_t(50000));
    qInfo("read in %lld ms", static_cast<long long>(timer.elapsed()));
    qInfo("%lld ms", static_cast<long long>(timer.elapsed()));
}

QTEST_GUILESS_MAIN(tst_ObjectListCsv)
#include "tst_object_list_csv.moc"
