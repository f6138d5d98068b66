#include "ui/common/production_frame.h"
#include "ui/common/theme.h"
#include "ui/shell/page_stack.h"

#include <QLabel>
#include <QPointer>
#include <QTest>
#include <QToolButton>

using namespace godwit::ui;

class tst_PageStack : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesOnTopHaveTheWayBack();
    void aPageMayRefuseToBeLeft();
    void anotherBaseLeavesWhatIsOnTop();
    void productionIsSaidInWordsToo();
};

void tst_PageStack::pagesOnTopHaveTheWayBack()
{
    PageStack stack;
    auto *base = new QWidget(&stack);
    QVERIFY(stack.setBase(base));
    stack.show();
    auto *back = stack.findChild<QToolButton *>("back");
    QVERIFY(!back->isVisible());
    QPointer<QWidget> page = new QWidget;
    stack.open(page, "orders");
    QVERIFY(back->isVisible());
    QCOMPARE(stack.findChild<QLabel *>("pageTitle")->text(), QString("orders"));
    QCOMPARE(stack.current(), page.data());
    back->click();
    QCOMPARE(stack.current(), base);
    QVERIFY(!back->isVisible());
    QTRY_VERIFY(page.isNull());
    QVERIFY(!stack.back());
}

void tst_PageStack::aPageMayRefuseToBeLeft()
{
    PageStack stack;
    auto *base = new QWidget(&stack);
    stack.setBase(base);
    bool mayLeave = false;
    auto *page = new QWidget;
    stack.open(page, "edited", [&mayLeave] { return mayLeave; });
    QVERIFY(!stack.back());
    QVERIFY(!stack.setBase(new QWidget(&stack)));
    QVERIFY(!stack.mayLeaveAll());
    QCOMPARE(stack.current(), page);
    mayLeave = true;
    QVERIFY(stack.mayLeaveAll());
    QCOMPARE(stack.current(), page); // asked only
    QVERIFY(stack.back());
    QCOMPARE(stack.current(), base);
}

void tst_PageStack::anotherBaseLeavesWhatIsOnTop()
{
    PageStack stack;
    stack.setBase(new QWidget(&stack));
    stack.open(new QWidget, "one");
    stack.open(new QWidget, "two");
    auto *other = new QWidget(&stack);
    QVERIFY(stack.setBase(other));
    QCOMPARE(stack.current(), other);
    QVERIFY(!stack.hasPageOnTop());
}

void tst_PageStack::productionIsSaidInWordsToo()
{
    auto *content = new QWidget;
    ProductionFrame frame(content);
    frame.resize(300, 200);
    frame.show();
    auto *notice = frame.findChild<QLabel *>("productionNotice");
    QVERIFY(!notice->isVisible());
    frame.setProductionSources({"orders-live"});
    QVERIFY(notice->isVisible());
    QVERIFY(notice->text().contains("orders-live"));
    const QImage seen = frame.grab().toImage();
    QCOMPARE(seen.pixelColor(1, 150).name(), themeColours().production.name());
    frame.setProductionSources({});
    QVERIFY(!notice->isVisible());
}

QTEST_MAIN(tst_PageStack)
#include "tst_page_stack.moc"
