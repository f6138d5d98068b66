#pragma once

#include "core/connectors/connector.h"
#include "core/project/data_source.h"

#include <memory>
#include <stop_token>

namespace godwit {

/// The connector of @p source's kind; makes no connection yet. Once @p stop is asked for, whoever
/// waits for a connection or for readFacts() gets Cancelled soon.
/// Errors: NotSupported, naming the kind, where no connector is built in.
Result<std::unique_ptr<Connector>> makeConnector(const DataSource &source,
                                                 const std::stop_token &stop = {});

bool hasConnector(StoreKind kind);

} // namespace godwit
