#pragma once

#include "core/connectors/connector.h"
#include "core/connectors/postgresql/postgres_connection.h"
#include "core/connectors/postgresql/postgres_sink_table.h"
#include "core/connectors/postgresql/sent_rows.h"

#include <memory>
#include <optional>
#include <string>

namespace godwit {

/// Writes chunks by `COPY ... FROM STDIN`, which takes all rows of a chunk or none, and alters none
/// of them. Rows that are to replace others go to a table of the session's own first.
class PostgresRowWriter : public RowWriter
{
public:
    /// @p marks: where chunk marks go, quoted ("godwit"."checkpoint_...").
    PostgresRowWriter(std::unique_ptr<PostgresConnection> connection, std::string marks)
        : m_connection(std::move(connection))
        , m_marks(std::move(marks))
    {}

    Result<WriteSummary> write(const WriteRequest &request, const BatchSource &source,
                               const std::optional<ChunkMark> &mark) override;
    void cancel() override { m_connection->shutdown(); }

private:
    Result<WriteSummary> writeInTransaction(const WriteRequest &request, const BatchSource &source,
                                            const std::optional<ChunkMark> &mark);
    [[nodiscard]] Result<void> knowTable(const TableName &table);
    [[nodiscard]] Result<void> prepareReplacements(const WriteRequest &request);
    [[nodiscard]] Result<void> clearFirst(const WriteRequest &request);
    Result<WriteSummary> copyRows(const WriteRequest &request, const BatchSource &source,
                                  const std::string &into);
    [[nodiscard]] Result<void> replace(const WriteRequest &request, const WriteSummary &copied);
    [[nodiscard]] Result<void> commit(const std::optional<ChunkMark> &mark,
                                      const WriteSummary &written);
    Error explained(Error error, const WriteRequest &request) const;

    std::unique_ptr<PostgresConnection> m_connection;
    std::string m_marks;
    TableName m_tableName; ///< of m_table
    std::optional<PostgresSinkTable> m_table;
    SentRows m_sent{{}};        ///< in the present chunk
    std::string m_replacements; ///< the statement that has made the session's own table
};

} // namespace godwit
