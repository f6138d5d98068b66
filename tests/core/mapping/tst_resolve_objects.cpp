#include "tests/core/mapping/selection_support.h"

#include <QTest>

using namespace godwit;
using namespace godwit::test;

namespace {

Catalog shop()
{
    return catalogOf({table("shop", "cart"), table("shop", "customers"), table("shop", "orders"),
                      table("shop", "audit_log", false), view("shop", "sales"),
                      table("mail", "queue"), table("mail", "audit_log", false)});
}

const std::string hostile = "my `odd.\"table'\n😀 ";

} // namespace

class tst_ResolveObjects : public QObject
{
    Q_OBJECT

private slots:
    void specificTakesWhatIsListed();
    void specificNamesMayHoldAnything();
    void specificCarriesFiltersAndColumns();
    void specificReportsAMissingTableWithNearNames();
    void specificReportsAMissingDatabase();
    void specificTellsAViewFromATable();
    void specificRefusesOneTableWithTwoTargets();
    void specificAcceptsTheSameEntryTwice();
    void specificRefusesTwoFiltersForOneTable();
    void specificWarnsWhenTheCategoryDropsAListedTable();

    void wildcardIsIncludesLessExcludes();
    void wildcardMatchesWholeNamesCaseSensitively();
    void wildcardTakesDatabasesToo();
    void wildcardDropsListedDatabases();
    void wildcardDatabaseItemWithTablesIsNotTheWholeDatabase();
    void wildcardSettingsAloneSelectNothingElse();
    void wildcardKeepsNamesThatOmsWouldNotMatch();
    void wildcardNeverTakesGodwitsOwnDatabase();
    void wildcardWorksOnWildcardDatabases();

    void rulesRename_data();
    void rulesRename();
    void mergingRulesLeaveViewsAndSaySo();
    void topicsMayBeShared();
    void listedRenamesApplyToWhatRulesTake();
    void aRuleKeepsItsRenameAndTheEntryItsFilter();
    void databaseMappedNameMovesTheDatabase();
    void twoRulesWithDifferentTargetsAreAnError();
    void twoRulesWithTheSameTargetTakeOnce();
    void aRuleAndAnEntryThatDisagreeAreAnError();
    void theFirstRuleIsNamed();

    void categoryFiltersTablesButNotViews();
    void warnsOfRulesAndEntriesWithoutEffect();
    void saysWhenADatabaseIsMissingInSqlite();
    void anEmptySelectionIsAnError();
    void anInvalidRuleIsAnErrorWithItsPointer();
    void manyErrorsAreCutShort();
    void keepsTheCataloguesOrder();
};

void tst_ResolveObjects::specificTakesWhatIsListed()
{
    const Selection selection =
        resolveObjects(specific({database("shop", {object("orders"), object("cart", "basket")},
                                          {object("sales")}, "store"),
                                 database("mail", {object("queue")})}),
                       shop());
    QCOMPARE(taken(selection), (Names{"mail.queue", "shop.cart>store.basket",
                                      "shop.orders>store.orders", "shop.sales>store.sales"}));
    QVERIFY(selection.errors.empty());
    QVERIFY(selection.warnings.empty());
    QCOMPARE(find(selection, {"shop", "cart"}).rule, std::string("databases: shop.cart"));
    QCOMPARE(find(selection, {"shop", "customers"}).rule, std::string());
}

void tst_ResolveObjects::specificNamesMayHoldAnything()
{
    const Catalog catalog = catalogOf({table("d.b *", hostile), table("d.b *", "*"),
                                       table("d.b *", "[a"), table("d.b *", "a=b.c")});
    const Selection selection = resolveObjects(
        specific({database("d.b *", {object(hostile, "\t"), object("*"), object("[a")})}), catalog);
    QVERIFY(selection.errors.empty());
    QCOMPARE(taken(selection), (Names{"d.b *.*", "d.b *.[a", "d.b *." + hostile + ">d.b *.\t"}));
}

void tst_ResolveObjects::specificCarriesFiltersAndColumns()
{
    ObjectMapping orders = object("orders", "", "total > 10");
    orders.filterColumns = {"id", "total"};
    orders.shardColumns = {"id"};
    const Selection selection = resolveObjects(
        specific({database("shop", {orders}, {object("sales", "", "x = 1")})}), shop());
    const ResolvedObject &resolved = find(selection, {"shop", "orders"});
    QCOMPARE(resolved.whereClause, std::string("total > 10"));
    QCOMPARE(resolved.filterColumns, (Names{"id", "total"}));
    QCOMPARE(resolved.shardColumns, (Names{"id"}));
    QVERIFY(find(selection, {"shop", "sales"}).whereClause.empty()); // a view has no rows to filter
}

