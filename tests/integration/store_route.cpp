#include "tests/integration/store_route.h"

#include "core/connectors/connector_registry.h"
#include "core/pipeline/project_run.h"
#include "core/schema/sql_dialect.h"
#include "tests/integration/mysql_servers.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <utility>

namespace godwit::test {

namespace {

constexpr std::array<std::pair<const char *, const char *>, 5> servers = {
    {{"MySQL 8.0", "GODWIT_TEST_MYSQL80"},
     {"MySQL 5.7", "GODWIT_TEST_MYSQL57"},
     {"MariaDB", "GODWIT_TEST_MARIADB"},
     {"OceanBase", "GODWIT_TEST_OCEANBASE"},
     {"PostgreSQL", "GODWIT_TEST_POSTGRES"}}};

QString textOf(const Difference &difference)
{
    QString text = QString::fromStdString(difference.table.table + " differs:");
    for (const auto &cell : difference.cells) {
        if (cell.differs || difference.kind != DifferenceKind::Different)
            text += QString::fromStdString(' ' + cell.column + " [" + cell.source.substr(0, 100)
                                           + "] [" + cell.sink.substr(0, 100) + ']');
    }
    return text;
}

} // namespace

const std::vector<std::string> &storeNames()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const auto &server : servers)
            all.emplace_back(server.first);
        all.emplace_back("SQLite");
        return all;
    }();
    return names;
}

Result<std::unique_ptr<TestStore>> TestStore::open(const std::string &name,
                                                   const std::string &database)
{
    std::unique_ptr<TestStore> store(new TestStore);
    store->m_name = name;
    store->m_database = name == "SQLite" ? "main" : database;
    if (name == "SQLite") {
        store->m_folder = std::make_unique<QTemporaryDir>();
        store->m_dataSource.kind = StoreKind::Sqlite;
        store->m_dataSource.path = store->m_folder->filePath("store.db").toStdString();
    } else {
        const auto server = std::find_if(servers.begin(), servers.end(),
                                         [&](const auto &known) { return name == known.first; });
        if (server == servers.end())
            return fail(ErrorCode::InvalidArgument, "no store is called " + name);
        auto source = serverFrom(server->second);
        if (!source)
            return failure(std::move(source));
        store->m_dataSource = std::move(*source);
    }
    if (auto connected = store->connect(); !connected)
        return failure(std::move(connected));
    if (auto made = store->makeDatabase(); !made)
        return failure(std::move(made));
    return store;
}

TestStore::~TestStore()
{
    if (!qEnvironmentVariableIsSet("GODWIT_TEST_KEEP"))
        dropDatabase();
}

Result<void> TestStore::connect()
{
    auto connector = makeConnector(m_dataSource);
    if (!connector)
        return failure(std::move(connector));
    m_connector = std::move(*connector);
    if (auto facts = m_connector->readFacts(); !facts)
        return failure(std::move(facts));
    auto statements = m_connector->openStatements();
    if (!statements)
        return failure(std::move(statements));
    m_statements = std::move(*statements);
    return {};
}

Result<void> TestStore::makeDatabase()
{
    if (dialect() == Dialect::Sqlite)
        return {};
    dropDatabase();
    const bool schemas = dialect() == Dialect::PostgreSql;
    const std::string create = schemas ? "CREATE SCHEMA " : "CREATE DATABASE ";
    const std::string charset = schemas ? "" : " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";
    if (auto made = m_statements->execute(create + quoted(m_database) + charset); !made)
        return made;
    return m_statements->execute((schemas ? "SET search_path = " : "USE ") + quoted(m_database));
}

void TestStore::dropDatabase()
{
    if (dialect() == Dialect::Sqlite)
        return; // the file goes
    const std::string sql = dialect() == Dialect::PostgreSql
                                ? "DROP SCHEMA IF EXISTS " + quoted(m_database) + " CASCADE"
                                : "DROP DATABASE IF EXISTS " + quoted(m_database);
    if (auto dropped = m_statements->execute(sql); !dropped)
        qWarning("%s stays: %s", m_database.c_str(), dropped.error().message.c_str());
}

Dialect TestStore::dialect() const
{
    return m_connector->dialect();
}

std::string TestStore::quoted(const std::string &identifier) const
{
    return quoteName(dialect(), identifier);
}

Result<void> TestStore::execute(const std::string &sql)
{
    return m_statements->execute(sql);
}

QString TestStore::executeAll(const std::vector<std::string> &statements)
{
    for (const std::string &sql : statements) {
        if (const QString problem = problemOf(execute(sql)); !problem.isEmpty())
            return problem + ": " + QString::fromStdString(sql);
    }
    return {};
}

QStringList TestStore::rows(const std::string &sql)
{
    auto found = m_statements->query(sql);
    if (!found)
        return {describe(found.error())};
    QStringList all;
    for (std::size_t row = 0; row < found->rows(); ++row) {
        std::string line;
        for (std::size_t column = 0; column < found->columns(); ++column) {
            line += column > 0 ? "|" : "";
            line +=
                found->isNull(row, column) ? std::string_view("NULL") : found->cell(row, column);
        }
        all << QString::fromStdString(line);
    }
    return all;
}

Result<TableSchema> TestStore::table(const std::string &name)
{
    auto reader = m_connector->openSchemaReader();
    if (!reader)
        return failure(std::move(reader));
    return (*reader)->readTable({m_database, name});
}

Result<std::vector<std::string>> TestStore::tables()
{
    auto reader = m_connector->openSchemaReader();
    if (!reader)
        return failure(std::move(reader));
    auto catalog = (*reader)->readCatalog({{m_database}});
    if (!catalog)
        return failure(std::move(catalog));
    std::vector<std::string> names;
    for (const CatalogObject &object : catalog->objects)
        names.push_back(object.name.table);
    return names;
}

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no such file");
}

Project wholeDatabase(const TestStore &source, const TestStore &sink)
{
    Project project;
    project.name = "route";
    project.enableStructTransfer = project.enableFullTransfer = project.enableFullVerify = true;
    project.structTransferConfig.deferIndexCreation = true;
    project.transferMapping.mode = MappingMode::Wildcard;
    DatabaseMapping database;
    database.name = source.database();
    database.mappedName = sink.database();
    project.transferMapping.databases.push_back(database);
    return project;
}

Result<RouteRun> runRoute(const Project &project, TestStore &source, TestStore &sink)
{
    const QTemporaryDir home;
    auto state = StateDatabase::open(home.path().toStdString());
    if (!state)
        return failure(std::move(state));
    RouteRun ran;
    RunOptions options;
    options.differences = [&](const Difference &difference) -> Result<void> {
        ran.problems << textOf(difference);
        return {};
    };
    ProgressBoard board;
    auto run =
        runProject(project, source.connector(), sink.connector(), **state, options, board, {});
    if (!run)
        return failure(std::move(run));
    for (const Error &error : run->errors)
        ran.problems << describe(error);
    for (const TableRecord &table : run->tables) {
        const std::string said = table.message.empty() ? table.verify.message : table.message;
        if (!said.empty() || table.verify.state != VerifyState::Consistent)
            ran.problems << QString::fromStdString(table.source.table + " is "
                                                   + std::string(stateName(table.verify.state))
                                                   + ' ' + said);
    }
    if (run->consistent != std::optional<bool>(true))
        ran.problems << "the run is not proven consistent";
    ran.record = std::move(*run);
    return ran;
}

} // namespace godwit::test
