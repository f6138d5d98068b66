#include "tests/ui/wizard/objects_support.h"

#include <QTest>

using namespace godwit;
using namespace godwit::ui;

class tst_ObjectsCatalogIndex : public QObject
{
    Q_OBJECT

private slots:
    void findsObjectsByTheirNames()
    {
        const auto index = smallIndex();
        for (std::uint32_t i = 0; i < index->size(); ++i) {
            const TableName &name = index->object(i).name;
            QCOMPARE(index->find(name.database, name.table), std::optional(i));
        }
        QVERIFY(!index->find("shop", "Orders"));
        QVERIFY(!index->find("sho", "porders"));
    }

    void knowsWhatEachDatabaseHolds()
    {
        Catalog catalog = *smallCatalog();
        catalog.databases.push_back({"nothing", "", ""});
        const ObjectsCatalogIndex index(std::make_shared<const Catalog>(catalog));
        QCOMPARE(index.databases().size(), std::size_t(3));
        QCOMPARE(index.findDatabase("shop")->size(), 5U);
        QCOMPARE(index.findDatabase("nothing")->size(), 0U);
        QVERIFY(!index.findDatabase("other"));
    }

    void sortsWhatAStoreSortsInItsOwnWay()
    {
        Catalog catalog = *smallCatalog();
        std::reverse(catalog.objects.begin(), catalog.objects.end());
        const ObjectsCatalogIndex index(std::make_shared<const Catalog>(catalog));
        QVERIFY(index.catalog() == *smallCatalog());
    }

    void searches_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("everything")
            << "" << QStringList{"mail.inbox",       "mail.orders", "shop.Customers", "shop.log",
                                 "shop.order_items", "shop.orders", "shop.totals"};
        QTest::newRow("part of a name")
            << "order" << QStringList{"mail.orders", "shop.order_items", "shop.orders"};
        QTest::newRow("case does not matter") << "CUSTOM" << QStringList{"shop.Customers"};
        QTest::newRow("a database with all it holds")
            << "mail" << QStringList{"mail.inbox", "mail.orders"};
        QTest::newRow("both parts") << "sh.ord" << QStringList{"shop.order_items", "shop.orders"};
        QTest::newRow("only the database")
            << "shop."
            << QStringList{"shop.Customers", "shop.log", "shop.order_items", "shop.orders",
                           "shop.totals"};
        QTest::newRow("nothing") << "xyz" << QStringList{};
    }

    void searches()
    {
        QFETCH(QString, text);
        const auto index = smallIndex();
        QStringList found;
        for (const std::uint32_t number : index->find(ObjectQuery::parse(text)))
            found += QString::fromStdString(index->object(number).name.qualified());
        QTEST(found, "found");
    }

    void searchesNamesBeyondAscii()
    {
        NameSearch names;
        names.add("Ärger");
        names.add("ärger2");
        names.add("Bestellung");
        QCOMPARE(names.find(QStringLiteral("ÄRG")), (std::vector<std::uint32_t>{0, 1}));
        QCOMPARE(names.find(QStringLiteral("e")), (std::vector<std::uint32_t>{0, 1, 2}));
    }
};

QTEST_APPLESS_MAIN(tst_ObjectsCatalogIndex)
#include "tst_objects_catalog_index.moc"