void tst_ResolveObjects::specificReportsAMissingTableWithNearNames()
{
    const Selection selection =
        resolveObjects(specific({database("shop", {object("cart"), object("ordrs"),
                                                   object("Customers"), object("zebra")})}),
                       shop());
    QCOMPARE(selection.errors.size(), std::size_t(3));
    const Error &error = selection.errors.front();
    QCOMPARE(error.code, ErrorCode::ObjectMissing);
    QCOMPARE(error.object, std::string("shop.ordrs"));
    QCOMPARE(error.pointer, std::string("/transferMapping/databases/0/tables/1"));
    QVERIFY2(error.message.find("`shop.orders`") != std::string::npos, error.message.c_str());
    QVERIFY(selection.errors[1].message.find("`shop.customers`") != std::string::npos);
    QVERIFY(selection.errors[2].message.find("did you mean") == std::string::npos);
    QCOMPARE(taken(selection), Names{"shop.cart"});
}

void tst_ResolveObjects::specificReportsAMissingDatabase()
{
    const Selection selection =
        resolveObjects(specific({database("shopp", {object("orders")})}), shop());
    QCOMPARE(selection.errors.size(), std::size_t(1));
    QVERIFY(selection.errors[0].message.find("nor a database `shopp`") != std::string::npos);
    QVERIFY(selection.errors[0].proposal.find("`shop`") != std::string::npos);

    const Selection sqlite = resolveObjects(specific({database("shop", {object("orders")})}),
                                            catalogOf({table("main", "orders")}));
    QVERIFY(sqlite.errors.at(0).proposal.find("`main`") != std::string::npos);
}

void tst_ResolveObjects::specificTellsAViewFromATable()
{
    const Selection selection =
        resolveObjects(specific({database("shop", {object("sales")}, {object("orders")})}), shop());
    QCOMPARE(selection.errors.size(), std::size_t(2));
    QVERIFY(taken(selection).empty());
    QVERIFY(selection.errors[0].message.find("is a table, but listed as a view")
            != std::string::npos);
    QVERIFY(selection.errors[1].message.find("is a view, but listed as a table")
            != std::string::npos);
    QVERIFY(selection.errors[1].proposal.find("`views`") != std::string::npos);
    QCOMPARE(selection.errors[1].pointer, std::string("/transferMapping/databases/0/tables/0"));
}

void tst_ResolveObjects::specificRefusesOneTableWithTwoTargets()
{
    const Selection renamed = resolveObjects(
        specific({database("shop", {object("orders", "a"), object("orders", "b")})}), shop());
    QCOMPARE(renamed.errors.size(), std::size_t(1));
    QCOMPARE(renamed.errors[0].object, std::string("shop.orders"));
    QVERIFY(renamed.errors[0].message.find("`shop.a`") != std::string::npos);
    QVERIFY(renamed.errors[0].message.find("`shop.b`") != std::string::npos);

    const Selection kept =
        resolveObjects(specific({database("shop", {object("orders")}),
                                 database("shop", {object("orders")}, {}, "copy")}),
                       shop());
    QCOMPARE(kept.errors.size(), std::size_t(1));
}

void tst_ResolveObjects::specificAcceptsTheSameEntryTwice()
{
    const Selection selection = resolveObjects(
        specific({database("shop", {object("orders"), object("orders", "orders")})}), shop());
    QVERIFY(selection.errors.empty());
    QCOMPARE(taken(selection), Names{"shop.orders"});
}

void tst_ResolveObjects::specificRefusesTwoFiltersForOneTable()
{
    const Selection selection = resolveObjects(
        specific(
            {database("shop", {object("orders", "", "a = 1"), object("orders", "", "a = 2")})}),
        shop());
    QCOMPARE(selection.errors.size(), std::size_t(1));
    QVERIFY(selection.errors[0].message.find("different filters") != std::string::npos);
}

