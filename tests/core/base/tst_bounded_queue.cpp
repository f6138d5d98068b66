#include "core/base/bounded_queue.h"

#include <QTest>

#include <atomic>
#include <memory>
#include <thread>
#include <vector>

using namespace godwit;
using namespace std::chrono_literals;

class tst_BoundedQueue : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheOrder();
    void makesAFastProducerWait();
    void wakesAWaitingConsumer();
    void givesWhatIsLeftAfterClosing();
    void takesNothingAfterClosing();
    void closingWakesAProducerThatWaits();
    void aStopWakesEverybody();
    void carriesItemsThatOnlyMove();
    void losesAndDoublesNothingBetweenManyThreads();
};

void tst_BoundedQueue::keepsTheOrder()
{
    BoundedQueue<int> queue(3);
    for (int i = 0; i < 3; ++i)
        QVERIFY(queue.push(i, {}));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(queue.pop({}), std::optional(i));
}

void tst_BoundedQueue::makesAFastProducerWait()
{
    BoundedQueue<int> queue(2);
    std::atomic<int> pushed = 0;
    std::jthread producer([&] {
        for (int i = 0; i < 10; ++i)
            if (queue.push(i, {}))
                ++pushed;
    });
    QTRY_COMPARE(pushed.load(), 2);
    QTest::qSleep(30); // a queue without a bound would take all ten by now
    QCOMPARE(pushed.load(), 2);
    QVERIFY(queue.pop({}).has_value());
    QTRY_COMPARE(pushed.load(), 3);
    for (int i = 0; i < 9; ++i)
        QVERIFY(queue.pop({}).has_value());
}

void tst_BoundedQueue::wakesAWaitingConsumer()
{
    BoundedQueue<int> queue(1);
    std::atomic<int> received = 0;
    std::jthread consumer([&] { received = queue.pop({}).value_or(-1); });
    QVERIFY(queue.push(7, {}));
    consumer.join();
    QCOMPARE(received.load(), 7);
}

void tst_BoundedQueue::givesWhatIsLeftAfterClosing()
{
    BoundedQueue<int> queue(2);
    QVERIFY(queue.push(1, {}));
    queue.close();
    QCOMPARE(queue.pop({}), std::optional(1));
    QCOMPARE(queue.pop({}), std::optional<int>());
    QCOMPARE(queue.pop({}), std::optional<int>());
}

void tst_BoundedQueue::takesNothingAfterClosing()
{
    BoundedQueue<int> queue(2);
    queue.close();
    QVERIFY(!queue.push(1, {}));
    QCOMPARE(queue.pop({}), std::optional<int>());
}

void tst_BoundedQueue::closingWakesAProducerThatWaits()
{
    BoundedQueue<int> queue(1);
    QVERIFY(queue.push(1, {}));
    std::atomic<bool> taken = true;
    std::jthread producer([&] { taken = queue.push(2, {}); });
    queue.close();
    producer.join();
    QVERIFY(!taken);
}

void tst_BoundedQueue::aStopWakesEverybody()
{
    BoundedQueue<int> full(1), empty(1);
    QVERIFY(full.push(1, {}));
    std::stop_source stop;
    std::atomic<bool> taken = true, received = true;
    std::jthread producer([&] { taken = full.push(2, stop.get_token()); });
    std::jthread consumer([&] { received = empty.pop(stop.get_token()).has_value(); });
    stop.request_stop();
    producer.join();
    consumer.join();
    QVERIFY(!taken);
    QVERIFY(!received);
}

void tst_BoundedQueue::carriesItemsThatOnlyMove()
{
    BoundedQueue<std::unique_ptr<int>> queue(1);
    QVERIFY(queue.push(std::make_unique<int>(5), {}));
    const auto item = queue.pop({});
    QVERIFY(item.has_value());
    QCOMPARE(**item, 5);
}

void tst_BoundedQueue::losesAndDoublesNothingBetweenManyThreads()
{
    constexpr int producers = 4, consumers = 3, each = 5000;
    BoundedQueue<int> queue(8);
    std::vector<std::atomic<int>> seen(producers * each);
    std::vector<std::jthread> consuming;
    for (int c = 0; c < consumers; ++c)
        consuming.emplace_back([&] {
            while (auto item = queue.pop({}))
                ++seen[static_cast<std::size_t>(*item)];
        });
    {
        std::vector<std::jthread> producing;
        for (int p = 0; p < producers; ++p)
            producing.emplace_back([&, p] {
                for (int i = 0; i < each; ++i)
                    (void)queue.push(p * each + i, {});
            });
    }
    queue.close();
    consuming.clear();
    for (const std::atomic<int> &count : seen)
        QCOMPARE(count.load(), 1);
}

QTEST_APPLESS_MAIN(tst_BoundedQueue)
#include "tst_bounded_queue.moc"
