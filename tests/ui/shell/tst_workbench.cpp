#include "app/sample/sample_database.h"
#include "core/project/project_json.h"
#include "tests/support/screenshot.h"
#include "tests/ui/shell/shell_home.h"
#include "ui/run/run_page.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/production_frame.h"
#include "ui/shell/workbench.h"

#include <QSignalSpy>
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

QTEST_MAIN(tst_Workbench)
#include "tst_workbench.moc"
