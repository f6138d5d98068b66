#include "ui/common/field_message.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

using namespace godwit;
using namespace godwit::ui;

class tst_FieldMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesNoRoomUntilSomethingIsWrong();
    void isColouredBySeverity();
};

void tst_FieldMessage::takesNoRoomUntilSomethingIsWrong()
{
    QWidget window;
    QLineEdit field(&window);
    auto *message = new FieldMessage(&field, &window);
    window.show();
    QVERIFY(!message->isVisible());
    message->showError(
        Error{ErrorCode::InvalidName, "the name is taken", "choose another", {}, {}, {}});
    QVERIFY(message->isVisible());
    QVERIFY(message->hasError());
    QCOMPARE(message->text(), QString("✕ The name is taken. Choose another."));
    QVERIFY(field.accessibleDescription().contains("taken"));
    message->clearMessage();
    QVERIFY(!message->isVisible());
    QVERIFY(field.accessibleDescription().isEmpty());
}

void tst_FieldMessage::isColouredBySeverity()
{
    applyTheme(*qApp, ColourScheme::Light);
    QLineEdit field;
    FieldMessage message(&field);
    message.showWarning("careful");
    message.ensurePolished();
    QCOMPARE(message.palette().color(QPalette::WindowText), themeColours().warning);
    QVERIFY(!message.hasError());
    message.showError(QString("wrong"));
    QCOMPARE(message.palette().color(QPalette::WindowText), themeColours().bad);
}

QTEST_MAIN(tst_FieldMessage)
#include "tst_field_message.moc"
