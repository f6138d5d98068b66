#pragma once

#include "core/connectors/connector.h"
#include "core/project/data_source.h"

namespace godwit {

/// Opens @p readers connections that all see the server as it was at one instant, with the least
/// lock that does it: the global read lock for the moment of opening, else a read lock on @p
/// tables. Where the account may take neither, there is one reader only.
Result<Snapshot> openMysqlSnapshot(const DataSource &source, const std::vector<TableName> &tables,
                                   int readers);

} // namespace godwit
