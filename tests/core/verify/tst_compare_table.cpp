#include "core/verify/compare_table.h"
#include "tests/support/memory_reader.h"

#include <QtTest>

#include <map>
#include <random>
#include <set>
#include <thread>

using namespace godwit;
using godwit::test::MemoryCell;
using godwit::test::MemoryRow;
using godwit::test::MemoryStore;
using godwit::test::MemoryTable;
using godwit::test::readerOf;

namespace {

const TableName sourceName{"shop", "or`ders \xF0\x9F\x98\x80"};
const TableName sinkName{"ware.house", "or\nders"};

/// A source and a sink table of the same columns, in memory.
struct TwoSides
{
    MemoryStore source, sink;
    CompareRequest request;
    CompareProgress progress;
    std::vector<Difference> differences;

    explicit TwoSides(const std::vector<std::pair<std::string, CompareForm>> &columns,
                      const std::vector<std::string> &key)
    {
        MemoryTable table;
        TableTransfer transfer;
        for (const auto &[name, form] : columns) {
            table.columns.push_back(name);
            ColumnTransfer column;
            column.sourceName = column.sinkName = name;
            column.compare = form;
            transfer.columns.push_back(column);
            Column sinkColumn;
            sinkColumn.name = name;
            sinkColumn.type.kind = TypeKind::Text;
            request.sinkSchema.columns.push_back(sinkColumn);
        }
        transfer.source = sourceName;
        transfer.sink = sinkName;
        transfer.sourceKey = transfer.sinkKey = key;
        table.name = sourceName;
        source.tables.push_back(table);
        table.name = sinkName;
        sink.tables.push_back(table);
        request.sources.push_back(transfer);
        request.sinkSchema.name = sinkName;
        request.sourceReader = readerOf(source);
        request.sinkReader = readerOf(sink);
    }

    std::vector<MemoryRow> &sourceRows() { return source.tables.front().rows; }
    std::vector<MemoryRow> &sinkRows() { return sink.tables.front().rows; }

    Result<VerifyResult> compare(std::stop_token stop = {})
    {
        differences.clear();
        return compareTable(
            request,
            [this](const Difference &difference) -> Result<void> {
                differences.push_back(difference);
                return {};
            },
            progress, stop);
    }

    std::uint64_t delivered(DifferenceKind kind) const
    {
        std::uint64_t count = 0;
        for (const Difference &difference : differences)
            count += difference.kind == kind ? difference.copies : 0;
        return count;
    }
};

MemoryRow row(std::initializer_list<const char *> cells)
{
    MemoryRow out;
    for (const char *cell : cells)
        out.push_back(cell ? MemoryCell::text(cell) : MemoryCell::null());
    return out;
}

TwoSides idAndName()
{
    return TwoSides({{"id", CompareForm::Integer}, {"name", CompareForm::Bytes}}, {"id"});
}

#define COMPARE_COUNTS(result, source, sink, both)                                                 \
    do {                                                                                           \
        QCOMPARE((result).onlyInSource, std::uint64_t(source));                                    \
        QCOMPARE((result).onlyInSink, std::uint64_t(sink));                                        \
        QCOMPARE((result).different, std::uint64_t(both));                                         \
    } while (false)

} // namespace

class tst_CompareTable : public QObject
{
    Q_OBJECT

private slots:
    void equalTablesAreConsistentInAnyOrder();
    void emptyTablesAreConsistent();
    void eachKindOfDifferenceIsFoundAndNamed();
    void nullIsNoEmptyString();
    void aTableWithoutAKeyIsComparedAsAMultiset();
    void manyCopiesAreDeliveredInParts();
    void keysThatTheSinkCallsEqualAreListed();
    void extraRowsAreIgnoredWhenAskedFor();
    void severalSourcesFormOneTable();
    void sourcesOfDifferentShapesAreNotProven();
    void aLargeTableIsReadInSlicesThatCoverEveryRow();
    void aFloatKeyIsNeverUsedToCut();
    void aLostConnectionIsTriedAgain();
    void aConnectionThatStaysLostIsAnError();
    void aStopEndsAHangingReader();
    void aMissingTableIsAnErrorThatNamesIt();
    void anErrorOfTheDifferenceSinkStopsTheComparison();
    void rowsThatChangeMeanwhileAreNotProven();
    void moreDifferencesThanFitIntoMemoryAreAllFound();
    void randomMutationsAreCountedExactly_data();
    void randomMutationsAreCountedExactly();
    void randomMultisetsAreCountedExactly();
};

