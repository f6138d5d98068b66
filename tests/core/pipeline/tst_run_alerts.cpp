#include "core/pipeline/run_alerts.h"
#include "core/state/sql.h"
#include "tests/core/pipeline/run_support.h"

using namespace godwit;
using namespace godwit::test;
using namespace std::chrono_literals;

class tst_RunAlerts : public QObject
{
    Q_OBJECT

private slots:
    void aStallIsRaisedOnceAndClearedWhenItGoesOn();
    void rowsThatALimitHoldsBackAreNoStall();
    void aStepThatMovesNoRowsDoesNotStall();
    void theThresholdIsTheSetting();
    void aRunFarBeyondItsEstimateIsRaisedOnce();
    void reconnectsAreCountedWithinTenMinutes();
    void rejectedRowsHaveTheirOwnKind();
    void manyFailedTablesMakeFewAlerts();
    void aVerificationSaysWhatItFound();
    void differencesOfARunRaiseAnAlert();
};

namespace {

struct Raised
{
    Raised()
        : state(home.open())
        , store(*state)
        , settings(*state)
        , alerts(&store, &settings)
    {
        RunRecord run;
        run.projectId = "np_1";
        run.projectName = "shop";
        run.id = "r_1";
        alerts.begin(run, 100, 0);
    }
    std::vector<Alert> all() { return *store.list(); }

    StateHome home;
    std::unique_ptr<StateDatabase> state;
    AlertStore store;
    SettingsStore settings;
    RunAlerts alerts;
    RunAlerts::Clock::time_point now = RunAlerts::Clock::now();
};

Error error(ErrorCode code)
{
    Error made;
    made.code = code;
    made.message = "it broke";
    return made;
}

} // namespace

void tst_RunAlerts::aStallIsRaisedOnceAndClearedWhenItGoesOn()
{
    Raised f;
    f.alerts.beginMoving(StepKind::FullTransfer);
    f.alerts.look(10, false, "main.t: chunk 3", f.now);
    f.alerts.look(10, false, "main.t: chunk 3", f.now + 59s);
    QVERIFY(f.all().empty());
    f.alerts.look(10, false, "main.t: chunk 3", f.now + 61s);
    f.alerts.look(10, false, "main.t: chunk 3", f.now + 99s);
    QCOMPARE(f.all().size(), std::size_t(1));
    const Alert stalled = f.all().front();
    QVERIFY(stalled.kind == AlertKind::Stalled);
    QVERIFY(stalled.level == Level::Warning);
    QVERIFY(stalled.message.find("chunk 3") != std::string::npos);
    QVERIFY(stalled.clearedAt.empty());
    f.alerts.look(11, false, "", f.now + 100s);
    QVERIFY(!f.all().front().clearedAt.empty());
    f.alerts.look(11, false, "", f.now + 161s);
    QCOMPARE(f.all().size(), std::size_t(2)); // another one
    f.alerts.endMoving();
    QVERIFY(!f.all().front().clearedAt.empty());
}

void tst_RunAlerts::rowsThatALimitHoldsBackAreNoStall()
{
    Raised f;
    f.alerts.beginMoving(StepKind::FullTransfer);
    for (int seconds = 0; seconds < 90; seconds += 30)
        f.alerts.look(10, true, "", f.now + std::chrono::seconds(seconds));
    QVERIFY(f.all().empty());
}

void tst_RunAlerts::aStepThatMovesNoRowsDoesNotStall()
{
    Raised f;
    f.alerts.look(0, false, "indexes of main.t", f.now);
    f.alerts.look(0, false, "indexes of main.t", f.now + 99s);
    QVERIFY(f.all().empty());
}

void tst_RunAlerts::theThresholdIsTheSetting()
{
    Raised f;
    QVERIFY(f.settings.set(settings::stallSeconds, 5));
    f.alerts.beginMoving(StepKind::FullVerify);
    f.alerts.look(1, false, "", f.now);
    f.alerts.look(1, false, "", f.now + 6s);
    QCOMPARE(f.all().size(), std::size_t(1));
    QVERIFY(f.all().front().message.find("FULL_VERIFY") != std::string::npos);
}

