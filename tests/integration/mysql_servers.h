// The MySQL-family servers of the test environment.
#pragma once

#include "core/connectors/mysql/mysql_connection.h"

#include <QByteArray>

#include <cstdlib>
#include <string>

namespace godwit::test {

/// The server named by an environment variable such as GODWIT_TEST_MYSQL80, with the password in
/// GODWIT_TEST_PASSWORD. An error, not a skip, if it is not set.
inline Result<DataSource> serverFrom(const char *variable)
{
    const QByteArray url = qgetenv(variable);
    if (url.isEmpty())
        return fail(ErrorCode::InvalidArgument, std::string(variable) + " is not set",
                    "start the test servers and export their URLs");
    auto source = parseDataSourceUrl(url.toStdString());
    if (source)
        source->password = Secret(qgetenv("GODWIT_TEST_PASSWORD").toStdString());
    return source;
}

inline Result<std::unique_ptr<MysqlConnection>> connectTo(const char *variable, MysqlRole role)
{
    const auto source = serverFrom(variable);
    if (!source)
        return tl::unexpected(source.error());
    return MysqlConnection::open(*source, role);
}

} // namespace godwit::test
