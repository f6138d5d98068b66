#include "ui/run/cell_model.h"
#include "ui/run/value_delegate.h"
#include "ui/run/value_dialog.h"
#include "ui/run/value_diff.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QtTest>

using namespace godwit;
using namespace godwit::ui;

class tst_ValueDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksWhatDiffers_data();
    void marksWhatDiffers();
    void marksWholeCharacters();
    void showsBytesOfWhatLooksAlike();
    void staysQuickWhereNothingIsCommon();
    void tellsNullFromEmptyAndFromTheText();
    void showsAMissingRowAsOne();
    void leavesOutEqualColumnsButForTheKey();
    void showsLongValuesFromTheirChangeOn();
};

namespace {

/// The text with [ ] around its marks.
QString marked(QString text, const std::vector<ChangedRange> &marks)
{
    for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
        text.insert(mark->end, ']');
        text.insert(mark->begin, '[');
    }
    return text;
}

void show(CellModel &model, const StoredDifference &difference)
{
    model.setDifference(difference, shownCells(difference.difference));
}

StoredDifference stored(std::vector<Difference::Cell> cells,
                        DifferenceKind kind = DifferenceKind::Different)
{
    StoredDifference stored;
    stored.ordinal = 1;
    stored.difference.kind = kind;
    stored.difference.cells = std::move(cells);
    stored.difference.key = {stored.difference.cells.front()};
    return stored;
}

} // namespace

void tst_ValueDiff::marksWhatDiffers_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("sink");
    QTest::addColumn<QString>("markedSource");
    QTest::addColumn<QString>("markedSink");
    const struct
    {
        const char *what, *source, *sink, *markedSource, *markedSink;
    } rows[] = {
        {"equal", "same", "same", "same", "same"},
        {"one character", "colour red", "colour rad", "colour r[e]d", "colour r[a]d"},
        {"longer", "abc", "abcdef", "abc", "abc[def]"},
        {"shorter", "abcdef", "def", "[abc]def", "def"},
        {"trailing blank", "abc", "abc ", "abc", "abc[ ]"},
        {"two places", "one two three", "one 2wo thre3", "one [t]wo thre[e]", "one [2]wo thre[3]"},
        {"all of it", "1", "2", "[1]", "[2]"},
        {"beside an empty text", "abc", "", "[abc]", ""},
        {"bytes", "0x00FF10", "0x00FE10", "0x00[FF]10", "0x00[FE]10"},
        {"a byte more", "0x00", "0x0001", "0x00", "0x00[01]"},
        {"not bytes: odd", "0x123", "0x124", "0x12[3]", "0x12[4]"},
    };
    for (const auto &row : rows)
        QTest::newRow(row.what) << QString(row.source) << QString(row.sink)
                                << QString(row.markedSource) << QString(row.markedSink);
}

void tst_ValueDiff::marksWhatDiffers()
{
    QFETCH(QString, source);
    QFETCH(QString, sink);
    const ValueDiff diff = diffValues(source, sink);
    QTEST(marked(source, diff.source), "markedSource");
    QTEST(marked(sink, diff.sink), "markedSink");
    const ValueDiff other = diffValues(sink, source);
    QTEST(marked(source, other.sink), "markedSource");
}

void tst_ValueDiff::marksWholeCharacters()
{
    const QString one = QStringLiteral("a\U0001F600b"); // share their first half
    const QString other = QStringLiteral("a\U0001F601b");
    const ValueDiff diff = diffValues(one, other);
    QCOMPARE(diff.source, (std::vector<ChangedRange>{{1, 3}}));
    QCOMPARE(diff.sink, (std::vector<ChangedRange>{{1, 3}}));
}

