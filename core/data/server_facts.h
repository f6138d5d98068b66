#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace godwit {

/// The SQL dialect a store speaks. MySQL and MariaDB share a connector but not a dialect.
enum class Dialect { MySql, MariaDb, Sqlite, PostgreSql };

/// What a store says about itself; prechecks and schema conversion decide by it.
struct ServerFacts
{
    Dialect dialect = Dialect::MySql;
    std::string product;   ///< "MySQL", "MariaDB", "SQLite", "TiDB", "PostgreSQL", "OceanBase"
    std::string version;   ///< as the server prints it
    int versionNumber = 0; ///< 80015 for 8.0.15, 101119 for 10.11.19, 34001 for 3.40.1,
                           ///< 150018 for PostgreSQL 15.18, 40305 for OceanBase 4.3.5
    std::string timeZone;  ///< the server's default
    std::string charset;   ///< the server's default
    std::string collation;
    std::string sqlMode;                ///< the server's default
    std::uint64_t maxAllowedPacket = 0; ///< bytes
    int lowerCaseTableNames = 0;
    std::string user;                       ///< the account the server matched: "godwit@127.0.0.1"
    std::set<std::string> globalPrivileges; ///< upper case: "SELECT", "RELOAD"
    std::vector<std::string> grants;        ///< SHOW GRANTS lines, passwords masked
    std::string binlogFormat;               ///< empty: binlog off
    std::string binlogRowImage;
    std::string binlogPosition; ///< "binlog.000003:154"; empty if not readable
    bool logBin = false;
    std::string tlsCipher; ///< of the connection that asked; empty: not encrypted
    bool readOnly = false;
    bool localInfile = true;           ///< LOAD DATA LOCAL permitted by the server
    std::set<std::string> collations;  ///< all the server knows, lower case
    std::int64_t clockSkewSeconds = 0; ///< server's clock minus ours
    bool storeExists = true;           ///< SQLite: false if there is no such file (yet)
};

} // namespace godwit
