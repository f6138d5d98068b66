#include "core/connectors/mysql/mysql_connector.h"

#include "core/connectors/mysql/mysql_address.h"
#include "core/connectors/mysql/mysql_checkpoint_store.h"
#include "core/connectors/mysql/mysql_repair_session.h"
#include "core/connectors/mysql/mysql_row_reader.h"
#include "core/connectors/mysql/mysql_row_writer.h"
#include "core/connectors/mysql/mysql_schema_reader.h"
#include "core/connectors/mysql/mysql_snapshot.h"
#include "core/connectors/mysql/mysql_statements.h"
#include "core/schema/sql_dialect.h"

#include <atomic>

namespace godwit {

namespace {

class MysqlConnector : public Connector
{
public:
    MysqlConnector(DataSource source, const std::stop_token &stop)
        : m_source(std::move(source))
        , m_stop(stop)
        , m_isOceanBase(m_source.kind == StoreKind::OceanBase)
    {}

    Dialect dialect() const override { return m_dialect; }

    std::string describe() const override
    {
        const auto socket = m_source.options.find("socket");
        const std::string tenant =
            m_source.tenant.empty() ? "" : " (tenant " + m_source.tenant + ')';
        return productName() + ' '
               + (socket != m_source.options.end() ? socket->second : mysqlPlace(m_source))
               + tenant;
    }

    std::string identity() const override
    {
        // One address of OceanBase's serves many tenants, and each is a store of its own.
        const std::string tenant = m_source.tenant.empty() ? "" : ' ' + m_source.tenant;
        return "mysql " + m_source.host + ':' + std::to_string(mysqlPort(m_source)) + tenant;
    }

    Result<ServerFacts> readFacts() override
    {
        auto connection = MysqlConnection::open(m_source, MysqlRole::Catalog, m_stop);
        if (!connection)
            return failure(std::move(connection));
        m_dialect = (*connection)->isMariaDb() ? Dialect::MariaDb : Dialect::MySql;
        m_isOceanBase = (*connection)->isOceanBase();
        const std::stop_callback onStop(m_stop, [&c = **connection] { c.shutdown(); });
        return readMysqlFacts(**connection);
    }

    Result<std::unique_ptr<SchemaReader>> openSchemaReader() override
    {
        auto connection = MysqlConnection::open(m_source, MysqlRole::Catalog, m_stop);
        if (!connection)
            return failure(std::move(connection));
        return std::make_unique<MysqlSchemaReader>(std::move(*connection));
    }

    Result<Snapshot> openSnapshot(const std::vector<TableName> &tables, int readers) override
    {
        return openMysqlSnapshot(m_source, tables, readers);
    }

    Result<std::unique_ptr<RowReader>> openReader() override
    {
        auto connection = MysqlConnection::open(m_source, MysqlRole::Reader, m_stop);
        if (!connection)
            return failure(std::move(connection));
        return std::make_unique<MysqlRowReader>(std::move(*connection));
    }

    Result<std::unique_ptr<RowWriter>> openWriter(const std::string &run, int writer) override
    {
        auto connection = MysqlConnection::open(m_source, MysqlRole::Writer, m_stop);
        if (!connection)
            return failure(std::move(connection));
        // Held until the connection ends: a later attempt waits for it before it reads the marks.
        // Whoever holds it now is a dead attempt's connection: a run has one living process.
        const std::string name = writerLock(run, writer);
        if (auto ended = endLockHolder(**connection, name); !ended)
            return failure(std::move(ended));
        auto locked =
            (*connection)
                ->queryText("SELECT GET_LOCK(" + quoteText(Dialect::MySql, name) + ", 30)");
        if (!locked)
            return failure(std::move(locked));
        if (*locked != "1")
            return fail(ErrorCode::AlreadyRunning,
                        "another process writes for this run at " + describe(),
                        "let it finish or stop it, then try again");
        return std::make_unique<MysqlRowWriter>(std::move(*connection), marksTable(run));
    }

    std::unique_ptr<CheckpointStore> checkpointStore(const std::string &run) override
    {
        return std::make_unique<MysqlCheckpointStore>(m_source, run);
    }

    Result<std::unique_ptr<StatementRunner>> openStatements() override
    {
        auto connection = MysqlConnection::open(m_source, MysqlRole::Ddl, m_stop);
        if (!connection)
            return failure(std::move(connection));
        return std::make_unique<MysqlStatements>(std::move(*connection));
    }

    Result<std::unique_ptr<RepairSession>> openRepairs() override
    {
        auto connection = MysqlConnection::open(m_source, MysqlRole::Repair, m_stop);
        if (!connection)
            return failure(std::move(connection));
        return std::make_unique<MysqlRepairSession>(std::move(*connection));
    }

    int maximumWriters() const override { return 64; }

private:
    std::string productName() const
    {
        if (m_dialect == Dialect::MariaDb)
            return "MariaDB";
        return m_isOceanBase ? "OceanBase" : "MySQL";
    }

    DataSource m_source;
    std::stop_token m_stop;
    std::atomic<Dialect> m_dialect{Dialect::MySql};
    std::atomic<bool> m_isOceanBase;
};

} // namespace

Result<std::unique_ptr<Connector>> makeMysqlConnector(const DataSource &source,
                                                      const std::stop_token &stop)
{
    return std::make_unique<MysqlConnector>(source, stop);
}

} // namespace godwit
