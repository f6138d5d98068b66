#pragma once

#include "core/connectors/connector.h"
#include "core/project/data_source.h"

#include <stop_token>

namespace godwit {

Result<std::unique_ptr<Connector>> makeSqliteConnector(const DataSource &source,
                                                       const std::stop_token &stop = {});

} // namespace godwit
