#include "core/base/text.h"
#include "core/connectors/mysql/mysql_schema_reader.h"
#include "core/schema/convert_schema.h"
#include "core/schema/sql_dialect.h"
#include "tests/integration/mysql_servers.h"
#include "tests/integration/odd_tables.h"
#include "tests/support/require.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <map>

using namespace godwit;
using godwit::test::connectTo;

namespace {

const char *const mysql80 = "GODWIT_TEST_MYSQL80";
const char *const mysql57 = "GODWIT_TEST_MYSQL57";
const char *const mariaDb = "GODWIT_TEST_MARIADB";

// Names that need quoting, and each other's prefix.
const std::string sourceDatabase = "godwit_test odd`source";
const std::string otherDatabase = "godwit_test odd`source2";
const std::string sinkDatabase = "godwit_test odd'sink";
const std::string otherSinkDatabase = "godwit_test odd'sink2";

std::string withDatabases(std::string sql)
{
    const auto inQuotes = [](const std::string &name) { return replaced(name, "`", "``"); };
    sql = replaced(sql, "%s.gen `", "x.gen `"); // inside the literal of a view
    sql = replaced(sql, "%s", inQuotes(sourceDatabase));
    return replaced(sql, "%o", inQuotes(otherDatabase));
}

std::string quoted(const std::string &database)
{
    return quoteName(Dialect::MySql, database);
}

void dropDatabases(MysqlConnection &connection)
{
    (void)connection.execute("SET foreign_key_checks = 0");
    for (const auto &database : {sourceDatabase, otherDatabase, sinkDatabase, otherSinkDatabase})
        (void)connection.execute("DROP DATABASE IF EXISTS " + quoted(database));
}

TableName atSink(const TableName &name)
{
    return {name.database == sourceDatabase ? sinkDatabase : otherSinkDatabase, name.table};
}

/// Everything about one route: the source read, converted, and made at the sink.
struct Route
{
    ServerFacts sourceFacts, sinkFacts;
    Catalog catalog;
    std::map<TableName, TableSchema> source, sink;
    std::map<TableName, ConvertedTable> converted;
    std::map<TableName, ViewSchema> sourceViews, sinkViews;

    const std::string &sinkText(const std::string &table)
    {
        return sink[{sinkDatabase, table}].createStatement;
    }
    bool warns(const std::string &table, const std::string &words)
    {
        const auto &notes = converted[{sourceDatabase, table}].notes;
        return std::any_of(notes.begin(), notes.end(), [&](const Note &note) {
            return note.message.find(words) != std::string::npos;
        });
    }
};

} // namespace

class tst_MysqlSchema : public QObject
{
    Q_OBJECT

private slots:
    void cleanup();
    void sameServerPrintsTheSameTables_data();
    void sameServerPrintsTheSameTables();
    void otherServersTakeEveryTable_data();
    void otherServersTakeEveryTable();
    void catalogKnowsKeysAndLeavesSystemDatabasesOut_data();
    void catalogKnowsKeysAndLeavesSystemDatabasesOut();
    void factsDescribeTheServerWithoutPasswords_data();
    void factsDescribeTheServerWithoutPasswords();
    void namesThatDoNotExistAreObjectMissing();

private:
    void create(const char *server, const std::vector<std::vector<std::string>> &lists);
    void readSource(Route &route, const char *server);
    void convertAndCreate(Route &route, const char *server, bool deferIndexes);
    void convertAndCreateViews(Route &route, const char *server);
    void move(Route &route, const char *from, const char *to, bool deferIndexes);
};

static const std::vector<std::string> &onlyOf(const char *server)
{
    return server == mysql57 ? odd::mysql57 : server == mysql80 ? odd::mysql80 : odd::mariaDb;
}

void tst_MysqlSchema::cleanup()
{
    for (const char *server : {mysql80, mysql57, mariaDb})
        if (auto connection = connectTo(server, MysqlRole::Ddl))
            dropDatabases(**connection);
}

void tst_MysqlSchema::create(const char *server, const std::vector<std::vector<std::string>> &lists)
{
    auto connection = connectTo(server, MysqlRole::Ddl);
    REQUIRE(connection);
    dropDatabases(**connection);
    REQUIRE((*connection)
                ->execute("CREATE DATABASE " + quoted(sourceDatabase) + " CHARACTER SET latin1"));
    REQUIRE((*connection)
                ->execute("CREATE DATABASE " + quoted(otherDatabase) + " CHARACTER SET utf8mb4"));
    for (const auto &list : lists)
        for (const std::string &sql : list)
            REQUIRE((*connection)->execute(withDatabases(sql)));
}

