#include "core/service/running_project.h"
#include "core/state/audit_log.h"
#include "tests/support/small_project.h"

using namespace godwit;
using namespace godwit::test;

class tst_RunningProject : public QObject
{
    Q_OBJECT

private slots:
    void wishesAddUpAndAreReset();
    void aChangeThatChangesNothingIsRefused();
    void failedObjectsAreRetried();
    void aSkippedObjectIsShownAtOnceAndTakenBack();
    void whatDidNotFailCannotBeRetried();
    void unknownObjectsAreRefused();
    void aFinishedRunIsLeftAlone();
    void aProjectIsNotRetriedWhileItRuns();
    void anObjectIsSkippedWhileTheProjectRuns();
};

namespace {

struct FailedProject : SmallProject
{
    FailedProject()
        : state(home.open())
    {
        sink.run("CREATE TABLE other(x); CREATE INDEX t ON other(x)"); // in the way of t
        const auto failed = run(*state);
        runId = failed ? failed->id : "";
    }
    ObjectState stateOfT() { return (*ObjectStore(*state).find(runId, {"main", "t"}))->state; }
    StateHome home;
    std::unique_ptr<StateDatabase> state;
    std::string runId;
};

ErrorCode codeOf(const Result<std::vector<ObjectRecord>> &result)
{
    return result ? ErrorCode::Internal : result.error().code;
}

} // namespace

void tst_RunningProject::wishesAddUpAndAreReset()
{
    const StateHome home;
    const auto state = home.open();
    const SmallProject small;
    small.store(*state);
    ControlChange change;
    change.threads = 3;
    REQUIRE_OK(controlProject(*state, "shop", change));
    change = {};
    change.rowsPerSecond = 10;
    auto standing = controlProject(*state, "shop", change);
    REQUIRE_OK(standing);
    QCOMPARE(standing->asked.threads, std::optional(3));
    QCOMPARE(standing->asked.rowsPerSecond, std::optional<std::uint64_t>(10));
    QVERIFY(!standing->running);
    QVERIFY(!standing->inForce);
    change = {};
    change.reset = true;
    change.speedMode = SpeedMode::Steady;
    standing = controlProject(*state, "shop", change);
    REQUIRE_OK(standing);
    QVERIFY(!standing->asked.threads);
    QVERIFY(standing->asked.speedMode == SpeedMode::Steady);
    QCOMPARE(AuditLog(*state).newest(1)->front().action, std::string("projects set"));
}

void tst_RunningProject::aChangeThatChangesNothingIsRefused()
{
    const StateHome home;
    const auto state = home.open();
    const SmallProject small;
    small.store(*state);
    const auto standing = controlProject(*state, "shop", {});
    QVERIFY(!standing);
    QVERIFY(standing.error().code == ErrorCode::InvalidArgument);
}

void tst_RunningProject::failedObjectsAreRetried()
{
    FailedProject f;
    QVERIFY(f.stateOfT() == ObjectState::Failed);
    const auto retried = retryObjects(*f.state, "shop", {});
    REQUIRE_OK(retried);
    QCOMPARE(retried->size(), std::size_t(1));
    QVERIFY(f.stateOfT() == ObjectState::Init);
    f.sink.run("DROP INDEX t");
    const auto run = f.run(*f.state, true);
    REQUIRE_OK(run);
    QCOMPARE(run->consistent, std::optional(true));
}

void tst_RunningProject::aSkippedObjectIsShownAtOnceAndTakenBack()
{
    FailedProject f;
    REQUIRE_OK(skipObjects(*f.state, "shop", {"t"})); // the only one of that name
    QVERIFY(f.stateOfT() == ObjectState::Skipped);
    const auto stored = RunStore(*f.state).find(f.runId);
    REQUIRE_OK(stored);
    QCOMPARE((*stored)->tables.front().message, std::string("skipped by the user"));
    QCOMPARE((*stored)->tables.front().verify.message, std::string("skipped by the user"));
    REQUIRE_OK(retryObjects(*f.state, "shop", {"main.t"}));
    QVERIFY(f.stateOfT() == ObjectState::Init);
    f.sink.run("DROP INDEX t");
    const auto run = f.run(*f.state, true);
    REQUIRE_OK(run);
    QCOMPARE(run->consistent, std::optional(true));
    QVERIFY(run->tables.front().message.empty());
}

void tst_RunningProject::whatDidNotFailCannotBeRetried()
{
    FailedProject f;
    REQUIRE_OK(retryObjects(*f.state, "shop", {"main.t"}));
    QVERIFY(codeOf(retryObjects(*f.state, "shop", {"main.t"})) == ErrorCode::InvalidArgument);
}

void tst_RunningProject::unknownObjectsAreRefused()
{
    FailedProject f;
    QVERIFY(codeOf(retryObjects(*f.state, "shop", {"main.x"})) == ErrorCode::InvalidArgument);
    QVERIFY(codeOf(skipObjects(*f.state, "shop", {"main.x"})) == ErrorCode::InvalidArgument);
    QVERIFY(codeOf(skipObjects(*f.state, "shop", {})) == ErrorCode::InvalidArgument);
    QVERIFY(codeOf(skipObjects(*f.state, "none", {"t"})) == ErrorCode::InvalidArgument);
    QVERIFY(f.stateOfT() == ObjectState::Failed);
}

void tst_RunningProject::aFinishedRunIsLeftAlone()
{
    const StateHome home;
    const auto state = home.open();
    const SmallProject small;
    REQUIRE_OK(small.run(*state));
    QVERIFY(codeOf(skipObjects(*state, "shop", {"t"})) == ErrorCode::PrecheckFailed);
    QVERIFY(codeOf(retryObjects(*state, "shop", {})) == ErrorCode::PrecheckFailed);
    QCOMPARE(objectsOf(*state, "shop")->size(), std::size_t(1));
}

void tst_RunningProject::aProjectIsNotRetriedWhileItRuns()
{
    FailedProject f;
    const auto id = ProjectStore(*f.state).findByName("shop");
    const auto lock = RunLock::acquire(f.home.path, (*id)->id); // as a running process holds it
    REQUIRE_OK(lock);
    QVERIFY(codeOf(retryObjects(*f.state, "shop", {})) == ErrorCode::AlreadyRunning);
}

void tst_RunningProject::anObjectIsSkippedWhileTheProjectRuns()
{
    FailedProject f;
    const auto id = ProjectStore(*f.state).findByName("shop");
    const auto lock = RunLock::acquire(f.home.path, (*id)->id);
    REQUIRE_OK(lock);
    REQUIRE_OK(skipObjects(*f.state, "shop", {"main.t"}));
    QVERIFY(f.stateOfT() == ObjectState::Skipped);
}

QTEST_GUILESS_MAIN(tst_RunningProject)
#include "tst_running_project.moc"
