#include "core/connectors/postgresql/postgres_row_writer.h"

#include "core/connectors/postgresql/postgres_refusal.h"
#include "core/connectors/postgresql/postgres_sql.h"
#include "core/connectors/postgresql/postgres_write_sql.h"
#include "core/schema/sql_dialect.h"

namespace godwit {

Result<WriteSummary> PostgresRowWriter::write(const WriteRequest &request,
                                              const BatchSource &source,
                                              const std::optional<ChunkMark> &mark)
{
    auto written = writeInTransaction(request, source, mark);
    if (written)
        return written;
    m_connection->failCopyIn();
    // A failed rollback means a lost link, and then the server has rolled back by itself.
    (void)m_connection->execute("ROLLBACK");
    return tl::unexpected(std::move(written.error()).of(request.table.qualified()));
}

Result<WriteSummary> PostgresRowWriter::writeInTransaction(const WriteRequest &request,
                                                           const BatchSource &source,
                                                           const std::optional<ChunkMark> &mark)
{
    if (auto known = knowTable(request.table); !known)
        return failure(std::move(known));
    const bool replaces =
        request.conflicts == ConflictPolicy::Replace && !m_table->conflictKey.empty();
    if (replaces) {
        if (auto prepared = prepareReplacements(request); !prepared)
            return failure(std::move(prepared));
    }
    if (auto begun = m_connection->execute("BEGIN"); !begun)
        return failure(std::move(begun));
    if (m_table->hasDeferrableKey) {
        if (auto seen = m_connection->seeTriggers(); !seen)
            return failure(std::move(seen));
    }
    if (auto cleared = clearFirst(request); !cleared)
        return failure(std::move(cleared));
    auto written =
        copyRows(request, source,
                 replaces ? replacementTable() : quoteTable(Dialect::PostgreSql, request.table));
    if (!written)
        return written;
    if (replaces) {
        if (auto replaced = replace(request, *written); !replaced)
            return tl::unexpected(explained(std::move(replaced.error()), request));
    }
    if (auto committed = commit(mark, *written); !committed)
        return tl::unexpected(explained(std::move(committed.error()), request));
    return written;
}

Result<void> PostgresRowWriter::knowTable(const TableName &table)
{
    if (m_table && m_tableName == table)
        return {};
    auto read = readSinkTable(*m_connection, table);
    if (!read)
        return failure(std::move(read));
    m_table = std::move(*read);
    m_tableName = table;
    m_replacements.clear();
    return {};
}

Result<void> PostgresRowWriter::prepareReplacements(const WriteRequest &request)
{
    std::string sql = createReplacements(request);
    if (m_replacements == sql)
        return {};
    auto made = m_connection->execute(sql);
    if (made)
        m_replacements = std::move(sql);
    return made;
}

Result<void> PostgresRowWriter::clearFirst(const WriteRequest &request)
{
    // ONLY: rows of tables that inherit from this one are not its own.
    const std::string sql = (m_table->isPartitioned ? "DELETE FROM " : "DELETE FROM ONLY ")
                            + quoteTable(Dialect::PostgreSql, request.table);
    if (request.emptyFirst)
        return m_connection->execute(sql);
    if (request.deleteFirst)
        return m_connection->execute(sql + " WHERE " + postgresRange(*request.deleteFirst));
    return {};
}

Result<WriteSummary> PostgresRowWriter::copyRows(const WriteRequest &request,
                                                 const BatchSource &source, const std::string &into)
{
    CopyEncoder encoder(copyTargets(request, *m_table));
    m_sent = SentRows(tellingColumns(request, *m_table));
    WriteSummary summary;
    if (auto started = m_connection->startCopyIn(copyInSql(into, request)); !started)
        return failure(std::move(started));
    RowBatch batch;
    for (;;) {
        auto more = source(batch);
        if (!more)
            return failure(std::move(more));
        if (!*more)
            break;
        if (!batch.empty() && batch.columns() != request.items.size())
            return fail(ErrorCode::Internal,
                        "a batch has other columns than the destination's request");
        if (const auto problem = encoder.encode(batch))
            return tl::unexpected(refusalOf(*problem, request, *m_table, batch, summary.rows));
        m_sent.add(batch);
        if (auto sent = m_connection->putCopy(encoder.text()); !sent)
            return tl::unexpected(explained(std::move(sent.error()), request));
        summary.rows += batch.rows();
        summary.bytes += batch.bytes();
    }
    auto stored = m_connection->endCopyIn();
    if (!stored)
        return tl::unexpected(explained(std::move(stored.error()), request));
    if (*stored != summary.rows)
        return fail(ErrorCode::DataRejected,
                    "of " + std::to_string(summary.rows) + " rows sent the server stored "
                        + std::to_string(*stored),
                    "look for a trigger or a rule at the destination that drops rows");
    return summary;
}

Result<void> PostgresRowWriter::replace(const WriteRequest &request, const WriteSummary &copied)
{
    auto changed = m_connection->change(replaceRows(request, *m_table));
    if (!changed)
        return failure(std::move(changed));
    if (*changed != copied.rows)
        return fail(ErrorCode::Internal, "of " + std::to_string(copied.rows)
                                             + " rows sent the server stored "
                                             + std::to_string(*changed));
    return {};
}

Result<void> PostgresRowWriter::commit(const std::optional<ChunkMark> &mark,
                                       const WriteSummary &written)
{
    if (mark) {
        auto marked = m_connection->execute(
            "INSERT INTO " + m_marks + " VALUES (" + std::to_string(mark->table) + ", "
            + std::to_string(mark->chunk) + ", " + std::to_string(written.rows) + ", "
            + std::to_string(written.bytes) + ')');
        if (!marked)
            return marked;
    }
    return m_connection->execute("COMMIT");
}

Error PostgresRowWriter::explained(Error error, const WriteRequest &request) const
{
    const auto &said = m_connection->diagnostics();
    if (error.code != ErrorCode::DataRejected || said.state.empty())
        return error;
    return refusalOf(std::move(error), said, request, *m_table, m_sent);
}

} // namespace godwit
