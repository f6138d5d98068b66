// Name, filter and columns of one object that rules take: the dialog, and what becomes of it in the
// payload (specificTables, specificViews).
#include "core/mapping/resolve_objects.h"
#include "tests/support/modal_answers.h"
#include "tests/support/screenshot.h"
#include "tests/ui/wizard/objects_page_support.h"
#include "ui/common/theme.h"
#include "ui/wizard/rules_object_dialog.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableView>

using namespace godwit;
using namespace godwit::ui;
using godwit::test::ModalAnswers;

class tst_RulesObject : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ColourScheme::Light); }
    void theDialogShowsWhatTheObjectHas();
    void whatIsTypedIsTheAnswer();
    void aWrongFilterKeepsTheDialogOpen();
    void anEmptyNameKeepsTheDialogOpen();
    void asTheRulesSayTakesEverythingAway();
    void aNameThatARuleGivesCannotBeChanged();
    void theProjectGetsTheSettingsAndTheRulesStay();
    void leavingTheDialogChangesNothing();
    void theEntryGoesWhenItSaysNothingAnyMore();
    void aViewHasItsOwnList();
};

namespace {

ObjectSettings settingsOf(const char *database, const char *table)
{
    ObjectSettings settings;
    settings.source = {database, table};
    settings.mapping.name = table;
    settings.sinkDatabase = database;
    settings.canMove = false;
    return settings;
}

struct Dialog
{
    explicit Dialog(const ObjectSettings &settings)
        : dialog(settings, [] { return std::optional<DataSource>(); })
    {
        dialog.show();
    }
    QLineEdit *name() { return dialog.findChild<QLineEdit *>("objectSinkName"); }
    QPlainTextEdit *filter() { return dialog.findChild<QPlainTextEdit *>("objectFilter"); }
    void press(const char *button) { dialog.findChild<QPushButton *>(button)->click(); }
    RulesObjectDialog dialog;
};

/// The objects page with rules that take two tables of shop and a view, and the first is chosen.
struct Rules : ShownObjectsPage
{
    explicit Rules(const std::vector<std::string> &rules, int row = 0)
    {
        draft.change([&](Project &project) {
            project.transferMapping.mode = MappingMode::Wildcard;
            project.transferMapping.tableAndViewWhiteList = rules;
        });
        auto *results = find<QTableView>("ruleResults");
        isChosen = isReady() && QTest::qWaitFor([&] { return results->model()->rowCount() > row; });
        results->setCurrentIndex(results->model()->index(row, 0));
        isChosen = isChosen && QTest::qWaitFor([&] { return settingsButton()->isEnabled(); });
    }
    QPushButton *settingsButton() { return find<QPushButton>("ruleObjectSettings"); }
    std::vector<DatabaseMapping> databases() { return mapping().databases; }
    bool isChosen = false;
};

void type(QLineEdit *line, const QString &text)
{
    line->setFocus();
    line->selectAll();
    QTest::keyClick(line, Qt::Key_Delete);
    QTest::keyClicks(line, text);
}

/// Fills the dialog that opens and accepts it.
void fill(ModalAnswers &answers, const QString &name, const QString &filter)
{
    answers.then([=](QWidget &open) {
        if (!name.isEmpty())
            type(open.findChild<QLineEdit *>("objectSinkName"), name);
        if (!filter.isEmpty())
            QTest::keyClicks(open.findChild<QPlainTextEdit *>("objectFilter"), filter);
        open.findChild<QPushButton *>("ruleObjectAccept")->click();
        return true;
    });
}

} // namespace

void tst_RulesObject::theDialogShowsWhatTheObjectHas()
{
    ObjectSettings settings = settingsOf("shop", "orders");
    settings.mapping.mappedName = "old_orders";
    settings.mapping.whereClause = "id > 1";
    Dialog t(settings);
    QVERIFY(t.dialog.windowTitle().contains("shop.orders"));
    QCOMPARE(t.name()->text(), QString("old_orders"));
    QCOMPARE(t.filter()->toPlainText(), QString("id > 1"));
    QVERIFY(!t.dialog.findChild<QComboBox *>("objectSinkDatabase")->isVisible());
    takeScreenshot(t.dialog, QStringLiteral("rules-object"));
    t.press("ruleObjectAccept");
    QVERIFY(t.dialog.mapping() == settings.mapping); // nothing was touched
}

void tst_RulesObject::whatIsTypedIsTheAnswer()
{
    Dialog t(settingsOf("shop", "orders"));
    type(t.name(), "archive");
    QTest::keyClicks(t.filter(), "id > 5");
    t.press("ruleObjectAccept");
    QCOMPARE(t.dialog.result(), int(QDialog::Accepted));
    QCOMPARE(t.dialog.mapping().mappedName, std::string("archive"));
    QCOMPARE(t.dialog.mapping().whereClause, std::optional<std::string>("id > 5"));
    // The source's own name is no other name.
    Dialog same(settingsOf("shop", "orders"));
    type(same.name(), "other");
    type(same.name(), "orders");
    same.press("ruleObjectAccept");
    QVERIFY(same.dialog.mapping().mappedName.empty());
}

void tst_RulesObject::aWrongFilterKeepsTheDialogOpen()
{
    Dialog t(settingsOf("shop", "orders"));
    QTest::keyClicks(t.filter(), "id > (1");
    QVERIFY(t.dialog.findChild<QLabel *>("objectFilterMessage")->isVisible());
    t.press("ruleObjectAccept");
    QVERIFY(t.dialog.isVisible());
    QCOMPARE(t.dialog.focusWidget(), t.filter());
    QTest::keyClicks(t.filter(), ")");
    t.press("ruleObjectAccept");
    QVERIFY(!t.dialog.isVisible());
}

