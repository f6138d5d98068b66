#include "core/service/proof_text.h"
#include "core/verify/compare_table.h"
#include "tests/core/service/proof_home.h"

#include <QtTest>

using namespace godwit;
using namespace godwit::test;

using Prepare = void (*)(ProofHome &);
Q_DECLARE_METATYPE(Prepare)

class tst_ProofReport : public QObject
{
    Q_OBJECT

private slots:
    void theVerdictSaysExactlyWhatIsProven_data();
    void theVerdictSaysExactlyWhatIsProven();
    void whatAReaderMustKnowStandsBelowTheVerdict_data();
    void whatAReaderMustKnowStandsBelowTheVerdict();
    void aProjectThatNeverRanIsNotVerified();
    void aProjectAtWorkIsNeverCalledProven();
    void tablesThatShareADestinationCountTheirRowsOnce();
    void unresolvedDifferencesAreListedInOrderWithoutValues();
    void onlyTheFirstThousandDifferencesAreListed();
    void anOlderRunCanBeReported();
    void aForeignOrUnknownRunIsRefused();
    void theTextNamesEverything();
    void readersOfOneInstantAreOneLine();
};

static QString sentenceOf(const ProofReport &report)
{
    return QString::fromUtf8(verdictName(report.headline.verdict).data()) + ": "
           + QString::fromStdString(report.headline.sentence);
}

static void differ(ProofHome &home)
{
    TableRecord &table = home.run.tables[1];
    table.verify.state = VerifyState::Different;
    table.verify.sinkDigest = std::string(32, 'b');
    table.verify.onlyInSource = 1;
    table.verify.onlyInSink = 2;
    table.verify.different = 1200;
    table.verify.stored = 1203;
    home.run.consistent = false;
}

void tst_ProofReport::theVerdictSaysExactlyWhatIsProven_data()
{
    QTest::addColumn<Prepare>("prepare");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, Prepare prepare, const char *expected) {
        QTest::newRow(name) << prepare << QString::fromUtf8(expected);
    };
    row(
        "equal", [](ProofHome &) {},
        "PROVEN EQUAL: every row of 2 tables was compared and is the same on both sides: "
        "2,000 rows");
    row(
        "equal, released afterwards",
        [](ProofHome &home) { home.runState = ProjectState::Released; },
        "PROVEN EQUAL: every row of 2 tables was compared and is the same on both sides: "
        "2,000 rows");
    row(
        "equal within a filter",
        [](ProofHome &home) {
            home.facts.narrowed = {{{"shop", "orders"}, "id < 5", {}}};
        },
        "PROVEN EQUAL: every selected row of 2 tables was compared and is the same on both sides: "
        "2,000 rows");
    row("different", differ,
        "DIFFERENCES: 1,203 rows differ in 1 of 2 tables: 1 only in the source, 2 only at the "
        "destination, 1,200 with other values");
    row(
        "different and unproven",
        [](ProofHome &home) {
            differ(home);
            home.run.tables[0].verify.state = VerifyState::NotProven;
        },
        "DIFFERENCES: 1,203 rows differ in 1 of 2 tables: 1 only in the source, 2 only at the "
        "destination, 1,200 with other values; 1 table is not proven at all");
    row(
        "different, not counted",
        [](ProofHome &home) { home.run.tables[0].verify.state = VerifyState::Different; },
        "DIFFERENCES: 1 of 2 tables is not the same on both sides");
    row(
        "not proven",
        [](ProofHome &home) {
            home.run.tables[0].verify.state = VerifyState::NotProven;
            home.run.consistent.reset();
        },
        "NOT PROVEN: 1 table of 2 could not be compared");
    row(
        "a table left out",
        [](ProofHome &home) {
            home.run.tables[0].verify.state = VerifyState::Skipped;
            home.run.consistent.reset();
        },
        "NOT PROVEN: 1 table of 2 was left out of the run");
    row(
        "a view left out",
        [](ProofHome &home) {
            ObjectRecord view;
            view.kind = ObjectKind::View;
            view.source = view.sink = {"shop", "v"};
            view.state = ObjectState::Skipped;
            home.objects = {view};
            home.run.consistent.reset();
        },
        "NOT PROVEN: 1 view failed or left out");
    row(
        "stopped while comparing",
        [](ProofHome &home) {
            home.run.tables[1].verify = {};
            home.verification().state = StepState::Suspend;
            home.runState = ProjectState::Suspend;
            home.run.consistent.reset();
        },
        "NOT PROVEN: 1 table of 2 not compared yet; the run was stopped before its end and can be "
        "resumed");
    row(
        "killed while comparing",
        [](ProofHome &home) {
            home.run.tables[1].verify = {};
            home.verification().state = StepState::Running;
            home.runState = ProjectState::Running;
            home.run.consistent.reset();
        },
        "NOT PROVEN: 1 table of 2 not compared yet; the run was stopped before its end and can be "
        "resumed");
    row(
        "no table", [](ProofHome &home) { home.run.tables.clear(); },
        "NOT PROVEN: the run has no table whose rows could be compared");
    row(
        "the run does not say so", [](ProofHome &home) { home.run.consistent.reset(); },
        "NOT PROVEN: the run itself does not call both sides consistent");
    row(
        "verification off",
        [](ProofHome &home) {
            home.run.steps.pop_back();
            for (TableRecord &table : home.run.tables)
                table.verify = {};
            home.run.consistent.reset();
        },
        "NOT VERIFIED: the project asks for no verification, so no row was compared");
    row(
        "failed before the verification",
        [](ProofHome &home) {
            home.verification() = stepOf(StepKind::FullVerify, StepState::Init);
            home.runState = ProjectState::Failed;
            Error error;
            error.message = "the server has gone";
            home.run.errors = {error};
            home.run.consistent.reset();
        },
        "NOT VERIFIED: the verification has not begun: the run has failed (the server has gone)");
}

