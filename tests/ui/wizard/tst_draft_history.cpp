#include "ui/wizard/draft_history.h"

#include <QTest>

using namespace godwit;
using namespace godwit::ui;

class tst_DraftHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsComeBackInReverseOrder();
    void typingInOneFieldIsOneStep();
    void aSealEndsTheWord();
    void aNewChangeForgetsWhatWasUndone();
    void theOldestOfTooManyStepsGoes();
    void hugeMappingsAreCountedOnceAndBounded();
};

namespace {

DraftState named(const std::string &name, std::shared_ptr<const TransferMapping> mapping = nullptr)
{
    DraftState state;
    state.settings.name = name;
    state.mapping = mapping ? std::move(mapping) : std::make_shared<const TransferMapping>();
    return state;
}

std::shared_ptr<const TransferMapping> mappingOf(std::size_t tables)
{
    TransferMapping mapping;
    mapping.databases.emplace_back();
    mapping.databases.back().tables.resize(tables);
    return std::make_shared<const TransferMapping>(std::move(mapping));
}

} // namespace

void tst_DraftHistory::stepsComeBackInReverseOrder()
{
    DraftHistory history;
    QVERIFY(!history.canUndo() && !history.canRedo());
    history.push(named("a"), "");
    history.push(named("b"), "");
    QCOMPARE(history.undo(named("c")).settings.name, "b");
    QCOMPARE(history.undo(named("b")).settings.name, "a");
    QVERIFY(!history.canUndo());
    QCOMPARE(history.redo(named("a")).settings.name, "b");
    QCOMPARE(history.redo(named("b")).settings.name, "c");
    QVERIFY(!history.canRedo());
}

void tst_DraftHistory::typingInOneFieldIsOneStep()
{
    DraftHistory history;
    history.push(named(""), "/name");
    history.push(named("s"), "/name");
    history.push(named("sh"), "/name");
    QCOMPARE(history.undo(named("sho")).settings.name, "");
    QVERIFY(!history.canUndo());
}

void tst_DraftHistory::aSealEndsTheWord()
{
    DraftHistory history;
    history.push(named(""), "/name");
    history.push(named("s"), "/name");
    history.seal();
    history.push(named("sh"), "/name");
    QCOMPARE(history.undo(named("sho")).settings.name, "sh");
    // After an undo, typing in the same field starts a step of its own.
    history.push(named("sh"), "/name");
    QCOMPARE(history.undo(named("shx")).settings.name, "sh");
    QCOMPARE(history.undo(named("sh")).settings.name, "");
}

void tst_DraftHistory::aNewChangeForgetsWhatWasUndone()
{
    DraftHistory history;
    history.push(named("a"), "");
    history.undo(named("b"));
    QVERIFY(history.canRedo());
    history.push(named("a"), "");
    QVERIFY(!history.canRedo());
}

void tst_DraftHistory::theOldestOfTooManyStepsGoes()
{
    DraftHistory history;
    for (std::size_t i = 0; i < DraftHistory::mostSteps + 5; ++i)
        history.push(named(std::to_string(i)), "");
    std::size_t steps = 0;
    std::string last;
    while (history.canUndo()) {
        last = history.undo(named("now")).settings.name;
        ++steps;
    }
    QCOMPARE(steps, DraftHistory::mostSteps);
    QCOMPARE(last, "5");
}

void tst_DraftHistory::hugeMappingsAreCountedOnceAndBounded()
{
    DraftHistory history;
    const auto huge = mappingOf(DraftHistory::mostObjects - 10);
    for (int i = 0; i < 20; ++i)
        history.push(named("same", huge), "");
    history.push(named("other", mappingOf(5)), "");
    std::size_t steps = 0;
    DraftHistory copy = history;
    for (; copy.canUndo(); ++steps)
        copy.undo(named("now"));
    QCOMPARE(steps, 21);

    history.push(named("third", mappingOf(100)), "");
    for (steps = 0; history.canUndo(); ++steps)
        history.undo(named("now"));
    QCOMPARE(steps, 2); // the huge ones are gone, the two small ones stay

    history.push(named("only", mappingOf(DraftHistory::mostObjects + 1)), "");
    QVERIFY(history.canUndo()); // the last step always stays
}

QTEST_GUILESS_MAIN(tst_DraftHistory)
#include "tst_draft_history.moc"
