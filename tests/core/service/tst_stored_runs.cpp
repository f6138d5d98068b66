#include "core/service/stored_runs.h"
#include "tests/support/small_project.h"

using namespace godwit;

class tst_StoredRuns : public QObject
{
    Q_OBJECT

private slots:
    void isFoundByIdAndByName();
    void aHomeThatIsNotThereIsNotMade();
    void whatIsNotThereIsAnErrorThatNamesIt();
    void aRunWhoseProcessDiedCanBeResumed();
    void rowsOfAFinishedRunAreOurOwn();
    void anUnfinishedRunIsGoneOnWith();
};

void tst_StoredRuns::isFoundByIdAndByName()
{
    const StateHome home;
    const auto state = home.open();
    const test::SmallProject small;
    const std::string id = small.store(*state);
    for (const std::string &name : {id, std::string("shop")}) {
        const auto stored = findStoredRun(*state, name);
        REQUIRE_OK(stored);
        QCOMPARE((*stored)->project.id, id);
        QVERIFY(!(*stored)->run && !(*stored)->process);
        const auto read = findStoredRun(home.path, name); // while the home is open elsewhere
        REQUIRE_OK(read);
        QCOMPARE((*read)->project.id, id);
    }
}

void tst_StoredRuns::aHomeThatIsNotThereIsNotMade()
{
    const StateHome home;
    const auto stored = findStoredRun(home.path, "shop");
    REQUIRE_OK(stored);
    QVERIFY(!stored->has_value());
    QVERIFY(!requireStoredRun(home.path, "shop"));
    QVERIFY(!std::filesystem::exists(home.path));
}

void tst_StoredRuns::whatIsNotThereIsAnErrorThatNamesIt()
{
    const StateHome home;
    const auto state = home.open();
    const auto stored = requireStoredRun(*state, "nobody");
    QVERIFY(!stored);
    QCOMPARE(codeName(stored.error().code), std::string_view("INVALID_ARGUMENT"));
    QVERIFY(stored.error().message.find("nobody") != std::string::npos);
    QVERIFY(!requireStoredRun(*state, ""));
}

void tst_StoredRuns::aRunWhoseProcessDiedCanBeResumed()
{
    const StateHome home;
    const auto state = home.open();
    const test::SmallProject small;
    const std::string id = small.store(*state);
    REQUIRE_OK(ProjectStore(*state).setState(id, ProjectState::Running));
    {
        const auto lock = RunLock::acquire(home.path, id);
        REQUIRE_OK(lock);
        const auto running = findStoredRun(*state, id);
        REQUIRE_OK(running);
        QVERIFY((*running)->process.has_value());
        QVERIFY(shownState((*running)->project, (*running)->process) == ProjectState::Running);
    }
    const auto dead = findStoredRun(*state, id);
    REQUIRE_OK(dead);
    QVERIFY(shownState((*dead)->project, (*dead)->process) == ProjectState::Suspend);
}

void tst_StoredRuns::rowsOfAFinishedRunAreOurOwn()
{
    const StateHome home;
    const auto state = home.open();
    const test::SmallProject small;
    REQUIRE_OK(small.run(*state));
    const auto stored = findStoredRun(*state, "shop");
    REQUIRE_OK(stored);
    QVERIFY(!isUnfinished(*stored));
    const PlanOptions options = planOptions(*stored);
    QVERIFY(!options.resuming);
    QCOMPARE(options.ownRows.at({"main", "t"}), std::uint64_t(3));
    QVERIFY(planOptions(std::nullopt).ownRows.empty());
}

void tst_StoredRuns::anUnfinishedRunIsGoneOnWith()
{
    const StateHome home;
    const auto state = home.open();
    const test::SmallProject small;
    const auto run = small.runHalf(*state);
    REQUIRE_OK(run);
    QVERIFY(run->state == ProjectState::Suspend);
    const auto stored = findStoredRun(*state, "shop");
    REQUIRE_OK(stored);
    QVERIFY(isUnfinished(*stored));
    QVERIFY(planOptions(*stored).resuming);
}

QTEST_GUILESS_MAIN(tst_StoredRuns)
#include "tst_stored_runs.moc"
