#include "tests/support/screenshot.h"
#include "tests/ui/run/run_fixture.h"
#include "ui/common/data_table.h"
#include "ui/common/error_panel.h"
#include "ui/common/status_badge.h"
#include "ui/common/theme.h"
#include "ui/run/difference_panel.h"
#include "ui/run/run_page.h"

#include <QAction>
#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QToolButton>
#include <QtTest>

using namespace godwit;
using namespace godwit::ui;
using godwit::test::RunFixture;

/// Differences of a run that really happened, through the window: browsed, repaired, compared
/// again.
class tst_RunDifferences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsWhatVerifyingAgainFinds();
    void repairsEverythingAndProvesIt();
    void repairsChosenRowsOnly();
    void leavesAloneWhatHasChangedMeanwhile();
    void saysWhichRowsWereRefused();
    void stopsARepairAndGoesOnLater();
    void comparesOnlyTheRowsThatDiffered();
    void verifiesARunThatDidNot();
    void offersNothingBeforeARunHasEnded();
    void saysWhySideCannotBeReached();
    void doesOneThingAtATime();

private:
    void runToItsEnd();
    void spoilDestination() const;
    void verify(const char *scope);
    void openRepair();
    QDialog *dialog() const { return m_page->findChild<QDialog *>("repairDialog"); }
    void acceptRepair(bool verifiesAfterwards);
    template<typename Widget>
    Widget *find(const char *name) const
    {
        auto *widget = m_page->findChild<Widget *>(QLatin1String(name));
        if (!widget)
            qWarning("no widget %s", name);
        return widget;
    }
    QString state() const { return find<StatusBadge>("runState")->word(); }
    int differences() const { return find<DataTable>("differenceTable")->model()->rowCount(); }
    bool isIdle() const { return !m_manager->isRunning(m_id) && state() == "Completed"; }
    QString sink(const std::string &sql) const
    {
        return RunFixture::value(m_fixture->sinkFile, sql);
    }
    void change(const std::string &file, const std::string &sql) const
    {
        QCOMPARE(RunFixture::execute(file, sql), QString());
    }

    std::unique_ptr<RunFixture> m_fixture;
    std::unique_ptr<RunManager> m_manager;
    std::unique_ptr<RunPage> m_page;
    QString m_id;
};

namespace {

constexpr int patience = 15'000; // the machine may be busy

} // namespace

#define WAIT(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, patience)

void tst_RunDifferences::init()
{
    applyTheme(*qApp, qEnvironmentVariableIsSet("GODWIT_TEST_DARK") ? ColourScheme::Dark
                                                                    : ColourScheme::Light);
    m_fixture = std::make_unique<RunFixture>();
    QVERIFY(m_fixture->session);
    m_manager = std::make_unique<RunManager>(*m_fixture->session);
    QCOMPARE(m_fixture->addTable("orders", 500), QString());
    QCOMPARE(m_fixture->addTable("items", 100), QString());
    m_id = toQString(m_fixture->addProject());
    m_page = std::make_unique<RunPage>(*m_fixture->session, *m_manager, m_id);
    m_page->resize(1090, 640); // what a window of 1280 × 720 leaves
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    WAIT(!state().isEmpty());
}

void tst_RunDifferences::cleanup()
{
    m_page.reset();
    m_manager.reset();
    m_fixture.reset();
}

void tst_RunDifferences::runToItsEnd()
{
    find<QPushButton>("runStart")->click();
    WAIT(isIdle());
    WAIT(find<QToolButton>("verifyAgain")->isEnabled());
}

// One row is another, one is missing, one is too much.
void tst_RunDifferences::spoilDestination() const
{
    change(m_fixture->sinkFile, "UPDATE orders SET name = 'someone else', note = NULL WHERE id = 7;"
                                "DELETE FROM orders WHERE id = 8;"
                                "INSERT INTO orders VALUES (1000, 'new', 1, 'x')");
}

void tst_RunDifferences::verify(const char *scope)
{
    QSignalSpy finished(m_manager.get(), &RunManager::finished);
    find<QAction>(scope)->trigger();
    QVERIFY(m_manager->isRunning(m_id));
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    WAIT(isIdle());
}

void tst_RunDifferences::openRepair()
{
    find<QTabWidget>("runTabs")->setCurrentWidget(find<DifferencePanel>("differencePanel"));
    WAIT(find<QPushButton>("differenceRepair")->isEnabled());
    find<QPushButton>("differenceRepair")->click();
    WAIT(dialog());
}

void tst_RunDifferences::acceptRepair(bool verifiesAfterwards)
{
    auto *yes = dialog()->findChild<QPushButton *>("repairYes");
    dialog()->findChild<QCheckBox *>("repairVerify")->setChecked(verifiesAfterwards);
    WAIT(yes->isEnabled());
    QSignalSpy finished(m_manager.get(), &RunManager::finished);
    yes->click();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    WAIT(isIdle());
}

