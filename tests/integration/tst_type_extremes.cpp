#include "core/base/text.h"
#include "core/connectors/connector_registry.h"
#include "core/pipeline/project_run.h"
#include "core/schema/sql_dialect.h"
#include "tests/integration/extreme_tables.h"
#include "tests/integration/mysql_servers.h"
#include "tests/integration/server_values.h"
#include "tests/support/require.h"

#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace godwit;
using godwit::test::connectTo;
using godwit::test::describe;
using godwit::test::serverFrom;

namespace {

const char *const mysql80 = "GODWIT_TEST_MYSQL80";
const char *const mysql57 = "GODWIT_TEST_MYSQL57";
const char *const mariaDb = "GODWIT_TEST_MARIADB";

const std::string sourceDatabase = "godwit_test extremes`";
const std::string sinkDatabase = "godwit_test extremes'sink";

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

/// Everything that a run's record complains about.
QStringList complaints(const RunRecord &run)
{
    QStringList found;
    for (const Error &error : run.errors)
        found << describe(error);
    for (const TableRecord &table : run.tables) {
        if (!table.message.empty())
            found << QString::fromStdString(table.source.table + ": " + table.message);
        if (table.verify.state != VerifyState::Consistent)
            found << QString::fromStdString(table.source.table + " is "
                                            + std::string(stateName(table.verify.state)) + ' '
                                            + table.verify.message);
    }
    return found;
}

// One line each: a failure's own message is cut short.
void printProblems(const QStringList &problems)
{
    for (const QString &problem : problems)
        qWarning("%s", qPrintable(problem));
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

class tst_TypeExtremes : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();
    void everyValueArrives_data();
    void everyValueArrives();
    void everyValueSurvivesSqlite();
    void whatCannotArriveIsSaid_data();
    void whatCannotArriveIsSaid();

private:
    void makeSource(const char *server, const std::vector<extreme::Statements> &lists);
    void everySmallChangeIsFound(const Project &project, Connector &source, Connector &sink,
                                 const char *sinkServer);
};

void tst_TypeExtremes::makeSource(const char *server, const std::vector<extreme::Statements> &lists)
{
    auto connection = connectTo(server, MysqlRole::Writer);
    REQUIRE(connection);
    REQUIRE((*connection)->execute("DROP DATABASE IF EXISTS " + quoted(sourceDatabase)));
    REQUIRE((*connection)
                ->execute("CREATE DATABASE " + quoted(sourceDatabase) + " CHARACTER SET utf8mb4"));
    REQUIRE((*connection)->execute("USE " + quoted(sourceDatabase)));
    REQUIRE((*connection)->execute("START TRANSACTION"));
    for (const auto &list : lists) {
        for (const std::string &sql : list) {
            const auto done = (*connection)->execute(sql);
            QVERIFY2(done.has_value(), qPrintable((done ? QString() : describe(done.error())) + ' '
                                                  + QString::fromStdString(sql.substr(0, 600))));
        }
    }
    REQUIRE((*connection)->execute("COMMIT"));
}

void tst_TypeExtremes::initTestCase()
{
    using namespace extreme;
    std::vector<Statements> everywhere = {numbersAndTimes(), texts(), members(), shapes(), keys()};
    const auto with = [&](const std::vector<Statements> &more) {
        auto all = everywhere;
        all.insert(all.end(), more.begin(), more.end());
        return all;
    };
    makeSource(::mysql80, with({mysqlJson(), extreme::mysql80()}));
    makeSource(::mysql57, with({mysqlJson()}));
    makeSource(::mariaDb, with({extreme::mariaDb()}));
}

void tst_TypeExtremes::cleanup()
{
    for (const char *server : {mysql80, mysql57, mariaDb}) {
        if (auto connection = connectTo(server, MysqlRole::Ddl))
            (void)(*connection)->execute("DROP DATABASE IF EXISTS " + quoted(sinkDatabase));
    }
}

void tst_TypeExtremes::cleanupTestCase()
{
    if (qEnvironmentVariableIsSet("GODWIT_TEST_KEEP"))
        return;
    for (const char *server : {mysql80, mysql57, mariaDb}) {
        if (auto connection = connectTo(server, MysqlRole::Ddl))
            (void)(*connection)->execute("DROP DATABASE IF EXISTS " + quoted(sourceDatabase));
    }
}

void tst_TypeExtremes::everyValueArrives_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<int>("rowsPerChunk");
    const QByteArray mysql = ::mysql80, older = ::mysql57, maria = ::mariaDb;
    QTest::newRow("MySQL 8.0 to MariaDB, 3 rows a chunk") << mysql << maria << 3;
    QTest::newRow("MariaDB to MySQL 8.0, 3 rows a chunk") << maria << mysql << 3;
    QTest::newRow("MySQL 5.7 to 8.0, 2 rows a chunk") << older << mysql << 2;
    QTest::newRow("MySQL 8.0 to 8.0, 5 rows a chunk") << mysql << mysql << 5;
    QTest::newRow("MariaDB to MariaDB, whole tables") << maria << maria << 0;
}

