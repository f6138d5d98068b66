#include "ui/wizard/step_rules.h"

#include <QTest>

#include <array>
#include <functional>

using namespace godwit;
using namespace godwit::ui;

using Edit = std::function<void(Project &)>;

class tst_StepRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyUnavailableStepSaysWhy_data();
    void everyUnavailableStepSaysWhy();
    void severalSourcesInOneAreNoticed_data();
    void severalSourcesInOneAreNoticed();
};

namespace {

TransferMapping listed(std::vector<std::array<const char *, 4>> objects)
{
    TransferMapping mapping;
    for (const auto &[database, table, sinkDatabase, sinkTable] : objects) {
        DatabaseMapping item;
        item.name = database;
        item.mappedName = sinkDatabase;
        item.tables.push_back({});
        item.tables.back().name = table;
        item.tables.back().mappedName = sinkTable;
        mapping.databases.push_back(item);
    }
    return mapping;
}

TransferMapping ruled(std::vector<std::string> rules)
{
    TransferMapping mapping;
    mapping.mode = MappingMode::Wildcard;
    mapping.tableAndViewWhiteList = std::move(rules);
    return mapping;
}

void follow(Project &project)
{
    project.enableIncrTransfer = true;
}

} // namespace

Q_DECLARE_METATYPE(StepOption)
Q_DECLARE_METATYPE(Edit)
Q_DECLARE_METATYPE(TransferMapping)

void tst_StepRules::everyUnavailableStepSaysWhy_data()
{
    QTest::addColumn<StepOption>("option");
    QTest::addColumn<int>("source");
    QTest::addColumn<int>("sink");
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("why"); // a part of the reason; empty: available
    const int unknown = -1;
    const auto mysql = static_cast<int>(StoreKind::Mysql);
    const auto sqlite = static_cast<int>(StoreKind::Sqlite);
    const auto kafka = static_cast<int>(StoreKind::Kafka);
    const auto rocket = static_cast<int>(StoreKind::RocketMq);
    const auto postgres = static_cast<int>(StoreKind::Postgresql);
    const Edit nothing = [](Project &) {};
    const auto add = [](const char *what, StepOption option, int source, int sink, Edit edit,
                        const char *why) {
        QTest::newRow(what) << option << source << sink << edit << QString::fromUtf8(why);
    };
    add("schema", StepOption::Schema, mysql, mysql, nothing, "");
    add("schema of RocketMQ", StepOption::Schema, mysql, rocket, nothing, "no schema");
    add("schema of Kafka", StepOption::Schema, mysql, kafka, nothing, "");
    add("full", StepOption::Full, unknown, unknown, nothing, "");
    add("incremental", StepOption::Incremental, mysql, mysql, nothing, "");
    add("incremental from SQLite", StepOption::Incremental, sqlite, mysql, nothing, "no log");
    add("inserts alone", StepOption::Insert, mysql, mysql, nothing, "Belongs to incremental");
    add("inserts", StepOption::Insert, mysql, mysql, follow, "");
    add("DDL", StepOption::Ddl, mysql, mysql, follow, "");
    add("DDL to RocketMQ", StepOption::Ddl, mysql, rocket, follow, "rows only");
    add("DDL from PostgreSQL", StepOption::Ddl, postgres, mysql, follow, "cannot be followed");
    add("verification", StepOption::Verify, mysql, mysql, nothing, "");
    add("verification of Kafka", StepOption::Verify, mysql, kafka, nothing, "message queue");
    add(
        "verification of a synchronisation", StepOption::Verify, unknown, unknown,
        [](Project &p) { p.type = ProjectType::Sync; }, "message queue");
    add(
        "verification without deletes", StepOption::Verify, mysql, mysql,
        [](Project &p) {
            follow(p);
            p.incrTransferConfig.recordTypeWhiteList.erase(RecordType::Delete);
        },
        "inserts, updates and deletes");
    add(
        "verification with ROW", StepOption::Verify, mysql, mysql,
        [](Project &p) {
            follow(p);
            p.incrTransferConfig.recordTypeWhiteList = {RecordType::Row};
        },
        "");
    add("reverse alone", StepOption::Reverse, mysql, mysql, nothing, "Needs incremental");
    add("reverse", StepOption::Reverse, mysql, mysql, follow, "");
    add("reverse from SQLite", StepOption::Reverse, mysql, sqlite, follow, "no log");
    add(
        "reverse and active-active", StepOption::Reverse, mysql, mysql,
        [](Project &p) {
            follow(p);
            p.commonTransferConfig.activeActive = true;
        },
        "by itself");
    add(
        "reverse of merged tables", StepOption::Reverse, mysql, mysql,
        [](Project &p) {
            follow(p);
            p.transferMapping = ruled({"a.order*=c.orders"});
        },
        "Several sources");
    add("active-active", StepOption::ActiveActive, mysql, mysql, follow, "");
    add("active-active alone", StepOption::ActiveActive, mysql, mysql, nothing,
        "Needs incremental");
    add("active-active with PostgreSQL", StepOption::ActiveActive, postgres, mysql, follow,
        "MySQL or OceanBase");
    add("active-active with Kafka", StepOption::ActiveActive, mysql, kafka, follow,
        "not a message queue");
    add("tables", StepOption::TableCategory, mysql, mysql, nothing, "");
    add(
        "tables of active-active", StepOption::TableCategory, mysql, mysql,
        [](Project &p) { p.commonTransferConfig.activeActive = true; }, "unique key only");
}

void tst_StepRules::everyUnavailableStepSaysWhy()
{
    QFETCH(StepOption, option);
    QFETCH(int, source);
    QFETCH(int, sink);
    QFETCH(Edit, edit);
    QFETCH(QString, why);
    const auto kind = [](int number) {
        return number < 0 ? std::nullopt : std::optional(static_cast<StoreKind>(number));
    };
    Project project;
    edit(project);
    const StepVerdict verdict = judgeStep(option, {project, kind(source), kind(sink)});
    QCOMPARE(verdict.isAvailable(), why.isEmpty());
    QVERIFY2(verdict.whyNot.contains(why), qPrintable(verdict.whyNot));
}

void tst_StepRules::severalSourcesInOneAreNoticed_data()
{
    QTest::addColumn<TransferMapping>("mapping");
    QTest::addColumn<bool>("merges");
    QTest::newRow("nothing") << TransferMapping() << false;
    QTest::newRow("same names") << listed({{"a", "t", "", ""}, {"b", "t", "", ""}}) << false;
    QTest::newRow("one database") << listed({{"a", "t", "c", ""}, {"b", "u", "c", ""}}) << true;
    QTest::newRow("one table") << listed({{"a", "t", "", "x"}, {"a", "u", "", "x"}}) << true;
    QTest::newRow("plain rules") << ruled({"a.*", "b.*"}) << false;
    QTest::newRow("a database renamed") << ruled({"a.*=c.*"}) << false;
    QTest::newRow("two databases in one") << ruled({"a.*=c.*", "b.*=c.*"}) << true;
    QTest::newRow("a pattern in one table") << ruled({"a.order[0-9]=c.orders"}) << true;
    QTest::newRow("a table renamed") << ruled({"a.t=c.u"}) << false;
    QTest::newRow("a wrong rule") << ruled({"a"}) << false;
}

void tst_StepRules::severalSourcesInOneAreNoticed()
{
    QFETCH(TransferMapping, mapping);
    QFETCH(bool, merges);
    QCOMPARE(mergesSources(mapping, ProjectType::Migration), merges);
}

QTEST_GUILESS_MAIN(tst_StepRules)
#include "tst_step_rules.moc"
