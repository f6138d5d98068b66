#include "core/connectors/mysql/mysql_snapshot.h"

#include "core/base/text.h"
#include "core/connectors/mysql/mysql_row_reader.h"
#include "core/connectors/oceanbase/oceanbase_snapshot.h"
#include "core/schema/sql_dialect.h"

namespace godwit {

namespace {

enum class LockKind { Global, Tables, None };

// Seconds. A long query on the source would otherwise make FLUSH TABLES, and every later statement
// of other sessions behind it, wait for hours.
constexpr const char *lockWait = "SET SESSION lock_wait_timeout = 60";

Result<LockKind> lockForMoment(MysqlConnection &locker, const std::vector<TableName> &tables)
{
    if (auto set = locker.execute(lockWait); !set)
        return failure(std::move(set));
    if (locker.execute("FLUSH TABLES WITH READ LOCK"))
        return LockKind::Global;
    std::string sql = "LOCK TABLES ";
    for (std::size_t i = 0; i < tables.size(); ++i)
        sql += (i > 0 ? ", " : "") + quoteTable(Dialect::MySql, tables[i]) + " READ";
    if (!tables.empty() && locker.execute(sql))
        return LockKind::Tables;
    return LockKind::None;
}

std::string binlogPosition(MysqlConnection &connection)
{
    const auto status = connection.query("SHOW MASTER STATUS");
    if (!status || status->rows() == 0)
        return {};
    return std::string(status->cell(0, 0)) + ':' + std::string(status->cell(0, 1));
}

std::string methodOf(LockKind lock)
{
    switch (lock) {
    case LockKind::Global:
        return "all readers opened under FLUSH TABLES WITH READ LOCK: one instant for every table";
    case LockKind::Tables:
        return "all readers opened under LOCK TABLES ... READ on the chosen tables: one instant "
               "for them";
    case LockKind::None:
        break;
    }
    return "one reader in one REPEATABLE READ transaction, since the account may neither flush "
           "(RELOAD) nor "
           "lock (LOCK TABLES) tables: one instant for every table, read by one connection";
}

// Before the lock, under which nothing happens but what must.
Result<std::unique_ptr<MysqlConnection>> openReader(const DataSource &source)
{
    auto connection = MysqlConnection::open(source, MysqlRole::Reader);
    if (!connection)
        return connection;
    // Under READ COMMITTED the server would ignore the snapshot with a mere warning.
    if (auto set =
            (*connection)->execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        !set)
        return failure(std::move(set));
    return connection;
}

} // namespace

Result<Snapshot> openMysqlSnapshot(const DataSource &source, const std::vector<TableName> &tables,
                                   int readers)
{
    Snapshot snapshot;
    std::vector<std::unique_ptr<MysqlConnection>> connections;
    for (int i = 0; i < readers; ++i) {
        auto connection = openReader(source);
        if (!connection)
            return failure(std::move(connection));
        connections.push_back(std::move(*connection));
    }
    if (!connections.empty() && connections.front()->isOceanBase())
        return openOceanBaseSnapshot(std::move(connections));
    auto locker = MysqlConnection::open(source, MysqlRole::Catalog);
    if (!locker)
        return failure(std::move(locker));
    const auto lock = lockForMoment(**locker, tables);
    if (!lock)
        return tl::unexpected(lock.error());
    // Without a lock only one reader sees one instant: better slow than torn.
    if (*lock == LockKind::None)
        connections.resize(1);
    for (const auto &connection : connections) {
        if (auto begun = connection->execute("START TRANSACTION WITH CONSISTENT SNAPSHOT"); !begun)
            return failure(std::move(begun));
    }
    snapshot.info.takenAt = utcNow();
    snapshot.info.position = binlogPosition(**locker);
    if (auto unlocked = (*locker)->execute("UNLOCK TABLES"); !unlocked)
        return failure(std::move(unlocked));
    snapshot.info.method = methodOf(*lock);
    for (auto &connection : connections)
        snapshot.readers.push_back(std::make_unique<MysqlRowReader>(std::move(connection)));
    return snapshot;
}

} // namespace godwit
