#include "core/connectors/oceanbase/oceanbase_session.h"

namespace godwit {

namespace {

// Microseconds. By default a statement ends after ten seconds and a transaction after a day at
// most: less than reading or loading one table may take.
constexpr const char *week = "604800000000";

} // namespace

std::vector<std::string> oceanBaseSettings(MysqlRole role)
{
    std::vector<std::string> settings = {std::string("SET SESSION ob_query_timeout = ") + week
                                         + ", ob_trx_timeout = " + week
                                         + ", ob_trx_idle_timeout = " + week};
    switch (role) {
    case MysqlRole::Writer:
        // Strict: without it 300 becomes 127 in a TINYINT, and not even a warning says so (seen).
        settings.emplace_back("SET SESSION sql_mode = "
                              "'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES'");
        settings.emplace_back("SET SESSION ob_trx_lock_timeout = 300000000");
        break;
    case MysqlRole::Repair:
        settings.emplace_back("SET SESSION ob_trx_lock_timeout = 5000000");
        break;
    case MysqlRole::Catalog:
    case MysqlRole::Reader:
    case MysqlRole::Ddl:
        break;
    }
    return settings;
}

} // namespace godwit
