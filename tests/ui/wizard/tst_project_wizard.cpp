#include "tests/ui/wizard/wizard_support.h"
#include "ui/wizard/project_files.h"
#include "ui/wizard/project_wizard.h"
#include "ui/wizard/step_rail.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTimer>

using namespace godwit;
using namespace godwit::ui;

class tst_ProjectWizard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensWithTheFirstFieldFocused();
    void nextSaysWhatIsMissingAndFocusesTheFirst();
    void theRailOpensPagesAndTellsTheirState();
    void jumpsToTheFieldOfAPointer();
    void saveStoresAndSaysSo();
    void saveLeadsToAWrongName();
    void aNamesakeIsReplacedOnlyWhenAsked();
    void runSavesFirst();
    void leavingAsksOnlyWhenSomethingWouldBeLost();
    void leavingCanSaveDiscardOrStay_data();
    void leavingCanSaveDiscardOrStay();
    void undoAndRedoByKey();
    void theTitleFollowsTheName();
    void whatAFileHadIsSaidOnTop();
    void fitsIntoASmallWindow();
};

namespace {

enum Place { EndpointsPlace, StepsPlace, ObjectsPlace, OptionsPlace, DryRunPlace, FinishPlace };

struct Wizard
{
    WizardHome home;
    ProjectWizard wizard;

    explicit Wizard(bool complete = false)
        : wizard(*home.session, draftIn(home, complete))
    {
        wizard.resize(1040, 640);
        wizard.show();
    }
    static std::unique_ptr<ProjectDraft> draftIn(WizardHome &home, bool complete)
    {
        auto draft = newDraft(*home.session);
        if (complete) {
            nameAndPlace(*draft, "shop", home.shop, home.copy);
            selectTable(*draft, "main", "orders");
        }
        return draft;
    }
    template<typename Widget>
    Widget *find(const char *name)
    {
        return wizard.findChild<Widget *>(QString::fromLatin1(name));
    }
    int place() { return find<QStackedWidget>("wizardPages")->currentIndex(); }
    void press(const char *name) { find<QPushButton>(name)->click(); }
    StepRail *rail() { return find<StepRail>("wizardRail"); }
};

// Presses the button @p name in the next message box.
void answer(const char *name)
{
    auto *timer = new QTimer;
    QObject::connect(timer, &QTimer::timeout, timer, [timer, name] {
        auto *dialog = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        timer->deleteLater();
        dialog->findChild<QAbstractButton *>(QString::fromLatin1(name))->click();
    });
    timer->start(5);
}

} // namespace

void tst_ProjectWizard::opensWithTheFirstFieldFocused()
{
    Wizard wizard;
    QVERIFY(QTest::qWaitForWindowExposed(&wizard.wizard));
    QCOMPARE(wizard.wizard.focusWidget(), wizard.find<QLineEdit>("projectName"));
    QCOMPARE(wizard.place(), EndpointsPlace);
    QVERIFY(!wizard.find<QPushButton>("wizardBack")->isEnabled());
}

void tst_ProjectWizard::nextSaysWhatIsMissingAndFocusesTheFirst()
{
    Wizard wizard;
    wizard.find<QPushButton>("wizardNext")->setFocus();
    wizard.press("wizardNext");
    QCOMPARE(wizard.place(), EndpointsPlace);
    auto *list = wizard.find<QListWidget>("missingList");
    QVERIFY(list->isVisible());
    QCOMPARE(list->count(), 3);
    QCOMPARE(wizard.wizard.focusWidget(), wizard.find<QLineEdit>("projectName"));
    Q_EMIT list->itemActivated(list->item(1));
    QCOMPARE(wizard.wizard.focusWidget()->objectName(), QStringLiteral("sourceEndpoint"));

    nameAndPlace(wizard.wizard.draft(), "shop", wizard.home.shop, {});
    QTRY_COMPARE(list->count(), 1);
    nameAndPlace(wizard.wizard.draft(), "shop", wizard.home.shop, wizard.home.copy);
    QTRY_VERIFY(!list->isVisible());
    wizard.press("wizardNext");
    QCOMPARE(wizard.place(), StepsPlace);
    QCOMPARE(wizard.wizard.focusWidget(), wizard.find<QCheckBox>("stepSchema"));
    wizard.press("wizardBack");
    QCOMPARE(wizard.place(), EndpointsPlace);
}

