#include "ui/wizard/rules_specific.h"

#include <algorithm>

namespace godwit::ui {

namespace {

using Objects = std::vector<ObjectMapping>;

bool saysNothing(const ObjectMapping &object)
{
    ObjectMapping bare;
    bare.name = object.name;
    return object == bare;
}

Objects &specificOf(DatabaseMapping &database, ObjectKind kind)
{
    return kind == ObjectKind::View ? database.specificViews : database.specificTables;
}

Objects &listedOf(DatabaseMapping &database, ObjectKind kind)
{
    return kind == ObjectKind::View ? database.views : database.tables;
}

template<typename List>
auto findIn(List &list, const std::string &name)
{
    return std::find_if(list.begin(), list.end(),
                        [&](const ObjectMapping &object) { return object.name == name; });
}

// Where the object has its own line already: a listed one keeps its settings in its listing.
ObjectMapping *findEntry(TransferMapping &mapping, const CatalogObject &object)
{
    for (DatabaseMapping &database : mapping.databases) {
        if (database.name != object.name.database)
            continue;
        Objects &specific = specificOf(database, object.kind);
        if (const auto entry = findIn(specific, object.name.table); entry != specific.end())
            return &*entry;
    }
    for (DatabaseMapping &database : mapping.databases) {
        if (database.name != object.name.database)
            continue;
        Objects &listed = listedOf(database, object.kind);
        const auto entry = findIn(listed, object.name.table);
        if (entry != listed.end() && !saysNothing(*entry))
            return &*entry;
    }
    return nullptr;
}

DatabaseMapping &databaseFor(TransferMapping &mapping, const CatalogObject &object)
{
    const auto found = std::find_if(
        mapping.databases.begin(), mapping.databases.end(),
        [&](const DatabaseMapping &database) { return database.name == object.name.database; });
    if (found != mapping.databases.end())
        return *found;
    DatabaseMapping &added = mapping.databases.emplace_back();
    added.name = object.name.database;
    listedOf(added, object.kind).emplace_back().name = object.name.table;
    return added;
}

bool isUseless(const DatabaseMapping &database)
{
    return database.tables.empty() && database.views.empty() && database.specificTables.empty()
           && database.specificViews.empty();
}

void removeEntry(TransferMapping &mapping, const CatalogObject &object, bool isTakenByRule)
{
    std::erase_if(mapping.databases, [&](DatabaseMapping &database) {
        if (database.name != object.name.database)
            return false;
        Objects &specific = specificOf(database, object.kind);
        const auto entry = findIn(specific, object.name.table);
        if (entry == specific.end())
            return false;
        specific.erase(entry);
        // The bare name that stood in for it goes as well, if a rule takes the object anyway and
        // the item does not become one for the whole database.
        Objects &listed = listedOf(database, object.kind);
        const auto bare = findIn(listed, object.name.table);
        const bool isStandIn = isTakenByRule && bare != listed.end() && saysNothing(*bare);
        const bool isLast = database.tables.size() + database.views.size() == 1;
        const bool hasSettings =
            !database.specificTables.empty() || !database.specificViews.empty();
        if (isStandIn && !(isLast && hasSettings)) {
            listed.erase(bare);
            return isUseless(database);
        }
        return false;
    });
}

} // namespace

ObjectMapping specificSettings(const TransferMapping &mapping, const CatalogObject &object)
{
    TransferMapping copy;
    for (const DatabaseMapping &database : mapping.databases)
        if (database.name == object.name.database)
            copy.databases.push_back(database);
    if (const ObjectMapping *entry = findEntry(copy, object))
        return *entry;
    ObjectMapping bare;
    bare.name = object.name.table;
    return bare;
}

void setSpecificSettings(TransferMapping &mapping, const CatalogObject &object,
                         const ObjectMapping &settings, bool isTakenByRule)
{
    ObjectMapping *entry = findEntry(mapping, object);
    if (!saysNothing(settings)) {
        if (!entry)
            entry = &specificOf(databaseFor(mapping, object), object.kind).emplace_back();
        *entry = settings;
        entry->name = object.name.table;
        return;
    }
    if (!entry)
        return;
    for (DatabaseMapping &database : mapping.databases) {
        Objects &listed = listedOf(database, object.kind);
        const bool isListed = std::any_of(listed.begin(), listed.end(),
                                          [&](const auto &item) { return &item == entry; });
        if (isListed) { // the entry selects, so it stays
            *entry = settings;
            entry->name = object.name.table;
            return;
        }
    }
    removeEntry(mapping, object, isTakenByRule);
}

} // namespace godwit::ui
