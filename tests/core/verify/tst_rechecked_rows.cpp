#include "core/verify/reread_rows.h"
#include "tests/support/memory_reader.h"

#include <QtTest>

using namespace godwit;
using godwit::test::MemoryCell;
using godwit::test::MemoryReader;
using godwit::test::MemoryRow;
using godwit::test::MemoryStore;
using godwit::test::MemoryTable;
using godwit::test::readerOf;

namespace {

MemoryRow row(const char *id, const char *name)
{
    return {MemoryCell::text(id), name ? MemoryCell::text(name) : MemoryCell::null()};
}

/// Two tables (id, name) in memory: what was found in them, and what they hold later.
struct TwoSides
{
    MemoryStore source, sink;
    CompareRequest request;
    std::vector<Difference> found;

    explicit TwoSides(bool hasKey)
    {
        TableTransfer transfer;
        MemoryTable table;
        TableSchema schema;
        for (const char *name : {"id", "name"}) {
            ColumnTransfer column;
            column.sourceName = column.sinkName = name;
            transfer.columns.push_back(column);
            table.columns.push_back(name);
            Column typed;
            typed.name = name;
            typed.type.kind = TypeKind::Varchar;
            typed.type.charset = "utf8mb4";
            schema.columns.push_back(typed);
        }
        if (hasKey)
            transfer.sourceKey = transfer.sinkKey = {"id"};
        transfer.source = table.name = schema.name = {"shop", "a"};
        request.sourceSchemas = {schema};
        source.tables.push_back(table);
        transfer.sink = table.name = schema.name = {"shop", "b"};
        request.sinkSchema = schema;
        sink.tables.push_back(table);
        request.sources.push_back(transfer);
        request.sourceReader = readerOf(source);
        request.sinkReader = readerOf(sink);
    }

    std::vector<MemoryRow> &sourceRows() { return source.tables.front().rows; }
    std::vector<MemoryRow> &sinkRows() { return sink.tables.front().rows; }

    void compare()
    {
        CompareProgress progress;
        found.clear();
        const auto compared = compareTable(request,
                                           [this](const Difference &difference) -> Result<void> {
                                               found.push_back(difference);
                                               return {};
                                           },
                                           progress, {});
        QVERIFY2(compared, compared ? "" : compared.error().message.c_str());
    }

    /// Both sides as they are now, under the keys of what was found.
    RecheckedRows again(const CompareShape &shape)
    {
        RecheckedRows rows(request, shape);
        std::vector<const Difference *> all;
        for (const Difference &difference : found) {
            rows.want(difference);
            all.push_back(&difference);
        }
        MemoryReader left(source), right(sink);
        if (!rereadSource(request, all, left, rows, {})
            || !rereadSink(request, all, right, rows, true, {}))
            qWarning("reading failed");
        return rows;
    }
};

} // namespace

class tst_RecheckedRows : public QObject
{
    Q_OBJECT

private slots:
    void whatIsAsItWasMayBeRepaired_data();
    void whatIsAsItWasMayBeRepaired();
    void aChangeAtEitherSideIsSeen_data();
    void aChangeAtEitherSideIsSeen();
    void copiesAreCountedAgain();
    void copiesAddedByARepairAreExpected();
    void extraRowsOfTheSinkDoNotCountWhenIgnored();
    void whatIsLeftIsDescribedAnew();
    void aDifferenceKeepsWhatFindsItsRow();
};

void tst_RecheckedRows::whatIsAsItWasMayBeRepaired_data()
{
    QTest::addColumn<bool>("hasKey");
    QTest::newRow("by key") << true;
    QTest::newRow("as a multiset") << false;
}

void tst_RecheckedRows::whatIsAsItWasMayBeRepaired()
{
    QFETCH(bool, hasKey);
    TwoSides sides(hasKey);
    sides.sourceRows() = {row("1", "a"), row("2", "b"), row("3", "c")};
    sides.sinkRows() = {row("1", "a"), row("2", "x"), row("4", nullptr)};
    sides.compare();
    QCOMPARE(sides.found.size(), hasKey ? 3U : 4U);
    const CompareShape shape = shapeOf(sides.request);
    RecheckedRows rows = sides.again(shape);
    for (const Difference &difference : sides.found) {
        const Judgement judged = rows.judge(difference);
        QCOMPARE(judged.standing, Standing::AsRecorded);
        QCOMPARE(judged.copies, 1U);
        QCOMPARE(judged.source.has_value(), difference.kind != DifferenceKind::OnlyInSink);
        QCOMPARE(judged.sink.has_value(), difference.kind != DifferenceKind::OnlyInSource);
    }
}

void tst_RecheckedRows::aChangeAtEitherSideIsSeen_data()
{
    QTest::addColumn<int>("change");
    QTest::addColumn<int>("standing");
    QTest::newRow("the source's row has another value") << 0 << int(Standing::Changed);
    QTest::newRow("the sink's row has another value") << 1 << int(Standing::Changed);
    QTest::newRow("both rows are gone") << 2 << int(Standing::Equal);
    QTest::newRow("the sink's row was put right") << 3 << int(Standing::Equal);
    QTest::newRow("the sink's row is gone") << 4 << int(Standing::Changed);
}

void tst_RecheckedRows::aChangeAtEitherSideIsSeen()
{
    QFETCH(int, change);
    QFETCH(int, standing);
    TwoSides sides(true);
    sides.sourceRows() = {row("1", "a")};
    sides.sinkRows() = {row("1", "x")};
    sides.compare();
    if (change == 0)
        sides.sourceRows() = {row("1", "b")};
    if (change == 1)
        sides.sinkRows() = {row("1", "y")};
    if (change == 2 || change == 4)
        sides.sinkRows().clear();
    if (change == 2)
        sides.sourceRows().clear();
    if (change == 3)
        sides.sinkRows() = {row("1", "a")};
    const CompareShape shape = shapeOf(sides.request);
    RecheckedRows rows = sides.again(shape);
    QCOMPARE(int(rows.judge(sides.found.front()).standing), standing);
}

