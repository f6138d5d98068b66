#include "core/state/run_store.h"
#include "tests/core/state/state_home.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstring>
#include <random>

using namespace godwit;

// The child saves chunk after chunk and tells the number of each through a pipe once saveChunks()
// has returned; it is killed at a random moment, and everything it told must be there.
class tst_StateCrash : public QObject
{
    Q_OBJECT

private slots:
    void whatWasSavedSurvivesAKill();
};

static ChunkRecord done(int number)
{
    ChunkRecord record;
    record.chunk.number = number;
    record.chunk.range.columns = {"id"};
    record.chunk.range.upTo = KeyBound{{std::to_string(number * 100)}};
    record.state = ChunkState::Done;
    return record;
}

[[noreturn]] static void saveChunksForever(const std::filesystem::path &home,
                                           const std::string &runId, int first, int report)
{
    auto state = StateDatabase::open(home);
    if (!state)
        ::_exit(1);
    RunStore store(**state);
    for (int number = first;; ++number) {
        if (!store.saveChunks(runId, {done(number)}))
            ::_exit(1);
        (void)!::write(report, &number, sizeof number);
    }
}

void tst_StateCrash::whatWasSavedSurvivesAKill()
{
    const StateHome home;
    std::string runId;
    {
        const auto state = home.open();
        runId = RunStore(*state).create({})->id;
    }
    std::mt19937 random(20261123);
    int next = 0;
    for (int round = 0; round < 15; ++round) {
        int report[2] = {};
        QCOMPARE(::pipe(report), 0);
        const pid_t child = ::fork();
        if (child == 0)
            saveChunksForever(home.path, runId, next, report[1]);
        ::close(report[1]);
        int last = next - 1;
        QCOMPARE(::read(report[0], &last, sizeof last), static_cast<ssize_t>(sizeof last));
        ::usleep(static_cast<useconds_t>(random() % 40000));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFSIGNALED(status));
        for (int told = 0; ::read(report[0], &told, sizeof told) == sizeof told;)
            last = told;
        ::close(report[0]);

        const auto state = home.open();
        QVERIFY(state);
        const auto chunks = RunStore(*state).chunks(runId);
        REQUIRE_OK(chunks);
        QVERIFY(static_cast<int>(chunks->size()) > last);
        QVERIFY(static_cast<int>(chunks->size()) <= last + 2); // one may have been saved untold
        for (std::size_t i = 0; i < chunks->size(); ++i)
            QVERIFY((*chunks)[i].chunk == done(static_cast<int>(i)).chunk);
        next = static_cast<int>(chunks->size());
    }
}

QTEST_GUILESS_MAIN(tst_StateCrash)
#include "tst_state_crash.moc"
