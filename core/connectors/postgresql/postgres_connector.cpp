#include "core/connectors/postgresql/postgres_connector.h"

#include "core/connectors/postgresql/postgres_row_reader.h"
#include "core/connectors/postgresql/postgres_schema_reader.h"
#include "core/connectors/postgresql/postgres_snapshot.h"
#include "core/connectors/postgresql/postgres_statements.h"

namespace godwit {

namespace {

/// A source needs none; a run that would is refused before it asks.
class NoCheckpoints : public CheckpointStore
{
public:
    Result<void> prepare() override { return tl::unexpected(postgresIsNoSink()); }
    Result<void> fence() override { return tl::unexpected(postgresIsNoSink()); }
    Result<std::vector<StoredMark>> readMarks() override
    {
        return tl::unexpected(postgresIsNoSink());
    }
    Result<void> forget(const ChunkMark &) override { return tl::unexpected(postgresIsNoSink()); }
    Result<void> drop() override { return tl::unexpected(postgresIsNoSink()); }
};

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
            schema == m_source.options.end() ? std::string() : schema->second);
    }

    Result<Snapshot> openSnapshot(const std::vector<TableName> &tables, int readers) override
    {
        return openPostgresSnapshot(m_source, tables, readers);
    }

    Result<std::unique_ptr<RowReader>> openReader() override
    {
        return open<RowReader, PostgresRowReader>();
    }

    Result<std::unique_ptr<RowWriter>> openWriter(const std::string &, int) override
    {
        return tl::unexpected(postgresIsNoSink());
    }

    std::unique_ptr<CheckpointStore> checkpointStore(const std::string &) override
    {
        return std::make_unique<NoCheckpoints>();
    }

    Result<std::unique_ptr<StatementRunner>> openStatements() override
    {
        return open<StatementRunner, PostgresStatements>();
    }

    int maximumWriters() const override { return 1; }

private:
    template<typename Interface, typename Implementation, typename... Arguments>
    Result<std::unique_ptr<Interface>> open(Arguments &&...arguments) const
    {
        auto connection = PostgresConnection::open(m_source, m_stop);
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
