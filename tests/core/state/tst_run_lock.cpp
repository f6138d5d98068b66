#include "core/state/state_database.h"
#include "tests/core/state/state_home.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

using namespace godwit;

class tst_RunLock : public QObject
{
    Q_OBJECT

private slots:
    void aProjectCannotBeRunTwiceAtOnce();
    void differentProjectsRunAtOnce();
    void theLockOfADeadProcessIsNoLock();
    void saysWhichProcessRuns();
    void askingCreatesNothing();
    void anOddIdStaysInsideTheHome();
};

void tst_RunLock::aProjectCannotBeRunTwiceAtOnce()
{
    const StateHome home;
    QVERIFY(home.open());
    {
        const auto first = RunLock::acquire(home.path, "np_1");
        REQUIRE_OK(first);
        const auto second = RunLock::acquire(home.path, "np_1");
        QVERIFY(!second);
        QCOMPARE(codeName(second.error().code), std::string_view("ALREADY_RUNNING"));
        QVERIFY(second.error().message.find(std::to_string(::getpid())) != std::string::npos);
    }
    REQUIRE_OK(RunLock::acquire(home.path, "np_1"));
}

void tst_RunLock::differentProjectsRunAtOnce()
{
    const StateHome home;
    QVERIFY(home.open());
    const auto first = RunLock::acquire(home.path, "np_1");
    REQUIRE_OK(first);
    REQUIRE_OK(RunLock::acquire(home.path, "np_2"));
}

// A child that holds the lock of np_1 until it is killed.
static pid_t lockInAChild(const StateHome &home)
{
    int ready[2] = {};
    if (::pipe(ready) != 0)
        return -1;
    const pid_t child = ::fork();
    if (child == 0) {
        const auto lock = RunLock::acquire(home.path, "np_1");
        const char answer = lock ? 'y' : 'n';
        (void)!::write(ready[1], &answer, 1);
        for (;;)
            ::pause();
    }
    char answer = 'n';
    (void)!::read(ready[0], &answer, 1);
    ::close(ready[0]);
    ::close(ready[1]);
    return answer == 'y' ? child : -1;
}

void tst_RunLock::theLockOfADeadProcessIsNoLock()
{
    const StateHome home;
    QVERIFY(home.open());
    const pid_t child = lockInAChild(home);
    QVERIFY(child > 0);
    QVERIFY(!RunLock::acquire(home.path, "np_1"));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    REQUIRE_OK(RunLock::acquire(home.path, "np_1"));
}

void tst_RunLock::saysWhichProcessRuns()
{
    const StateHome home;
    QVERIFY(home.open());
    const pid_t child = lockInAChild(home);
    QVERIFY(child > 0);
    QCOMPARE(RunLock::runningProcess(home.path, "np_1").value_or(0), int(child));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    QVERIFY(!RunLock::runningProcess(home.path, "np_1"));
}

void tst_RunLock::askingCreatesNothing()
{
    const StateHome home;
    QVERIFY(!RunLock::runningProcess(home.path, "np_1"));
    QVERIFY(!std::filesystem::exists(home.path));
}

void tst_RunLock::anOddIdStaysInsideTheHome()
{
    const StateHome home;
    QVERIFY(home.open());
    REQUIRE_OK(RunLock::acquire(home.path, "../../np 1\n"));
    QCOMPARE(std::distance(std::filesystem::directory_iterator(home.path / "locks"),
                           std::filesystem::directory_iterator()),
             1);
}

QTEST_GUILESS_MAIN(tst_RunLock)
#include "tst_run_lock.moc"
