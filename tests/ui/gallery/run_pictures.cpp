#include "tests/ui/gallery/pictures.h"
#include "ui/run/precheck_dialog.h"
#include "ui/run/run_page.h"
#include "ui/run/sql_dialog.h"
#include "ui/shell/page_stack.h"

#include <QAction>
#include <QDialog>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTimer>

namespace godwit::ui {

namespace {

struct RunScene
{
    RunScene(GalleryHome &home, const QString &language, const QString &project)
        : shown(home, language)
        , id(project)
    {
        shown.workbench.openProject(project);
        page = qobject_cast<RunPage *>(shown.window().pages().current());
        if (!page)
            qFatal("the run page did not open");
        QTest::qWait(300);
    }
    void start()
    {
        // A project that has run to its end asks first.
        QTimer::singleShot(200, page, [this] {
            if (auto *yes = page->findChild<QPushButton *>(QStringLiteral("againYes")))
                yes->click();
        });
        Gallery::find<QPushButton>(*page, "runStart")->click();
    }
    void waitForEnd()
    {
        Gallery::waitFor("the run's end",
                         [this] { return !shown.workbench.runs().running().contains(id); });
        QTest::qWait(600); // the page reads what was stored
    }
    void takeTabs(Gallery &gallery, const QString &name)
    {
        auto *tabs = Gallery::find<QTabWidget>(*page, "runTabs");
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            for (auto *table : tabs->currentWidget()->findChildren<QTableView *>())
                table->setCurrentIndex(table->model()->index(0, 0));
            gallery.take(shown.window(), QStringLiteral("%1-%2").arg(name).arg(tab + 1));
        }
    }

    GalleryWindow shown;
    QString id;
    RunPage *page = nullptr;
};

void takeLife(Gallery &gallery, const QString &language)
{
    GalleryHome home;
    const QString id = home.addProject(
        "orders-nightly", [](Project &project) { project.fullTransferConfig.throttleRps = 3000; });
    RunScene scene(home, language, id);
    gallery.take(scene.shown.window(), QStringLiteral("run-new"));
    scene.start();
    Gallery::waitFor("rows", [&] { return scene.page->monitor().progress().rowsDone > 4000; });
    QTest::qWait(600);
    gallery.take(scene.shown.window(), QStringLiteral("run-working"));
    Gallery::find<QPushButton>(*scene.page, "runPause")->click();
    scene.waitForEnd();
    gallery.take(scene.shown.window(), QStringLiteral("run-paused"));
    home.addProject("orders-nightly", {}); // without its limit
    Gallery::find<QPushButton>(*scene.page, "runResume")->click();
    scene.waitForEnd();
    scene.takeTabs(gallery, QStringLiteral("run-finished"));
    Gallery::find<QAction>(*scene.page, "runProof")->trigger();
    QTest::qWait(300);
    if (auto *dialog = scene.page->findChild<QDialog *>(QStringLiteral("proofDialog"))) {
        gallery.takeDialog(*dialog, QStringLiteral("run-proof"));
        dialog->close();
    }
}

void takeFailure(Gallery &gallery, const QString &language)
{
    GalleryHome home;
    GalleryHome::execute(home.copyFile,
                         "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer TEXT NOT NULL, "
                         "price NUMERIC(10,2), note TEXT, CHECK (id < 50))");
    RunScene scene(home, language, home.addProject("orders-nightly", {}));
    scene.start();
    scene.waitForEnd();
    scene.takeTabs(gallery, QStringLiteral("run-failed"));
    Gallery::find<QTabWidget>(*scene.page, "runTabs")->setCurrentIndex(1);
    Gallery::find<QTableView>(*scene.page, "objectsTable")->selectRow(0);
    Gallery::find<QPushButton>(*scene.page, "objectShowSql")->click();
    QTest::qWait(300);
    if (auto *dialog = scene.page->findChild<QDialog *>(QStringLiteral("sqlDialog"))) {
        gallery.takeDialog(*dialog, QStringLiteral("run-sql"));
        dialog->close();
    }
}

void takeDifferences(Gallery &gallery, const QString &language)
{
    GalleryHome home;
    const QString id = home.addProject("orders-nightly", {});
    {
        RunScene scene(home, language, id);
        scene.start();
        scene.waitForEnd();
    }
    GalleryHome::execute(home.copyFile, "UPDATE orders SET note = 'planted' WHERE id < 40;"
                                        "DELETE FROM order_items WHERE id % 100 = 0;"
                                        "UPDATE customers SET price = price + 1 WHERE id = 7;");
    home.addProject("orders-nightly", [](Project &project) {
        project.enableStructTransfer = project.enableFullTransfer = false;
    });
    RunScene scene(home, language, id);
    scene.start();
    scene.waitForEnd();
    scene.takeTabs(gallery, QStringLiteral("run-different"));
    Gallery::find<QTabWidget>(*scene.page, "runTabs")->setCurrentIndex(3);
    Gallery::find<QTableView>(*scene.page, "differenceTable")->selectRow(2);
    Gallery::find<QPushButton>(*scene.page, "differenceRepair")->click();
    QTest::qWait(500);
    if (auto *dialog = scene.page->findChild<QDialog *>(QStringLiteral("repairDialog"))) {
        gallery.takeDialog(*dialog, QStringLiteral("run-repair"));
        dialog->show();
        Gallery::find<QPushButton>(*dialog, "repairYes")->click();
        QTest::qWait(1500);
        gallery.take(scene.shown.window(), QStringLiteral("run-repaired"));
    }
}

void takeRefusal(Gallery &gallery, const QString &language)
{
    GalleryHome home;
    GalleryHome::execute(home.copyFile, "CREATE TABLE orders (id INTEGER PRIMARY KEY, x TEXT);"
                                        "INSERT INTO orders VALUES (1, 'x');");
    RunScene scene(home, language, home.addProject("orders-nightly", {}));
    scene.start();
    scene.waitForEnd();
    gallery.take(scene.shown.window(), QStringLiteral("run-refused"));
    auto *prechecks = Gallery::find<QPushButton>(*scene.page, "runPrechecks");
    if (!prechecks->isVisible())
        return;
    prechecks->click();
    QTest::qWait(1000);
    if (auto *dialog = scene.page->findChild<QDialog *>(QStringLiteral("precheckDialog"))) {
        gallery.takeDialog(*dialog, QStringLiteral("run-prechecks"));
        dialog->close();
    }
}

} // namespace

void takeRunPictures(Gallery &gallery, const QString &language)
{
    takeLife(gallery, language);
    takeFailure(gallery, language);
    takeDifferences(gallery, language);
    takeRefusal(gallery, language);
}

} // namespace godwit::ui
