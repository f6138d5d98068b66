#include "core/state/settings_store.h"
#include "tests/core/state/state_home.h"

using namespace godwit;

class tst_SettingsStore : public QObject
{
    Q_OBJECT

private slots:
    void whatNobodySetHasItsFallback();
    void whatIsSetComesBack();
    void numbersOutOfRangeAreRefusedAndNeverUsed();
    void aValueOfAnotherTypeIsNotUsed();
    void anyJsonIsKept();
    void aSettingIsRemoved();
};

static constexpr NumberSetting number{"test.number", 7, -5, 100};
static constexpr FlagSetting flag{"test.flag", true};
static constexpr TextSetting text{"test.text", "fallback"};

void tst_SettingsStore::whatNobodySetHasItsFallback()
{
    const StateHome home;
    const auto state = home.open();
    SettingsStore store(*state);
    QCOMPARE(*store.get(number), std::int64_t(7));
    QCOMPARE(*store.get(flag), true);
    QCOMPARE(*store.get(text), std::string("fallback"));
    QCOMPARE(*store.get(settings::stallSeconds), std::int64_t(60));
    QVERIFY(store.list()->empty());
}

void tst_SettingsStore::whatIsSetComesBack()
{
    const StateHome home;
    {
        const auto state = home.open();
        SettingsStore store(*state);
        REQUIRE_OK(store.set(number, -5));
        REQUIRE_OK(store.set(flag, false));
        REQUIRE_OK(store.set(text, "zh_CN \"中文\"\n"));
    }
    const auto state = home.open();
    SettingsStore store(*state);
    QCOMPARE(*store.get(number), std::int64_t(-5));
    QCOMPARE(*store.get(flag), false);
    QCOMPARE(*store.get(text), std::string("zh_CN \"中文\"\n"));
    QCOMPARE(store.list()->size(), std::size_t(3));
}

void tst_SettingsStore::numbersOutOfRangeAreRefusedAndNeverUsed()
{
    const StateHome home;
    const auto state = home.open();
    SettingsStore store(*state);
    const auto done = store.set(number, 101);
    QVERIFY(!done);
    QVERIFY(done.error().code == ErrorCode::InvalidArgument);
    REQUIRE_OK(store.put(number.key, 1'000'000)); // past the check
    QCOMPARE(*store.get(number), std::int64_t(7));
    REQUIRE_OK(store.put(number.key, ~0ULL));
    QCOMPARE(*store.get(number), std::int64_t(7));
}

void tst_SettingsStore::aValueOfAnotherTypeIsNotUsed()
{
    const StateHome home;
    const auto state = home.open();
    SettingsStore store(*state);
    REQUIRE_OK(store.put(number.key, "12"));
    REQUIRE_OK(store.put(flag.key, 0));
    REQUIRE_OK(store.put(text.key, Json::array()));
    QCOMPARE(*store.get(number), std::int64_t(7));
    QCOMPARE(*store.get(flag), true);
    QCOMPARE(*store.get(text), std::string("fallback"));
}

void tst_SettingsStore::anyJsonIsKept()
{
    const StateHome home;
    const auto state = home.open();
    SettingsStore store(*state);
    const Json value = {{"b", 1}, {"a", {1, nullptr, "x"}}};
    REQUIRE_OK(store.put("ui.columns", value));
    const auto found = store.find("ui.columns");
    REQUIRE_OK(found);
    QVERIFY(*found == value);
    QVERIFY(!store.put("", value));
}

void tst_SettingsStore::aSettingIsRemoved()
{
    const StateHome home;
    const auto state = home.open();
    SettingsStore store(*state);
    REQUIRE_OK(store.set(number, 3));
    REQUIRE_OK(store.remove(number.key));
    REQUIRE_OK(store.remove("never there"));
    QVERIFY(!store.find(number.key)->has_value());
}

QTEST_GUILESS_MAIN(tst_SettingsStore)
#include "tst_settings_store.moc"
