#include "core/connectors/mysql/mysql_checkpoint_store.h"

#include "core/base/text.h"
#include "core/connectors/mysql/mysql_connection.h"
#include "core/schema/sql_dialect.h"

#include <chrono>
#include <thread>

namespace godwit {

namespace {

constexpr int mostWriters = 64;
constexpr auto fencePatience = std::chrono::seconds(120);
constexpr auto fencePause = std::chrono::milliseconds(50);

// Every open of a database `godwit` and every drop of it is done under this lock, so that one run's
// clean-up does not take the database away from another's start.
constexpr const char *catalogLock = "'godwit:catalog'";

// Not left to the connection's end: OceanBase frees a gone connection's locks ten seconds later.
void releaseCatalog(MysqlConnection &connection)
{
    (void)connection.execute(std::string("DO RELEASE_LOCK(") + catalogLock + ')');
}

std::string literal(const std::string &text)
{
    return quoteText(Dialect::MySql, text);
}

// The connection that holds @p lock; empty when it is free.
Result<std::string> holderOf(MysqlConnection &connection, const std::string &lock)
{
    return connection.queryText("SELECT IS_USED_LOCK(" + literal(lock) + ')');
}

} // namespace

std::string marksTable(const std::string &run)
{
    return quoteTable(Dialect::MySql, {"godwit", "checkpoint_" + run});
}

std::string writerLock(const std::string &run, int writer)
{
    return "godwit:" + run + ':' + std::to_string(writer);
}

Result<void> endLockHolder(MysqlConnection &connection, const std::string &lock)
{
    const auto deadline = std::chrono::steady_clock::now() + fencePatience;
    for (;;) {
        auto holder = holderOf(connection, lock);
        if (!holder)
            return failure(std::move(holder));
        if (holder->empty())
            return {};
        // May fail when the connection has just ended, or when it is another account's.
        (void)connection.execute("KILL CONNECTION " + *holder);
        if (std::chrono::steady_clock::now() > deadline)
            return fail(
                ErrorCode::Busy,
                "connection " + *holder + " of an earlier attempt still writes at the destination",
                "end it at the server (KILL " + *holder + "), then run again with --resume");
        std::this_thread::sleep_for(fencePause);
    }
}

Result<void> MysqlCheckpointStore::prepare()
{
    auto connection = MysqlConnection::open(m_source, MysqlRole::Ddl);
    if (!connection)
        return failure(std::move(connection));
    const std::string statements[] = {
        std::string("DO GET_LOCK(") + catalogLock + ", 30)",
        "CREATE DATABASE IF NOT EXISTS `godwit` CHARACTER SET utf8mb4",
        "CREATE TABLE IF NOT EXISTS " + marksTable(m_run)
            + " (table_number INT NOT NULL, chunk_number INT NOT NULL, row_count BIGINT NOT NULL, "
              "byte_count BIGINT NOT NULL, PRIMARY KEY (table_number, chunk_number)) ENGINE=InnoDB",
    };
    for (const std::string &statement : statements) {
        if (auto done = (*connection)->execute(statement); !done)
            return tl::unexpected(std::move(done.error()).at("preparing the checkpoints"));
    }
    releaseCatalog(**connection);
    return {};
}

Result<void> MysqlCheckpointStore::fence()
{
    auto connection = MysqlConnection::open(m_source, MysqlRole::Ddl);
    if (!connection)
        return failure(std::move(connection));
    for (int writer = 0; writer < mostWriters; ++writer) {
        if (auto freed = endLockHolder(**connection, writerLock(m_run, writer)); !freed)
            return freed;
    }
    return {};
}

Result<std::vector<StoredMark>> MysqlCheckpointStore::readMarks()
{
    return readMarks({});
}

Result<std::optional<StoredMark>> MysqlCheckpointStore::findMark(const ChunkMark &wanted)
{
    auto marks = readMarks(" WHERE table_number = " + std::to_string(wanted.table)
                           + " AND chunk_number = " + std::to_string(wanted.chunk));
    if (!marks)
        return failure(std::move(marks));
    return marks->empty() ? std::optional<StoredMark>() : std::optional(marks->front());
}

Result<std::vector<StoredMark>> MysqlCheckpointStore::readMarks(const std::string &condition)
{
    auto connection = MysqlConnection::open(m_source, MysqlRole::Ddl);
    if (!connection)
        return failure(std::move(connection));
    auto rows = (*connection)->query("SELECT * FROM " + marksTable(m_run) + condition);
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

Result<void> MysqlCheckpointStore::forget(const ChunkMark &mark)
{
    auto connection = MysqlConnection::open(m_source, MysqlRole::Ddl);
    if (!connection)
        return failure(std::move(connection));
    return (*connection)
        ->execute("DELETE FROM " + marksTable(m_run)
                  + " WHERE table_number = " + std::to_string(mark.table)
                  + " AND chunk_number = " + std::to_string(mark.chunk));
}

Result<void> MysqlCheckpointStore::drop()
{
    auto connection = MysqlConnection::open(m_source, MysqlRole::Ddl);
    if (!connection)
        return failure(std::move(connection));
    MysqlConnection &link = **connection;
    if (auto locked = link.execute(std::string("DO GET_LOCK(") + catalogLock + ", 30)"); !locked)
        return locked;
    auto dropped = link.execute("DROP TABLE IF EXISTS " + marksTable(m_run));
    if (!dropped)
        return dropped;
    auto left = link.queryText(
        "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'godwit'");
    if (left && *left == "0")
        dropped = link.execute("DROP DATABASE IF EXISTS `godwit`");
    releaseCatalog(link);
    return dropped;
}

} // namespace godwit
