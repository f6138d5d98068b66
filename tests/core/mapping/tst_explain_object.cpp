#include "core/mapping/explain_object.h"
#include "tests/core/mapping/selection_support.h"

#include <QTest>

using namespace godwit;
using namespace godwit::test;

class tst_ExplainObject : public QObject
{
    Q_OBJECT

private slots:
    void namesTheRule_data();
    void namesTheRule();
    void namesTheListEntry();
    void namesTheDatabaseItem();
    void explainsTheCategory();
    void explainsAWrongKind();
    void saysWhatOmsWouldNotMatch();
    void agreesWithResolveObjects();
    void printsHostileNamesOnOneLine();
    void pointsAtTheCharacterOfTheRule();
};

void tst_ExplainObject::namesTheRule_data()
{
    QTest::addColumn<QString>("white");
    QTest::addColumn<QString>("black");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");

    const struct
    {
        const char *what, *white, *black, *name, *expected;
    } rows[] = {
        {"taken", "shop.c*", "", "cart", "taken by rule `shop.c*`"},
        {"taken by the first of two", "shop.x shop.*t shop.c*", "", "cart",
         "taken by rule `shop.*t`"},
        {"renamed", "shop.cart=store.basket", "", "cart",
         "taken by rule `shop.cart=store.basket`, written to `store.basket`"},
        {"excluded", "shop.*", "shop.*rt", "cart",
         "taken by rule `shop.*`, but dropped by exclusion rule `shop.*rt`"},
        {"neither taken nor missed", "shop.x", "shop.c*", "cart",
         "no rule takes shop.cart, and exclusion rule `shop.c*` would drop it; nearest is "
         "`shop.x`, "
         "which stops matching at character 1 of the name (`c`)"},
        {"the nearest rule, and where it stops", "shop.x mail.cart shop.c[a-b]rs shop.co", "",
         "cart",
         "no rule takes shop.cart; nearest is `shop.c[a-b]rs`, which stops matching at character 4 "
         "of the name (`t`)"},
        {"the rule goes on", "shop.cart_*", "", "cart",
         "no rule takes shop.cart; nearest is `shop.cart_*`, which still wants `_*` where the name "
         "ends"},
        {"the name goes on", "shop.ca", "", "cart",
         "no rule takes shop.cart; nearest is `shop.ca`, which ends before character 3 of the name "
         "(`r`)"},
        {"nothing after the star", "shop.c*_log", "", "cart",
         "no rule takes shop.cart; nearest is `shop.c*_log`, which finds no `_log` from character "
         "2 "
         "of the name (`a`) on"},
        {"only case differs", "shop.orders shop.Cart", "", "cart",
         "no rule takes shop.cart; nearest is `shop.Cart`, which differs in upper and lower case "
         "only"},
        {"case of the database", "shop.orders SHOP.*", "", "cart",
         "no rule takes shop.cart; nearest is `SHOP.*`, which differs in upper and lower case "
         "only"},
        {"another database", "shopping.*", "", "cart",
         "no rule takes shop.cart; nearest is `shopping.*`, which is for another database: it "
         "still "
         "wants `ping` where the database ends"},
        {"characters, not bytes", "shop.äöx", "", "äöü",
         "no rule takes shop.äöü; nearest is `shop.äöx`, which stops matching at character 3 of "
         "the "
         "name (`ü`)"},
    };
    for (const auto &row : rows)
        QTest::newRow(row.what) << QString(row.white) << QString(row.black) << QString(row.name)
                                << QString(row.expected);
}

void tst_ExplainObject::namesTheRule()
{
    QFETCH(QString, white);
    QFETCH(QString, black);
    QFETCH(QString, name);

    const auto lines = [](const QString &text) {
        Names names;
        for (const QString &line : text.split(' ', Qt::SkipEmptyParts))
            names.push_back(line.toStdString());
        return names;
    };
    const Project project = wildcard(lines(white), lines(black));
    const std::string said = ObjectExplainer(project).explain(table("shop", name.toStdString()));
    // Beside the point of these rows; see saysWhatOmsWouldNotMatch.
    QTEST(QString::fromStdString(said), "expected");
}

void tst_ExplainObject::namesTheListEntry()
{
    const Project project =
        specific({database("shop", {object("cart", "basket", "id > 5")}, {}, "store")});
    ObjectExplainer explainer(project);
    QCOMPARE(
        explainer.explain(table("shop", "cart")),
        std::string("taken by the entry `shop.cart` of `databases`, written to `store.basket`, "
                    "only rows where id > 5"));
    QCOMPARE(explainer.explain(table("shop", "orders")),
             std::string("not listed among the tables of `shop` in `databases`"));
    QCOMPARE(explainer.explain(view("shop", "sales")),
             std::string("not listed among the views of `shop` in `databases`"));
    QCOMPARE(explainer.explain(table("mail", "queue")),
             std::string("not listed: `databases` has no item for `mail`"));
}

