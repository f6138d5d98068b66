#include "app/sample/sample_database.h"
#include "core/project/project_json.h"
#include "tests/core/connectors/sqlite_file.h"
#include "tests/support/screenshot.h"
#include "tests/ui/shell/shell_home.h"
#include "ui/common/data_table.h"
#include "ui/common/production_frame.h"
#include "ui/common/status_badge.h"
#include "ui/run/run_page.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/payload_file.h"
#include "ui/shell/workbench.h"
#include "ui/wizard/plan_finding_models.h"
#include "ui/wizard/project_wizard.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace godwit;
using namespace godwit::ui;

class tst_Workbench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySectionHasItsPage();
    void aProjectsPageColoursTheFrameWhereProductionIsNear();
    void theSampleRunsToItsEnd();
    void tryItNowOpensTheWizardAndRuns();
    void aProjectIsEditedOnTopOfTheList();
    void aProjectFileOpensInTheWizard();
    void aCheckSkippedOnTheDryRunPageIsSkippedByTheRun();
};

namespace {

Result<void> writeSample(const std::string &path)
{
    auto written = writeSampleDatabase(path);
    return written ? Result<void>() : Result<void>(tl::unexpected(written.error()));
}

} // namespace

void tst_Workbench::everySectionHasItsPage()
{
    ShellHome home;
    Workbench workbench(*home.session, "en", writeSample);
    MainWindow &window = workbench.window();
    window.resize(1280, 720);
    window.show();
    const std::pair<const char *, const char *> pages[] = {
        {"navigateDataSources", "dataSourcesPage"},
        {"navigateAlerts", "alertsPage"},
        {"navigateSettings", "settingsPage"},
        {"navigateProjects", "startPage"}};
    for (const auto &[button, page] : pages) {
        window.findChild<QToolButton *>(button)->click();
        QCOMPARE(window.pages().current()->objectName(), QString(page));
        takeScreenshot(window, QString("workbench-") + page);
    }
}

void tst_Workbench::aProjectsPageColoursTheFrameWhereProductionIsNear()
{
    ShellHome home;
    const std::string live = home.addSource("orders-live", true);
    home.addSource("copy");
    const QString near = home.addProject("near", ProjectState::Init, {}, live, "copy");
    const QString far = home.addProject("far", ProjectState::Init, {}, "copy", "copy");
    Workbench workbench(*home.session, "en", writeSample);
    MainWindow &window = workbench.window();
    window.resize(1280, 720);
    window.show();
    QVERIFY(!window.frame().isMarked());
    workbench.openProject(near);
    QVERIFY(window.frame().isMarked());
    QVERIFY(window.windowTitle().startsWith("near"));
    takeScreenshot(window, "workbench-project");
    QVERIFY(window.pages().back());
    QVERIFY(!window.frame().isMarked());
    workbench.openProject(far);
    QVERIFY(!window.frame().isMarked());
}

void tst_Workbench::theSampleRunsToItsEnd()
{
    ShellHome home;
    const auto project = prepareSample(home.session->state(), writeSample);
    QVERIFY(project);
    const auto stored =
        ProjectStore(home.session->state()).put(project->name, "MIGRATION", writeProject(*project));
    QVERIFY(stored);
    Workbench workbench(*home.session, "en", writeSample);
    workbench.window().show();
    QSignalSpy finished(&workbench.runs(), &ProjectRuns::finished);
    QVERIFY(workbench.runs().start(toQString(stored->id), &workbench.window(), false));
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
    const auto run = *RunStore(home.session->state()).newest(stored->id);
    QVERIFY(run);
    QCOMPARE(run->state, ProjectState::Finished);
    QCOMPARE(run->consistent, std::optional(true));
}