void tst_ProofReport::theVerdictSaysExactlyWhatIsProven()
{
    QFETCH(Prepare, prepare);
    QFETCH(QString, expected);
    ProofHome home;
    prepare(home);
    if (QTest::currentDataTag() == QByteArray("a view left out")) {
        // What the user skips is skipped in a run that is there.
        home.objects.front().state = ObjectState::Init;
        QVERIFY(home.store());
        REQUIRE_OK(ObjectStore(*home.state).skip(home.run.id, {"shop", "v"}));
    } else {
        QVERIFY(home.store());
    }
    const auto report = home.report();
    REQUIRE_OK(report);
    QCOMPARE(sentenceOf(*report), expected);
}

void tst_ProofReport::whatAReaderMustKnowStandsBelowTheVerdict_data()
{
    QTest::addColumn<Prepare>("prepare");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, Prepare prepare, const char *expected) {
        QTest::newRow(name) << prepare << QString::fromUtf8(expected);
    };
    row(
        "nothing", [](ProofHome &) {}, "");
    row(
        "readers of several instants",
        [](ProofHome &home) { home.run.snapshots.front().info.consistent = false; },
        "The readers of the source did not all see the same instant (copy, 2026-11-25T01:00:01Z): "
        "one read transaction for all readers");
    row(
        "a resumed copy of a source that changed",
        [](ProofHome &home) {
            home.run.snapshots.push_back(home.run.snapshots.front());
            home.run.snapshots.back().info.position = "binlog.000003:999";
        },
        "The source was read from 2 snapshots, because the copy was interrupted; the source "
        "changed between them");
    row(
        "a resumed copy of a source at rest",
        [](ProofHome &home) { home.run.snapshots.push_back(home.run.snapshots.front()); },
        "The source was read from 2 snapshots, because the copy was interrupted; the source did "
        "not change between them");
    row(
        "a resumed copy of a store without positions",
        [](ProofHome &home) {
            home.run.snapshots.front().info.position.clear();
            home.run.snapshots.push_back(home.run.snapshots.front());
        },
        "The source was read from 2 snapshots, because the copy was interrupted; the store does "
        "not tell whether the source changed between them");
    row(
        "more rows allowed",
        [](ProofHome &home) {
            home.run.tables[0].verify.method += std::string("; ").append(extraSinkRowsIgnored);
        },
        "In 1 table rows that are only at the destination were not looked for, because it was "
        "allowed to hold other rows");
    row(
        "an older Godwit", [](ProofHome &home) { home.hasFacts = false; },
        "What was planned is not stored with this run: which objects, rows and columns were left "
        "out is not known");
    row(
        "objects left out", [](ProofHome &home) { home.facts.excludedCount = 2; },
        "2 objects of the source are not part of the project");
    row(
        "a lossy conversion",
        [](ProofHome &home) {
            home.run.tables[0].notes = {{Level::Warning, "the check is not kept"},
                                        {Level::Note, "int became INTEGER"}};
        },
        "The definition of 1 table could not be kept in every respect; see the remarks");
}