void tst_TypeExtremes::everyValueArrives()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(int, rowsPerChunk);

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

    const Project project = projectFor("extremes", sourceDatabase, sinkDatabase);
    RunOptions options;
    options.rowsPerChunk = static_cast<std::uint64_t>(rowsPerChunk);
    QStringList problems;
    options.differences = [&](const Difference &difference) -> Result<void> {
        problems << differenceText(difference);
        return {};
    };
    ProgressBoard board;
    const auto run = runProject(project, **source, **sink, **state, options, board, {});
    REQUIRE(run);
    problems << complaints(*run);

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
    everySmallChangeIsFound(project, **source, **sink, to.constData());
}

void tst_TypeExtremes::everySmallChangeIsFound(const Project &project, Connector &source,
                                               Connector &sink, const char *sinkServer)
{
    auto server = connectTo(sinkServer, MysqlRole::Ddl);
    REQUIRE(server);
    const auto tables = godwit::test::columnsOf(**server, sinkDatabase);
    REQUIRE(tables);
    std::set<std::string> changed;
    QStringList problems;
    for (const auto &[table, columns] : *tables) {
        if (table == "wide") // a thousand statements say no more than one
            continue;
        for (const auto &column : columns) {
            const std::string sql = godwit::test::smallChange(sinkDatabase, table, column);
            if (sql.empty())
                continue;
            const auto done = (*server)->execute(sql);
            if (!done)
                problems << describe(done.error()) + ' ' + QString::fromStdString(sql);
            else if ((*server)->queryText("SELECT ROW_COUNT()").value_or("") == "1")
                changed.insert(table + '.' + column.name);
            else if (table != "none")
                problems << QString::fromStdString("no row changed: " + sql);
        }
    }
    std::set<std::string> found;
    std::set<std::string> whole; // tables without a key name no columns
    const auto note = [&](const Difference &difference) -> Result<void> {
        if (difference.key.empty())
            whole.insert(difference.table.table);
        for (const auto &cell : difference.cells) {
            if (cell.differs && difference.kind == DifferenceKind::Different)
                found.insert(difference.table.table + '.' + cell.column);
        }
        return {};
    };
    ProgressBoard board;
    const auto verified = verifyProject(project, source, sink, note, board, {});
    REQUIRE(verified);
    QCOMPARE(verified->consistent, std::optional<bool>(false));
    for (const std::string &column : changed) {
        const std::string table = split(column, '.').front();
        if (found.count(column) == 0 && whole.count(table) == 0)
            problems << QString::fromStdString("a change of " + column + " was not found");
    }
    printProblems(problems);
    QVERIFY(problems.isEmpty());
    QVERIFY(changed.size() > 150);
}

// SQLite has five storage classes: what comes back has other types, but the values it had.
void tst_TypeExtremes::everyValueSurvivesSqlite()
{
    const auto server = serverFrom(mysql80);
    REQUIRE(server);
    auto connection = connectTo(mysql80, MysqlRole::Writer);
    REQUIRE(connection);
    // What SQLite cannot hold, and a run refuses: integers from 2^63 as a key, and a byte that
    // cp1251 does not define.
    for (const char *sql : {"DELETE FROM %1.auto_max WHERE id > 9223372036854775807",
                            "UPDATE %1.texts SET v_cp1251 = '' WHERE id = 200",
                            "UPDATE %1.bytes SET c1 = '' WHERE id = 152"})
        REQUIRE((*connection)->execute(replaced(sql, "%1", quoted(sourceDatabase))));
    QTemporaryDir home;
    DataSource file;
    file.kind = StoreKind::Sqlite;
    file.path = home.filePath("extremes.db").toStdString();
    auto state = StateDatabase::open(home.path().toStdString());
    REQUIRE(state);
    QStringList problems;
    const auto run = [&](const char *name, const DataSource &from, const std::string &fromDatabase,
                         const DataSource &to, const std::string &toDatabase) {
        auto source = makeConnector(from);
        auto sink = makeConnector(to);
        REQUIRE(source);
        REQUIRE(sink);
        RunOptions options;
        options.rowsPerChunk = 3;
        options.differences = [&](const Difference &difference) -> Result<void> {
            problems << name + (": " + differenceText(difference));
            return {};
        };
        ProgressBoard board;
        const auto done = runProject(projectFor(name, fromDatabase, toDatabase), **source, **sink,
                                     **state, options, board, {});
        REQUIRE(done);
        for (const QString &complaint : complaints(*done))
            problems << name + (": " + complaint);
        if (done->consistent != std::optional<bool>(true))
            problems << QString(name) + " is not consistent";
    };
    run("to SQLite", *server, sourceDatabase, file, "main");
    run("from SQLite", file, "main", *server, sinkDatabase);
    printProblems(problems);
    QVERIFY(problems.isEmpty());

    // Numbers, times and members come back as types that print them otherwise (00007 as 7).
    const QStringList otherTypes = {"bits",        "decimals", "floats",      "ints",
                                    "members",     "nokey",    "times",       "k_bit",
                                    "k_composite", "k_date",   "k_datetime",  "k_enum",
                                    "k_set",       "k_time",   "k_timestamp", "k_year"};
    problems = godwit::test::serverDifferences(**connection, sourceDatabase, **connection,
                                               sinkDatabase, otherTypes);
    printProblems(problems);
    QVERIFY(problems.isEmpty());
}

