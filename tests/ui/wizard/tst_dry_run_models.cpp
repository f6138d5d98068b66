#include "tests/ui/wizard/wizard_support.h"
#include "ui/wizard/ddl_view.h"
#include "ui/wizard/plan_finding_models.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>

using namespace godwit;
using namespace godwit::ui;

namespace {

constexpr auto failing = QAbstractItemModelTester::FailureReportingMode::QtTest;

void addObject(ProjectPlan &plan, const std::string &name, bool selected, std::uint64_t rows)
{
    ResolvedObject object;
    object.object.name = {"shop", name};
    object.object.estimatedRows = rows;
    object.object.dataBytes = rows * 100;
    object.selected = selected;
    if (selected)
        object.sink = {"copy", name};
    plan.selection.objects.push_back(object);
}

PrecheckResult check(const char *item, Side side, PrecheckStatus status, bool skippable = false)
{
    PrecheckResult result;
    result.item = item;
    result.side = side;
    result.status = status;
    result.message = std::string("about ") + item;
    result.remedy = "GRANT SELECT ON *.* TO 'a'@'%'";
    result.skippable = skippable;
    return result;
}

std::shared_ptr<ProjectPlan> smallPlan()
{
    auto plan = std::make_shared<ProjectPlan>();
    addObject(*plan, "orders", true, 9);
    addObject(*plan, "audit\n\"log\"", false, 100);
    addObject(*plan, "customers", true, 20);
    PlannedTable table;
    table.resolved = plan->selection.objects[0];
    table.source.createStatement = "CREATE TABLE orders (a INT)";
    table.converted.createStatements = {"CREATE TABLE copy.orders (a INT)"};
    table.converted.indexStatements = {"CREATE INDEX i ON orders (a)"};
    table.converted.notes = {{Level::Note, "renamed"}, {Level::Warning, "loses its zero dates"}};
    plan->tables.push_back(table);
    plan->prechecks = {check("RDB_CONNECT", Side::Source, PrecheckStatus::Passed),
                       check("DB_VERSION", Side::Sink, PrecheckStatus::Failed, true),
                       check("DB_ENGINE", Side::Source, PrecheckStatus::Failed),
                       check("DB_TIMEZONE", Side::Sink, PrecheckStatus::Warning)};
    Error error;
    error.message = "collide";
    error.pointer = "/transferMapping/databases/0";
    error.object = "shop.orders";
    error.proposal = "rename one";
    plan->errors = {error};
    plan->selection.warnings = {{Level::Warning, "the rule x.* takes nothing"}};
    return plan;
}

QString text(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

class tst_DryRunModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void objectsShowWhetherTheyGo();
    void objectsAreFilteredAndSortedByValue();
    void aReasonIsWorkedOutWhenAsked();
    void aHundredThousandObjectsStayFluid();
    void whatIsLostComesFirst();
    void prechecksAreSkippedByATickOnTheDraft();
    void everyFindingKnowsItsPage();
    void problemsAreErrorsThenWarnings();
    void statementsStandSideBySide();
    void withoutAPlanEverythingIsEmpty();
};

void tst_DryRunModels::objectsShowWhetherTheyGo()
{
    PlanObjectModel model;
    QAbstractItemModelTester tester(&model, failing);
    model.setPlan(smallPlan());
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(text(model, 0, PlanObjectModel::SelectedColumn), QString("in"));
    QCOMPARE(text(model, 0, PlanObjectModel::SinkColumn), QString("copy.orders"));
    QCOMPARE(text(model, 1, PlanObjectModel::SelectedColumn), QString("out"));
    QCOMPARE(text(model, 1, PlanObjectModel::SinkColumn), QString());
    QVERIFY(!text(model, 1, PlanObjectModel::SourceColumn).contains('\n'));
    QCOMPARE(text(model, 0, PlanObjectModel::RowsColumn), QString::fromUtf8("≈ 9"));
    auto exact = smallPlan();
    exact->selection.objects[0].object.rowsAreExact = true;
    model.setPlan(exact);
    QCOMPARE(text(model, 0, PlanObjectModel::RowsColumn), QString("9"));
}

void tst_DryRunModels::objectsAreFilteredAndSortedByValue()
{
    PlanObjectModel model;
    PlanObjectFilter filter(model);
    QAbstractItemModelTester tester(&filter, failing);
    model.setPlan(smallPlan());
    filter.sort(PlanObjectModel::RowsColumn, Qt::DescendingOrder);
    QCOMPARE(text(filter, 0, PlanObjectModel::RowsColumn), QString::fromUtf8("≈ 100"));
    QCOMPARE(text(filter, 2, PlanObjectModel::RowsColumn), QString::fromUtf8("≈ 9"));
    filter.setShown(PlanObjectFilter::Shown::LeftOut);
    QCOMPARE(filter.rowCount(), 1);
    filter.setShown(PlanObjectFilter::Shown::All);
    filter.setSearch("COPY.cust");
    QCOMPARE(filter.rowCount(), 1);
    for (int column = 0; column < PlanObjectModel::ColumnCount; ++column)
        filter.sort(column);
}

void tst_DryRunModels::aReasonIsWorkedOutWhenAsked()
{
    PlanObjectModel model;
    auto plan = smallPlan();
    plan->project.transferMapping.mode = MappingMode::Wildcard;
    plan->project.transferMapping.tableAndViewWhiteList = {"shop.ord*"};
    model.setPlan(plan);
    QVERIFY2(model.reason(0).contains("shop.ord*"), qPrintable(model.reason(0)));
    QVERIFY(!model.reason(2).isEmpty());
}

void tst_DryRunModels::aHundredThousandObjectsStayFluid()
{
    auto plan = std::make_shared<ProjectPlan>();
    for (int i = 0; i < 100'000; ++i)
        addObject(*plan, "table_" + std::to_string(i), i % 3 != 0, static_cast<std::uint64_t>(i));
    PlanObjectModel model;
    PlanObjectFilter filter(model);
    QElapsedTimer timer;
    timer.start();
    model.setPlan(plan);
    QCOMPARE(filter.rowCount(), 100'000);
    filter.setSearch("99999");
    QCOMPARE(filter.rowCount(), 1);
    filter.setSearch({});
    filter.sort(PlanObjectModel::RowsColumn, Qt::DescendingOrder);
    qInfo("set, searched and sorted 100,000 objects in %lld ms", timer.elapsed());
    QCOMPARE(text(filter, 0, PlanObjectModel::SourceColumn), QString("shop.table_99999"));
    QVERIFY(timer.elapsed() < 5'000); // far from what it takes; busy machines are slow
}

void tst_DryRunModels::whatIsLostComesFirst()
{
    PlanNoteModel model;
    QAbstractItemModelTester tester(&model, failing);
    model.setPlan(smallPlan());
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.lossyCount(), 1);
    QCOMPARE(text(model, 0, PlanNoteModel::LevelColumn), QString("lossy"));
    QCOMPARE(text(model, 0, PlanNoteModel::NoteColumn), QString("loses its zero dates"));
    QCOMPARE(text(model, 1, PlanNoteModel::LevelColumn), QString("changed"));
    QCOMPARE(text(model, 1, PlanNoteModel::ObjectColumn), QString("shop.orders"));
}

void tst_DryRunModels::prechecksAreSkippedByATickOnTheDraft()
{
    WizardHome home;
    ProjectDraft draft(*home.session);
    PlanCheckModel model(draft);
    QAbstractItemModelTester tester(&model, failing);
    const auto plan = smallPlan();
    plan->errors.clear();
    model.setPlan(plan);
    QCOMPARE(text(model, 0, PlanCheckModel::StatusColumn), QString("failed"));
    QCOMPARE(text(model, 3, PlanCheckModel::StatusColumn), QString("passed"));
    const QModelIndex tick = model.index(0, PlanCheckModel::SkipColumn);
    QCOMPARE(text(model, 0, PlanCheckModel::ItemColumn), QString("DB_VERSION"));
    QVERIFY(tick.flags() & Qt::ItemIsUserCheckable);
    QCOMPARE(tick.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QVERIFY(model.setData(tick, Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(changed.count(), 1);
    QVERIFY(draft.skippedPrechecks() == std::set<std::string>{"DB_VERSION"});
    QVERIFY(plan->refused(draft.skippedPrechecks())); // the other one still stands
    QVERIFY(model.setData(tick, Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(draft.skippedPrechecks().empty());

    const QModelIndex fixed = model.index(1, PlanCheckModel::SkipColumn); // not skippable
    QVERIFY(!(fixed.flags() & Qt::ItemIsUserCheckable));
    QVERIFY(!fixed.data(Qt::CheckStateRole).isValid());
    QVERIFY(!model.setData(fixed, Qt::Checked, Qt::CheckStateRole));
    QVERIFY(model.index(0, 0).data(remedyRole).toString().startsWith("GRANT"));
}

void tst_DryRunModels::everyFindingKnowsItsPage()
{
    WizardHome home;
    ProjectDraft draft(*home.session);
    PlanCheckModel model(draft);
    auto plan = std::make_shared<ProjectPlan>();
    plan->prechecks = {check("RDB_CONNECT", Side::Source, PrecheckStatus::Failed),
                       check("RDB_CONNECT", Side::Sink, PrecheckStatus::Failed),
                       check("DB_UK_INDEX", Side::Source, PrecheckStatus::Failed),
                       check("GODWIT_STEP", Side::Source, PrecheckStatus::Failed)};
    model.setPlan(plan);
    const QStringList expected = {"/sourceEndpointId", "/sinkEndpointId", "/transferMapping",
                                  "/enableIncrTransfer"};
    for (int row = 0; row < 4; ++row)
        QCOMPARE(model.index(row, 0).data(pointerRole).toString(), expected[row]);
}

void tst_DryRunModels::problemsAreErrorsThenWarnings()
{
    PlanProblemModel model;
    QAbstractItemModelTester tester(&model, failing);
    QVERIFY(!model.worst());
    auto onlyWarned = std::make_shared<ProjectPlan>(*smallPlan());
    onlyWarned->errors.clear();
    model.setPlan(onlyWarned);
    QVERIFY(model.worst() == Status::Warning);
    model.setPlan(smallPlan());
    QVERIFY(model.worst() == Status::Bad);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(text(model, 0, PlanProblemModel::LevelColumn), QString("error"));
    QCOMPARE(text(model, 0, PlanProblemModel::ObjectColumn), QString("shop.orders"));
    QCOMPARE(model.index(0, 0).data(pointerRole).toString(),
             QString("/transferMapping/databases/0"));
    QCOMPARE(model.index(0, 0).data(remedyRole).toString(), QString("rename one"));
    QCOMPARE(text(model, 1, PlanProblemModel::LevelColumn), QString("warning"));
    QCOMPARE(text(model, 1, PlanProblemModel::MessageColumn),
             QString("the rule x.* takes nothing"));
}

void tst_DryRunModels::statementsStandSideBySide()
{
    PlannedNamesModel model;
    QAbstractItemModelTester tester(&model, failing);
    model.setPlan(smallPlan());
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(text(model, 0, 0), QString("shop.orders"));
    QCOMPARE(model.before(0), QString("CREATE TABLE orders (a INT)"));
    QVERIFY(model.after(0).contains("CREATE TABLE copy.orders (a INT);"));
    QVERIFY(model.after(0).contains("CREATE INDEX i ON orders (a);"));
}

void tst_DryRunModels::withoutAPlanEverythingIsEmpty()
{
    WizardHome home;
    ProjectDraft draft(*home.session);
    PlanObjectModel objects;
    PlanNoteModel notes;
    PlanCheckModel checks(draft);
    PlanProblemModel problems;
    PlannedNamesModel names;
    for (const QAbstractItemModel *model : std::initializer_list<const QAbstractItemModel *>{
             &objects, &notes, &checks, &problems, &names})
        QCOMPARE(model->rowCount(), 0);
}

QTEST_MAIN(tst_DryRunModels)
#include "tst_dry_run_models.moc"
