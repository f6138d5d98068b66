#include "core/connectors/postgresql/postgres_row_reader.h"

#include "core/connectors/postgresql/postgres_column_sql.h"
#include "core/schema/postgres_types.h"
#include "core/schema/sql_dialect.h"

namespace godwit {

PostgresRowReader::~PostgresRowReader()
{
    // Draining an abandoned result could take hours; a closed link ends it at once. A link that is
    // somebody else's too must live on.
    if (m_open && m_connection.use_count() == 1)
        m_connection->shutdown();
    close();
}

Result<const PostgresTableShape *> PostgresRowReader::shapeOf(const TableName &table)
{
    if (const auto found = m_shapes.find(table); found != m_shapes.end())
        return &found->second;
    auto rows = m_connection->query(
        "SELECT c.relkind, a.attname, d.declared, d.typtype, " + hasDeferrableKey()
        + " FROM pg_catalog.pg_class c"
          " JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0"
          " AND NOT a.attisdropped JOIN LATERAL ("
        + baseTypeOfAttribute() + ") d ON true WHERE c.oid = pg_catalog.to_regclass("
        + m_connection->literal(quoteTable(Dialect::PostgreSql, table)) + ")");
    if (!rows)
        return tl::unexpected(std::move(rows.error()).of(table.qualified()));
    if (rows->rows() == 0) {
        Error error;
        error.code = ErrorCode::ObjectMissing;
        error.message = "there is no table " + table.qualified();
        error.proposal = "check the name, and whether the account may see it";
        return tl::unexpected(std::move(error).of(table.qualified()));
    }
    PostgresTableShape shape;
    for (std::size_t i = 0; i < rows->rows(); ++i) {
        shape.isPartitioned = rows->cell(i, 0) == "p";
        shape.hasDeferrableKey = rows->cell(i, 4) == "t";
        const bool isEnum = rows->cell(i, 3) == "e";
        shape.columns[std::string(rows->cell(i, 1))] =
            isEnum ? ColumnType() : postgresType(rows->cell(i, 2));
    }
    return &(m_shapes[table] = std::move(shape));
}

Result<void> PostgresRowReader::open(const ReadRequest &request)
{
    close();
    auto shape = shapeOf(request.table);
    if (!shape)
        return failure(std::move(shape));
    if (request.hold) {
        if (auto held = prepareHolding(request.table, **shape); !held)
            return tl::unexpected(std::move(held.error()).of(request.table.qualified()));
    }
    m_table = request.table;
    m_doing = "reading " + request.table.qualified();
    auto started = m_connection->startCopy(postgresSelect(request, **shape), m_doing);
    if (!started)
        return tl::unexpected(std::move(started.error()).of(m_table.qualified()));
    m_decoder = CopyDecoder(postgresCells(request, **shape));
    m_columns = request.items.size();
    m_open = true;
    return {};
}

Result<void> PostgresRowReader::prepareHolding(const TableName &table,
                                               const PostgresTableShape &shape)
{
    if (shape.hasDeferrableKey) {
        if (auto seen = m_connection->seeTriggers(); !seen)
            return seen;
    }
    if (!m_locksTables)
        return {};
    return m_connection->execute("LOCK TABLE ONLY " + quoteTable(Dialect::PostgreSql, table)
                                 + " IN SHARE ROW EXCLUSIVE MODE");
}

Result<bool> PostgresRowReader::next(RowBatch &batch)
{
    batch.reset(m_columns);
    while (m_open && batch.bytes() < batchBytes && batch.rows() < batchRows) {
        auto line = m_connection->nextCopyLine(m_doing);
        if (!line) {
            m_open = false;
            return tl::unexpected(std::move(line.error()).of(m_table.qualified()));
        }
        if (line->empty()) {
            m_open = false;
            break;
        }
        if (!m_decoder.decode(*line, batch)) {
            close();
            Error error;
            error.message = m_doing + ": the server sent a row in an unknown form";
            return tl::unexpected(std::move(error).of(m_table.qualified()));
        }
    }
    return !batch.empty();
}

void PostgresRowReader::close()
{
    if (m_open)
        m_connection->abandonCopy();
    m_open = false;
}

Result<std::optional<KeyBound>> PostgresRowReader::boundAfter(const TableName &table,
                                                              const std::vector<std::string> &key,
                                                              const std::optional<KeyBound> &after,
                                                              std::uint64_t rows)
{
    auto shape = shapeOf(table);
    if (!shape)
        return failure(std::move(shape));
    auto found = m_connection->query(postgresBound(table, **shape, key, after, rows));
    if (!found)
        return tl::unexpected(std::move(found.error()).of(table.qualified()));
    if (found->rows() == 0)
        return std::optional<KeyBound>();
    KeyBound bound;
    for (std::size_t i = 0; i < key.size(); ++i)
        bound.literals.emplace_back(found->cell(0, i));
    return std::optional<KeyBound>(std::move(bound));
}

} // namespace godwit