void tst_CompareTable::equalTablesAreConsistentInAnyOrder()
{
    TwoSides sides(
        {{"id", CompareForm::Integer}, {"price", CompareForm::Decimal}, {"doc", CompareForm::Json}},
        {"id"});
    sides.sourceRows() = {row({"1", "1.50", R"({"a":1,"b":2})"}), row({"2", nullptr, "[]"})};
    sides.sinkRows() = {row({"2", nullptr, " []"}), row({"0001", "1.5", R"({"b": 2, "a": 1})"})};
    const auto result = sides.compare();
    QVERIFY(result);
    QCOMPARE(result->state, VerifyState::Consistent);
    QCOMPARE(result->sourceRows, std::uint64_t(2));
    QCOMPARE(result->sinkRows, std::uint64_t(2));
    QCOMPARE(result->sourceDigest, result->sinkDigest);
    QCOMPARE(result->sourceDigest.size(), std::size_t(32));
    QVERIFY(QString::fromStdString(result->method).contains("every row"));
    QCOMPARE(sides.progress.sourceRows.load(), std::uint64_t(2));
}

void tst_CompareTable::emptyTablesAreConsistent()
{
    TwoSides sides = idAndName();
    const auto result = sides.compare();
    QVERIFY(result);
    QCOMPARE(result->state, VerifyState::Consistent);
    QCOMPARE(result->sourceRows, std::uint64_t(0));
}

void tst_CompareTable::eachKindOfDifferenceIsFoundAndNamed()
{
    TwoSides sides = idAndName();
    sides.sourceRows() = {row({"1", "same"}), row({"2", "old"}), row({"3", "missing"})};
    sides.sinkRows() = {row({"1", "same"}), row({"2", "new"}), row({"4", "extra"})};
    const auto result = sides.compare();
    QVERIFY(result);
    QCOMPARE(result->state, VerifyState::Different);
    QVERIFY(result->sourceDigest != result->sinkDigest);
    COMPARE_COUNTS(*result, 1, 1, 1);
    std::map<std::string, const Difference *> byKey;
    for (const Difference &difference : sides.differences) {
        QCOMPARE(difference.table, sinkName);
        QCOMPARE(difference.key.size(), std::size_t(1));
        const auto &key = difference.key.front();
        byKey[difference.kind == DifferenceKind::OnlyInSink ? key.sink : key.source] = &difference;
    }
    QCOMPARE(byKey.size(), std::size_t(3));
    const Difference &changed = *byKey["2"];
    QCOMPARE(changed.kind, DifferenceKind::Different);
    QVERIFY(!changed.cells[0].differs && changed.cells[1].differs);
    QCOMPARE(changed.cells[1].source, std::string("old"));
    QCOMPARE(changed.cells[1].sink, std::string("new"));
    QCOMPARE(byKey["3"]->kind, DifferenceKind::OnlyInSource);
    QCOMPARE(byKey["4"]->kind, DifferenceKind::OnlyInSink);
    for (const Difference &difference : sides.differences)
        QVERIFY(!difference.repairSql.empty());
}

void tst_CompareTable::nullIsNoEmptyString()
{
    TwoSides sides = idAndName();
    sides.sourceRows() = {row({"1", nullptr})};
    sides.sinkRows() = {row({"1", ""})};
    const auto result = sides.compare();
    QVERIFY(result);
    COMPARE_COUNTS(*result, 0, 0, 1);
    QVERIFY(sides.differences.front().cells[1].sourceIsNull);
    QVERIFY(!sides.differences.front().cells[1].sinkIsNull);
}

void tst_CompareTable::aTableWithoutAKeyIsComparedAsAMultiset()
{
    TwoSides sides({{"name", CompareForm::Bytes}}, {});
    sides.sourceRows() = {row({"a"}), row({"a"}), row({"a"}), row({"b"}), row({"c"})};
    sides.sinkRows() = {row({"c"}), row({"a"}), row({"b"}), row({"b"}), row({"d"})};
    const auto result = sides.compare();
    QVERIFY(result);
    QCOMPARE(result->state, VerifyState::Different);
    COMPARE_COUNTS(*result, 2, 2, 0);
    QCOMPARE(sides.differences.size(), std::size_t(3));
    QCOMPARE(sides.delivered(DifferenceKind::OnlyInSource), std::uint64_t(2));
    QCOMPARE(sides.delivered(DifferenceKind::OnlyInSink), std::uint64_t(2));
    for (const Difference &difference : sides.differences)
        QVERIFY(difference.key.empty());
}