void tst_ResolveObjects::specificWarnsWhenTheCategoryDropsAListedTable()
{
    Project project = specific({database("shop", {object("orders"), object("audit_log")})});
    project.commonTransferConfig.tableCategory = TableCategory::WithUniqueRowId;
    const Selection selection = resolveObjects(project, shop());
    QCOMPARE(taken(selection), Names{"shop.orders"});
    QVERIFY(warnsOf(selection, "`shop.audit_log` is listed"));
}

void tst_ResolveObjects::wildcardIsIncludesLessExcludes()
{
    const Selection selection =
        resolveObjects(wildcard({"shop.*", "mail.q*"}, {"shop.*_log", "shop.s*"}), shop());
    QCOMPARE(taken(selection), (Names{"mail.queue", "shop.cart", "shop.customers", "shop.orders"}));
    QVERIFY(selection.errors.empty());
    QVERIFY(selection.warnings.empty());
    QCOMPARE(find(selection, {"shop", "audit_log"}).rule, std::string("shop.*_log"));
    QCOMPARE(find(selection, {"shop", "cart"}).rule, std::string("shop.*"));
    QCOMPARE(find(selection, {"mail", "audit_log"}).rule, std::string());
}

void tst_ResolveObjects::wildcardMatchesWholeNamesCaseSensitively()
{
    QCOMPARE(taken(resolveObjects(wildcard({"shop.c??t", "shop.order"}), shop())),
             Names{"shop.cart"});
    QVERIFY(taken(resolveObjects(wildcard({"Shop.*", "shop.Orders"}), shop())).empty());
    QCOMPARE(taken(resolveObjects(wildcard({"shop.*"}, {"shop.[A-Z]*"}), shop())).size(),
             std::size_t(5));
}

void tst_ResolveObjects::wildcardTakesDatabasesToo()
{
    QCOMPARE(taken(resolveObjects(wildcard({"shop.cart"}, {}, {database("mail")}), shop())),
             (Names{"mail.audit_log", "mail.queue", "shop.cart"}));
}

void tst_ResolveObjects::wildcardDropsListedDatabases()
{
    Project project = wildcard({"*.*"});
    project.transferMapping.databasesBlack = {database("mail"),
                                              database("shop", {object("cart"), object("sales")})};
    const Selection selection = resolveObjects(project, shop());
    QCOMPARE(taken(selection), (Names{"shop.audit_log", "shop.customers", "shop.orders"}));
    QCOMPARE(find(selection, {"mail", "queue"}).rule, std::string("databasesBlack: mail"));
    QCOMPARE(find(selection, {"shop", "cart"}).rule, std::string("databasesBlack: shop.cart"));
}

void tst_ResolveObjects::wildcardDatabaseItemWithTablesIsNotTheWholeDatabase()
{
    const Selection selection = resolveObjects(
        wildcard({}, {}, {database("shop", {object("cart"), object("sales")}, {object("orders")})}),
        shop());
    QCOMPARE(taken(selection), (Names{"shop.cart", "shop.orders", "shop.sales"}));
}

void tst_ResolveObjects::wildcardSettingsAloneSelectNothingElse()
{
    // An item that only holds settings is still an item without tables and views: the whole
    // database.
    DatabaseMapping item = database("shop");
    item.specificTables = {object("cart", "basket")};
    const Selection alone = resolveObjects(wildcard({}, {}, {item}), shop());
    QCOMPARE(taken(alone), (Names{"shop.audit_log", "shop.cart>shop.basket", "shop.customers",
                                  "shop.orders", "shop.sales"}));
    QVERIFY(alone.warnings.empty());
    const Selection beside = resolveObjects(wildcard({"shop.c*"}, {}, {item}), shop());
    QCOMPARE(taken(beside), taken(alone));
    QVERIFY(warnsOf(beside, "selects the whole database"));

    // Beside tables, settings take nothing of their own.
    item.tables = {object("orders")};
    const Selection listed = resolveObjects(wildcard({}, {}, {item}), shop());
    QCOMPARE(taken(listed), Names{"shop.orders"});
    QVERIFY(warnsOf(listed, "the settings for `shop.cart` are idle"));
}

void tst_ResolveObjects::wildcardKeepsNamesThatOmsWouldNotMatch()
{
    const Catalog catalog =
        catalogOf({table("shop", hostile), table("shop", "a.b"), table("shop", "заказы")});
    QCOMPARE(taken(resolveObjects(wildcard({"shop.*"}), catalog)).size(), std::size_t(3));
    QCOMPARE(taken(resolveObjects(wildcard({"shop.a.?"}), catalog)), Names{"shop.a.b"});
}

