// Every column type at its extreme values between OceanBase and the other servers of MySQL's
// family, and between two of its own databases. What arrived is read back from both servers.
#include "core/base/text.h"
#include "core/connectors/connector_registry.h"
#include "core/pipeline/project_run.h"
#include "core/schema/sql_dialect.h"
#include "tests/integration/mysql_servers.h"
#include "tests/integration/oceanbase_extremes.h"
#include "tests/integration/server_values.h"
#include "tests/support/require.h"

#include <QTemporaryDir>
#include <QTest>

using namespace godwit;
using godwit::test::connectTo;
using godwit::test::describe;
using godwit::test::serverFrom;

namespace {

const char *const mysql80 = "GODWIT_TEST_MYSQL80";
const char *const mysql57 = "GODWIT_TEST_MYSQL57";
const char *const mariaDb = "GODWIT_TEST_MARIADB";
const char *const oceanBase = "GODWIT_TEST_OCEANBASE";
const std::string sourceDatabase = "godwit_test ob`source";
const std::string sinkDatabase = "godwit_test ob'sink";

std::string quoted(const std::string &database)
{
    return quoteName(Dialect::MySql, database);
}

Project projectFor(const std::string &name, const std::string &from, const std::string &to)
{
    Project project;
    project.name = name;
    project.enableStructTransfer = project.enableFullTransfer = project.enableFullVerify = true;
    project.structTransferConfig.deferIndexCreation = true;
    project.transferMapping.mode = MappingMode::Wildcard;
    DatabaseMapping database;
    database.name = from;
    database.mappedName = to;
    project.transferMapping.databases.push_back(database);
    return project;
}

QString differenceText(const Difference &difference)
{
    QString text = QString::fromStdString(difference.table.table + ' '
                                          + std::string(kindName(difference.kind)));
    for (const auto &cell : difference.cells) {
        if (cell.differs)
            text += QString::fromStdString(' ' + cell.column + " [" + cell.source.substr(0, 200)
                                           + "] [" + cell.sink.substr(0, 200) + ']');
    }
    return text;
}

QStringList complaints(const RunRecord &run)
{
    QStringList problems;
    for (const Error &error : run.errors)
        problems << describe(error);
    for (const TableRecord &table : run.tables) {
        if (!table.message.empty() || table.verify.state != VerifyState::Consistent)
            problems << QString::fromStdString(table.source.table + ": " + table.message + ' '
                                               + std::string(stateName(table.verify.state)) + ' '
                                               + table.verify.message);
    }
    return problems;
}

// One line each: a failure's own message is cut short.
void printProblems(const QStringList &problems)
{
    for (const QString &problem : problems)
        qWarning("%s", qPrintable(problem));
}

} // namespace

class tst_OceanBaseTypes : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();
    void everyValueArrives_data();
    void everyValueArrives();

private:
    void makeSource(const char *server, const std::vector<extreme::Statements> &lists);
    void remove(const char *server, const QByteArrayList &statements);
    void everyLineKeepsItsType(const char *from, const char *to);
};

void tst_OceanBaseTypes::makeSource(const char *server,
                                    const std::vector<extreme::Statements> &lists)
{
    auto connection = connectTo(server, MysqlRole::Writer);
    REQUIRE(connection);
    REQUIRE((*connection)
                ->execute("SET SESSION sql_mode = "
                          "'NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES'"));
    extreme::Statements statements = {"DROP DATABASE IF EXISTS " + quoted(sourceDatabase),
                                      "CREATE DATABASE " + quoted(sourceDatabase)
                                          + " CHARACTER SET utf8mb4",
                                      "USE " + quoted(sourceDatabase)};
    for (const auto &list : lists)
        extreme::append(statements, list);
    for (const std::string &sql : statements) {
        const auto done = (*connection)->execute(sql);
        QVERIFY2(done.has_value(), qPrintable((done ? QString() : describe(done.error())) + ' '
                                              + QString::fromStdString(sql.substr(0, 600))));
    }
}

void tst_OceanBaseTypes::remove(const char *server, const QByteArrayList &statements)
{
    auto connection = connectTo(server, MysqlRole::Ddl);
    REQUIRE(connection);
    REQUIRE((*connection)->execute("USE " + quoted(sourceDatabase)));
    for (const QByteArray &sql : statements)
        REQUIRE((*connection)->execute(sql.toStdString()));
}

void tst_OceanBaseTypes::initTestCase()
{
    using namespace extreme;
    const auto elder = [](const std::vector<Statements> &own) {
        std::vector<Statements> all = {numbersAndTimes(), texts(), members(),
                                       shapes(),          keys(),  spelled()};
        all.insert(all.end(), own.begin(), own.end());
        all.push_back(withoutWhatOceanBaseLacks());
        return all;
    };
    makeSource(::mysql80, elder({mysqlJson(), extreme::mysql80()}));
    makeSource(::mysql57, elder({mysqlJson()}));
    makeSource(::mariaDb, elder({extreme::mariaDb()}));
    makeSource(::oceanBase, extreme::oceanBase());
}

void tst_OceanBaseTypes::cleanup()
{
    if (qEnvironmentVariableIsSet("GODWIT_TEST_KEEP"))
        return;
    for (const char *server : {mysql80, mysql57, mariaDb, oceanBase}) {
        if (auto connection = connectTo(server, MysqlRole::Ddl))
            (void)(*connection)->execute("DROP DATABASE IF EXISTS " + quoted(sinkDatabase));
    }
}

