#include "ui/common/label_text.h"

#include <QTest>

using namespace godwit::ui;

class TestLabelText : public QObject
{
    Q_OBJECT

private slots:
    void aLabelLosesItsShortcutAndColon_data();
    void aLabelLosesItsShortcutAndColon();
};

void TestLabelText::aLabelLosesItsShortcutAndColon_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("said");
    QTest::newRow("English") << "Project &name:"
                             << "Project name";
    QTest::newRow("no shortcut") << "Type:"
                                 << "Type";
    QTest::newRow("no colon") << "Re&marks"
                              << "Remarks";
    QTest::newRow("Chinese") << QStringLiteral("标签(&G)：") << QStringLiteral("标签");
    QTest::newRow("a colon inside") << "At: &where"
                                    << "At: where";
    QTest::newRow("an ampersand of its own") << "&Keys && indexes:"
                                             << "Keys & indexes";
    QTest::newRow("nothing") << ""
                             << "";
}

void TestLabelText::aLabelLosesItsShortcutAndColon()
{
    QFETCH(QString, label);
    QFETCH(QString, said);
    QCOMPARE(plainLabel(label), said);
}

QTEST_GUILESS_MAIN(TestLabelText)
#include "tst_label_text.moc"
