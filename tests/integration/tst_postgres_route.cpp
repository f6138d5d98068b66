#include "core/base/text.h"
#include "core/connectors/connector_registry.h"
#include "core/pipeline/project_plan.h"
#include "core/pipeline/project_run.h"
#include "core/schema/sql_dialect.h"
#include "tests/integration/postgres_server.h"
#include "tests/support/require.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace godwit;
using namespace godwit::test;

namespace {

const std::string sourceSchema = "godwit_test_route";
const std::string sinkDatabase = "godwit_test route'sink";

const char *const sinks[] = {"GODWIT_TEST_MYSQL80", "GODWIT_TEST_MYSQL57", "GODWIT_TEST_MARIADB"};

std::string sqlOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : "no such file";
}

/// The schema made anew by these statements.
std::string makeSchema(const std::string &statements)
{
    return runAtPostgres("DROP SCHEMA IF EXISTS " + sourceSchema + " CASCADE; CREATE SCHEMA "
                         + sourceSchema + "; SET search_path = " + sourceSchema + ";" + statements);
}

Project projectOf()
{
    Project project;
    project.name = "route";
    project.enableStructTransfer = project.enableFullTransfer = project.enableFullVerify = true;
    project.structTransferConfig.deferIndexCreation = true;
    project.transferMapping.mode = MappingMode::Wildcard;
    DatabaseMapping database;
    database.name = sourceSchema;
    database.mappedName = sinkDatabase;
    project.transferMapping.databases.push_back(database);
    return project;
}

std::string atSink(const char *variable, const std::string &sql)
{
    auto connection = connectTo(variable, MysqlRole::Catalog);
    if (!connection)
        return connection.error().message;
    if (auto used = (*connection)->execute("USE " + quoteName(Dialect::MySql, sinkDatabase)); !used)
        return used.error().message;
    auto text = (*connection)->queryText(sql);
    return text ? *text : text.error().message;
}

struct Ran
{
    RunRecord record;
    QStringList problems; ///< "" and so on; empty: all went well
};

Result<Ran> runTo(const char *sinkVariable, int rowsPerChunk)
{
    const auto from = serverFrom("GODWIT_TEST_POSTGRES");
    const auto to = serverFrom(sinkVariable);
    if (!from || !to)
        return fail(ErrorCode::InvalidArgument, "the servers are not set");
    auto source = makeConnector(*from);
    auto sink = makeConnector(*to);
    if (!source || !sink)
        return fail(ErrorCode::NotSupported, "no connector");
    const QTemporaryDir home;
    auto state = StateDatabase::open(home.path().toStdString());
    if (!state)
        return failure(std::move(state));
    Ran ran;
    RunOptions options;
    options.rowsPerChunk = static_cast<std::uint64_t>(rowsPerChunk);
    options.differences = [&](const Difference &difference) -> Result<void> {
        QString text = QString::fromStdString(difference.table.table + " differs:");
        for (const auto &cell : difference.cells) {
            if (cell.differs || difference.kind != DifferenceKind::Different)
                text += QString::fromStdString(' ' + cell.column + " [" + cell.source.substr(0, 100)
                                               + "] [" + cell.sink.substr(0, 100) + ']');
        }
        ran.problems << text;
        return {};
    };
    ProgressBoard board;
    auto run = runProject(projectOf(), **source, **sink, **state, options, board, {});
    if (!run)
        return failure(std::move(run));
    for (const Error &error : run->errors)
        ran.problems << describe(error);
    for (const TableRecord &table : run->tables) {
        if (!table.message.empty())
            ran.problems << QString::fromStdString(table.source.table + ": " + table.message);
        else if (table.verify.state != VerifyState::Consistent)
            ran.problems << QString::fromStdString(table.source.table + " is "
                                                   + std::string(stateName(table.verify.state))
                                                   + ' ' + table.verify.message);
    }
    ran.record = std::move(*run);
    return ran;
}

} // namespace

