#include "core/pipeline/precheck.h"

#include <QtTest>

#include <functional>

using namespace godwit;

namespace {

ServerFacts server(Dialect dialect)
{
    ServerFacts facts;
    facts.dialect = dialect;
    facts.product = dialect == Dialect::Sqlite  ? "SQLite"
                    : dialect == Dialect::MySql ? "MySQL"
                                                : "MariaDB";
    facts.version = dialect == Dialect::MySql ? "8.0.15" : "10.11.6";
    facts.versionNumber = dialect == Dialect::Sqlite  ? 34001
                          : dialect == Dialect::MySql ? 80015
                                                      : 101106;
    facts.timeZone = "UTC";
    facts.maxAllowedPacket = 64 << 20;
    facts.user = "mover@10.0.0.%";
    facts.globalPrivileges = {"ALL PRIVILEGES"};
    facts.logBin = true;
    facts.binlogFormat = "ROW";
    facts.binlogRowImage = "FULL";
    return facts;
}

/// A project of one healthy table, both sides reached; tests spoil it.
struct Plan
{
    ProjectPlan plan;
    bool resuming = false;
    bool sameStore = false;

    Plan()
    {
        plan.project.enableStructTransfer = true;
        plan.project.enableFullTransfer = true;
        plan.project.enableFullVerify = true;
        plan.sourceFacts = server(Dialect::MySql);
        plan.sinkFacts = server(Dialect::MySql);
        plan.sourceReached = plan.sinkReached = true;
        addTable({"shop", "orders"}, {"depot", "orders"});
    }

    PlannedTable &addTable(const TableName &source, const TableName &sink)
    {
        PlannedTable table;
        table.source.name = source;
        table.source.engine = "InnoDB";
        Column id;
        id.name = "id";
        id.nullable = false;
        id.type.kind = TypeKind::Integer;
        table.source.columns.push_back(id);
        Index primary;
        primary.name = "PRIMARY";
        primary.kind = IndexKind::Primary;
        primary.parts.push_back({"id", {}, {}, false, {}});
        table.source.indexes.push_back(primary);
        table.resolved = addObject(source, sink, ObjectKind::Table);
        plan.tables.push_back(table);
        return plan.tables.back();
    }

    PlannedView &addView(const TableName &source, const TableName &sink)
    {
        PlannedView view;
        view.source.name = source;
        view.resolved = addObject(source, sink, ObjectKind::View);
        plan.views.push_back(view);
        return plan.views.back();
    }

    ResolvedObject addObject(const TableName &source, const TableName &sink, ObjectKind kind)
    {
        ResolvedObject object;
        object.object.name = source;
        object.object.kind = kind;
        object.selected = true;
        object.sink = sink;
        plan.selection.objects.push_back(object);
        return object;
    }

    TableSchema &table() { return plan.tables.front().source; }

    void exists(bool isEmpty)
    {
        plan.tables.front().existing =
            SinkTable{plan.tables.front().resolved.sink, false, isEmpty, false, {}};
    }

    std::vector<PrecheckResult> run() const
    {
        return runPrechecks({plan, resuming, sameStore, "MySQL a:3306", "MySQL b:3306"});
    }

    std::optional<PrecheckResult> result(const std::string &item, Side side) const
    {
        for (const PrecheckResult &result : run()) {
            if (result.item == item && result.side == side)
                return result;
        }
        return std::nullopt;
    }
};

using Spoil = std::function<void(Plan &)>;

} // namespace

Q_DECLARE_METATYPE(Spoil)
Q_DECLARE_METATYPE(godwit::Side)
Q_DECLARE_METATYPE(godwit::PrecheckStatus)

class tst_Prechecks : public QObject
{
    Q_OBJECT

private slots:
    void aHealthyProjectPassesEverything();
    void everyItemOfASideIsThereOnce();
    void whatIsWrongIsSaidUnderItsItem_data();
    void whatIsWrongIsSaidUnderItsItem();
    void onlySkippableItemsAreSkippable();
    void everythingThatFailsHasARemedy();
    void missingPrivilegesComeWithTheExactGrant();
    void anUnreachableSideIsNotJudged();
    void sqliteHasNoAccounts();
    void longListsAreCounted();
};

