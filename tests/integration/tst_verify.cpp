// Repair statements on real servers: whatever differs, in whatever column type, running them makes
// the two tables equal.
#include "core/connectors/connector_registry.h"
#include "core/schema/plan_transfer.h"
#include "core/verify/compare_table.h"
#include "tests/integration/mysql_servers.h"

#include <QtTest>

#include <algorithm>
#include <random>

using namespace godwit;

namespace {

const std::string database = "godwit_test_verify";

/// Columns, and SQL literals of odd values for each.
const std::vector<std::pair<std::string, std::vector<std::string>>> columns = {
    {"whole bigint unsigned", {"NULL", "0", "18446744073709551615", "42"}},
    {"exact decimal(65,30)",
     {"NULL", "0", "-1.5", "99999999999999999999999999999999999.999999999999999999999999999999"}},
    {"four float", {"NULL", "0.1", "16777216", "-0e0", "3.4028234e38"}},
    {"eight double", {"NULL", "0.1", "-0e0", "1.7976931348623157e308", "-2.5e-300"}},
    {"bits bit(64)", {"NULL", "0", "1", "18446744073709551615", "9223372036854775808"}},
    {"few bit(3)", {"NULL", "b'101'", "0"}},
    {"fixed char(5) character set utf8mb4", {"NULL", "''", "'ab'", "'AB'", "'\u00e9'"}},
    {"western varchar(50) character set latin1",
     {"NULL", "''", "_latin1 x'E9'", "'it''s'", "'\\\\N'", "_latin1 x'C3A9'"}},
    {"chinese varchar(50) character set gbk", {"NULL", "_gbk x'C4E3'", "_gbk x'815C'", "'a'"}},
    {"wide text character set utf16", {"NULL", "''", "_utf8mb4'\U0001F600'", "'line\\nbreak'"}},
    {"names varchar(60) character set utf8mb4",
     {"NULL", "'A'", "'a'", "'a '", "'\\0nul'", "'`\\'\"\\\\'", "'\U0001F600'", "'\\t\\r\\n\\Z'"}},
    {"`fi``xed \"b` binary(4)", {"NULL", "''", "x'00FF'", "'a'"}},
    {"bytes varbinary(50)", {"NULL", "''", "x'00'", "x'2720'"}},
    {"large blob", {"NULL", "''", "x'FFFE00'"}},
    {"day date", {"NULL", "'0000-00-00'", "'2024-00-10'", "'9999-12-31'"}},
    {"time_of time(6)", {"NULL", "'-838:59:59'", "'00:00:00.000001'", "'12:00:00'"}},
    {"moment datetime(3)", {"NULL", "'0000-00-00'", "'2024-02-29 23:59:59.999'"}},
    {"instant timestamp(6) null", {"NULL", "'1970-01-01 00:00:01'", "'2038-01-19 03:14:07.5'"}},
    {"annum year", {"NULL", "'0000'", "'2000'", "'1999'"}},
    {"choice enum('a','1','','b') character set utf8mb4", {"NULL", "1", "2", "3", "0"}},
    {"choices set('x','y','z')", {"NULL", "''", "'x,z'", "7"}},
    {"shape geometry",
     {"NULL", "ST_GeomFromText('POINT(1 2)')", "ST_GeomFromText('LINESTRING(0 0,1 1)', 4326)"}},
    {"doc json",
     {"NULL", "'{\"b\": [1, 2.5], \"a\": \"it\\'s\"}'", "'[]'", "'\"\\\\n\"'", "'null'"}},
};

std::string nameOf(const std::string &definition)
{
    return definition.substr(0, definition.find(definition.front() == '`' ? "` " : " "))
           + (definition.front() == '`' ? "`" : "");
}

enum class Key { None, Number, Text };

class Server
{
public:
    static Result<Server> open(const char *variable)
    {
        auto source = test::serverFrom(variable);
        if (!source)
            return failure(std::move(source));
        auto connector = makeConnector(*source);
        if (!connector)
            return failure(std::move(connector));
        auto facts = (*connector)->readFacts();
        if (!facts)
            return failure(std::move(facts));
        auto statements = (*connector)->openStatements();
        if (!statements)
            return failure(std::move(statements));
        return Server{std::move(*connector), std::move(*statements), facts->dialect};
    }

    bool run(const std::string &sql)
    {
        auto done = statements->execute(sql);
        if (!done)
            qWarning("%s\n  %s", sql.c_str(), done.error().message.c_str());
        return done.has_value();
    }

    bool makeTables(Key key, std::mt19937 &random)
    {
        bool ok = run("DROP DATABASE IF EXISTS " + database) && run("CREATE DATABASE " + database);
        std::string definition = " (id int NOT NULL, k varchar(10) CHARACTER SET utf8mb4 NOT NULL";
        for (const auto &[column, values] : columns)
            definition += ", " + column;
        definition += ", twice int AS (id * 2)";
        for (const char *table : {"right", "wrong"}) {
            // The sink's key calls 'x' and 'X' equal, the source's does not.
            const std::string collation = table[0] == 'r' ? "utf8mb4_bin" : "utf8mb4_general_ci";
            std::string keys;
            if (key == Key::Number)
                keys = ", PRIMARY KEY (id)";
            if (key == Key::Text)
                keys = ", PRIMARY KEY (k), UNIQUE KEY (id)";
            ok = ok
                 && run("CREATE TABLE " + database + ".`" + table + "`" + definition + keys
                        + ") CHARACTER SET utf8mb4 COLLATE " + collation);
            ok = ok
                 && run("ALTER TABLE " + database + ".`" + table
                        + "` MODIFY k varchar(10) CHARACTER SET utf8mb4 COLLATE " + collation
                        + " NOT NULL");
        }
        for (int i = 0; ok && i < 60; ++i)
            ok = addRow(i, key, random);
        return ok;
    }

