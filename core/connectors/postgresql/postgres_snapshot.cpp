#include "core/connectors/postgresql/postgres_snapshot.h"

#include "core/base/text.h"
#include "core/connectors/postgresql/postgres_row_reader.h"
#include "core/schema/sql_dialect.h"

namespace godwit {

namespace {

constexpr const char *begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

Result<std::unique_ptr<PostgresConnection>> openLeader(const DataSource &source,
                                                       std::string &snapshot)
{
    auto leader = PostgresConnection::open(source);
    if (!leader)
        return leader;
    if (auto begun = (*leader)->execute(begin); !begun)
        return failure(std::move(begun));
    auto exported = (*leader)->queryText("SELECT pg_catalog.pg_export_snapshot()");
    if (!exported)
        return failure(std::move(exported));
    snapshot = *exported;
    if (auto kept = (*leader)->keepTransaction(); !kept)
        return failure(std::move(kept));
    return leader;
}

Result<std::unique_ptr<PostgresConnection>> openFollower(const DataSource &source,
                                                         const std::string &snapshot)
{
    auto follower = PostgresConnection::open(source);
    if (!follower)
        return follower;
    for (const std::string &sql :
         {std::string(begin), "SET TRANSACTION SNAPSHOT " + (*follower)->literal(snapshot)}) {
        if (auto done = (*follower)->execute(sql); !done)
            return failure(std::move(done));
    }
    if (auto kept = (*follower)->keepTransaction(); !kept)
        return failure(std::move(kept));
    return follower;
}

/// A table emptied by TRUNCATE would look empty to the snapshot too.
bool lockTables(PostgresConnection &leader, const std::vector<TableName> &tables)
{
    if (tables.empty())
        return true;
    std::string sql = "LOCK TABLE ";
    for (std::size_t i = 0; i < tables.size(); ++i)
        sql += (i > 0 ? ", " : "") + quoteTable(Dialect::PostgreSql, tables[i]);
    return leader.execute(sql + " IN ACCESS SHARE MODE").has_value();
}

std::string changePosition(PostgresConnection &leader)
{
    return leader
        .queryText("SELECT CASE WHEN pg_catalog.pg_is_in_recovery()"
                   " THEN pg_catalog.pg_last_wal_replay_lsn()"
                   " ELSE pg_catalog.pg_current_wal_lsn() END")
        .value_or(std::string());
}

} // namespace

Result<Snapshot> openPostgresSnapshot(const DataSource &source,
                                      const std::vector<TableName> &tables, int readers)
{
    std::string exported;
    auto leader = openLeader(source, exported);
    if (!leader)
        return failure(std::move(leader));
    const bool locked = lockTables(**leader, tables);
    Snapshot snapshot;
    snapshot.info.takenAt = utcNow();
    snapshot.info.position = changePosition(**leader);
    snapshot.info.method = "all readers opened in one exported snapshot (REPEATABLE READ): one "
                           "instant for every table";
    if (!locked)
        snapshot.info.method += "; the tables could not be locked against TRUNCATE and ALTER";
    std::vector<std::unique_ptr<PostgresConnection>> connections;
    connections.push_back(std::move(*leader));
    for (int i = 1; i < readers; ++i) {
        auto follower = openFollower(source, exported);
        if (!follower)
            return failure(std::move(follower));
        connections.push_back(std::move(*follower));
    }
    for (auto &connection : connections)
        snapshot.readers.push_back(std::make_unique<PostgresRowReader>(std::move(connection)));
    return snapshot;
}

} // namespace godwit
