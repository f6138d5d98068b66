#include "tests/ui/gallery/pictures.h"
#include "tests/ui/wizard/objects_support.h"
#include "ui/common/text.h"
#include "ui/shell/page_stack.h"
#include "ui/wizard/dry_run_page.h"
#include "ui/wizard/import_dialog.h"
#include "ui/wizard/objects_import_dialog.h"
#include "ui/wizard/objects_tree_view.h"
#include "ui/wizard/project_wizard.h"
#include "ui/wizard/rules_editor.h"
#include "ui/wizard/rules_object_dialog.h"
#include "ui/wizard/step_rail.h"

#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

namespace godwit::ui {

namespace {

enum Place { EndpointsPlace, StepsPlace, ObjectsPlace, OptionsPlace, DryRunPlace, FinishPlace };

struct WizardScene
{
    WizardScene(GalleryHome &home, const QString &language, const QString &project)
        : shown(home, language)
    {
        if (project.isEmpty())
            shown.workbench.newProject();
        else
            shown.workbench.editProject(project);
        wizard = qobject_cast<ProjectWizard *>(shown.window().pages().current());
        if (!wizard)
            qFatal("the wizard did not open");
    }
    void open(int place) { find<StepRail>("wizardRail")->setCurrentRow(place); }
    template<typename Widget>
    Widget *find(const char *name)
    {
        return Gallery::find<Widget>(*wizard, name);
    }
    void choose(const char *tree, const char *database, const char *name)
    {
        auto *view = find<ObjectsTreeView>(tree);
        const auto found = view->objects()->withKeys({{database, name}});
        if (!found.empty())
            view->choose(found.front());
    }
    void scrollDown()
    {
        for (auto *area : wizard->findChildren<QScrollArea *>())
            area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
    }

    GalleryWindow shown;
    ProjectWizard *wizard = nullptr;
};

void takeNew(Gallery &gallery, const QString &language)
{
    GalleryHome home;
    WizardScene scene(home, language, {});
    for (int place = EndpointsPlace; place <= FinishPlace; ++place) {
        scene.open(place);
        scene.find<QPushButton>("wizardNext")->click();
        scene.open(place);
        gallery.take(scene.shown.window(), QStringLiteral("wizard-new-%1").arg(place + 1));
    }
}

void pickOrders(Project &project)
{
    project.transferMapping.mode = MappingMode::Specific;
    project.transferMapping.tableAndViewWhiteList.clear();
    DatabaseMapping database;
    database.name = "main";
    for (const char *name : {"orders", "order_items", "audit_log"}) {
        ObjectMapping table;
        table.name = name;
        database.tables.push_back(table);
    }
    database.tables[0].mappedName = "orders_2026";
    database.tables[0].whereClause = "price > 10 AND customer LIKE 'c%'";
    ObjectMapping view;
    view.name = "open_orders";
    database.views.push_back(view);
    project.transferMapping.databases.push_back(database);
}

void takePicked(Gallery &gallery, const QString &language)
{
    GalleryHome home;
    const QString id = home.addProject("orders-nightly", pickOrders);
    WizardScene scene(home, language, id);
    MainWindow &window = scene.shown.window();
    gallery.take(window, QStringLiteral("wizard-1-endpoints"));
    scene.open(StepsPlace);
    gallery.take(window, QStringLiteral("wizard-2-steps"));
    scene.open(ObjectsPlace);
    Gallery::waitFor("the catalogue", [&] { return scene.wizard->draft().catalog() != nullptr; });
    gallery.take(window, QStringLiteral("wizard-3-picked"));
    scene.choose("sinkTree", "main", "orders_2026");
    scene.choose("sinkTree", "main", "orders");
    gallery.take(window, QStringLiteral("wizard-3-picked-settings"));
    scene.find<QPlainTextEdit>("objectFilter")->setPlainText(QStringLiteral("prize > 10"));
    QTest::qWait(800);
    gallery.take(window, QStringLiteral("wizard-3-picked-wrong-filter"));
    scene.find<QPlainTextEdit>("objectFilter")->setPlainText(QStringLiteral("price > 10"));
    scene.open(OptionsPlace);
    gallery.take(window, QStringLiteral("wizard-4-options"));
    scene.scrollDown();
    gallery.take(window, QStringLiteral("wizard-4-options-below"));
    scene.open(DryRunPlace);
    auto *page = scene.wizard->findChild<DryRunPage *>();
    Gallery::waitFor("the plan", [&] { return page->dryRun().state() == DryRun::State::Ready; });
    auto *tabs = scene.find<QTabWidget>("dryRunTabs");
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        for (auto *table : tabs->currentWidget()->findChildren<QTableView *>())
            table->setCurrentIndex(table->model()->index(0, 0));
        gallery.take(window, QStringLiteral("wizard-5-dry-run-%1").arg(tab + 1));
    }
    scene.wizard->draft().change([](Project &project) {
        project.enableFullVerify = false;
        project.fullTransferConfig.throttleRps = 4000;
    });
    scene.open(FinishPlace);
    auto *results = scene.find<QTabWidget>("finishTabs");
    for (int tab = 0; tab < results->count(); ++tab) {
        results->setCurrentIndex(tab);
        gallery.take(window, QStringLiteral("wizard-6-finish-%1").arg(tab + 1));
    }
}

// A destination that has rows already, a source that is gone, and rules that conflict.
void takeFaults(Gallery &gallery, const QString &language)
{
    GalleryHome home;
    GalleryHome::execute(home.copyFile, "CREATE TABLE orders (id INTEGER PRIMARY KEY, x TEXT);"
                                        "INSERT INTO orders VALUES (1, 'x');");
    const QString id = home.addProject("orders-nightly", [](Project &project) {
        project.transferMapping.tableAndViewWhiteList = {"main.*", "main.customers=main.orders"};
    });
    WizardScene scene(home, language, id);
    scene.open(DryRunPlace);
    auto *page = scene.wizard->findChild<DryRunPage *>();
    Gallery::waitFor("the plan", [&] { return page->dryRun().state() == DryRun::State::Ready; });
    auto *tabs = scene.find<QTabWidget>("dryRunTabs");
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        for (auto *table : tabs->currentWidget()->findChildren<QTableView *>())
            table->setCurrentIndex(table->model()->index(0, 0));
        gallery.take(scene.shown.window(), QStringLiteral("wizard-5-faults-%1").arg(tab + 1));
    }
}