void tst_Workbench::tryItNowOpensTheWizardAndRuns()
{
    ShellHome home;
    Workbench workbench(*home.session, "en", writeSample);
    MainWindow &window = workbench.window();
    window.resize(1280, 720);
    window.show();
    window.findChild<QPushButton *>("tryNow")->click();
    QTRY_VERIFY_WITH_TIMEOUT(qobject_cast<ProjectWizard *>(window.pages().current()), 30'000);
    auto *wizard = qobject_cast<ProjectWizard *>(window.pages().current());
    QVERIFY(wizard->draft().errors().empty());
    takeScreenshot(window, "workbench-try");
    QSignalSpy finished(&workbench.runs(), &ProjectRuns::finished);
    QVERIFY(wizard->draft().save());
    Q_EMIT wizard->runRequested(toQString(wizard->draft().projectId()));
    QVERIFY(qobject_cast<RunPage *>(window.pages().current()));
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
}

void tst_Workbench::aProjectIsEditedOnTopOfTheList()
{
    ShellHome home;
    const QString id = home.addProject("alpha");
    Workbench workbench(*home.session, "en", writeSample);
    MainWindow &window = workbench.window();
    window.show();
    workbench.editProject(id);
    auto *wizard = qobject_cast<ProjectWizard *>(window.pages().current());
    QVERIFY(wizard);
    QCOMPARE(wizard->draft().project().name, std::string("alpha"));
    QVERIFY(window.windowTitle().startsWith("alpha"));
    QVERIFY(window.pages().back()); // nothing was changed: no question
    QCOMPARE(window.pages().current()->objectName(), QString("projectsPage"));
}

void tst_Workbench::aProjectFileOpensInTheWizard()
{
    ShellHome home;
    const auto project = prepareSample(home.session->state(), writeSample);
    QVERIFY(project);
    const QString path = home.folder.filePath("shop.godwit.json");
    QVERIFY(writePayloadFile(path, writeProject(*project)));
    Workbench workbench(*home.session, "en", writeSample);
    workbench.window().show();
    workbench.window().openFile(path);
    auto *wizard = qobject_cast<ProjectWizard *>(workbench.window().pages().current());
    QVERIFY(wizard);
    QCOMPARE(wizard->draft().project().name, project->name);
}

// A view of the selection uses a table that is not selected, but stands at the destination.
void tst_Workbench::aCheckSkippedOnTheDryRunPageIsSkippedByTheRun()
{
    ShellHome home;
    const test::SqliteFile source("source.db");
    const test::SqliteFile sink("sink.db");
    source.run("CREATE TABLE orders(id INTEGER PRIMARY KEY); INSERT INTO orders VALUES (1), (2);"
               "CREATE TABLE audit(id INTEGER PRIMARY KEY);"
               "CREATE VIEW recent AS SELECT id FROM audit");
    sink.run("CREATE TABLE audit(id INTEGER PRIMARY KEY); INSERT INTO audit VALUES (7)");
    const auto add = [&home](const std::string &name, const std::string &path) {
        DataSourceStore::Settings settings;
        settings.name = name;
        settings.url = "sqlite://" + path;
        return DataSourceStore(home.session->state()).add(settings)->id;
    };
    Project project;
    project.name = "views";
    project.sourceEndpointId = add("from", source.path());
    project.sinkEndpointId = add("to", sink.path());
    project.enableStructTransfer = project.enableFullTransfer = project.enableFullVerify = true;
    project.transferMapping.databases.push_back({});
    DatabaseMapping &database = project.transferMapping.databases.back();
    database.name = "main";
    database.tables.push_back({"orders", {}, {}, {}, {}, {}, {}});
    database.views.push_back({"recent", {}, {}, {}, {}, {}, {}});
    const auto stored =
        ProjectStore(home.session->state()).put("views", "MIGRATION", writeProject(project));
    QVERIFY(stored);

    Workbench workbench(*home.session, "en", writeSample);
    MainWindow &window = workbench.window();
    window.resize(1280, 720);
    window.show();
    workbench.editProject(toQString(stored->id));
    auto *wizard = qobject_cast<ProjectWizard *>(window.pages().current());
    QVERIFY(wizard);
    auto *checks = wizard->findChild<DataTable *>("checks");
    for (int page = 0; page < 4; ++page)
        wizard->findChild<QPushButton *>("wizardNext")->click();
    QTRY_VERIFY(checks->model()->rowCount() > 0);
    const QModelIndex skip = checks->model()->index(0, PlanCheckModel::SkipColumn);
    QCOMPARE(skip.siblingAtColumn(PlanCheckModel::StatusColumn).data().toString(),
             QString("failed"));
    auto *verdict = wizard->findChild<StatusBadge *>("dryRunVerdict");
    QVERIFY(verdict->word().contains("would not start"));
    wizard->findChild<QTabWidget *>("dryRunTabs")->setCurrentIndex(3);
    checks->setFocus();
    checks->setCurrentIndex(skip);
    QTest::keyClick(checks, Qt::Key_Space);
    QVERIFY(verdict->word().contains("Nothing stands"));

    QSignalSpy finished(&workbench.runs(), &ProjectRuns::finished);
    wizard->findChild<QPushButton *>("wizardNext")->click();
    wizard->findChild<QPushButton *>("runHere")->click();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
    QVERIFY(!workbench.runs().refusal(toQString(stored->id)));
    const auto run = *RunStore(home.session->state()).newest(stored->id);
    QVERIFY(run);
    QCOMPARE(run->state, ProjectState::Finished);
    QCOMPARE(sink.run("SELECT id FROM recent"), QString("7"));
}

QTEST_MAIN(tst_Workbench)
#include "tst_workbench.moc"
