#include "core/project/project_limits.h"
#include "ui/wizard/number_text.h"

#include <QLocale>
#include <QTest>

using namespace godwit;
using namespace godwit::ui;

class tst_NumberText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatPeopleWrite_data();
    void readsWhatPeopleWrite();
};

void tst_NumberText::readsWhatPeopleWrite_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("mayBeEmpty");
    QTest::addColumn<qlonglong>("number"); // 0: none
    QTest::addColumn<QString>("message");
    const QString range = QStringLiteral(" is out of range: it must be from 1 to 1,024.");
    QTest::newRow("digits") << "64" << false << 64LL << "";
    QTest::newRow("blanks around") << " 64 " << false << 64LL << "";
    QTest::newRow("grouped") << "1,024" << false << 1024LL << "";
    QTest::newRow("empty where it may be") << "" << true << 0LL << "";
    QTest::newRow("empty where it may not") << " " << false << 0LL << "A number is needed here.";
    QTest::newRow("letters") << "fast" << false << 0LL << "“fast” is not a whole number.";
    QTest::newRow("a fraction") << "1.5" << false << 0LL << "“1.5” is not a whole number.";
    QTest::newRow("too small") << "0" << false << 0LL << "0" + range;
    QTest::newRow("negative") << "-5" << false << 0LL << "-5" + range;
    QTest::newRow("too large") << "1025" << false << 0LL << "1025" + range;
    QTest::newRow("beyond 64 bits")
        << "99999999999999999999" << false << 0LL << "99999999999999999999" + range;
}

void tst_NumberText::readsWhatPeopleWrite()
{
    QFETCH(QString, text);
    QFETCH(bool, mayBeEmpty);
    QFETCH(qlonglong, number);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    const ReadNumber read = readNumber(text, ProjectLimits::incrSyncConcurrency, mayBeEmpty);
    QTEST(read.message, "message");
    QCOMPARE(read.number.value_or(0), number);
    QCOMPARE(read.number.has_value(), number != 0);
}

QTEST_GUILESS_MAIN(tst_NumberText)
#include "tst_number_text.moc"
