#include "core/service/stored_runs.h"
#include "tests/ui/run/run_fixture.h"
#include "ui/run/run_manager.h"

#include <QSignalSpy>
#include <QtTest>

using namespace godwit;
using namespace godwit::ui;
using godwit::test::RunFixture;

class tst_RunManager : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void runsAProjectToItsEnd();
    void pausesAndGoesOn();
    void runsSeveralProjectsAtOnce();
    void stopsCleanlyWhenTheProgramEnds();
    void repairsAndComparesAgain();
    void stopsAVerificationWhenTheProgramEnds();
    void refusesToRepairWhatHasNotRun();
    void keepsWhyAStartWasRefused();
    void refusesAProjectThatIsGone();
    void refusesASecondStartOfARunningProject();
    void refusesWhatAnotherProcessRuns();

private:
    QString add(const std::function<void(Project &)> &edit = {})
    {
        return toQString(m_fixture->addProject(edit));
    }
    ProjectState stored(const QString &id) const
    {
        const auto run = findStoredRun(m_fixture->session->state(), id.toStdString());
        return run && *run ? (*run)->project.state : ProjectState::Deleted;
    }
    void waitUntilCopying(const QString &id);

    std::unique_ptr<RunFixture> m_fixture;
    std::unique_ptr<RunManager> m_manager;
};

namespace {

constexpr int patience = 60'000; // the machine may be busy

void slowly(Project &project)
{
    project.fullTransferConfig.throttleRps = 2000;
}

} // namespace

void tst_RunManager::init()
{
    m_fixture = std::make_unique<RunFixture>();
    QVERIFY(m_fixture->session);
    m_manager = std::make_unique<RunManager>(*m_fixture->session);
}

void tst_RunManager::cleanup()
{
    m_manager.reset();
    m_fixture.reset();
}

void tst_RunManager::waitUntilCopying(const QString &id)
{
    QTRY_VERIFY_WITH_TIMEOUT((m_manager->refresh(id), m_manager->progress(id).has_value()
                                                          && m_manager->progress(id)->rowsDone > 0),
                             patience);
}

void tst_RunManager::runsAProjectToItsEnd()
{
    QCOMPARE(m_fixture->addTable("orders", 5000), QString());
    const QString id = add();
    QSignalSpy started(m_manager.get(), &RunManager::started);
    QSignalSpy finished(m_manager.get(), &RunManager::finished);
    QVERIFY(m_manager->start(id, nullptr, false));
    QCOMPARE(started.count(), 1);
    QVERIFY(m_manager->isRunning(id));
    QCOMPARE(m_manager->runningProjects(), QStringList{id});
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    QVERIFY(!m_manager->isRunning(id));
    QVERIFY(!m_manager->refusal(id));
    QCOMPARE(stored(id), ProjectState::Finished);
    QCOMPARE(RunFixture::value(m_fixture->sinkFile, "SELECT count(*) FROM orders"), "5000");
    RunMonitor &monitor = m_manager->monitor(id);
    QCOMPARE(monitor.tables().count(), 1);
    QCOMPARE(monitor.tables().record(0).verify.state, VerifyState::Consistent);
    QVERIFY(monitor.log().rowCount() >= 2);
}

void tst_RunManager::pausesAndGoesOn()
{
    QCOMPARE(m_fixture->addTable("orders", 20'000), QString());
    const QString id = add(slowly);
    QSignalSpy finished(m_manager.get(), &RunManager::finished);
    QVERIFY(m_manager->start(id, nullptr, false));
    waitUntilCopying(id);
    m_manager->pause(id);
    QVERIFY(m_manager->isPausing(id));
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    QCOMPARE(stored(id), ProjectState::Suspend);

    m_fixture->addProject(); // the same project, without its limit
    QVERIFY(m_manager->start(id, nullptr, true));
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 2, patience);
    QVERIFY2(!m_manager->refusal(id), m_manager->refusal(id)->message.c_str());
    QCOMPARE(stored(id), ProjectState::Finished);
    QCOMPARE(RunFixture::value(m_fixture->sinkFile, "SELECT count(*) FROM orders"), "20000");
}

void tst_RunManager::runsSeveralProjectsAtOnce()
{
    QCOMPARE(m_fixture->addTable("orders", 2000), QString());
    const QString other = QString::fromStdString(m_fixture->sinkFile) + ".other";
    QVERIFY(DataSourceStore(m_fixture->session->state())
                .add("elsewhere", "sqlite://" + other.toStdString(), "")
                .has_value());
    const QString first = add();
    const QString second = add([](Project &project) {
        project.name = "copy-too";
        project.sinkEndpointId = "elsewhere";
    });
    QSignalSpy finished(m_manager.get(), &RunManager::finished);
    QVERIFY(m_manager->start(first, nullptr, false));
    QVERIFY(m_manager->start(second, nullptr, false));
    QCOMPARE(m_manager->runningProjects().size(), 2);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 2, patience);
    QCOMPARE(stored(first), ProjectState::Finished);
    QCOMPARE(stored(second), ProjectState::Finished);
}