void tst_ResolveObjects::wildcardNeverTakesGodwitsOwnDatabase()
{
    const Catalog catalog = catalogOf({table("godwit", "marks"), table("shop", "cart")});
    QCOMPARE(taken(resolveObjects(wildcard({"*.*"}, {}, {database("godwit")}), catalog)),
             Names{"shop.cart"});
    QVERIFY(warnsOf(resolveObjects(wildcard({"shop.*", "godwit.*"}), catalog), "own marks"));
}

void tst_ResolveObjects::wildcardWorksOnWildcardDatabases()
{
    QCOMPARE(taken(resolveObjects(wildcard({"*.audit*"}), shop())),
             (Names{"mail.audit_log", "shop.audit_log"}));
    QCOMPARE(taken(resolveObjects(wildcard({"[a-m]*.*"}, {"m?il.audit_log"}), shop())),
             Names{"mail.queue"});
}

void tst_ResolveObjects::rulesRename_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("expected");

    QTest::newRow("one table") << "shop.cart=store.basket"
                               << "shop.cart>store.basket";
    QTest::newRow("a whole database, names kept")
        << "mail.*=post.*"
        << "mail.audit_log>post.audit_log mail.queue>post.queue";
    QTest::newRow("some tables, names kept")
        << "shop.c*=store.*"
        << "shop.cart>store.cart shop.customers>store.customers";
    QTest::newRow("tables merged into one") << "shop.c*=store.all"
                                            << "shop.cart>store.all shop.customers>store.all";
    QTest::newRow("a view") << "shop.sales=store.turnover"
                            << "shop.sales>store.turnover";
    QTest::newRow("onto itself") << "shop.cart=shop.cart"
                                 << "shop.cart";
}

void tst_ResolveObjects::rulesRename()
{
    QFETCH(QString, rule);
    const Selection selection = resolveObjects(wildcard({rule.toStdString()}), shop());
    for (const Error &error : selection.errors)
        QFAIL(error.message.c_str());
    QStringList names;
    for (const std::string &name : taken(selection))
        names << QString::fromStdString(name);
    QTEST(names.join(' '), "expected");
}

void tst_ResolveObjects::mergingRulesLeaveViewsAndSaySo()
{
    const Selection selection = resolveObjects(wildcard({"shop.*=store.all"}), shop());
    QVERIFY(selection.errors.empty());
    QCOMPARE(taken(selection).size(), std::size_t(4));
    QVERIFY(!find(selection, {"shop", "sales"}).selected);
    QVERIFY(warnsOf(selection, "the views it matches are not taken"));
}

void tst_ResolveObjects::topicsMayBeShared()
{
    Project project = wildcard({"shop.c*=changes"});
    project.type = ProjectType::Sync;
    const Selection selection = resolveObjects(project, shop());
    QVERIFY(selection.errors.empty());
    QCOMPARE(find(selection, {"shop", "cart"}).sink.table, std::string("changes"));
    QCOMPARE(find(selection, {"shop", "customers"}).sink.table, std::string("changes"));

    project.type = ProjectType::Migration;
    QCOMPARE(resolveObjects(project, shop()).errors.at(0).code, ErrorCode::InvalidRule);
}

void tst_ResolveObjects::listedRenamesApplyToWhatRulesTake()
{
    DatabaseMapping item = database("shop", {object("orders")});
    item.specificTables = {object("cart", "basket", "id > 5")};
    item.specificViews = {object("sales", "turnover")};
    const Selection selection = resolveObjects(wildcard({"shop.*"}, {}, {item}), shop());
    QVERIFY(selection.errors.empty());
    QCOMPARE(taken(selection), (Names{"shop.audit_log", "shop.cart>shop.basket", "shop.customers",
                                      "shop.orders", "shop.sales>shop.turnover"}));
    QCOMPARE(find(selection, {"shop", "cart"}).whereClause, std::string("id > 5"));
    QCOMPARE(find(selection, {"shop", "cart"}).rule, std::string("shop.*"));
}

void tst_ResolveObjects::aRuleKeepsItsRenameAndTheEntryItsFilter()
{
    DatabaseMapping item = database("shop", {object("orders")});
    item.specificTables = {object("cart", "cart", "id > 5")};
    const Selection selection =
        resolveObjects(wildcard({"shop.cart=store.basket"}, {}, {item}), shop());
    QVERIFY(selection.errors.empty());
    QCOMPARE(taken(selection), (Names{"shop.cart>store.basket", "shop.orders"}));
    QCOMPARE(find(selection, {"shop", "cart"}).whereClause, std::string("id > 5"));
}

