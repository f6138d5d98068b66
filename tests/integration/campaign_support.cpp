#include "tests/integration/campaign_support.h"

#include "core/schema/sql_dialect.h"
#include "tests/integration/mysql_servers.h"

#include <sqlite3.h>

#include <algorithm>
#include <cmath>

namespace godwit::test {

namespace {

std::string name(const std::string &text)
{
    return quoteName(Dialect::MySql, text);
}

// Numbers 1..rows; only MariaDB has the sequence engine.
std::string numbers(bool isMariaDb, int rows)
{
    if (isMariaDb)
        return "SELECT CAST(seq AS SIGNED) AS n FROM seq_1_to_" + std::to_string(rows);
    return "WITH RECURSIVE s AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM s WHERE n < "
           + std::to_string(rows) + ") SELECT n FROM s";
}

std::string columnsOf(Server &server, const std::string &database, const std::string &table)
{
    return server.text(
        "SELECT GROUP_CONCAT(CONCAT('IFNULL(HEX(`', column_name, '`), ''-'')') ORDER BY "
        "ordinal_position SEPARATOR ', ') FROM information_schema.columns WHERE table_schema = "
        + quoteText(Dialect::MySql, database)
        + " AND table_name = " + quoteText(Dialect::MySql, table));
}

} // namespace

const std::vector<std::string> tableNames = {"by number", "by.text", "by pair", "without key",
                                             "small"};

double campaignScale()
{
    bool isNumber = false;
    const double scale = qEnvironmentVariable("GODWIT_CAMPAIGN_SCALE", "0.1").toDouble(&isNumber);
    return isNumber && scale > 0 ? scale : 0.1;
}

int scaled(int atFullLength, int atLeast)
{
    return std::max(atLeast, static_cast<int>(std::lround(atFullLength * campaignScale())));
}

Server::Server(const char *variable)
{
    if (auto source = serverFrom(variable))
        m_source = std::move(*source);
    else
        qWarning("%s", source.error().message.c_str());
}

Server::Server(DataSource source)
    : m_source(std::move(source))
{}

QString Server::urlFor(const std::string &user) const
{
    DataSource other = m_source;
    other.user = user;
    return QString::fromStdString(other.url());
}

MysqlConnection *Server::link()
{
    if (m_connection && m_connection->execute("DO 1"))
        return m_connection.get();
    auto opened = MysqlConnection::open(m_source, MysqlRole::Ddl);
    m_connection = opened ? std::move(*opened) : nullptr;
    return m_connection.get();
}

bool Server::isUp()
{
    return link() != nullptr;
}

bool Server::run(const std::string &sql)
{
    MysqlConnection *connection = link();
    if (!connection) {
        qWarning("no connection to %s", m_source.url().c_str());
        return false;
    }
    auto done = connection->execute(sql);
    if (!done)
        qWarning("%s\n%s", done.error().message.c_str(), sql.c_str());
    return done.has_value();
}

bool Server::runAll(const std::vector<std::string> &statements)
{
    return std::all_of(statements.begin(), statements.end(),
                       [this](const std::string &sql) { return run(sql); });
}

std::string Server::text(const std::string &sql, std::size_t column)
{
    MysqlConnection *connection = link();
    if (!connection)
        return "error: no connection";
    auto rows = connection->query(sql);
    if (!rows)
        return "error: " + rows.error().message;
    return rows->rows() > 0 && !rows->isNull(0, column) ? std::string(rows->cell(0, column)) : "";
}

std::vector<std::string> Server::column(const std::string &sql)
{
    std::vector<std::string> values;
    MysqlConnection *connection = link();
    if (!connection)
        return {"error: no connection"};
    auto rows = connection->query(sql);
    if (!rows)
        return {"error: " + rows.error().message};
    for (std::size_t i = 0; i < rows->rows(); ++i)
        values.emplace_back(rows->cell(i, 0));
    return values;
}

std::vector<std::string> Server::connectionsOf(const std::string &user)
{
    return column("SELECT id FROM information_schema.processlist WHERE user = "
                  + quoteText(Dialect::MySql, user) + " AND id <> CONNECTION_ID()");
}

bool fillDatabase(Server &server, const std::string &database, int rows)
{
    if (!server.isUp())
        return false;
    const bool isMariaDb = server.text("SELECT VERSION()").find("MariaDB") != std::string::npos;
    const auto source = [&](double share) {
        return '(' + numbers(isMariaDb, std::max(10, static_cast<int>(rows * share))) + ") AS s";
    };
    const std::string in = name(database) + '.';
    std::vector<std::string> statements;
    if (!isMariaDb)
        statements.emplace_back("SET SESSION cte_max_recursion_depth = 10000000");
    const std::string more[] = {
        "DROP DATABASE IF EXISTS " + name(database),
        "CREATE DATABASE " + name(database) + " CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
        "USE " + name(database), // the sequence engine wants one
        "CREATE TABLE " + in
            + "`by number` (id BIGINT NOT NULL PRIMARY KEY, v VARCHAR(80) NOT NULL, n "
              "DECIMAL(20,4), "
              "at DATETIME(3) NULL, b VARBINARY(40), KEY v_index (v(20)), KEY at_index (at, n)) "
              "ENGINE=InnoDB",
        "INSERT INTO " + in
            + "`by number` SELECT n * 7 - 5000000, CONCAT(MD5(n), ' ä😀 ', n), n / 3, "
              "IF(n % 10 = 0, NULL, '2024-01-01 00:00:00.125' + INTERVAL n SECOND), UNHEX(MD5(n)) "
              "FROM "
            + source(0.4),
        "CREATE TABLE " + in
            + "`by.text` (k VARCHAR(60) NOT NULL PRIMARY KEY, v INT, w TEXT, KEY v_index (v)) "
              "ENGINE=InnoDB",
        "INSERT INTO " + in
            + "`by.text` SELECT CONCAT(MD5(n), ' Ä', n), n % 1000, REPEAT('x', n % 50) FROM "
            + source(0.2),
        "CREATE TABLE " + in
            + "`by pair` (a INT NOT NULL, b VARCHAR(20) NOT NULL, c DOUBLE, PRIMARY KEY (a, b)) "
              "ENGINE=InnoDB",
        "INSERT INTO " + in + "`by pair` SELECT n % 997, CONCAT('b', n), n / 7 FROM " + source(0.2),
        "CREATE TABLE " + in + "`without key` (a INT, b VARCHAR(40)) ENGINE=InnoDB",
        "INSERT INTO " + in + "`without key` SELECT n % 5000, MD5(n % 5000) FROM " + source(0.2),
        "CREATE TABLE " + in
            + "small (id INT NOT NULL PRIMARY KEY, parent BIGINT, CONSTRAINT small_parent FOREIGN "
              "KEY "
              "(parent) REFERENCES `by number` (id)) ENGINE=InnoDB",
        "INSERT INTO " + in + "small SELECT n, n * 7 - 5000000 FROM " + source(0),
    };
    statements.insert(statements.end(), std::begin(more), std::end(more));
    return server.runAll(statements);
}

std::string fingerprint(Server &server, const std::string &database, const std::string &table)
{
    if (!server.run("SET SESSION group_concat_max_len = 100000"))
        return "error";
    const std::string row = "CONCAT_WS('|', " + columnsOf(server, database, table) + ')';
    return server.text("SELECT CONCAT(COUNT(*), ' rows, ', IFNULL(SUM(CRC32(" + row
                       + ")), 0), ' ', IFNULL(SUM(CRC32(REVERSE(" + row + "))), 0)) FROM "
                       + name(database) + '.' + name(table));
}

Json projectOf(const std::string &name, const std::vector<Move> &moves)
{
    Json payload = specificPayload(name, {});
    Json list = Json::array();
    for (const Move &move : moves) {
        Json database = specificPayload(name, move.tables)["transferMapping"]["databases"][0];
        database["name"] = move.source;
        database["mappedName"] = move.sink;
        list.push_back(database);
    }
    payload["transferMapping"]["databases"] = list;
    payload["structTransferConfig"] = {{"deferIndexCreation", true}};
    return payload;
}

std::string runningStep(const QString &home)
{
    std::string step;
    sqlite3 *database = nullptr;
    const QByteArray path = (home + "/state.db").toUtf8();
    if (sqlite3_open_v2(path.constData(), &database, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK) {
        const auto keep = [](void *into, int, char **values, char **) {
            *static_cast<std::string *>(into) = values[0] ? values[0] : "";
            return 0;
        };
        sqlite3_exec(
            database,
            "SELECT name FROM run_step WHERE state = 'RUNNING' AND run_id = (SELECT id FROM "
            "run ORDER BY number DESC LIMIT 1) ORDER BY step LIMIT 1",
            keep, &step, nullptr);
    }
    sqlite3_close(database);
    return step;
}

Outcome finishPatiently(QProcess &process, int seconds)
{
    Outcome outcome;
    if (!endsWithin(process, seconds * 1000)) {
        process.kill();
        process.waitForFinished();
        outcome.err = "did not end in time\n";
    } else if (process.exitStatus() == QProcess::NormalExit) {
        outcome.exitCode = process.exitCode();
    }
    outcome.out = process.readAllStandardOutput().toStdString();
    outcome.err += process.readAllStandardError().toStdString();
    return outcome;
}

bool endsWithin(QProcess &process, int milliseconds)
{
    return process.state() == QProcess::NotRunning || process.waitForFinished(milliseconds)
           || process.state() == QProcess::NotRunning;
}

} // namespace godwit::test
