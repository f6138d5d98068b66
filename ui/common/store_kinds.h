// What the kinds of data store are called, and what the window has to know of each.
#pragma once

#include "core/project/data_source.h"

#include <QString>

#include <vector>

namespace godwit::ui {

/// In the order lists show them: those this version can connect to first.
const std::vector<StoreKind> &allStoreKinds();
/// "MySQL / MariaDB", "SQLite"
QString kindName(StoreKind kind);
/// The port a server of this kind usually listens on; 0 where there is none.
int defaultPort(StoreKind kind);
/// Where the store is, without user or options: "db1.example:3306", "/var/run/mysqld.sock",
/// "/home/me/shop.db".
QString placeOf(const DataSource &source);

} // namespace godwit::ui
