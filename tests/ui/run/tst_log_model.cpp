#include "ui/run/log_model.h"
#include "ui/run/log_view.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLineEdit>
#include <QTableView>
#include <QtTest>

using namespace godwit;
using namespace godwit::ui;

class tst_LogModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsTheNewestLinesOnly();
    void takesMoreAtOnceThanItHolds();
    void filtersByLevelAndText();
    void keepsEachEntryOnOneLine();
    void isSearchedAndNarrowedDownInItsView();
};

namespace {

std::vector<LogLine> lines(int from, int count, Level level = Level::Note)
{
    std::vector<LogLine> made;
    for (int i = from; i < from + count; ++i)
        made.push_back({static_cast<std::uint64_t>(i), "2026-11-24T20:15:00Z", level,
                        "line " + std::to_string(i)});
    return made;
}

} // namespace

void tst_LogModel::holdsTheNewestLinesOnly()
{
    LogModel model;
    const QAbstractItemModelTester tester(&model);
    for (int i = 0; i < 120; ++i)
        model.append(lines(i * 100, 100));
    QVERIFY(model.rowCount() <= LogModel::mostLines);
    QVERIFY(model.rowCount() > LogModel::mostLines - 1000);
    const QModelIndex last = model.index(model.rowCount() - 1, LogModel::Message);
    QCOMPARE(last.data().toString(), "line 11999");
}

void tst_LogModel::takesMoreAtOnceThanItHolds()
{
    LogModel model;
    const QAbstractItemModelTester tester(&model);
    model.append(lines(0, 10));
    model.append(lines(10, LogModel::mostLines + 50));
    QCOMPARE(model.rowCount(), LogModel::mostLines);
    QCOMPARE(model.index(0, LogModel::Message).data().toString(), "line 60");
}

void tst_LogModel::filtersByLevelAndText()
{
    LogModel model;
    LogFilter filter;
    const QAbstractItemModelTester tester(&filter);
    filter.setSourceModel(&model);
    model.append(lines(0, 5));
    model.append(lines(5, 3, Level::Warning));
    model.append(lines(8, 2, Level::Error));
    QCOMPARE(filter.rowCount(), 10);
    filter.setLevel(Level::Warning);
    QCOMPARE(filter.rowCount(), 5);
    filter.setLevel(Level::Error);
    QCOMPARE(filter.rowCount(), 2);
    filter.setText("LINE 9");
    QCOMPARE(filter.rowCount(), 1);
}

void tst_LogModel::keepsEachEntryOnOneLine()
{
    LogModel model;
    LogLine odd = lines(0, 1).front();
    odd.text = "shop.two\nlines: done";
    model.append({odd});
    QVERIFY(!model.index(0, LogModel::Message).data().toString().contains('\n'));
}

void tst_LogModel::isSearchedAndNarrowedDownInItsView()
{
    LogModel model;
    LogView view(model);
    view.show();
    model.append(lines(0, 200));
    model.append(lines(200, 1, Level::Error));
    auto *table = view.findChild<QTableView *>("logTable");
    QCOMPARE(table->model()->rowCount(), 201);
    // The newest line is in sight.
    QTRY_VERIFY(table->rowAt(table->viewport()->height() - 2) < 0
                || table->rowAt(table->viewport()->height() - 2) > 190);
    view.findChild<QComboBox *>("logLevel")->setCurrentIndex(2);
    QCOMPARE(table->model()->rowCount(), 1);
    view.findChild<QComboBox *>("logLevel")->setCurrentIndex(0);
    QTest::keyClicks(view.findChild<QLineEdit *>("logSearch"), "line 17");
    QTRY_COMPARE(table->model()->rowCount(), 11); // 17, 170 to 179
}

QTEST_MAIN(tst_LogModel)
#include "tst_log_model.moc"
