#pragma once

#include "core/connectors/connector.h"
#include "core/project/data_source.h"

namespace godwit {

/// Opens @p readers connections that all see the database as it was at one instant, by an exported
/// snapshot. @p tables are kept from being altered or emptied meanwhile, where the account may do
/// that.
Result<Snapshot> openPostgresSnapshot(const DataSource &source,
                                      const std::vector<TableName> &tables, int readers);

} // namespace godwit
