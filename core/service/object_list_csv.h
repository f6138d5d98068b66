#pragma once

#include "core/mapping/resolve_objects.h"
#include "core/project/project.h"

#include <string>
#include <vector>

namespace godwit {

/// One line of the list of objects that OMS's console imports.
struct ListedObject
{
    TableName source;
    TableName sink;
    std::string whereClause;
    std::vector<std::string> filterColumns;
    std::vector<std::string> shardColumns;
};

/// The objects a SPECIFIC project names, in its order.
std::vector<ListedObject> listedObjects(const TransferMapping &mapping);
/// The objects that were selected.
std::vector<ListedObject> listedObjects(const Selection &selection);

/// RFC 4180, with a header.
/// Columns: source database and table, destination database and table, then for MIGRATION the
/// column mapping (`src=dst;src2=dst2`) and the row filter; for SYNC the selected columns (`a;b`),
/// the column mapping, the sharding columns and the row filter. Source: OMS user guide, "Download
/// and import the settings of migration objects".
std::string objectListCsv(ProjectType type, const std::vector<ListedObject> &objects);

} // namespace godwit
