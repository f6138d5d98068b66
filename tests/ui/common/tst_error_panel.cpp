#include "core/base/secret.h"
#include "tests/support/screenshot.h"
#include "ui/common/error_panel.h"
#include "ui/common/error_text.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace godwit;
using namespace godwit::ui;

class tst_ErrorPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatHappenedToWhatAndWhatToDo();
    void detailsFoldOutAndCanBeCopied();
    void noSecretIsShown();
    void everyCodeHasASentence();
    void severalErrorsAreCounted();
    void aReportIsADialogThatCloses();
};

namespace {

Error refused()
{
    Error error;
    error.code = ErrorCode::AccessDenied;
    error.message = "user 'dba' may not read `shop`.`orders`";
    error.proposal = "GRANT SELECT ON `shop`.`orders` TO 'dba'@'%'";
    error.object = "shop.orders";
    error.where = {"shop.orders", "chunk 5"};
    return error;
}

QString textOf(const QWidget &panel, const char *name)
{
    return panel.findChild<QLabel *>(name)->text();
}

} // namespace

void tst_ErrorPanel::saysWhatHappenedToWhatAndWhatToDo()
{
    ErrorPanel panel;
    panel.resize(600, 120);
    QVERIFY(!panel.hasError());
    panel.showError(refused());
    QVERIFY(panel.isVisible());
    QCOMPARE(textOf(panel, "errorSentence"), QString("The server refused access."));
    QCOMPARE(textOf(panel, "errorObject"), QString("shop.orders"));
    QVERIFY(textOf(panel, "errorMessage").startsWith("User 'dba' may not read"));
    QVERIFY(textOf(panel, "errorMessage").contains("GRANT SELECT"));
    takeScreenshot(panel, "error-panel");
    panel.clear();
    QVERIFY(!panel.isVisible());
}

void tst_ErrorPanel::detailsFoldOutAndCanBeCopied()
{
    ErrorPanel panel;
    panel.showError(refused());
    auto *details = panel.findChild<QPlainTextEdit *>("errorDetails");
    QVERIFY(!details->isVisible());
    panel.findChild<QToolButton *>("errorFold")->click();
    QVERIFY(details->isVisible());
    panel.findChild<QToolButton *>("errorCopy")->click();
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.contains("code: ACCESS_DENIED"));
    QVERIFY(copied.contains("where: shop.orders > chunk 5"));
}

void tst_ErrorPanel::noSecretIsShown()
{
    const Secret password("pl4nted-s3cret");
    Error error = refused();
    error.message = "refused with pl4nted-s3cret";
    error.object = "pl4nted-s3cret.orders";
    error.proposal = "try pl4nted-s3cret";
    ErrorPanel panel;
    panel.showError(error);
    for (const auto *label : panel.findChildren<QLabel *>())
        QVERIFY2(!label->text().contains("pl4nted"), qPrintable(label->text()));
    const auto *details = panel.findChild<QPlainTextEdit *>("errorDetails");
    QVERIFY(!details->toPlainText().contains("pl4nted"));
    QVERIFY(details->toPlainText().contains("******"));
}

void tst_ErrorPanel::everyCodeHasASentence()
{
    const QString general = errorSentence(ErrorCode::Internal);
    for (int code = 0; code < static_cast<int>(ErrorCode::Internal); ++code)
        QVERIFY2(errorSentence(static_cast<ErrorCode>(code)) != general,
                 codeName(static_cast<ErrorCode>(code)).data());
}

void tst_ErrorPanel::severalErrorsAreCounted()
{
    ErrorPanel panel;
    panel.showErrors({refused(), refused(), refused()});
    QVERIFY(textOf(panel, "errorSentence").contains("2 more"));
    QCOMPARE(panel.findChild<QPlainTextEdit *>("errorDetails")->toPlainText().count("code:"), 3);
}

void tst_ErrorPanel::aReportIsADialogThatCloses()
{
    bool wasOpen = false;
    QTimer::singleShot(0, this, [&wasOpen] {
        auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        wasOpen = dialog && dialog->findChild<ErrorPanel *>()->hasError();
        if (dialog) {
            takeScreenshot(*dialog, "error-dialog");
            dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Close)->click();
        }
    });
    ErrorPanel::report(nullptr, "The project was not deleted", refused());
    QVERIFY(wasOpen);
}

QTEST_MAIN(tst_ErrorPanel)
#include "tst_error_panel.moc"
