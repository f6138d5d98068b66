#pragma once

#include "core/connectors/connector.h"
#include "core/project/data_source.h"

#include <stop_token>

namespace godwit {

/// MySQL 5.7 and 8.0, MariaDB, and TiDB as far as it is MySQL's.
Result<std::unique_ptr<Connector>> makeMysqlConnector(const DataSource &source,
                                                      const std::stop_token &stop = {});

} // namespace godwit
