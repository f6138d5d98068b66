#include "core/connectors/postgresql/postgres_checkpoint_store.h"

#include "core/base/text.h"
#include "core/connectors/postgresql/postgres_locks.h"
#include "core/schema/sql_dialect.h"

namespace godwit {

namespace {

std::string isMark(const ChunkMark &mark)
{
    return " WHERE table_number = " + std::to_string(mark.table)
           + " AND chunk_number = " + std::to_string(mark.chunk);
}

Result<void> makePlace(PostgresConnection &connection, const std::string &marks)
{
    if (auto locked = takeCatalogLock(connection); !locked)
        return locked;
    // Asked first: CREATE ... IF NOT EXISTS needs the right to create what is there already.
    auto exists = connection.queryText("SELECT pg_catalog.to_regnamespace('godwit') IS NOT NULL");
    if (!exists)
        return failure(std::move(exists));
    if (*exists != "t") {
        if (auto made = connection.execute("CREATE SCHEMA godwit"); !made)
            return made;
    }
    return connection.execute("CREATE TABLE IF NOT EXISTS " + marks
                              + " (table_number integer NOT NULL, chunk_number integer NOT NULL,"
                                " row_count bigint NOT NULL, byte_count bigint NOT NULL,"
                                " PRIMARY KEY (table_number, chunk_number))");
}

} // namespace

std::string postgresMarksTable(const std::string &run)
{
    return quoteTable(Dialect::PostgreSql, {"godwit", "checkpoint_" + run});
}

Result<std::unique_ptr<PostgresConnection>> PostgresCheckpointStore::open() const
{
    return PostgresConnection::open(m_source, {}, PostgresRole::Ddl);
}

Result<void> PostgresCheckpointStore::prepare()
{
    auto connection = open();
    if (!connection)
        return failure(std::move(connection));
    auto made = makePlace(**connection, postgresMarksTable(m_run));
    if (!made)
        return tl::unexpected(std::move(made.error()).at("preparing the checkpoints"));
    return {};
}

Result<void> PostgresCheckpointStore::fence()
{
    auto connection = open();
    if (!connection)
        return failure(std::move(connection));
    return endWriters(**connection, m_run);
}

Result<std::vector<StoredMark>> PostgresCheckpointStore::readMarks()
{
    return readMarks({});
}

Result<std::optional<StoredMark>> PostgresCheckpointStore::findMark(const ChunkMark &wanted)
{
    auto marks = readMarks(isMark(wanted));
    if (!marks)
        return failure(std::move(marks));
    return marks->empty() ? std::optional<StoredMark>() : std::optional(marks->front());
}

Result<std::vector<StoredMark>> PostgresCheckpointStore::readMarks(const std::string &condition)
{
    auto connection = open();
    if (!connection)
        return failure(std::move(connection));
    auto rows = (*connection)
                    ->query("SELECT table_number, chunk_number, row_count, byte_count FROM "
                            + postgresMarksTable(m_run) + condition);
    if (!rows)
        return failure(std::move(rows));
    std::vector<StoredMark> marks;
    for (std::size_t i = 0; i < rows->rows(); ++i) {
        StoredMark mark;
        mark.mark.table = static_cast<int>(parseInteger(rows->cell(i, 0)).value_or(-1));
        mark.mark.chunk = static_cast<int>(parseInteger(rows->cell(i, 1)).value_or(-1));
        mark.rows = parseUnsigned(rows->cell(i, 2)).value_or(0);
        mark.bytes = parseUnsigned(rows->cell(i, 3)).value_or(0);
        marks.push_back(mark);
    }
    return marks;
}

Result<void> PostgresCheckpointStore::forget(const ChunkMark &mark)
{
    auto connection = open();
    if (!connection)
        return failure(std::move(connection));
    return (*connection)->execute("DELETE FROM " + postgresMarksTable(m_run) + isMark(mark));
}

Result<void> PostgresCheckpointStore::drop()
{
    auto connection = open();
    if (!connection)
        return failure(std::move(connection));
    PostgresConnection &link = **connection;
    if (auto locked = takeCatalogLock(link); !locked)
        return locked;
    if (auto dropped = link.execute("DROP TABLE IF EXISTS " + postgresMarksTable(m_run)); !dropped)
        return dropped;
    // RESTRICT: it stays while anything is in it, and where it is another account's.
    auto schema = link.execute("DROP SCHEMA IF EXISTS godwit RESTRICT");
    if (!schema && schema.error().code == ErrorCode::ConnectionLost)
        return schema;
    return {};
}

} // namespace godwit
