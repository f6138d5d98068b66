#include "core/state/run_facts.h"
#include "core/state/run_store.h"
#include "tests/core/state/state_home.h"

#include <QtTest>

#include <sqlite3.h>

using namespace godwit;

class tst_RunFacts : public QObject
{
    Q_OBJECT

private slots:
    void everyFieldComesBack();
    void aRunWithoutFactsHasNone();
    void theyGoWithTheRun();
};

static std::string newRun(StateDatabase &state)
{
    RunRecord record;
    record.projectId = "np_1";
    auto created = RunStore(state).create(record);
    return created ? created->id : "";
}

static RunFacts sampleFacts()
{
    RunFacts facts;
    facts.sourceServer = "MySQL 8.0.36";
    facts.sinkServer = "SQLite 3.40.1";
    facts.prediction = RunFacts::Prediction{1.5, 9, 1'000'000, 1ULL << 40};
    facts.excludedCount = 5000;
    facts.excluded = {{"table", {"shop", "a \"b\"\n\U0001F600"}, "no rule selects it"},
                      {"view", {"shop", "v"}, "excluded by shop.v*"}};
    facts.narrowed = {{{"shop", "orders"}, "`id` > 5 -- \"x\"", {"secret`", "more"}}};
    return facts;
}

void tst_RunFacts::everyFieldComesBack()
{
    StateHome home;
    auto state = home.open();
    const std::string run = newRun(*state);
    RunFactsStore store(*state);
    REQUIRE_OK(store.save(run, sampleFacts()));
    const auto found = store.find(run);
    REQUIRE_OK(found);
    QVERIFY(found->has_value());
    QVERIFY(**found == sampleFacts());
    REQUIRE_OK(store.save(run, RunFacts{}));
    const auto replaced = store.find(run);
    REQUIRE_OK(replaced);
    QVERIFY(**replaced == RunFacts{});
}

void tst_RunFacts::aRunWithoutFactsHasNone()
{
    StateHome home;
    auto state = home.open();
    const auto none = RunFactsStore(*state).find(newRun(*state));
    REQUIRE_OK(none);
    QVERIFY(!none->has_value());
}

void tst_RunFacts::theyGoWithTheRun()
{
    StateHome home;
    auto state = home.open();
    const std::string run = newRun(*state);
    RunFactsStore store(*state);
    REQUIRE_OK(store.save(run, sampleFacts()));
    QCOMPARE(sqlite3_exec(state->handle(), "DELETE FROM run", nullptr, nullptr, nullptr),
             SQLITE_OK);
    const auto none = store.find(run);
    REQUIRE_OK(none);
    QVERIFY(!none->has_value());
}

QTEST_APPLESS_MAIN(tst_RunFacts)
#include "tst_run_facts.moc"
