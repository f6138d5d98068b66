#include "core/state/difference_writer.h"
#include "core/state/run_store.h"
#include "tests/core/state/state_home.h"

#include <QtTest>

#include <sqlite3.h>

using namespace godwit;

namespace {

using Cell = Difference::Cell;

std::string hashOf(int number)
{
    return std::string(28, '0') + std::to_string(1000 + number);
}

Difference differing(int key)
{
    Difference difference;
    difference.table = {"shop", "or\"ders\n\U0001F600"};
    difference.kind = DifferenceKind::Different;
    const std::string id = std::to_string(key);
    difference.cells = {Cell{"id", id, id}, Cell{"no`te", "red", "blue", false, false, true},
                        Cell{"price", "1.50", "1.5"}, Cell{"gone", "", "x", true, false, true}};
    difference.key = {difference.cells.front()};
    difference.repairSql = "UPDATE ... " + id;
    difference.keyHash = hashOf(key);
    difference.sourceHash = hashOf(key + 1000);
    difference.sinkHash = hashOf(key + 2000);
    difference.locators = {{0, CellKind::Text, std::string("4\0x27", 5)}, {3, CellKind::Null, ""}};
    return difference;
}

Difference missing(int key)
{
    Difference difference = differing(key);
    difference.kind = DifferenceKind::OnlyInSource;
    for (auto *cells : {&difference.cells, &difference.key}) {
        for (Cell &cell : *cells) {
            cell.sink.clear();
            cell.sinkIsNull = cell.differs = false;
        }
    }
    difference.sinkHash.clear();
    return difference;
}

std::vector<Difference> manyDiffering(int from, int count)
{
    std::vector<Difference> many;
    for (int i = 0; i < count; ++i)
        many.push_back(differing(from + i));
    return many;
}

std::vector<std::uint64_t> ordinalsOf(const std::vector<StoredDifference> &differences)
{
    std::vector<std::uint64_t> ordinals;
    for (const StoredDifference &difference : differences)
        ordinals.push_back(difference.ordinal);
    return ordinals;
}

struct Home : StateHome
{
    std::unique_ptr<StateDatabase> state = open();
    DifferenceStore store{*state};
    DifferenceWriter writer{*state};
    std::string run;

    Home()
    {
        RunRecord record;
        record.projectId = "np_1";
        auto created = RunStore(*state).create(record);
        run = created ? created->id : "";
    }
    Result<void> verify(int table, const std::vector<Difference> &found,
                        DifferenceWriter::Earlier earlier = DifferenceWriter::Earlier::Forget)
    {
        auto done = writer.beginTable(run, table, earlier);
        if (done)
            done = writer.add(run, table, found);
        if (done)
            done = writer.endTable(run, table);
        return done ? writer.finish(run) : done;
    }
};

using Ordinals = std::vector<std::uint64_t>;

} // namespace

class tst_DifferenceStore : public QObject
{
    Q_OBJECT

private slots:
    void whatIsStoredIsReadAgainWhole();
    void aRowOfOneSideHasNoOtherSide();
    void ordinalsAreDenseAndPagesFollowThem();
    void filtersLeaveWhatTheySay();
    void aTableVerifiedAnewReplacesItsDifferences();
    void outcomesSurviveTheVerificationAfterARepair();
    void whatWasRepairedAndIsFoundAgainIsOpen();
    void aFindingIsReplacedInItsPlace();
    void longValuesAreCutButNotTheStatement();
    void removingARunRemovesItsDifferences();
    void aRunThatDoesNotExistHasNone();
    void aHomeOfAnOlderVersionHasNoneAndIsUpgraded();
    void aMillionAreCountedAndPagedQuickly();
};