void tst_ResolveObjects::databaseMappedNameMovesTheDatabase()
{
    const Selection selection =
        resolveObjects(wildcard({"shop.*"}, {}, {database("mail", {}, {}, "post")}), shop());
    QVERIFY(taken(selection).front() == "mail.audit_log>post.audit_log");
    QVERIFY(taken(selection).back() == "shop.sales");
}

void tst_ResolveObjects::twoRulesWithDifferentTargetsAreAnError()
{
    const Selection selection =
        resolveObjects(wildcard({"shop.c*=a.*", "shop.cart=b.cart", "shop.orders"}), shop());
    QCOMPARE(selection.errors.size(), std::size_t(1));
    const Error &error = selection.errors[0];
    QCOMPARE(error.code, ErrorCode::InvalidRule);
    QCOMPARE(error.object, std::string("shop.cart"));
    QCOMPARE(error.pointer, std::string("/transferMapping/tableAndViewWhiteList/1"));
    QVERIFY(error.message.find("`shop.c*=a.*`") != std::string::npos);
    QVERIFY(error.message.find("`shop.cart=b.cart`") != std::string::npos);
    QVERIFY(!error.proposal.empty());

    // A rule that keeps the names has a target as well.
    QCOMPARE(resolveObjects(wildcard({"shop.*", "shop.cart=b.cart"}), shop()).errors.size(),
             std::size_t(1));
    QCOMPARE(resolveObjects(wildcard({"shop.cart=b.cart", "shop.*"}), shop()).errors.size(),
             std::size_t(1));
    // An excluded object has no target to argue about.
    QVERIFY(resolveObjects(wildcard({"shop.*", "shop.cart=b.cart"}, {"shop.cart"}), shop())
                .errors.empty());
}

void tst_ResolveObjects::twoRulesWithTheSameTargetTakeOnce()
{
    const Selection selection = resolveObjects(
        wildcard({"shop.c*=a.*", "shop.cart=a.cart", "mail.*", "mail.q*", "mail.*"}), shop());
    QVERIFY(selection.errors.empty());
    QVERIFY(selection.warnings.empty());
    QCOMPARE(taken(selection), (Names{"mail.audit_log", "mail.queue", "shop.cart>a.cart",
                                      "shop.customers>a.customers"}));
}

void tst_ResolveObjects::aRuleAndAnEntryThatDisagreeAreAnError()
{
    DatabaseMapping item = database("shop", {object("orders")});
    item.specificTables = {object("cart", "trolley")};
    const Selection selection =
        resolveObjects(wildcard({"shop.cart=shop.basket"}, {}, {item}), shop());
    QCOMPARE(selection.errors.size(), std::size_t(1));
    QVERIFY(selection.errors[0].message.find("`shop.trolley`") != std::string::npos);
    QVERIFY(selection.errors[0].message.find("`shop.cart=shop.basket`") != std::string::npos);
}

void tst_ResolveObjects::theFirstRuleIsNamed()
{
    // 50 tables, so that rules have already matched something when a later table meets them.
    std::vector<CatalogObject> objects;
    for (int i = 0; i < 50; ++i)
        objects.push_back(table("shop", "t" + std::to_string(i)));
    const Selection selection =
        resolveObjects(wildcard({"shop.t4*", "*.t?*", "shop.*", "shop.t7"}), catalogOf(objects));
    QCOMPARE(find(selection, {"shop", "t4"}).rule, std::string("shop.t4*"));
    QCOMPARE(find(selection, {"shop", "t49"}).rule, std::string("shop.t4*"));
    QCOMPARE(find(selection, {"shop", "t7"}).rule, std::string("*.t?*"));
    QCOMPARE(find(selection, {"shop", "t30"}).rule, std::string("*.t?*"));
    QVERIFY(selection.warnings.empty()); // every rule matches, also where another one is named
}

