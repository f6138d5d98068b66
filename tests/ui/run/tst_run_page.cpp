#include "tests/ui/run/run_fixture.h"
#include "ui/common/error_panel.h"
#include "ui/common/status_badge.h"
#include "ui/common/theme.h"
#include "ui/common/units.h"
#include "ui/run/limit_field.h"
#include "ui/run/run_page.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QtTest>

#include <ctime>

using namespace godwit;
using namespace godwit::ui;
using godwit::test::RunFixture;

class tst_RunPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void offersToStartANewProject();
    void showsARunFromStartToProof();
    void pausesAndResumes();
    void goesOnWhenThePageIsClosed();
    void showsLimitsThatTakeEffectWhileItRuns();
    void saysWhyASourceThatVanishedStopsTheRun();
    void explainsARefusedStart();
    void skipsATableThatFails();
    void releasesAndAsksFirst();
    void costsLittleWhileARunGoesOn();

private:
    void open(const std::function<void(Project &)> &edit = {});
    template<typename Widget>
    Widget *find(const char *name) const
    {
        auto *widget = m_page->findChild<Widget *>(QLatin1String(name));
        if (!widget)
            qWarning("no widget %s", name);
        return widget;
    }
    void click(const char *name) const { find<QPushButton>(name)->click(); }
    bool isOffered(const char *name) const
    {
        auto *button = find<QPushButton>(name);
        return button->isVisible() && button->isEnabled();
    }
    QString stateWord() const { return find<StatusBadge>("runState")->word(); }
    void picture(const QString &name) const;

    std::unique_ptr<RunFixture> m_fixture;
    std::unique_ptr<RunManager> m_manager;
    std::unique_ptr<RunPage> m_page;
    QString m_id;
};

namespace {

constexpr int patience = 60'000; // the machine may be busy

double threadSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

void answerQuestion(const char *button)
{
    QTimer::singleShot(0, [button] {
        auto *question = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        QVERIFY(question);
        auto *answer = question->findChild<QPushButton *>(QLatin1String(button));
        if (answer)
            answer->click();
        else
            question->button(QMessageBox::Cancel)->click();
    });
}

} // namespace

#define WAIT(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, patience)

void tst_RunPage::init()
{
    m_fixture = std::make_unique<RunFixture>();
    QVERIFY(m_fixture->session);
    applyTheme(*qApp, qEnvironmentVariableIsSet("GODWIT_TEST_DARK") ? ColourScheme::Dark
                                                                    : ColourScheme::Light);
    m_manager = std::make_unique<RunManager>(*m_fixture->session);
}

void tst_RunPage::cleanup()
{
    m_page.reset();
    m_manager.reset();
    m_fixture.reset();
}

void tst_RunPage::open(const std::function<void(Project &)> &edit)
{
    m_id = toQString(m_fixture->addProject(edit));
    m_page = std::make_unique<RunPage>(*m_fixture->session, *m_manager, m_id);
    m_page->resize(1080, 650);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    for (const char *table : {"tablesTable", "verifyTable", "objectsTable", "logTable"})
        new QAbstractItemModelTester(find<QTableView>(table)->model(), m_page.get());
    WAIT(!stateWord().isEmpty());
}

void tst_RunPage::picture(const QString &name) const
{
    const QString folder = qEnvironmentVariable("GODWIT_TEST_PICTURES");
    if (folder.isEmpty())
        return;
    QTest::qWait(50); // layouts come after the texts
    m_page->grab().save(folder + '/' + name + ".png");
}

void tst_RunPage::offersToStartANewProject()
{
    QCOMPARE(m_fixture->addTable("orders", 10), QString());
    open();
    QCOMPARE(stateWord(), "Not started");
    QVERIFY(isOffered("runStart"));
    QVERIFY(isOffered("runEdit"));
    QVERIFY(!find<QPushButton>("runResume")->isVisible());
    QVERIFY(!find<QPushButton>("runPause")->isVisible());
    QVERIFY(!find<QAction>("runRelease")->isEnabled());
    QSignalSpy edit(m_page.get(), &RunPage::editRequested);
    click("runEdit");
    QCOMPARE(edit.count(), 1);
    picture("run-new");
}

