// What the object page does to `databases` of the payload: pure functions, tested without a window.
#pragma once

#include "core/project/transfer_mapping.h"
#include "ui/wizard/objects_catalog_index.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace godwit::ui {

/// Where a listed table or view stands in `databases`.
struct ObjectPlace
{
    std::uint32_t database = 0; ///< item of `databases`
    bool isView = false;        ///< in `views`, not in `tables`
    std::uint32_t entry = 0;
    auto operator<=>(const ObjectPlace &) const = default;

    /// RFC 6901.
    std::string pointer() const;
};

/// The place a JSON pointer is at or below; empty if it points elsewhere.
std::optional<ObjectPlace> placeAtPointer(const std::string &pointer);

/// Null: nothing is listed there.
ObjectMapping *findObject(TransferMapping &mapping, const ObjectPlace &place);
const ObjectMapping &listedAt(const TransferMapping &mapping, const ObjectPlace &place);

/// Every listed object, in the payload's order.
std::vector<ObjectPlace> listedPlaces(const TransferMapping &mapping);

/// For each object of @p catalog, whether it is listed.
std::vector<char> pickedObjects(const TransferMapping &mapping, const ObjectsCatalogIndex &catalog);

/// Lists @p objects of @p catalog (ascending), those that are not listed yet. They go to
/// @p sinkDatabase; empty: to where their database goes already, else to one of the same name.
void pickObjects(TransferMapping &mapping, const ObjectsCatalogIndex &catalog,
                 const std::vector<std::uint32_t> &objects, const std::string &sinkDatabase = {});

/// Takes @p places off the lists, and databases that are empty then.
void dropObjects(TransferMapping &mapping, std::vector<ObjectPlace> places);

/// Sends @p places to @p sinkDatabase.
void moveObjects(TransferMapping &mapping, std::vector<ObjectPlace> places,
                 const std::string &sinkDatabase);

/// Sends all that goes to the sink's database @p from to @p to.
void renameSinkDatabase(TransferMapping &mapping, const std::string &from, const std::string &to);

} // namespace godwit::ui