void tst_CompareTable::manyCopiesAreDeliveredInParts()
{
    TwoSides sides({{"name", CompareForm::Bytes}}, {});
    sides.sourceRows().assign(2500, row({"same"}));
    const auto result = sides.compare();
    QVERIFY(result);
    COMPARE_COUNTS(*result, 2500, 0, 0);
    QCOMPARE(sides.differences.size(), std::size_t(3));
    QCOMPARE(sides.delivered(DifferenceKind::OnlyInSource), std::uint64_t(2500));
}

void tst_CompareTable::keysThatTheSinkCallsEqualAreListed()
{
    // Without a key of its own the sink may hold a key twice, and a merged source too.
    TwoSides sides = idAndName();
    sides.request.sources.front().sinkKey.clear();
    sides.sourceRows() = {row({"1", "a"}), row({"1", "b"}), row({"1", "c"})};
    sides.sinkRows() = {row({"1", "b"}), row({"01", "x"}), row({"1", "y"}), row({"1", "z"})};
    const auto result = sides.compare();
    QVERIFY(result);
    COMPARE_COUNTS(*result, 0, 1, 2);
    QCOMPARE(sides.differences.size(), std::size_t(3));
}

void tst_CompareTable::extraRowsAreIgnoredWhenAskedFor()
{
    for (const bool withKey : {true, false}) {
        TwoSides sides({{"id", CompareForm::Integer}, {"name", CompareForm::Bytes}},
                       withKey ? std::vector<std::string>{"id"} : std::vector<std::string>());
        sides.request.ignoreExtraSinkRows = true;
        sides.sourceRows() = {row({"1", "a"}), row({"2", "b"})};
        sides.sinkRows() = {row({"9", "z"}), row({"1", "a"}), row({"2", "b"}), row({"8", "y"})};
        auto result = sides.compare();
        QVERIFY(result);
        QCOMPARE(result->state, VerifyState::Consistent);
        COMPARE_COUNTS(*result, 0, 0, 0);
        QVERIFY(QString::fromStdString(result->method).contains("only at the destination"));

        sides.sinkRows()[2] = row({"2", "changed"});
        result = sides.compare();
        QVERIFY(result);
        QCOMPARE(result->state, VerifyState::Different);
        COMPARE_COUNTS(*result, withKey ? 0 : 1, 0, withKey ? 1 : 0);
        QCOMPARE(sides.differences.size(), std::size_t(1));
    }
}

void tst_CompareTable::severalSourcesFormOneTable()
{
    TwoSides sides = idAndName();
    MemoryTable second = sides.source.tables.front();
    second.name = {"shop", "archive"};
    second.rows = {row({"3", "c"}), row({"4", "d"})};
    sides.source.tables.push_back(second);
    TableTransfer transfer = sides.request.sources.front();
    transfer.source = second.name;
    sides.request.sources.push_back(transfer);
    sides.sourceRows() = {row({"1", "a"}), row({"2", "b"})};
    sides.sinkRows() = {row({"4", "d"}), row({"3", "c"}), row({"2", "b"}), row({"1", "a"})};
    auto result = sides.compare();
    QVERIFY(result);
    QCOMPARE(result->state, VerifyState::Consistent);
    QCOMPARE(result->sourceRows, std::uint64_t(4));

    sides.sinkRows().pop_back();
    result = sides.compare();
    QVERIFY(result);
    COMPARE_COUNTS(*result, 1, 0, 0);
}

void tst_CompareTable::sourcesOfDifferentShapesAreNotProven()
{
    TwoSides sides = idAndName();
    TableTransfer transfer = sides.request.sources.front();
    transfer.columns.pop_back();
    sides.request.sources.push_back(transfer);
    const auto result = sides.compare();
    QVERIFY(result);
    QCOMPARE(result->state, VerifyState::NotProven);
    QVERIFY(!result->message.empty());
}

void tst_CompareTable::aLargeTableIsReadInSlicesThatCoverEveryRow()
{
    TwoSides sides = idAndName();
    constexpr int rows = 5'000;
    sides.request.smallestSlice = 100;
    for (int i = 0; i < rows; ++i)
        sides.sourceRows().push_back(row({std::to_string(i * 3).c_str(), "text"}));
    sides.sinkRows() = sides.sourceRows();
    std::swap(sides.sinkRows().front(), sides.sinkRows().back());
    sides.request.estimatedRows = rows;
    sides.request.readersPerSide = 3;
    auto result = sides.compare();
    QVERIFY(result);
    QCOMPARE(result->state, VerifyState::Consistent);
    QCOMPARE(result->sourceRows, std::uint64_t(rows));
    QVERIFY(sides.source.bounds > 10);

    sides.sinkRows()[1000] = row({"5", "wrong key"});
    result = sides.compare();
    QVERIFY(result);
    COMPARE_COUNTS(*result, 1, 1, 0);
}

