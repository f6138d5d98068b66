#include "core/base/text.h"
#include "core/connectors/postgresql/postgres_schema_reader.h"

#include <chrono>

namespace godwit {

namespace {

constexpr int oldestVersion = 120000;

std::int64_t nowMilliseconds()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace

Result<ServerFacts> readPostgresFacts(PostgresConnection &connection)
{
    ServerFacts facts;
    facts.dialect = Dialect::PostgreSql;
    facts.product = "PostgreSQL";
    facts.versionNumber = connection.versionNumber();
    facts.tlsCipher = connection.tlsCipher();
    facts.localInfile = false;
    const std::int64_t before = nowMilliseconds();
    auto rows = connection.query(
        "SELECT pg_catalog.current_setting('server_version'),"
        " (SELECT reset_val FROM pg_catalog.pg_settings WHERE name = 'TimeZone'),"
        " pg_catalog.pg_encoding_to_char(d.encoding), d.datcollate, current_user,"
        " pg_catalog.pg_is_in_recovery(),"
        " (EXTRACT(EPOCH FROM pg_catalog.clock_timestamp()) * 1000)::bigint, r.rolsuper,"
        " CASE WHEN pg_catalog.pg_is_in_recovery() THEN pg_catalog.pg_last_wal_replay_lsn()"
        " ELSE pg_catalog.pg_current_wal_lsn() END"
        " FROM pg_catalog.pg_database d, pg_catalog.pg_roles r"
        " WHERE d.datname = pg_catalog.current_database() AND r.rolname = current_user");
    if (!rows)
        return failure(std::move(rows));
    const std::int64_t ours = (before + nowMilliseconds()) / 2;
    if (rows->rows() != 1)
        return fail(ErrorCode::Internal, "the server does not say what it is");
    const auto cell = [&](std::size_t column) { return std::string(rows->cell(0, column)); };
    facts.version = cell(0);
    facts.timeZone = cell(1);
    facts.charset = cell(2);
    facts.collation = cell(3);
    facts.user = cell(4);
    facts.readOnly = cell(5) == "t";
    facts.clockSkewSeconds = (parseInteger(cell(6)).value_or(ours) - ours) / 1000;
    if (cell(7) == "t")
        facts.globalPrivileges.insert("SUPERUSER");
    facts.binlogPosition = cell(8);
    if (facts.versionNumber < oldestVersion)
        return fail(ErrorCode::NotSupported,
                    "PostgreSQL " + facts.version + " is older than 12, the oldest that is read",
                    "upgrade the server, or restore a dump of it in a newer one");
    return facts;
}

} // namespace godwit
