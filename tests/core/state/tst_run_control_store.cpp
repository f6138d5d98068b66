#include "core/state/project_store.h"
#include "core/state/run_control_store.h"
#include "core/state/run_store.h"
#include "tests/core/state/state_home.h"

using namespace godwit;

class tst_RunControlStore : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsWantedUntilSomebodyAsks();
    void whatIsAskedComesBackInAnotherProcess();
    void numbersOutOfRangeAreRefused();
    void anUnknownProjectIsRefused();
    void aDeletedProjectTakesItsWishesAlong();
    void theLimitsInForceComeBack();
};

void tst_RunControlStore::nothingIsWantedUntilSomebodyAsks()
{
    const StateHome home;
    const auto state = home.open();
    const auto control = RunControlStore(*state).find("np_unknown");
    REQUIRE_OK(control);
    QVERIFY(*control == RunControl());
}

void tst_RunControlStore::whatIsAskedComesBackInAnotherProcess()
{
    const StateHome home;
    const auto state = home.open();
    const auto other = home.open(); // as another process would
    const auto project = ProjectStore(*state).put("shop", "MIGRATION", "{}");
    REQUIRE_OK(project);
    RunControl wanted;
    wanted.threads = 512;
    wanted.rowsPerSecond = 0;
    wanted.bytesPerSecond = 1ULL << 40;
    wanted.speedMode = SpeedMode::Fast;
    REQUIRE_OK(RunControlStore(*other).put(project->id, wanted));
    const auto found = RunControlStore(*state).find(project->id);
    REQUIRE_OK(found);
    QVERIFY(*found == wanted);

    REQUIRE_OK(RunControlStore(*other).put(project->id, {}));
    QVERIFY(*RunControlStore(*state).find(project->id) == RunControl());
}

void tst_RunControlStore::numbersOutOfRangeAreRefused()
{
    const StateHome home;
    const auto state = home.open();
    RunControlStore store(*state);
    const auto project = ProjectStore(*state).put("shop", "MIGRATION", "{}");
    for (const int threads : {-1, 0, 513}) {
        RunControl control;
        control.threads = threads;
        const auto done = store.put(project->id, control);
        QVERIFY(!done);
        QVERIFY(done.error().code == ErrorCode::InvalidArgument);
        QVERIFY(!done.error().proposal.empty());
    }
    RunControl control;
    control.rowsPerSecond = ~0ULL;
    QVERIFY(!store.put(project->id, control));
    control.rowsPerSecond.reset();
    control.bytesPerSecond = ~0ULL;
    QVERIFY(!store.put(project->id, control));
}

void tst_RunControlStore::anUnknownProjectIsRefused()
{
    const StateHome home;
    const auto state = home.open();
    const auto done = RunControlStore(*state).put("np_none", {});
    QVERIFY(!done);
    QVERIFY(done.error().code == ErrorCode::InvalidArgument);
}

void tst_RunControlStore::aDeletedProjectTakesItsWishesAlong()
{
    const StateHome home;
    const auto state = home.open();
    ProjectStore projects(*state);
    RunControlStore store(*state);
    const std::string id = projects.put("shop", "MIGRATION", "{}")->id;
    RunControl control;
    control.threads = 3;
    REQUIRE_OK(store.put(id, control));
    REQUIRE_OK(projects.remove(id));
    QVERIFY(*store.find(id) == RunControl());
}

void tst_RunControlStore::theLimitsInForceComeBack()
{
    const StateHome home;
    const auto state = home.open();
    RunControlStore store(*state);
    RunRecord run;
    run.projectId = "np_1";
    const std::string id = RunStore(*state).create(run)->id;
    const auto none = store.limits(id);
    REQUIRE_OK(none);
    QVERIFY(!none->has_value());
    RunLimits limits;
    limits.step = StepKind::FullTransfer;
    limits.threadsWanted = 8;
    limits.threads = 1;
    limits.rowsPerSecond = 1000;
    limits.bytesPerSecond = 2;
    limits.speedMode = SpeedMode::Steady;
    limits.remark = "one writer";
    REQUIRE_OK(store.saveLimits(id, limits));
    const auto found = store.limits(id);
    REQUIRE_OK(found);
    QVERIFY(**found == limits);
}

QTEST_GUILESS_MAIN(tst_RunControlStore)
#include "tst_run_control_store.moc"