void tst_TypeExtremes::whatCannotArriveIsSaid_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("columns");
    QTest::addColumn<QByteArray>("values");
    QTest::addColumn<QString>("said");
    QTest::addColumn<bool>("consistent");

    QTest::newRow("a DECIMAL inside JSON that no DOUBLE equals")
        << QByteArray(mysql80) << QByteArray(mysql80) << QByteArray("j json")
        << QByteArray("CAST(123456789012345678901234567890.123456789 AS JSON)") << "t DIFFERENT j"
        << false;
    QTest::newRow("MariaDB's JSON is text, and arrives as text")
        << QByteArray(mariaDb) << QByteArray(mysql80) << QByteArray("j json")
        << QByteArray("'[123456789012345678901234567890]'") << "stays LONGTEXT" << true;
    QTest::newRow("a TIME beyond MySQL's last")
        << QByteArray(mariaDb) << QByteArray(mysql80) << QByteArray("v time(6)")
        << QByteArray("'838:59:59.999999'") << "Out of range value for column 'v'" << false;
    QTest::newRow("negative zero, which MariaDB lacks")
        << QByteArray(mysql80) << QByteArray(mariaDb) << QByteArray("d double")
        << QByteArray("-0e0") << "-0 would arrive as 0" << true;
    QTest::newRow("a member that the server's catalogue cannot print")
        << QByteArray(mysql80) << QByteArray(mariaDb)
        << QByteArray("e enum('a','\xF0\x9F\x98\x80') CHARACTER SET utf8mb4") << QByteArray("2")
        << "a member holds '?'" << true;
}

void tst_TypeExtremes::whatCannotArriveIsSaid()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QByteArray, columns);
    QFETCH(QByteArray, values);
    QFETCH(QString, said);
    QFETCH(bool, consistent);

    const std::string database = "godwit_test limits";
    auto server = connectTo(from.constData(), MysqlRole::Writer);
    REQUIRE(server);
    const std::string table = quoteTable(Dialect::MySql, {database, "t"});
    for (const std::string &sql :
         {"DROP DATABASE IF EXISTS " + quoted(database), "CREATE DATABASE " + quoted(database),
          "CREATE TABLE " + table + " (id int PRIMARY KEY, " + columns.toStdString() + ")",
          "INSERT INTO " + table + " VALUES (1, " + values.toStdString() + ")"})
        REQUIRE((*server)->execute(sql));
    auto source = makeConnector(*serverFrom(from.constData()));
    auto sink = makeConnector(*serverFrom(to.constData()));
    REQUIRE(source);
    REQUIRE(sink);
    QTemporaryDir home;
    auto state = StateDatabase::open(home.path().toStdString());
    REQUIRE(state);
    RunOptions options;
    QStringList heard;
    options.differences = [&](const Difference &difference) -> Result<void> {
        heard << differenceText(difference);
        return {};
    };
    ProgressBoard board;
    const auto run = runProject(projectFor("limits", database, sinkDatabase), **source, **sink,
                                **state, options, board, {});
    (void)(*server)->execute("DROP DATABASE " + quoted(database));
    REQUIRE(run);
    heard << complaints(*run);
    for (const TableRecord &record : run->tables)
        for (const Note &note : record.notes)
            heard << QString::fromStdString(note.message);
    QVERIFY2(heard.join('\n').contains(said), qPrintable(heard.join('\n')));
    QCOMPARE(run->consistent.value_or(false), consistent);
}

QTEST_APPLESS_MAIN(tst_TypeExtremes)

#include "tst_type_extremes.moc"
