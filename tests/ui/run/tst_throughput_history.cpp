#include "ui/run/throughput_history.h"

#include <QtTest>

using namespace godwit::ui;

class tst_ThroughputHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsMeanRatesBetweenLooks();
    void keepsTheLastFiveMinutesOnly();
    void staysBoundedOverALongRun();
    void showsAFallingCounterAsNothing();
    void ignoresASecondLookAtTheSameInstant();
};

void tst_ThroughputHistory::holdsMeanRatesBetweenLooks()
{
    ThroughputHistory history;
    history.add(100, {0, 0}, {0, 0});
    QVERIFY(history.lastMinutes().empty());
    history.add(102, {2000, 64'000}, {1000, 32'000});
    QCOMPARE(history.lastMinutes().size(), std::size_t(1));
    const ThroughputPoint &point = history.lastMinutes().front();
    QCOMPARE(point.at, 102.0);
    QCOMPARE(point.source.rows, 1000.0);
    QCOMPARE(point.source.bytes, 32'000.0);
    QCOMPARE(point.sink.rows, 500.0);
    QCOMPARE(history.wholeRun().size(), std::size_t(1));
}

void tst_ThroughputHistory::keepsTheLastFiveMinutesOnly()
{
    ThroughputHistory history;
    for (int second = 0; second <= 1000; ++second)
        history.add(second, {static_cast<std::uint64_t>(second), 0}, {});
    QCOMPARE(history.lastMinutes().size(), std::size_t(300));
    QCOMPARE(history.lastMinutes().front().at, 701.0);
    QVERIFY(history.wholeRun().front().at < 3);
}

void tst_ThroughputHistory::staysBoundedOverALongRun()
{
    ThroughputHistory history;
    const int day = 86'400;
    for (int second = 0; second <= day; ++second)
        history.add(second, {static_cast<std::uint64_t>(second) * 10, 0}, {});
    QVERIFY(history.wholeRun().size() <= ThroughputHistory::mostPoints);
    QVERIFY(history.wholeRun().size() >= ThroughputHistory::mostPoints / 4);
    QVERIFY(history.wholeRun().front().at < 600);
    QVERIFY(history.wholeRun().back().at > day - 600);
    for (const ThroughputPoint &point : history.wholeRun())
        QVERIFY(qAbs(point.source.rows - 10) < 0.01);
}

void tst_ThroughputHistory::showsAFallingCounterAsNothing()
{
    ThroughputHistory history;
    history.add(0, {5000, 5000}, {5000, 5000});
    history.add(1, {10, 10}, {10, 10});
    QCOMPARE(history.lastMinutes().front().source.rows, 0.0);
    QCOMPARE(history.lastMinutes().front().sink.bytes, 0.0);
}

void tst_ThroughputHistory::ignoresASecondLookAtTheSameInstant()
{
    ThroughputHistory history;
    history.add(1, {}, {});
    history.add(1, {100, 100}, {});
    QVERIFY(history.lastMinutes().empty());
}

QTEST_APPLESS_MAIN(tst_ThroughputHistory)
#include "tst_throughput_history.moc"
