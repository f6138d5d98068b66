#include "core/pipeline/grants.h"

#include <QtTest>

using namespace godwit;

namespace {

ServerFacts factsWith(std::vector<std::string> grants)
{
    ServerFacts facts;
    facts.grants = std::move(grants);
    return facts;
}

} // namespace

class tst_Grants : public QObject
{
    Q_OBJECT

private slots:
    void aGrantReachesAsFarAsItSays_data();
    void aGrantReachesAsFarAsItSays();
    void namesFoldWhereTheServerFoldsThem();
    void rolesAreNoticed();
    void globalPrivilegesOfTheFactsCount();
    void grantStatementsQuoteEverything();
};

void tst_Grants::aGrantReachesAsFarAsItSays_data()
{
    QTest::addColumn<QString>("grant");
    QTest::addColumn<QString>("privilege");
    QTest::addColumn<QString>("database");
    QTest::addColumn<QString>("table");
    QTest::addColumn<bool>("allowed");

    const struct
    {
        const char *what, *grant, *privilege, *database, *table;
        bool allowed;
    } rows[] = {
        {"everywhere", "GRANT SELECT ON *.* TO `u`@`%`", "SELECT", "shop", "t", true},
        {"another privilege", "GRANT INSERT ON *.* TO `u`@`%`", "SELECT", "shop", "t", false},
        {"usage is nothing", "GRANT USAGE ON *.* TO `u`@`%`", "SELECT", "shop", "t", false},
        {"all", "GRANT ALL PRIVILEGES ON *.* TO 'u'@'%' WITH GRANT OPTION", "SHOW VIEW", "shop",
         "t", true},
        {"all of a database", "GRANT ALL PRIVILEGES ON `shop`.* TO `u`@`%`", "DROP", "shop", "t",
         true},
        {"all of another database", "GRANT ALL PRIVILEGES ON `shop`.* TO `u`@`%`", "DROP", "depot",
         "t", false},
        {"one of several",
         "GRANT SELECT, SHOW VIEW, CREATE TEMPORARY TABLES ON `shop`.* TO `u`@`%`", "SHOW VIEW",
         "shop", "t", true},
        {"underscore is a wildcard", "GRANT SELECT ON `shop_1`.* TO `u`@`%`", "SELECT", "shopX1",
         "t", true},
        {"escaped underscore is none", "GRANT SELECT ON `shop\\_1`.* TO `u`@`%`", "SELECT",
         "shopX1", "t", false},
        {"escaped underscore is itself", "GRANT SELECT ON `shop\\_1`.* TO `u`@`%`", "SELECT",
         "shop_1", "t", true},
        {"percent", "GRANT SELECT ON `shop%`.* TO `u`@`%`", "SELECT", "shop_eu_2", "t", true},
        {"percent in the middle", "GRANT SELECT ON `s%p`.* TO `u`@`%`", "SELECT", "ship", "t",
         true},
        {"percent does not reach", "GRANT SELECT ON `shop%x`.* TO `u`@`%`", "SELECT", "shop_y", "t",
         false},
        {"one table", "GRANT SELECT ON `shop`.`orders` TO `u`@`%`", "SELECT", "shop", "orders",
         true},
        {"another table", "GRANT SELECT ON `shop`.`orders` TO `u`@`%`", "SELECT", "shop", "items",
         false},
        {"a table's name is no pattern", "GRANT SELECT ON `shop`.`a_b` TO `u`@`%`", "SELECT",
         "shop", "aXb", false},
        {"a table named *", "GRANT SELECT ON `shop`.`*` TO `u`@`%`", "SELECT", "shop", "t", false},
        {"columns are not the table", "GRANT SELECT (`a`, `b`), INSERT ON `shop`.`t` TO `u`@`%`",
         "SELECT", "shop", "t", false},
        {"beside columns", "GRANT SELECT (`a`, `b`), INSERT ON `shop`.`t` TO `u`@`%`", "INSERT",
         "shop", "t", true},
        {"hostile names", "GRANT SELECT ON `a``b.c TO d`.`e'f ON g` TO `u`@`%`", "SELECT",
         "a`b.c TO d", "e'f ON g", true},
        {"a procedure", "GRANT EXECUTE ON PROCEDURE `shop`.`p` TO `u`@`%`", "EXECUTE", "shop", "p",
         false},
        {"case matters", "GRANT SELECT ON `Shop`.* TO `u`@`%`", "SELECT", "shop", "t", false},
        {"no grant at all", "whatever", "SELECT", "shop", "t", false},
    };
    for (const auto &row : rows)
        QTest::newRow(row.what) << row.grant << row.privilege << row.database << row.table
                                << row.allowed;
}

void tst_Grants::aGrantReachesAsFarAsItSays()
{
    QFETCH(QString, grant);
    QFETCH(QString, privilege);
    QFETCH(QString, database);
    QFETCH(QString, table);
    QFETCH(bool, allowed);
    const Grants grants(factsWith({grant.toStdString()}));
    QCOMPARE(grants.allows(privilege.toStdString(), {database.toStdString(), table.toStdString()}),
             allowed);
}

void tst_Grants::namesFoldWhereTheServerFoldsThem()
{
    ServerFacts facts = factsWith({"GRANT SELECT ON `Shop`.* TO `u`@`%`"});
    facts.lowerCaseTableNames = 1;
    QVERIFY(Grants(facts).allows("SELECT", {"SHOP", "t"}));
}

void tst_Grants::rolesAreNoticed()
{
    QVERIFY(Grants(factsWith({"GRANT `reader`@`%` TO `u`@`%`"})).hasRoles());
    QVERIFY(Grants(factsWith({"GRANT `reader` TO `u`@`%`"})).hasRoles());
    QVERIFY(!Grants(factsWith({"GRANT SELECT ON `reader`.* TO `u`@`%`"})).hasRoles());
}

void tst_Grants::globalPrivilegesOfTheFactsCount()
{
    ServerFacts facts;
    facts.globalPrivileges = {"RELOAD", "SELECT"};
    const Grants grants(facts);
    QVERIFY(grants.allowsGlobally("RELOAD"));
    QVERIFY(!grants.allowsGlobally("SUPER"));
    QVERIFY(grants.allowsOnDatabase("SELECT", "shop"));
    QVERIFY(!Grants(factsWith({"GRANT RELOAD ON `shop`.* TO `u`@`%`"})).allowsGlobally("RELOAD"));

    // MySQL 8 can take one database out of a global grant.
    facts.grants = {"GRANT SELECT ON *.* TO `u`@`%`", "REVOKE SELECT ON `secret`.* FROM `u`@`%`"};
    QVERIFY(!Grants(facts).allows("SELECT", {"secret", "t"}));
    QVERIFY(Grants(facts).allows("SELECT", {"shop", "t"}));
}

void tst_Grants::grantStatementsQuoteEverything()
{
    QCOMPARE(QString::fromStdString(grantStatement("SELECT", "a_b`c%d", "o'neil@x@10.0.0.%")),
             QString("GRANT SELECT ON `a\\_b``c\\%d`.* TO 'o''neil@x'@'10.0.0.%'"));
    QCOMPARE(QString::fromStdString(grantStatement("RELOAD", "", "u@h")),
             QString("GRANT RELOAD ON *.* TO 'u'@'h'"));
}

QTEST_APPLESS_MAIN(tst_Grants)
#include "tst_grants.moc"