void tst_RunDifferences::showsWhatVerifyingAgainFinds()
{
    runToItsEnd();
    QCOMPARE(differences(), 0);
    QCOMPARE(find<StatusBadge>("runVerdict")->word(), "Consistent");
    QVERIFY(!find<QAction>("verifyAbnormal")->isEnabled());
    QVERIFY(!find<QAction>("verifyRecords")->isEnabled());
    spoilDestination();
    verify("verifyEverything");
    WAIT(find<StatusBadge>("runVerdict")->word() == "Different");
    WAIT(differences() == 3);
    auto *tabs = find<QTabWidget>("runTabs");
    WAIT(tabs->tabText(3).contains("(3)"));
    QVERIFY(find<QAction>("verifyAbnormal")->isEnabled());
    tabs->setCurrentIndex(2);
    WAIT(find<StatusBadge>("verifyDifferent")->word().startsWith("1"));
    takeScreenshot(*m_page, "run-verification");
    auto *tables = find<DataTable>("verifyTable");
    for (int row = 0; row < tables->model()->rowCount(); ++row) {
        if (tables->model()->index(row, 0).data().toString() == "main.orders")
            Q_EMIT tables->opened(tables->model()->index(row, 0));
    }
    QCOMPARE(tabs->currentIndex(), 3);
    WAIT(find<QLabel>("differenceHeading")->text().contains("main.orders"));
    takeScreenshot(*m_page, "run-differences");
}

void tst_RunDifferences::repairsEverythingAndProvesIt()
{
    runToItsEnd();
    spoilDestination();
    verify("verifyEverything");
    WAIT(differences() == 3);
    openRepair();
    dialog()->findChild<QRadioButton *>("repairAll")->setChecked(true);
    takeScreenshot(*dialog(), "run-repair");
    acceptRepair(true);
    WAIT(find<StatusBadge>("repairResult")->word().startsWith("3 row"));
    WAIT(find<StatusBadge>("runVerdict")->word() == "Consistent");
    QCOMPARE(sink("SELECT count(*) FROM orders"), "500");
    QCOMPARE(sink("SELECT name FROM orders WHERE id = 7"), "name 7");
    WAIT(find<StatusBadge>("differencesRepaired")->word().startsWith("3"));
    QVERIFY(!find<QPushButton>("differenceRepair")->isEnabled()); // nothing is left
    takeScreenshot(*m_page, "run-repaired");
}

void tst_RunDifferences::repairsChosenRowsOnly()
{
    runToItsEnd();
    spoilDestination();
    verify("verifyEverything");
    WAIT(differences() == 3);
    auto *list = find<DataTable>("differenceTable");
    list->selectionModel()->setCurrentIndex(list->model()->index(0, 0),
                                            QItemSelectionModel::ClearAndSelect
                                                | QItemSelectionModel::Rows);
    openRepair();
    acceptRepair(false);
    WAIT(find<StatusBadge>("repairResult")->word().startsWith("1 row"));
    WAIT(find<StatusBadge>("differencesRepaired")->word().startsWith("1"));
    QCOMPARE(find<StatusBadge>("differencesOpen")->word(), "2 open");
    QCOMPARE(find<StatusBadge>("runVerdict")->word(), "Different"); // nothing was compared
    QVERIFY(find<QPushButton>("repairVerifyAgain")->isVisibleTo(m_page.get()));
    find<QToolButton>("repairDismiss")->click();
    QVERIFY(!m_manager->repairReport(m_id));
}

void tst_RunDifferences::leavesAloneWhatHasChangedMeanwhile()
{
    runToItsEnd();
    spoilDestination();
    verify("verifyEverything");
    WAIT(differences() == 3);
    change(m_fixture->sinkFile, "UPDATE orders SET name = 'yet another' WHERE id = 7");
    openRepair();
    dialog()->findChild<QRadioButton *>("repairAll")->setChecked(true);
    acceptRepair(false);
    WAIT(find<QLabel>("repairText")->text().contains("1 have changed meanwhile"));
    QCOMPARE(sink("SELECT name FROM orders WHERE id = 7"), "yet another");
    WAIT(find<StatusBadge>("differencesChanged")->isVisible());
    takeScreenshot(*m_page, "run-repaired-partly");
}

void tst_RunDifferences::saysWhichRowsWereRefused()
{
    runToItsEnd();
    spoilDestination();
    verify("verifyEverything");
    WAIT(differences() == 3);
    // The missing row's name is taken by now, and may be there once only.
    change(m_fixture->sinkFile, "UPDATE orders SET name = 'name 8' WHERE id = 9;"
                                "CREATE UNIQUE INDEX once ON orders (name)");
    openRepair();
    dialog()->findChild<QRadioButton *>("repairAll")->setChecked(true);
    acceptRepair(false);
    WAIT(find<StatusBadge>("differencesFailed")->isVisible());
    QVERIFY(find<QLabel>("repairText")->text().contains("refused"));
    bool said = false;
    auto *list = find<DataTable>("differenceTable");
    for (int row = 0; row < differences(); ++row) {
        list->selectionModel()->setCurrentIndex(list->model()->index(row, 0),
                                                QItemSelectionModel::ClearAndSelect
                                                    | QItemSelectionModel::Rows);
        QTest::qWait(100);
        said |= find<QLabel>("differenceNote")->text().contains("UNIQUE");
    }
    QVERIFY(said);
}

