// The page of a project that another process runs: it shows how far it is and can pause it.
#include "core/state/run_store.h"
#include "tests/ui/run/run_fixture.h"
#include "ui/common/status_badge.h"
#include "ui/common/theme.h"
#include "ui/run/run_page.h"

#include <QAction>
#include <QProcess>
#include <QPushButton>
#include <QTableView>
#include <QtTest>

using namespace godwit;
using namespace godwit::ui;
using godwit::test::RunFixture;

class tst_RunElsewhere : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aRunOfAnotherProcessIsShownAndPaused();
    void aRunThatAnotherProcessEndsIsShownAsEnded();
    void aPausedRunOfAnotherProcessIsResumedHere();

private:
    /// godwitctl run, of the stored project.
    void runElsewhere();
    template<typename Widget>
    Widget *find(const char *name) const
    {
        return m_page->findChild<Widget *>(QLatin1String(name));
    }
    QString state() const { return find<StatusBadge>("runState")->word(); }
    bool isRunningElsewhere() const
    {
        return state() == QString("Running in process %1").arg(m_process->processId());
    }
    bool isOffered(const char *name) const
    {
        const auto *button = find<QPushButton>(name);
        return button->isVisible() && button->isEnabled();
    }
    void open(std::int64_t rowsPerSecond, bool verifies = true);
    /// Of a thousand rows each: what another process has done shows table by table.
    void addTables(int count)
    {
        for (int i = 0; i < count; ++i)
            QCOMPARE(m_fixture->addTable("table_" + std::to_string(i), 1000), QString());
    }

    std::unique_ptr<RunFixture> m_fixture;
    std::unique_ptr<RunManager> m_manager;
    std::unique_ptr<RunPage> m_page;
    std::unique_ptr<QProcess> m_process;
    QString m_id;
};

namespace {

constexpr int patience = 60'000; // milliseconds; the machine may be busy

} // namespace

#define WAIT(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, patience)

void tst_RunElsewhere::init()
{
    applyTheme(*qApp, ColourScheme::Light);
    m_fixture = std::make_unique<RunFixture>();
    m_manager = std::make_unique<RunManager>(*m_fixture->session);
}

void tst_RunElsewhere::cleanup()
{
    m_page.reset();
    m_manager.reset();
    if (m_process && m_process->state() != QProcess::NotRunning) {
        m_process->kill();
        m_process->waitForFinished();
    }
    m_process.reset();
    m_fixture.reset();
}

void tst_RunElsewhere::open(std::int64_t rowsPerSecond, bool verifies)
{
    m_id = toQString(m_fixture->addProject([rowsPerSecond, verifies](Project &project) {
        project.fullTransferConfig.throttleRps = rowsPerSecond;
        project.enableFullVerify = verifies;
    }));
    m_page = std::make_unique<RunPage>(*m_fixture->session, *m_manager, m_id);
    m_page->resize(1080, 650);
    m_page->show();
    WAIT(state() == "Not started");
}

void tst_RunElsewhere::runElsewhere()
{
    const QString program = qEnvironmentVariable("GODWIT_TEST_GODWITCTL");
    QVERIFY2(!program.isEmpty(), "GODWIT_TEST_GODWITCTL names godwitctl");
    const auto stored = ProjectStore(m_fixture->session->state()).find(toUtf8(m_id));
    QVERIFY(stored && *stored);
    const QString file = QFileInfo(toQString(m_fixture->sourceFile)).path() + "/project.json";
    QFile payload(file);
    QVERIFY(payload.open(QIODevice::WriteOnly));
    payload.write(QByteArray::fromStdString((*stored)->payload));
    payload.close();
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    m_process->start(
        program,
        {"--home", QString::fromStdString(m_fixture->session->home().string()), "run", file});
    QVERIFY(m_process->waitForStarted());
    WAIT(isRunningElsewhere() || m_process->state() == QProcess::NotRunning);
    QVERIFY2(m_process->state() == QProcess::Running, m_process->readAll().constData());
}

void tst_RunElsewhere::aRunOfAnotherProcessIsShownAndPaused()
{
    addTables(10);
    open(1000);
    runElsewhere();
    QVERIFY(!QTest::currentTestFailed());
    WAIT(isRunningElsewhere());
    QVERIFY(!m_manager->isRunning(m_id));
    WAIT(find<QTableView>("tablesTable")->model()->rowCount() == 10);
    WAIT(m_page->monitor().progress().rowsDone > 0);
    QVERIFY(!isOffered("runStart"));
    WAIT(isOffered("runPause"));
    find<QPushButton>("runPause")->click();
    WAIT(m_process->state() == QProcess::NotRunning);
    WAIT(state() == "Paused");
    QVERIFY(isOffered("runResume"));
    const auto run = RunStore(m_fixture->session->state()).newest(toUtf8(m_id));
    QVERIFY(run && *run);
    QVERIFY((*run)->state == ProjectState::Suspend);
}

void tst_RunElsewhere::aRunThatAnotherProcessEndsIsShownAsEnded()
{
    QCOMPARE(m_fixture->addTable("orders", 3000), QString());
    open(1000);
    runElsewhere();
    QVERIFY(!QTest::currentTestFailed());
    WAIT(isRunningElsewhere());
    WAIT(state() == "Completed");
    WAIT(m_process->state() == QProcess::NotRunning);
    QCOMPARE(m_process->exitCode(), 0);
    QCOMPARE(find<StatusBadge>("runVerdict")->word(), QString("Consistent"));
    QCOMPARE(RunFixture::value(m_fixture->sinkFile, "SELECT count(*) FROM orders"),
             QString("3000"));
}

void tst_RunElsewhere::aPausedRunOfAnotherProcessIsResumedHere()
{
    addTables(6);
    open(1000, false);
    runElsewhere();
    QVERIFY(!QTest::currentTestFailed());
    WAIT(isOffered("runPause"));
    WAIT(m_page->monitor().progress().rowsDone > 0);
    find<QPushButton>("runPause")->click();
    WAIT(m_process->state() == QProcess::NotRunning);
    WAIT(isOffered("runResume"));
    find<QPushButton>("runResume")->click();
    WAIT(m_manager->isRunning(m_id));
    WAIT(state() == "Completed");
    for (int i = 0; i < 6; ++i)
        QCOMPARE(RunFixture::value(m_fixture->sinkFile, "SELECT count(*) || ' ' || sum(id) FROM "
                                                        "table_"
                                                            + std::to_string(i)),
                 QString("1000 500500"));
}

QTEST_MAIN(tst_RunElsewhere)
#include "tst_run_elsewhere.moc"
