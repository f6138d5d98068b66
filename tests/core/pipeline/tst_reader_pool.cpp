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
