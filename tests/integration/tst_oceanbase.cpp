// What is OceanBase's own: login, what the server is, snapshots, strict writing, names.
#include "core/connectors/connector_registry.h"
#include "core/pipeline/project_run.h"
#include "core/schema/sql_dialect.h"
#include "tests/integration/mysql_servers.h"
#include "tests/support/require.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace godwit;
using godwit::test::connectTo;
using godwit::test::describe;
using godwit::test::serverFrom;

namespace {

const char *const mysql80 = "GODWIT_TEST_MYSQL80";
const char *const oceanBase = "GODWIT_TEST_OCEANBASE";
const std::string database = "godwit_test ob";
const std::string table = "`godwit_test ob`.t";

Project projectFor(const std::string &name, const std::string &from, const std::string &to)
{
    Project project;
    project.name = name;
    project.enableStructTransfer = project.enableFullTransfer = project.enableFullVerify = true;
    project.transferMapping.mode = MappingMode::Wildcard;
    DatabaseMapping mapping;
    mapping.name = from;
    mapping.mappedName = to;
    project.transferMapping.databases.push_back(mapping);
    return project;
}

QStringList complaints(const RunRecord &run)
{
    QStringList found;
    for (const Error &error : run.errors)
        found << describe(error);
    for (const TableRecord &record : run.tables) {
        if (!record.message.empty() || record.verify.state != VerifyState::Consistent)
            found << QString::fromStdString(record.source.table + ": " + record.message + ' '
                                            + record.verify.message);
    }
    return found;
}

/// Gives @p values as one batch of one column.
BatchSource once(std::vector<std::string> values)
{
    return [values, given = false](RowBatch &batch) mutable -> Result<bool> {
        if (given)
            return false;
        given = true;
        batch.reset(1);
        for (const std::string &value : values)
            batch.append(CellKind::Text, value);
        return true;
    };
}

WriteRequest intoT()
{
    WriteRequest request;
    request.table = {database, "t"};
    request.items = {{"v", WriteForm::AsIs}};
    return request;
}

} // namespace

class tst_OceanBase : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanupTestCase();
    void itIsRecognized_data();
    void itIsRecognized();
    void anUnknownTenantIsRefused();
    void systemDatabasesAreHidden();
    void readersSeeOneInstant();
    void valuesItWouldAlterAreRefused();
    void aLostConnectionLeavesNoHalfChunk();
    void aRunGoesOnAfterItsConnectionsWereKilled();
    void hostileNamesArrive();

private:
    QString number(const std::string &sql)
    {
        auto server = connectTo(oceanBase, MysqlRole::Catalog);
        return server ? QString::fromStdString((*server)->queryText(sql).value_or("error"))
                      : QStringLiteral("no connection");
    }
    std::unique_ptr<Connector> connector(const char *variable)
    {
        const auto source = serverFrom(variable);
        auto made = source ? makeConnector(*source) : tl::unexpected(source.error());
        return made ? std::move(*made) : nullptr;
    }
};

void tst_OceanBase::init()
{
    auto server = connectTo(oceanBase, MysqlRole::Ddl);
    REQUIRE(server);
    for (const std::string &sql :
         {"DROP DATABASE IF EXISTS `" + database + '`', "CREATE DATABASE `" + database + '`',
          "CREATE TABLE " + table + " (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, v TINYINT)",
          "INSERT INTO " + table + " (v) VALUES (1), (2), (3)"})
        REQUIRE((*server)->execute(sql));
}

void tst_OceanBase::cleanupTestCase()
{
    if (qEnvironmentVariableIsSet("GODWIT_TEST_KEEP"))
        return;
    for (const char *variable : {oceanBase, mysql80}) {
        if (auto server = connectTo(variable, MysqlRole::Ddl))
            (void)(*server)->execute("DROP DATABASE IF EXISTS `" + database + '`');
    }
}

