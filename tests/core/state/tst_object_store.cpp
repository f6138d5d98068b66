#include "core/base/secret.h"
#include "core/state/object_store.h"
#include "core/state/run_store.h"
#include "tests/core/state/state_home.h"

using namespace godwit;

class tst_ObjectStore : public QObject
{
    Q_OBJECT

private slots:
    void objectsComeBackInTheirOrder();
    void aFailureKeepsItsErrorAndItsSql();
    void anotherAttemptTriesAgainWhatFailed();
    void whatIsSkippedStaysSkipped();
    void whatIsGoneIsForgotten();
    void viewsMayChangeTheirOrder();
    void aFailedObjectIsRetriedAlone();
    void aSkippedObjectMayBeTakenBack();
    void allFailedOnesAreRetried();
    void unknownObjectsAreRefused();
    void secretsAreMaskedOnTheWayIn();
};

static ObjectRecord object(ObjectKind kind, int number, const std::string &name)
{
    ObjectRecord record;
    record.kind = kind;
    record.number = number;
    record.source = {"shop", name};
    record.sink = {"main", name};
    record.ddl = "CREATE " + std::string(kindName(kind)) + " `" + name + "`;\n";
    return record;
}

static std::vector<ObjectRecord> sampleObjects()
{
    return {object(ObjectKind::View, 0, "v"), object(ObjectKind::Table, 1, "b \"😀\".\n"),
            object(ObjectKind::Table, 0, "a")};
}

static std::string newRun(StateDatabase &state)
{
    RunRecord run;
    run.projectId = "np_1";
    return RunStore(state).create(run)->id;
}

static Error sampleError()
{
    Error error;
    error.code = ErrorCode::StatementFailed;
    error.message = "syntax";
    error.proposal = "mend it";
    error.object = "shop.a";
    return error;
}

void tst_ObjectStore::objectsComeBackInTheirOrder()
{
    const StateHome home;
    const auto state = home.open();
    ObjectStore store(*state);
    const std::string run = newRun(*state);
    REQUIRE_OK(store.begin(run, sampleObjects()));
    REQUIRE_OK(store.begin(newRun(*state), {object(ObjectKind::Table, 0, "of another run")}));
    const auto found = store.list(run);
    REQUIRE_OK(found);
    QCOMPARE(found->size(), std::size_t(3));
    QCOMPARE((*found)[0].source.table, std::string("a"));
    QCOMPARE((*found)[1].source.table, std::string("b \"😀\".\n"));
    QCOMPARE((*found)[2].source.table, std::string("v"));
    QVERIFY((*found)[2].kind == ObjectKind::View);
    QCOMPARE((*found)[0].sink.database, std::string("main"));
    QCOMPARE((*found)[0].ddl, std::string("CREATE table `a`;\n"));
    QVERIFY((*found)[0].state == ObjectState::Init);
    QVERIFY(!(*found)[0].error);
}

void tst_ObjectStore::aFailureKeepsItsErrorAndItsSql()
{
    const StateHome home;
    const auto state = home.open();
    ObjectStore store(*state);
    const std::string run = newRun(*state);
    REQUIRE_OK(store.begin(run, sampleObjects()));
    REQUIRE_OK(store.markFailed(run, ObjectKind::Table, 0, StepKind::Schema, sampleError(),
                                "CREATE table `a`"));
    REQUIRE_OK(store.completeWaiting(run));
    const auto failed = store.list(run, ObjectState::Failed);
    REQUIRE_OK(failed);
    QCOMPARE(failed->size(), std::size_t(1));
    QVERIFY(failed->front().step == StepKind::Schema);
    QVERIFY(failed->front().error == sampleError());
    QCOMPARE(failed->front().failedSql, std::string("CREATE table `a`"));
    QCOMPARE(store.list(run, ObjectState::Completed)->size(), std::size_t(2));
    const auto one = store.find(run, {"shop", "a"});
    REQUIRE_OK(one);
    QCOMPARE((*one)->ddl, std::string("CREATE table `a`;\n"));
    QVERIFY(!store.find(run, {"shop", "none"})->has_value());
}

void tst_ObjectStore::anotherAttemptTriesAgainWhatFailed()
{
    const StateHome home;
    const auto state = home.open();
    ObjectStore store(*state);
    const std::string run = newRun(*state);
    REQUIRE_OK(store.begin(run, sampleObjects()));
    REQUIRE_OK(store.markFailed(run, ObjectKind::Table, 0, StepKind::Schema, sampleError(), "x"));
    REQUIRE_OK(store.completeWaiting(run));
    auto renewed = sampleObjects();
    renewed[2].ddl = "CREATE TABLE a (another INT);\n";
    REQUIRE_OK(store.begin(run, renewed));
    const auto found = store.list(run);
    QVERIFY((*found)[0].state == ObjectState::Init);
    QVERIFY(!(*found)[0].error);
    QVERIFY((*found)[0].failedSql.empty());
    QCOMPARE((*found)[0].ddl, renewed[2].ddl);
    QVERIFY((*found)[1].state == ObjectState::Completed);
}

