#include "ui/common/store_kinds.h"

#include "ui/common/text.h"

namespace godwit::ui {

const std::vector<StoreKind> &allStoreKinds()
{
    static const std::vector<StoreKind> kinds = {
        StoreKind::Mysql,      StoreKind::Sqlite, StoreKind::Tidb,  StoreKind::OceanBase,
        StoreKind::Postgresql, StoreKind::HBase,  StoreKind::Kafka, StoreKind::RocketMq};
    return kinds;
}

QString kindName(StoreKind kind)
{
    switch (kind) { // product names: the same in every language
    case StoreKind::Mysql:
        return QStringLiteral("MySQL / MariaDB");
    case StoreKind::Sqlite:
        return QStringLiteral("SQLite");
    case StoreKind::Tidb:
        return QStringLiteral("TiDB");
    case StoreKind::OceanBase:
        return QStringLiteral("OceanBase");
    case StoreKind::Postgresql:
        return QStringLiteral("PostgreSQL");
    case StoreKind::HBase:
        return QStringLiteral("HBase");
    case StoreKind::Kafka:
        return QStringLiteral("Kafka");
    case StoreKind::RocketMq:
        return QStringLiteral("RocketMQ");
    }
    return {};
}

int defaultPort(StoreKind kind)
{
    switch (kind) {
    case StoreKind::Mysql:
        return 3306;
    case StoreKind::Sqlite:
        return 0;
    case StoreKind::Tidb:
        return 4000;
    case StoreKind::OceanBase:
        return 2883; // OBProxy
    case StoreKind::Postgresql:
        return 5432;
    case StoreKind::HBase:
        return 8080; // the REST gateway
    case StoreKind::Kafka:
        return 9092;
    case StoreKind::RocketMq:
        return 9876; // the name server
    }
    return 0;
}

QString placeOf(const DataSource &source)
{
    if (source.kind == StoreKind::Sqlite)
        return toQString(source.path);
    if (const auto socket = source.options.find("socket"); socket != source.options.end())
        return toQString(socket->second);
    QString host = toQString(source.host);
    if (host.contains(QLatin1Char(':')))
        host = QLatin1Char('[') + host + QLatin1Char(']');
    const int port = source.port != 0 ? source.port : defaultPort(source.kind);
    return host + QLatin1Char(':') + QString::number(port);
}

} // namespace godwit::ui
