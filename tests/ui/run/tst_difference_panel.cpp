#include "tests/core/state/state_home.h"
#include "tests/support/screenshot.h"
#include "tests/ui/run/planted_differences.h"
#include "ui/common/data_table.h"
#include "ui/common/empty_state.h"
#include "ui/common/search_field.h"
#include "ui/common/sql_view.h"
#include "ui/common/status_badge.h"
#include "ui/common/theme.h"
#include "ui/run/difference_panel.h"
#include "ui/run/run_tables.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace godwit;
using namespace godwit::ui;
using godwit::test::plantDifferences;

class tst_DifferencePanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_panel.reset(); }
    void showsTotalsAndTheChosenRow();
    void narrowsDownAndBack();
    void opensTheTableThatWasAskedFor();
    void chosenRowsAreTheirPositions();
    void copiesRowsAndStatements();
    void showsWholeValues();
    void saysWhyNothingIsToBeSeen();
    void saysThatMoreWereFoundThanAreKept();
    void saysWhyNothingCanBeRepairedNow();

private:
    void open(int count, const std::vector<std::string> &tables = {"orders"});
    template<typename Widget>
    Widget *find(const char *name) const
    {
        auto *widget = m_panel->findChild<Widget *>(QLatin1String(name));
        if (!widget)
            qWarning("no widget %s", name);
        return widget;
    }
    int rows() const { return find<DataTable>("differenceTable")->model()->rowCount(); }
    QString heading() const { return find<QLabel>("differenceHeading")->text(); }
    QString emptyText() const
    {
        QString all;
        for (const QLabel *label : m_panel->findChild<EmptyState *>()->findChildren<QLabel *>())
            all += label->text() + ' ';
        return all;
    }
    void chooseRow(int row)
    {
        auto *list = find<DataTable>("differenceTable");
        list->selectionModel()->setCurrentIndex(list->model()->index(row, 0),
                                                QItemSelectionModel::ClearAndSelect
                                                    | QItemSelectionModel::Rows);
    }

    std::unique_ptr<StateHome> m_home;
    std::unique_ptr<StateDatabase> m_state;
    std::unique_ptr<RunTables> m_tables;
    std::unique_ptr<DifferencePanel> m_panel;
    std::string m_run;
};

namespace {

constexpr int patience = 60'000; // the machine may be busy

} // namespace

#define WAIT(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, patience)

void tst_DifferencePanel::init()
{
    applyTheme(*qApp, qEnvironmentVariableIsSet("GODWIT_TEST_DARK") ? ColourScheme::Dark
                                                                    : ColourScheme::Light);
    m_home = std::make_unique<StateHome>();
    m_state = m_home->open();
    QVERIFY(m_state);
    m_run.clear();
    m_tables = std::make_unique<RunTables>();
}

void tst_DifferencePanel::open(int count, const std::vector<std::string> &tables)
{
    if (count > 0)
        m_run = plantDifferences(*m_state, "np_1", tables, count);
    std::vector<TableRecord> records;
    for (const std::string &name : tables) {
        TableRecord record;
        record.number = static_cast<int>(records.size());
        record.source = record.sink = {"main", name};
        records.push_back(record);
    }
    m_tables->take(records);
    m_panel = std::make_unique<DifferencePanel>(m_home->path, *m_tables);
    m_panel->resize(1050, 380);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    QSignalSpy read(m_panel.get(), &DifferencePanel::totalsChanged);
    m_panel->setStanding({true, true, true});
    if (m_run.empty())
        return;
    m_panel->setRun(m_run);
    QTRY_COMPARE_WITH_TIMEOUT(read.count(), 1, patience);
}

