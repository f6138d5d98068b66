#pragma once

#include "core/connectors/connector.h"
#include "core/connectors/postgresql/copy_text.h"
#include "core/connectors/postgresql/postgres_connection.h"
#include "core/connectors/postgresql/postgres_sql.h"

#include <map>

namespace godwit {

/// Reads rows by `COPY (SELECT ...) TO STDOUT`: the server sends as fast as they are taken, and
/// memory stays at one row of the client library's and one batch.
class PostgresRowReader : public RowReader
{
public:
    explicit PostgresRowReader(std::shared_ptr<PostgresConnection> connection)
        : m_connection(std::move(connection))
        , m_decoder({})
    {}
    ~PostgresRowReader() override;

    [[nodiscard]] Result<void> open(const ReadRequest &request) override;
    Result<bool> next(RowBatch &batch) override;
    void close() override;
    void cancel() override { m_connection->shutdown(); }
    Result<std::optional<KeyBound>> boundAfter(const TableName &table,
                                               const std::vector<std::string> &key,
                                               const std::optional<KeyBound> &after,
                                               std::uint64_t rows) override;

    /// From here on a request that holds rows keeps everybody else from writing to its table.
    void lockTables(bool locks) { m_locksTables = locks; }

private:
    Result<const PostgresTableShape *> shapeOf(const TableName &table);
    [[nodiscard]] Result<void> prepareHolding(const TableName &table,
                                              const PostgresTableShape &shape);

    std::shared_ptr<PostgresConnection> m_connection;
    std::map<TableName, PostgresTableShape> m_shapes;
    CopyDecoder m_decoder;
    std::string m_doing; ///< "reading sales.orders"
    TableName m_table;
    std::size_t m_columns = 0;
    bool m_open = false;
    bool m_locksTables = false;
};

} // namespace godwit