void tst_Prechecks::aHealthyProjectPassesEverything()
{
    const Plan plan;
    const auto results = plan.run();
    QVERIFY(results.size() > 15);
    for (const PrecheckResult &result : results) {
        QVERIFY2(result.status == PrecheckStatus::Passed,
                 (result.item + ": " + result.message).c_str());
        QVERIFY2(!result.message.empty(), result.item.c_str());
        QVERIFY2(result.remedy.empty(), result.item.c_str());
    }
}

void tst_Prechecks::everyItemOfASideIsThereOnce()
{
    std::set<std::pair<std::string, Side>> seen;
    for (const PrecheckResult &result : Plan().run())
        QVERIFY2(seen.emplace(result.item, result.side).second, result.item.c_str());
}

void tst_Prechecks::whatIsWrongIsSaidUnderItsItem_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QString>("item");
    QTest::addColumn<Side>("side");
    QTest::addColumn<PrecheckStatus>("status");
    QTest::addColumn<QString>("says");

    const auto row = [](const char *what, const Spoil &spoil, const char *item, Side side,
                        PrecheckStatus status, const char *says) {
        QTest::newRow(what) << spoil << item << side << status << says;
    };
    using enum Side;
    using enum PrecheckStatus;

    row(
        "an old server", [](Plan &p) { p.plan.sourceFacts.versionNumber = 50500; }, "DB_VERSION",
        Source, Warning, "not among the versions tested");
    row(
        "TiDB", [](Plan &p) { p.plan.sinkFacts.product = "TiDB"; }, "DB_VERSION", Sink, Warning,
        "TiDB");
    row(
        "time zones", [](Plan &p) { p.plan.sinkFacts.timeZone = "+08:00"; }, "DB_TIMEZONE", Sink,
        Warning, "+08:00");
    row(
        "sql_mode", [](Plan &p) { p.plan.sinkFacts.sqlMode = "STRICT_TRANS_TABLES,ANSI_QUOTES"; },
        "DB_SQL_MODE", Sink, Warning, "ANSI_QUOTES is set at the destination only");
    row(
        "strictness alone is fine",
        [](Plan &p) { p.plan.sinkFacts.sqlMode = "STRICT_TRANS_TABLES"; }, "DB_SQL_MODE", Sink,
        Passed, "");
    row(
        "name case", [](Plan &p) { p.plan.sinkFacts.lowerCaseTableNames = 1; },
        "DB_LOWER_CASE_TABLE_NAMES", Sink, Warning, "0 at the source, 1 at the destination");
    row(
        "names that only differ in case collide",
        [](Plan &p) {
            p.plan.sinkFacts.lowerCaseTableNames = 1;
            p.addTable({"shop", "ORDERS"}, {"depot", "ORDERS"});
        },
        "DB_TABLE_NAME_UNIQUE", Sink, Failed, "shop.orders and shop.ORDERS");
    row(
        "where case matters they do not",
        [](Plan &p) {
            p.addTable({"shop", "O"}, {"depot", "ORDERS"});
        },
        "DB_TABLE_NAME_UNIQUE", Sink, Passed, "");
    row(
        "tables that are merged",
        [](Plan &p) {
            p.addTable({"shop", "old"}, {"depot", "orders"});
        },
        "DB_TABLE_NAME_UNIQUE", Sink, Warning, "shop.old");
    row(
        "a view on a table's name",
        [](Plan &p) {
            p.addView({"shop", "v"}, {"depot", "orders"});
        },
        "DB_TABLE_NAME_UNIQUE", Sink, Failed, "shop.v");
    row(
        "a small packet", [](Plan &p) { p.plan.sinkFacts.maxAllowedPacket = 1 << 20; },
        "DB_MAX_ALLOWED_PACKET", Sink, Warning, "1048576");
    row(
        "collations",
        [](Plan &p) {
            p.plan.sinkFacts.collations = {"utf8mb4_general_ci"};
            p.table().columns[0].type.collation = "utf8mb4_0900_ai_ci";
        },
        "DB_CHARSET", Sink, Warning, "utf8mb4_0900_ai_ci (shop.orders.id)");
    row(
        "another engine", [](Plan &p) { p.table().engine = "MyISAM"; }, "DB_ENGINE", Source,
        Warning, "shop.orders (MyISAM)");
    row(
        "a floating-point key", [](Plan &p) { p.table().columns[0].type.kind = TypeKind::Double; },
        "DB_DATA_TYPE_INDEX", Source, Warning, "shop.orders.id");
    row(
        "no key", [](Plan &p) { p.table().indexes.clear(); }, "DB_UK_INDEX", Source, Warning,
        "shop.orders");
    row(
        "a functional index",
        [](Plan &p) {
            Index index;
            index.name = "f";
            index.parts.push_back({{}, "lower(`a`)", {}, false, {}});
            p.table().indexes.push_back(index);
        },
        "DB_FUNCTION_BASED", Source, Warning, "shop.orders.f");
    row(
        "a foreign key that leads out",
        [](Plan &p) {
            ForeignKey key;
            key.referencedTable = {"shop", "customers"};
            p.table().foreignKeys.push_back(key);
        },
        "DB_FOREIGN_REFERENCE", Source, Warning, "shop.orders refers to shop.customers");
    row(
        "a foreign key inside",
        [](Plan &p) {
            ForeignKey key;
            key.referencedTable = {"", "orders"};
            p.table().foreignKeys.push_back(key);
        },
        "DB_FOREIGN_REFERENCE", Source, Passed, "");
    row(
        "a view of something else",
        [](Plan &p) {
            p.addView({"shop", "v"}, {"depot", "v"}).source.dependsOn = {{"shop", "hidden"}};
        },
        "RDB_OBJECT_DEPENDENCY_INTEGRITY", Source, Failed, "shop.v uses shop.hidden");
    row(
        "a view that stands already",
        [](Plan &p) {
            PlannedView &view = p.addView({"shop", "v"}, {"depot", "v"});
            view.source.dependsOn = {{"shop", "hidden"}};
            view.exists = true;
        },
        "RDB_OBJECT_DEPENDENCY_INTEGRITY", Source, Warning, "shop.v uses shop.hidden");
    row(
        "triggers", [](Plan &p) { p.table().triggers = {"audit"}; }, "DB_TRIGGER", Source, Warning,
        "shop.orders.audit");
    row(
        "onto itself",
        [](Plan &p) {
            p.sameStore = true;
            p.plan.selection.objects[0].sink = {"shop", "orders"};
        },
        "DB_TABLE_CYCLICALLY", Sink, Failed, "shop.orders");
    row(
        "beside itself", [](Plan &p) { p.sameStore = true; }, "DB_TABLE_CYCLICALLY", Sink, Passed,
        "");
    row(
        "the same name elsewhere",
        [](Plan &p) {
            p.plan.selection.objects[0].sink = {"shop", "orders"};
        },
        "DB_TABLE_CYCLICALLY", Sink, Passed, "");
    row(
        "nothing to copy into", [](Plan &p) { p.plan.project.enableStructTransfer = false; },
        "RDB_TABLE_EXIST", Sink, Failed, "depot.orders does not exist");
    row(
        "rows in the way", [](Plan &p) { p.exists(false); }, "RDB_TABLE_EXIST", Sink, Failed,
        "depot.orders is not empty");
    row(
        "an empty table", [](Plan &p) { p.exists(true); }, "RDB_TABLE_EXIST", Sink, Passed, "");
    row(
        "our own rows",
        [](Plan &p) {
            p.exists(false);
            p.plan.tables[0].existing->isOurs = true;
        },
        "RDB_TABLE_EXIST", Sink, Passed, "");
    row(
        "rows when resuming",
        [](Plan &p) {
            p.exists(false);
            p.resuming = true;
        },
        "RDB_TABLE_EXIST", Sink, Passed, "");
    row(
        "rows that may stay",
        [](Plan &p) {
            p.exists(false);
            p.plan.project.fullTransferConfig.allowDestTableNotEmpty = true;
        },
        "RDB_TABLE_EXIST", Sink, Warning, "keeps them");
    row(
        "rows that are emptied",
        [](Plan &p) {
            p.exists(false);
            p.table().indexes.clear();
            p.plan.project.fullTransferConfig.allowDestTableNotEmpty = true;
        },
        "RDB_TABLE_EXIST", Sink, Warning, "emptied before the copy");
    row(
        "rows when only verifying",
        [](Plan &p) {
            p.exists(false);
            p.plan.project.enableFullTransfer = false;
        },
        "RDB_TABLE_EXIST", Sink, Passed, "");
    row(
        "a view in the way",
        [](Plan &p) {
            p.exists(true);
            p.plan.tables[0].existing->isView = true;
        },
        "RDB_TABLE_EXIST", Sink, Failed, "is a view");
    row(
        "triggers at the destination",
        [](Plan &p) {
            p.exists(true);
            p.plan.tables[0].existing->triggers = {"audit"};
        },
        "DB_TRIGGER", Sink, Warning, "depot.orders.audit");
    row(
        "local_infile", [](Plan &p) { p.plan.sinkFacts.localInfile = false; },
        "GODWIT_LOCAL_INFILE", Sink, Failed, "local_infile is off");
    row(
        "clocks", [](Plan &p) { p.plan.sinkFacts.clockSkewSeconds = -90; }, "DB_TIME_SYNC", Sink,
        Warning, "90 s behind");
    row(
        "read only",
        [](Plan &p) {
            p.plan.sinkFacts.readOnly = true;
            p.plan.sinkFacts.globalPrivileges = {"SELECT"};
        },
        "GODWIT_READ_ONLY", Sink, Failed, "MySQL b:3306 is read only");
    row(
        "read only, but not for a super user",
        [](Plan &p) {
            p.plan.sinkFacts.readOnly = true;
            p.plan.sinkFacts.globalPrivileges.insert("SUPER");
        },
        "GODWIT_READ_ONLY", Sink, Warning, "read only");
    row(
        "incremental transfer", [](Plan &p) { p.plan.project.enableIncrTransfer = true; },
        "GODWIT_STEP", Source, Failed, "enableIncrTransfer");
    row(
        "reverse incremental transfer",
        [](Plan &p) { p.plan.project.enableReverseIncrTransfer = true; }, "GODWIT_STEP", Source,
        Failed, "enableReverseIncrTransfer");
    row(
        "no binary log",
        [](Plan &p) {
            p.plan.project.enableIncrTransfer = true;
            p.plan.sourceFacts.logBin = false;
        },
        "DB_INCR_LOG", Source, Failed, "the binary log is off");
    row(
        "statements in the binary log",
        [](Plan &p) {
            p.plan.project.enableIncrTransfer = true;
            p.plan.sourceFacts.binlogFormat = "STATEMENT";
        },
        "DB_INCR_LOG", Source, Failed, "STATEMENT");
    row(
        "no RELOAD", [](Plan &p) { p.plan.sourceFacts.globalPrivileges = {"SELECT"}; },
        "DB_ACCOUNT_FULL_READ_PRIVILEGE", Source, Warning, "RELOAD");
    row(
        "no SELECT", [](Plan &p) { p.plan.sourceFacts.globalPrivileges = {"RELOAD"}; },
        "DB_ACCOUNT_FULL_READ_PRIVILEGE", Source, Failed, "SELECT on shop");
    row(
        "a role may grant it",
        [](Plan &p) {
            p.plan.sourceFacts.globalPrivileges = {"RELOAD"};
            p.plan.sourceFacts.grants = {"GRANT `reader`@`%` TO `mover`@`10.0.0.%`"};
        },
        "DB_ACCOUNT_FULL_READ_PRIVILEGE", Source, Warning, "unless one of its roles");
    row(
        "no place for checkpoints",
        [](Plan &p) {
            p.plan.sinkFacts.globalPrivileges.clear();
            p.plan.sinkFacts.grants = {"GRANT ALL PRIVILEGES ON `depot`.* TO `mover`@`10.0.0.%`"};
        },
        "DB_ACCOUNT_WRITER_PRIVILEGE", Sink, Warning, "godwit");
}

