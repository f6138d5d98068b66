// Every column type at its extreme values from MySQL to OceanBase and back.
#include "core/connectors/connector_registry.h"
#include "core/pipeline/project_run.h"
#include "core/schema/sql_dialect.h"
#include "tests/integration/extreme_tables.h"
#include "tests/integration/mysql_servers.h"
#include "tests/integration/server_values.h"

#include <QTemporaryDir>
#include <QTest>

using namespace godwit;
using godwit::test::connectTo;
using godwit::test::serverFrom;

namespace {

const char *const mysql80 = "GODWIT_TEST_MYSQL80";
const char *const oceanBase = "GODWIT_TEST_OCEANBASE";
const std::string sourceDatabase = "godwit_test ob`source";
const std::string middleDatabase = "godwit_test ob'middle";
const std::string lastDatabase = "godwit_test ob\"last";

#define REQUIRE(result)                                                                            \
    do {                                                                                           \
        const auto &required = (result);                                                           \
        QVERIFY2(required.has_value(),                                                             \
                 qPrintable(required ? QString() : describe(required.error())));                   \
    } while (false)

QString describe(const Error &error)
{
    return QString::fromStdString(error.object + ": " + error.message + " | " + error.proposal);
}

std::string quoted(const std::string &database)
{
    return quoteName(Dialect::MySql, database);
}

/// What OceanBase cannot hold, and a run refuses rather than alter.
const std::vector<std::string> &beyondOceanBase()
{
    static const std::vector<std::string> statements = {
        // A byte that cp1251 does not define: without that charset the text becomes UTF-8.
        "UPDATE texts SET v_cp1251 = '' WHERE id = 200",
        "UPDATE bytes SET c1 = '' WHERE id = 152",
        // The largest FLOAT(7,3) is a little below 9999.999, and counts as out of range.
        "UPDATE floats SET f73 = 1 WHERE id IN (1, 2, 3)",
        // An ENUM's error value, in strict mode.
        "DELETE FROM members WHERE id = 3",
        // Reference systems other than 0: the engine at hand has none.
        "DELETE FROM geo WHERE id = 2",
        "DROP TABLE geo80",
    };
    return statements;
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

} // namespace

class tst_OceanBaseTypes : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void everyValueArrives();
    void andComesBack();

private:
    void migrate(const char *from, const std::string &fromDatabase, const char *to,
                 const std::string &toDatabase, std::uint64_t rowsPerChunk);
    void compareValues(const char *to, const std::string &toDatabase, const QStringList &except);
};

void tst_OceanBaseTypes::initTestCase()
{
    auto server = connectTo(mysql80, MysqlRole::Writer);
    REQUIRE(server);
    std::vector<std::string> statements = {"DROP DATABASE IF EXISTS " + quoted(sourceDatabase),
                                           "CREATE DATABASE " + quoted(sourceDatabase)
                                               + " CHARACTER SET utf8mb4",
                                           "USE " + quoted(sourceDatabase)};
    for (const auto &list :
         {extreme::numbersAndTimes(), extreme::texts(), extreme::members(), extreme::shapes(),
          extreme::keys(), extreme::mysqlJson(), extreme::mysql80(), beyondOceanBase()})
        extreme::append(statements, list);
    for (const std::string &sql : statements) {
        const auto done = (*server)->execute(sql);
        QVERIFY2(done.has_value(), qPrintable((done ? QString() : describe(done.error())) + ' '
                                              + QString::fromStdString(sql.substr(0, 600))));
    }
    auto sink = connectTo(oceanBase, MysqlRole::Ddl);
    REQUIRE(sink);
    REQUIRE((*sink)->execute("DROP DATABASE IF EXISTS " + quoted(middleDatabase)));
    REQUIRE((*server)->execute("DROP DATABASE IF EXISTS " + quoted(lastDatabase)));
}

void tst_OceanBaseTypes::cleanupTestCase()
{
    if (qEnvironmentVariableIsSet("GODWIT_TEST_KEEP"))
        return;
    if (auto server = connectTo(mysql80, MysqlRole::Ddl)) {
        (void)(*server)->execute("DROP DATABASE IF EXISTS " + quoted(sourceDatabase));
        (void)(*server)->execute("DROP DATABASE IF EXISTS " + quoted(lastDatabase));
    }
    if (auto server = connectTo(oceanBase, MysqlRole::Ddl))
        (void)(*server)->execute("DROP DATABASE IF EXISTS " + quoted(middleDatabase));
}

void tst_OceanBaseTypes::migrate(const char *from, const std::string &fromDatabase, const char *to,
                                 const std::string &toDatabase, std::uint64_t rowsPerChunk)
{
    const auto fromSource = serverFrom(from);
    const auto toSource = serverFrom(to);
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
    options.rowsPerChunk = rowsPerChunk;
    QStringList problems;
    options.differences = [&](const Difference &difference) -> Result<void> {
        problems << differenceText(difference);
        return {};
    };
    ProgressBoard board;
    const auto run = runProject(projectFor("oceanbase", fromDatabase, toDatabase), **source, **sink,
                                **state, options, board, {});
    REQUIRE(run);
    for (const Error &error : run->errors)
        problems << describe(error);
    for (const TableRecord &table : run->tables) {
        if (!table.message.empty() || table.verify.state != VerifyState::Consistent)
            problems << QString::fromStdString(table.source.table + ": " + table.message + ' '
                                               + std::string(stateName(table.verify.state)) + ' '
                                               + table.verify.message);
    }
    for (const QString &problem : problems)
        qWarning("%s", qPrintable(problem));
    QVERIFY(problems.isEmpty());
    QCOMPARE(run->state, ProjectState::Finished);
    QCOMPARE(run->consistent, std::optional<bool>(true));
}

// What both servers print of the values, asked without Godwit's readers.
void tst_OceanBaseTypes::compareValues(const char *to, const std::string &toDatabase,
                                       const QStringList &except)
{
    auto source = connectTo(mysql80, MysqlRole::Catalog);
    auto sink = connectTo(to, MysqlRole::Catalog);
    REQUIRE(source);
    REQUIRE(sink);
    const QStringList problems =
        godwit::test::serverDifferences(**source, sourceDatabase, **sink, toDatabase, except);
    for (const QString &problem : problems)
        qWarning("%s", qPrintable(problem));
    QVERIFY(problems.isEmpty());
}

void tst_OceanBaseTypes::everyValueArrives()
{
    migrate(mysql80, sourceDatabase, oceanBase, middleDatabase, 3);
}

void tst_OceanBaseTypes::andComesBack()
{
    migrate(oceanBase, middleDatabase, mysql80, lastDatabase, 0);
    compareValues(mysql80, lastDatabase, {});
}

QTEST_APPLESS_MAIN(tst_OceanBaseTypes)
#include "tst_oceanbase_types.moc"
