#include "tests/support/screenshot.h"
#include "tests/ui/shell/shell_home.h"
#include "ui/shell/settings_page.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using namespace godwit;
using namespace godwit::ui;

class tst_SettingsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersAreStoredAtOnceAndCanBePutBack();
    void colourAndLanguageAreRemembered();
    void saysWhereTheHomeIsAndWhatBecomesOfPasswords();
    void everyFieldHasAName();
};

void tst_SettingsPage::numbersAreStoredAtOnceAndCanBePutBack()
{
    ShellHome home;
    SettingsPage page(*home.session);
    SettingsStore store(home.session->state());
    auto *stall = page.findChild<QSpinBox *>("stallSeconds");
    auto *reset = page.findChild<QToolButton *>("stallSecondsReset");
    QCOMPARE(stall->value(), static_cast<int>(settings::stallSeconds.fallback));
    QVERIFY(!reset->isEnabled());
    stall->setValue(120);
    QCOMPARE(*store.get(settings::stallSeconds), std::int64_t(120));
    const SettingsPage again(*home.session);
    QCOMPARE(again.findChild<QSpinBox *>("stallSeconds")->value(), 120);
    reset->click();
    QCOMPARE(*store.get(settings::stallSeconds), settings::stallSeconds.fallback);
    auto *cap = page.findChild<QSpinBox *>("differenceCap");
    QCOMPARE(cap->maximum(), static_cast<int>(settings::differenceCap.most));
}

void tst_SettingsPage::colourAndLanguageAreRemembered()
{
    ShellHome home;
    SettingsPage page(*home.session);
    auto *colours = page.findChild<QComboBox *>("colourScheme");
    colours->setCurrentIndex(colours->findData(static_cast<int>(ColourScheme::Dark)));
    QCOMPARE(Settings::instance().colourScheme(), ColourScheme::Dark);
    QVERIFY(isDarkTheme());
    auto *language = page.findChild<QComboBox *>("language");
    QVERIFY(page.findChild<QLabel *>("languageHint")->isHidden());
    language->setCurrentIndex(language->findData("zh_CN"));
    QCOMPARE(Settings::instance().language(), QString("zh_CN"));
    QVERIFY(!page.findChild<QLabel *>("languageHint")->isHidden());
    page.resize(1100, 640);
    takeScreenshot(page, "settings-dark");
    applyTheme(*qApp, ColourScheme::Light);
}

void tst_SettingsPage::saysWhereTheHomeIsAndWhatBecomesOfPasswords()
{
    ShellHome home;
    const SettingsPage page(*home.session);
    QCOMPARE(page.findChild<QLineEdit *>("homeFolder")->text(),
             QString::fromStdString(home.session->home().string()));
    QVERIFY(page.findChild<QLabel *>("passwordsKept")->text().contains("memory"));
}

void tst_SettingsPage::everyFieldHasAName()
{
    ShellHome home;
    const SettingsPage page(*home.session);
    for (const auto *label : page.findChildren<QLabel *>()) {
        if (label->text().contains('&'))
            QVERIFY2(label->buddy(), qPrintable(label->text()));
    }
}

QTEST_MAIN(tst_SettingsPage)
#include "tst_settings_page.moc"
