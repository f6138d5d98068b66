#include "core/pipeline/rate_limiter.h"

#include <QTest>

#include <atomic>
#include <chrono>
#include <thread>

using namespace godwit;

class tst_RateLimiter : public QObject
{
    Q_OBJECT

private slots:
    void holdsRowsBackToTheLimit();
    void holdsBytesBackToTheLimit();
    void readersShareOneLimit();
    void letsEverythingPassWithoutALimit();
    void aStopEndsTheWait();
    void thoseThatWaitGoByTheNewLimit();
    void aPauseIsNotFollowedByABurst();
};

namespace {

template<typename Work>
double secondsOf(Work work)
{
    const auto begun = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

} // namespace

// Slower is allowed everywhere here, faster is not.
void tst_RateLimiter::holdsRowsBackToTheLimit()
{
    RateLimiter limiter;
    limiter.setLimits(1000, 0);
    const double took = secondsOf([&] {
        for (int i = 0; i < 5; ++i)
            limiter.pass(50, 1'000'000, {});
    });
    QVERIFY(took >= 0.24);
}

void tst_RateLimiter::holdsBytesBackToTheLimit()
{
    RateLimiter limiter;
    limiter.setLimits(0, 10'000);
    QVERIFY(secondsOf([&] { limiter.pass(1'000'000, 2500, {}); }) >= 0.24);
}

void tst_RateLimiter::readersShareOneLimit()
{
    RateLimiter limiter;
    limiter.setLimits(1000, 0);
    const double took = secondsOf([&] {
        std::vector<std::jthread> readers;
        for (int i = 0; i < 4; ++i)
            readers.emplace_back([&] { limiter.pass(75, 1, {}); });
    });
    QVERIFY(took >= 0.29);
}

void tst_RateLimiter::letsEverythingPassWithoutALimit()
{
    RateLimiter limiter;
    limiter.pass(1'000'000'000, 1'000'000'000, {});
    QVERIFY(!limiter.isHoldingBack());
}

void tst_RateLimiter::aStopEndsTheWait()
{
    RateLimiter limiter;
    limiter.setLimits(1, 1);
    std::stop_source stop;
    std::atomic<bool> passed{false};
    std::jthread reader([&] {
        limiter.pass(1'000'000, 1'000'000, stop.get_token());
        passed = true;
    });
    QTRY_VERIFY(limiter.isHoldingBack());
    stop.request_stop();
    QTRY_VERIFY(passed);
    QVERIFY(!limiter.isHoldingBack());
}

void tst_RateLimiter::thoseThatWaitGoByTheNewLimit()
{
    RateLimiter limiter;
    limiter.setLimits(1, 0);
    std::atomic<bool> passed{false};
    std::jthread reader([&] {
        limiter.pass(1'000'000, 0, {});
        passed = true;
    });
    QTRY_VERIFY(limiter.isHoldingBack());
    limiter.setLimits(10, 0); // still too long to wait for
    QVERIFY(!passed);
    limiter.setLimits(0, 0);
    QTRY_VERIFY(passed);
}

void tst_RateLimiter::aPauseIsNotFollowedByABurst()
{
    RateLimiter limiter;
    limiter.setLimits(1000, 0);
    limiter.pass(1, 0, {});
    QTest::qWait(200); // what could have passed meanwhile is gone
    QVERIFY(secondsOf([&] { limiter.pass(100, 0, {}); }) >= 0.09);
}

QTEST_GUILESS_MAIN(tst_RateLimiter)
#include "tst_rate_limiter.moc"