void tst_DifferenceStore::whatIsStoredIsReadAgainWhole()
{
    Home home;
    const Difference stored = differing(7);
    REQUIRE_OK(home.verify(3, {stored}));
    const auto found = home.store.find(home.run, 1);
    REQUIRE_OK(found);
    QVERIFY(found->has_value());
    QCOMPARE((*found)->table, 3);
    QCOMPARE((*found)->state, DifferenceState::Open);
    QCOMPARE((*found)->keyText, std::string("7"));
    QVERIFY((*found)->difference == stored);
    const auto heads = home.store.page(home.run, {}, 0, 10, DifferenceParts::Heads);
    REQUIRE_OK(heads);
    QCOMPARE(heads->size(), 1U);
    QCOMPARE(heads->front().difference.keyHash, stored.keyHash);
    QVERIFY(heads->front().difference.table == stored.table);
    QVERIFY(heads->front().difference.cells.empty());
}

void tst_DifferenceStore::aRowOfOneSideHasNoOtherSide()
{
    Home home;
    const Difference stored = missing(7);
    REQUIRE_OK(home.verify(0, {stored}));
    const auto found = home.store.find(home.run, 1);
    REQUIRE_OK(found);
    QVERIFY((*found)->difference == stored);
}

void tst_DifferenceStore::ordinalsAreDenseAndPagesFollowThem()
{
    Home home;
    REQUIRE_OK(home.verify(1, manyDiffering(0, 5)));
    REQUIRE_OK(home.verify(0, manyDiffering(0, 3)));
    const auto first = home.store.page(home.run, {}, 0, 4);
    REQUIRE_OK(first);
    QVERIFY(ordinalsOf(*first) == (Ordinals{1, 2, 3, 4}));
    QCOMPARE(first->at(2).table, 0); // table after table, whichever was verified first
    QCOMPARE(first->at(3).table, 1);
    const auto rest = home.store.page(home.run, {}, 4, 100);
    REQUIRE_OK(rest);
    QVERIFY(ordinalsOf(*rest) == (Ordinals{5, 6, 7, 8}));
    const auto middle = home.store.ordinalAt(home.run, {}, 6);
    REQUIRE_OK(middle);
    QCOMPARE(middle->value(), 7U);
    const auto beyond = home.store.ordinalAt(home.run, {}, 8);
    REQUIRE_OK(beyond);
    QVERIFY(!beyond->has_value());
}

void tst_DifferenceStore::filtersLeaveWhatTheySay()
{
    Home home;
    REQUIRE_OK(home.verify(0, {differing(1), missing(2), differing(30)}));
    REQUIRE_OK(home.verify(1, {missing(3), differing(4)}));
    REQUIRE_OK(home.writer.setOutcomes(
        home.run, {{3, DifferenceState::Failed, "refused"}, {4, DifferenceState::Repaired, ""}}));
    const auto check = [&](const DifferenceFilter &filter, const Ordinals &expected) {
        const auto page = home.store.page(home.run, filter, 0, 10);
        const auto count = home.store.count(home.run, filter);
        REQUIRE_OK(page);
        REQUIRE_OK(count);
        QVERIFY(ordinalsOf(*page) == expected);
        QCOMPARE(*count, expected.size());
        const auto last = home.store.ordinalAt(home.run, filter, expected.size() - 1);
        REQUIRE_OK(last);
        QCOMPARE(last->value(), expected.back());
    };
    check({}, {1, 2, 3, 4, 5});
    check({1, {}, {}, ""}, {4, 5});
    check({{}, DifferenceKind::OnlyInSource, {}, ""}, {2, 4});
    check({{}, {}, DifferenceState::Failed, ""}, {3});
    check({0, DifferenceKind::Different, DifferenceState::Open, ""}, {1});
    check({{}, {}, {}, "3"}, {3, 4});
    check({1, {}, {}, "4"}, {5});
    const auto counts = home.store.counts(home.run);
    REQUIRE_OK(counts);
    std::uint64_t total = 0;
    for (const DifferenceCount &line : *counts)
        total += line.count;
    QCOMPARE(counts->size(), 5U);
    QCOMPARE(total, 5U);
    const auto failed = home.store.find(home.run, 3);
    REQUIRE_OK(failed);
    QCOMPARE((*failed)->message, std::string("refused"));
}

