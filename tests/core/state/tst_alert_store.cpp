#include "core/base/secret.h"
#include "core/state/alert_store.h"
#include "core/state/sql.h"
#include "tests/core/state/state_home.h"

#include <thread>

using namespace godwit;

class tst_AlertStore : public QObject
{
    Q_OBJECT

private slots:
    void everyFieldComesBackNewestFirst();
    void filtersNarrowDown();
    void pagesFollowOneAnother();
    void anAlertIsAcknowledgedAlone();
    void manyAreAcknowledgedAtOnce();
    void whatHasPassedIsCleared();
    void onlyTheNewestAreKept();
    void secretsAreMaskedOnTheWayIn();
    void manyThreadsMayRaiseAtOnce();
};

static Alert sample(const std::string &project, Level level, AlertKind kind = AlertKind::RunFailed)
{
    Alert alert;
    alert.kind = kind;
    alert.level = level;
    alert.projectId = project;
    alert.projectName = "name of " + project;
    alert.runId = "r_1";
    alert.object = "shop.orders 😀";
    alert.message = "it broke";
    return alert;
}

void tst_AlertStore::everyFieldComesBackNewestFirst()
{
    const StateHome home;
    const auto state = home.open();
    AlertStore store(*state);
    const auto first = store.raise(sample("np_1", Level::Error));
    REQUIRE_OK(first);
    const auto second = store.raise(sample("np_2", Level::Warning, AlertKind::Stalled));
    REQUIRE_OK(second);
    QVERIFY(*second > *first);
    const auto found = store.list();
    REQUIRE_OK(found);
    QCOMPARE(found->size(), std::size_t(2));
    const Alert &newest = found->front();
    QCOMPARE(newest.number, *second);
    QVERIFY(newest.kind == AlertKind::Stalled);
    QVERIFY(newest.level == Level::Warning);
    QCOMPARE(newest.projectId, std::string("np_2"));
    QCOMPARE(newest.projectName, std::string("name of np_2"));
    QCOMPARE(newest.runId, std::string("r_1"));
    QCOMPARE(newest.object, std::string("shop.orders 😀"));
    QCOMPARE(newest.message, std::string("it broke"));
    QVERIFY(!newest.raisedAt.empty());
    QVERIFY(newest.clearedAt.empty());
    QVERIFY(!newest.acknowledged);
}

void tst_AlertStore::filtersNarrowDown()
{
    const StateHome home;
    const auto state = home.open();
    AlertStore store(*state);
    for (const char *project : {"np_1", "np_2"}) {
        for (const Level level : {Level::Note, Level::Warning, Level::Error, Level::Fatal})
            REQUIRE_OK(store.raise(sample(project, level)));
    }
    AlertFilter filter;
    QCOMPARE(*store.count(filter), std::int64_t(8));
    filter.level = Level::Warning;
    QCOMPARE(*store.count(filter), std::int64_t(6));
    filter.level = Level::Fatal;
    QCOMPARE(*store.count(filter), std::int64_t(2));
    filter.projectId = "np_2";
    QCOMPARE(*store.count(filter), std::int64_t(1));
    QCOMPARE(store.list(filter)->front().projectId, std::string("np_2"));
    filter.projectId = "np_3";
    QVERIFY(store.list(filter)->empty());
}

void tst_AlertStore::pagesFollowOneAnother()
{
    const StateHome home;
    const auto state = home.open();
    AlertStore store(*state);
    for (int i = 0; i < 5; ++i)
        REQUIRE_OK(store.raise(sample("np_1", Level::Error)));
    AlertFilter filter;
    filter.limit = 3;
    const auto first = store.list(filter);
    QCOMPARE(first->size(), std::size_t(3));
    filter.before = first->back().number;
    const auto second = store.list(filter);
    QCOMPARE(second->size(), std::size_t(2));
    QCOMPARE(second->front().number, first->back().number - 1);
}

void tst_AlertStore::anAlertIsAcknowledgedAlone()
{
    const StateHome home;
    const auto state = home.open();
    AlertStore store(*state);
    const auto one = store.raise(sample("np_1", Level::Error));
    const auto two = store.raise(sample("np_1", Level::Error));
    REQUIRE_OK(store.acknowledge(*one));
    AlertFilter open;
    open.unacknowledged = true;
    QCOMPARE(*store.count(open), std::int64_t(1));
    QCOMPARE(store.list(open)->front().number, *two);
    const auto none = store.acknowledge(4711);
    QVERIFY(!none);
    QVERIFY(none.error().code == ErrorCode::InvalidArgument);
}

void tst_AlertStore::manyAreAcknowledgedAtOnce()
{
    const StateHome home;
    const auto state = home.open();
    AlertStore store(*state);
    for (const char *project : {"np_1", "np_1", "np_2"})
        REQUIRE_OK(store.raise(sample(project, Level::Error)));
    AlertFilter filter;
    filter.projectId = "np_1";
    REQUIRE_OK(store.acknowledgeAll(filter));
    AlertFilter open;
    open.unacknowledged = true;
    QCOMPARE(*store.count(open), std::int64_t(1));
    REQUIRE_OK(store.acknowledgeAll());
    QCOMPARE(*store.count(open), std::int64_t(0));
}

void tst_AlertStore::whatHasPassedIsCleared()
{
    const StateHome home;
    const auto state = home.open();
    AlertStore store(*state);
    const auto number = store.raise(sample("np_1", Level::Warning, AlertKind::Stalled));
    REQUIRE_OK(store.clear(*number));
    QVERIFY(!store.list()->front().clearedAt.empty());
    REQUIRE_OK(store.clear(4711));
}

void tst_AlertStore::onlyTheNewestAreKept()
{
    const StateHome home;
    const auto state = home.open();
    AlertStore store(*state);
    REQUIRE_OK(store.raise(sample("np_1", Level::Error)));
    // As after as many alerts as are kept, without raising each.
    REQUIRE_OK(executeSql(state->handle(), "UPDATE sqlite_sequence SET seq = "
                                               + std::to_string(AlertStore::mostAlerts)
                                               + " WHERE name = 'alert'"));
    REQUIRE_OK(store.raise(sample("np_2", Level::Error)));
    const auto kept = store.list();
    QCOMPARE(kept->size(), std::size_t(1));
    QCOMPARE(kept->front().projectId, std::string("np_2"));
    REQUIRE_OK(store.raise(sample("np_3", Level::Error)));
    QCOMPARE(*store.count(), std::int64_t(2));
}

void tst_AlertStore::secretsAreMaskedOnTheWayIn()
{
    const StateHome home;
    const auto state = home.open();
    AlertStore store(*state);
    const Secret secret("planted-Pw3");
    Alert alert = sample("np_1", Level::Error);
    alert.message = "access denied with planted-Pw3";
    alert.object = "planted-Pw3";
    REQUIRE_OK(store.raise(alert));
    const auto found = store.list();
    QCOMPARE(found->front().message, std::string("access denied with ******"));
    QCOMPARE(found->front().object, std::string("******"));
}

void tst_AlertStore::manyThreadsMayRaiseAtOnce()
{
    const StateHome home;
    const auto state = home.open();
    AlertStore store(*state);
    std::atomic<int> failures{0};
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                for (int n = 0; n < 10; ++n)
                    failures += store.raise(sample("np_1", Level::Error)) ? 0 : 1;
            });
        }
    }
    QCOMPARE(failures.load(), 0);
    QCOMPARE(*store.count(), std::int64_t(40));
}

QTEST_GUILESS_MAIN(tst_AlertStore)
#include "tst_alert_store.moc"