void tst_DifferencePanel::showsTotalsAndTheChosenRow()
{
    open(300, {"orders", "items"});
    REQUIRE_OK(DifferenceWriter(*m_state).setOutcomes(
        m_run, {{1, DifferenceState::Repaired, ""},
                {2, DifferenceState::Failed, "the row is referenced by main.items"},
                {3, DifferenceState::ChangedMeanwhile, "the source has another row by now"}}));
    m_panel->reload();
    WAIT(find<StatusBadge>("differencesRepaired")->isVisible());
    QCOMPARE(find<StatusBadge>("differencesOpen")->word(), "597 open");
    QVERIFY(find<QLabel>("differenceSum")->text().contains("200 only in the source"));
    WAIT(heading().contains("main.orders"));
    chooseRow(3);
    WAIT(heading().endsWith("3"));
    auto *cells = find<DataTable>("differenceCells")->model();
    QCOMPARE(cells->rowCount(), 3);
    QCOMPARE(cells->index(1, 1).data().toString(), "Ada 3");
    QCOMPARE(cells->index(1, 2).data().toString(), "Eda 3");
    QVERIFY(find<SqlView>("differenceSql")->toPlainText().startsWith("UPDATE"));
    takeScreenshot(*m_panel, "differences");
    find<QCheckBox>("differenceOnlyDiffering")->setChecked(true);
    QCOMPARE(cells->rowCount(), 3); // the key stays
    chooseRow(1);
    WAIT(find<QLabel>("differenceNote")->text().contains("referenced"));
    QCOMPARE(cells->index(1, 2).data().toString(), "(no such row)");
    m_panel->resize(1050, 700);
    takeScreenshot(*m_panel, "differences-tall");
}

void tst_DifferencePanel::narrowsDownAndBack()
{
    open(300, {"orders", "items"});
    QCOMPARE(rows(), 600);
    auto *kind = find<QComboBox>("differenceKindFilter");
    kind->setCurrentIndex(1);
    WAIT(rows() == 200);
    auto *table = find<QComboBox>("differenceTableFilter");
    QCOMPARE(table->count(), 3);
    table->setCurrentIndex(table->findText("main.items"));
    WAIT(rows() == 100);
    auto *search = find<SearchField>("differenceKeyFilter");
    m_panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    find<DataTable>("differenceTable")->setFocus();
    QTest::keyClick(find<DataTable>("differenceTable"), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, "298");
    WAIT(rows() == 1);
    QTest::keyClicks(search, "x");
    WAIT(rows() == 0);
    QVERIFY(emptyText().contains("matches"));
    takeScreenshot(*m_panel, "differences-nothing-matches");
    find<QPushButton>("differenceFilterClear")->click();
    WAIT(rows() == 600);
    QVERIFY(!m_panel->isFiltered());
    QVERIFY(search->text().isEmpty());
}

void tst_DifferencePanel::opensTheTableThatWasAskedFor()
{
    open(30, {"orders", "items"});
    m_panel->showTable(1);
    WAIT(rows() == 30);
    WAIT(heading().contains("main.items"));
    QCOMPARE(find<QComboBox>("differenceTableFilter")->currentText(), "main.items");
}

void tst_DifferencePanel::chosenRowsAreTheirPositions()
{
    open(30);
    auto *list = find<DataTable>("differenceTable");
    QCOMPARE(m_panel->all().count, 30U);
    QVERIFY(m_panel->all().positions.empty());
    chooseRow(2);
    list->selectionModel()->select(
        QItemSelection(list->model()->index(5, 0), list->model()->index(9, 4)),
        QItemSelectionModel::Select);
    const DifferenceChoice chosen = m_panel->chosen();
    QCOMPARE(chosen.count, 6U);
    QCOMPARE(chosen.positions.size(), 2U);
    std::vector<std::string> keys;
    DifferenceStore store(*m_state);
    REQUIRE_OK(readChoice(store, chosen, DifferenceParts::Heads,
                          [&keys](const StoredDifference &stored) {
                              keys.push_back(stored.keyText);
                              return true;
                          },
                          {}));
    QCOMPARE(keys, (std::vector<std::string>{"2", "5", "6", "7", "8", "9"}));
    list->selectAll();
    QCOMPARE(m_panel->chosen().count, 30U);
    QVERIFY(m_panel->chosen().positions.empty()); // all: no list of positions
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = readChoice(
        store, chosen, DifferenceParts::Heads, [](const StoredDifference &) { return true; },
        stop.get_token());
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
}

