#include "ui/run/limit_field.h"
#include "ui/run/live_controls.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QtTest>

using namespace godwit;
using namespace godwit::ui;

class tst_LiveControls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForNothingAtFirst();
    void asksForWhatStandsInTheFields();
    void tellsNoLimitFromAsInTheProject();
    void takesALimitThatIsTyped();
    void leavesFieldsAloneThatAreBeingChanged();
    void goesBackToTheProject();
    void saysWhatIsInForce();
};

namespace {

template<typename Widget>
Widget *find(LiveControls &controls, const char *name)
{
    return controls.findChild<Widget *>(QLatin1String(name));
}

} // namespace

void tst_LiveControls::asksForNothingAtFirst()
{
    LiveControls controls;
    QCOMPARE(controls.asked(), RunControl());
    QVERIFY(!find<QPushButton>(controls, "controlApply")->isEnabled());
    QVERIFY(!find<QPushButton>(controls, "controlReset")->isEnabled());
}

void tst_LiveControls::asksForWhatStandsInTheFields()
{
    LiveControls controls;
    QSignalSpy asked(&controls, &LiveControls::applyRequested);
    find<QComboBox>(controls, "controlSpeed")->setCurrentIndex(3);
    find<QSpinBox>(controls, "controlThreads")->setValue(7);
    find<LimitField>(controls, "controlRows")->setValue(5000);
    find<LimitField>(controls, "controlBytes")->setValue(1.5);
    find<QPushButton>(controls, "controlApply")->click();
    QCOMPARE(asked.count(), 1);
    const auto control = asked.first().first().value<RunControl>();
    QCOMPARE(control.speedMode, SpeedMode::Fast);
    QCOMPARE(control.threads, 7);
    QCOMPARE(control.rowsPerSecond, std::uint64_t(5000));
    QCOMPARE(control.bytesPerSecond, std::uint64_t(1'572'864));
}

void tst_LiveControls::tellsNoLimitFromAsInTheProject()
{
    LiveControls controls;
    FullTransferConfig config;
    config.throttleRps = 20'000;
    controls.setProject(config);
    auto *rows = find<LimitField>(controls, "controlRows");
    QVERIFY(rows->text().contains("20"));
    QVERIFY(!rows->limit());
    rows->setValue(0);
    QCOMPARE(rows->limit(), std::uint64_t(0));
    QCOMPARE(controls.asked().rowsPerSecond, std::uint64_t(0));
}

void tst_LiveControls::takesALimitThatIsTyped()
{
    LiveControls controls;
    controls.show();
    auto *rows = find<LimitField>(controls, "controlRows");
    rows->setFocus();
    rows->selectAll();
    QTest::keyClicks(rows, "1234");
    QTest::keyClick(rows, Qt::Key_Return);
    QCOMPARE(rows->limit(), std::uint64_t(1234));
    rows->selectAll();
    QTest::keyClicks(rows, "rubbish");
    QTest::keyClick(rows, Qt::Key_Return);
    QCOMPARE(rows->limit(), std::uint64_t(1234)); // what is no number changes nothing
}

void tst_LiveControls::leavesFieldsAloneThatAreBeingChanged()
{
    LiveControls controls;
    auto *threads = find<QSpinBox>(controls, "controlThreads");
    threads->setValue(5);
    RunControl wanted;
    wanted.threads = 9;
    controls.setWanted(wanted); // from the command line, say
    QCOMPARE(threads->value(), 5);
    threads->setValue(9);
    QVERIFY(!controls.isChanged());
    wanted.threads = 3;
    controls.setWanted(wanted);
    QCOMPARE(threads->value(), 3);
}

void tst_LiveControls::goesBackToTheProject()
{
    LiveControls controls;
    RunControl wanted;
    wanted.threads = 9;
    wanted.rowsPerSecond = 100;
    controls.setWanted(wanted);
    QSignalSpy asked(&controls, &LiveControls::applyRequested);
    find<QPushButton>(controls, "controlReset")->click();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().value<RunControl>(), RunControl());
}

void tst_LiveControls::saysWhatIsInForce()
{
    LiveControls controls;
    RunLimits limits;
    limits.threads = 4;
    limits.speedMode = SpeedMode::Fast;
    limits.remark = "the destination takes one writer at a time";
    controls.setInForce(limits);
    const QString text = find<QLabel>(controls, "controlInForce")->text();
    QVERIFY2(text.contains("4 thread"), qPrintable(text));
    QVERIFY(text.contains("no limit"));
    QVERIFY(text.contains("Fast"));
    QVERIFY(text.contains("one writer"));
    controls.setInForce(std::nullopt);
    QVERIFY(find<QLabel>(controls, "controlInForce")->text().contains("next start"));
}

QTEST_MAIN(tst_LiveControls)
#include "tst_live_controls.moc"