class tst_postgres_route : public QObject
{
    Q_OBJECT

private slots:
    void cleanup();
    void everyTypeArrives_data();
    void everyTypeArrives();
    void whatMysqlCannotHoldIsRefused_data();
    void whatMysqlCannotHoldIsRefused();
};

void tst_postgres_route::cleanup()
{
    if (qEnvironmentVariableIsSet("GODWIT_TEST_KEEP"))
        return;
    (void)runAtPostgres("DROP SCHEMA IF EXISTS " + sourceSchema + " CASCADE");
    for (const char *variable : sinks) {
        if (auto connection = connectTo(variable, MysqlRole::Ddl))
            (void)(*connection)
                ->execute("DROP DATABASE IF EXISTS " + quoteName(Dialect::MySql, sinkDatabase));
    }
}

void tst_postgres_route::everyTypeArrives_data()
{
    QTest::addColumn<QByteArray>("sink");
    QTest::addColumn<int>("rowsPerChunk");
    QTest::newRow("MySQL 8.0, 2 rows a chunk") << QByteArray(sinks[0]) << 2;
    QTest::newRow("MySQL 5.7, whole tables") << QByteArray(sinks[1]) << 0;
    QTest::newRow("MariaDB, 3 rows a chunk") << QByteArray(sinks[2]) << 3;
}

void tst_postgres_route::everyTypeArrives()
{
    QFETCH(QByteArray, sink);
    QFETCH(int, rowsPerChunk);
    const std::string made = makeSchema(sqlOf(QFINDTESTDATA("postgres_extremes.sql")));
    QVERIFY2(made.empty(), made.c_str());
    const auto ran = runTo(sink.constData(), rowsPerChunk);
    REQUIRE(ran);
    for (const QString &problem : ran->problems)
        qWarning("%s", qPrintable(problem));
    QVERIFY(ran->problems.isEmpty());
    QVERIFY(ran->record.state == ProjectState::Finished);
    QVERIFY(ran->record.consistent == std::optional<bool>(true));
    QCOMPARE(ran->record.tables.size(), std::size_t(9));

    // Not by Godwit's own eyes.
    const auto is = [&](const char *sql) { return atSink(sink.constData(), sql); };
    QCOMPARE(
        is("SELECT CONCAT_WS(' ', s, i, b, o, n, any_n, hundreds, small_n, m, yes, p, twice, sum)"
           " FROM numbers WHERE id = 2"),
        std::string("32767 2147483647 9223372036854775806 4294967295 "
                    "99999999999999999999.9999999999 "
                    "99999999999999999999999999999999999.999999999999999999999999999999 99900 "
                    "0.00999 92233720368547758.07 1 7 2147483646 9223372036854775807"));
    QCOMPARE(is("SELECT CONCAT_WS('|', r * 1E0, d) FROM numbers WHERE id = 5"),
             std::string("16777216|0.1"));
    QCOMPARE(is("SELECT CONCAT_WS('|', HEX(v), f, CHAR_LENGTH(f_long), u, ip, net, mac, md, b1 + 0,"
                " b8 + 0, b64 + 0, b70, vb, list, names, span, pt, lsn) FROM texts WHERE k = 'a'"),
             toHex("tab\tline\nreturn\rback\\slash \\N 'quote' \"double\" `back`")
                 + "|pad|4|00000000-0000-0000-0000-000000000000|192.168.0.1/24|10.0.0.0/8|"
                   "08:00:2b:01:02:03|sad|1|170|18446744073709551615|"
                   "1010101010101010101010101010101010101010101010101010101010101010101010|0101|"
                   "{1,NULL,3}|{\"a,b\",\"c\\\"d\",NULL,\"\"}|[1,10)|(1.5,-2)|16/B374D848");
    QCOMPARE(is("SELECT CONCAT_WS('|', HEX(v), HEX(t)) FROM texts WHERE k = '\\\\N'"),
             std::string("5C4E|5C4E"));
    QCOMPARE(is("SELECT COUNT(*) FROM texts WHERE v IS NULL AND t IS NULL AND jb IS NULL"),
             std::string("1"));
    QCOMPARE(is("SELECT CONCAT_WS('|', t, t0, tz, ts, ts3, at, at0, i) FROM times WHERE d = "
                "'2024-02-29'"),
             std::string("12:34:56.789000|12:34:56|10:00:00.000000|2024-03-31 02:30:00.000000|"
                         "2024-10-27 02:30:00.000|2024-11-03 04:00:00.500000|2024-11-03 05:00:00|"
                         "838:59:58.999999"));
    QCOMPARE(
        is("SELECT CONCAT_WS('|', t, tz, at, i) FROM times WHERE d = '9999-12-31'"),
        std::string("24:00:00.000000|23:59:59.999999|9999-12-31 00:59:59.999999|838:59:59.000000"));
    QCOMPARE(is("SELECT CONCAT(HEX(v), LENGTH(v)) FROM bytes WHERE k = x'FF00'"),
             std::string("5C4E2"));
    QCOMPARE(is("SELECT SUM(LENGTH(v)) FROM bytes"), std::string("200258"));
    QCOMPARE(is("SELECT CONCAT(COUNT(*), ' ', SUM(a), ' ', COUNT(b)) FROM without_key"),
             std::string("60 120 40"));
    QCOMPARE(is("SELECT COUNT(*) FROM parted"), std::string("40"));
    QCOMPARE(is("SELECT GROUP_CONCAT(CONCAT_WS(' ', id, i, small) ORDER BY id) FROM joined"),
             std::string("1 -2147483648 a,3 2147483647"));
    QCOMPARE(
        is("SELECT AUTO_INCREMENT FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()"
           " AND TABLE_NAME LIKE 'Hostile%'"),
        std::string("1010"));
    QCOMPARE(is("SELECT COUNT(*) FROM information_schema.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA ="
                " DATABASE() AND REFERENCED_TABLE_NAME IS NOT NULL"),
             std::string("2"));
}

