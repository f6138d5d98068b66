#include "core/service/data_source_changes.h"
#include "core/state/audit_log.h"
#include "tests/support/small_project.h"

using namespace godwit;

class tst_DataSourceChanges : public QObject
{
    Q_OBJECT

private slots:
    void settingsAreAddedAndReplacedAsAWhole();
    void aRefusedChangeLeavesEverything();
    void aDataSourceThatAProjectUsesStays_data();
    void aDataSourceThatAProjectUsesStays();
    void manyProjectsAreNotAllListed();
    void everyChangeIsNoted();
};

void tst_DataSourceChanges::settingsAreAddedAndReplacedAsAWhole()
{
    const StateHome home;
    const auto state = home.open();
    const auto added =
        addDataSource(*state, {"orders", "mysql://app:planted@db/", "PW", "of Ann", true});
    REQUIRE_OK(added);
    QCOMPARE(added->url, std::string("mysql://app@db/"));
    QCOMPARE(added->remarks, std::string("of Ann"));
    QVERIFY(added->production);
    const auto updated =
        updateDataSource(*state, "orders", {"sales", "mysql://app@db2/", "", "", false});
    REQUIRE_OK(updated);
    QCOMPARE(updated->id, added->id);
    QVERIFY(updated->passwordVariable.empty() && updated->remarks.empty() && !updated->production);
    REQUIRE_OK(copyDataSource(*state, "sales"));
    QCOMPARE(DataSourceStore(*state).list()->size(), std::size_t(2));
}

void tst_DataSourceChanges::aRefusedChangeLeavesEverything()
{
    const StateHome home;
    const auto state = home.open();
    REQUIRE_OK(addDataSource(*state, {"orders", "mysql://app@db/", "PW", "of Ann", true}));
    REQUIRE_OK(addDataSource(*state, {"stock", "sqlite:///stock.db", "", "", false}));
    QVERIFY(!updateDataSource(*state, "orders", {"stock", "mysql://app@db2/", "", "", false}));
    QVERIFY(!updateDataSource(*state, "orders", {"orders", "ftp://db2/", "", "", false}));
    QVERIFY(!addDataSource(*state, {"long", "sqlite:///a.db", "", std::string(1001, 'x'), false}));
    const auto records = DataSourceStore(*state).list();
    REQUIRE_OK(records);
    QCOMPARE(records->size(), std::size_t(2));
    QCOMPARE(records->front().url, std::string("mysql://app@db/"));
    QCOMPARE(records->front().remarks, std::string("of Ann"));
}

void tst_DataSourceChanges::aDataSourceThatAProjectUsesStays_data()
{
    QTest::addColumn<bool>("asSource");
    QTest::addColumn<bool>("byName");
    QTest::newRow("source, by id") << true << false;
    QTest::newRow("source, by name") << true << true;
    QTest::newRow("destination, by id") << false << false;
    QTest::newRow("destination, by name") << false << true;
}

void tst_DataSourceChanges::aDataSourceThatAProjectUsesStays()
{
    QFETCH(bool, asSource);
    QFETCH(bool, byName);
    const StateHome home;
    const auto state = home.open();
    const auto source = addDataSource(*state, {"orders", "sqlite:///a.db", "", "", false});
    REQUIRE_OK(source);
    test::SmallProject small;
    (asSource ? small.project.sourceEndpointId : small.project.sinkEndpointId) =
        byName ? source->name : source->id;
    const std::string project = small.store(*state);

    const auto refused = removeDataSource(*state, "orders");
    QVERIFY(!refused);
    QCOMPARE(codeName(refused.error().code), std::string_view("PRECHECK_FAILED"));
    QVERIFY(refused.error().message.find("shop") != std::string::npos);
    REQUIRE_OK(copyDataSource(*state, "orders"));
    REQUIRE_OK(removeDataSource(*state, "orders copy")); // nobody uses the copy

    REQUIRE_OK(ProjectStore(*state).remove(project));
    REQUIRE_OK(removeDataSource(*state, "orders"));
    QVERIFY(DataSourceStore(*state).list()->empty());
    QVERIFY(!removeDataSource(*state, "orders"));
}

void tst_DataSourceChanges::manyProjectsAreNotAllListed()
{
    const StateHome home;
    const auto state = home.open();
    const auto source = addDataSource(*state, {"orders", "sqlite:///a.db", "", "", false});
    REQUIRE_OK(source);
    test::SmallProject small;
    small.project.sourceEndpointId = source->id;
    for (int i = 0; i < 20; ++i) {
        small.project.name = "p" + std::to_string(10 + i);
        small.store(*state);
    }
    QCOMPARE(projectsUsing(*state, *source)->size(), std::size_t(20));
    const auto refused = removeDataSource(*state, "orders");
    QVERIFY(!refused);
    QVERIFY(refused.error().message.find("p14 and 15 more") != std::string::npos);
}

void tst_DataSourceChanges::everyChangeIsNoted()
{
    const StateHome home;
    const auto state = home.open();
    REQUIRE_OK(addDataSource(*state, {"orders", "sqlite:///a.db", "", "", false}));
    REQUIRE_OK(updateDataSource(*state, "orders", {"orders", "sqlite:///b.db", "", "", false}));
    REQUIRE_OK(copyDataSource(*state, "orders"));
    REQUIRE_OK(removeDataSource(*state, "orders copy"));
    const auto entries = AuditLog(*state).newest(10);
    REQUIRE_OK(entries);
    QStringList actions;
    for (const auto &entry : *entries)
        actions.prepend(QString::fromStdString(entry.action));
    QCOMPARE(actions, (QStringList{"source add", "source update", "source copy", "source remove"}));
}

QTEST_GUILESS_MAIN(tst_DataSourceChanges)
#include "tst_data_source_changes.moc"
