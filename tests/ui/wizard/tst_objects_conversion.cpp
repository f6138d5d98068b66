#include "tests/ui/wizard/objects_support.h"
#include "ui/wizard/objects_conversion.h"

#include <QTest>

using namespace godwit;
using namespace godwit::ui;

namespace {

Project projectOf(const TransferMapping &mapping)
{
    Project project;
    project.transferMapping = mapping;
    return project;
}

/// What a mapping moves, with filters and columns.
QStringList moved(const TransferMapping &mapping)
{
    QStringList texts;
    for (const ResolvedObject &object : resolveObjects(projectOf(mapping), *smallCatalog()).objects)
        if (object.selected)
            texts += QString::fromStdString(object.object.name.qualified() + '>'
                                            + object.sink.qualified() + '|' + object.whereClause
                                            + '|' + std::to_string(object.filterColumns.size()));
    return texts;
}

} // namespace

class tst_ObjectsConversion : public QObject
{
    Q_OBJECT

private slots:
    void rulesTakeExactlyWhatWasPicked()
    {
        TransferMapping mapping;
        ObjectMapping columns = test::object("log");
        columns.filterColumns = {"id"};
        mapping.databases = {
            test::database("shop",
                           {test::object("orders", "old_orders"), columns,
                            test::object("order_items", {}, "id > 7")},
                           {test::object("totals")}, "store"),
            test::database("mail", {test::object("inbox"), test::object("orders")})};
        const auto index = smallIndex();
        const ConvertedMapping converted =
            rulesFromPicks(mapping, index.get(), ProjectType::Migration);
        QVERIFY(converted.mapping.mode == MappingMode::Wildcard);
        QCOMPARE(moved(converted.mapping), moved(mapping));
        QCOMPARE(converted.objects, std::size_t(6));
        QCOMPARE(converted.listed, std::size_t(2));
        const auto &rules = converted.mapping.tableAndViewWhiteList;
        QVERIFY(std::find(rules.begin(), rules.end(), "mail.*") != rules.end());
        QVERIFY(std::find(rules.begin(), rules.end(), "shop.orders=store.old_orders")
                != rules.end());

        const ConvertedMapping back = picksFromRules(projectOf(converted.mapping), *index);
        QVERIFY(back.mapping.mode == MappingMode::Specific);
        QCOMPARE(moved(back.mapping), moved(mapping));
    }

    void namesThatNoRuleCanSayStayListed()
    {
        TransferMapping mapping;
        mapping.databases = {
            test::database("shop", {test::object("odd*name"), test::object("a=b"),
                                    test::object("blank "), test::object("plain")})};
        const ConvertedMapping converted = rulesFromPicks(mapping, nullptr, ProjectType::Migration);
        QCOMPARE(converted.mapping.tableAndViewWhiteList, std::vector<std::string>{"shop.plain"});
        QCOMPARE(converted.listed, std::size_t(3));
    }

    void longListsStayLists()
    {
        TransferMapping mapping;
        mapping.databases = {test::database("shop")};
        for (int i = 0; i < 5000; ++i)
            mapping.databases.front().tables.push_back(test::object("t" + std::to_string(i)));
        const ConvertedMapping converted = rulesFromPicks(mapping, nullptr, ProjectType::Migration);
        QCOMPARE(converted.rules, std::size_t(0));
        QCOMPARE(converted.mapping.databases, mapping.databases);
    }

    void picksCarryWhatTheListsKnew()
    {
        Project project = test::wildcard({"shop.*=store.*"}, {"shop.log"},
                                         {test::database("shop", {test::object("orders")})});
        project.transferMapping.databases.front().id = "db-1";
        project.transferMapping.databases.front().tables.front().id = "t-1";
        const ConvertedMapping converted = picksFromRules(project, *smallIndex());
        QCOMPARE(converted.objects, std::size_t(4));
        QCOMPARE(converted.rules, std::size_t(2));
        const DatabaseMapping &database = converted.mapping.databases.front();
        QVERIFY(database.id == "db-1");
        QCOMPARE(database.mappedName, std::string("store"));
        const bool kept = std::any_of(database.tables.begin(), database.tables.end(),
                                      [](const ObjectMapping &o) { return o.id == "t-1"; });
        QVERIFY(kept);
    }
};

QTEST_APPLESS_MAIN(tst_ObjectsConversion)
#include "tst_objects_conversion.moc"