void tst_ProjectWizard::theRailOpensPagesAndTellsTheirState()
{
    Wizard wizard;
    QCOMPARE(wizard.rail()->count(), FinishPlace + 1);
    // Nobody has had the time to fill it in.
    QTRY_VERIFY(wizard.rail()->state(EndpointsPlace) == StepRail::State::Open);
    QVERIFY(wizard.rail()->state(OptionsPlace) == StepRail::State::Open);
    wizard.rail()->setCurrentRow(OptionsPlace); // as a click or an arrow key does
    QCOMPARE(wizard.place(), OptionsPlace);
    QTRY_VERIFY(wizard.rail()->state(EndpointsPlace) == StepRail::State::Problems);
    QTRY_VERIFY(wizard.rail()->state(OptionsPlace) == StepRail::State::Complete);
    nameAndPlace(wizard.wizard.draft(), "shop", wizard.home.shop, wizard.home.copy);
    QTRY_VERIFY(wizard.rail()->state(EndpointsPlace) == StepRail::State::Complete);
    QVERIFY(wizard.rail()->item(EndpointsPlace)->toolTip().contains(QStringLiteral("complete")));
    QTest::keyClick(wizard.rail(), Qt::Key_Home);
    QCOMPARE(wizard.place(), EndpointsPlace);
}

void tst_ProjectWizard::jumpsToTheFieldOfAPointer()
{
    Wizard wizard(true);
    QVERIFY(wizard.wizard.jumpTo(QStringLiteral("/fullTransferConfig/throttleRps")));
    QCOMPARE(wizard.place(), OptionsPlace);
    QCOMPARE(wizard.wizard.focusWidget()->objectName(),
             QStringLiteral("option.fullTransferConfig.throttleRps"));
    QVERIFY(wizard.wizard.jumpTo(QStringLiteral("/enableFullVerify")));
    QCOMPARE(wizard.place(), StepsPlace);
    QVERIFY(wizard.wizard.jumpTo(QStringLiteral("/transferMapping/databases/0/tables/0")));
    QCOMPARE(wizard.place(), ObjectsPlace);
    QVERIFY(!wizard.wizard.jumpTo(QStringLiteral("/nothingOfOurs")));
    QVERIFY(!wizard.wizard.jumpTo({}));
}

void tst_ProjectWizard::saveStoresAndSaysSo()
{
    Wizard wizard(true);
    QSignalSpy saved(&wizard.wizard, &ProjectWizard::saved);
    wizard.press("wizardSave");
    QCOMPARE(saved.count(), 1);
    QCOMPARE(saved.front().front().toString().toStdString(), wizard.wizard.draft().projectId());
    QTRY_VERIFY(wizard.find<QLabel>("wizardUnsaved")->text().isEmpty());
}

void tst_ProjectWizard::saveLeadsToAWrongName()
{
    Wizard wizard;
    QSignalSpy saved(&wizard.wizard, &ProjectWizard::saved);
    wizard.rail()->setCurrentRow(OptionsPlace);
    wizard.press("wizardSave");
    QCOMPARE(saved.count(), 0);
    QCOMPARE(wizard.place(), EndpointsPlace);
    QCOMPARE(wizard.wizard.focusWidget(), wizard.find<QLineEdit>("projectName"));
    QVERIFY(wizard.find<QListWidget>("missingList")->isVisible());
}

void tst_ProjectWizard::aNamesakeIsReplacedOnlyWhenAsked()
{
    Wizard wizard(true);
    const auto other = newDraft(*wizard.home.session);
    nameAndPlace(*other, "shop", wizard.home.mysql, wizard.home.copy);
    REQUIRE_OK(other->save());
    QSignalSpy saved(&wizard.wizard, &ProjectWizard::saved);
    answer("keepProject");
    wizard.press("wizardSave");
    QCOMPARE(saved.count(), 0);
    QCOMPARE(wizard.home.projects().findByName("shop")->value().payload, other->payload());
    answer("replaceProject");
    wizard.press("wizardSave");
    QCOMPARE(saved.count(), 1);
    QCOMPARE(wizard.home.projects().findByName("shop")->value().payload,
             wizard.wizard.draft().payload());
}

