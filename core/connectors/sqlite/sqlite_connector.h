#pragma once

#include "core/connectors/connector.h"
#include "core/project/data_source.h"

namespace godwit {

Result<std::unique_ptr<Connector>> makeSqliteConnector(const DataSource &source);

} // namespace godwit
