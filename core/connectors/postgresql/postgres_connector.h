#pragma once

#include "core/connectors/connector.h"
#include "core/project/data_source.h"

#include <stop_token>

namespace godwit {

/// PostgreSQL 12 and newer, as a source: schemas are its databases, and everything that would write
/// answers NotSupported. Makes no connection yet.
Result<std::unique_ptr<Connector>> makePostgresConnector(const DataSource &source,
                                                         const std::stop_token &stop = {});

} // namespace godwit
