#include "app/sample/sample_database.h"
#include "core/state/alert_store.h"
#include "tests/support/screenshot.h"
#include "tests/ui/shell/shell_home.h"
#include "ui/common/production_frame.h"
#include "ui/common/theme.h"
#include "ui/shell/closing_dialog.h"
#include "ui/shell/main_window.h"
#include "ui/shell/page_stack.h"

#include <QAction>
#include <QApplication>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace godwit;
using namespace godwit::ui;

class tst_MainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyHomeBeginsWithTheStartPage();
    void tryItNowOpensAFinishedProject();
    void navigationGoesThroughTheSections();
    void theTitleEndsInGodwit();
    void unacknowledgedAlertsAreCounted();
    void runningWorkIsInTheStatusBar();
    void closingWhileWorkRunsAsksOnce();
    void pausingEndsTheProgramOnlyOnceTheRunsHaveStopped();
    void looksRightInLightAndDark();
};

namespace {

struct Window
{
    explicit Window(ShellHome &home)
        : window(*home.session, "en")
    {
        WindowParts parts;
        parts.runs = &home.runs;
        parts.writeSample = [](const std::string &path) -> Result<void> {
            auto written = writeSampleDatabase(path);
            if (!written)
                return tl::unexpected(written.error());
            return {};
        };
        parts.makeDataSourcesPage = [](QWidget *parent) {
            auto *page = new QWidget(parent);
            page->setObjectName("dataSourcesPage");
            return page;
        };
        parts.newProject = [this] { ++created; };
        parts.openFile = [this](const QString &path) { opened << path; };
        parts.openFinished = [this](const Project &project) { finished.push_back(project); };
        parts.openProject = [this](const QString &id) { opened << id; };
        parts.createDataSource = [this](QWidget *) { ++connected; };
        window.assemble(std::move(parts));
        window.resize(1280, 720);
        window.show();
    }
    template<typename Widget>
    Widget *find(const char *name)
    {
        return window.findChild<Widget *>(name);
    }

    int created = 0;
    int connected = 0;
    QStringList opened;
    std::vector<Project> finished;
    MainWindow window;
};

} // namespace

void tst_MainWindow::anEmptyHomeBeginsWithTheStartPage()
{
    ShellHome home;
    Window shown(home);
    QCOMPARE(shown.window.pages().current()->objectName(), QString("startPage"));
    takeScreenshot(shown.window, "start-page");
    shown.find<QPushButton>("startNew")->click();
    QCOMPARE(shown.created, 1);
    shown.find<QPushButton>("connectDataSource")->click();
    QCOMPARE(shown.connected, 1);
    QCOMPARE(shown.window.pages().current()->objectName(), QString("dataSourcesPage"));
    shown.window.showSection(Section::Projects);
    home.addProject("alpha");
    Q_EMIT home.session->projectsChanged();
    QCOMPARE(shown.window.pages().current()->objectName(), QString("projectsPage"));
}