void takeRules(Gallery &gallery, const QString &language)
{
    GalleryHome home;
    const QString id = home.addProject("all-tenants", [&](Project &project) {
        project.type = ProjectType::Sync;
        project.sourceEndpointId = home.live;
        project.sinkEndpointId = home.kafka;
        project.enableIncrTransfer = true;
        project.enableFullVerify = false;
        project.transferMapping.tableAndViewWhiteList = {
            "tenant_1.*", "tenant_[2-3].order*", "tenant_4.customer_*=archive_*.customer_old_*"};
        project.transferMapping.tableAndViewBlackList = {"*.*_audit_*", "tenant_1.session_*"};
    });
    WizardScene scene(home, language, id);
    MainWindow &window = scene.shown.window();
    scene.wizard->draft().adoptCatalog(largeCatalog(4000, 6), {});
    gallery.take(window, QStringLiteral("wizard-sync-1-endpoints"));
    scene.open(StepsPlace);
    gallery.take(window, QStringLiteral("wizard-sync-2-steps"));
    scene.open(ObjectsPlace);
    auto *results = scene.find<QTableView>("ruleResults");
    Gallery::waitFor("the rules", [&] { return results->model()->rowCount() > 10; });
    results->selectRow(3);
    gallery.take(window, QStringLiteral("wizard-sync-3-rules"));
    auto *exclude = scene.find<RulesEditor>("excludeRules");
    exclude->setPlainText(QStringLiteral("*.*_audit_*\ntenant_[1\nno dot"));
    gallery.take(window, QStringLiteral("wizard-sync-3-rules-wrong"));
    scene.open(OptionsPlace);
    for (auto *field : scene.wizard->findChildren<QLineEdit *>()) {
        if (field->objectName().startsWith(QStringLiteral("option.")) && field->isVisible())
            field->setText(QStringLiteral("-1"));
        Q_EMIT field->textEdited(field->text());
    }
    gallery.take(window, QStringLiteral("wizard-sync-4-options-wrong"));
    scene.scrollDown();
    gallery.take(window, QStringLiteral("wizard-sync-4-options-wrong-below"));
    scene.open(FinishPlace);
    gallery.take(window, QStringLiteral("wizard-sync-6-finish"));
}

void takeDialogs(Gallery &gallery)
{
    GalleryHome home;
    const QString csv = home.folder.filePath(QStringLiteral("objects.csv"));
    QFile list(csv);
    if (list.open(QIODevice::WriteOnly))
        list.write("shop,orders,store,old_orders,,id > 1\nshop,nowhere,,,,\nmail,inbox,,,,\n"
                   "shop,log\n,,,,,\n");
    list.close();
    ObjectsImportDialog import(ProjectType::Migration, smallIndex(), 4);
    import.load(csv);
    import.show();
    gallery.takeDialog(import, QStringLiteral("dialog-objects-import"));

    const QString broken = home.folder.filePath(QStringLiteral("broken.godwit.json"));
    QFile project(broken);
    if (project.open(QIODevice::WriteOnly))
        project.write(R"({"name": "two words", "type": "MIGRATON", "sourceEndpointId": 4,
            "transferMapping": {"mode": "WILDCARD", "tableAndViewWhiteList": ["tenant_[1"]},
            "fullTransferConfig": {"throttleRps": "fast"}})");
    project.close();
    if (const auto file = readProjectFile(broken)) {
        ImportDialog dialog(*file, nullptr);
        gallery.takeDialog(dialog, QStringLiteral("dialog-project-import"));
    }
    ObjectSettings settings;
    settings.source = {"main", "orders"};
    settings.mapping.name = "orders";
    settings.sinkDatabase = "archive";
    RulesObjectDialog object(settings, {});
    gallery.takeDialog(object, QStringLiteral("dialog-rules-object"));
}

} // namespace

void takeWizardPictures(Gallery &gallery, const QString &language)
{
    takeNew(gallery, language);
    takePicked(gallery, language);
    takeFaults(gallery, language);
    takeRules(gallery, language);
    takeDialogs(gallery);
}

} // namespace godwit::ui
