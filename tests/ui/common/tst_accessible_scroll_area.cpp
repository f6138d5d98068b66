#include "ui/common/accessible_scroll_area.h"

#include <QAccessible>
#include <QGraphicsView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

#include <memory>

using namespace godwit::ui;

class TestAccessibleScrollArea : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { installAccessibleScrollArea(); }
    void aScreenReaderFindsWhatIsInside();
    void aChildThatIsGoneIsNothing_data();
    void aChildThatIsGoneIsNothing();
    void textsKeepTheirOwnInterface();
};

namespace {

bool holds(QAccessibleInterface *interface, const QObject *wanted)
{
    if (!interface)
        return false;
    if (interface->object() == wanted)
        return true;
    for (int i = 0; i < interface->childCount(); ++i) {
        if (holds(interface->child(i), wanted))
            return true;
    }
    return false;
}

} // namespace

void TestAccessibleScrollArea::aScreenReaderFindsWhatIsInside()
{
    QScrollArea area;
    auto *label = new QLabel("inside");
    area.setWidget(label);
    area.show();
    auto *interface = QAccessible::queryAccessibleInterface(&area);
    QVERIFY(interface);
    QCOMPARE(interface->role(), QAccessible::LayeredPane);
    QVERIFY(holds(interface, label));
}

void TestAccessibleScrollArea::aChildThatIsGoneIsNothing_data()
{
    QTest::addColumn<bool>("isView");
    QTest::newRow("a scroll area") << false;
    QTest::newRow("a view, as charts are") << true;
}

void TestAccessibleScrollArea::aChildThatIsGoneIsNothing()
{
    QFETCH(bool, isView);
    std::unique_ptr<QAbstractScrollArea> area;
    if (isView)
        area = std::make_unique<QGraphicsView>();
    else
        area = std::make_unique<QScrollArea>();
    area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    area->show();
    auto *interface = QAccessible::queryAccessibleInterface(area.get());
    const int last = interface->childCount() - 1;
    QVERIFY(interface->child(last));
    area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    (void)interface->child(last); // whatever it is, it is no crash
    QVERIFY(!interface->child(last + 100));
    QVERIFY(!interface->child(-1));
}

void TestAccessibleScrollArea::textsKeepTheirOwnInterface()
{
    QPlainTextEdit edit;
    QCOMPARE(QAccessible::queryAccessibleInterface(&edit)->role(), QAccessible::EditableText);
}

QTEST_MAIN(TestAccessibleScrollArea)
#include "tst_accessible_scroll_area.moc"
