#include "tests/core/state/state_home.h"
#include "tests/support/ui_watchdog.h"
#include "tests/ui/run/planted_differences.h"
#include "ui/common/data_table.h"
#include "ui/common/theme.h"
#include "ui/run/difference_model.h"
#include "ui/run/difference_panel.h"
#include "ui/run/run_tables.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QDialog>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

using namespace godwit;
using namespace godwit::ui;
using godwit::test::plantDifferences;
using godwit::test::UiWatchdog;

class tst_DifferenceModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsWhatIsStored();
    void saysWhileARowIsRead();
    void narrowsDown();
    void keepsItsRowsWhenOnlyTheirStateChanges();
    void addsWhatIsFoundMeanwhile();
    void holdsOnlyAWindowOfAMillion();
    void showsLongValuesWithoutStopping();
    void isEmptyWithoutARun();

private:
    void show(DifferenceModel &model, const DifferenceFilter &filter = {}) const;
    static QString text(const DifferenceModel &model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }

    std::unique_ptr<StateHome> m_home;
    std::unique_ptr<StateDatabase> m_state;
    std::string m_run;
};

namespace {

constexpr int patience = 60'000; // the machine may be busy

} // namespace

#define WAIT(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, patience)

void tst_DifferenceModel::init()
{
    m_home = std::make_unique<StateHome>();
    m_state = m_home->open();
    QVERIFY(m_state);
}

void tst_DifferenceModel::show(DifferenceModel &model, const DifferenceFilter &filter) const
{
    QSignalSpy read(&model, &DifferenceModel::wasRead);
    model.show(m_run, filter);
    QTRY_COMPARE_WITH_TIMEOUT(read.count(), 1, patience);
}

void tst_DifferenceModel::showsWhatIsStored()
{
    m_run = plantDifferences(*m_state, "np_1", {"orders", "items"}, 90);
    DifferenceModel model(m_home->path);
    QAbstractItemModelTester tester(&model);
    show(model);
    QCOMPARE(model.rowCount(), 180);
    QCOMPARE(model.totals().all(), 180U);
    QCOMPARE(model.totals().of(DifferenceKind::OnlyInSink), 60U);
    (void)text(model, 0, DifferenceModel::Key);
    WAIT(model.rowAt(0));
    QCOMPARE(text(model, 0, DifferenceModel::Table), "main.orders");
    QCOMPARE(text(model, 0, DifferenceModel::Kind), "Different");
    QCOMPARE(text(model, 0, DifferenceModel::Key), "0");
    QCOMPARE(text(model, 0, DifferenceModel::State), "Open");
    QCOMPARE(text(model, 0, DifferenceModel::Columns), "name, note");
    QCOMPARE(text(model, 1, DifferenceModel::Columns), "The whole row");
    WAIT(model.rowAt(179));
    QCOMPARE(text(model, 179, DifferenceModel::Table), "main.items");
    QCOMPARE(text(model, 179, DifferenceModel::Key), "89");
}

void tst_DifferenceModel::saysWhileARowIsRead()
{
    m_run = plantDifferences(*m_state, "np_1", {"orders"}, 10);
    DifferenceModel model(m_home->path);
    show(model);
    QCOMPARE(text(model, 3, DifferenceModel::Key), "Reading…");
    QVERIFY(!model.index(3, 0).data(DifferenceModel::KindRole).isValid());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, patience);
    QCOMPARE(text(model, 3, DifferenceModel::Key), "3");
}

void tst_DifferenceModel::narrowsDown()
{
    m_run = plantDifferences(*m_state, "np_1", {"orders", "items"}, 300);
    DifferenceModel model(m_home->path);
    QAbstractItemModelTester tester(&model);
    DifferenceFilter filter;
    filter.table = 1;
    filter.kind = DifferenceKind::OnlyInSource;
    show(model, filter);
    QCOMPARE(model.rowCount(), 100);
    WAIT(model.rowAt(99)); // in the second page
    QCOMPARE(text(model, 99, DifferenceModel::Key), "298");
    QCOMPARE(text(model, 99, DifferenceModel::Table), "main.items");
    filter = {};
    filter.keyText = "29";
    show(model, filter);
    QCOMPARE(model.rowCount(), 2 * 13); // 29, 129, 229, 290 … 299
    WAIT(model.rowAt(25));
    QCOMPARE(text(model, 25, DifferenceModel::Key), "299");
    filter.keyText = "no such";
    show(model, filter);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.totals().all(), 600U);
}

void tst_DifferenceModel::keepsItsRowsWhenOnlyTheirStateChanges()
{
    m_run = plantDifferences(*m_state, "np_1", {"orders"}, 10);
    DifferenceModel model(m_home->path);
    show(model);
    WAIT(model.rowAt(4));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    REQUIRE_OK(DifferenceWriter(*m_state).setOutcomes(
        m_run, {{5, DifferenceState::Failed, "a trigger said no"}}));
    QSignalSpy read(&model, &DifferenceModel::wasRead);
    model.reload();
    QTRY_COMPARE_WITH_TIMEOUT(read.count(), 1, patience);
    QCOMPARE(reset.count(), 0);
    WAIT(model.rowAt(4));
    QCOMPARE(text(model, 4, DifferenceModel::State), "Not repaired");
    QCOMPARE(model.index(4, DifferenceModel::State).data(Qt::ToolTipRole).toString(),
             "a trigger said no");
    QCOMPARE(model.totals().of(DifferenceState::Failed), 1U);
}

