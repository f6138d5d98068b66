#include "tests/ui/wizard/wizard_support.h"
#include "ui/wizard/problem_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace godwit;
using namespace godwit::ui;

class tst_ProblemModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheWorstFirst();
    void equalProblemsChangeNothing();
};

void tst_ProblemModel::showsTheWorstFirst()
{
    WizardHome home;
    ProjectDraft draft(*home.session);
    draft.load(readProject(R"({"name": "a b", "type": "MIGRATION", "sourceEndpointId": "e_1",
        "sinkEndpointId": "e_2", "enableFullTransfer": "true", "enableReverseIncrTransfer": true,
        "transferMapping": {"mode": "WILDCARD", "tableAndViewWhiteList": ["shop.*"]},
        "incrTransferConfig": {"incrSyncConcurrency": 5000}})"),
               {});
    ProblemModel model;
    const QAbstractItemModelTester tester(&model);
    model.setProblems(problemsOf(draft));
    QStringList shown;
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto text = [&](int column) { return model.index(row, column).data().toString(); };
        shown += text(ProblemModel::KindColumn) + ' ' + text(ProblemModel::WhereColumn);
        QVERIFY(!text(ProblemModel::MessageColumn).isEmpty());
    }
    const QStringList expected = {
        QStringLiteral("Error /name"),
        QStringLiteral("Not read /incrTransferConfig/incrSyncConcurrency"),
        QStringLiteral("Warning /enableReverseIncrTransfer"),
        QStringLiteral("Tolerated /enableFullTransfer")};
    QCOMPARE(shown, expected);
    for (int column = 0; column < model.columnCount(); ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
}

void tst_ProblemModel::equalProblemsChangeNothing()
{
    Error error;
    error.message = "wrong";
    ProblemModel model;
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setProblems(problemsOf({error}, {}));
    model.setProblems(problemsOf({error}, {}));
    QCOMPARE(reset.count(), 1);
}

QTEST_MAIN(tst_ProblemModel)
#include "tst_problem_model.moc"
