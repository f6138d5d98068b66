#include "ui/run/run_tables.h"
#include "ui/run/table_filter.h"
#include "ui/run/table_progress_model.h"
#include "ui/run/verify_model.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QtTest>

using namespace godwit;
using namespace godwit::ui;

class tst_RunTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesRowsInPlaceAndNeverResetsWithinARun();
    void saysNothingWhenAStoredRunHasNotMoved();
    void takesTheTablesOfAnotherRun();
    void tellsExactAndEstimatedTotalsApart();
    void callsATableCopyingFromItsFirstRowOn();
    void neverShowsAllOfAnEstimateBeforeTheEnd();
    void measuresTheRateOfTablesAtWork();
    void sortsAndFiltersByWhatIsShown();
    void sumsUpWhatVerificationFound();
    void countsMergedTablesOnce();
    void updatesTenThousandTablesWithinAFrame();
};

namespace {

TableProgress table(int number, StepState state, std::uint64_t rows, std::uint64_t estimated)
{
    TableProgress progress;
    progress.record.number = number;
    progress.record.source = {"shop", "t" + std::to_string(number)};
    progress.record.sink = {"copy", "t" + std::to_string(number)};
    progress.record.state = state;
    progress.record.estimatedRows = estimated;
    progress.record.rowsRead = progress.record.rowsWritten = rows;
    progress.counters.rows = rows;
    progress.counters.bytes = rows * 100;
    return progress;
}

std::vector<TableProgress> tables(int count)
{
    std::vector<TableProgress> all;
    for (int i = 0; i < count; ++i)
        all.push_back(table(i, StepState::Init, 0, 1000));
    return all;
}

QString cell(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

TableProgress verified(int number, const std::string &sink, VerifyState state, std::uint64_t rows)
{
    TableProgress progress = table(number, StepState::Finished, rows, rows);
    progress.record.sink.table = sink;
    progress.record.verify.state = state;
    progress.record.verify.sourceRows = progress.record.verify.sinkRows = rows;
    return progress;
}

} // namespace

void tst_RunTables::changesRowsInPlaceAndNeverResetsWithinARun()
{
    RunTables run;
    TableProgressModel progress(run);
    VerifyModel verify(run);
    const QAbstractItemModelTester progressTester(&progress);
    const QAbstractItemModelTester verifyTester(&verify);
    run.take(10, tables(10));
    QCOMPARE(progress.rowCount(), 10);
    QCOMPARE(verify.rowCount(), 10);
    QSignalSpy resets(&progress, &QAbstractItemModel::modelReset);
    QSignalSpy changes(&progress, &QAbstractItemModel::dataChanged);
    run.take(10, {table(3, StepState::Running, 10, 1000), table(4, StepState::Running, 20, 1000),
                  table(8, StepState::Finished, 1000, 1000)});
    QCOMPARE(resets.count(), 0);
    QCOMPARE(changes.count(), 2); // 3 and 4 together, 8
    QCOMPARE(cell(progress, 4, TableProgressModel::Rows), "20");
    QCOMPARE(cell(progress, 8, TableProgressModel::State), "Copied");
    run.take(11, {table(10, StepState::Init, 0, 5)});
    QCOMPARE(progress.rowCount(), 11);
    QCOMPARE(resets.count(), 0);
}

void tst_RunTables::saysNothingWhenAStoredRunHasNotMoved()
{
    RunTables run;
    std::vector<TableRecord> stored;
    for (const TableProgress &progress : tables(5))
        stored.push_back(progress.record);
    run.take(stored);
    QSignalSpy changes(&run, &RunTables::changed);
    run.take(stored);
    QCOMPARE(changes.count(), 0);
    stored[2].rowsRead = 7;
    stored[4].verify.state = VerifyState::Consistent;
    run.take(stored);
    QCOMPARE(changes.count(), 2);
    QCOMPARE(run.at(2).counters.rows, std::uint64_t(7));
}

void tst_RunTables::takesTheTablesOfAnotherRun()
{
    RunTables run;
    TableProgressModel model(run);
    const QAbstractItemModelTester tester(&model);
    run.take(10, tables(10));
    run.forget();
    TableProgress other = table(0, StepState::Init, 0, 1);
    other.record.source.table = "another";
    run.take(1, {other});
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(cell(model, 0, TableProgressModel::Name), "shop.another");
}

void tst_RunTables::tellsExactAndEstimatedTotalsApart()
{
    RunTables run;
    TableProgressModel model(run);
    TableProgress counted = table(1, StepState::Running, 10, 2000);
    counted.estimateIsExact = true;
    run.take(3, {table(0, StepState::Running, 10, 2000), counted,
                 table(2, StepState::Finished, 1700, 2000)});
    QVERIFY(cell(model, 0, TableProgressModel::Total).startsWith("≈"));
    QVERIFY(!cell(model, 1, TableProgressModel::Total).startsWith("≈"));
    QVERIFY(
        !model.index(0, TableProgressModel::Progress).data(TableProgressModel::ExactRole).toBool());
    QVERIFY(
        model.index(1, TableProgressModel::Progress).data(TableProgressModel::ExactRole).toBool());
    // What was copied is the number of rows, whatever had been estimated.
    QVERIFY(cell(model, 2, TableProgressModel::Total).endsWith("700"));
}

void tst_RunTables::callsATableCopyingFromItsFirstRowOn()
{
    RunTables run;
    TableProgressModel model(run);
    run.take(2, {table(0, StepState::Init, 0, 2000), table(1, StepState::Init, 10, 2000)});
    QCOMPARE(cell(model, 0, TableProgressModel::State), "Waiting");
    QCOMPARE(cell(model, 0, TableProgressModel::Rows), "");
    QCOMPARE(cell(model, 1, TableProgressModel::State), "Copying");
    QCOMPARE(cell(model, 1, TableProgressModel::Rows), "10");
    run.take(2, {table(1, StepState::Failed, 10, 2000)});
    QCOMPARE(cell(model, 1, TableProgressModel::State), "Failed");
}

void tst_RunTables::neverShowsAllOfAnEstimateBeforeTheEnd()
{
    QVERIFY(*shareDone(table(0, StepState::Running, 5000, 1000)) < 1);
    QCOMPARE(*shareDone(table(0, StepState::Finished, 10, 1000)), 1.0);
    QVERIFY(!shareDone(table(0, StepState::Running, 10, 0)));
}

void tst_RunTables::measuresTheRateOfTablesAtWork()
{
    RunTables run;
    TableProgressModel model(run);
    const QAbstractItemModelTester tester(&model);
    run.take(1, {table(0, StepState::Running, 0, 100'000)});
    for (int second = 0; second <= 5; ++second) {
        const auto rows = static_cast<std::uint64_t>(second) * 1000;
        run.take(1, {table(0, StepState::Running, rows, 100'000)});
        model.tick(second);
    }
    const QModelIndex speed = model.index(0, TableProgressModel::Speed);
    QCOMPARE(speed.data(TableProgressModel::SortRole).toDouble(), 1000.0);
    run.take(1, {table(0, StepState::Finished, 100'000, 100'000)});
    QCOMPARE(speed.data().toString(), QString());
}

void tst_RunTables::sortsAndFiltersByWhatIsShown()
{
    RunTables run;
    TableProgressModel model(run);
    TableFilter filter;
    const QAbstractItemModelTester tester(&filter);
    filter.setSourceModel(&model);
    run.take(3, {table(0, StepState::Finished, 9, 9), table(1, StepState::Running, 100, 1000),
                 table(2, StepState::Failed, 20, 1000)});
    filter.sort(TableProgressModel::Rows, Qt::DescendingOrder);
    QCOMPARE(cell(filter, 0, TableProgressModel::Name), "shop.t1"); // 100, as a number
    filter.setWhich(TableFilter::Open);
    QCOMPARE(filter.rowCount(), 2);
    filter.setWhich(TableFilter::Failed);
    QCOMPARE(filter.rowCount(), 1);
    filter.setWhich(TableFilter::All);
    filter.setText("COPY.T2"); // the destination's name counts too
    QCOMPARE(filter.rowCount(), 1);
    filter.setText("nowhere");
    QCOMPARE(filter.rowCount(), 0);
}

void tst_RunTables::sumsUpWhatVerificationFound()
{
    std::vector<TableProgress> found = {verified(0, "a", VerifyState::Consistent, 100),
                                        verified(1, "b", VerifyState::Different, 50),
                                        verified(2, "c", VerifyState::NotProven, 0),
                                        table(3, StepState::Finished, 5, 5)};
    found[1].record.verify.different = 2;
    found[1].record.verify.onlyInSink = 1;
    const VerifyTotals totals = totalsOf(found);
    QCOMPARE(totals.consistent, 1);
    QCOMPARE(totals.different, 1);
    QCOMPARE(totals.notProven, 1);
    QCOMPARE(totals.open, 1);
    QCOMPARE(totals.sourceRows, std::uint64_t(150));
    QCOMPARE(totals.changed, std::uint64_t(2));
    QCOMPARE(totals.onlyInSink, std::uint64_t(1));
}

void tst_RunTables::countsMergedTablesOnce()
{
    const VerifyTotals totals = totalsOf({verified(0, "all", VerifyState::Consistent, 100),
                                          verified(1, "all", VerifyState::Consistent, 100)});
    QCOMPARE(totals.consistent, 2);
    QCOMPARE(totals.sourceRows, std::uint64_t(100));
}

void tst_RunTables::updatesTenThousandTablesWithinAFrame()
{
    constexpr int count = 10'000;
    RunTables run;
    TableProgressModel model(run);
    VerifyModel verify(run);
    TableFilter filter;
    filter.setSourceModel(&model);
    filter.sort(TableProgressModel::Rows, Qt::DescendingOrder);
    run.take(count, tables(count));
    // A fast copy of small tables: two hundred of them move between two looks.
    QElapsedTimer timer;
    timer.start();
    constexpr int looks = 20;
    for (int look = 0; look < looks; ++look) {
        std::vector<TableProgress> moved;
        for (int i = 0; i < 200; ++i)
            moved.push_back(
                table((look * 200 + i * 7) % count, StepState::Finished, 1000 + i, 1000));
        run.take(count, moved);
        model.tick(look);
    }
    const double perLook = static_cast<double>(timer.nsecsElapsed()) / 1e6 / looks;
    qInfo("10,000 tables, 200 of them changed: %.2f ms a look, sorted", perLook);
    QVERIFY2(perLook < 50, qPrintable(QString::number(perLook)));
}

QTEST_GUILESS_MAIN(tst_RunTables)
#include "tst_run_tables.moc"
