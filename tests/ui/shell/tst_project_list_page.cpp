#include "tests/support/screenshot.h"
#include "tests/ui/shell/shell_home.h"
#include "ui/common/data_table.h"
#include "ui/common/empty_state.h"
#include "ui/common/error_panel.h"
#include "ui/common/search_field.h"
#include "ui/shell/confirm_dialogs.h"
#include "ui/shell/project_list_page.h"
#include "ui/shell/unfinished_offer.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace godwit;
using namespace godwit::ui;

class tst_ProjectListPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyListOffersWhatFillsIt();
    void aListThatIsNarrowedToNothingOffersToWidenIt();
    void oneProjectIsStartedWithoutAQuestion();
    void severalAreConfirmedAndCounted();
    void aRefusedStartIsReported();
    void deletingAsksForTheName();
    void cloningAndTaggingAreStored();
    void whatWasInterruptedIsOffered();
    void returnOpensAProject();
    void filtersAreRemembered();
};

namespace {

struct Shown
{
    explicit Shown(ShellHome &home)
        : page(*home.session, home.runs)
    {
        page.resize(1100, 620);
        page.show();
        QSignalSpy loaded(&page, &ProjectListPage::loaded);
        page.reload();
        (void)QTest::qWaitFor([&] { return page.isLoaded() && loaded.count() > 0; });
    }
    QAction *action(const char *name) { return page.findChild<QAction *>(name); }
    DataTable *table() { return page.findChild<DataTable *>("projectTable"); }

    ProjectListPage page;
};

/// Runs @p answer with the dialog that opens next.
template<typename Answer>
void whenAsked(Answer answer)
{
    QTimer::singleShot(0, qApp, [answer] {
        auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        answer(dialog);
    });
}

} // namespace

void tst_ProjectListPage::anEmptyListOffersWhatFillsIt()
{
    ShellHome home;
    Shown shown(home);
    QSignalSpy wanted(&shown.page, &ProjectListPage::newRequested);
    auto *create = shown.page.findChild<QPushButton *>("emptyNewProject");
    QVERIFY(create->isVisible());
    create->click();
    QCOMPARE(wanted.count(), 1);
    QVERIFY(!shown.page.findChild<QPushButton *>("showAll")->isVisible());
    takeScreenshot(shown.page, "projects-empty");
}

void tst_ProjectListPage::aListThatIsNarrowedToNothingOffersToWidenIt()
{
    ShellHome home;
    home.addProject("alpha");
    Shown shown(home);
    auto *search = shown.page.findChild<SearchField *>("projectSearch");
    QTest::keyClicks(search, "zzz");
    QTest::keyClick(search, Qt::Key_Return);
    auto *all = shown.page.findChild<QPushButton *>("showAll");
    QTRY_VERIFY(all->isVisible());
    QVERIFY(!shown.page.findChild<QPushButton *>("emptyNewProject")->isVisible());
    all->click();
    QTRY_COMPARE(shown.table()->model()->rowCount(), 1);
}

void tst_ProjectListPage::oneProjectIsStartedWithoutAQuestion()
{
    ShellHome home;
    const QString id = home.addProject("alpha");
    Shown shown(home);
    QVERIFY(!shown.action("startProject")->isEnabled());
    shown.page.select(id);
    QVERIFY(shown.action("startProject")->isEnabled());
    QVERIFY(!shown.action("pauseProject")->isEnabled());
    QSignalSpy said(&shown.page, &ProjectListPage::message);
    shown.action("startProject")->trigger();
    QCOMPARE(home.runs.begun, QStringList(id));
    QCOMPARE(said.count(), 1);
    QTRY_VERIFY(shown.action("pauseProject")->isEnabled()); // shown as running
    shown.action("pauseProject")->trigger();
    QCOMPARE(home.runs.paused, QStringList(id));
}

void tst_ProjectListPage::severalAreConfirmedAndCounted()
{
    ShellHome home;
    home.addProject("alpha", ProjectState::Suspend);
    home.addProject("beta", ProjectState::Failed);
    home.addProject("gamma");
    Shown shown(home);
    shown.table()->selectAll();
    QSignalSpy said(&shown.page, &ProjectListPage::message);
    whenAsked([](QDialog *dialog) {
        takeScreenshot(*dialog, "confirm-batch");
        QVERIFY(dialog->findChild<QLabel *>("leftAlone"));
        dialog->findChild<QPushButton *>("goOn")->click();
    });
    shown.action("resumeProject")->trigger();
    QCOMPARE(home.runs.resumed.size(), 2);
    QCOMPARE(said.count(), 1);
    QVERIFY(said.at(0).at(0).toString().contains("2 of 2"));
}