    std::unique_ptr<Connector> connector;
    std::unique_ptr<StatementRunner> statements;
    Dialect dialect = Dialect::MySql;

private:
    static const std::string &anyValue(std::size_t column, std::mt19937 &random)
    {
        const auto &values = columns[column].second;
        return values[random() % values.size()];
    }

    /// On both sides, on one of them, or on both but not the same.
    bool addRow(int number, Key key, std::mt19937 &random)
    {
        const int fate = random() % 5;
        std::string values;
        for (std::size_t i = 0; i < columns.size(); ++i)
            values += ", " + anyValue(i, random);
        std::string names = " (id, k";
        for (const auto &[column, unused] : columns)
            names += ", " + nameOf(column);
        const auto insert = [&](const char *table, const std::string &text) {
            const std::string id =
                key == Key::None ? std::to_string(number / 3) : std::to_string(number);
            return run("INSERT INTO " + database + ".`" + table + "`" + names + ") VALUES (" + id
                       + ", '" + text + std::to_string(number) + "'" + values + ")");
        };
        if (fate != 0 && !insert("right", "x"))
            return false;
        if (fate == 1)
            return true;
        if (!insert("wrong", fate == 2 ? "X" : "x"))
            return false;
        if (fate != 3)
            return true;
        const std::size_t column = random() % columns.size();
        return run("UPDATE " + database + ".`wrong` SET " + nameOf(columns[column].first) + " = "
                   + anyValue(column, random) + " WHERE k = 'x" + std::to_string(number) + "'");
    }
};

struct Outcome
{
    VerifyResult result;
    std::vector<std::string> repairs;
};

Result<Outcome> compareThem(Server &server)
{
    auto schemas = server.connector->openSchemaReader();
    if (!schemas)
        return failure(std::move(schemas));
    auto right = (*schemas)->readTable({database, "right"});
    auto wrong = (*schemas)->readTable({database, "wrong"});
    if (!right || !wrong)
        return failure(right ? std::move(wrong) : std::move(right));
    auto transfer =
        planTransfer(*right, *wrong, TransferOptions{server.dialect, server.dialect, {}, {}});
    if (!transfer)
        return failure(std::move(transfer));
    CompareRequest request;
    request.sources = {*transfer};
    request.sinkSchema = *wrong;
    request.sinkDialect = server.dialect;
    request.sourceReader = request.sinkReader = [&] { return server.connector->openReader(); };
    CompareProgress progress;
    Outcome outcome;
    auto result = compareTable(request,
                               [&](const Difference &difference) -> Result<void> {
                                   outcome.repairs.push_back(difference.repairSql);
                                   return {};
                               },
                               progress, {});
    if (!result)
        return failure(std::move(result));
    outcome.result = *result;
    return outcome;
}

} // namespace

class tst_Verify : public QObject
{
    Q_OBJECT

private slots:
    void repairedTablesAreConsistent_data();
    void repairedTablesAreConsistent();
};

void tst_Verify::repairedTablesAreConsistent_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("seed");
    for (const char *variable :
         {"GODWIT_TEST_MYSQL80", "GODWIT_TEST_MYSQL57", "GODWIT_TEST_MARIADB"}) {
        for (int seed = 1; seed <= 2; ++seed) {
            QTest::addRow("%s, no key, %d", variable, seed) << variable << int(Key::None) << seed;
            QTest::addRow("%s, number key, %d", variable, seed)
                << variable << int(Key::Number) << seed;
            QTest::addRow("%s, text key, %d", variable, seed) << variable << int(Key::Text) << seed;
        }
    }
}

void tst_Verify::repairedTablesAreConsistent()
{
    QFETCH(QString, variable);
    QFETCH(int, key);
    QFETCH(int, seed);
    auto server = Server::open(variable.toLatin1());
    QVERIFY2(server, server ? "" : server.error().message.c_str());
    std::mt19937 random(seed);
    QVERIFY(server->makeTables(Key(key), random));

    auto before = compareThem(*server);
    QVERIFY2(before, before ? "" : before.error().message.c_str());
    QCOMPARE(before->result.state, VerifyState::Different);
    QVERIFY(before->repairs.size() > 10);
    std::shuffle(before->repairs.begin(), before->repairs.end(), random);
    for (const std::string &repair : before->repairs)
        QVERIFY(server->run(repair));
    auto after = compareThem(*server);
    QVERIFY2(after, after ? "" : after.error().message.c_str());
    for (const std::string &repair : after->repairs)
        qWarning("still: %s", repair.c_str());
    QCOMPARE(after->result.state, VerifyState::Consistent);
    QCOMPARE(after->result.sourceDigest, after->result.sinkDigest);
    QVERIFY(server->run("DROP DATABASE " + database));
}

QTEST_APPLESS_MAIN(tst_Verify)
#include "tst_verify.moc"
