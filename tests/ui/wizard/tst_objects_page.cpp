#include "tests/support/screenshot.h"
#include "tests/ui/wizard/objects_page_support.h"
#include "ui/common/theme.h"
#include "ui/wizard/objects_edit.h"
#include "ui/wizard/objects_import_dialog.h"
#include "ui/wizard/objects_page.h"
#include "ui/wizard/objects_sink_model.h"
#include "ui/wizard/objects_source_model.h"
#include "ui/wizard/objects_tree_view.h"
#include "ui/wizard/rules_editor.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTest>

#include <sqlite3.h>

using namespace godwit;
using namespace godwit::ui;

using Page = ShownObjectsPage;

class tst_ObjectsPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const bool isDark = qEnvironmentVariableIsSet("GODWIT_SCREENSHOTS_DARK");
        applyTheme(*qApp, isDark ? ColourScheme::Dark : ColourScheme::Light);
    }

    void picksAndTakesBack()
    {
        Page t;
        QVERIFY(t.isReady());
        QCOMPARE(t.page.missing().size(), std::size_t(1));
        t.choose("sourceTree", "shop", "orders");
        QTest::mouseClick(t.find<QPushButton>("pickObjects"), Qt::LeftButton);
        QCOMPARE(listedPlaces(t.mapping()).size(), std::size_t(1));
        QTRY_COMPARE(t.find<ObjectsTreeView>("sinkTree")->objects()->objectCount(), 1U);
        QVERIFY(t.page.missing().empty());
        t.choose("sourceTree", "mail", "inbox");
        QTest::keyClick(t.find<ObjectsTreeView>("sourceTree"), Qt::Key_Space);
        QTRY_COMPARE(t.find<ObjectsTreeView>("sinkTree")->objects()->objectCount(), 2U);
        t.choose("sinkTree", "shop", "orders");
        QTest::keyClick(t.find<ObjectsTreeView>("sinkTree"), Qt::Key_Delete);
        QCOMPARE(listedPlaces(t.mapping()).size(), std::size_t(1));
        QCoreApplication::processEvents();
        QTest::mouseClick(t.find<QPushButton>("removeAllObjects"), Qt::LeftButton);
        QVERIFY(listedPlaces(t.mapping()).empty());
        QTRY_VERIFY(t.find<QPushButton>("objectsUndo")->isVisible());
        QTest::mouseClick(t.find<QPushButton>("objectsUndo"), Qt::LeftButton);
        QCOMPARE(listedPlaces(t.mapping()).size(), std::size_t(1));
    }

    void ticksOfADatabasePickAllOfIt()
    {
        Page t;
        QVERIFY(t.isReady());
        auto *view = t.find<ObjectsTreeView>("sourceTree");
        const QModelIndex shop = view->objects()->groupIndex("shop");
        QVERIFY(view->model()->setData(shop, int(Qt::Checked), Qt::CheckStateRole));
        QTRY_COMPARE(shop.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QVERIFY(view->model()->setData(shop, int(Qt::Unchecked), Qt::CheckStateRole));
        QVERIFY(listedPlaces(t.mapping()).empty());
    }

    void searchesWhileTyping()
    {
        Page t;
        QVERIFY(t.isReady());
        QTest::keyClicks(t.find<QLineEdit>("sourceSearch"), "inbox");
        QCOMPARE(t.find<ObjectsTreeView>("sourceTree")->objects()->shownCount(), 1U);
        QTest::keyClicks(t.find<QLineEdit>("sourceSearch"), "xyz");
        QVERIFY(t.find<QLabel>("sourceEmpty")->isVisible());
    }

    void renamesFiltersAndMovesTheChosenObject()
    {
        Page t;
        QVERIFY(t.isReady());
        t.choose("sourceTree", "shop", "orders");
        QTest::mouseClick(t.find<QPushButton>("pickObjects"), Qt::LeftButton);
        QTRY_COMPARE(t.find<ObjectsTreeView>("sinkTree")->objects()->objectCount(), 1U);
        t.choose("sinkTree", "shop", "orders");
        QCOMPARE(t.text("objectSettingsTitle"), QString("orders"));
        auto *name = t.find<QLineEdit>("objectSinkName");
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, "old_orders");
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(t.mapping().databases[0].tables[0].mappedName, std::string("old_orders"));
        auto *database = t.find<QComboBox>("objectSinkDatabase");
        database->lineEdit()->selectAll();
        QTest::keyClicks(database->lineEdit(), "archive");
        QTest::keyClick(database->lineEdit(), Qt::Key_Return);
        QCOMPARE(t.mapping().databases[0].mappedName, std::string("archive"));
        QTRY_COMPARE(t.text("objectSettingsTitle"), QString("orders"));

        auto *filter = t.find<QPlainTextEdit>("objectFilter");
        QTest::keyClicks(filter, "id > (1");
        QVERIFY(t.find<QLabel>("objectFilterMessage")->isVisible());
        QTest::keyClicks(filter, ")");
        QTRY_VERIFY(t.mapping().databases[0].tables[0].whereClause == "id > (1)");
        QVERIFY(t.page.missing().empty());
    }

    void focusesTheFieldOfAPointer()
    {
        Page t;
        QVERIFY(t.isReady());
        selectTable(t.draft, "shop", "orders");
        QTRY_COMPARE(t.find<ObjectsTreeView>("sinkTree")->objects()->objectCount(), 1U);
        QVERIFY(t.page.focusPointer("/transferMapping/databases/0/tables/0/whereClause"));
        QCOMPARE(t.text("objectSettingsTitle"), QString("orders"));
        QVERIFY(!t.page.focusPointer("/name"));
    }

    void becomesRulesAndBackWithoutLoss()
    {
        Page t;
        QVERIFY(t.isReady());
        t.draft.change([](Project &project) {
            project.transferMapping.databases = {
                test::database("mail", {test::object("inbox"), test::object("orders")}),
                test::database("shop", {test::object("log", "log2", "id > 1")})};
        });
        const TransferMapping before = t.mapping();
        t.find<QRadioButton>("ruleMode")->click();
        QTRY_VERIFY(t.mapping().mode == MappingMode::Wildcard);
        QCOMPARE(t.mapping().tableAndViewWhiteList, std::vector<std::string>{"mail.*"});
        QVERIFY(t.find<QLabel>("objectsNotice")->isVisible());
        QTRY_VERIFY(t.find<QTabBar>("ruleLists")->tabText(0).contains("(3)"));
        t.find<QRadioButton>("pickMode")->click();
        QVERIFY(t.mapping() == before);
        t.find<QRadioButton>("ruleMode")->click();
        QTRY_VERIFY(t.mapping().mode == MappingMode::Wildcard);
        t.draft.change([](Project &project) {
            project.transferMapping.tableAndViewWhiteList = {"shop.order*=store.*"};
        });
        t.find<QRadioButton>("pickMode")->click();
        QTRY_VERIFY(t.mapping().mode == MappingMode::Specific);
        QCOMPARE(listedPlaces(t.mapping()).size(), std::size_t(3));
        t.draft.undo();
        QVERIFY(t.mapping().mode == MappingMode::Wildcard);
    }

    void rulesResolveWhileTypingAndSayWhy()
    {
        Page t;
        QVERIFY(t.isReady());
        QVERIFY(t.find<QRadioButton>("ruleMode"));
        t.find<QRadioButton>("ruleMode")->click();
        QVERIFY(t.mapping().mode == MappingMode::Wildcard);
        QVERIFY(!t.page.missing().empty());
        auto *include = t.find<RulesEditor>("includeRules");
        QTest::keyClicks(include, "shop.ord*");
        auto *results = t.find<QTableView>("ruleResults");
        QTRY_COMPARE(results->model()->rowCount(), 2);
        QCOMPARE(t.mapping().tableAndViewWhiteList, std::vector<std::string>{"shop.ord*"});
        results->selectRow(1);
        QTRY_VERIFY(t.text("ruleWhy").contains("takes it"));
        QTRY_COMPARE(include->extraSelections().size(), 1);
        QTest::keyClicks(t.find<RulesEditor>("excludeRules"), "shop.orders");
        QTRY_COMPARE(results->model()->rowCount(), 1);
        QTRY_VERIFY(t.text("ruleWhy").contains("drops it"));
        QVERIFY(t.page.missing().empty());
        QTest::keyClicks(t.find<RulesEditor>("excludeRules"), "[");
        QVERIFY(t.find<QLabel>("excludeMessage")->isVisible());
        const auto missing = t.page.missing();
        QCOMPARE(missing.size(), std::size_t(1));
        QCOMPARE(missing[0].field, t.find<QWidget>("excludeRules"));
        takeScreenshot(t.page, QStringLiteral("objects-rules"));
    }

    void importsAFileOfObjects()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath("objects.csv"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("shop,orders,store,old_orders,,id > 1\nshop,nowhere,,,,\nmail,inbox,,,,\n");
        file.close();
        ObjectsImportDialog dialog(ProjectType::Migration, smallIndex(), 4);
        dialog.show();
        QVERIFY(dialog.findChild<QLabel *>("importWarning")->text().contains("4"));
        auto *accept = dialog.findChild<QPushButton *>("importAccept");
        QVERIFY(!accept->isEnabled());
        dialog.load(file.fileName());
        QTRY_VERIFY(accept->isEnabled());
        QCOMPARE(dialog.objectCount(), std::size_t(2));
        const auto *problems = dialog.findChild<QTableView *>("importProblems")->model();
        QCOMPARE(problems->rowCount(), 1);
        QCOMPARE(problems->index(0, 0).data().toInt(), 2);
        QCOMPARE(dialog.mapping().databases[0].tables[0].mappedName, std::string("old_orders"));
        dialog.load(folder.filePath("not there"));
        QTRY_VERIFY(dialog.findChild<QLabel *>("importPathMessage")->isVisible());
        QVERIFY(!accept->isEnabled());
        takeScreenshot(dialog, QStringLiteral("objects-import"));
    }

    void asksTheLiveSourceForColumnsAndRows()
    {
        Page t(nullptr);
        sqlite3 *handle = nullptr;
        QCOMPARE(sqlite3_open(t.home.path("shop.db").c_str(), &handle), SQLITE_OK);
        QCOMPARE(sqlite3_exec(handle,
                              "CREATE TABLE orders(id INTEGER PRIMARY KEY, state TEXT);"
                              "INSERT INTO orders(state) VALUES('open'),('done'),('open');",
                              nullptr, nullptr, nullptr),
                 SQLITE_OK);
        sqlite3_close(handle);
        t.page.enter();
        QVERIFY(t.isReady());
        t.choose("sourceTree", "main", "orders");
        QTest::keyClick(t.find<ObjectsTreeView>("sourceTree"), Qt::Key_Return);
        QTRY_COMPARE(t.find<ObjectsTreeView>("sinkTree")->objects()->objectCount(), 1U);
        t.choose("sinkTree", "main", "orders");
        auto *columns = t.find<QTableView>("objectColumns");
        QTRY_COMPARE(columns->model()->rowCount(), 2);
        QTest::keyClicks(t.find<QPlainTextEdit>("objectFilter"), "state = 'open'");
        QTRY_VERIFY(t.text("objectFilterCount").contains("2 of all 3"));
        QVERIFY(columns->model()->setData(columns->model()->index(1, 0), int(Qt::Unchecked),
                                          Qt::CheckStateRole));
        QCOMPARE(t.mapping().databases[0].tables[0].filterColumns, std::vector<std::string>{"id"});
        t.find<QPlainTextEdit>("objectFilter")->selectAll();
        QTest::keyClicks(t.find<QPlainTextEdit>("objectFilter"), "stat = 1");
        QTRY_VERIFY(t.find<QLabel>("objectFilterMessage")->isVisible());
        takeScreenshot(t.page, QStringLiteral("objects-pick"));
    }

    void aSourceThatCannotBeReadSaysSoAndCanBeTriedAgain()
    {
        Page t(nullptr);
        QFile broken(QString::fromStdString(t.home.path("shop.db")));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write(QByteArray(4096, 'x'));
        broken.close();
        t.page.enter();
        QTRY_VERIFY(t.draft.catalogState() == ProjectDraft::CatalogState::Failed);
        QVERIFY(t.find<QWidget>("catalogError")->isVisible());
        QVERIFY(t.find<QPushButton>("readCatalog")->isVisible());
    }
};

QTEST_MAIN(tst_ObjectsPage)
#include "tst_objects_page.moc"