void tst_RunAlerts::aRunFarBeyondItsEstimateIsRaisedOnce()
{
    Raised f;
    f.alerts.look(1, false, "", f.now + 190s);
    QVERIFY(f.all().empty()); // 100 s at most, times two
    f.alerts.look(2, false, "", f.now + 250s);
    f.alerts.look(3, false, "", f.now + 300s);
    QCOMPARE(f.all().size(), std::size_t(1));
    QVERIFY(f.all().front().kind == AlertKind::Slow);
}

void tst_RunAlerts::reconnectsAreCountedWithinTenMinutes()
{
    Raised f;
    for (int i = 0; i < 4; ++i)
        f.alerts.reconnected(f.now + std::chrono::minutes(4 * i));
    QVERIFY(f.all().empty());
    for (int i = 0; i < 4; ++i)
        f.alerts.reconnected(f.now + 13min);
    QCOMPARE(f.all().size(), std::size_t(1));
    QVERIFY(f.all().front().kind == AlertKind::Reconnects);
}

void tst_RunAlerts::rejectedRowsHaveTheirOwnKind()
{
    Raised f;
    f.alerts.objectFailed("shop.orders", error(ErrorCode::DataRejected));
    f.alerts.objectFailed("shop.v", error(ErrorCode::StatementFailed));
    QVERIFY(f.all()[1].kind == AlertKind::RowsRejected);
    QCOMPARE(f.all()[1].object, std::string("shop.orders"));
    QVERIFY(f.all()[0].kind == AlertKind::TableFailed);
}

void tst_RunAlerts::manyFailedTablesMakeFewAlerts()
{
    Raised f;
    for (int i = 0; i < 1000; ++i)
        f.alerts.objectFailed("shop.t" + std::to_string(i), error(ErrorCode::StatementFailed));
    QCOMPARE(f.all().size(), std::size_t(21));
    QVERIFY(f.all().front().message.find("more objects failed") != std::string::npos);
}

void tst_RunAlerts::aVerificationSaysWhatItFound()
{
    Raised f;
    std::vector<TableRecord> tables(8);
    for (std::size_t i = 0; i < tables.size(); ++i) {
        tables[i].source = {"shop", "t" + std::to_string(i)};
        tables[i].verify.state = VerifyState::Different;
    }
    tables[7].verify.state = VerifyState::NotProven;
    f.alerts.verified(tables);
    QCOMPARE(f.all().size(), std::size_t(2));
    QVERIFY(f.all()[1].kind == AlertKind::Differences);
    QVERIFY(f.all()[1].message.find("shop.t4 and 2 more") != std::string::npos);
    QVERIFY(f.all()[0].kind == AlertKind::NotProven);
    QCOMPARE(f.all()[0].object, std::string("shop.t7"));
}

void tst_RunAlerts::differencesOfARunRaiseAnAlert()
{
    RunFixture f(projectOf({"a"}));
    f.source.run("CREATE TABLE a(id INTEGER PRIMARY KEY, v TEXT); INSERT INTO a VALUES (1, '007')");
    f.sink.run("CREATE TABLE a(id INTEGER PRIMARY KEY, v INTEGER)"); // makes 7 of it
    const auto run = f.run();
    REQUIRE_OK(run);
    QCOMPARE(run->consistent, std::optional(false));
    const auto alerts = AlertStore(*f.state).list();
    REQUIRE_OK(alerts);
    QCOMPARE(alerts->size(), std::size_t(1));
    QVERIFY(alerts->front().kind == AlertKind::Differences);
    QCOMPARE(alerts->front().object, std::string("main.a"));
    QCOMPARE(alerts->front().projectId, f.projectId());
}

QTEST_GUILESS_MAIN(tst_RunAlerts)
#include "tst_run_alerts.moc"