void tst_MysqlSchema::readSource(Route &route, const char *server)
{
    auto connection = connectTo(server, MysqlRole::Catalog);
    REQUIRE(connection);
    auto facts = readMysqlFacts(**connection);
    REQUIRE(facts);
    route.sourceFacts = *facts;
    MysqlSchemaReader reader(std::move(*connection));
    auto catalog = reader.readCatalog({{sourceDatabase, otherDatabase}});
    REQUIRE(catalog);
    route.catalog = *catalog;
    for (const CatalogObject &object : route.catalog.objects) {
        if (object.kind == ObjectKind::Table) {
            auto table = reader.readTable(object.name);
            REQUIRE(table);
            route.source[object.name] = *table;
        } else {
            auto view = reader.readView(object.name);
            REQUIRE(view);
            route.sourceViews[object.name] = *view;
        }
    }
}

void tst_MysqlSchema::convertAndCreate(Route &route, const char *server, bool deferIndexes)
{
    auto connection = connectTo(server, MysqlRole::Catalog);
    REQUIRE(connection);
    auto facts = readMysqlFacts(**connection);
    REQUIRE(facts);
    route.sinkFacts = *facts;
    SchemaTarget target;
    target.facts = route.sinkFacts;
    target.sourceFacts = route.sourceFacts;
    target.deferIndexes = deferIndexes;
    target.sinkOf = [&](const TableName &name) -> std::optional<TableName> { return atSink(name); };

    auto sink = connectTo(server, MysqlRole::Ddl);
    REQUIRE(sink);
    for (const auto &database : {sinkDatabase, otherSinkDatabase})
        REQUIRE((*sink)->execute("CREATE DATABASE " + quoted(database)));
    for (const auto &[name, table] : route.source) {
        auto converted = convertMysqlToMysql(table, atSink(name), {}, target);
        REQUIRE(converted);
        for (const std::string &sql : converted->createStatements) {
            auto done = (*sink)->execute(sql);
            QVERIFY2(done.has_value(), qPrintable(QString::fromStdString(
                                           done ? "" : done.error().message + '\n' + sql)));
        }
        route.converted[name] = std::move(*converted);
    }
    std::vector<std::string> later; // foreign keys when every index is there
    for (const auto &[name, converted] : route.converted)
        later.insert(later.end(), converted.indexStatements.begin(),
                     converted.indexStatements.end());
    for (const auto &[name, converted] : route.converted)
        later.insert(later.end(), converted.foreignKeyStatements.begin(),
                     converted.foreignKeyStatements.end());
    for (const std::string &sql : later) {
        auto done = (*sink)->execute(sql);
        QVERIFY2(done.has_value(),
                 qPrintable(QString::fromStdString(done ? "" : done.error().message + '\n' + sql)));
    }
    MysqlSchemaReader reader(std::move(*connection));
    for (const auto &[name, table] : route.source) {
        auto made = reader.readTable(atSink(name));
        REQUIRE(made);
        route.sink[atSink(name)] = *made;
    }
    convertAndCreateViews(route, server);
}

void tst_MysqlSchema::convertAndCreateViews(Route &route, const char *server)
{
    SchemaTarget target;
    target.facts = route.sinkFacts;
    target.sourceFacts = route.sourceFacts;
    target.sinkOf = [&](const TableName &name) -> std::optional<TableName> { return atSink(name); };
    auto sink = connectTo(server, MysqlRole::Ddl);
    REQUIRE(sink);
    auto connection = connectTo(server, MysqlRole::Catalog);
    REQUIRE(connection);
    MysqlSchemaReader reader(std::move(*connection));
    for (const auto &[name, view] : route.sourceViews) { // v4 uses v2: alphabetical order serves
        auto converted = convertViewMysqlToMysql(view, atSink(name), target);
        REQUIRE(converted);
        REQUIRE((*sink)->execute("SET collation_connection = "
                                 + converted->schema.connectionCollation));
        auto done = (*sink)->execute(converted->createStatement);
        QVERIFY2(done.has_value(),
                 qPrintable(QString::fromStdString(
                     done ? "" : done.error().message + '\n' + converted->createStatement)));
        auto made = reader.readView(atSink(name));
        REQUIRE(made);
        route.sinkViews[name] = *made;
        QCOMPARE(made->dependsOn.size(), view.dependsOn.size());
        QCOMPARE(made->algorithm, view.algorithm);
        QCOMPARE(made->sqlSecurity, view.sqlSecurity);
        QCOMPARE(made->checkOption, view.checkOption);
        QVERIFY(made->columns == view.columns);
        for (const TableName &used : made->dependsOn)
            QVERIFY(used.database == sinkDatabase || used.database == otherSinkDatabase);
    }
}

void tst_MysqlSchema::move(Route &route, const char *from, const char *to, bool deferIndexes)
{
    readSource(route, from);
    if (!QTest::currentTestFailed())
        convertAndCreate(route, to, deferIndexes);
}