void tst_OceanBase::itIsRecognized_data()
{
    QTest::addColumn<bool>("asMysql");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("tenant");
    QTest::newRow("by its own URL") << false << "godwit"
                                    << "";
    QTest::newRow("behind a MySQL URL") << true << "godwit"
                                        << "";
    QTest::newRow("with a tenant") << false << "root"
                                   << "sys";
    QTest::newRow("with the tenant in the user's name") << true << "root@sys"
                                                        << "";
}

void tst_OceanBase::itIsRecognized()
{
    QFETCH(bool, asMysql);
    QFETCH(QString, user);
    QFETCH(QString, tenant);
    auto source = serverFrom(oceanBase);
    REQUIRE(source);
    if (asMysql)
        source->kind = StoreKind::Mysql;
    source->user = user.toStdString();
    source->tenant = tenant.toStdString();
    if (user.startsWith("root"))
        source->password = Secret(); // the test server's administrator has none
    QVERIFY(hasConnector(source->kind));
    auto made = makeConnector(*source);
    REQUIRE(made);
    const auto facts = (*made)->readFacts();
    REQUIRE(facts);
    QCOMPARE(QString::fromStdString(facts->product), QStringLiteral("OceanBase"));
    QCOMPARE(QString::fromStdString(facts->version), QStringLiteral("4.3.5.3"));
    QCOMPARE(facts->versionNumber, 40305);
    QVERIFY(facts->dialect == Dialect::MySql);
    QVERIFY(!facts->logBin); // its variable log_bin says ON
    QVERIFY((*made)->describe().starts_with("OceanBase "));
}

void tst_OceanBase::anUnknownTenantIsRefused()
{
    auto source = serverFrom(oceanBase);
    REQUIRE(source);
    source->tenant = "nosuch";
    source->cluster = "obdemo";
    auto made = makeConnector(*source);
    REQUIRE(made);
    const auto facts = (*made)->readFacts();
    QVERIFY(!facts);
    QVERIFY(facts.error().code == ErrorCode::AccessDenied);
}

void tst_OceanBase::systemDatabasesAreHidden()
{
    auto store = connector(oceanBase);
    QVERIFY(store);
    auto reader = store->openSchemaReader();
    REQUIRE(reader);
    const auto catalog = (*reader)->readCatalog({});
    REQUIRE(catalog);
    QStringList names;
    for (const DatabaseSchema &found : catalog->databases)
        names << QString::fromStdString(found.name);
    QVERIFY(names.contains(QString::fromStdString(database)));
    for (const char *hidden : {"oceanbase", "mysql", "information_schema", "sys_external_tbs"})
        QVERIFY2(!names.contains(hidden), hidden);
}

void tst_OceanBase::readersSeeOneInstant()
{
    auto store = connector(oceanBase);
    QVERIFY(store);
    auto snapshot = store->openSnapshot({{database, "t"}}, 3);
    REQUIRE(snapshot);
    QCOMPARE(snapshot->readers.size(), std::size_t(3));
    QVERIFY(snapshot->info.consistent);
    QVERIFY(snapshot->info.position.starts_with("SCN "));
    auto server = connectTo(oceanBase, MysqlRole::Ddl);
    REQUIRE(server);
    REQUIRE((*server)->execute("DELETE FROM " + table + " WHERE v = 1"));
    REQUIRE((*server)->execute("INSERT INTO " + table + " (v) VALUES (9)"));
    for (const auto &reader : snapshot->readers) {
        ReadRequest request;
        request.table = {database, "t"};
        request.items = {{"v", ReadForm::AsIs}};
        request.range.columns = {"id"};
        request.ordered = true;
        const auto bound = reader->boundAfter(request.table, {"id"}, {}, 2);
        REQUIRE(bound);
        QCOMPARE(QString::fromStdString((*bound)->literals.at(0)), QStringLiteral("2"));
        REQUIRE(reader->open(request));
        RowBatch batch;
        const auto more = reader->next(batch);
        REQUIRE(more);
        QCOMPARE(batch.rows(), std::size_t(3));
        QCOMPARE(std::string(batch.cell(0, 0)), std::string("1"));
        reader->close();
    }
}