void tst_Prechecks::whatIsWrongIsSaidUnderItsItem()
{
    QFETCH(Spoil, spoil);
    QFETCH(QString, item);
    QFETCH(Side, side);
    QFETCH(PrecheckStatus, status);
    QFETCH(QString, says);
    Plan plan;
    spoil(plan);
    const auto result = plan.result(item.toStdString(), side);
    QVERIFY(result);
    QCOMPARE(result->status, status);
    QVERIFY2(QString::fromStdString(result->message).contains(says), result->message.c_str());
    QCOMPARE(result->remedy.empty(), status == PrecheckStatus::Passed);
}

void tst_Prechecks::onlySkippableItemsAreSkippable()
{
    std::set<std::string> skippable;
    for (const PrecheckResult &result : Plan().run()) {
        if (result.skippable)
            skippable.insert(result.item);
    }
    const std::set<std::string> expected = {"DB_VERSION",
                                            "DB_LOWER_CASE_TABLE_NAMES",
                                            "DB_DATA_TYPE_INDEX",
                                            "DB_TIMEZONE",
                                            "DB_SQL_MODE",
                                            "DB_CHARSET",
                                            "DB_TRIGGER",
                                            "DB_MAX_ALLOWED_PACKET",
                                            "RDB_OBJECT_DEPENDENCY_INTEGRITY"};
    QCOMPARE(skippable, expected);
}

