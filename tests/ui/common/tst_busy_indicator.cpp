#include "ui/common/busy_indicator.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using godwit::ui::BusyIndicator;

class tst_BusyIndicator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsOnlyWhatTakesLong();
    void cancelIsPassedOn();
    void whatCannotBeCancelledHasNoButton();
};

void tst_BusyIndicator::showsOnlyWhatTakesLong()
{
    QWidget window;
    auto *busy = new BusyIndicator(&window);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    busy->start("Reading");
    QVERIFY(busy->isBusy());
    QVERIFY(!busy->isVisible());
    busy->stop();
    QTest::qWait(400); // the delay would have passed
    QVERIFY(!busy->isVisible());
    busy->start("Reading");
    QTRY_VERIFY(busy->isVisible());
    QCOMPARE(busy->accessibleName(), QString("Reading"));
    busy->stop();
    QVERIFY(!busy->isVisible());
}

void tst_BusyIndicator::cancelIsPassedOn()
{
    BusyIndicator busy;
    QSignalSpy cancelled(&busy, &BusyIndicator::cancelRequested);
    busy.start("Reading");
    QTRY_VERIFY(busy.isVisible());
    busy.findChild<QPushButton *>("busyCancel")->click();
    QCOMPARE(cancelled.count(), 1);
}

void tst_BusyIndicator::whatCannotBeCancelledHasNoButton()
{
    BusyIndicator busy;
    busy.setCancellable(false);
    busy.start("Writing");
    QTRY_VERIFY(busy.isVisible());
    QVERIFY(!busy.findChild<QPushButton *>("busyCancel")->isVisible());
}

QTEST_MAIN(tst_BusyIndicator)
#include "tst_busy_indicator.moc"