void tst_DifferenceStore::aTableVerifiedAnewReplacesItsDifferences()
{
    Home home;
    REQUIRE_OK(home.verify(0, manyDiffering(0, 3)));
    REQUIRE_OK(home.verify(1, manyDiffering(0, 2)));
    REQUIRE_OK(home.verify(0, {differing(9)}));
    const auto all = home.store.page(home.run, {}, 0, 10);
    REQUIRE_OK(all);
    QVERIFY(ordinalsOf(*all) == (Ordinals{1, 2, 3}));
    QCOMPARE(all->front().keyText, std::string("9"));
    REQUIRE_OK(home.verify(1, {}));
    const auto left = home.store.count(home.run, {});
    REQUIRE_OK(left);
    QCOMPARE(*left, 1U);
}

void tst_DifferenceStore::outcomesSurviveTheVerificationAfterARepair()
{
    Home home;
    REQUIRE_OK(home.verify(0, manyDiffering(1, 4)));
    REQUIRE_OK(home.writer.setOutcomes(
        home.run, {{1, DifferenceState::Repaired, ""},
                   {2, DifferenceState::ChangedMeanwhile, "changed at the source"},
                   {3, DifferenceState::Failed, "refused"}}));
    Difference second = differing(2); // another value by now
    second.sinkHash = hashOf(99);
    REQUIRE_OK(home.verify(0, {second, differing(8)}, DifferenceWriter::Earlier::KeepOutcomes));
    const auto all = home.store.page(home.run, {}, 0, 10);
    REQUIRE_OK(all);
    QCOMPARE(all->size(), 3U);
    QCOMPARE(all->at(0).state, DifferenceState::Repaired);
    QCOMPARE(all->at(1).state, DifferenceState::ChangedMeanwhile);
    QCOMPARE(all->at(1).message, std::string("changed at the source"));
    QCOMPARE(all->at(1).difference.sinkHash, hashOf(99));
    QCOMPARE(all->at(2).state, DifferenceState::Open);
    QVERIFY(ordinalsOf(*all) == (Ordinals{1, 2, 3}));
}

void tst_DifferenceStore::whatWasRepairedAndIsFoundAgainIsOpen()
{
    Home home;
    REQUIRE_OK(home.verify(0, manyDiffering(1, 2)));
    REQUIRE_OK(home.writer.setOutcomes(home.run, {{1, DifferenceState::Repaired, ""}}));
    REQUIRE_OK(home.verify(0, {differing(1)}, DifferenceWriter::Earlier::KeepOutcomes));
    const auto all = home.store.page(home.run, {}, 0, 10);
    REQUIRE_OK(all);
    QCOMPARE(all->size(), 1U);
    QCOMPARE(all->front().state, DifferenceState::Open);
}

void tst_DifferenceStore::aFindingIsReplacedInItsPlace()
{
    Home home;
    REQUIRE_OK(home.verify(0, {differing(1), differing(2)}));
    REQUIRE_OK(home.writer.setOutcomes(home.run, {{2, DifferenceState::Failed, "refused"}}));
    REQUIRE_OK(home.writer.replace(home.run, 2, missing(2)));
    const auto found = home.store.find(home.run, 2);
    REQUIRE_OK(found);
    QVERIFY((*found)->difference == missing(2));
    QCOMPARE((*found)->state, DifferenceState::Open);
    QVERIFY((*found)->message.empty());
}

