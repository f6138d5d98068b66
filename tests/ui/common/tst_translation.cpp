#include "ui/common/search_field.h"
#include "ui/common/state_text.h"
#include "ui/common/translation.h"
#include "ui/common/units.h"

#include <QPushButton>
#include <QTest>

using namespace godwit;
using namespace godwit::ui;

class tst_Translation : public QObject
{
    Q_OBJECT

private slots:
    void textsOfFunctionsAndOfClassesAreChinese();
};

void tst_Translation::textsOfFunctionsAndOfClassesAreChinese()
{
    const auto textOfClass = [] {
        return QCoreApplication::translate("godwit::ui::AboutDialog", "About Godwit");
    };
    QCOMPARE(textOfClass(), QString("About Godwit"));
    QCOMPARE(projectStateText(ProjectState::Suspend), QString("Paused"));
    QCOMPARE(installLanguage("zh_CN"), QString("zh_CN"));
    QCOMPARE(textOfClass(), QString("关于 Godwit"));
    QVERIFY(projectStateText(ProjectState::Suspend) != "Paused");
    QCOMPARE(formatDuration(5), QString("5.0 秒"));
    // A class of a namespace, as tr() asks for it.
    QVERIFY(SearchField::staticMetaObject.className() == QByteArray("godwit::ui::SearchField"));
}

QTEST_MAIN(tst_Translation)
#include "tst_translation.moc"
