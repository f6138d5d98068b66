// Settings of single objects that rules take: `specificTables` and `specificViews` of the payload.
#pragma once

#include "core/data/table_schema.h"
#include "core/project/transfer_mapping.h"

#include <optional>

namespace godwit::ui {

/// What @p mapping says of @p object beyond the rules; a bare entry of its name if nothing.
ObjectMapping specificSettings(const TransferMapping &mapping, const CatalogObject &object);

/// Gives @p object the name, filter and columns of @p settings; takes its entry away when
/// @p settings says nothing. @p isTakenByRule: a rule selects the object, not only its entry.
///
/// An item of `databases` that lists no tables selects its whole database, so the object is listed
/// by name as well where its database has no item.
void setSpecificSettings(TransferMapping &mapping, const CatalogObject &object,
                         const ObjectMapping &settings, bool isTakenByRule);

} // namespace godwit::ui