void tst_ResolveObjects::categoryFiltersTablesButNotViews()
{
    Project project = wildcard({"shop.*"});
    project.commonTransferConfig.tableCategory = TableCategory::WithUniqueRowId;
    QCOMPARE(taken(resolveObjects(project, shop())),
             (Names{"shop.cart", "shop.customers", "shop.orders", "shop.sales"}));
    project.commonTransferConfig.tableCategory = TableCategory::WithoutUniqueRowId;
    QCOMPARE(taken(resolveObjects(project, shop())), (Names{"shop.audit_log", "shop.sales"}));
}

void tst_ResolveObjects::warnsOfRulesAndEntriesWithoutEffect()
{
    DatabaseMapping item = database("shop", {object("cart"), object("custmers")});
    item.specificTables = {object("nothing", "x")};
    const Selection selection =
        resolveObjects(wildcard({"shop.*", "shop.zz*", "shpo.*"}, {"shop.tmp_*"}, {item}), shop());
    QVERIFY(selection.errors.empty());
    QVERIFY(warnsOf(selection, "rule `shop.zz*` matches nothing"));
    QVERIFY(warnsOf(selection, "there is no database `shpo`"));
    QVERIFY(warnsOf(selection, "exclusion rule `shop.tmp_*` matches nothing"));
    QVERIFY(warnsOf(selection, "did you mean `shop.customers`"));
    QVERIFY(warnsOf(selection, "`shop.nothing` is listed"));
    QCOMPARE(selection.warnings.size(), std::size_t(5));
}

void tst_ResolveObjects::saysWhenADatabaseIsMissingInSqlite()
{
    const Catalog catalog = catalogOf({table("main", "orders")});
    const Selection selection = resolveObjects(wildcard({"shop.*"}), catalog);
    QVERIFY(warnsOf(selection, "`main`"));
    QCOMPARE(selection.errors.size(), std::size_t(1));
    QVERIFY(selection.errors[0].proposal.find("write `main` instead of `shop`")
            != std::string::npos);
    QCOMPARE(taken(resolveObjects(wildcard({"main.*"}), catalog)), Names{"main.orders"});
}

void tst_ResolveObjects::anEmptySelectionIsAnError()
{
    const auto check = [](const Selection &selection, const char *text) {
        return selection.errors.size() == 1 && selection.errors[0].code == ErrorCode::ObjectMissing
               && selection.errors[0].message.find(text) != std::string::npos;
    };
    QVERIFY(check(resolveObjects(wildcard({"shop.x*"}), shop()), "match no table"));
    QVERIFY(check(resolveObjects(wildcard({"shop.c*"}, {"*.*"}), shop()), "left out again"));
    QVERIFY(check(resolveObjects(wildcard({"*.*"}), Catalog{}), "match no table"));
    QVERIFY(check(resolveObjects(specific({}), shop()), "nothing is selected"));
}

void tst_ResolveObjects::anInvalidRuleIsAnErrorWithItsPointer()
{
    const Selection selection = resolveObjects(wildcard({"shop.*", "shop.[a"}, {"nodot"}), shop());
    QCOMPARE(selection.errors.size(), std::size_t(2));
    QCOMPARE(selection.errors[0].code, ErrorCode::InvalidRule);
    QCOMPARE(selection.errors[0].pointer, std::string("/transferMapping/tableAndViewWhiteList/1"));
    QCOMPARE(selection.errors[1].pointer, std::string("/transferMapping/tableAndViewBlackList/0"));
}

void tst_ResolveObjects::manyErrorsAreCutShort()
{
    std::vector<CatalogObject> objects;
    for (int i = 0; i < 5000; ++i)
        objects.push_back(table("shop", "t" + std::to_string(i)));
    const Selection selection =
        resolveObjects(wildcard({"shop.*=a.*", "shop.*=b.*"}), catalogOf(objects));
    QCOMPARE(selection.errors.size(), std::size_t(201));
    QVERIFY(selection.errors.back().message.find("4800 more") != std::string::npos);
}

void tst_ResolveObjects::keepsTheCataloguesOrder()
{
    const Catalog catalog = shop();
    const Selection selection = resolveObjects(wildcard({"shop.c*"}), catalog);
    QCOMPARE(selection.objects.size(), catalog.objects.size());
    for (std::size_t i = 0; i < catalog.objects.size(); ++i)
        QCOMPARE(selection.objects[i].object, catalog.objects[i]);
    QCOMPARE(find(selection, {"shop", "orders"}).sink, (TableName{"shop", "orders"}));
}

QTEST_APPLESS_MAIN(tst_ResolveObjects)
#include "tst_resolve_objects.moc"
