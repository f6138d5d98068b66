#include "ui/common/units.h"

#include <QLocale>
#include <QTest>

using namespace godwit::ui;

class tst_Units : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void countsAreGrouped() { QCOMPARE(formatCount(1234567), QString("1,234,567")); }
    void bytesAreInBinaryUnits();
    void durationsAreReadable();
    void aPercentageIsFullOnlyAtTheEnd();
    void timesAreLocal();
};

void tst_Units::bytesAreInBinaryUnits()
{
    QCOMPARE(formatBytes(1000), QString("1,000 bytes"));
    QCOMPARE(formatBytes(1572864), QString("1.5 MiB"));
    QCOMPARE(formatByteRate(-1), QString("0 bytes/s"));
}

void tst_Units::durationsAreReadable()
{
    QCOMPARE(formatDuration(0.44), QString("0.4 s"));
    QCOMPARE(formatDuration(9.99), QString("10.0 s"));
    QCOMPARE(formatDuration(59.4), QString("59 s"));
    QCOMPARE(formatDuration(185), QString("3 min 05 s"));
    QCOMPARE(formatDuration(7620), QString("2 h 07 min"));
    QCOMPARE(formatDuration(-1), QString());
}

void tst_Units::aPercentageIsFullOnlyAtTheEnd()
{
    QCOMPARE(formatPercent(0.9999), QString("99 %"));
    QCOMPARE(formatPercent(1), QString("100 %"));
    QCOMPARE(formatPercent(2), QString("100 %"));
}

void tst_Units::timesAreLocal()
{
    QVERIFY(!formatTime("2026-11-24T20:15:00Z").isEmpty());
    QCOMPARE(formatTime("some day"), QString("some day"));
    QCOMPARE(formatTime(""), QString());
}

QTEST_MAIN(tst_Units)
#include "tst_units.moc"
