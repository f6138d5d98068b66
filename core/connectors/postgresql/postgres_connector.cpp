#include "core/connectors/postgresql/postgres_connector.h"

#include "core/connectors/postgresql/postgres_checkpoint_store.h"
#include "core/connectors/postgresql/postgres_locks.h"
#include "core/connectors/postgresql/postgres_repair_session.h"
#include "core/connectors/postgresql/postgres_row_reader.h"
#include "core/connectors/postgresql/postgres_row_writer.h"
#include "core/connectors/postgresql/postgres_schema_reader.h"
#include "core/connectors/postgresql/postgres_snapshot.h"
#include "core/connectors/postgresql/postgres_statements.h"

namespace godwit {

namespace {

class PostgresConnector : public Connector
{
public:
    PostgresConnector(DataSource source, const std::stop_token &stop)
        : m_source(std::move(source))
        , m_stop(stop)
    {}

    Dialect dialect() const override { return Dialect::PostgreSql; }
    std::string describe() const override { return "PostgreSQL " + postgresPlace(m_source); }
    std::string identity() const override { return "postgresql " + postgresPlace(m_source); }

    Result<ServerFacts> readFacts() override
    {
        auto connection = PostgresConnection::open(m_source, m_stop);
        if (!connection)
            return failure(std::move(connection));
        const std::stop_callback onStop(m_stop, [&c = **connection] { c.shutdown(); });
        return readPostgresFacts(**connection);
    }

    Result<std::unique_ptr<SchemaReader>> openSchemaReader() override
    {
        const auto schema = m_source.options.find("schema");
        return open<SchemaReader, PostgresSchemaReader>(
            PostgresRole::Reader,
            schema == m_source.options.end() ? std::string() : schema->second);
    }

    Result<Snapshot> openSnapshot(const std::vector<TableName> &tables, int readers) override
    {
        return openPostgresSnapshot(m_source, tables, readers);
    }

    Result<std::unique_ptr<RowReader>> openReader() override
    {
        return open<RowReader, PostgresRowReader>(PostgresRole::Reader);
    }

    Result<std::unique_ptr<RowWriter>> openWriter(const std::string &run, int writer) override
    {
        auto connection = PostgresConnection::open(m_source, m_stop, PostgresRole::Writer);
        if (!connection)
            return failure(std::move(connection));
        // A later attempt ends whoever holds it before it reads the marks. Whoever holds it now is
        // a dead attempt's session: a run has one living process.
        if (auto locked = takeWriterLock(**connection, run, writer); !locked)
            return failure(std::move(locked));
        return std::make_unique<PostgresRowWriter>(std::move(*connection), postgresMarksTable(run));
    }

    std::unique_ptr<CheckpointStore> checkpointStore(const std::string &run) override
    {
        return std::make_unique<PostgresCheckpointStore>(m_source, run);
    }

    Result<std::unique_ptr<StatementRunner>> openStatements() override
    {
        return open<StatementRunner, PostgresStatements>(PostgresRole::Ddl);
    }

    Result<std::unique_ptr<RepairSession>> openRepairs() override
    {
        return open<RepairSession, PostgresRepairSession>(PostgresRole::Writer);
    }

    int maximumWriters() const override { return mostPostgresWriters; }

private:
    template<typename Interface, typename Implementation, typename... Arguments>
    Result<std::unique_ptr<Interface>> open(PostgresRole role, Arguments &&...arguments) const
    {
        auto connection = PostgresConnection::open(m_source, m_stop, role);
        if (!connection)
            return failure(std::move(connection));
        return std::make_unique<Implementation>(std::move(*connection),
                                                std::forward<Arguments>(arguments)...);
    }

    DataSource m_source;
    std::stop_token m_stop;
};

} // namespace

Result<std::unique_ptr<Connector>> makePostgresConnector(const DataSource &source,
                                                         const std::stop_token &stop)
{
    return std::make_unique<PostgresConnector>(source, stop);
}

} // namespace godwit
