#include "core/service/project_changes.h"
#include "core/state/audit_log.h"
#include "tests/support/small_project.h"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

using namespace godwit;

class tst_ProjectChanges : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void aProjectThatNeverRanIsDeleted();
    void onlyWhatNeverRanOrWasReleasedIsDeleted();
    void releasingDropsTheMarksOfEveryRun();
    void aReleasedRunStandsInNobodysWay();
    void aSinkThatCannotBeOpenedKeepsTheProjectAsItWas();
    void whatNeverRanIsNotReleased();
    void aRunningProjectIsLeftAlone();
    void pausingAsksTheProcessThatRunsIt();
    void onlyARunningProjectIsPaused();
    void aRunOfThisProcessIsNotKilledByPausing();
    void renamingChangesTheNameInThePayloadToo();
    void aNameThatIsTakenOrImpossibleIsRefused();
    void aCloneHasTheObjectsAndTheTags();
    void tagsAreReplaced();
    void tagsHaveLimits_data();
    void tagsHaveLimits();
    void everyChangeIsNoted();

private:
    OpenSink opener() const
    {
        return [this](const std::string &url) -> Result<std::unique_ptr<Connector>> {
            if (url != m_small->sinkUrl())
                return fail(ErrorCode::Internal, "another URL: " + url);
            return m_small->sink.connector();
        };
    }

    std::unique_ptr<StateHome> m_home;
    std::unique_ptr<StateDatabase> m_state;
    std::unique_ptr<test::SmallProject> m_small;
};

static std::string_view codeOf(const Result<ProjectRecord> &result)
{
    return result ? std::string_view() : codeName(result.error().code);
}

void tst_ProjectChanges::init()
{
    m_state.reset();
    m_home = std::make_unique<StateHome>();
    m_state = m_home->open();
    m_small = std::make_unique<test::SmallProject>();
    QVERIFY(m_state);
}

void tst_ProjectChanges::aProjectThatNeverRanIsDeleted()
{
    const std::string id = m_small->store(*m_state);
    const auto deleted = deleteProject(*m_state, "shop");
    REQUIRE_OK(deleted);
    QCOMPARE(deleted->id, id);
    QVERIFY(!ProjectStore(*m_state).find(id)->has_value());
    QCOMPARE(codeOf(deleteProject(*m_state, "shop")), std::string_view("INVALID_ARGUMENT"));
}

void tst_ProjectChanges::onlyWhatNeverRanOrWasReleasedIsDeleted()
{
    REQUIRE_OK(m_small->run(*m_state));
    const auto refused = deleteProject(*m_state, "shop");
    QCOMPARE(codeOf(refused), std::string_view("PRECHECK_FAILED"));
    QVERIFY(refused.error().message.find("FINISHED") != std::string::npos);
    REQUIRE_OK(releaseProject(*m_state, "shop", opener()));
    REQUIRE_OK(deleteProject(*m_state, "shop"));
}

void tst_ProjectChanges::releasingDropsTheMarksOfEveryRun()
{
    const auto run = m_small->runHalf(*m_state);
    REQUIRE_OK(run);
    REQUIRE_OK(m_small->sink.connector()->checkpointStore(run->id)->prepare());
    const std::string marks = "SELECT count(*) FROM sqlite_master WHERE name LIKE 'godwit%'";
    QCOMPARE(m_small->sink.run(marks), QString("1"));
    const auto released = releaseProject(*m_state, "shop", opener());
    REQUIRE_OK(released);
    QVERIFY(released->state == ProjectState::Released);
    QCOMPARE(m_small->sink.run(marks), QString("0"));
    QCOMPARE(codeOf(releaseProject(*m_state, "shop", opener())),
             std::string_view("PRECHECK_FAILED"));
}

void tst_ProjectChanges::aReleasedRunStandsInNobodysWay()
{
    REQUIRE_OK(m_small->runHalf(*m_state));
    QVERIFY(!m_small->run(*m_state)); // an unfinished run has to be resumed
    REQUIRE_OK(releaseProject(*m_state, "shop", opener()));
    const auto run = m_small->run(*m_state);
    REQUIRE_OK(run);
    QVERIFY(run->state == ProjectState::Finished);
}