void tst_MysqlSchema::sameServerPrintsTheSameTables_data()
{
    QTest::addColumn<QByteArray>("server");
    QTest::addColumn<bool>("deferIndexes");
    for (const char *server : {mysql80, mysql57, mariaDb}) {
        QTest::addRow("%s", server) << QByteArray(server) << false;
        QTest::addRow("%s, indexes after the data", server) << QByteArray(server) << true;
    }
}

static const char *constant(const QByteArray &name)
{
    return name == mysql80 ? mysql80 : name == mysql57 ? mysql57 : mariaDb;
}

void tst_MysqlSchema::sameServerPrintsTheSameTables()
{
    QFETCH(QByteArray, server);
    QFETCH(bool, deferIndexes);
    const char *where = constant(server);
    create(where, {odd::everywhere, onlyOf(where)});
    if (QTest::currentTestFailed())
        return;
    Route route;
    move(route, where, where, deferIndexes);
    if (QTest::currentTestFailed())
        return;
    QVERIFY(route.source.size() > 15);
    for (const auto &[name, table] : route.source) {
        if (table.engine != "InnoDB")
            continue;
        // Only a foreign key into another database may name that one's new name.
        const std::string expected =
            replaced(table.createStatement, quoted(otherDatabase), quoted(otherSinkDatabase));
        QCOMPARE(QString::fromStdString(route.sink[atSink(name)].createStatement),
                 QString::fromStdString(expected));
        QVERIFY(route.sink[atSink(name)].columns == table.columns);
        QVERIFY(route.sink[atSink(name)].indexes == table.indexes);
    }
    for (const auto &[name, view] : route.sourceViews) {
        const std::string expected = replaced(
            replaced(view.select, quoted(otherDatabase) + ".`p", quoted(otherSinkDatabase) + ".`p"),
            quoted(sourceDatabase) + ".`", quoted(sinkDatabase) + ".`");
        if (name.table != "v`1") // whose literal looks like a table and stays
            QCOMPARE(QString::fromStdString(route.sinkViews[name].select),
                     QString::fromStdString(expected));
        else
            QVERIFY(route.sinkViews[name].select.find(quoted(sourceDatabase) + ".`gen`'")
                    != std::string::npos);
    }
}

void tst_MysqlSchema::otherServersTakeEveryTable_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    for (const char *from : {mysql80, mysql57, mariaDb})
        for (const char *to : {mysql80, mysql57, mariaDb})
            if (from != to)
                QTest::addRow("%s to %s", from, to) << QByteArray(from) << QByteArray(to);
}

void tst_MysqlSchema::otherServersTakeEveryTable()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    const char *source = constant(from);
    const char *sink = constant(to);
    {
        auto other = connectTo(sink, MysqlRole::Ddl);
        REQUIRE(other);
        dropDatabases(**other);
    }
    create(source, {odd::everywhere, odd::engines, onlyOf(source)});
    if (QTest::currentTestFailed())
        return;
    Route route;
    move(route, source, sink, true);
    if (QTest::currentTestFailed())
        return;
    for (const auto &[name, table] : route.source) {
        const TableSchema &made = route.sink[atSink(name)];
        QCOMPARE(made.engine, std::string("InnoDB"));
        QCOMPARE(made.comment, table.comment);
        QVERIFY(made.autoIncrement == table.autoIncrement);
        QCOMPARE(made.foreignKeys.size(), table.foreignKeys.size());
        for (const Column &column : table.columns) {
            const Column *there = made.findColumn(column.name);
            if (!there) {
                QVERIFY2(route.warns(name.table, "column " + column.name), column.name.c_str());
                continue;
            }
            QCOMPARE(there->comment, column.comment);
            QVERIFY(there->type.members == column.type.members);
            QVERIFY(column.generated == there->generated);
        }
    }
    // What one default says must be what the other says, although each server prints it its own
    // way.
    const auto &types = route.sink[{sinkDatabase, "types"}];
    const auto &origin = route.source[{sourceDatabase, "types"}];
    for (const char *column : {"l", "m", "ss", "aa", "rr", "i"})
        QVERIFY2(types.findColumn(column)->defaultExpression
                     == origin.findColumn(column)->defaultExpression,
                 column);
    const TableName wide{sinkDatabase, "mb4"};
    QCOMPARE(route.sink[wide].collation == "utf8mb4_0900_ai_ci", from == mysql80 && to == mysql80);
    QVERIFY(route.warns("myi", "becomes InnoDB"));
}

void tst_MysqlSchema::catalogKnowsKeysAndLeavesSystemDatabasesOut_data()
{
    QTest::addColumn<QByteArray>("server");
    for (const char *server : {mysql80, mysql57, mariaDb})
        QTest::addRow("%s", server) << QByteArray(server);
}

