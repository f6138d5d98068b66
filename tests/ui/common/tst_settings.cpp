#include "ui/common/settings.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

using namespace godwit::ui;

class tst_Settings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { Settings::instance().close(); }
    void liveInTheHomesFolder();
    void withoutAHomeTheyAreForgotten();
    void languageAndColoursFollowTheDesktopAtFirst();
    void foldersAreRememberedByPurpose();
    void geometryComesBack();
};

void tst_Settings::liveInTheHomesFolder()
{
    const QTemporaryDir home;
    Settings &settings = Settings::instance();
    settings.open(home.path().toStdString());
    settings.setValue("filter/projects", "ord");
    settings.close();
    QVERIFY(QFile::exists(home.filePath("ui.ini")));
    QVERIFY(settings.value("filter/projects").isNull());
    settings.open(home.path().toStdString());
    QCOMPARE(settings.value("filter/projects").toString(), QString("ord"));
}

void tst_Settings::withoutAHomeTheyAreForgotten()
{
    Settings::instance().setValue("key", 1);
    QCOMPARE(Settings::instance().value("key").toInt(), 1);
    Settings::instance().close();
    QVERIFY(Settings::instance().value("key").isNull());
}

void tst_Settings::languageAndColoursFollowTheDesktopAtFirst()
{
    const QTemporaryDir home;
    Settings &settings = Settings::instance();
    settings.open(home.path().toStdString());
    QCOMPARE(settings.language(), QString());
    QCOMPARE(settings.colourScheme(), ColourScheme::System);
    for (const auto scheme : {ColourScheme::Light, ColourScheme::Dark, ColourScheme::System}) {
        settings.setColourScheme(scheme);
        settings.close();
        settings.open(home.path().toStdString());
        QCOMPARE(settings.colourScheme(), scheme);
    }
    settings.setLanguage("zh_CN");
    QCOMPARE(settings.language(), QString("zh_CN"));
}

void tst_Settings::foldersAreRememberedByPurpose()
{
    const QTemporaryDir folder;
    Settings &settings = Settings::instance();
    settings.rememberFolder("csv", folder.filePath("objects.csv"));
    QCOMPARE(settings.lastFolder("csv"), folder.path());
    QCOMPARE(settings.lastFolder("report"), QDir::homePath());
    settings.setValue("folder/csv", folder.filePath("gone"));
    QCOMPARE(settings.lastFolder("csv"), QDir::homePath());
}

void tst_Settings::geometryComesBack()
{
    QWidget window;
    window.setGeometry(20, 30, 640, 480);
    Settings::instance().saveGeometry(&window, "window");
    QWidget other;
    Settings::instance().restoreGeometry(&other, "window");
    QCOMPARE(other.size(), QSize(640, 480));
}

QTEST_MAIN(tst_Settings)
#include "tst_settings.moc"
