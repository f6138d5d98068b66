#include "core/connectors/mysql/mysql_session.h"

#include "core/connectors/oceanbase/oceanbase_session.h"

#include <vector>

namespace godwit {

namespace {

// Lenient on purpose: a copy must carry zero dates, 2024-02-31 and AUTO_INCREMENT 0 as they are.
// Without NO_BACKSLASH_ESCAPES and ANSI_QUOTES: Godwit's literals and names rely on that.
constexpr const char *sqlMode = "'NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES'";

std::vector<std::string> requiredSettings(const MysqlConnection &connection, MysqlRole role)
{
    std::vector<std::string> settings = {
        "SET NAMES utf8mb4",
        std::string("SET SESSION time_zone = '+00:00', sql_mode = ") + sqlMode,
        // An unbuffered reader that waits for a slow sink would be cut after 60 s otherwise.
        "SET SESSION net_write_timeout = 86400, net_read_timeout = 86400, wait_timeout = 86400",
    };
    switch (role) {
    case MysqlRole::Reader:
        // The stored bytes of every text column, whatever its charset.
        settings.emplace_back("SET SESSION character_set_results = NULL");
        break;
    case MysqlRole::Writer:
        settings.emplace_back("SET SESSION foreign_key_checks = 0, innodb_lock_wait_timeout = 300");
        settings.emplace_back("SET SESSION max_error_count = 65535");
        break;
    case MysqlRole::Ddl:
        settings.emplace_back("SET SESSION foreign_key_checks = 0");
        break;
    case MysqlRole::Repair:
        settings.emplace_back("SET SESSION character_set_results = NULL");
        // Somebody works with these rows: a repair asks again rather than stand in the way.
        settings.emplace_back("SET SESSION foreign_key_checks = 0, innodb_lock_wait_timeout = 5");
        break;
    case MysqlRole::Catalog:
        break;
    }
    if (connection.isOceanBase()) {
        const auto own = oceanBaseSettings(role);
        settings.insert(settings.end(), own.begin(), own.end());
    }
    return settings;
}

// What only some servers know, or let an ordinary account set.
std::vector<std::string> optionalSettings(bool isMariaDb, MysqlRole role)
{
    std::vector<std::string> settings;
    // The counts of LOAD DATA and the texts of warnings are read as English.
    settings.emplace_back("SET SESSION lc_messages = 'en_US'");
    settings.emplace_back(isMariaDb ? "SET SESSION max_statement_time = 0"
                                    : "SET SESSION max_execution_time = 0");
    if (role == MysqlRole::Ddl) {
        settings.emplace_back("SET SESSION default_storage_engine = InnoDB");
        settings.emplace_back("SET SESSION innodb_strict_mode = 0");
        if (!isMariaDb)
            settings.emplace_back("SET SESSION sql_require_primary_key = 0");
    }
    if (role == MysqlRole::Catalog && !isMariaDb)
        settings.emplace_back("SET SESSION information_schema_stats_expiry = 0");
    if (role == MysqlRole::Catalog || role == MysqlRole::Ddl)
        settings.emplace_back("SET SESSION sql_quote_show_create = 1");
    return settings;
}

} // namespace

Result<void> prepareSession(MysqlConnection &connection, MysqlRole role)
{
    for (const std::string &statement : requiredSettings(connection, role)) {
        if (auto done = connection.execute(statement); !done)
            return tl::unexpected(std::move(done.error()).at("preparing the session"));
    }
    for (const std::string &statement : optionalSettings(connection.isMariaDb(), role)) {
        const auto done = connection.execute(statement);
        // The server may decline; a broken or hostile one is another matter.
        if (!done
            && (connection.errorIsTheClients() || done.error().code == ErrorCode::ConnectionLost))
            return done;
    }
    return connection.checkTrust("preparing the session");
}

} // namespace godwit
