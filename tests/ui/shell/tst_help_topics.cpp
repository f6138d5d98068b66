// F1 anywhere opens the topic about what is on screen.
#include "tests/ui/shell/shell_home.h"
#include "ui/data_sources/data_source_dialog.h"
#include "ui/shell/about_dialog.h"
#include "ui/shell/help_window.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/workbench.h"
#include "ui/wizard/wizard_page.h"

#include <QDir>
#include <QDirIterator>
#include <QPushButton>
#include <QRegularExpression>
#include <QStackedWidget>
#include <QTest>
#include <QToolButton>

using namespace godwit;
using namespace godwit::ui;

class tst_HelpTopics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPageAndDialogIsNamedByATopic();
    void aDialogWithoutATopicWouldBeFound();
    void everyTopicIsAboutSomethingThatExists();
    void everySectionOpensItsOwnTopic();
    void everyPageOfTheWizardOpensItsOwnTopic();
    void rulesAndPickingHaveDifferentTopics();
    void aDialogOpensItsOwnTopic();
};

namespace {

struct Named
{
    QString name;
    QString file;
};

/// Every object name that a page or dialog gives itself in a source text; those that give
/// themselves none come with an empty name.
QList<Named> namesIn(const QString &file, const QString &header, const QString &text)
{
    static const QRegularExpression ofItself(
        QStringLiteral("\\n    setObjectName\\(QStringLiteral\\(\"(\\w+)\"\\)\\)"));
    static const QRegularExpression made(QStringLiteral("\\n *QMessageBox question\\(|"
                                                        "\\n *QFileDialog dialog\\(|"
                                                        "\\n *QDialog dialog\\("));
    static const QRegularExpression ofOne(
        QStringLiteral("(?:question|dialog)\\.setObjectName\\(QStringLiteral\\(\"(\\w+)\"\\)\\)"));
    QList<Named> names;
    if (header.contains("public QDialog") || header.contains("public WizardPage"))
        names << Named{ofItself.match(text).captured(1), file};
    qsizetype count = 0;
    for (auto found = made.globalMatch(text); found.hasNext(); found.next())
        ++count;
    auto found = ofOne.globalMatch(text);
    for (; count > 0; --count)
        names << Named{found.hasNext() ? found.next().captured(1) : QString(), file};
    return names;
}

QString readText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QList<Named> namesInSources()
{
    QList<Named> names;
    QDirIterator files(QStringLiteral(GODWIT_UI_SOURCES), {QStringLiteral("*.cpp")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        names << namesIn(path, readText(path.chopped(3) + 'h'), readText(path));
    }
    return names;
}

/// What F1 opens in @p widget.
QString topicAt(HelpKey &help, QWidget *widget)
{
    QTest::keyClick(widget, Qt::Key_F1);
    const QString topic = help.window()->currentTopic();
    help.window()->close();
    return topic;
}

Result<void> noSample(const std::string &)
{
    return {};
}

} // namespace

void tst_HelpTopics::everyPageAndDialogIsNamedByATopic()
{
    const QList<Named> names = namesInSources();
    QVERIFY(names.size() > 20);
    for (const QString &language : HelpIndex::languages()) {
        const HelpIndex index(language);
        for (const Named &named : names) {
            QVERIFY2(!named.name.isEmpty(), qPrintable(named.file + ": has no object name"));
            QVERIFY2(index.about(named.name),
                     qPrintable(language + ": no topic is about " + named.name));
        }
    }
}

void tst_HelpTopics::aDialogWithoutATopicWouldBeFound()
{
    QList<Named> names =
        namesIn("x.cpp", "class X : public QDialog {", "{\n    m_a->setObjectName(\"a\");\n}");
    QCOMPARE(names.size(), 1);
    QVERIFY(names.front().name.isEmpty());
    names = namesIn("x.cpp", {}, "{\n    QMessageBox question(this);\n    question.exec();\n}");
    QCOMPARE(names.size(), 1);
    QVERIFY(names.front().name.isEmpty());
    QVERIFY(!HelpIndex("en").about("noSuchDialog"));
}

void tst_HelpTopics::everyTopicIsAboutSomethingThatExists()
{
    QString sources;
    QDirIterator files(QStringLiteral(GODWIT_UI_SOURCES), {QStringLiteral("*.cpp")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        sources += readText(files.next());
    const HelpIndex index("en");
    for (const HelpTopic &topic : index.topics()) {
        for (const QString &name : topic.contexts)
            QVERIFY2(sources.contains('"' + name + '"'), qPrintable(topic.name + ": " + name));
    }
}

void tst_HelpTopics::everySectionOpensItsOwnTopic()
{
    ShellHome home;
    const QString project = home.addProject("nightly");
    Workbench workbench(*home.session, "en", noSample);
    HelpKey help("en", nullptr); // the last one made answers
    MainWindow &window = workbench.window();
    window.show();
    const std::pair<const char *, const char *> sections[] = {
        {"navigateDataSources", "data-sources"},
        {"navigateAlerts", "alerts"},
        {"navigateSettings", "settings"},
        {"navigateProjects", "projects"}};
    for (const auto &[button, topic] : sections) {
        window.findChild<QToolButton *>(button)->click();
        QCOMPARE(topicAt(help, window.pages().current()), QString(topic));
    }
    workbench.openProject(project);
    QCOMPARE(topicAt(help, window.pages().current()), QString("running"));
    auto *verify = window.pages().current()->findChild<QWidget *>("verifyPanel");
    QCOMPARE(topicAt(help, verify), QString("verification"));
}

void tst_HelpTopics::everyPageOfTheWizardOpensItsOwnTopic()
{
    ShellHome home;
    Workbench workbench(*home.session, "en", noSample);
    HelpKey help("en", nullptr); // the last one made answers
    workbench.window().show();
    workbench.newProject();
    auto *wizard = workbench.window().pages().current();
    auto *pages = wizard->findChild<QStackedWidget *>("wizardPages");
    const QStringList topics{"wizard-endpoints", "wizard-steps",   "wizard-objects",
                             "wizard-options",   "wizard-dry-run", "wizard-finish"};
    QCOMPARE(pages->count(), topics.size());
    for (int i = 0; i < pages->count(); ++i) {
        const auto fields = pages->widget(i)->findChildren<WizardPage *>();
        QCOMPARE(fields.size(), 1);
        QCOMPARE(topicAt(help, fields.front()), topics.at(i));
        // From any field of the page, too.
        QWidget *inside = fields.front()->findChild<QPushButton *>();
        if (inside && topics.at(i) != "wizard-objects")
            QCOMPARE(topicAt(help, inside), topics.at(i));
    }
}

void tst_HelpTopics::rulesAndPickingHaveDifferentTopics()
{
    ShellHome home;
    Workbench workbench(*home.session, "en", noSample);
    HelpKey help("en", nullptr); // the last one made answers
    workbench.window().show();
    workbench.newProject();
    auto *wizard = workbench.window().pages().current();
    QCOMPARE(topicAt(help, wizard->findChild<QWidget *>("includeRules")), QString("rules"));
    QCOMPARE(topicAt(help, wizard->findChild<QWidget *>("pickSplitter")),
             QString("wizard-objects"));
}

void tst_HelpTopics::aDialogOpensItsOwnTopic()
{
    ShellHome home;
    HelpKey help("en", nullptr);
    DataSourceDialog source(*home.session, {}, nullptr);
    QCOMPARE(topicAt(help, source.findChild<QWidget *>("name")), QString("data-sources"));
    AboutDialog about;
    QCOMPARE(topicAt(help, &about), QString("about"));
}

QTEST_MAIN(tst_HelpTopics)
#include "tst_help_topics.moc"
