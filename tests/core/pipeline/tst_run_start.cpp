#include "core/pipeline/run_start.h"
#include "core/state/run_store.h"
#include "tests/support/small_project.h"

using namespace godwit;

class tst_RunStart : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void aNewProjectIsStoredAndLocked();
    void aProjectThatRunsIsRefused();
    void theLastRunIsReadUnderTheLock();
    void anUnfinishedRunHasToBeResumed();
    void aResumeWithTheSameFileGoesOn();
    void aResumeWithAChangedFileIsRefused_data();
    void aResumeWithAChangedFileIsRefused();
    void aRefusedResumeLeavesTheStoredFile();
    void whatDecidesNothingAboutRowsMayChange();
    void afterAFinishedRunTheFileMayChange();

private:
    Result<ReadyProject> ready(bool resume)
    {
        RunOptions options;
        options.resume = resume;
        options.payload = writeProject(m_small->project);
        return makeReady(m_small->project, options, *m_state);
    }

    std::unique_ptr<StateHome> m_home;
    std::unique_ptr<StateDatabase> m_state;
    std::unique_ptr<test::SmallProject> m_small;
};

static std::string_view codeOf(const Result<ReadyProject> &result)
{
    return result ? std::string_view() : codeName(result.error().code);
}

void tst_RunStart::init()
{
    m_state.reset();
    m_home = std::make_unique<StateHome>();
    m_state = m_home->open();
    m_small = std::make_unique<test::SmallProject>();
    QVERIFY(m_state);
}

void tst_RunStart::aNewProjectIsStoredAndLocked()
{
    const auto first = ready(true); // nothing to resume: it begins
    REQUIRE_OK(first);
    QVERIFY(!first->previous);
    QCOMPARE(first->project.name, std::string("shop"));
    QVERIFY(RunLock::runningProcess(m_home->path, first->project.id).has_value());
}

void tst_RunStart::aProjectThatRunsIsRefused()
{
    const auto first = ready(false);
    REQUIRE_OK(first);
    QCOMPARE(codeOf(ready(false)), std::string_view("ALREADY_RUNNING"));
    QCOMPARE(codeOf(ready(true)), std::string_view("ALREADY_RUNNING"));
}

void tst_RunStart::theLastRunIsReadUnderTheLock()
{
    {
        const auto running = ready(false);
        REQUIRE_OK(running);
        RunRecord run;
        run.projectId = running->project.id;
        run.payload = running->project.payload;
        const auto created = RunStore(*m_state).create(run);
        REQUIRE_OK(created);
        // While it runs, nobody else gets as far as looking at it.
        QCOMPARE(codeOf(ready(true)), std::string_view("ALREADY_RUNNING"));
        REQUIRE_OK(RunStore(*m_state).saveState(created->id, ProjectState::Finished, true, {}));
    }
    const auto next = ready(true);
    REQUIRE_OK(next);
    QVERIFY(next->previous.has_value());
    QVERIFY(next->previous->state == ProjectState::Finished); // as it was when the lock was free
}

void tst_RunStart::anUnfinishedRunHasToBeResumed()
{
    const auto run = m_small->runHalf(*m_state);
    REQUIRE_OK(run);
    const auto refused = ready(false);
    QCOMPARE(codeOf(refused), std::string_view("UNFINISHED_RUN"));
    QVERIFY(refused.error().message.find(run->id) != std::string::npos);
    QVERIFY(refused.error().proposal.find("--resume") != std::string::npos);
}

void tst_RunStart::aResumeWithTheSameFileGoesOn()
{
    const auto run = m_small->runHalf(*m_state);
    REQUIRE_OK(run);
    const auto resumed = ready(true);
    REQUIRE_OK(resumed);
    QCOMPARE(resumed->previous->id, run->id);
    QVERIFY(isUnfinished(*resumed->previous));
}

void tst_RunStart::aResumeWithAChangedFileIsRefused_data()
{
    QTest::addColumn<QString>("setting");
    for (const char *setting :
         {"transferMapping", "commonTransferConfig.tableCategory", "enableStructTransfer",
          "structTransferConfig", "fullTransferConfig.nonePkUkTruncateDstTable",
          "fullTransferConfig.allowDestTableNotEmpty"})
        QTest::newRow(setting) << setting;
}

static void change(Project &project, const QString &setting)
{
    if (setting == "transferMapping")
        project.transferMapping.databases[0].tables[0].whereClause = "id > 1";
    else if (setting == "commonTransferConfig.tableCategory")
        project.commonTransferConfig.tableCategory = TableCategory::WithUniqueRowId;
    else if (setting == "enableStructTransfer")
        project.enableStructTransfer = false;
    else if (setting == "structTransferConfig")
        project.structTransferConfig.deferIndexCreation = true;
    else if (setting == "fullTransferConfig.nonePkUkTruncateDstTable")
        project.fullTransferConfig.nonePkUkTruncateDstTable = false;
    else
        project.fullTransferConfig.allowDestTableNotEmpty = true;
}

void tst_RunStart::aResumeWithAChangedFileIsRefused()
{
    QFETCH(QString, setting);
    REQUIRE_OK(m_small->runHalf(*m_state));
    change(m_small->project, setting);
    const auto refused = ready(true);
    QCOMPARE(codeOf(refused), std::string_view("UNFINISHED_RUN"));
    QVERIFY2(refused.error().message.find(setting.toStdString()) != std::string::npos,
             refused.error().message.c_str());
    QVERIFY(!refused.error().proposal.empty());
}

void tst_RunStart::aRefusedResumeLeavesTheStoredFile()
{
    REQUIRE_OK(m_small->runHalf(*m_state));
    const std::string before = ProjectStore(*m_state).find("shop")->value().payload;
    change(m_small->project, "transferMapping");
    QVERIFY(!ready(true));
    QCOMPARE(ProjectStore(*m_state).find("shop")->value().payload, before);
    change(m_small->project, "enableStructTransfer");
    QVERIFY(!m_small->run(*m_state, true)); // the whole run is refused by it
    QVERIFY(!m_small->sink.exists());
}

void tst_RunStart::whatDecidesNothingAboutRowsMayChange()
{
    REQUIRE_OK(m_small->runHalf(*m_state));
    m_small->project.fullTransferConfig.fullTransferSpeedMode = SpeedMode::Fast;
    m_small->project.fullTransferConfig.throttleRps = 100000;
    const auto resumed = ready(true);
    REQUIRE_OK(resumed);
    QCOMPARE(resumed->project.payload, writeProject(m_small->project)); // the new file is kept
}

void tst_RunStart::afterAFinishedRunTheFileMayChange()
{
    REQUIRE_OK(m_small->run(*m_state));
    change(m_small->project, "transferMapping");
    const auto next = ready(false);
    REQUIRE_OK(next);
    QVERIFY(next->previous->state == ProjectState::Finished);
    QCOMPARE(next->project.payload, writeProject(m_small->project));
}

QTEST_GUILESS_MAIN(tst_RunStart)
#include "tst_run_start.moc"
