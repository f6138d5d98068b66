#pragma once

#include "core/connectors/connector.h"
#include "core/project/data_source.h"

#include <memory>

namespace godwit {

/// The connector of @p source's kind; makes no connection yet.
/// Errors: NotSupported, naming the kind, where no connector is built in.
Result<std::unique_ptr<Connector>> makeConnector(const DataSource &source);

bool hasConnector(StoreKind kind);

} // namespace godwit