void tst_Prechecks::everythingThatFailsHasARemedy()
{
    Plan plan;
    plan.plan.sourceFacts.globalPrivileges.clear();
    plan.plan.sinkFacts.globalPrivileges.clear();
    plan.plan.sinkFacts.localInfile = false;
    plan.plan.sinkFacts.readOnly = true;
    plan.plan.project.enableIncrTransfer = true;
    plan.plan.sourceFacts.logBin = false;
    plan.exists(false);
    int failed = 0;
    for (const PrecheckResult &result : plan.run()) {
        if (result.status == PrecheckStatus::Passed)
            continue;
        ++failed;
        QVERIFY2(!result.remedy.empty(), result.item.c_str());
    }
    QVERIFY(failed >= 7);
}

void tst_Prechecks::missingPrivilegesComeWithTheExactGrant()
{
    Plan plan;
    plan.plan.sinkFacts.globalPrivileges.clear();
    plan.plan.sinkFacts.grants = {"GRANT SELECT ON `depot`.* TO `mover`@`10.0.0.%`",
                                  "GRANT ALL PRIVILEGES ON `godwit`.* TO `mover`@`10.0.0.%`"};
    const auto writer = plan.result("DB_ACCOUNT_WRITER_PRIVILEGE", Side::Sink);
    QVERIFY(writer);
    QCOMPARE(writer->status, PrecheckStatus::Failed);
    QCOMPARE(QString::fromStdString(writer->remedy),
             QString("GRANT DELETE, INSERT ON `depot`.* TO 'mover'@'10.0.0.%'"));
    const auto creator = plan.result("DB_ACCOUNT_CREATE_PRIVILEGE", Side::Sink);
    QVERIFY(creator);
    QCOMPARE(QString::fromStdString(creator->remedy),
             QString("GRANT CREATE ON `depot`.* TO 'mover'@'10.0.0.%'"));
}

