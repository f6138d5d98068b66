#include "tests/support/screenshot.h"
#include "ui/common/field_message.h"
#include "ui/shell/about_dialog.h"
#include "ui/shell/closing_dialog.h"
#include "ui/shell/confirm_dialogs.h"
#include "ui/shell/tags_dialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

using namespace godwit::ui;

class tst_Dialogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNameIsJudgedWhileTyping_data();
    void aNameIsJudgedWhileTyping();
    void aFreeNameIsFound();
    void tagsAreLimited();
    void closingOffersThreeWays();
    void aboutSaysTheLicences();
};

void tst_Dialogs::aNameIsJudgedWhileTyping_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("free") << "orders" << true;
    QTest::newRow("empty") << "" << false;
    QTest::newRow("space") << "my orders" << false;
    QTest::newRow("taken") << "taken" << false;
    QTest::newRow("64 characters") << QString(64, 'x') << true;
    QTest::newRow("65 characters") << QString(65, 'x') << false;
    QTest::newRow("64 emoji") << QString("😀").repeated(64) << true;
}

void tst_Dialogs::aNameIsJudgedWhileTyping()
{
    QFETCH(QString, name);
    QFETCH(bool, isGood);
    NameDialog dialog("Rename", "why", "before", {"taken"}, nullptr);
    dialog.findChild<QLineEdit *>("projectName")->setText(name);
    QCOMPARE(dialog.findChild<QPushButton *>("goOn")->isEnabled(), isGood);
    QCOMPARE(dialog.findChild<FieldMessage *>()->hasError(), !isGood);
    QCOMPARE(dialog.name(), name);
}

void tst_Dialogs::aFreeNameIsFound()
{
    QCOMPARE(freeName("shop", {"shop"}), QString("shop-2"));
    QCOMPARE(freeName("shop", {"shop", "shop-2"}), QString("shop-3"));
    QCOMPARE(freeName(QString(64, 'x'), {}).size(), 64);
}

void tst_Dialogs::tagsAreLimited()
{
    TagsDialog dialog("shop", {"a", "b", "c", "d"}, {"blue"}, nullptr);
    auto *field = dialog.findChild<QLineEdit *>("newTag");
    auto *add = dialog.findChild<QPushButton *>("addTag");
    auto *message = dialog.findChild<FieldMessage *>();
    field->setText(QString(21, 'x'));
    QVERIFY(!add->isEnabled());
    QVERIFY(message->hasError());
    field->setText("blue");
    QVERIFY(add->isEnabled());
    add->click();
    QCOMPARE(dialog.tags().size(), std::size_t(5));
    field->setText("sixth");
    QVERIFY(!add->isEnabled());
    QVERIFY(message->hasError());
    dialog.findChild<QListWidget *>("tags")->setCurrentRow(0);
    dialog.findChild<QPushButton *>("removeTag")->click();
    QCOMPARE(dialog.tags().size(), std::size_t(4));
    QVERIFY(add->isEnabled());
    takeScreenshot(dialog, "tags");
}

void tst_Dialogs::closingOffersThreeWays()
{
    const std::pair<const char *, ClosingDialog::Choice> ways[] = {
        {"keepRunning", ClosingDialog::Choice::KeepRunning},
        {"pauseAndQuit", ClosingDialog::Choice::PauseAndQuit},
        {"stay", ClosingDialog::Choice::Stay}};
    for (const auto &[name, choice] : ways) {
        ClosingDialog dialog({"orders"}, nullptr);
        takeScreenshot(dialog, "closing");
        dialog.findChild<QPushButton *>(name)->click();
        QCOMPARE(dialog.choice(), choice);
    }
    const ClosingDialog untouched({"orders"}, nullptr);
    QCOMPARE(untouched.choice(), ClosingDialog::Choice::Stay);
}

void tst_Dialogs::aboutSaysTheLicences()
{
    AboutDialog dialog;
    const QString licence = dialog.findChild<QLabel *>("licence")->text();
    QVERIFY(licence.contains("Apache"));
    QVERIFY(licence.contains("Qt Charts"));
    takeScreenshot(dialog, "about");
}

QTEST_MAIN(tst_Dialogs)
#include "tst_dialogs.moc"
