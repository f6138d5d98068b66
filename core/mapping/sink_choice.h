#pragma once

#include "core/data/table_schema.h"
#include "core/mapping/object_lists.h"
#include "core/mapping/object_selector.h"
#include "core/mapping/rule_set.h"

#include <vector>

namespace godwit {

/// Everything that has a say in where one selected object goes.
struct SinkSources
{
    const std::vector<const Rule *> &rules; ///< the include rules that match, the first one first
    const std::vector<const ListEntry *> &entries;
    const std::vector<WholeDatabase> *wholeDatabases; ///< may be null
};

/// Sets sink, row filter and columns of @p decision.
///
/// Rules must agree with each other, and so must `tables` and `views` entries. Beyond that a part
/// of the name (database, table) that a source leaves as it is gives way to one that renames it;
/// two different renames of one part are an error, as are two different filters.
void chooseSink(const CatalogObject &object, const SinkSources &sources, Decision &decision);

} // namespace godwit