void tst_ObjectStore::whatIsSkippedStaysSkipped()
{
    const StateHome home;
    const auto state = home.open();
    ObjectStore store(*state);
    const std::string run = newRun(*state);
    REQUIRE_OK(store.begin(run, sampleObjects()));
    REQUIRE_OK(store.skip(run, {"shop", "a"}));
    REQUIRE_OK(store.markFailed(run, ObjectKind::Table, 0, StepKind::Schema, sampleError(), "x"));
    REQUIRE_OK(store.completeWaiting(run));
    auto withoutText = sampleObjects();
    withoutText[2].ddl.clear(); // a skipped object is not planned any more
    REQUIRE_OK(store.begin(run, withoutText));
    const auto skipped = store.list(run, ObjectState::Skipped);
    QCOMPARE(skipped->size(), std::size_t(1));
    QCOMPARE(skipped->front().source.table, std::string("a"));
    QCOMPARE((*store.find(run, {"shop", "a"}))->ddl, std::string("CREATE table `a`;\n"));
}

void tst_ObjectStore::whatIsGoneIsForgotten()
{
    const StateHome home;
    const auto state = home.open();
    ObjectStore store(*state);
    const std::string run = newRun(*state);
    REQUIRE_OK(store.begin(run, sampleObjects()));
    REQUIRE_OK(store.skip(run, {"shop", "a"}));
    REQUIRE_OK(store.begin(run, {object(ObjectKind::Table, 0, "new")}));
    const auto found = store.list(run);
    QCOMPARE(found->size(), std::size_t(2)); // the skipped one is remembered
    QVERIFY((*found)[0].state == ObjectState::Skipped);
    QCOMPARE((*found)[1].source.table, std::string("new"));
}

void tst_ObjectStore::viewsMayChangeTheirOrder()
{
    const StateHome home;
    const auto state = home.open();
    ObjectStore store(*state);
    const std::string run = newRun(*state);
    const auto view = [](int number, const char *name) {
        return object(ObjectKind::View, number, name);
    };
    REQUIRE_OK(store.begin(run, {view(0, "one"), view(1, "two"), view(2, "three")}));
    REQUIRE_OK(store.begin(run, {view(0, "three"), view(1, "one"), view(2, "two")}));
    const auto found = store.list(run);
    QCOMPARE(found->size(), std::size_t(3));
    QCOMPARE((*found)[0].source.table, std::string("three"));
    QCOMPARE((*found)[2].source.table, std::string("two"));
}

void tst_ObjectStore::aFailedObjectIsRetriedAlone()
{
    const StateHome home;
    const auto state = home.open();
    ObjectStore store(*state);
    const std::string run = newRun(*state);
    REQUIRE_OK(store.begin(run, sampleObjects()));
    for (const int number : {0, 1})
        REQUIRE_OK(
            store.markFailed(run, ObjectKind::Table, number, StepKind::Schema, sampleError(), ""));
    REQUIRE_OK(store.retry(run, {"shop", "a"}));
    const auto failed = store.list(run, ObjectState::Failed);
    QCOMPARE(failed->size(), std::size_t(1));
    QCOMPARE(failed->front().number, 1);
    QVERIFY(!store.retry(run, {"shop", "a"})); // nothing to try again
}

void tst_ObjectStore::aSkippedObjectMayBeTakenBack()
{
    const StateHome home;
    const auto state = home.open();
    ObjectStore store(*state);
    const std::string run = newRun(*state);
    REQUIRE_OK(store.begin(run, sampleObjects()));
    REQUIRE_OK(store.skip(run, {"shop", "v"}));
    REQUIRE_OK(store.retry(run, {"shop", "v"}));
    QVERIFY(store.list(run, ObjectState::Skipped)->empty());
}

void tst_ObjectStore::allFailedOnesAreRetried()
{
    const StateHome home;
    const auto state = home.open();
    ObjectStore store(*state);
    const std::string run = newRun(*state);
    REQUIRE_OK(store.begin(run, sampleObjects()));
    for (const int number : {0, 1})
        REQUIRE_OK(
            store.markFailed(run, ObjectKind::Table, number, StepKind::Schema, sampleError(), ""));
    const auto count = store.retryFailed(run);
    REQUIRE_OK(count);
    QCOMPARE(*count, 2);
    QVERIFY(store.list(run, ObjectState::Failed)->empty());
}

void tst_ObjectStore::unknownObjectsAreRefused()
{
    const StateHome home;
    const auto state = home.open();
    ObjectStore store(*state);
    const std::string run = newRun(*state);
    for (const auto &done : {store.skip(run, {"shop", "x"}), store.retry(run, {"shop", "x"})}) {
        QVERIFY(!done);
        QVERIFY(done.error().code == ErrorCode::InvalidArgument);
    }
}

void tst_ObjectStore::secretsAreMaskedOnTheWayIn()
{
    const StateHome home;
    const auto state = home.open();
    ObjectStore store(*state);
    const std::string run = newRun(*state);
    const Secret secret("planted-Pw4");
    auto objects = sampleObjects();
    objects[2].ddl = "-- planted-Pw4";
    REQUIRE_OK(store.begin(run, objects));
    Error error = sampleError();
    error.message = "planted-Pw4";
    REQUIRE_OK(store.markFailed(run, ObjectKind::Table, 0, StepKind::Schema, error, "planted-Pw4"));
    const auto found = store.find(run, {"shop", "a"});
    QCOMPARE((*found)->ddl, std::string("-- ******"));
    QCOMPARE((*found)->failedSql, std::string("******"));
    QCOMPARE((*found)->error->message, std::string("******"));
}

QTEST_GUILESS_MAIN(tst_ObjectStore)
#include "tst_object_store.moc"