void tst_ExplainObject::namesTheDatabaseItem()
{
    Project project = wildcard({}, {}, {database("shop"), database("mail", {object("queue")})});
    project.transferMapping.databasesBlack = {database("shop", {object("cart")})};
    ObjectExplainer explainer(project);
    QCOMPARE(explainer.explain(table("shop", "orders")),
             std::string("taken by the whole database `shop` in `databases`"));
    QCOMPARE(explainer.explain(table("shop", "cart")),
             std::string("taken by the whole database `shop` in `databases`, but dropped by the "
                         "entry `shop.cart` of `databasesBlack`"));
    QCOMPARE(explainer.explain(table("mail", "x")),
             std::string("no rule takes mail.x; `databases` lists other objects of `mail`"));
    QCOMPARE(explainer.explain(table("godwit", "x")),
             std::string("never taken by a rule: the database `godwit` holds Godwit's own marks"));
}

void tst_ExplainObject::explainsTheCategory()
{
    Project project = wildcard({"shop.*"});
    project.commonTransferConfig.tableCategory = TableCategory::WithUniqueRowId;
    QCOMPARE(
        ObjectExplainer(project).explain(table("shop", "log", false)),
        std::string("taken by rule `shop.*`, but `tableCategory` WITH_UNIQUE_ROW_ID leaves out "
                    "tables without a key"));
}

void tst_ExplainObject::explainsAWrongKind()
{
    const Project project = specific({database("shop", {object("sales")})});
    QCOMPARE(ObjectExplainer(project).explain(view("shop", "sales")),
             std::string("`shop.sales` is a view, but listed as a table"));
}

void tst_ExplainObject::saysWhatOmsWouldNotMatch()
{
    const Project project = wildcard({"*.*"});
    ObjectExplainer explainer(project);
    QCOMPARE(explainer.explain(table("shop", "my table")),
             std::string("taken by rule `*.*`; OMS would not match `my table`, because it holds a "
                         "space"));
    QVERIFY(explainer.explain(table("shop", "a.b")).find("it holds a .") != std::string::npos);
    QVERIFY(explainer.explain(table("заказы", "a")).find("beyond ASCII") != std::string::npos);
    QVERIFY(explainer.explain(table("shop", "plain_name2")).find("OMS") == std::string::npos);
}

void tst_ExplainObject::agreesWithResolveObjects()
{
    const Project project = wildcard({"shop.c*", "shop.*s"}, {"shop.*log*"});
    const Catalog catalog =
        catalogOf({table("shop", "cart"), table("shop", "logs"), table("shop", "zoo")});
    for (const ResolvedObject &object : resolveObjects(project, catalog).objects) {
        const std::string said = explainObject(project, object);
        if (object.selected)
            QVERIFY(said.find("taken by rule `" + object.rule) == 0);
        else if (!object.rule.empty())
            QVERIFY(said.find("dropped by exclusion rule `" + object.rule) != std::string::npos);
        else
            QVERIFY(said.find("no rule takes") == 0);
    }
}

void tst_ExplainObject::printsHostileNamesOnOneLine()
{
    const Project project = wildcard({"shop.x*"});
    const std::string said = ObjectExplainer(project).explain(table("shop", "a\nb\x1B[31m\xFF"));
    QVERIFY(said.find('\n') == std::string::npos);
    QVERIFY(said.find('\x1B') == std::string::npos);
    QVERIFY(said.find('\xFF') == std::string::npos);
}

void tst_ExplainObject::pointsAtTheCharacterOfTheRule()
{
    const Project project = wildcard({"mail.x", "shop.cä[a-b]rs=store.*"}, {"shop.d*"});
    ObjectExplainer explainer(project);
    const Explanation missed = explainer.examine(table("shop", "cäart"));
    QVERIFY(!missed.selected() && missed.nearest);
    QCOMPARE(missed.nearest->pointer, std::string("/transferMapping/tableAndViewWhiteList/1"));
    QVERIFY(missed.nearest->databaseMatched);
    QCOMPARE(missed.nearest->ruleByte, std::string("shop.cä[a-b]r").size());
    QCOMPARE(missed.nearest->wanted, std::string("s"));

    const Explanation taken = explainer.examine(table("shop", "cäbrs"));
    QVERIFY(taken.selected() && !taken.nearest);
    QVERIFY(taken.takenBy.kind == ExplainedOrigin::Kind::Rule);
    QCOMPARE(taken.takenBy.pointer, std::string("/transferMapping/tableAndViewWhiteList/1"));
    QCOMPARE(taken.sink.qualified(), std::string("store.cäbrs"));

    const Explanation elsewhere = explainer.examine(table("sale", "x"));
    QVERIFY(elsewhere.nearest && !elsewhere.nearest->databaseMatched);
}

QTEST_APPLESS_MAIN(tst_ExplainObject)
#include "tst_explain_object.moc"