void tst_MysqlSchema::catalogKnowsKeysAndLeavesSystemDatabasesOut()
{
    QFETCH(QByteArray, server);
    const char *where = constant(server);
    create(where, {odd::everywhere, onlyOf(where)});
    if (QTest::currentTestFailed())
        return;
    auto connection = connectTo(where, MysqlRole::Catalog);
    REQUIRE(connection);
    MysqlSchemaReader reader(std::move(*connection));
    auto all = reader.readCatalog({});
    REQUIRE(all);
    for (const DatabaseSchema &database : all->databases)
        QVERIFY(database.name != "mysql" && database.name != "sys" && database.name != "godwit"
                && toLower(database.name) != "information_schema"
                && toLower(database.name) != "performance_schema");
    auto catalog = reader.readCatalog(
        {{sourceDatabase, "godwit_test no such database", "GODWIT_TEST ODD`SOURCE"}});
    REQUIRE(catalog);
    QCOMPARE(catalog->databases.size(), std::size_t(1));
    QCOMPARE(catalog->databases[0].charset, std::string("latin1"));
    std::map<std::string, CatalogObject> objects;
    for (const CatalogObject &object : catalog->objects) {
        QCOMPARE(object.name.database, sourceDatabase);
        objects[object.name.table] = object;
        if (object.kind == ObjectKind::Table) {
            auto table = reader.readTable(object.name);
            REQUIRE(table);
            QVERIFY2(object.hasUniqueKey == (table->rowKey() != nullptr),
                     object.name.table.c_str());
        }
    }
    QVERIFY(objects["v2"].kind == ObjectKind::View);
    QVERIFY(objects["uniq"].hasUniqueKey);
    QVERIFY(!objects["nokey"].hasUniqueKey);
    QVERIFY(std::is_sorted(catalog->objects.begin(), catalog->objects.end(),
                           [](const auto &a, const auto &b) { return a.name < b.name; }));
}

void tst_MysqlSchema::factsDescribeTheServerWithoutPasswords_data()
{
    catalogKnowsKeysAndLeavesSystemDatabasesOut_data();
}

void tst_MysqlSchema::factsDescribeTheServerWithoutPasswords()
{
    QFETCH(QByteArray, server);
    auto connection = connectTo(server.constData(), MysqlRole::Catalog);
    REQUIRE(connection);
    auto facts = readMysqlFacts(**connection);
    REQUIRE(facts);
    QCOMPARE(facts->product, std::string(server == mariaDb ? "MariaDB" : "MySQL"));
    QVERIFY((facts->dialect == Dialect::MariaDb) == (server == mariaDb));
    QVERIFY(facts->versionNumber > 50000);
    QVERIFY(facts->globalPrivileges.count("SELECT") && facts->globalPrivileges.count("RELOAD"));
    QVERIFY(facts->logBin);
    QCOMPARE(facts->binlogFormat, std::string("ROW"));
    QVERIFY(facts->binlogPosition.find(':') != std::string::npos);
    QVERIFY(facts->maxAllowedPacket > 1024);
    QVERIFY(std::abs(facts->clockSkewSeconds) <= 1);
    QVERIFY(facts->collations.count("utf8mb4_bin"));
    QCOMPARE(facts->collations.count("utf8mb4_uca1400_nopad_as_cs") > 0, server == mariaDb);
    QVERIFY(!facts->user.empty() && !facts->grants.empty());
    for (const std::string &grant : facts->grants)
        QVERIFY2(!QString::fromStdString(grant).contains(QRegularExpression("'[*][0-9A-F]{8}")),
                 "a password hash is shown");
}

void tst_MysqlSchema::namesThatDoNotExistAreObjectMissing()
{
    create(mysql80, {odd::everywhere});
    if (QTest::currentTestFailed())
        return;
    auto connection = connectTo(mysql80, MysqlRole::Catalog);
    REQUIRE(connection);
    MysqlSchemaReader reader(std::move(*connection));
    for (const TableName &name :
         {TableName{sourceDatabase, "no such"}, TableName{"godwit_test none", "x"},
          TableName{sourceDatabase, "v2"}}) {
        auto table = reader.readTable(name);
        QVERIFY(!table.has_value());
        QVERIFY(table.error().code == ErrorCode::ObjectMissing);
        QCOMPARE(table.error().object, name.qualified());
    }
    auto view = reader.readView({sourceDatabase, "gen"});
    QVERIFY(!view.has_value());
    QVERIFY(view.error().code == ErrorCode::ObjectMissing);
}

QTEST_GUILESS_MAIN(tst_MysqlSchema)

#include "tst_mysql_schema.moc"
