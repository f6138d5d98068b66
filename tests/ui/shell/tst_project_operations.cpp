#include "ui/shell/project_operations.h"

#include <QTest>

using namespace godwit;
using namespace godwit::ui;

class tst_ProjectOperations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachStateAllowsItsOperations_data();
    void eachStateAllowsItsOperations();
    void theOutcomeIsCounted();
};

void tst_ProjectOperations::eachStateAllowsItsOperations_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("allowed");
    const struct
    {
        const char *what;
        ProjectState state;
        const char *allowed; // Start, Pause, Resume, reLease, Delete, Edit
    } rows[] = {
        {"not started", ProjectState::Init, "SDE"},   {"running", ProjectState::Running, "P"},
        {"paused", ProjectState::Suspend, "RLE"},     {"failed", ProjectState::Failed, "RLE"},
        {"completed", ProjectState::Finished, "SLE"}, {"released", ProjectState::Released, "SDE"},
        {"releasing", ProjectState::Releasing, ""},
    };
    for (const auto &row : rows)
        QTest::newRow(row.what) << static_cast<int>(row.state) << QString(row.allowed);
}

void tst_ProjectOperations::eachStateAllowsItsOperations()
{
    QFETCH(int, state);
    QFETCH(QString, allowed);
    ProjectEntry entry;
    entry.state = static_cast<ProjectState>(state);
    const std::pair<char, Operation> operations[] = {
        {'S', Operation::Start},   {'P', Operation::Pause},  {'R', Operation::Resume},
        {'L', Operation::Release}, {'D', Operation::Delete}, {'E', Operation::Edit}};
    for (const auto &[letter, operation] : operations) {
        QCOMPARE(isPossible(operation, entry), allowed.contains(QLatin1Char(letter)));
        QVERIFY(!whenPossible(operation).isEmpty());
    }
    QVERIFY(isPossible(Operation::Clone, entry));
}

void tst_ProjectOperations::theOutcomeIsCounted()
{
    QVERIFY(outcomeText(Operation::Pause, 1, 1, "shop").contains("shop"));
    const QString many = outcomeText(Operation::Release, 2, 3, {});
    QVERIFY(many.contains('2'));
    QVERIFY(many.contains('3'));
}

QTEST_GUILESS_MAIN(tst_ProjectOperations)
#include "tst_project_operations.moc"