void tst_RunPage::showsARunFromStartToProof()
{
    QCOMPARE(m_fixture->addTable("orders", 3000), QString());
    QCOMPARE(m_fixture->addTable("items", 500), QString());
    open();
    click("runStart");
    WAIT(stateWord() == "Completed");
    QCOMPARE(find<StatusBadge>("runVerdict")->word(), "Consistent");
    QCOMPARE(find<QTableView>("tablesTable")->model()->rowCount(), 2);
    QVERIFY(m_page->findChild<QWidget *>("step_FULL_VERIFY"));
    WAIT(find<StatusBadge>("verifyConsistent")->word().startsWith("2"));
    QVERIFY(find<StatusBadge>("verifyVerdict")->word().contains("same"));
    QVERIFY(!find<QLabel>("verifyRows")->text().isEmpty());
    QVERIFY(isOffered("runStart")); // again
    find<QTabWidget>("runTabs")->setCurrentIndex(2);
    picture("run-verified");
    find<QTabWidget>("runTabs")->setCurrentIndex(4);
    QVERIFY(find<QTableView>("logTable")->model()->rowCount() > 0);
    picture("run-log");
}

void tst_RunPage::pausesAndResumes()
{
    QCOMPARE(m_fixture->addTable("orders", 20'000), QString());
    open([](Project &project) { project.fullTransferConfig.throttleRps = 4000; });
    click("runStart");
    WAIT(m_page->monitor().progress().rowsDone > 0);
    QCOMPARE(stateWord(), "Running");
    click("runPause");
    WAIT(stateWord() == "Paused");
    QVERIFY(isOffered("runResume"));
    m_fixture->addProject(); // without its limit
    click("runResume");
    WAIT(stateWord() == "Completed");
    QCOMPARE(RunFixture::value(m_fixture->sinkFile, "SELECT count(*) FROM orders"), "20000");
}

void tst_RunPage::goesOnWhenThePageIsClosed()
{
    QCOMPARE(m_fixture->addTable("orders", 6000), QString());
    open([](Project &project) { project.fullTransferConfig.throttleRps = 3000; });
    click("runStart");
    WAIT(m_page->monitor().progress().rowsDone > 0);
    m_page.reset();
    QVERIFY(m_manager->isRunning(m_id));
    m_page = std::make_unique<RunPage>(*m_fixture->session, *m_manager, m_id);
    m_page->show();
    WAIT(stateWord() == "Running");
    QCOMPARE(find<QTableView>("tablesTable")->model()->rowCount(), 1);
    QVERIFY(find<QTableView>("logTable")->model()->rowCount() > 0); // from its beginning
    WAIT(stateWord() == "Completed");
}

void tst_RunPage::showsLimitsThatTakeEffectWhileItRuns()
{
    QCOMPARE(m_fixture->addTable("orders", 30'000), QString());
    open([](Project &project) { project.fullTransferConfig.throttleRps = 1000; });
    click("runStart");
    WAIT(m_page->monitor().progress().rowsDone > 0);
    WAIT(find<QLabel>("controlInForce")->text().contains("rows/s"));
    find<LimitField>("controlRows")->setValue(2500);
    click("controlApply");
    WAIT(m_page->monitor().progress().limits.rowsPerSecond == 2500);
    WAIT(find<QLabel>("controlInForce")->text().contains(formatRowRate(2500)));
    QVERIFY(m_manager->isRunning(m_id));
    find<LimitField>("controlRows")->setValue(0); // no limit
    click("controlApply");
    WAIT(stateWord() == "Completed");
}

void tst_RunPage::saysWhyASourceThatVanishedStopsTheRun()
{
    QCOMPARE(m_fixture->addTable("orders", 10), QString());
    open();
    QVERIFY(QFile::remove(toQString(m_fixture->sourceFile)));
    click("runStart");
    auto *error = m_page->findChild<ErrorPanel *>();
    WAIT(error->hasError());
    QVERIFY(!m_manager->isRunning(m_id));
    QVERIFY2(error->accessibleDescription().contains("there is no such file"),
             qPrintable(error->accessibleDescription()));
    QVERIFY(isOffered("runStart"));
    picture("run-refused");
}

void tst_RunPage::explainsARefusedStart()
{
    QCOMPARE(m_fixture->addTable("orders", 10), QString());
    QCOMPARE(m_fixture->execute(m_fixture->sinkFile, "CREATE TABLE orders (id INTEGER PRIMARY KEY, "
                                                     "name TEXT, price REAL, note TEXT);"
                                                     "INSERT INTO orders VALUES (1,'a',1,'b')"),
             QString());
    open();
    click("runStart");
    WAIT(isOffered("runPrechecks"));
    click("runPrechecks");
    WAIT(m_page->findChild<QDialog *>("precheckDialog"));
    auto *dialog = m_page->findChild<QDialog *>("precheckDialog");
    auto *table = dialog->findChild<QTableView *>("precheckTable");
    WAIT(table->model()->rowCount() > 0);
    QCOMPARE(table->model()->index(0, 1).data().toString(), "Failed");
    QVERIFY(!dialog->findChild<QPushButton *>("precheckStart")->isEnabled());
    QCOMPARE(m_fixture->execute(m_fixture->sinkFile, "DELETE FROM orders"), QString());
    dialog->findChild<QPushButton *>("precheckAgain")->click();
    WAIT(dialog->findChild<QPushButton *>("precheckStart")->isEnabled());
    dialog->findChild<QPushButton *>("precheckStart")->click();
    WAIT(stateWord() == "Completed");
    QVERIFY(!find<QPushButton>("runPrechecks")->isVisible());
}

void tst_RunPage::skipsATableThatFails()
{
    QCOMPARE(m_fixture->addTable("orders", 100), QString());
    QCOMPARE(m_fixture->addTable("items", 100), QString());
    // The destination's table refuses a row that the source has.
    QCOMPARE(
        m_fixture->execute(m_fixture->sinkFile,
                           "CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT, price REAL, "
                           "note TEXT, CHECK (id < 50))"),
        QString());
    open();
    click("runStart");
    WAIT(stateWord() == "Failed");
    WAIT(isOffered("runRetry"));
    auto *objects = find<QTableView>("objectsTable");
    find<QTabWidget>("runTabs")->setCurrentIndex(1);
    WAIT(objects->model()->rowCount() == 1);
    QCOMPARE(objects->model()->index(0, 0).data().toString(), "main.items");
    QVERIFY(m_page->findChild<ErrorPanel *>()->hasError());
    picture("run-failed");

    objects->selectRow(0);
    click("objectShowSql");
    WAIT(m_page->findChild<QDialog *>("sqlDialog"));
    auto *dialog = m_page->findChild<QDialog *>("sqlDialog");
    QVERIFY(
        dialog->findChild<QPlainTextEdit *>("objectDdl")->toPlainText().contains("CREATE TABLE"));
    dialog->close();

    answerQuestion("skipYes");
    click("objectSkip");
    WAIT(objects->model()->index(0, 2).data().toString() == "Skipped");
    WAIT(isOffered("runResume"));
    click("runResume");
    WAIT(stateWord() == "Completed");
    QCOMPARE(RunFixture::value(m_fixture->sinkFile, "SELECT count(*) FROM orders"), "100");
    QCOMPARE(RunFixture::value(m_fixture->sinkFile, "SELECT count(*) FROM items"), "0");
}

void tst_RunPage::releasesAndAsksFirst()
{
    QCOMPARE(m_fixture->addTable("orders", 10), QString());
    open();
    click("runStart");
    WAIT(stateWord() == "Completed");
    answerQuestion("nothing"); // Cancel
    find<QAction>("runRelease")->trigger();
    QCOMPARE(stateWord(), "Completed");
    QSignalSpy changed(m_page.get(), &RunPage::projectsChanged);
    answerQuestion("releaseYes");
    find<QAction>("runRelease")->trigger();
    WAIT(stateWord() == "Released");
    QVERIFY(changed.count() >= 1);
}

void tst_RunPage::costsLittleWhileARunGoesOn()
{
    for (int i = 0; i < 40; ++i)
        QCOMPARE(m_fixture->addTable("table_" + std::to_string(i), 2000), QString());
    open([](Project &project) {
        project.fullTransferConfig.throttleRps = 8000;
        project.enableFullVerify = false;
    });
    click("runStart");
    WAIT(m_page->monitor().progress().rowsDone > 4000);
    const double before = threadSeconds();
    QElapsedTimer wall;
    wall.start();
    QTest::qWait(5000);
    const double used = threadSeconds() - before;
    const double share = used / (static_cast<double>(wall.elapsed()) / 1000);
    QVERIFY(m_manager->isRunning(m_id)); // it was measured in the middle of a run
    qInfo("the page of a running project: %.1f %% of a core", share * 100);
    picture("run-working");
    QVERIFY2(share < 0.05, qPrintable(QString::number(share)));
}

QTEST_MAIN(tst_RunPage)
#include "tst_run_page.moc"