void tst_Prechecks::anUnreachableSideIsNotJudged()
{
    Plan plan;
    plan.plan.sinkReached = false;
    plan.plan.sinkFacts = {};
    for (const PrecheckResult &result : plan.run())
        QVERIFY2(result.side == Side::Source, result.item.c_str());
    plan.plan.sourceReached = false;
    for (const PrecheckResult &result : plan.run())
        QCOMPARE(result.item, std::string("GODWIT_STEP"));
}

void tst_Prechecks::sqliteHasNoAccounts()
{
    Plan plan;
    for (ServerFacts *facts : {&plan.plan.sourceFacts, &plan.plan.sinkFacts}) {
        *facts = {};
        facts->dialect = Dialect::Sqlite;
        facts->product = "SQLite";
        facts->version = "3.40.1";
        facts->versionNumber = 34001;
    }
    for (const PrecheckResult &result : plan.run()) {
        QVERIFY2(result.status == PrecheckStatus::Passed, result.message.c_str());
        QVERIFY(result.item.find("PRIVILEGE") == std::string::npos);
    }
}

void tst_Prechecks::longListsAreCounted()
{
    Plan plan;
    for (int i = 0; i < 1000; ++i) {
        const std::string name = "t" + std::to_string(i);
        plan.addTable({"shop", name}, {"depot", name}).source.engine = "MyISAM";
    }
    const auto result = plan.result("DB_ENGINE", Side::Source);
    QVERIFY(result);
    QVERIFY(result->message.size() < 1000);
    QVERIFY(QString::fromStdString(result->message).contains("and 992 more"));
}

QTEST_APPLESS_MAIN(tst_Prechecks)
#include "tst_prechecks.moc"
