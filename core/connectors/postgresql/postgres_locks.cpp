#include "core/connectors/postgresql/postgres_locks.h"

#include <chrono>
#include <thread>

namespace godwit {

namespace {

constexpr auto patience = std::chrono::seconds(120);
constexpr auto pause = std::chrono::milliseconds(50);

/// SQL of the 64 bits that stand for a name.
std::string keyOf(const std::string &nameSql)
{
    return "pg_catalog.hashtextextended(" + nameSql + ", 0)";
}

std::string writerName(const PostgresConnection &connection, const std::string &run)
{
    return connection.literal("godwit:" + run + ':');
}

/// Sessions that hold the lock of a writer from @p first to @p last.
std::string holdersSql(const PostgresConnection &connection, const std::string &run, int first,
                       int last)
{
    const std::string key =
        keyOf(writerName(connection, run) + " || n::pg_catalog.text"); // of writer n
    return "SELECT l.pid FROM (SELECT " + key + " AS key FROM pg_catalog.generate_series("
           + std::to_string(first) + ", " + std::to_string(last)
           + ") n) w JOIN pg_catalog.pg_locks l ON l.locktype = 'advisory' AND l.objsubid = 1"
             " AND l.classid::pg_catalog.int8 = ((w.key >> 32) & 4294967295)"
             " AND l.objid::pg_catalog.int8 = (w.key & 4294967295)"
             " JOIN pg_catalog.pg_database d ON d.oid = l.database"
             " WHERE d.datname = pg_catalog.current_database() AND l.granted"
             " AND l.pid <> pg_catalog.pg_backend_pid()";
}

Result<void> endHolders(PostgresConnection &connection, const std::string &run, int first, int last)
{
    const auto deadline = std::chrono::steady_clock::now() + patience;
    for (;;) {
        auto holders = connection.query(holdersSql(connection, run, first, last));
        if (!holders)
            return failure(std::move(holders));
        if (holders->rows() == 0)
            return {};
        // May fail when the session has just ended, or when it is another account's.
        for (std::size_t i = 0; i < holders->rows(); ++i)
            (void)connection.query("SELECT pg_catalog.pg_terminate_backend("
                                   + std::string(holders->cell(i, 0)) + ')');
        const std::string id(holders->cell(0, 0));
        if (std::chrono::steady_clock::now() > deadline)
            return fail(ErrorCode::Busy,
                        "session " + id + " of an earlier attempt still writes at the destination",
                        "end it at the server (SELECT pg_terminate_backend(" + id
                            + ")), then run again with --resume");
        std::this_thread::sleep_for(pause);
    }
}

} // namespace

Result<void> takeWriterLock(PostgresConnection &connection, const std::string &run, int writer)
{
    if (auto ended = endHolders(connection, run, writer, writer); !ended)
        return ended;
    auto taken = connection.queryText(
        "SELECT pg_catalog.pg_try_advisory_lock("
        + keyOf(writerName(connection, run) + " || '" + std::to_string(writer) + '\'') + ')');
    if (!taken)
        return failure(std::move(taken));
    if (*taken != "t")
        return fail(ErrorCode::AlreadyRunning,
                    "another process writes for this run at the destination",
                    "let it finish or stop it, then try again");
    return {};
}

Result<void> endWriters(PostgresConnection &connection, const std::string &run)
{
    return endHolders(connection, run, 0, mostPostgresWriters - 1);
}

Result<void> takeCatalogLock(PostgresConnection &connection)
{
    auto taken =
        connection.query("SELECT pg_catalog.pg_advisory_lock(" + keyOf("'godwit:catalog'") + ')');
    return taken ? Result<void>() : failure(std::move(taken));
}

} // namespace godwit
