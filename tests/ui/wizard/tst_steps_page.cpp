#include "tests/ui/wizard/wizard_support.h"
#include "ui/common/field_message.h"
#include "ui/wizard/steps_page.h"

#include <QCheckBox>
#include <QComboBox>

using namespace godwit;
using namespace godwit::ui;

class tst_StepsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checkBoxesAreTheStepsOfTheProject();
    void whatCannotBeCombinedIsDisabledAndSaysWhy();
    void whatCannotRunHereSaysSo();
    void aContradictionOfAFileCanBeSwitchedOff();
    void noStepAtAllIsMissing();
    void noKindOfChangeIsMissing();
    void activeActiveTakesTablesWithAKeyOnly();
    void everyPointerFindsItsField();
};

namespace {

struct Page
{
    WizardHome home;
    ProjectDraft draft{*home.session};
    StepsPage page{draft};

    Page() { nameAndPlace(draft, "shop", home.mysql, home.mariadb); }
    QCheckBox *box(const char *name)
    {
        return page.findChild<QCheckBox *>(QString::fromLatin1(name));
    }
    QString message(const char *name)
    {
        auto *label = page.findChild<FieldMessage *>(QString::fromLatin1(name));
        return label->isHidden() ? QString() : label->text();
    }
    const Project &project() { return draft.project(); }
};

} // namespace

void tst_StepsPage::checkBoxesAreTheStepsOfTheProject()
{
    Page page;
    QVERIFY(page.box("stepSchema")->isChecked());
    page.box("stepSchema")->click();
    QVERIFY(!page.project().enableStructTransfer);
    page.box("stepFull")->click();
    QVERIFY(!page.project().enableFullTransfer);
    page.box("stepVerify")->click();
    QVERIFY(!page.project().enableFullVerify);
    page.box("stepIncremental")->click();
    QVERIFY(page.project().enableIncrTransfer);
    page.box("kindDdl")->click();
    page.box("kindDelete")->click();
    const std::set<RecordType> expected = {RecordType::Insert, RecordType::Update, RecordType::Ddl};
    QVERIFY(page.project().incrTransferConfig.recordTypeWhiteList == expected);
    page.box("stepReverse")->click();
    QVERIFY(page.project().enableReverseIncrTransfer);
    page.box("stepIncremental")->click();
    QVERIFY(!page.project().enableReverseIncrTransfer); // it cannot be without
}

void tst_StepsPage::whatCannotBeCombinedIsDisabledAndSaysWhy()
{
    Page page;
    QVERIFY(!page.box("stepReverse")->isEnabled());
    QVERIFY(page.message("stepReverseMessage").contains(QStringLiteral("Needs incremental")));
    QVERIFY(!page.box("kindInsert")->isEnabled() || page.box("kindInsert")->isChecked());
    page.box("stepIncremental")->click();
    QVERIFY(page.box("stepReverse")->isEnabled());
    page.box("stepVerify")->click();
    page.box("kindUpdate")->click();
    QVERIFY(!page.box("stepVerify")->isEnabled());
    QVERIFY(page.message("stepVerifyMessage").contains(QStringLiteral("inserts, updates")));

    nameAndPlace(page.draft, "shop", page.home.shop, page.home.kafka);
    QVERIFY(page.message("stepVerifyMessage").contains(QStringLiteral("message queue")));
}

void tst_StepsPage::whatCannotRunHereSaysSo()
{
    Page page;
    QVERIFY(page.message("stepIncrementalMessage").isEmpty());
    page.box("stepIncremental")->click();
    QVERIFY(page.message("stepIncrementalMessage").contains(QStringLiteral("Run here is refused")));
    QVERIFY(page.page.missing().empty()); // it may be exported or submitted
}

void tst_StepsPage::aContradictionOfAFileCanBeSwitchedOff()
{
    Page page;
    page.draft.change([](Project &project) { project.enableReverseIncrTransfer = true; });
    QVERIFY(page.box("stepReverse")->isEnabled() && page.box("stepReverse")->isChecked());
    QVERIFY(!page.message("stepReverseMessage").isEmpty());
    QCOMPARE(page.page.missing().size(), 1);
    QCOMPARE(page.page.missing().front().field, page.box("stepReverse"));
    page.box("stepReverse")->click();
    QVERIFY(!page.box("stepReverse")->isEnabled());
    QVERIFY(page.page.missing().empty());
}

void tst_StepsPage::noStepAtAllIsMissing()
{
    Page page;
    for (const char *name : {"stepSchema", "stepFull", "stepVerify"})
        page.box(name)->click();
    QCOMPARE(page.page.missing().size(), 1);
    QCOMPARE(page.page.missing().front().field, page.box("stepSchema"));
}

void tst_StepsPage::noKindOfChangeIsMissing()
{
    Page page;
    page.box("stepVerify")->click();
    page.box("stepIncremental")->click();
    for (const char *name : {"kindInsert", "kindUpdate", "kindDelete"})
        page.box(name)->click();
    QVERIFY(page.message("kindsMessage").contains(QStringLiteral("at least one kind")));
    QCOMPARE(page.page.missing().size(), 1);
    QCOMPARE(page.page.missing().front().field, page.box("kindInsert"));
}

void tst_StepsPage::activeActiveTakesTablesWithAKeyOnly()
{
    Page page;
    QVERIFY(!page.box("activeActive")->isEnabled());
    page.box("stepIncremental")->click();
    page.box("activeActive")->click();
    QVERIFY(page.project().commonTransferConfig.tableCategory == TableCategory::WithUniqueRowId);
    auto *category = page.page.findChild<QComboBox *>(QStringLiteral("tableCategory"));
    QVERIFY(!category->isEnabled());
    QVERIFY(page.message("tableCategoryMessage").contains(QStringLiteral("unique key only")));
    page.draft.change(
        [](Project &project) { project.commonTransferConfig.tableCategory = TableCategory::All; });
    QVERIFY(category->isEnabled());
    QCOMPARE(page.page.missing().size(), 1);
    category->setCurrentIndex(1);
    Q_EMIT category->activated(1);
    QVERIFY(page.page.missing().empty());
}

void tst_StepsPage::everyPointerFindsItsField()
{
    Page page;
    for (const char *pointer :
         {"/enableStructTransfer", "/enableFullTransfer", "/enableIncrTransfer",
          "/enableFullVerify", "/EnableReverseIncrTransfer", "/commonTransferConfig/activeActive",
          "/commonTransferConfig/tableCategory", "/incrTransferConfig/recordTypeWhiteList/2"})
        QVERIFY2(page.page.focusPointer(pointer), pointer);
    QVERIFY(!page.page.focusPointer("/incrTransferConfig/startTimestamp"));
}

QTEST_MAIN(tst_StepsPage)
#include "tst_steps_page.moc"
