#pragma once

#include "core/connectors/connector.h"
#include "core/project/data_source.h"

#include <stop_token>

namespace godwit {

/// PostgreSQL 12 and newer: the schemas of one database are its databases. Makes no connection yet.
Result<std::unique_ptr<Connector>> makePostgresConnector(const DataSource &source,
                                                         const std::stop_token &stop = {});

} // namespace godwit
