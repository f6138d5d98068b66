#include "core/pipeline/split_table.h"

#include <QTest>

using namespace godwit;

class tst_SplitTable : public QObject
{
    Q_OBJECT

private slots:
    void cutsAlongAKeyThatOrdersReliably_data();
    void cutsAlongAKeyThatOrdersReliably();
    void takesAUniqueKeyWithoutNullsWhereThereIsNoPrimaryKey();
    void makesChunksOfWideRowsFewerRows();
};

namespace {

Index keyOnId(IndexKind kind)
{
    Index index;
    index.kind = kind;
    index.parts.resize(1);
    index.parts.front().column = "id";
    return index;
}

TableSchema tableWithKey(TypeKind kind)
{
    TableSchema table;
    table.name = {"shop", "orders"};
    Column id;
    id.name = "id";
    id.nullable = false;
    id.type.kind = kind;
    table.columns = {id};
    table.indexes = {keyOnId(IndexKind::Primary)};
    table.estimatedRows = 1'000'000;
    table.dataBytes = 200'000'000;
    return table;
}

} // namespace

void tst_SplitTable::cutsAlongAKeyThatOrdersReliably_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("cut");
    QTest::newRow("integer") << int(TypeKind::Integer) << true;
    QTest::newRow("text") << int(TypeKind::Varchar) << true;
    QTest::newRow("decimal") << int(TypeKind::Decimal) << true;
    QTest::newRow("time stamp") << int(TypeKind::Timestamp) << true;
    QTest::newRow("float misses rows in ranges") << int(TypeKind::Float) << false;
    QTest::newRow("double") << int(TypeKind::Double) << false;
    QTest::newRow("enum sorts by number, compares by text") << int(TypeKind::Enum) << false;
    QTest::newRow("bit") << int(TypeKind::Bit) << false;
}

void tst_SplitTable::cutsAlongAKeyThatOrdersReliably()
{
    QFETCH(int, kind);
    const ChunkPlan plan = planChunks(tableWithKey(static_cast<TypeKind>(kind)));
    QTEST(!plan.key.empty(), "cut");
}

void tst_SplitTable::takesAUniqueKeyWithoutNullsWhereThereIsNoPrimaryKey()
{
    TableSchema table = tableWithKey(TypeKind::Integer);
    table.indexes.front() = keyOnId(IndexKind::Unique);
    QCOMPARE(planChunks(table).key, std::vector<std::string>{"id"});
    table.columns.front().nullable = true;
    QVERIFY(planChunks(table).key.empty());
}

void tst_SplitTable::makesChunksOfWideRowsFewerRows()
{
    TableSchema narrow = tableWithKey(TypeKind::Integer);
    TableSchema wide = narrow;
    wide.dataBytes = narrow.dataBytes * 20;
    QVERIFY(planChunks(wide).rowsPerChunk < planChunks(narrow).rowsPerChunk);
    QVERIFY(planChunks(wide).rowsPerChunk >= 1000);
}

QTEST_APPLESS_MAIN(tst_SplitTable)
#include "tst_split_table.moc"