void tst_RunDifferences::stopsARepairAndGoesOnLater()
{
    QCOMPARE(m_fixture->addTable("many", 20'000), QString());
    runToItsEnd();
    change(m_fixture->sinkFile, "DELETE FROM many");
    verify("verifyEverything");
    WAIT(differences() == 20'000);
    openRepair();
    dialog()->findChild<QRadioButton *>("repairAll")->setChecked(true);
    auto *yes = dialog()->findChild<QPushButton *>("repairYes");
    WAIT(yes->isEnabled());
    QSignalSpy finished(m_manager.get(), &RunManager::finished);
    yes->click();
    WAIT(m_page->monitor().progress().objectsDone > 0);
    QCOMPARE(state(), "Repairing rows");
    QVERIFY(find<QPushButton>("repairCancel")->isVisible());
    takeScreenshot(*m_page, "run-repairing");
    find<QPushButton>("repairCancel")->click();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience); // nothing is compared then
    WAIT(isIdle());
    QVERIFY(m_manager->repairReport(m_id)->error);
    QCOMPARE(m_manager->repairReport(m_id)->error->code, ErrorCode::Cancelled);
    QVERIFY(find<StatusBadge>("repairResult")->word().contains("cancelled"));
    const int copied = sink("SELECT count(*) FROM many").toInt();
    QVERIFY(copied > 0 && copied < 20'000);
    WAIT(find<StatusBadge>("differencesRepaired")->word().remove(',')
         == QString::number(copied) + " repaired"); // what is committed is noted
    openRepair();
    dialog()->findChild<QRadioButton *>("repairAll")->setChecked(true);
    acceptRepair(true);
    QCOMPARE(sink("SELECT count(*) FROM many"), "20000");
    WAIT(find<StatusBadge>("runVerdict")->word() == "Consistent");
}

void tst_RunDifferences::comparesOnlyTheRowsThatDiffered()
{
    runToItsEnd();
    spoilDestination();
    verify("verifyEverything");
    WAIT(differences() == 3);
    change(m_fixture->sinkFile, "UPDATE orders SET name = 'name 7' WHERE id = 7;" // half of it
                                "DELETE FROM orders WHERE id = 1000");
    verify("verifyRecords");
    WAIT(find<StatusBadge>("differencesOpen")->word() == "2 open");
    QCOMPARE(find<StatusBadge>("runVerdict")->word(), "Different");
}

void tst_RunDifferences::verifiesARunThatDidNot()
{
    m_fixture->addProject([](Project &project) { project.enableFullVerify = false; });
    runToItsEnd();
    QVERIFY(!find<StatusBadge>("runVerdict")->isVisible());
    QVERIFY(find<QAction>("verifyAbnormal")->isEnabled()); // nothing has been compared
    spoilDestination();
    verify("verifyEverything");
    WAIT(find<StatusBadge>("runVerdict")->word() == "Different");
    WAIT(differences() == 3);
    QVERIFY(m_page->findChild<QWidget *>("step_FULL_VERIFY"));
}

void tst_RunDifferences::offersNothingBeforeARunHasEnded()
{
    auto *again = find<QToolButton>("verifyAgain");
    WAIT(again->toolTip().contains("not run yet"));
    QVERIFY(!again->isEnabled());
}

void tst_RunDifferences::saysWhySideCannotBeReached()
{
    runToItsEnd();
    QVERIFY(QFile::remove(toQString(m_fixture->sourceFile)));
    QSignalSpy finished(m_manager.get(), &RunManager::finished);
    find<QAction>("verifyEverything")->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    WAIT(m_manager->refusal(m_id).has_value());
    WAIT(m_page->findChild<ErrorPanel *>()->hasError());
    QVERIFY(!find<QPushButton>("runPrechecks")->isVisible()); // they are about starting a run
    WAIT(isIdle());
}

void tst_RunDifferences::doesOneThingAtATime()
{
    runToItsEnd();
    QSignalSpy finished(m_manager.get(), &RunManager::finished);
    QVERIFY(m_manager->verifyAgain(m_id, m_page.get(), VerifyScope::Everything));
    QCOMPARE(m_manager->jobKind(m_id), JobKind::VerifyAgain);
    QVERIFY(!m_manager->repair(m_id, m_page.get(), {}, std::nullopt));
    QVERIFY(!m_manager->start(m_id, m_page.get(), false));
    QVERIFY(!find<QToolButton>("verifyAgain")->isEnabled());
    QCOMPARE(state(), "Verifying again");
    m_manager->pause(m_id);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    QVERIFY(!m_manager->refusal(m_id)); // as the user wished
    WAIT(isIdle());
}

QTEST_MAIN(tst_RunDifferences)
#include "tst_run_differences.moc"
