// The PostgreSQL server of the test environment.
#pragma once

#include "core/connectors/postgresql/postgres_connection.h"
#include "tests/integration/mysql_servers.h"

#include <string>

namespace godwit::test {

/// A connection that may write, which Godwit's own never do.
inline Result<std::unique_ptr<PostgresConnection>> postgresForWriting()
{
    const auto source = serverFrom("GODWIT_TEST_POSTGRES");
    if (!source)
        return tl::unexpected(source.error());
    auto connection = PostgresConnection::open(*source);
    if (!connection)
        return connection;
    auto set = (*connection)
                   ->execute("SET default_transaction_read_only = off; SET client_min_messages ="
                             " warning; SET search_path = public");
    if (!set)
        return failure(std::move(set));
    return connection;
}

/// "" or what went wrong.
inline std::string runAtPostgres(const std::string &sql)
{
    auto connection = postgresForWriting();
    if (!connection)
        return connection.error().message;
    const auto done = (*connection)->execute(sql);
    return done ? std::string() : done.error().message;
}

} // namespace godwit::test