void tst_RulesObject::anEmptyNameKeepsTheDialogOpen()
{
    Dialog t(settingsOf("shop", "orders"));
    type(t.name(), "x");
    QTest::keyClick(t.name(), Qt::Key_Backspace);
    QVERIFY(t.dialog.findChild<QLabel *>("objectSinkNameMessage")->isVisible());
    t.filter()->setFocus();
    t.press("ruleObjectAccept");
    QVERIFY(t.dialog.isVisible());
    QCOMPARE(t.dialog.focusWidget(), t.name());
}

void tst_RulesObject::asTheRulesSayTakesEverythingAway()
{
    ObjectSettings settings = settingsOf("shop", "orders");
    settings.mapping.mappedName = "old_orders";
    settings.mapping.whereClause = "id > 1";
    settings.mapping.filterColumns = {"id"};
    Dialog t(settings);
    t.press("ruleObjectReset");
    QCOMPARE(t.dialog.result(), int(QDialog::Accepted));
    ObjectMapping bare;
    bare.name = "orders";
    QVERIFY(t.dialog.mapping() == bare);
}

void tst_RulesObject::aNameThatARuleGivesCannotBeChanged()
{
    Rules t({"mail.inbox=post.box"});
    QVERIFY(t.isChosen);
    ModalAnswers answers;
    QString hint;
    bool isEnabled = true;
    answers.then([&](QWidget &open) {
        isEnabled = open.findChild<QLineEdit *>("objectSinkName")->isEnabled();
        hint = open.findChild<QLabel *>("objectSinkNameHint")->text();
        static_cast<QDialog &>(open).reject();
        return true;
    });
    t.settingsButton()->click();
    QVERIFY(answers.isDone());
    QVERIFY(!isEnabled);
    QVERIFY2(hint.contains("mail.inbox=post.box"), qPrintable(hint));
}

void tst_RulesObject::theProjectGetsTheSettingsAndTheRulesStay()
{
    Rules t({"shop.order*"}, 1); // shop.order_items, shop.orders
    QVERIFY(t.isChosen);
    ModalAnswers answers;
    fill(answers, "old_orders", "id > 100");
    t.settingsButton()->click();
    QVERIFY(answers.isDone());
    QCOMPARE(t.mapping().tableAndViewWhiteList, std::vector<std::string>{"shop.order*"});
    const auto databases = t.databases();
    QCOMPARE(databases.size(), std::size_t(1));
    QCOMPARE(databases[0].name, std::string("shop"));
    QCOMPARE(databases[0].specificTables.size(), std::size_t(1));
    QCOMPARE(databases[0].specificTables[0].name, std::string("orders"));
    QCOMPARE(databases[0].specificTables[0].mappedName, std::string("old_orders"));
    QCOMPARE(databases[0].specificTables[0].whereClause, std::optional<std::string>("id > 100"));
    // What moves is what moved before, under the new name.
    const Selection selection = resolveObjects(t.draft.project(), *t.draft.catalog());
    QVERIFY(selection.errors.empty());
    QStringList moved;
    for (const ResolvedObject &object : selection.objects)
        if (object.selected)
            moved << QString::fromStdString(object.sink.qualified());
    moved.sort();
    QCOMPARE(moved, (QStringList{"shop.old_orders", "shop.order_items"}));
    t.draft.undo();
    QVERIFY(t.databases().empty());
}

void tst_RulesObject::leavingTheDialogChangesNothing()
{
    Rules t({"shop.order*"});
    QVERIFY(t.isChosen);
    const TransferMapping before = t.mapping();
    ModalAnswers answers;
    answers.then([](QWidget &open) {
        type(open.findChild<QLineEdit *>("objectSinkName"), "other");
        static_cast<QDialog &>(open).reject();
        return true;
    });
    t.settingsButton()->click();
    QVERIFY(answers.isDone());
    QVERIFY(t.mapping() == before);
}

void tst_RulesObject::theEntryGoesWhenItSaysNothingAnyMore()
{
    Rules t({"shop.order*"}, 1);
    QVERIFY(t.isChosen);
    ModalAnswers answers;
    fill(answers, "old_orders", {});
    t.settingsButton()->click();
    QCOMPARE(t.databases().size(), std::size_t(1));
    QTRY_VERIFY(t.settingsButton()->isEnabled());
    answers.then([](QWidget &open) {
        open.findChild<QPushButton *>("ruleObjectReset")->click();
        return true;
    });
    t.settingsButton()->click();
    QVERIFY(answers.isDone());
    QVERIFY(t.databases().empty());
}

void tst_RulesObject::aViewHasItsOwnList()
{
    Rules t({"shop.totals"});
    QVERIFY(t.isChosen);
    ModalAnswers answers;
    bool hasFilter = true;
    answers.then([&hasFilter](QWidget &open) {
        hasFilter = open.findChild<QPlainTextEdit *>("objectFilter")->isVisible();
        type(open.findChild<QLineEdit *>("objectSinkName"), "sums");
        open.findChild<QPushButton *>("ruleObjectAccept")->click();
        return true;
    });
    t.settingsButton()->click();
    QVERIFY(answers.isDone());
    QVERIFY(!hasFilter); // a view has no rows of its own
    QCOMPARE(t.databases().size(), std::size_t(1));
    QCOMPARE(t.databases()[0].specificViews.size(), std::size_t(1));
    QCOMPARE(t.databases()[0].specificViews[0].mappedName, std::string("sums"));
    QVERIFY(t.databases()[0].specificTables.empty());
}

QTEST_MAIN(tst_RulesObject)
#include "tst_rules_object.moc"
