#pragma once

#include "core/project/data_source.h"

#include <string>

namespace godwit {

/// The port of @p source; where none is given, what its kind of server listens on by itself.
int mysqlPort(const DataSource &source);

/// Where @p source is, for people: "127.0.0.1:3306", "the socket /run/mysqld/mysqld.sock".
std::string mysqlPlace(const DataSource &source);

/// The user name as it is sent. OceanBase takes tenant and cluster with it: "app@sales#obc1".
std::string mysqlLogin(const DataSource &source);

} // namespace godwit