void tst_ProjectChanges::aSinkThatCannotBeOpenedKeepsTheProjectAsItWas()
{
    REQUIRE_OK(m_small->run(*m_state));
    const OpenSink closed = [](const std::string &) -> Result<std::unique_ptr<Connector>> {
        return fail(ErrorCode::ConnectionFailed, "nobody there");
    };
    QCOMPARE(codeOf(releaseProject(*m_state, "shop", closed)),
             std::string_view("CONNECTION_FAILED"));
    QVERIFY(ProjectStore(*m_state).find("shop")->value().state == ProjectState::Finished);
}

void tst_ProjectChanges::whatNeverRanIsNotReleased()
{
    m_small->store(*m_state);
    QCOMPARE(codeOf(releaseProject(*m_state, "shop", opener())),
             std::string_view("PRECHECK_FAILED"));
}

void tst_ProjectChanges::aRunningProjectIsLeftAlone()
{
    const std::string id = m_small->store(*m_state);
    const auto lock = RunLock::acquire(m_home->path, id);
    REQUIRE_OK(lock);
    QCOMPARE(codeOf(deleteProject(*m_state, id)), std::string_view("ALREADY_RUNNING"));
    QCOMPARE(codeOf(renameProject(*m_state, id, "other")), std::string_view("ALREADY_RUNNING"));
    QCOMPARE(codeOf(releaseProject(*m_state, id, opener())), std::string_view("ALREADY_RUNNING"));
    REQUIRE_OK(tagProject(*m_state, id, {"blue"})); // which changes nothing for a run
}

void tst_ProjectChanges::pausingAsksTheProcessThatRunsIt()
{
    const std::string id = m_small->store(*m_state);
    const pid_t runner = ::fork();
    if (runner == 0) { // holds the lock until it is asked to stop
        sigset_t stop;
        ::sigemptyset(&stop);
        ::sigaddset(&stop, SIGINT);
        ::sigprocmask(SIG_BLOCK, &stop, nullptr);
        int number = 0;
        {
            const auto lock = RunLock::acquire(m_home->path, id);
            ::sigwait(&stop, &number);
        }
        ::_exit(number == SIGINT ? 0 : 1);
    }
    QTRY_COMPARE(RunLock::runningProcess(m_home->path, id), std::optional<int>(runner));
    const auto paused = pauseProject(*m_state, id);
    int status = 0;
    QCOMPARE(::waitpid(runner, &status, 0), runner);
    REQUIRE_OK(paused);
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 0);
}

void tst_ProjectChanges::onlyARunningProjectIsPaused()
{
    m_small->store(*m_state);
    QCOMPARE(codeOf(pauseProject(*m_state, "shop")), std::string_view("PRECHECK_FAILED"));
    QCOMPARE(codeOf(pauseProject(*m_state, "nobody")), std::string_view("INVALID_ARGUMENT"));
}

void tst_ProjectChanges::aRunOfThisProcessIsNotKilledByPausing()
{
    const std::string id = m_small->store(*m_state);
    const auto lock = RunLock::acquire(m_home->path, id);
    REQUIRE_OK(lock);
    QCOMPARE(codeOf(pauseProject(*m_state, id)), std::string_view("PRECHECK_FAILED"));
}

void tst_ProjectChanges::renamingChangesTheNameInThePayloadToo()
{
    const std::string id = m_small->store(*m_state);
    const auto renamed = renameProject(*m_state, "shop", "store");
    REQUIRE_OK(renamed);
    QCOMPARE(renamed->id, id);
    QCOMPARE(renamed->name, std::string("store"));
    QCOMPARE(readProject(renamed->payload).project.name, std::string("store"));
    QVERIFY(!ProjectStore(*m_state).find("shop")->has_value());
}

void tst_ProjectChanges::aNameThatIsTakenOrImpossibleIsRefused()
{
    m_small->store(*m_state);
    REQUIRE_OK(cloneProject(*m_state, "shop", "store"));
    for (const std::string &name : {std::string("store"), std::string(), std::string("a b"),
                                    std::string(65, 'x'), std::string("\xE9")}) {
        QVERIFY2(!renameProject(*m_state, "shop", name), name.c_str());
        QVERIFY2(!cloneProject(*m_state, "shop", name), name.c_str());
    }
    QCOMPARE(ProjectStore(*m_state).list()->size(), std::size_t(2));
    QCOMPARE(ProjectStore(*m_state).find("shop")->value().name, std::string("shop"));
}