void tst_ValueDiff::showsBytesOfWhatLooksAlike()
{
    const auto [composed, combined] =
        byteTexts(QStringLiteral("a\u00e9"), QStringLiteral("ae\u0301"));
    QCOMPARE(marked(composed.text, composed.marks), "61 [C3 A9]");
    QCOMPARE(marked(combined.text, combined.marks), "61 [65 CC 81]");
    const auto [one, other] = byteTexts("0x00FF10", "0x00FE10");
    QCOMPARE(marked(one.text, one.marks), "00 [FF] 10");
    QCOMPARE(marked(other.text, other.marks), "00 [FE] 10");
    const auto [long1, long2] = byteTexts(QString(20, 'a'), QString(19, 'a') + 'b');
    QVERIFY(long1.text.contains("61\n61"));
    QVERIFY(marked(long2.text, long2.marks).endsWith("61 [62]"));
    const auto [nothing, something] = byteTexts("", "A");
    QCOMPARE(nothing.text, QString());
    QCOMPARE(marked(something.text, something.marks), "[41]");
}

void tst_ValueDiff::staysQuickWhereNothingIsCommon()
{
    QString one;
    QString other;
    for (int i = 0; i < 33'000; ++i) {
        one += QChar('a' + i * 7 % 25);
        other += QChar('a' + i * i % 23);
    }
    QElapsedTimer timer;
    timer.start();
    const ValueDiff diff = diffValues(one, other);
    QVERIFY(!diff.source.empty());
    QVERIFY2(timer.elapsed() < 2000, "far more than it takes on a busy machine");
}

void tst_ValueDiff::tellsNullFromEmptyAndFromTheText()
{
    CellModel model;
    QAbstractItemModelTester tester(&model);
    show(model, stored({{"id", "7", "7"},
                        {"a", "NULL", "", false, true, true},
                        {"b", "", "x", false, false, true},
                        {"c", "NULL", "null", false, false, true}}));
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.value(1, CellModel::Source).kind, ShownValue::Text);
    QCOMPARE(model.value(1, CellModel::Sink).kind, ShownValue::Null);
    QCOMPARE(model.value(2, CellModel::Source).kind, ShownValue::Empty);
    QCOMPARE(model.value(3, CellModel::Source).kind, ShownValue::Text);
    const auto spoken = [&model](int row, int column) {
        return model.index(row, column).data(Qt::AccessibleTextRole).toString();
    };
    QVERIFY(spoken(1, CellModel::Source) != spoken(1, CellModel::Sink));
    QVERIFY(spoken(2, CellModel::Source) != spoken(1, CellModel::Sink));
    // Beside NULL all of a text is different.
    QCOMPARE(model.value(1, CellModel::Source).marks, (std::vector<ChangedRange>{{0, 4}}));
}

void tst_ValueDiff::showsAMissingRowAsOne()
{
    CellModel model;
    show(model, stored({{"id", "7", ""}, {"a", "x", ""}}, DifferenceKind::OnlyInSource));
    model.setOnlyDiffering(true);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.value(1, CellModel::Sink).kind, ShownValue::Missing);
    QCOMPARE(model.value(1, CellModel::Source).text, "x");
    QVERIFY(model.value(1, CellModel::Source).marks.empty());
}

void tst_ValueDiff::leavesOutEqualColumnsButForTheKey()
{
    CellModel model;
    QAbstractItemModelTester tester(&model);
    show(model, stored({{"id", "7", "7"}, {"a", "x", "x"}, {"b", "x", "y", false, false, true}}));
    QCOMPARE(model.rowCount(), 3);
    model.setOnlyDiffering(true);
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(model.isKey(0));
    QCOMPARE(QString::fromStdString(model.cell(1).column), "b");
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void tst_ValueDiff::showsLongValuesFromTheirChangeOn()
{
    ShownValue value;
    value.kind = ShownValue::Text;
    value.text = QString(500, 'a') + "X\n" + QString(500, 'b');
    value.marks = {{500, 502}};
    const Excerpt excerpt = excerptOf(value, 40);
    QVERIFY(excerpt.text.startsWith(QChar(0x2026)));
    QVERIFY(excerpt.text.endsWith(QChar(0x2026)));
    QCOMPARE(excerpt.marks.size(), 1U);
    const ChangedRange mark = excerpt.marks.front();
    QCOMPARE(excerpt.text.mid(mark.begin, mark.end - mark.begin), QStringLiteral("X\u21b5"));
}

QTEST_MAIN(tst_ValueDiff)
#include "tst_value_diff.moc"