void tst_DifferencePanel::copiesRowsAndStatements()
{
    open(200);
    auto *list = find<DataTable>("differenceTable");
    QGuiApplication::clipboard()->clear();
    list->selectAll(); // most of them have not been read yet
    QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
    WAIT(!QGuiApplication::clipboard()->text().isEmpty());
    const QStringList lines = QGuiApplication::clipboard()->text().split('\n');
    QCOMPARE(lines.size(), 200);
    QCOMPARE(lines[199], "main.orders\tONLY_IN_SOURCE\t199\tOPEN\t");
    QCOMPARE(lines[0], "main.orders\tDIFFERENT\t0\tOPEN\tname, note");
    WAIT(heading().endsWith("0"));
    find<QPushButton>("differenceSqlCopy")->click();
    QVERIFY(QGuiApplication::clipboard()->text().endsWith("WHERE `id` = 0;"));
}

void tst_DifferencePanel::showsWholeValues()
{
    open(3);
    WAIT(heading().endsWith("0"));
    auto *cells = find<DataTable>("differenceCells");
    m_panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    QTest::keyClick(find<DataTable>("differenceTable"), Qt::Key_Return);
    QVERIFY(cells->hasFocus());
    QCOMPARE(cells->currentIndex().row(), 1); // the first column that differs
    find<QPushButton>("differenceWhole")->click();
    WAIT(m_panel->findChild<QDialog *>("valueDialog"));
    auto *dialog = m_panel->findChild<QDialog *>("valueDialog");
    auto *source = dialog->findChild<QPlainTextEdit *>("valueSource");
    WAIT(source->toPlainText() == "Ada 0");
    WAIT(source->extraSelections().size() == 1);
    takeScreenshot(*dialog, "difference-value");
    dialog->findChild<QCheckBox *>("valueBytes")->setChecked(true);
    WAIT(source->toPlainText() == "41 64 61 20 30");
    QCOMPARE(source->extraSelections().size(), 1);
    dialog->close();
}

void tst_DifferencePanel::saysWhyNothingIsToBeSeen()
{
    open(0);
    m_panel->setStanding({false, false, false});
    QVERIFY(emptyText().contains("not run yet"));
    m_panel->setStanding({true, false, false});
    QVERIFY(emptyText().contains("did not verify"));
    m_panel->setStanding({true, true, false});
    QVERIFY(emptyText().contains("so far"));
    m_panel->setStanding({true, true, true});
    QVERIFY(emptyText().contains("No differences"));
    QVERIFY(!find<QPushButton>("differenceRepair")->isVisible());
    TableRecord counted = m_tables->record(0);
    counted.verify.state = VerifyState::Different;
    counted.verify.different = 12;
    m_tables->take({counted});
    m_panel->setStanding({true, true, true});
    QVERIFY(emptyText().contains("12 differing rows"));
    takeScreenshot(*m_panel, "differences-none-kept");
}

void tst_DifferencePanel::saysThatMoreWereFoundThanAreKept()
{
    open(3);
    QVERIFY(!find<QLabel>("differencesNotKept")->isVisible());
    TableRecord counted = m_tables->record(0);
    counted.verify.state = VerifyState::Different;
    counted.verify.different = 5000;
    counted.verify.stored = 3;
    m_tables->take({counted});
    m_panel->setStanding({true, true, true});
    QVERIFY(find<QLabel>("differencesNotKept")->isVisible());
    QVERIFY(find<QLabel>("differencesNotKept")->text().contains("5,000"));
}

void tst_DifferencePanel::saysWhyNothingCanBeRepairedNow()
{
    open(3);
    auto *repair = find<QPushButton>("differenceRepair");
    QVERIFY(repair->isEnabled());
    QSignalSpy asked(m_panel.get(), &DifferencePanel::repairRequested);
    repair->click();
    QCOMPARE(asked.count(), 1);
    m_panel->setObstacle("The project is running.");
    QVERIFY(!repair->isEnabled());
    QCOMPARE(repair->toolTip(), "The project is running.");
    m_panel->setObstacle({});
    QVERIFY(repair->isEnabled());
}

QTEST_MAIN(tst_DifferencePanel)
#include "tst_difference_panel.moc"
