#include "ui/common/search_field.h"

#include <QListView>
#include <QSignalSpy>
#include <QStringListModel>
#include <QTest>
#include <QVBoxLayout>

using godwit::ui::SearchField;

class tst_SearchField : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void speaksOnceAfterTheLastKey();
    void returnSpeaksAtOnce();
    void escapeEmptiesIt();
    void controlFFocusesIt();
    void arrowDownGoesIntoTheList();
};

void tst_SearchField::initTestCase()
{
    QVERIFY(!SearchField("Search").accessibleName().isEmpty());
}

void tst_SearchField::speaksOnceAfterTheLastKey()
{
    SearchField field("Search");
    QSignalSpy changed(&field, &SearchField::searchChanged);
    QTest::keyClicks(&field, " ord ");
    QCOMPARE(changed.count(), 0);
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(changed.at(0).at(0).toString(), QString("ord"));
}

void tst_SearchField::returnSpeaksAtOnce()
{
    SearchField field("Search");
    QSignalSpy changed(&field, &SearchField::searchChanged);
    QTest::keyClicks(&field, "ord");
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(changed.count(), 1);
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(changed.count(), 1);
}

void tst_SearchField::escapeEmptiesIt()
{
    SearchField field("Search");
    QTest::keyClicks(&field, "ord");
    QTest::keyClick(&field, Qt::Key_Return);
    QSignalSpy changed(&field, &SearchField::searchChanged);
    QTest::keyClick(&field, Qt::Key_Escape);
    QVERIFY(field.text().isEmpty());
    QCOMPARE(changed.count(), 1);
}

void tst_SearchField::controlFFocusesIt()
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *field = new SearchField("Search", &window);
    auto *list = new QListView(&window);
    column->addWidget(field);
    column->addWidget(list);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    list->setFocus();
    QTest::keyClick(list, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(field->hasFocus());
}

void tst_SearchField::arrowDownGoesIntoTheList()
{
    QWidget window;
    QStringListModel model({"a", "b"});
    auto *column = new QVBoxLayout(&window);
    auto *field = new SearchField("Search", &window);
    auto *list = new QListView(&window);
    list->setModel(&model);
    field->setList(list);
    column->addWidget(field);
    column->addWidget(list);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    field->setFocus();
    QTest::keyClick(field, Qt::Key_Down);
    QVERIFY(list->hasFocus());
    QCOMPARE(list->currentIndex().row(), 0);
}

QTEST_MAIN(tst_SearchField)
#include "tst_search_field.moc"
