// Changes to stored data sources, each noted in the audit log. Whoever keeps passwords moves and
// removes them too.
#pragma once

#include "core/state/data_source_store.h"

#include <string>
#include <vector>

namespace godwit {

// Errors: as those of DataSourceStore.
Result<DataSourceStore::Record> addDataSource(StateDatabase &state,
                                              const DataSourceStore::Settings &settings);
/// The id stays, so that projects find it.
Result<DataSourceStore::Record> updateDataSource(StateDatabase &state, const std::string &idOrName,
                                                 const DataSourceStore::Settings &settings);
Result<DataSourceStore::Record> copyDataSource(StateDatabase &state, const std::string &idOrName);
/// Answers with the data source as it was.
/// Errors: PrecheckFailed, naming the projects, while there are any that use it.
Result<DataSourceStore::Record> removeDataSource(StateDatabase &state, const std::string &idOrName);

/// Names of the projects whose source or destination it is, by its id or its name.
Result<std::vector<std::string>> projectsUsing(StateDatabase &state,
                                               const DataSourceStore::Record &source);

} // namespace godwit
