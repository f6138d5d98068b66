#include "core/mapping/near_names.h"

#include <QTest>

using namespace godwit;

class tst_NearNames : public QObject
{
    Q_OBJECT

private slots:
    void countsChanges();
    void findsWhatTheUserMayHaveMeant();
    void ranksTheNearestFirst();
    void saysThatSqliteHasOnlyMain();
    void listsDatabasesOfObjectsToo();
};

namespace {

Catalog catalogOf(std::initializer_list<TableName> names)
{
    Catalog catalog;
    for (const TableName &name : names) {
        CatalogObject object;
        object.name = name;
        catalog.objects.push_back(object);
    }
    return catalog;
}

} // namespace

void tst_NearNames::countsChanges()
{
    QCOMPARE(editDistance("orders", "orders", 3), std::size_t(0));
    QCOMPARE(editDistance("orders", "ORDERS", 3), std::size_t(0));
    QCOMPARE(editDistance("orders", "ordrs", 3), std::size_t(1));
    QCOMPARE(editDistance("kitten", "sitting", 3), std::size_t(3));
    QCOMPARE(editDistance("", "ab", 3), std::size_t(2));
    QCOMPARE(editDistance("orders", "customers", 3), std::size_t(4)); // beyond the limit
}

void tst_NearNames::findsWhatTheUserMayHaveMeant()
{
    const Catalog catalog =
        catalogOf({{"shop", "orders"}, {"shop", "customers"}, {"old", "ordrs"}});
    const auto near = nearObjects(catalog, {"shop", "ordrs"});
    QCOMPARE(near.size(), std::size_t(2));
    QVERIFY(nearObjects(catalog, {"shop", "zebra"}).empty());
}

void tst_NearNames::ranksTheNearestFirst()
{
    const Catalog catalog = catalogOf(
        {{"shop", "orders22"}, {"shop", "orders2"}, {"shop", "Orders"}, {"shop", "orders_3"}});
    const auto near = nearObjects(catalog, {"shop", "orders"});
    QCOMPARE(near.size(), std::size_t(3));
    QCOMPARE(near.front(), (TableName{"shop", "Orders"}));
    QCOMPARE(near.at(1), (TableName{"shop", "orders2"}));
}

void tst_NearNames::saysThatSqliteHasOnlyMain()
{
    QVERIFY(missingDatabaseAdvice({"main"}, "shop").find("SQLite") != std::string::npos);
    QVERIFY(missingDatabaseAdvice({"Shop", "x"}, "shop").find("Did you mean `Shop`")
            != std::string::npos);
    QVERIFY(missingDatabaseAdvice({"a", "b"}, "shop").find("`a`, `b`") != std::string::npos);
    QVERIFY(!missingDatabaseAdvice({}, "shop").empty());
}

void tst_NearNames::listsDatabasesOfObjectsToo()
{
    Catalog catalog = catalogOf({{"shop", "a"}, {"shop", "b"}, {"mail", "c"}});
    catalog.databases.push_back({"empty", "", ""});
    QCOMPARE(databaseNames(catalog), (std::vector<std::string>{"empty", "mail", "shop"}));
}

QTEST_APPLESS_MAIN(tst_NearNames)
#include "tst_near_names.moc"
