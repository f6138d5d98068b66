#include "tests/ui/shell/shell_home.h"
#include "ui/shell/project_list_model.h"

#include <QAbstractItemModelTester>
#include <QIcon>
#include <QSignalSpy>
#include <QTest>

using namespace godwit;
using namespace godwit::ui;

class tst_ProjectListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatTheHomeHolds();
    void rowsThatStayAreNotReset();
    void aFinishedRunSaysWhatVerificationFound();
    void aRunOfThisProcessIsShownAsItStands();
    void everyWordOfASearchMustBeFound();
    void filtersNarrowTheListDown();
    void endpointsAreReadFromAnyPayload();
};

namespace {

std::vector<ProjectEntry> entriesOf(ShellHome &home)
{
    return *readProjectEntries(home.session->state());
}

QString cell(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

void tst_ProjectListModel::showsWhatTheHomeHolds()
{
    ShellHome home;
    const std::string orders = home.addSource("orders", true);
    home.addSource("copy");
    home.addProject("alpha", ProjectState::Running, {"blue", "urgent"}, orders);
    home.addProject("beta", ProjectState::Init, {}, "elsewhere", "copy", "SYNC");
    ProjectListModel model;
    const QAbstractItemModelTester tester(&model);
    model.setEntries(entriesOf(home));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(cell(model, 0, ProjectListModel::Name), QString("alpha"));
    QCOMPARE(cell(model, 0, ProjectListModel::Tags), QString("blue, urgent"));
    QCOMPARE(cell(model, 0, ProjectListModel::Route), QString("orders → copy"));
    // Nobody runs it: its process has died.
    QCOMPARE(cell(model, 0, ProjectListModel::State), QString("Paused"));
    QVERIFY(!model.index(0, ProjectListModel::State).data(Qt::DecorationRole).isNull());
    QVERIFY(model.entry(0).touchesProduction());
    QCOMPARE(cell(model, 1, ProjectListModel::Route), QString("elsewhere → copy"));
    QCOMPARE(cell(model, 1, ProjectListModel::Type), QString("Synchronization"));
    QVERIFY(!model.entry(1).touchesProduction());
    QCOMPARE(model.allTags(), QStringList({"blue", "urgent"}));
}

void tst_ProjectListModel::rowsThatStayAreNotReset()
{
    ShellHome home;
    const QString alpha = home.addProject("alpha");
    const QString beta = home.addProject("beta");
    ProjectListModel model;
    const QAbstractItemModelTester tester(&model);
    model.setEntries(entriesOf(home));
    const QPersistentModelIndex second(model.index(1, 0));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setEntries(entriesOf(home));
    QCOMPARE(changed.count(), 0); // nothing looks different
    QVERIFY(ProjectStore(home.session->state()).remove(toUtf8(alpha)));
    home.addProject("gamma");
    model.setEntries(entriesOf(home));
    QCOMPARE(reset.count(), 0);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(second.row(), 0);
    QCOMPARE(second.data(ProjectListModel::IdRole).toString(), beta);
    QVERIFY(!model.find(alpha));
}

void tst_ProjectListModel::aFinishedRunSaysWhatVerificationFound()
{
    const struct
    {
        std::optional<bool> consistent;
        const char *state;
    } rows[] = {{true, "Completed"},
                {false, "Completed, different"},
                {std::nullopt, "Completed, not proven"}};
    for (const auto &row : rows) {
        ShellHome home;
        const QString id = home.addProject("alpha", ProjectState::Finished);
        RunRecord run;
        run.projectId = toUtf8(id);
        StepRecord verify;
        verify.step = StepKind::FullVerify;
        verify.state = StepState::Finished;
        run.steps = {verify};
        RunStore runs(home.session->state());
        const auto stored = *runs.create(run);
        QVERIFY(runs.saveState(stored.id, ProjectState::Finished, row.consistent, {}));
        ProjectListModel model;
        model.setEntries(entriesOf(home));
        QCOMPARE(cell(model, 0, ProjectListModel::State), QString(row.state));
    }
}

void tst_ProjectListModel::aRunOfThisProcessIsShownAsItStands()
{
    ShellHome home;
    const QString id = home.addProject("alpha");
    ProjectListModel model;
    const QAbstractItemModelTester tester(&model);
    model.setEntries(entriesOf(home));
    RunProgress progress;
    StepRecord step;
    step.step = StepKind::FullTransfer;
    step.state = StepState::Running;
    progress.steps = {step};
    progress.rowsDone = 45;
    progress.rowsEstimated = 100;
    model.setProgress(id, progress);
    QCOMPARE(cell(model, 0, ProjectListModel::State), QString("Running"));
    QCOMPARE(cell(model, 0, ProjectListModel::Progress), QString("Full transfer, 45 %"));
}

void tst_ProjectListModel::everyWordOfASearchMustBeFound()
{
    ShellHome home;
    home.addProject("alpha", ProjectState::Init, {"blue"});
    home.addProject("beta", ProjectState::Init, {"blue"});
    ProjectListModel model;
    ProjectListFilter filter;
    filter.setProjects(&model);
    const QAbstractItemModelTester tester(&filter);
    model.setEntries(entriesOf(home));
    filter.setSearch("BLUE");
    QCOMPARE(filter.rowCount(), 2);
    filter.setSearch("blue alp");
    QCOMPARE(filter.rowCount(), 1);
    filter.setSearch("blue nothing");
    QCOMPARE(filter.rowCount(), 0);
    QVERIFY(filter.isNarrowed());
}

void tst_ProjectListModel::filtersNarrowTheListDown()
{
    ShellHome home;
    home.addProject("alpha", ProjectState::Failed, {"blue"});
    home.addProject("beta", ProjectState::Init, {}, "a", "b", "SYNC");
    ProjectListModel model;
    ProjectListFilter filter;
    filter.setProjects(&model);
    model.setEntries(entriesOf(home));
    filter.setState(ProjectState::Failed);
    QCOMPARE(filter.rowCount(), 1);
    filter.setState(std::nullopt);
    filter.setType("SYNC");
    QCOMPARE(cell(filter, 0, ProjectListModel::Name), QString("beta"));
    filter.setTag("blue");
    QCOMPARE(filter.rowCount(), 0);
    filter.setType({});
    QCOMPARE(cell(filter, 0, ProjectListModel::Name), QString("alpha"));
}

void tst_ProjectListModel::endpointsAreReadFromAnyPayload()
{
    using Ends = std::pair<std::string, std::string>;
    QVERIFY(endpointsOf(R"({"sourceEndpointId": "a", "x": {"sinkEndpointId": "no"},
                            "sinkEndpointId": "b"})")
            == Ends("a", "b"));
    QVERIFY(endpointsOf(R"({"sourceEndpointId": null})") == Ends());
    QVERIFY(endpointsOf("not json") == Ends());
}

QTEST_MAIN(tst_ProjectListModel)
#include "tst_project_list_model.moc"
