#pragma once

#include "core/base/result.h"
#include "core/data/table_schema.h"
#include "core/project/project.h"

#include <optional>
#include <string>
#include <vector>

namespace godwit {

/// One object of the catalogue, in or out, and where it goes.
struct ResolvedObject
{
    CatalogObject object;
    bool selected = false;
    TableName sink;                         ///< where it goes; as the source when not renamed
    std::string askedName;                  ///< the sink's table as asked for, if it cannot be had
    std::string whereClause;                ///< empty: every row
    std::vector<std::string> filterColumns; ///< columns kept; empty: all
    std::vector<std::string> shardColumns;
    std::string rule; ///< the rule line or list entry that decided; may be empty
    bool operator==(const ResolvedObject &) const = default;
};

struct Selection
{
    std::vector<ResolvedObject> objects; ///< in the catalogue's order
    std::vector<Error>
        errors; ///< missing objects, two different targets for one object, collisions
    std::vector<Note> warnings; ///< rules without hits, ...
};

/// Decides for every object of @p catalog whether @p project moves it, and to where. One pass;
/// reasons are not worked out here, see explainObject().
///
/// Source: OMS CE user guide, "Configure matching rules for migration objects"; the set is
/// (tableAndViewWhiteList and databases) less (tableAndViewBlackList and databasesBlack).
Selection resolveObjects(const Project &project, const Catalog &catalog);

/// Why @p object is in or out, as one sentence: the rule that took or dropped it, or the nearest
/// rule and the character where it stopped matching.
std::string explainObject(const Project &project, const ResolvedObject &object);

} // namespace godwit