void tst_DifferenceModel::addsWhatIsFoundMeanwhile()
{
    m_run = plantDifferences(*m_state, "np_1", {"orders"}, 10);
    DifferenceModel model(m_home->path);
    QAbstractItemModelTester tester(&model);
    show(model);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    DifferenceWriter writer(*m_state);
    REQUIRE_OK(writer.beginTable(m_run, 1, DifferenceWriter::Earlier::Forget));
    REQUIRE_OK(writer.add(m_run, 1, {godwit::test::differenceOf(3, "items")}));
    REQUIRE_OK(writer.endTable(m_run, 1));
    REQUIRE_OK(writer.finish(m_run));
    model.reload();
    QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), 11, patience);
    QCOMPARE(reset.count(), 0);
    QCOMPARE(inserted.count(), 1);
    WAIT(model.rowAt(10));
    QCOMPARE(text(model, 10, DifferenceModel::Table), "main.items");
    model.reload(true);
    QTRY_COMPARE_WITH_TIMEOUT(reset.count(), 1, patience);
}

void tst_DifferenceModel::holdsOnlyAWindowOfAMillion()
{
    QElapsedTimer planting;
    planting.start();
    m_run = plantDifferences(*m_state, "np_1", {"orders"}, 1'000'000);
    QVERIFY(!m_run.empty());
    qInfo("planted in %.1f s", static_cast<double>(planting.elapsed()) / 1000);
    RunTables tables;
    applyTheme(*qApp, ColourScheme::Light);
    DifferencePanel panel(m_home->path, tables);
    panel.resize(1080, 500);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    auto *list = panel.findChild<DataTable *>("differenceTable");
    auto *model = static_cast<DifferenceModel *>(list->model());
    UiWatchdog::instance().begin();
    panel.setRun(m_run);
    WAIT(model->rowCount() == 1'000'000);
    WAIT(model->rowAt(0));
    // Dragging the bar from end to end, then page by page.
    auto *bar = list->verticalScrollBar();
    for (int step = 0; step <= 200; ++step) {
        bar->setValue(bar->maximum() / 200 * step);
        QTest::qWait(1);
    }
    bar->setValue(bar->maximum());
    WAIT(model->rowAt(999'999));
    for (int step = 0; step < 100; ++step) {
        QTest::keyClick(list, Qt::Key_PageUp);
        QTest::qWait(1);
    }
    list->selectAll();
    QCOMPARE(panel.chosen().count, 1'000'000U);
    QTest::qWait(20);
    const auto times = UiWatchdog::instance().end();
    times.print("a million differences");
    QCOMPARE(text(*model, 999'999, DifferenceModel::Key), "999999");
    QVERIFY(model->pagesHeld() <= DifferencePages::mostPages);
    QVERIFY2(times.slowest().cpuMs < 50, times.slowest().what.c_str());
}

// Twenty columns with two values of 32 KiB each that have little in common.
void tst_DifferenceModel::showsLongValuesWithoutStopping()
{
    Difference large = godwit::test::differenceOf(0);
    std::string one;
    std::string other;
    for (int i = 0; i < 32 * 1024; ++i) {
        one += static_cast<char>('a' + i * 7 % 25);
        other += static_cast<char>('a' + i * 11 % 23);
    }
    for (int column = 0; column < 20; ++column)
        large.cells.push_back(godwit::test::cellOf("text" + std::to_string(column), one, other));
    large.repairSql = "UPDATE orders SET text = '" + one + "' WHERE id = 0";
    m_run = plantDifferences(*m_state, "np_1", {"orders"}, 0);
    DifferenceWriter writer(*m_state);
    REQUIRE_OK(writer.beginTable(m_run, 0, DifferenceWriter::Earlier::Forget));
    REQUIRE_OK(writer.add(m_run, 0, {large}));
    REQUIRE_OK(writer.endTable(m_run, 0));
    REQUIRE_OK(writer.finish(m_run));
    RunTables tables;
    DifferencePanel panel(m_home->path, tables);
    panel.resize(1080, 700);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    auto *cells = panel.findChild<DataTable *>("differenceCells");
    UiWatchdog::instance().begin();
    panel.setRun(m_run);
    WAIT(cells->model()->rowCount() == 23);
    QTest::qWait(50);
    cells->scrollToBottom();
    QTest::qWait(50);
    cells->setCurrentIndex(cells->model()->index(22, 1));
    QTest::mouseClick(panel.findChild<QPushButton *>("differenceWhole"), Qt::LeftButton);
    WAIT(panel.findChild<QDialog *>("valueDialog"));
    QTest::qWait(100);
    panel.findChild<QCheckBox *>("valueBytes")->toggle();
    QTest::qWait(100);
    const auto times = UiWatchdog::instance().end();
    times.print("twenty columns of 32 KiB");
    QVERIFY2(times.slowest().cpuMs < 50, times.slowest().what.c_str());
}

void tst_DifferenceModel::isEmptyWithoutARun()
{
    DifferenceModel model(m_home->path);
    QAbstractItemModelTester tester(&model);
    m_run.clear();
    show(model);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.totals().all(), 0U);
}

int main(int argc, char **argv)
{
    UiWatchdog application(argc, argv);
    tst_DifferenceModel test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_difference_model.moc"