void tst_ProjectWizard::runSavesFirst()
{
    Wizard wizard(true);
    QSignalSpy run(&wizard.wizard, &ProjectWizard::runRequested);
    wizard.rail()->setCurrentRow(FinishPlace);
    wizard.press("runHere");
    QCOMPARE(run.count(), 1);
    const std::string id = run.front().front().toString().toStdString();
    QVERIFY(wizard.home.projects().find(id)->has_value());
}

void tst_ProjectWizard::leavingAsksOnlyWhenSomethingWouldBeLost()
{
    Wizard wizard;
    QSignalSpy closed(&wizard.wizard, &ProjectWizard::closed);
    wizard.press("wizardCancel"); // a question would block here
    QCOMPARE(closed.count(), 1);
}

void tst_ProjectWizard::leavingCanSaveDiscardOrStay_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<bool>("leaves");
    QTest::addColumn<bool>("saves");
    QTest::newRow("save") << "leaveSave" << true << true;
    QTest::newRow("discard") << "leaveDiscard" << true << false;
    QTest::newRow("stay") << "leaveStay" << false << false;
}

void tst_ProjectWizard::leavingCanSaveDiscardOrStay()
{
    QFETCH(QString, button);
    QFETCH(bool, leaves);
    QFETCH(bool, saves);
    Wizard wizard(true);
    QSignalSpy closed(&wizard.wizard, &ProjectWizard::closed);
    const QByteArray name = button.toLatin1();
    answer(name.constData());
    wizard.press("wizardCancel");
    QCOMPARE(closed.count(), leaves ? 1 : 0);
    QCOMPARE(wizard.home.projects().findByName("shop")->has_value(), saves);
}

void tst_ProjectWizard::undoAndRedoByKey()
{
    Wizard wizard;
    QVERIFY(QTest::qWaitForWindowExposed(&wizard.wizard));
    wizard.rail()->setCurrentRow(StepsPlace);
    auto *schema = wizard.find<QCheckBox>("stepSchema");
    schema->click();
    schema->setFocus();
    QTest::keyClick(schema, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(schema->isChecked());
    QTest::keyClick(schema, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!schema->isChecked());
}

void tst_ProjectWizard::theTitleFollowsTheName()
{
    Wizard wizard;
    QCOMPARE(wizard.wizard.title(), QStringLiteral("New project"));
    QSignalSpy title(&wizard.wizard, &ProjectWizard::titleChanged);
    QTest::keyClicks(wizard.find<QLineEdit>("projectName"), QStringLiteral("shop"));
    QTRY_COMPARE(title.count() > 0 ? title.back().front().toString() : QString(),
                 QStringLiteral("shop"));
}

void tst_ProjectWizard::whatAFileHadIsSaidOnTop()
{
    WizardHome home;
    const auto file = readProjectFile(QFINDTESTDATA("../../data/payload/sample-request.json"));
    REQUIRE_OK(file);
    ProjectWizard wizard(*home.session, draftOfFile(*home.session, *file));
    wizard.resize(1040, 640);
    wizard.show();
    auto *banner = wizard.findChild<QWidget *>(QStringLiteral("fileBanner"));
    QVERIFY(banner->isVisible());
    auto *details = wizard.findChild<QAbstractButton *>(QStringLiteral("fileBannerDetails"));
    details->click();
    QCOMPARE(wizard.findChild<QStackedWidget *>(QStringLiteral("wizardPages"))->currentIndex(),
             FinishPlace);
}

void tst_ProjectWizard::fitsIntoASmallWindow()
{
    Wizard wizard(true);
    // 1280 × 720 less the window's navigation and frame; half of that at twice the scale is
    // scrolled.
    const QSize least = wizard.wizard.minimumSizeHint();
    QVERIFY2(least.width() <= 1040 && least.height() <= 640,
             qPrintable(QStringLiteral("%1 x %2").arg(least.width()).arg(least.height())));
}

QTEST_MAIN(tst_ProjectWizard)
#include "tst_project_wizard.moc"