void tst_MainWindow::tryItNowOpensAFinishedProject()
{
    ShellHome home;
    Window shown(home);
    shown.find<QPushButton>("tryNow")->click();
    QTRY_COMPARE_WITH_TIMEOUT(shown.finished.size(), std::size_t(1), 10'000);
    QCOMPARE(shown.finished.front().name, std::string("sample-shop"));
    QCOMPARE(DataSourceStore(home.session->state()).list()->size(), std::size_t(2));
}

void tst_MainWindow::navigationGoesThroughTheSections()
{
    ShellHome home;
    home.addProject("alpha");
    Window shown(home);
    shown.find<QToolButton>("navigateSettings")->click();
    QCOMPARE(shown.window.pages().current()->objectName(), QString("settingsPage"));
    takeScreenshot(shown.window, "settings");
    shown.find<QToolButton>("navigateDataSources")->click();
    QCOMPARE(shown.window.pages().current()->objectName(), QString("dataSourcesPage"));
    shown.find<QToolButton>("navigateProjects")->click();
    QCOMPARE(shown.window.pages().current()->objectName(), QString("projectsPage"));
}

void tst_MainWindow::theTitleEndsInGodwit()
{
    ShellHome home;
    home.addProject("alpha");
    Window shown(home);
    QVERIFY(shown.window.windowTitle().endsWith("Godwit"));
    shown.window.pages().open(new QWidget, "orders");
    QCOMPARE(shown.window.windowTitle(), QString("orders – Godwit"));
}

void tst_MainWindow::unacknowledgedAlertsAreCounted()
{
    ShellHome home;
    Window shown(home);
    Alert alert;
    alert.message = "a run failed";
    QVERIFY(AlertStore(home.session->state()).raise(alert));
    Q_EMIT home.session->alertsChanged();
    QTRY_VERIFY(shown.find<QToolButton>("navigateAlerts")->text().contains("(1)"));
}

void tst_MainWindow::runningWorkIsInTheStatusBar()
{
    ShellHome home;
    const QString id = home.addProject("alpha");
    Window shown(home);
    auto *work = shown.find<QToolButton>("runningWork");
    QVERIFY(!work->isEnabled());
    home.runs.start(id, nullptr, false, {});
    QVERIFY(work->text().contains("alpha"));
    work->click();
    QCOMPARE(shown.opened, QStringList(id));
    home.runs.end(id);
    QVERIFY(!work->isEnabled());
}

void tst_MainWindow::closingWhileWorkRunsAsksOnce()
{
    ShellHome home;
    const QString id = home.addProject("alpha");
    Window shown(home);
    home.runs.start(id, nullptr, false, {});
    const auto choose = [](const char *name) {
        QTimer::singleShot(0, qApp, [name] {
            auto *dialog = qobject_cast<ClosingDialog *>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            dialog->findChild<QPushButton *>(name)->click();
        });
    };
    auto *page = new QWidget;
    shown.window.pages().open(page, "alpha");
    choose("stay");
    QVERIFY(!shown.window.close());
    QVERIFY(shown.window.isVisible());
    QCOMPARE(shown.window.pages().current(), page); // where one was
    choose("keepRunning");
    QVERIFY(shown.window.close());
    QVERIFY(home.runs.paused.isEmpty());
}

void tst_MainWindow::pausingEndsTheProgramOnlyOnceTheRunsHaveStopped()
{
    ShellHome home;
    const QString id = home.addProject("alpha");
    Window shown(home);
    home.runs.start(id, nullptr, false, {});
    QTimer::singleShot(0, qApp, [] {
        auto *dialog = QApplication::activeModalWidget();
        QVERIFY(dialog);
        dialog->findChild<QPushButton *>("pauseAndQuit")->click();
    });
    QVERIFY(!shown.window.close());
    QCOMPARE(home.runs.paused, QStringList(id));
    QVERIFY(!shown.window.close()); // not asked again
    home.runs.end(id);
    QVERIFY(shown.window.close());
}

void tst_MainWindow::looksRightInLightAndDark()
{
    ShellHome home;
    const std::string live = home.addSource("orders-live", true);
    home.addProject("orders-move", ProjectState::Failed, {"urgent"}, live, "copy");
    home.addProject("blog", ProjectState::Finished, {"blue", "weekly"});
    home.addProject("events", ProjectState::Init, {}, "orders", "queue", "SYNC");
    for (const auto scheme : {ColourScheme::Light, ColourScheme::Dark}) {
        applyTheme(*qApp, scheme);
        Window shown(home);
        QTRY_COMPARE(shown.find<QTableView>("projectTable")->model()->rowCount(), 3);
        shown.window.frame().setProductionSources({"orders-live"});
        QTest::qWait(20); // the palette arrives a moment later
        takeScreenshot(shown.window, scheme == ColourScheme::Dark ? "main-dark" : "main-light");
        QVERIFY(shown.window.minimumSizeHint().width() <= 1280);
        QVERIFY(shown.window.minimumSizeHint().height() <= 720);
    }
}

QTEST_MAIN(tst_MainWindow)
#include "tst_main_window.moc"
