#include "tests/ui/wizard/objects_support.h"
#include "ui/wizard/objects_edit.h"

#include <QTest>

using namespace godwit;
using namespace godwit::ui;

namespace {

/// `source > sink`, of everything listed.
QStringList listed(const TransferMapping &mapping)
{
    QStringList texts;
    for (const ObjectPlace &place : listedPlaces(mapping)) {
        const DatabaseMapping &database = mapping.databases[place.database];
        const ObjectMapping &object = listedAt(mapping, place);
        texts += QString::fromStdString(database.name + '.' + object.name + " > "
                                        + database.sinkName() + '.' + object.sinkName());
    }
    return texts;
}

} // namespace

class tst_ObjectsEdit : public QObject
{
    Q_OBJECT

private slots:
    void picksObjectsOnceAndInOrder()
    {
        const auto index = smallIndex();
        TransferMapping mapping;
        pickObjects(mapping, *index, numbersOf(*index, {{"shop", "orders"}}));
        pickObjects(mapping, *index,
                    numbersOf(*index, {{"shop", "log"}, {"shop", "orders"}, {"shop", "totals"}}));
        QCOMPARE(listed(mapping), (QStringList{"shop.log > shop.log", "shop.orders > shop.orders",
                                               "shop.totals > shop.totals"}));
        QCOMPARE(mapping.databases.front().views.size(), std::size_t(1));
        const auto picked = pickedObjects(mapping, *index);
        QCOMPARE(std::count(picked.begin(), picked.end(), 1), 3);
    }

    void followsWhereItsDatabaseGoes()
    {
        const auto index = smallIndex();
        TransferMapping mapping;
        pickObjects(mapping, *index, numbersOf(*index, {{"shop", "orders"}}), "store");
        pickObjects(mapping, *index, numbersOf(*index, {{"shop", "log"}}));
        QCOMPARE(listed(mapping),
                 (QStringList{"shop.log > store.log", "shop.orders > store.orders"}));
    }

    void keepsAnOrderThatIsNotItsOwn()
    {
        const auto index = smallIndex();
        TransferMapping mapping;
        mapping.databases = {test::database("shop", {test::object("orders"), test::object("log")})};
        pickObjects(mapping, *index, numbersOf(*index, {{"shop", "Customers"}}));
        QCOMPARE(listed(mapping).last(), QString("shop.Customers > shop.Customers"));
    }

    void dropsDatabasesThatBecomeEmpty()
    {
        TransferMapping mapping;
        mapping.databases = {test::database("mail", {test::object("inbox")}),
                             test::database("shop", {test::object("a"), test::object("b")}),
                             test::database("always_empty")};
        dropObjects(mapping, {{0, false, 0}, {1, false, 0}});
        QCOMPARE(mapping.databases.size(), std::size_t(2));
        QCOMPARE(listed(mapping), QStringList{"shop.b > shop.b"});
    }

    void movesObjectsToAnotherDatabaseAndBack()
    {
        TransferMapping mapping;
        mapping.databases = {
            test::database("shop", {test::object("a", "x", "id > 1"), test::object("b")})};
        mapping.databases.front().id = "db-1";
        const TransferMapping before = mapping;
        moveObjects(mapping, {{0, false, 0}}, "old");
        QCOMPARE(listed(mapping), (QStringList{"shop.b > shop.b", "shop.a > old.x"}));
        QVERIFY(mapping.databases[1].id == before.databases[0].id);
        QVERIFY(mapping.databases[1].tables[0].whereClause == "id > 1");
        moveObjects(mapping, {{1, false, 0}}, "shop");
        QVERIFY(mapping == before);
    }

    void renamesADatabaseOfTheSink()
    {
        TransferMapping mapping;
        mapping.databases = {test::database("shop", {test::object("a")}),
                             test::database("mail", {test::object("b")}, {}, "shop"),
                             test::database("shop", {test::object("c")}, {}, "store")};
        renameSinkDatabase(mapping, "shop", "store");
        QStringList all = listed(mapping);
        all.sort();
        QCOMPARE(all, (QStringList{"mail.b > store.b", "shop.a > store.a", "shop.c > store.c"}));
        QCOMPARE(mapping.databases.size(), std::size_t(2));
    }

    void readsPointers()
    {
        const ObjectPlace place{3, true, 17};
        QCOMPARE(placeAtPointer(place.pointer()), std::optional(place));
        QCOMPARE(placeAtPointer(place.pointer() + "/whereClause"), std::optional(place));
        for (const char *elsewhere : {"", "/name", "/transferMapping/databases/3",
                                      "/transferMapping/databases/3/specificTables/1",
                                      "/transferMapping/databases/x/tables/1"})
            QVERIFY2(!placeAtPointer(elsewhere), elsewhere);
        TransferMapping mapping;
        QVERIFY(!findObject(mapping, place));
    }
};

QTEST_APPLESS_MAIN(tst_ObjectsEdit)
#include "tst_objects_edit.moc"