void tst_ProofReport::whatAReaderMustKnowStandsBelowTheVerdict()
{
    QFETCH(Prepare, prepare);
    QFETCH(QString, expected);
    ProofHome home;
    prepare(home);
    QVERIFY(home.store());
    const auto report = home.report();
    REQUIRE_OK(report);
    QStringList found;
    for (const std::string &reservation : report->headline.reservations)
        found << QString::fromStdString(reservation);
    QCOMPARE(found.join('|'), expected);
}

void tst_ProofReport::aProjectThatNeverRanIsNotVerified()
{
    ProofHome home;
    const auto report = home.report();
    REQUIRE_OK(report);
    QCOMPARE(sentenceOf(*report), QString("NOT VERIFIED: the project has not run yet"));
    QVERIFY(!home.file(ProofFormat::Html).empty());
    QVERIFY(!home.file(ProofFormat::Json).empty());
}

void tst_ProofReport::aProjectAtWorkIsNeverCalledProven()
{
    ProofHome home;
    QVERIFY(home.store());
    const auto lock = RunLock::acquire(home.path, home.project); // verifies again, say
    REQUIRE_OK(lock);
    const auto report = home.report();
    REQUIRE_OK(report);
    QCOMPARE(sentenceOf(*report), QString("NOT PROVEN: the project is at work"));
    QVERIFY(!report->asOf.empty());
}

void tst_ProofReport::tablesThatShareADestinationCountTheirRowsOnce()
{
    ProofHome home;
    home.run.tables[1].sink = home.run.tables[0].sink;
    QVERIFY(home.store());
    const auto report = home.report();
    REQUIRE_OK(report);
    QVERIFY2(report->headline.sentence.ends_with(": 1,000 rows"),
             report->headline.sentence.c_str());
}

void tst_ProofReport::unresolvedDifferencesAreListedInOrderWithoutValues()
{
    ProofHome home;
    differ(home);
    QVERIFY(home.store());
    const TableName sink = home.run.tables[1].sink;
    QVERIFY(home.addDifferences(1, {differenceOf(sink, 7, DifferenceKind::Different),
                                    differenceOf(sink, 8, DifferenceKind::OnlyInSource),
                                    differenceOf(sink, 9, DifferenceKind::OnlyInSink),
                                    differenceOf(sink, 10, DifferenceKind::Different)}));
    REQUIRE_OK(
        DifferenceWriter(*home.state)
            .setOutcomes(home.run.id, {{2, DifferenceState::Repaired, ""},
                                       {3, DifferenceState::Failed, "the destination is read-only"},
                                       {4, DifferenceState::ChangedMeanwhile, ""}}));
    const auto report = home.report();
    REQUIRE_OK(report);
    QCOMPARE(report->unresolvedCount, std::uint64_t(3));
    QCOMPARE(report->unresolved.size(), std::size_t(3));
    QCOMPARE(report->unresolved[0].key, std::string("7"));
    QVERIFY(report->unresolved[0].columns == std::vector<std::string>{"note"});
    QCOMPARE(report->unresolved[1].message, std::string("the destination is read-only"));
    QCOMPARE(report->unresolved[2].key, std::string("10"));
    for (const ProofFormat format : {ProofFormat::Text, ProofFormat::Html, ProofFormat::Json}) {
        const QString file = QString::fromStdString(home.file(format));
        QVERIFY(file.contains("read-only"));
        QVERIFY(!file.contains("SOURCEVALUE"));
        QVERIFY(!file.contains("SINKVALUE"));
    }
    const QString text = QString::fromStdString(proofText(*report));
    QVERIFY(text.contains("1 difference is noted as repaired"));
    QVERIFY(text.contains("1 changed meanwhile"));
}

