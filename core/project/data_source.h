#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/data/server_facts.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace godwit {

/// The kinds of store a URL can name. Not every kind has a connector yet: connector_registry says
/// which.
enum class StoreKind { Sqlite, Mysql, OceanBase, Tidb, Postgresql, HBase, Kafka, RocketMq };

/// The URL scheme: "sqlite", "mysql", "oceanbase", "tidb", "postgresql", "hbase+rest", "kafka",
/// "rocketmq".
std::string_view schemeOf(StoreKind kind);

/// Whose words the SQL for the store at @p url is written in, as far as its scheme tells: MySql for
/// the whole family.
Dialect dialectOfUrl(std::string_view url);

/// Settings of one data source. The password is held apart from everything that is printed.
struct DataSource
{
    std::string id; ///< `e_...`; empty when given as a URL on the command line
    std::string name;
    StoreKind kind = StoreKind::Mysql;
    std::string host;
    int port = 0; ///< 0: the kind's default
    std::string user;
    std::string tenant;                         ///< OceanBase
    std::string cluster;                        ///< OceanBase
    std::string database;                       ///< the connection's default, optional
    std::string path;                           ///< SQLite: the file
    std::map<std::string, std::string> options; ///< "socket", "tls", ...
    Secret password;
    bool hadPasswordInUrl = false; ///< warned about, never stored

    /// The URL without a password.
    std::string url() const;
};

/// Takes a URL apart. The authority ends at the last `@` before the options; a `#` before it
/// belongs to the user. Everything is percent-decoded. `mariadb://` and `postgres://` are taken as
/// well; an option named `password` is the password.
///
/// Shape:  `sqlite:///abs/path.db`, `mysql://user@host:3306/db?socket=...&tls=verify-full`,
///         `oceanbase://user@tenant#cluster@host:2881/`.
/// Errors: InvalidArgument; the message never repeats a password.
Result<DataSource> parseDataSourceUrl(std::string_view url);

} // namespace godwit