void tst_RunManager::stopsCleanlyWhenTheProgramEnds()
{
    QCOMPARE(m_fixture->addTable("orders", 20'000), QString());
    const QString id = add(slowly);
    QVERIFY(m_manager->start(id, nullptr, false));
    waitUntilCopying(id);
    m_manager.reset();
    QCOMPARE(stored(id), ProjectState::Suspend); // not "running", as after a crash
    QVERIFY(!RunLock::runningProcess(m_fixture->session->home(), id.toStdString()));
}

void tst_RunManager::repairsAndComparesAgain()
{
    QCOMPARE(m_fixture->addTable("orders", 200), QString());
    const QString id = add();
    QSignalSpy finished(m_manager.get(), &RunManager::finished);
    QVERIFY(m_manager->start(id, nullptr, false));
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    QCOMPARE(RunFixture::execute(m_fixture->sinkFile, "DELETE FROM orders WHERE id < 4"),
             QString());
    QVERIFY(m_manager->verifyAgain(id, nullptr, VerifyScope::Everything));
    QCOMPARE(m_manager->jobKind(id), JobKind::VerifyAgain);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 2, patience);
    QCOMPARE(m_manager->monitor(id).tables().record(0).verify.state, VerifyState::Different);

    QSignalSpy repaired(m_manager.get(), &RunManager::repaired);
    QSignalSpy started(m_manager.get(), &RunManager::started);
    QVERIFY(m_manager->repair(id, nullptr, {}, VerifyScope::AbnormalTables));
    QVERIFY(!m_manager->repairReport(id));
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 3, patience);
    QCOMPARE(repaired.count(), 1);
    QCOMPARE(started.count(), 2); // the repair, and what compares afterwards
    QVERIFY(m_manager->repairReport(id) && !m_manager->repairReport(id)->error);
    QCOMPARE(m_manager->repairReport(id)->summary.repaired, 3U);
    QCOMPARE(m_manager->monitor(id).tables().record(0).verify.state, VerifyState::Consistent);
    QCOMPARE(RunFixture::value(m_fixture->sinkFile, "SELECT count(*) FROM orders"), "200");
    QCOMPARE(stored(id), ProjectState::Finished);
}

void tst_RunManager::stopsAVerificationWhenTheProgramEnds()
{
    QCOMPARE(m_fixture->addTable("orders", 20'000), QString());
    const QString id = add();
    QSignalSpy finished(m_manager.get(), &RunManager::finished);
    QVERIFY(m_manager->start(id, nullptr, false));
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    QVERIFY(m_manager->verifyAgain(id, nullptr, VerifyScope::Everything));
    m_manager.reset();
    QCOMPARE(stored(id), ProjectState::Finished);
    QVERIFY(!RunLock::runningProcess(m_fixture->session->home(), id.toStdString()));
}

void tst_RunManager::refusesToRepairWhatHasNotRun()
{
    QCOMPARE(m_fixture->addTable("orders", 10), QString());
    const QString id = add();
    QSignalSpy finished(m_manager.get(), &RunManager::finished);
    QVERIFY(m_manager->repair(id, nullptr, {}, VerifyScope::AbnormalTables));
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    QVERIFY(m_manager->repairReport(id) && m_manager->repairReport(id)->error);
    QCOMPARE(m_manager->repairReport(id)->error->code, ErrorCode::PrecheckFailed);
    QVERIFY(!m_manager->repair("np_nowhere", nullptr, {}, std::nullopt));
    QVERIFY(m_manager->refusal("np_nowhere"));
}

void tst_RunManager::keepsWhyAStartWasRefused()
{
    QCOMPARE(m_fixture->addTable("orders", 10), QString());
    QCOMPARE(RunFixture::execute(m_fixture->sinkFile,
                                 "CREATE TABLE orders (id INTEGER PRIMARY KEY, "
                                 "name TEXT, price REAL, note TEXT);"
                                 "INSERT INTO orders VALUES (1, 'a', 1, 'b')"),
             QString());
    const QString id = add();
    QSignalSpy finished(m_manager.get(), &RunManager::finished);
    QVERIFY(m_manager->start(id, nullptr, false));
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    QVERIFY(m_manager->refusal(id));
    QVERIFY(!m_manager->refusal(id)->message.empty());
    QCOMPARE(RunFixture::value(m_fixture->sinkFile, "SELECT count(*) FROM orders"), "1");
    m_manager->forgetRefusal(id);
    QVERIFY(!m_manager->refusal(id));
}

void tst_RunManager::refusesAProjectThatIsGone()
{
    QVERIFY(!m_manager->start("np_nowhere", nullptr, false));
    QVERIFY(m_manager->refusal("np_nowhere"));
    QVERIFY(!m_manager->isRunning("np_nowhere"));
}

void tst_RunManager::refusesASecondStartOfARunningProject()
{
    QCOMPARE(m_fixture->addTable("orders", 20'000), QString());
    const QString id = add(slowly);
    QVERIFY(m_manager->start(id, nullptr, false));
    QVERIFY(!m_manager->start(id, nullptr, true));
    QVERIFY(!m_manager->refusal(id));
}

void tst_RunManager::refusesWhatAnotherProcessRuns()
{
    QCOMPARE(m_fixture->addTable("orders", 10), QString());
    const QString id = add();
    const auto lock = RunLock::acquire(m_fixture->session->home(), id.toStdString());
    QVERIFY(lock.has_value());
    QSignalSpy finished(m_manager.get(), &RunManager::finished);
    QVERIFY(m_manager->start(id, nullptr, false));
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    QVERIFY(m_manager->refusal(id));
    QCOMPARE(m_manager->refusal(id)->code, ErrorCode::AlreadyRunning);
}

QTEST_MAIN(tst_RunManager)
#include "tst_run_manager.moc"