void tst_RecheckedRows::copiesAreCountedAgain()
{
    TwoSides sides(false);
    sides.sourceRows() = std::vector<MemoryRow>(5, row("1", "a"));
    sides.sinkRows() = std::vector<MemoryRow>(1, row("1", "a"));
    sides.compare();
    QCOMPARE(sides.found.size(), 1U);
    QCOMPARE(sides.found.front().copies, 4U);
    sides.sinkRows() = std::vector<MemoryRow>(3, row("1", "a")); // somebody added two
    const CompareShape shape = shapeOf(sides.request);
    RecheckedRows rows = sides.again(shape);
    const Judgement judged = rows.judge(sides.found.front());
    QCOMPARE(judged.standing, Standing::AsRecorded);
    QCOMPARE(judged.copies, 2U);
}

void tst_RecheckedRows::copiesAddedByARepairAreExpected()
{
    TwoSides sides(false);
    sides.sourceRows() = std::vector<MemoryRow>(1500, row("1", "a"));
    sides.compare();
    QCOMPARE(sides.found.size(), 2U); // a statement names a thousand at most
    const CompareShape shape = shapeOf(sides.request);
    RecheckedRows rows = sides.again(shape);
    const Judgement first = rows.judge(sides.found[0]);
    QCOMPARE(first.copies, sides.found[0].copies);
    rows.expect(sides.found[0], first);
    const Judgement second = rows.judge(sides.found[1]);
    QCOMPARE(first.copies + second.copies, 1500U);
    rows.expect(sides.found[1], second);
    QCOMPARE(rows.judge(sides.found[1]).standing, Standing::Equal);

    rows.forgetSink();
    QVERIFY(!rows.isAsExpected(sides.found[0]));
    sides.sinkRows() = std::vector<MemoryRow>(1500, row("1", "a"));
    MemoryReader reader(sides.sink);
    QVERIFY(rereadSink(sides.request, {&sides.found[0]}, reader, rows, false, {}));
    QVERIFY(rows.isAsExpected(sides.found[0]));
}

void tst_RecheckedRows::extraRowsOfTheSinkDoNotCountWhenIgnored()
{
    TwoSides sides(true);
    sides.request.ignoreExtraSinkRows = true;
    sides.sourceRows() = {row("1", "a"), row("2", "b")};
    sides.sinkRows() = {row("1", "x"), row("7", "own")};
    sides.compare();
    QCOMPARE(sides.found.size(), 2U);
    const CompareShape shape = shapeOf(sides.request);
    for (const Difference &difference : sides.found)
        QCOMPARE(sides.again(shape).judge(difference).standing, Standing::AsRecorded);
    sides.sourceRows().clear();
    for (const Difference &difference : sides.found)
        QCOMPARE(sides.again(shape).judge(difference).standing, Standing::Equal);
}

void tst_RecheckedRows::whatIsLeftIsDescribedAnew()
{
    TwoSides sides(true);
    sides.sourceRows() = {row("1", "a"), row("2", "b"), row("3", "c")};
    sides.sinkRows() = {row("1", "x")};
    sides.compare();
    std::sort(sides.found.begin(), sides.found.end(), [](const Difference &a, const Difference &b) {
        return a.key[0].source < b.key[0].source;
    });
    sides.sourceRows() = {row("1", "n"), row("2", "b")};
    sides.sinkRows() = {row("1", "x"), row("2", "b"), row("3", "late")};
    const CompareShape shape = shapeOf(sides.request);
    RecheckedRows rows = sides.again(shape);
    const auto first = rows.remaining(sides.found[0]);
    QCOMPARE(first.size(), 1U);
    QCOMPARE(first[0].kind, DifferenceKind::Different);
    QCOMPARE(first[0].cells[1].source, std::string("n"));
    QVERIFY(rows.remaining(sides.found[1]).empty());
    const auto third = rows.remaining(sides.found[2]);
    QCOMPARE(third.size(), 1U);
    QCOMPARE(third[0].kind, DifferenceKind::OnlyInSink);
}

void tst_RecheckedRows::aDifferenceKeepsWhatFindsItsRow()
{
    TwoSides byKey(true);
    byKey.sourceRows() = {row("1", "a")};
    byKey.sinkRows() = {row("1", "x")};
    byKey.compare();
    const Difference &keyed = byKey.found.front();
    QCOMPARE(keyed.locators.size(), 1U);
    QCOMPARE(keyed.locators[0].bytes, std::string("1"));
    QCOMPARE(keyed.keyHash.size(), 32U);
    QVERIFY(keyed.sourceHash.size() == 32 && keyed.sinkHash.size() == 32);
    QVERIFY(keyed.sourceHash != keyed.sinkHash);
    QCOMPARE(hashText(hashFromText(keyed.keyHash)), keyed.keyHash);

    TwoSides keyless(false);
    keyless.sinkRows() = {row("1", std::string(5000, 'x').c_str())};
    keyless.compare();
    const Difference &multiset = keyless.found.front();
    QCOMPARE(multiset.locators.size(), 1U); // a long value would only make the statement long
    QCOMPARE(multiset.keyHash, multiset.sinkHash);
    QVERIFY(multiset.sourceHash.empty());
}

QTEST_APPLESS_MAIN(tst_RecheckedRows)
#include "tst_rechecked_rows.moc"
