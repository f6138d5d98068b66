// Any store of the test environment as source or sink of a whole run, driven through the connectors
// that the product uses.
#pragma once

#include "core/connectors/connector.h"
#include "core/project/data_source.h"
#include "core/project/project.h"
#include "core/state/run_state.h"
#include "tests/support/require.h"

#include <QByteArray>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <string>
#include <vector>

namespace godwit::test {

/// "MySQL 8.0", "MySQL 5.7", "MariaDB", "OceanBase", "PostgreSQL", "SQLite".
const std::vector<std::string> &storeNames();

/// One store, and one database of it that belongs to the test: gone when this is.
class TestStore
{
public:
    /// Makes @p database anew and empty there. SQLite: a new file, whose only database is "main".
    /// Errors: InvalidArgument where the environment does not name the server.
    static Result<std::unique_ptr<TestStore>> open(const std::string &name,
                                                   const std::string &database);
    ~TestStore();
    TestStore(const TestStore &) = delete;
    TestStore &operator=(const TestStore &) = delete;

    const std::string &name() const { return m_name; }
    /// A schema in PostgreSQL, "main" in SQLite.
    const std::string &database() const { return m_database; }
    Dialect dialect() const;
    Connector &connector() { return *m_connector; }
    std::string quoted(const std::string &identifier) const;

    /// In the test's database.
    Result<void> execute(const std::string &sql);
    /// One after the other; "" or the statement that failed, and why.
    QString executeAll(const std::vector<std::string> &statements);
    /// Each row's cells, joined by `|`, NULL as NULL; the message where it fails.
    QStringList rows(const std::string &sql);
    /// What the server's catalogue says of a table in the test's database.
    Result<TableSchema> table(const std::string &name);
    /// Names of tables and views there.
    Result<std::vector<std::string>> tables();

private:
    TestStore() = default;
    Result<void> connect();
    Result<void> makeDatabase();
    void dropDatabase();

    std::string m_name, m_database;
    DataSource m_dataSource;
    std::unique_ptr<QTemporaryDir> m_folder; ///< SQLite's file
    std::unique_ptr<Connector> m_connector;
    std::unique_ptr<StatementRunner> m_statements;
};

/// Of a file; "no such file" where it cannot be read.
QByteArray contentsOf(const QString &path);

/// A project that takes all of @p source's database to @p sink's: schema, rows, verification.
Project wholeDatabase(const TestStore &source, const TestStore &sink);

struct RouteRun
{
    RunRecord record;
    QStringList problems; ///< errors, messages of tables, differences; empty: all is well
};

/// Runs it in a home of its own.
Result<RouteRun> runRoute(const Project &project, TestStore &source, TestStore &sink);

} // namespace godwit::test
