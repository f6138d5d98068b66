#pragma once

#include "core/base/json.h"
#include "core/data/server_facts.h"
#include "core/state/data_source_store.h"

#include <string_view>

namespace godwit {

/// {id, name, url, passwordVariable, createdAt, remarks, production}
Json toJson(const DataSourceStore::Record &record);
/// What a store said about itself.
Json toJson(const ServerFacts &facts);
/// "MySQL", "MariaDB", "SQLite"
std::string_view dialectName(Dialect dialect);

} // namespace godwit
