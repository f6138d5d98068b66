#include "tests/support/screenshot.h"
#include "ui/common/empty_state.h"

#include <QListView>
#include <QPushButton>
#include <QStackedWidget>
#include <QStringListModel>
#include <QTest>

using namespace godwit::ui;

class tst_EmptyState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standsInWhileAListIsEmpty();
};

void tst_EmptyState::standsInWhileAListIsEmpty()
{
    QStringListModel model;
    auto *list = new QListView;
    list->setModel(&model);
    auto *empty = new EmptyState(Icon::DataSource, "No data sources yet",
                                 "A data source is a database that Godwit may read or write.");
    empty->addButton("Add a data source", Icon::Add)->setObjectName("addDataSource");
    QWidget window;
    QWidget *either = viewOrEmpty(list, empty, &window);
    window.resize(700, 400);
    either->resize(700, 400);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    takeScreenshot(window, "empty-state");
    QVERIFY(empty->isVisible());
    QVERIFY(window.findChild<QPushButton *>("addDataSource")->isVisible());
    model.setStringList({"orders"});
    QVERIFY(list->isVisible());
    QVERIFY(!empty->isVisible());
    model.removeRows(0, 1);
    QVERIFY(empty->isVisible());
}

QTEST_MAIN(tst_EmptyState)
#include "tst_empty_state.moc"