void tst_OceanBase::valuesItWouldAlterAreRefused()
{
    auto store = connector(oceanBase);
    QVERIFY(store);
    auto marks = store->checkpointStore("obstrict");
    REQUIRE(marks->prepare());
    auto writer = store->openWriter("obstrict", 0);
    REQUIRE(writer);
    // A lenient session stores 127 here, without a warning.
    const auto written = (*writer)->write(intoT(), once({"5", "300"}), ChunkMark{0, 0});
    QVERIFY(!written);
    QVERIFY(written.error().code == ErrorCode::DataRejected);
    QCOMPARE(number("SELECT COUNT(*) FROM " + table), QStringLiteral("3"));
    const auto mark = marks->findMark({0, 0});
    REQUIRE(mark);
    QVERIFY(!mark->has_value());
    REQUIRE(marks->drop());
}

void tst_OceanBase::aLostConnectionLeavesNoHalfChunk()
{
    auto store = connector(oceanBase);
    QVERIFY(store);
    auto marks = store->checkpointStore("oblost");
    REQUIRE(marks->prepare());
    auto writer = store->openWriter("oblost", 0);
    REQUIRE(writer);
    int batches = 0;
    const auto broken = (*writer)->write(
        intoT(),
        [&](RowBatch &batch) -> Result<bool> {
            batch.reset(1);
            for (int i = 0; i < 300'000; ++i)
                batch.append(CellKind::Text, "7");
            auto server = connectTo(oceanBase, MysqlRole::Ddl);
            if (++batches == 2 && server)
                (void)(*server)->execute(
                    "KILL CONNECTION "
                    + (*server)->queryText("SELECT IS_USED_LOCK('godwit:oblost:0')").value_or("0"));
            return batches < 4;
        },
        ChunkMark{0, 0});
    QVERIFY(!broken);
    QVERIFY(broken.error().code == ErrorCode::ConnectionLost);
    REQUIRE(marks->fence());
    QCOMPARE(number("SELECT COUNT(*) FROM " + table), QStringLiteral("3"));
    QVERIFY(marks->readMarks()->empty());

    auto again = store->openWriter("oblost", 0);
    REQUIRE(again);
    REQUIRE((*again)->write(intoT(), once({"7", "8"}), ChunkMark{0, 0}));
    QCOMPARE(number("SELECT COUNT(*) FROM " + table), QStringLiteral("5"));
    // A late twin of the chunk fails by its mark, and its rows with it.
    QVERIFY(!(*again)->write(intoT(), once({"7", "8"}), ChunkMark{0, 0}));
    QCOMPARE(number("SELECT COUNT(*) FROM " + table), QStringLiteral("5"));
    REQUIRE(marks->drop());
}

void tst_OceanBase::aRunGoesOnAfterItsConnectionsWereKilled()
{
    auto server = connectTo(oceanBase, MysqlRole::Ddl);
    auto origin = connectTo(mysql80, MysqlRole::Ddl);
    REQUIRE(server);
    REQUIRE(origin);
    std::string rows = "INSERT INTO " + table + " VALUES (1, '" + std::string(200, 'x') + "')";
    for (int i = 2; i <= 20'000; ++i)
        rows += ",(" + std::to_string(i) + ", 'row " + std::to_string(i) + "')";
    for (const std::string &sql :
         {"DROP DATABASE IF EXISTS `" + database + '`', "CREATE DATABASE `" + database + '`',
          "CREATE TABLE " + table + " (id INT PRIMARY KEY, v VARCHAR(200), KEY (v))", rows})
        REQUIRE((*origin)->execute(sql));
    REQUIRE((*server)->execute("DROP DATABASE `" + database + '`'));

    auto source = connector(mysql80);
    auto sink = connector(oceanBase);
    QVERIFY(source && sink);
    QTemporaryDir home;
    auto state = StateDatabase::open(home.path().toStdString());
    REQUIRE(state);
    RunOptions options;
    options.rowsPerChunk = 100;
    std::atomic<bool> ended = false;
    std::atomic<int> killed = 0;
    std::thread killer([&] {
        while (!ended && killed == 0) {
            const auto copied = (*server)->queryText("SELECT COUNT(*) FROM " + table);
            if (!copied || copied->size() < 4) // a thousand rows
                continue;
            const auto others = (*server)->query(
                "SELECT ID FROM information_schema.PROCESSLIST WHERE ID <> CONNECTION_ID()");
            for (std::size_t i = 0; others && i < others->rows(); ++i) {
                if ((*server)->execute("KILL CONNECTION " + std::string(others->cell(i, 0))))
                    ++killed;
            }
        }
    });
    const Project project = projectFor("killed", database, database);
    ProgressBoard board;
    auto run = runProject(project, *source, *sink, **state, options, board, {});
    ended = true;
    killer.join();
    REQUIRE(run);
    QVERIFY(killed > 0);
    if (run->state != ProjectState::Finished) {
        options.resume = true;
        ProgressBoard next;
        run = runProject(project, *source, *sink, **state, options, next, {});
        REQUIRE(run);
    }
    QVERIFY2(complaints(*run).isEmpty(), qPrintable(complaints(*run).join('\n')));
    QCOMPARE(run->consistent, std::optional<bool>(true));
    QCOMPARE(number("SELECT COUNT(*) FROM " + table), QStringLiteral("20000"));
}

void tst_OceanBase::hostileNamesArrive()
{
    auto origin = connectTo(mysql80, MysqlRole::Ddl);
    REQUIRE(origin);
    const std::string longest(64, 'n');
    REQUIRE((*origin)->execute("DROP DATABASE IF EXISTS `" + database + '`'));
    REQUIRE((*origin)->execute("CREATE DATABASE `" + database + '`'));
    int number = 0;
    for (const std::string &name :
         {std::string("back`quote"), std::string("quo'te"), std::string("dou\"ble"),
          std::string("do.t"), std::string("new\nline"), std::string("select"),
          std::string("back\\slash"), std::string("日本"), longest}) {
        const std::string quoted = quoteTable(Dialect::MySql, {database, name});
        const std::string column = quoteName(Dialect::MySql, name);
        REQUIRE((*origin)->execute("CREATE TABLE " + quoted + " (" + column
                                   + " INT PRIMARY KEY, `v " + std::to_string(number)
                                   + "` ENUM('it''s', 'a\\\\b', 'c,d') NOT NULL, KEY " + column
                                   + " (" + column + "))"));
        REQUIRE((*origin)->execute("INSERT INTO " + quoted + " VALUES (" + std::to_string(++number)
                                   + ", 2)"));
    }
    auto source = connector(mysql80);
    auto sink = connector(oceanBase);
    QVERIFY(source && sink);
    QTemporaryDir home;
    auto state = StateDatabase::open(home.path().toStdString());
    REQUIRE(state);
    ProgressBoard board;
    auto run = runProject(projectFor("names", database, "godwit_test ob`2"), *source, *sink,
                          **state, {}, board, {});
    auto server = connectTo(oceanBase, MysqlRole::Ddl);
    REQUIRE(server);
    (void)(*server)->execute("DROP DATABASE IF EXISTS `godwit_test ob``2`");
    REQUIRE(run);
    QVERIFY2(complaints(*run).isEmpty(), qPrintable(complaints(*run).join('\n')));
    QCOMPARE(run->tables.size(), std::size_t(9));
    QCOMPARE(run->consistent, std::optional<bool>(true));
}

QTEST_APPLESS_MAIN(tst_OceanBase)

#include "tst_oceanbase.moc"