void tst_ProofReport::onlyTheFirstThousandDifferencesAreListed()
{
    ProofHome home;
    differ(home);
    QVERIFY(home.store());
    std::vector<Difference> many;
    for (int i = 0; i < 1500; ++i)
        many.push_back(differenceOf(home.run.tables[1].sink, i, DifferenceKind::Different));
    QVERIFY(home.addDifferences(1, many));
    const auto report = home.report();
    REQUIRE_OK(report);
    QCOMPARE(report->unresolvedCount, std::uint64_t(1500));
    QCOMPARE(report->unresolved.size(), mostDifferencesListed);
    QCOMPARE(report->unresolved.back().ordinal, std::uint64_t(mostDifferencesListed));
}

void tst_ProofReport::anOlderRunCanBeReported()
{
    ProofHome home;
    differ(home);
    QVERIFY(home.store());
    const std::string older = home.run.id;
    home.run.tables[1].verify = home.run.tables[0].verify;
    home.run.consistent = true;
    QVERIFY(home.store());
    const auto newest = home.report();
    REQUIRE_OK(newest);
    QCOMPARE(newest->headline.verdict, ProofVerdict::ProvenEqual);
    const auto report = home.report(older);
    REQUIRE_OK(report);
    QCOMPARE(report->run->id, older);
    QCOMPARE(report->headline.verdict, ProofVerdict::Differences);
}

void tst_ProofReport::aForeignOrUnknownRunIsRefused()
{
    ProofHome home;
    QVERIFY(home.store());
    QCOMPARE(codeName(home.report("r_none").error().code), std::string_view("INVALID_ARGUMENT"));
    const std::string foreign = home.run.id;
    home.project = ProjectStore(*home.state).put("other", "MIGRATION", "{}")->id;
    const auto report = home.report(foreign);
    QVERIFY(!report);
    QVERIFY(report.error().message.find("other") != std::string::npos);
    QVERIFY(!collectProof(*home.state, "np_none"));
}

void tst_ProofReport::theTextNamesEverything()
{
    ProofHome home;
    home.facts.excludedCount = 1;
    home.facts.excluded = {{"table", {"shop", "tmp"}, "dropped by rule shop.tmp*"}};
    home.facts.narrowed = {{{"shop", "orders"}, "id < 5", {"secret_column"}}};
    home.run.tables[0].notes = {{Level::Warning, "the check is not kept"}};
    QVERIFY(home.store());
    for (const ProofFormat format : {ProofFormat::Text, ProofFormat::Html}) {
        const QString file = QString::fromStdString(home.file(format));
        for (const char *part :
             {"PROVEN EQUAL", "shop.orders", "store.orders", "MySQL 8.0.36", "MariaDB 10.11.6",
              "mysql://app@db.example:3306/", "binlog.000003:154", "2026-11-25 01:00:01 UTC",
              "3 chunks", "64.0 KiB", "digest of both sides aaaa", "every row of both sides",
              "the check is not kept", "shop.tmp", "dropped by rule", "secret_column",
              "5.0 s to 60 s", "FULL_VERIFY"})
            QVERIFY2(file.contains(part), part);
    }
}

void tst_ProofReport::readersOfOneInstantAreOneLine()
{
    ProofHome home;
    SnapshotRecord verify = home.run.snapshots.front();
    verify.purpose = "verify";
    home.run.snapshots.push_back(verify);
    home.run.snapshots.push_back(verify);
    verify.info.takenAt = "2026-11-25T02:00:00Z";
    home.run.snapshots.push_back(verify);
    QVERIFY(home.store());
    const QString text = QString::fromStdString(home.file(ProofFormat::Text));
    QCOMPARE(text.count("one read transaction for all readers"), 3);
    QVERIFY(text.contains(
        "For the verification, 2026-11-25 01:00:01 UTC, at binlog.000003:154: one read "
        "transaction for all readers (2 times)\n"));
}

QTEST_GUILESS_MAIN(tst_ProofReport)
#include "tst_proof_report.moc"
