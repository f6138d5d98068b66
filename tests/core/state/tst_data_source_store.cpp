#include "core/state/data_source_store.h"
#include "tests/core/state/state_home.h"

#include <fstream>
#include <sstream>

using namespace godwit;

class tst_DataSourceStore : public QObject
{
    Q_OBJECT

private slots:
    void addsListsCopiesAndRemoves();
    void isChangedUnderItsId();
    void remarksAndTheProductionMarkAreKept();
    void aPasswordInAUrlReachesNoFile();
    void namesAreChecked();
    void aUrlThatIsNoneIsRefused();
};

void tst_DataSourceStore::addsListsCopiesAndRemoves()
{
    const StateHome home;
    const auto state = home.open();
    DataSourceStore store(*state);
    const auto added = store.add("orders", "mysql://app@db.example:3307/shop", "ORDERS_PW");
    REQUIRE_OK(added);
    QVERIFY(added->id.starts_with("e_"));
    QCOMPARE(added->passwordVariable, std::string("ORDERS_PW"));
    const auto copied = store.copy("orders");
    REQUIRE_OK(copied);
    QCOMPARE(copied->name, std::string("orders copy"));
    QCOMPARE(copied->url, added->url);
    QVERIFY(copied->id != added->id);
    QCOMPARE(store.copy(added->id)->name, std::string("orders copy 2"));
    QCOMPARE(store.list()->size(), std::size_t(3));
    REQUIRE_OK(store.remove("orders copy"));
    REQUIRE_OK(store.remove(added->id));
    QCOMPARE(store.list()->size(), std::size_t(1));
    QVERIFY(!store.find(added->id)->has_value());
    QVERIFY(!store.remove(added->id));
    QVERIFY(!store.copy(added->id));
}

void tst_DataSourceStore::isChangedUnderItsId()
{
    const StateHome home;
    const auto state = home.open();
    DataSourceStore store(*state);
    const auto added = store.add("orders", "mysql://app@db:3307/shop", "ORDERS_PW");
    REQUIRE_OK(added);
    REQUIRE_OK(store.add("stock", "sqlite:///stock.db", ""));
    const auto changed = store.update(added->id, "sales", "mysql://app:planted@db2/", "");
    REQUIRE_OK(changed);
    QCOMPARE(changed->id, added->id);
    const auto found = store.find("sales");
    REQUIRE_OK(found);
    QCOMPARE((*found)->url, std::string("mysql://app@db2/"));
    QCOMPARE((*found)->passwordVariable, std::string());
    QCOMPARE((*found)->createdAt, added->createdAt);
    REQUIRE_OK(store.update("sales", "sales", "mysql://app@db3/", "")); // its own name is free
    QVERIFY(!store.update("sales", "stock", "mysql://app@db3/", ""));
    QVERIFY(!store.update("sales", "", "mysql://app@db3/", ""));
    QVERIFY(!store.update("sales", "sales", "nonsense", ""));
    QVERIFY(!store.update("nobody", "x", "mysql://app@db3/", ""));
    QCOMPARE(store.find("sales")->value().url, std::string("mysql://app@db3/"));
}

void tst_DataSourceStore::remarksAndTheProductionMarkAreKept()
{
    const StateHome home;
    const auto state = home.open();
    DataSourceStore store(*state);
    REQUIRE_OK(store.add("orders", "mysql://app@db/", ""));
    QVERIFY(!store.find("orders")->value().production);
    REQUIRE_OK(store.annotate("orders", "ask Ann\nbefore 9", true));
    REQUIRE_OK(store.update("orders", "sales", "mysql://app@db2/", ""));
    REQUIRE_OK(store.copy("sales"));
    for (const char *name : {"sales", "sales copy"}) {
        const auto found = store.find(name);
        REQUIRE_OK(found);
        QCOMPARE((*found)->remarks, std::string("ask Ann\nbefore 9"));
        QVERIFY((*found)->production);
    }
    QVERIFY(!store.annotate("sales", std::string(1001, 'x'), false));
    QVERIFY(!store.annotate("sales", "\xE9", false));
    QVERIFY(!store.annotate("nobody", "x", false));
    QVERIFY(store.find("sales")->value().production);
}

void tst_DataSourceStore::aPasswordInAUrlReachesNoFile()
{
    const StateHome home;
    {
        const auto state = home.open();
        const auto added =
            DataSourceStore(*state).add("orders", "mysql://app:planted-Pw1@db:3307/", "");
        REQUIRE_OK(added);
        QVERIFY(added->url.find("planted") == std::string::npos);
    }
    for (const auto &file : std::filesystem::recursive_directory_iterator(home.path)) {
        std::ostringstream text;
        text << std::ifstream(file.path(), std::ios::binary).rdbuf();
        QVERIFY(text.str().find("planted") == std::string::npos);
    }
}

void tst_DataSourceStore::namesAreChecked()
{
    const StateHome home;
    const auto state = home.open();
    DataSourceStore store(*state);
    const std::string url = "sqlite:///a.db";
    std::string longest;
    for (int i = 0; i < 128; ++i)
        longest += "ü";
    REQUIRE_OK(store.add(longest, url, ""));
    QVERIFY(!store.add(longest + "x", url, ""));
    QVERIFY(!store.add("", url, ""));
    QVERIFY(!store.add("\xE9", url, ""));
    REQUIRE_OK(store.add("a 'b' \"c\" 😀", url, ""));
    const auto twice = store.add("a 'b' \"c\" 😀", url, "");
    QVERIFY(!twice);
    QCOMPARE(codeName(twice.error().code), std::string_view("INVALID_ARGUMENT"));
}

void tst_DataSourceStore::aUrlThatIsNoneIsRefused()
{
    const StateHome home;
    const auto state = home.open();
    DataSourceStore store(*state);
    QVERIFY(!store.add("x", "nonsense", ""));
    QVERIFY(!store.add("x", "", ""));
    QVERIFY(store.list()->empty());
}

QTEST_GUILESS_MAIN(tst_DataSourceStore)
#include "tst_data_source_store.moc"
