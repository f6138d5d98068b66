#include "ui/run/run_rates.h"

#include <QtTest>

using namespace godwit::ui;

class tst_RunRates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsNothingBeforeTwoLooksAreApart();
    void takesTheRateOverTheWindowOnly();
    void fallsToNothingWhenNothingMoves();
    void countsAStepBackAsStandingStill();
    void staysSmallHoweverOftenItIsFed();
    void saysNothingInTheFirstSeconds();
    void givesTheRangeBetweenTheFastestAndTheSlowestRate();
    void widensTheRangeWhereTheTotalIsAnEstimate();
    void hasNoUpperEndWhileNothingMoves();
    void forgetsTheStepBefore();
};

namespace {

Moved moved(double rows)
{
    return {static_cast<std::uint64_t>(rows), static_cast<std::uint64_t>(rows) * 10};
}

void feed(RunRates &rates, double from, double until, double rowsBefore, double rowsPerSecond)
{
    for (double at = from; at <= until + 0.001; at += 0.25) {
        const Moved now = moved(rowsBefore + (at - from) * rowsPerSecond);
        rates.add(at, now, now);
    }
}

} // namespace

void tst_RunRates::knowsNothingBeforeTwoLooksAreApart()
{
    RateWindow window(10);
    QCOMPARE(window.rate().rows, 0.0);
    window.add(5, moved(1000));
    QCOMPARE(window.rate().rows, 0.0);
    window.add(5, moved(2000)); // at the same instant
    QCOMPARE(window.rate().rows, 0.0);
}

void tst_RunRates::takesTheRateOverTheWindowOnly()
{
    RateWindow window(10);
    for (int second = 0; second <= 100; ++second)
        window.add(second, moved(second * 100.0)); // slow, long ago
    for (int second = 101; second <= 120; ++second)
        window.add(second, moved(10'000 + (second - 100) * 500.0));
    QCOMPARE(window.rate().rows, 500.0);
    QCOMPARE(window.rate().bytes, 5000.0);
    QCOMPARE(window.span(), 10.0);
}

void tst_RunRates::fallsToNothingWhenNothingMoves()
{
    RateWindow window(10);
    window.add(0, moved(0));
    window.add(5, moved(500));
    for (int second = 6; second <= 16; ++second)
        window.add(second, moved(500));
    QCOMPARE(window.rate().rows, 0.0);
}

void tst_RunRates::countsAStepBackAsStandingStill()
{
    RateWindow window(10);
    window.add(0, moved(5000));
    window.add(1, moved(3000));
    QCOMPARE(window.rate().rows, 0.0);
    QCOMPARE(window.rate().bytes, 0.0);
}

void tst_RunRates::staysSmallHoweverOftenItIsFed()
{
    RateWindow window(10);
    for (int i = 0; i < 100'000; ++i)
        window.add(i * 0.001, moved(i));
    QVERIFY(qAbs(window.rate().rows - 1000.0) < 1);
    QVERIFY(window.span() <= 10.5);
}

void tst_RunRates::saysNothingInTheFirstSeconds()
{
    RunRates rates;
    QVERIFY(!rates.remaining(1000, true));
    feed(rates, 0, 1.5, 0, 1000);
    QVERIFY(!rates.remaining(1000, true));
    feed(rates, 1.75, 3, 1750, 1000);
    QVERIFY(rates.remaining(1000, true));
}

void tst_RunRates::givesTheRangeBetweenTheFastestAndTheSlowestRate()
{
    RunRates steady;
    feed(steady, 0, 60, 0, 1000);
    const auto even = steady.remaining(30'000, true);
    QVERIFY(even && even->highSeconds);
    QVERIFY(qAbs(even->lowSeconds - 30) < 0.1);
    QVERIFY(qAbs(*even->highSeconds - 30) < 0.1);

    RunRates slower; // a minute at 1000 rows/s, then ten seconds at 100
    feed(slower, 0, 60, 0, 1000);
    feed(slower, 60.25, 70.25, 60'000, 100);
    const auto range = slower.remaining(30'000, true);
    QVERIFY(range && range->highSeconds);
    QVERIFY2(range->lowSeconds < 40, qPrintable(QString::number(range->lowSeconds)));
    QVERIFY2(*range->highSeconds > 250 && *range->highSeconds < 310,
             qPrintable(QString::number(*range->highSeconds)));
}

void tst_RunRates::widensTheRangeWhereTheTotalIsAnEstimate()
{
    RunRates rates;
    feed(rates, 0, 20, 0, 1000);
    const auto range = rates.remaining(10'000, false);
    QVERIFY(range && range->highSeconds);
    QVERIFY(qAbs(range->lowSeconds - 8) < 0.1);
    QVERIFY(qAbs(*range->highSeconds - 12) < 0.1);
}

void tst_RunRates::hasNoUpperEndWhileNothingMoves()
{
    RunRates rates;
    feed(rates, 0, 20, 0, 1000);
    feed(rates, 20.25, 31, 20'000, 0);
    const auto range = rates.remaining(10'000, true);
    QVERIFY(range);
    QVERIFY(!range->highSeconds);
}

void tst_RunRates::forgetsTheStepBefore()
{
    RunRates rates;
    feed(rates, 0, 20, 0, 1000);
    rates.restart();
    QVERIFY(!rates.remaining(1000, true));
    QCOMPARE(rates.source().rows, 0.0);
    feed(rates, 30, 40, 0, 10);
    QVERIFY(qAbs(rates.source().rows - 10) < 0.5);
    const auto range = rates.remaining(100, true);
    QVERIFY(range && qAbs(range->lowSeconds - 10) < 1);
}

QTEST_APPLESS_MAIN(tst_RunRates)
#include "tst_run_rates.moc"