void tst_ProjectListPage::aRefusedStartIsReported()
{
    ShellHome home;
    const QString id = home.addProject("alpha");
    Error refusal;
    refusal.code = ErrorCode::PrecheckFailed;
    refusal.message = "the source cannot be reached";
    home.runs.refuse(id, refusal);
    Shown shown(home);
    shown.page.select(id);
    bool reported = false;
    whenAsked([&reported](QDialog *dialog) {
        reported = dialog->findChild<ErrorPanel *>()->hasError();
        dialog->reject();
    });
    shown.action("startProject")->trigger();
    QVERIFY(reported);
    QVERIFY(home.runs.begun.isEmpty());
}

void tst_ProjectListPage::deletingAsksForTheName()
{
    ShellHome home;
    const QString id = home.addProject("alpha");
    Shown shown(home);
    shown.page.select(id);
    whenAsked([](QDialog *dialog) {
        takeScreenshot(*dialog, "confirm-delete");
        auto *goOn = dialog->findChild<QPushButton *>("goOn");
        QVERIFY(!goOn->isEnabled());
        QTest::keyClicks(dialog->findChild<QLineEdit *>("typed"), "alph");
        QVERIFY(!goOn->isEnabled());
        QTest::keyClicks(dialog->findChild<QLineEdit *>("typed"), "a");
        QVERIFY(goOn->isEnabled());
        goOn->click();
    });
    shown.action("deleteProject")->trigger();
    QVERIFY(!*ProjectStore(home.session->state()).find(toUtf8(id)));
    QTRY_COMPARE(shown.page.projects().rowCount(), 0);
}

void tst_ProjectListPage::cloningAndTaggingAreStored()
{
    ShellHome home;
    const QString id = home.addProject("alpha");
    Shown shown(home);
    shown.page.select(id);
    whenAsked([](QDialog *dialog) { dialog->findChild<QPushButton *>("goOn")->click(); });
    shown.action("cloneProject")->trigger();
    QTRY_COMPARE(shown.page.projects().rowCount(), 2);
    QVERIFY(*ProjectStore(home.session->state()).findByName("alpha-2"));
    shown.page.select(id);
    whenAsked([](QDialog *dialog) {
        QTest::keyClicks(dialog->findChild<QLineEdit *>("newTag"), "blue");
        dialog->findChild<QPushButton *>("addTag")->click();
        dialog->accept();
    });
    shown.action("tagProject")->trigger();
    const auto project = *ProjectStore(home.session->state()).find(toUtf8(id));
    QCOMPARE(project->tags, std::vector<std::string>{"blue"});
}

void tst_ProjectListPage::whatWasInterruptedIsOffered()
{
    ShellHome home;
    const QString id = home.addProject("alpha", ProjectState::Running); // and nobody runs it
    home.addProject("beta");
    Shown shown(home);
    auto *offer = shown.page.findChild<UnfinishedOffer *>();
    QVERIFY(offer->isVisible());
    QVERIFY(offer->findChild<QLabel *>("unfinishedText")->text().contains("alpha"));
    takeScreenshot(shown.page, "projects-unfinished");
    offer->findChild<QPushButton *>("resumeUnfinished")->click();
    QCOMPARE(home.runs.resumed, QStringList(id));
    QVERIFY(!offer->isVisible());
}

void tst_ProjectListPage::returnOpensAProject()
{
    ShellHome home;
    const QString id = home.addProject("alpha");
    Shown shown(home);
    shown.page.select(id);
    QSignalSpy opened(&shown.page, &ProjectListPage::openRequested);
    QTest::keyClick(shown.table(), Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.at(0).at(0).toString(), id);
}

void tst_ProjectListPage::filtersAreRemembered()
{
    ShellHome home;
    home.addProject("alpha", ProjectState::Failed, {"blue"});
    {
        Shown shown(home);
        auto *tag = shown.page.findChild<QComboBox *>("tagFilter");
        tag->setCurrentIndex(tag->findData("blue"));
        auto *state = shown.page.findChild<QComboBox *>("stateFilter");
        state->setCurrentIndex(state->findData(static_cast<int>(ProjectState::Running)));
    }
    Shown again(home);
    QCOMPARE(again.page.findChild<QComboBox *>("tagFilter")->currentData().toString(),
             QString("blue"));
    QCOMPARE(again.table()->model()->rowCount(), 0);
}

QTEST_MAIN(tst_ProjectListPage)
#include "tst_project_list_page.moc"
