#include "tests/support/screenshot.h"
#include "ui/common/search_field.h"
#include "ui/shell/help_window.h"

#include <QListWidget>
#include <QRegularExpression>
#include <QTest>
#include <QTextBrowser>

using namespace godwit::ui;

class tst_Help : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothLanguagesHaveTheSamePages();
    void everyLinkLeadsSomewhere();
    void anUnknownLanguageGetsEnglish();
    void searchFindsEveryWord();
    void f1OpensThePageAboutWhatIsOnScreen();
    void theWindowCanBeSearched();
};

void tst_Help::bothLanguagesHaveTheSamePages()
{
    const HelpIndex english("en");
    const HelpIndex chinese("zh_CN");
    QVERIFY(english.topics().size() > 5);
    QCOMPARE(chinese.language(), QString("zh_CN"));
    QCOMPARE(chinese.topics().size(), english.topics().size());
    for (const HelpTopic &topic : english.topics()) {
        QVERIFY(!topic.title.isEmpty());
        QVERIFY(!topic.contexts.isEmpty());
        const HelpTopic *other = chinese.find(topic.name);
        QVERIFY2(other, qPrintable(topic.name));
        QCOMPARE(other->contexts, topic.contexts);
        QVERIFY(other->title != topic.title);
    }
}

void tst_Help::everyLinkLeadsSomewhere()
{
    const QRegularExpression link("\\]\\(([a-z-]+)\\.md\\)");
    for (const QString &language : HelpIndex::languages()) {
        const HelpIndex index(language);
        for (const HelpTopic &topic : index.topics()) {
            auto found = link.globalMatch(topic.text);
            while (found.hasNext())
                QVERIFY2(index.find(found.next().captured(1)), qPrintable(topic.name));
        }
    }
}

void tst_Help::anUnknownLanguageGetsEnglish()
{
    QCOMPARE(HelpIndex("xx_YY").language(), QString("en"));
    QCOMPARE(HelpIndex("zh_TW").language(), QString("zh_CN"));
    QCOMPARE(HelpIndex("en_GB").language(), QString("en"));
}

void tst_Help::searchFindsEveryWord()
{
    const HelpIndex index("en");
    const auto found = index.search("SETTINGS");
    QVERIFY(!found.empty());
    QCOMPARE(found.front()->name, QString("settings")); // in the title: first
    QVERIFY(index.search("settings zzzzz").empty());
    QCOMPARE(index.search("").size(), index.topics().size());
}

void tst_Help::f1OpensThePageAboutWhatIsOnScreen()
{
    HelpKey help("en", this);
    QWidget page;
    page.setObjectName("settingsPage");
    auto *field = new QLineEdit(&page);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    QTest::keyClick(field, Qt::Key_F1);
    QVERIFY(help.window());
    QVERIFY(help.window()->isVisible());
    QCOMPARE(help.window()->currentTopic(), QString("settings"));
    QWidget other;
    QTest::keyClick(&other, Qt::Key_F1); // about nothing known: the first page
    QCOMPARE(help.window()->currentTopic(), QString("start"));
}

void tst_Help::theWindowCanBeSearched()
{
    HelpWindow window("en");
    window.show();
    window.open("projects");
    QVERIFY(window.findChild<QTextBrowser *>("helpPage")->toPlainText().contains("Projects"));
    auto *search = window.findChild<SearchField *>("helpSearch");
    search->setText("keyring");
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(window.currentTopic(), QString("data-sources"));
    QVERIFY(!window.findChild<QTextBrowser *>("helpPage")->extraSelections().isEmpty());
    window.open("projects"); // and the search is over
    QCOMPARE(window.currentTopic(), QString("projects"));
    takeScreenshot(window, "help");
}

QTEST_MAIN(tst_Help)
#include "tst_help.moc"
