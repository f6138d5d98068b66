#include "core/connectors/mysql/mysql_address.h"

namespace godwit {

int mysqlPort(const DataSource &source)
{
    if (source.port > 0)
        return source.port;
    switch (source.kind) {
    case StoreKind::OceanBase:
        return 2881; // the server itself; its proxy listens on 2883
    case StoreKind::Tidb:
        return 4000;
    default:
        return 3306;
    }
}

std::string mysqlPlace(const DataSource &source)
{
    const auto socket = source.options.find("socket");
    if (socket != source.options.end())
        return "the socket " + socket->second;
    return source.host + ':' + std::to_string(mysqlPort(source));
}

std::string mysqlLogin(const DataSource &source)
{
    std::string login = source.user;
    if (!source.tenant.empty())
        login += '@' + source.tenant;
    if (!source.cluster.empty())
        login += '#' + source.cluster;
    return login;
}

} // namespace godwit