void tst_OceanBaseTypes::cleanupTestCase()
{
    if (qEnvironmentVariableIsSet("GODWIT_TEST_KEEP"))
        return;
    for (const char *server : {mysql80, mysql57, mariaDb, oceanBase}) {
        if (auto connection = connectTo(server, MysqlRole::Ddl))
            (void)(*connection)->execute("DROP DATABASE IF EXISTS " + quoted(sourceDatabase));
    }
}

void tst_OceanBaseTypes::everyValueArrives_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<int>("rowsPerChunk");
    QTest::addColumn<QByteArrayList>("without"); // what the sink would alter, and a run refuses
    const QByteArray mysql = ::mysql80, older = ::mysql57, maria = ::mariaDb, ob = ::oceanBase;
    // MySQL rounds -0 to 0 in a column with a scale; 5.7 prints the JSON value 1.0 as 1.
    const QByteArray sign = "UPDATE floats SET d153 = 0 WHERE id = 8";
    const QByteArray wholes = "DELETE FROM json_values WHERE id IN (13, 16)";
    const QByteArray past = "UPDATE floats SET f73 = 1 WHERE id IN (1, 2, 3)";
    const QByteArray errorValues = "DELETE FROM members WHERE id = 3";
    const auto row = [](const char *name, const QByteArray &from, const QByteArray &to, int rows,
                        const QByteArrayList &without) {
        QTest::newRow(name) << from << to << rows << without;
    };
    row("MySQL 8.0 to OceanBase, 3 rows a chunk", mysql, ob, 3, {});
    row("MySQL 5.7 to OceanBase, 2 rows a chunk", older, ob, 2, {});
    row("MariaDB to OceanBase, whole tables", maria, ob, 0, {});
    row("OceanBase to MariaDB, 5 rows a chunk", ob, maria, 5, {});
    row("OceanBase to MySQL 8.0, 3 rows a chunk", ob, mysql, 3, {sign});
    row("OceanBase to MySQL 5.7, whole tables", ob, older, 0, {sign, wholes});
    row("OceanBase to itself, 2 rows a chunk", ob, ob, 2, {past, errorValues});
}

void tst_OceanBaseTypes::everyValueArrives()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(int, rowsPerChunk);
    QFETCH(QByteArrayList, without);
    cleanup();
    remove(from.constData(), without);
    const auto fromSource = serverFrom(from.constData());
    const auto toSource = serverFrom(to.constData());
    REQUIRE(fromSource);
    REQUIRE(toSource);
    auto source = makeConnector(*fromSource);
    auto sink = makeConnector(*toSource);
    REQUIRE(source);
    REQUIRE(sink);
    QTemporaryDir home;
    auto state = StateDatabase::open(home.path().toStdString());
    REQUIRE(state);
    RunOptions options;
    options.rowsPerChunk = static_cast<std::uint64_t>(rowsPerChunk);
    QStringList problems;
    options.differences = [&](const Difference &difference) -> Result<void> {
        problems << differenceText(difference);
        return {};
    };
    ProgressBoard board;
    const auto run = runProject(projectFor("oceanbase", sourceDatabase, sinkDatabase), **source,
                                **sink, **state, options, board, {});
    REQUIRE(run);
    problems << complaints(*run);

    // What both servers print of the values, asked without Godwit's readers.
    auto sourceServer = connectTo(from.constData(), MysqlRole::Catalog);
    auto sinkServer = connectTo(to.constData(), MysqlRole::Catalog);
    REQUIRE(sourceServer);
    REQUIRE(sinkServer);
    problems << godwit::test::serverDifferences(**sourceServer, sourceDatabase, **sinkServer,
                                                sinkDatabase, {});
    printProblems(problems);
    QVERIFY(problems.isEmpty());
    QCOMPARE(run->state, ProjectState::Finished);
    QCOMPARE(run->consistent, std::optional<bool>(true));
    everyLineKeepsItsType(from.constData(), to.constData());
}

// The lists of type-mapping.md are identities, but for MariaDB's JSON, which is text.
void tst_OceanBaseTypes::everyLineKeepsItsType(const char *from, const char *to)
{
    auto sourceServer = connectTo(from, MysqlRole::Catalog);
    auto sinkServer = connectTo(to, MysqlRole::Catalog);
    REQUIRE(sourceServer);
    REQUIRE(sinkServer);
    const auto before = godwit::test::columnsOf(**sourceServer, sourceDatabase);
    const auto after = godwit::test::columnsOf(**sinkServer, sinkDatabase);
    REQUIRE(before);
    REQUIRE(after);
    const auto longName = [](const std::string &type) {
        return type == "geomcollection" ? std::string("geometrycollection") : type;
    };
    for (const char *table : {"spelled", "numbered"}) {
        const auto &left = before->at(table);
        const auto &right = after->at(table);
        QCOMPARE(right.size(), left.size());
        for (std::size_t i = 0; i < left.size(); ++i) {
            const bool text = left[i].name == "JSON" && (*sinkServer)->isMariaDb();
            QCOMPARE(QString::fromStdString(right[i].name), QString::fromStdString(left[i].name));
            QCOMPARE(QString::fromStdString(right[i].name + ' ' + longName(right[i].type)),
                     QString::fromStdString(left[i].name + ' '
                                            + (text ? "longtext" : longName(left[i].type))));
        }
    }
}

QTEST_APPLESS_MAIN(tst_OceanBaseTypes)

#include "tst_oceanbase_types.moc"