void tst_postgres_route::whatMysqlCannotHoldIsRefused_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("value");
    const char *const rows[][2] = {{"date", "'infinity'"},
                                   {"date", "'0044-03-15 BC'"},
                                   {"date", "'10000-01-01'"},
                                   {"timestamp", "'-infinity'"},
                                   {"timestamptz", "'12000-01-01 00:00+00'"},
                                   {"double precision", "'NaN'"},
                                   {"double precision", "'Infinity'"},
                                   {"real", "'-Infinity'"},
                                   {"numeric", "'NaN'"},
                                   {"numeric", "1e35"},
                                   {"numeric", "1e-31"},
                                   {"interval", "'1 year'"},
                                   {"interval", "'839 hours'"},
                                   {"interval", "'1 mon 2 days'"}};
    for (const auto &row : rows)
        QTest::newRow((QByteArray(row[0]) + ' ' + row[1]).constData()) << row[0] << row[1];
}

void tst_postgres_route::whatMysqlCannotHoldIsRefused()
{
    QFETCH(QString, type);
    QFETCH(QString, value);
    const std::string made = makeSchema(("CREATE TABLE t (id integer PRIMARY KEY, c " + type
                                         + "); INSERT INTO t VALUES (1, NULL), (2, " + value + ")")
                                            .toStdString());
    QVERIFY2(made.empty(), made.c_str());
    for (const char *sink : {sinks[0], sinks[2]}) {
        const auto ran = runTo(sink, 0);
        REQUIRE(ran);
        QVERIFY2(!ran->problems.isEmpty(), sink);
        QVERIFY(ran->record.consistent != std::optional<bool>(true));
        QVERIFY(ran->record.state != ProjectState::Finished);
        // All or nothing: an altered value is no value.
        QCOMPARE(atSink(sink, "SELECT COUNT(*) FROM t WHERE c IS NOT NULL"), std::string("0"));
    }
}

QTEST_GUILESS_MAIN(tst_postgres_route)

#include "tst_postgres_route.moc"