void tst_CompareTable::aFloatKeyIsNeverUsedToCut()
{
    TwoSides sides({{"id", CompareForm::Double}}, {"id"});
    sides.sourceRows() = sides.sinkRows() = {row({"1.5"}), row({"-0"})};
    sides.request.estimatedRows = 10'000'000;
    const auto result = sides.compare();
    QVERIFY(result);
    QCOMPARE(result->state, VerifyState::Consistent);
    QCOMPARE(sides.source.bounds.load() + sides.sink.bounds.load(), 0);
}

void tst_CompareTable::aLostConnectionIsTriedAgain()
{
    TwoSides sides = idAndName();
    sides.sourceRows() = {row({"1", "a"}), row({"2", "b"})};
    sides.sinkRows() = {row({"1", "a"})};
    sides.sink.lostConnections = 2;
    const auto result = sides.compare();
    QVERIFY(result);
    COMPARE_COUNTS(*result, 1, 0, 0);
    QCOMPARE(sides.differences.size(), std::size_t(1));
    QCOMPARE(result->sourceRows, std::uint64_t(2));
    QCOMPARE(sides.progress.sourceRows.load(), std::uint64_t(2)); // not counted twice
}

void tst_CompareTable::aConnectionThatStaysLostIsAnError()
{
    TwoSides sides = idAndName();
    sides.sourceRows() = sides.sinkRows() = {row({"1", "a"})};
    sides.source.lostConnections = 1'000'000;
    const auto result = sides.compare();
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::ConnectionLost);
    QCOMPARE(result.error().object, sourceName.qualified());
}

void tst_CompareTable::aStopEndsAHangingReader()
{
    TwoSides sides = idAndName();
    sides.sink.hangs = true;
    std::stop_source stop;
    std::jthread later([&] {
        while (sides.sink.opened == 0)
            std::this_thread::yield();
        stop.request_stop();
    });
    const auto result = sides.compare(stop.get_token());
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
}

void tst_CompareTable::aMissingTableIsAnErrorThatNamesIt()
{
    TwoSides sides = idAndName();
    sides.sink.tables.clear();
    sides.source.hangs = true; // the other side is waiting: its reader must be cancelled
    const auto result = sides.compare();
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::ObjectMissing);
    QCOMPARE(result.error().object, sinkName.qualified());
}

void tst_CompareTable::anErrorOfTheDifferenceSinkStopsTheComparison()
{
    TwoSides sides = idAndName();
    sides.sourceRows() = {row({"1", "a"}), row({"2", "b"})};
    int calls = 0;
    const auto result = compareTable(sides.request,
                                     [&](const Difference &) -> Result<void> {
                                         ++calls;
                                         return fail(ErrorCode::Io, "the disk is full");
                                     },
                                     sides.progress, {});
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Io);
    QCOMPARE(calls, 1);
}

void tst_CompareTable::rowsThatChangeMeanwhileAreNotProven()
{
    TwoSides sides = idAndName();
    sides.sourceRows() = {row({"1", "a"}), row({"2", "b"})};
    sides.sinkRows() = {row({"1", "a"}), row({"2", "not yet"})};
    sides.sink.onOpen = [&](int request) {
        if (request == 2)
            sides.sinkRows()[1] = row({"2", "b"});
    };
    const auto result = sides.compare();
    QVERIFY(result);
    QCOMPARE(result->state, VerifyState::NotProven);
    QVERIFY(!result->message.empty());
}