void tst_DifferenceStore::longValuesAreCutButNotTheStatement()
{
    Home home;
    Difference large = differing(1);
    for (int i = 0; i < 40'000; ++i)
        large.cells[1].source += "\u00e9";
    large.repairSql = large.cells[1].source;
    REQUIRE_OK(home.verify(0, {large}));
    const auto found = home.store.find(home.run, 1);
    REQUIRE_OK(found);
    const Difference &read = (*found)->difference;
    QVERIFY(read.cells[1].source.size() < 33'000);
    QVERIFY(QString::fromStdString(read.cells[1].source).endsWith("\u2026 (80003 bytes)"));
    QCOMPARE(read.repairSql, large.repairSql);
}

void tst_DifferenceStore::removingARunRemovesItsDifferences()
{
    Home home;
    REQUIRE_OK(home.verify(0, manyDiffering(0, 30)));
    REQUIRE_OK(home.writer.remove(home.run));
    const auto none = home.store.count(home.run, {});
    REQUIRE_OK(none);
    QCOMPARE(*none, 0U);
    REQUIRE_OK(home.verify(0, manyDiffering(0, 3)));
    const auto again = home.store.page(home.run, {}, 0, 10);
    REQUIRE_OK(again);
    QCOMPARE(again->size(), 3U);
}

void tst_DifferenceStore::aRunThatDoesNotExistHasNone()
{
    Home home;
    const auto none = home.store.page("r_nobody", {}, 0, 10);
    REQUIRE_OK(none);
    QVERIFY(none->empty());
    QVERIFY(!home.writer.add("r_nobody", 0, {differing(1)}));
}

void tst_DifferenceStore::aHomeOfAnOlderVersionHasNoneAndIsUpgraded()
{
    Home home;
    {
        const auto dropped = sqlite3_exec(
            home.state->handle(),
            "DROP TABLE difference_row; DROP TABLE difference; DROP TABLE difference_table; "
            "DROP TABLE run_facts; DELETE FROM schema_version WHERE version > 3",
            nullptr, nullptr, nullptr);
        QCOMPARE(dropped, SQLITE_OK);
    }
    auto reading = StateDatabase::openReadOnly(home.path);
    REQUIRE_OK(reading);
    DifferenceStore old(**reading);
    const auto none = old.count(home.run, {});
    REQUIRE_OK(none);
    QCOMPARE(*none, 0U);
    const auto counts = old.counts(home.run);
    REQUIRE_OK(counts);
    auto upgraded = StateDatabase::open(home.path);
    REQUIRE_OK(upgraded);
    REQUIRE_OK(DifferenceWriter(**upgraded).add(home.run, 0, {differing(1)}));
}

void tst_DifferenceStore::aMillionAreCountedAndPagedQuickly()
{
    Home home;
    constexpr int rows = 100'000; // a tenth: the rest would only take longer
    for (int i = 0; i < rows; i += 2000)
        REQUIRE_OK(home.writer.add(home.run, i / 50'000, manyDiffering(i, 2000)));
    REQUIRE_OK(home.writer.finish(home.run));
    REQUIRE_OK(home.writer.setOutcomes(home.run, {{rows - 1, DifferenceState::Failed, ""}}));
    QElapsedTimer timer;
    timer.start();
    const auto page = home.store.page(home.run, {{}, {}, DifferenceState::Failed, ""}, 0, 100);
    const auto middle =
        home.store.ordinalAt(home.run, {{}, DifferenceKind::Different, {}, ""}, rows / 2);
    const auto count = home.store.count(home.run, {1, {}, {}, ""});
    const qint64 took = timer.elapsed();
    REQUIRE_OK(page);
    REQUIRE_OK(middle);
    REQUIRE_OK(count);
    QCOMPARE(page->size(), 1U);
    QCOMPARE(middle->value(), std::uint64_t(rows / 2 + 1));
    QCOMPARE(*count, std::uint64_t(50'000));
    qInfo("three questions about %d differences: %lld ms", rows, took);
    QVERIFY(took < 1000);
}

QTEST_APPLESS_MAIN(tst_DifferenceStore)
#include "tst_difference_store.moc"