void tst_ProjectChanges::aCloneHasTheObjectsAndTheTags()
{
    REQUIRE_OK(m_small->run(*m_state));
    REQUIRE_OK(tagProject(*m_state, "shop", {"blue", "urgent"}));
    const auto clone = cloneProject(*m_state, "shop", "store");
    REQUIRE_OK(clone);
    QVERIFY(clone->state == ProjectState::Init);
    QCOMPARE(clone->tags, (std::vector<std::string>{"blue", "urgent"}));
    const Project copy = readProject(clone->payload).project;
    QCOMPARE(copy.name, std::string("store"));
    QVERIFY(copy.transferMapping
            == readProject(writeProject(m_small->project)).project.transferMapping);
    QVERIFY(!findStoredRun(*m_state, clone->id)->value().run);
}

void tst_ProjectChanges::tagsAreReplaced()
{
    m_small->store(*m_state);
    REQUIRE_OK(tagProject(*m_state, "shop", {"blue", "urgent", "blue"}));
    QCOMPARE(ProjectStore(*m_state).find("shop")->value().tags,
             (std::vector<std::string>{"blue", "urgent"}));
    const auto none = tagProject(*m_state, "shop", {});
    REQUIRE_OK(none);
    QVERIFY(none->tags.empty());
}

void tst_ProjectChanges::tagsHaveLimits_data()
{
    QTest::addColumn<QStringList>("tags");
    QTest::addColumn<bool>("possible");
    QTest::newRow("five") << QStringList{"a", "b", "c", "d", "e"} << true;
    QTest::newRow("six") << QStringList{"a", "b", "c", "d", "e", "f"} << false;
    QTest::newRow("six, one twice") << QStringList{"a", "b", "c", "d", "e", "a"} << true;
    QTest::newRow("twenty characters") << QStringList{QString(20, u'ü')} << true;
    QTest::newRow("twenty-one characters") << QStringList{QString(21, u'x')} << false;
    QTest::newRow("empty") << QStringList{""} << false;
    QTest::newRow("only blanks") << QStringList{"  "} << false;
    QTest::newRow("blank inside") << QStringList{"very urgent"} << true;
    QTest::newRow("line break") << QStringList{"a\nb"} << false;
    QTest::newRow("emoji") << QStringList{"🔥"} << true;
}

void tst_ProjectChanges::tagsHaveLimits()
{
    QFETCH(QStringList, tags);
    QFETCH(bool, possible);
    m_small->store(*m_state);
    REQUIRE_OK(tagProject(*m_state, "shop", {"before"}));
    std::vector<std::string> given;
    for (const QString &tag : tags)
        given.push_back(tag.toStdString());
    const auto tagged = tagProject(*m_state, "shop", given);
    QCOMPARE(tagged.has_value(), possible);
    if (!possible) {
        QVERIFY(!tagged.error().proposal.empty());
        QCOMPARE(ProjectStore(*m_state).find("shop")->value().tags,
                 std::vector<std::string>{"before"});
    }
}

void tst_ProjectChanges::everyChangeIsNoted()
{
    REQUIRE_OK(m_small->run(*m_state));
    REQUIRE_OK(tagProject(*m_state, "shop", {"blue"}));
    REQUIRE_OK(cloneProject(*m_state, "shop", "store"));
    REQUIRE_OK(renameProject(*m_state, "shop", "shop2"));
    REQUIRE_OK(releaseProject(*m_state, "shop2", opener()));
    REQUIRE_OK(deleteProject(*m_state, "shop2"));
    const auto entries = AuditLog(*m_state).newest(10);
    REQUIRE_OK(entries);
    QStringList actions;
    for (const auto &entry : *entries)
        actions.prepend(QString::fromStdString(entry.action));
    QCOMPARE(actions, (QStringList{"projects tag", "projects clone", "projects rename",
                                   "projects release", "projects delete"}));
}

QTEST_GUILESS_MAIN(tst_ProjectChanges)
#include "tst_project_changes.moc"