void tst_CompareTable::moreDifferencesThanFitIntoMemoryAreAllFound()
{
    TwoSides sides = idAndName();
    const std::string large(4'000, 'x');
    constexpr int rows = 1000; // 4 MB on each side
    sides.request.memoryBudget = 1'000'000;
    for (int i = 0; i < rows; ++i) {
        sides.sourceRows().push_back(row({std::to_string(i).c_str(), large.c_str()}));
        sides.sinkRows().push_back(row({std::to_string(i).c_str(), (large + "y").c_str()}));
    }
    sides.request.estimatedRows = rows;
    sides.request.estimatedBytes = rows * large.size();
    std::set<std::string> keys;
    const auto result = compareTable(sides.request,
                                     [&](const Difference &difference) -> Result<void> {
                                         keys.insert(difference.key.front().source);
                                         return {};
                                     },
                                     sides.progress, {});
    QVERIFY(result);
    COMPARE_COUNTS(*result, 0, 0, rows);
    QCOMPARE(keys.size(), std::size_t(rows));
    QVERIFY(sides.source.opened > 5);
}

void tst_CompareTable::randomMutationsAreCountedExactly_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 40; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void tst_CompareTable::randomMutationsAreCountedExactly()
{
    QFETCH(int, seed);
    std::mt19937 random(seed);
    const auto below = [&](int limit) { return int(random() % limit); };
    TwoSides sides({{"region", CompareForm::Bytes},
                    {"id", CompareForm::Integer},
                    {"price", CompareForm::Decimal},
                    {"weight", CompareForm::Float},
                    {"ratio", CompareForm::Double},
                    {"at", CompareForm::Temporal},
                    {"doc", CompareForm::Json},
                    {"any", CompareForm::Dynamic}},
                   {"region", "id"});
    const int rows = below(1500);
    std::uint64_t onlyInSource = 0, onlyInSink = 0, different = 0;
    for (int i = 0; i < rows; ++i) {
        const std::string id = std::to_string(i / 2);
        const std::string price = std::to_string(below(1000));
        MemoryRow right =
            row({i % 2 ? "n'or\"th" : "", id.c_str(), (price + ".50").c_str(), "0.1", "-0",
                 "2024-01-01T10:00:00.000000", R"({"a":1,"b":[true,null]})", "any"});
        MemoryRow wrong = row({i % 2 ? "n'or\"th" : "", ("00" + id).c_str(), (price + ".5").c_str(),
                               "0.10000000149011612", "-0.0", "2024-01-01 10:00:00",
                               R"({ "b": [true, null], "a": 1 })", "any"});
        switch (below(20)) {
        case 0:
            ++onlyInSource;
            sides.sourceRows().push_back(right);
            break;
        case 1:
            ++onlyInSink;
            sides.sinkRows().push_back(wrong);
            break;
        case 2:
            ++different;
            wrong[2 + below(6)] = MemoryCell::null();
            [[fallthrough]];
        default:
            sides.sourceRows().push_back(right);
            sides.sinkRows().push_back(wrong);
        }
    }
    std::shuffle(sides.sinkRows().begin(), sides.sinkRows().end(), random);
    sides.request.estimatedRows = below(2) ? rows : 0;
    const auto result = sides.compare();
    QVERIFY(result);
    COMPARE_COUNTS(*result, onlyInSource, onlyInSink, different);
    QCOMPARE(result->state == VerifyState::Consistent, onlyInSource + onlyInSink + different == 0);
    QCOMPARE(sides.delivered(DifferenceKind::OnlyInSource), onlyInSource);
    QCOMPARE(sides.delivered(DifferenceKind::OnlyInSink), onlyInSink);
    QCOMPARE(sides.delivered(DifferenceKind::Different), different);
    for (const Difference &difference : sides.differences) {
        const auto changed = std::count_if(difference.cells.begin(), difference.cells.end(),
                                           [](const auto &cell) { return cell.differs; });
        QCOMPARE(changed, difference.kind == DifferenceKind::Different ? 1 : 0);
    }
}

void tst_CompareTable::randomMultisetsAreCountedExactly()
{
    for (int seed = 1; seed <= 40; ++seed) {
        std::mt19937 random(seed);
        TwoSides sides({{"a", CompareForm::Bytes}, {"b", CompareForm::Integer}}, {});
        std::map<MemoryRow, std::int64_t> balance;
        for (int i = 0; i < 1000; ++i) {
            MemoryRow value = row({random() % 2 ? "x" : nullptr, ""});
            value[1] = MemoryCell::text(std::to_string(random() % 50));
            if (random() % 2) {
                sides.sourceRows().push_back(value);
                ++balance[value];
            } else {
                sides.sinkRows().push_back(value);
                --balance[value];
            }
        }
        std::uint64_t onlyInSource = 0, onlyInSink = 0;
        for (const auto &[value, count] : balance)
            (count > 0 ? onlyInSource : onlyInSink) += std::abs(count);
        const auto result = sides.compare();
        QVERIFY(result);
        COMPARE_COUNTS(*result, onlyInSource, onlyInSink, 0);
        QCOMPARE(sides.delivered(DifferenceKind::OnlyInSource), onlyInSource);
        QCOMPARE(sides.delivered(DifferenceKind::OnlyInSink), onlyInSink);
    }
}

QTEST_APPLESS_MAIN(tst_CompareTable)
#include "tst_compare_table.moc"
