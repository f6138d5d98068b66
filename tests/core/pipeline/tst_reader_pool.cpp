#include "core/pipeline/rate_limiter.h"
#include "core/pipeline/reader_pool.h"
#include "core/pipeline/view_order.h"
#include "tests/support/memory_reader.h"

#include <QTest>

using namespace godwit;
using namespace godwit::test;

class tst_ReaderPool : public QObject
{
    Q_OBJECT

private slots:
    void lendsAReaderThatCameBack();
    void lendsNoReaderThatWasCancelledOrLeftHalfRead();
    void holdsRowsBackToTheLimit();
    void letsEverythingPassWithoutALimit();
    void putsViewsAfterTheViewsTheyUse();
};

namespace {

MemoryStore &storeWithRows()
{
    static MemoryStore store;
    if (store.tables.empty()) {
        MemoryTable table{{"shop", "orders"}, {"id"}, {}};
        for (int i = 0; i < 500; ++i)
            table.rows.push_back({MemoryCell::text(std::to_string(i))});
        store.tables.push_back(table);
    }
    return store;
}

struct CountingPool
{
    int made = 0;
    ReaderPool pool{{}, [this]() -> Result<std::unique_ptr<RowReader>> {
                        ++made;
                        return std::make_unique<MemoryReader>(storeWithRows());
                    }};
};

ReadRequest allOrders()
{
    ReadRequest request;
    request.table = {"shop", "orders"};
    request.items = {{"id", ReadForm::AsIs}};
    return request;
}

PlannedView view(const std::string &name, std::vector<std::string> uses)
{
    PlannedView made;
    made.source.name = {"shop", name};
    for (const std::string &used : uses)
        made.source.dependsOn.push_back({"shop", used});
    return made;
}

} // namespace

void tst_ReaderPool::lendsAReaderThatCameBack()
{
    CountingPool counting;
    for (int i = 0; i < 5; ++i) {
        auto reader = counting.pool.lend();
        QVERIFY(reader);
        QVERIFY((*reader)->open(allOrders()));
        RowBatch batch;
        while (*(*reader)->next(batch)) {
        }
    }
    QCOMPARE(counting.made, 1);
}

void tst_ReaderPool::lendsNoReaderThatWasCancelledOrLeftHalfRead()
{
    CountingPool counting;
    {
        auto cancelled = counting.pool.lend();
        (*cancelled)->cancel();
    }
    {
        auto half = counting.pool.lend();
        QVERIFY((*half)->open(allOrders()));
        RowBatch batch;
        QVERIFY(*(*half)->next(batch));
    }
    auto third = counting.pool.lend();
    QCOMPARE(counting.made, 3);
}

void tst_ReaderPool::holdsRowsBackToTheLimit()
{
    RateLimiter limiter;
    limiter.setLimits(1000, 0);
    const auto begun = std::chrono::steady_clock::now();
    for (int i = 0; i < 5; ++i)
        limiter.pass(50, 1'000'000, {});
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    QVERIFY(took.count() >= 0.24); // 250 rows at 1000 a second; slower is allowed, faster is not
}

void tst_ReaderPool::letsEverythingPassWithoutALimit()
{
    RateLimiter limiter;
    std::stop_source stopped;
    stopped.request_stop();
    limiter.pass(1'000'000'000, 1'000'000'000, {});
    limiter.setLimits(1, 1);
    limiter.pass(1'000'000, 1'000'000, stopped.get_token()); // a stop ends the wait
}

void tst_ReaderPool::putsViewsAfterTheViewsTheyUse()
{
    std::vector<PlannedView> views = {view("c", {"b", "orders"}), view("a", {}), view("b", {"a"})};
    orderViews(views);
    std::vector<std::string> names;
    for (const PlannedView &sorted : views)
        names.push_back(sorted.source.name.table);
    QCOMPARE(names, (std::vector<std::string>{"a", "b", "c"}));
}

QTEST_APPLESS_MAIN(tst_ReaderPool)
#include "tst_reader_pool.moc"
