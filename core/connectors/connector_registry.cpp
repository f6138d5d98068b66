#include "core/connectors/connector_registry.h"

#include "core/connectors/mysql/mysql_connector.h"
#include "core/connectors/postgresql/postgres_connector.h"
#include "core/connectors/sqlite/sqlite_connector.h"

namespace godwit {

Result<std::unique_ptr<Connector>> makeConnector(const DataSource &source,
                                                 const std::stop_token &stop)
{
    switch (source.kind) {
    case StoreKind::Mysql:
    case StoreKind::Tidb:
    case StoreKind::OceanBase:
        return makeMysqlConnector(source, stop);
    case StoreKind::Sqlite:
        return makeSqliteConnector(source, stop);
    case StoreKind::Postgresql:
        return makePostgresConnector(source, stop);
    default:
        break;
    }
    return fail(ErrorCode::NotSupported,
                "this version of Godwit has no connector for " + std::string(schemeOf(source.kind)),
                "use a MySQL, MariaDB, OceanBase, PostgreSQL or SQLite data source, or submit the "
                "project to "
                "an OMS server");
}

bool hasConnector(StoreKind kind)
{
    return kind == StoreKind::Mysql || kind == StoreKind::Tidb || kind == StoreKind::OceanBase
           || kind == StoreKind::Sqlite || kind == StoreKind::Postgresql;
}

} // namespace godwit
