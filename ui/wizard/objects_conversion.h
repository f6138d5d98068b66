// From picked objects to rules and back, without losing any: pure functions, tested without a
// window.
#pragma once

#include "core/project/project.h"
#include "ui/wizard/objects_catalog_index.h"

#include <cstddef>

namespace godwit::ui {

/// A mapping in the other mode, and what became of the old entries.
struct ConvertedMapping
{
    TransferMapping mapping;
    std::size_t objects = 0; ///< that were and are selected
    std::size_t rules = 0;   ///< lines that were made, or given up
    std::size_t listed = 0;  ///< objects that stay listed by name beside the rules
};

/// Rules that take what @p mapping (SPECIFIC) lists: one line for a database all of whose objects
/// in @p catalog are picked, one for each object else. What a rule cannot say stays listed:
/// objects with a filter or columns, odd names, and long lists. @p catalog may be null.
ConvertedMapping rulesFromPicks(const TransferMapping &mapping, const ObjectsCatalogIndex *catalog,
                                ProjectType type);

/// Lists what @p project (WILDCARD) selects from @p catalog, each object with its settings. Its
/// time grows with the catalogue: for a background thread.
ConvertedMapping picksFromRules(const Project &project, const ObjectsCatalogIndex &catalog);

/// True if @p mapping has nothing that a change of the mode would have to carry over.
bool holdsNothing(const TransferMapping &mapping);

} // namespace godwit::ui
