#include "core/pipeline/work_permits.h"

#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace godwit;

class tst_WorkPermits : public QObject
{
    Q_OBJECT

private slots:
    void noMoreThanTheLimitAreAtWork();
    void loweringTheLimitSendsWorkersToWait();
    void raisingTheLimitWakesThem();
    void closingSendsAwayWhoeverWaits();
    void aStopEndsTheWait();
};

namespace {

/// Threads that work in small pieces until they are sent away.
class Crew
{
public:
    Crew(WorkPermits &permits, int threads)
    {
        for (int i = 0; i < threads; ++i) {
            m_threads.emplace_back([this, &permits](const std::stop_token &stop) {
                Permit permit(permits);
                while (permit.hold(stop)) {
                    const int now = ++atWork;
                    for (int most = mostAtWork; now > most;)
                        mostAtWork.compare_exchange_weak(most, now);
                    std::this_thread::yield();
                    --atWork;
                    ++pieces;
                }
            });
        }
    }

    std::atomic<int> atWork{0}, mostAtWork{0}, pieces{0};

private:
    std::vector<std::jthread> m_threads;
};

} // namespace

void tst_WorkPermits::noMoreThanTheLimitAreAtWork()
{
    WorkPermits permits;
    permits.open(2);
    Crew crew(permits, 6);
    QTRY_VERIFY(crew.pieces > 500);
    QVERIFY(crew.mostAtWork <= 2);
}

void tst_WorkPermits::loweringTheLimitSendsWorkersToWait()
{
    WorkPermits permits;
    permits.open(4);
    Permit one(permits), two(permits);
    QVERIFY(one.hold({}));
    QVERIFY(two.hold({}));
    QVERIFY(permits.mayKeep());
    permits.setLimit(1);
    QVERIFY(!permits.mayKeep());
    two.release();
    QVERIFY(permits.mayKeep());
    QVERIFY(one.hold({})); // it keeps what it has
}

void tst_WorkPermits::raisingTheLimitWakesThem()
{
    WorkPermits permits;
    permits.open(1);
    Permit held(permits);
    QVERIFY(held.hold({}));
    std::atomic<bool> worked{false};
    std::jthread waiting([&] {
        Permit permit(permits);
        worked = permit.hold({});
    });
    QVERIFY(!worked);
    permits.setLimit(2);
    QTRY_VERIFY(worked);
}

void tst_WorkPermits::closingSendsAwayWhoeverWaits()
{
    WorkPermits permits;
    permits.open(1);
    Permit held(permits);
    QVERIFY(held.hold({}));
    std::atomic<int> answer{-1};
    std::jthread waiting([&] {
        Permit permit(permits);
        answer = permit.hold({}) ? 1 : 0;
    });
    permits.close();
    QTRY_COMPARE(answer.load(), 0);
    held.release();
    permits.open(1);
    QVERIFY(held.hold({})); // the next step
}

void tst_WorkPermits::aStopEndsTheWait()
{
    WorkPermits permits;
    permits.open(1);
    Permit held(permits);
    QVERIFY(held.hold({}));
    std::stop_source stop;
    std::atomic<int> answer{-1};
    std::jthread waiting([&] {
        Permit permit(permits);
        answer = permit.hold(stop.get_token()) ? 1 : 0;
    });
    stop.request_stop();
    QTRY_COMPARE(answer.load(), 0);
}

QTEST_GUILESS_MAIN(tst_WorkPermits)
#include "tst_work_permits.moc"
