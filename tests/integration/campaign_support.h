// What the failure campaigns share: a server to ask behind Godwit's back, tables with rows, and a
// godwitctl that is watched while it runs.
#pragma once

#include "core/base/json.h"
#include "core/connectors/mysql/mysql_connection.h"
#include "tests/app/godwitctl_runner.h"

#include <QStringList>

#include <map>
#include <string>
#include <vector>

namespace godwit::test {

/// 1: the campaigns in full; GODWIT_CAMPAIGN_SCALE makes them shorter.
double campaignScale();
int scaled(int atFullLength, int atLeast);

/// A server, asked over a connection of the test's own.
class Server
{
public:
    /// @p variable holds the URL, GODWIT_TEST_PASSWORD the password.
    explicit Server(const char *variable);
    explicit Server(DataSource source);

    const DataSource &source() const { return m_source; }
    QString url() const { return QString::fromStdString(m_source.url()); }
    QString urlFor(const std::string &user) const;
    bool isUp();
    /// False: it failed, and the reason was printed.
    bool run(const std::string &sql);
    bool runAll(const std::vector<std::string> &statements);
    /// A cell of the first row; "error: ..." if it failed.
    std::string text(const std::string &sql, std::size_t column = 0);
    /// The first column of all rows.
    std::vector<std::string> column(const std::string &sql);
    /// Ids of the other connections of an account.
    std::vector<std::string> connectionsOf(const std::string &user);

private:
    MysqlConnection *link();

    DataSource m_source;
    std::unique_ptr<MysqlConnection> m_connection;
};

/// Makes @p database anew with tables of every kind of key and @p rows rows in all.
bool fillDatabase(Server &server, const std::string &database, int rows);
extern const std::vector<std::string> tableNames; ///< what fillDatabase() makes

/// Counts and two checksums of a table's rows, duplicates included; the same for equal rows.
std::string fingerprint(Server &server, const std::string &database, const std::string &table);

/// Tables of one source database on their way to one at the sink.
struct Move
{
    std::string source;
    std::string sink;
    std::vector<std::string> tables;
};
/// A SPECIFIC project with every step of a copy, indexes after the data.
Json projectOf(const std::string &name, const std::vector<Move> &moves);

/// The steps as the home has them, read beside a running godwitctl: name of the one that runs.
std::string runningStep(const QString &home);

/// As GodwitctlRunner::finish(), with more patience.
Outcome finishPatiently(QProcess &process, int seconds = 600);
/// Waits up to @p milliseconds; true if the process ended.
bool endsWithin(QProcess &process, int milliseconds);

} // namespace godwit::test
