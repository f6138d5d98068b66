// The list of objects as a CSV file, as OMS's console imports and exports it.
//
// Columns: source database and table, destination database and table, then for MIGRATION the column
// mapping (`src=dst;src2=dst2`) and the row filter; for SYNC the selected columns (`a;b`), the
// column mapping, the sharding columns and the row filter. Empty destination cells: the source's
// names. Inside a list of columns a name's own `;`, `=`, `\` and outer blanks have a `\` before
// them. Source: OMS user guide, "Download and import the settings of migration objects".
#pragma once

#include "core/mapping/resolve_objects.h"
#include "core/project/project.h"
#include "core/service/csv_text.h"

#include <string>
#include <string_view>
#include <vector>

namespace godwit {

/// One line of the list.
struct ListedObject
{
    TableName source;
    TableName sink;
    std::string whereClause;
    std::vector<std::string> filterColumns; ///< columns kept; empty: all
    std::vector<std::string> shardColumns;
    ObjectKind kind = ObjectKind::Table; ///< the file does not say; checkAgainst() finds out
    int line = 0;                        ///< of the file it was read from
};

/// The objects a SPECIFIC project names, in its order.
std::vector<ListedObject> listedObjects(const TransferMapping &mapping);
/// The objects that were selected.
std::vector<ListedObject> listedObjects(const Selection &selection);

/// RFC 4180, with a header.
std::string objectListCsv(ProjectType type, const std::vector<ListedObject> &objects);
/// A file to fill in: the header, and nothing else.
std::string objectListTemplate(ProjectType type);

struct ObjectList
{
    std::vector<ListedObject> objects; ///< of the lines without a problem
    std::vector<CsvProblem> problems;  ///< all of them, in the file's order
};

/// Reads a file for a project of @p type. The header is skipped where it is there; a line may end
/// after its fourth cell, or have all of them. Every problem is named with its place.
ObjectList readObjectList(std::string_view text, ProjectType type);

/// Problems of @p objects that only the source can tell: databases and objects that are not there.
/// Sets each object's kind.
std::vector<CsvProblem> checkAgainst(const Catalog &catalog, std::vector<ListedObject> &objects);

/// A SPECIFIC mapping of exactly these objects, in their order as far as databases allow. Sharding
/// columns are kept for SYNC alone.
TransferMapping mappingFrom(ProjectType type, const std::vector<ListedObject> &objects);

} // namespace godwit
