#include "core/mapping/object_lists.h"

#include <algorithm>
#include <string_view>

namespace godwit {

namespace {

const std::vector<ObjectMapping> &objectsOf(const DatabaseMapping &database, EntryList list)
{
    switch (list) {
    case EntryList::Tables:
        return database.tables;
    case EntryList::Views:
        return database.views;
    case EntryList::SpecificTables:
        return database.specificTables;
    case EntryList::SpecificViews:
        break;
    }
    return database.specificViews;
}

std::string_view keyOf(EntryList list)
{
    switch (list) {
    case EntryList::Tables:
        return "tables";
    case EntryList::Views:
        return "views";
    case EntryList::SpecificTables:
        return "specificTables";
    case EntryList::SpecificViews:
        break;
    }
    return "specificViews";
}

} // namespace

ObjectLists::ObjectLists(const std::vector<DatabaseMapping> &databases, const std::string &pointer)
{
    for (std::size_t i = 0; i < databases.size(); ++i) {
        const DatabaseMapping &database = databases[i];
        const std::string at = pointer + '/' + std::to_string(i);
        OfDatabase &lists = m_databases[database.name];
        if (database.tables.empty() && database.views.empty())
            lists.whole.push_back({&database, at});
        for (const EntryList list : {EntryList::Tables, EntryList::Views, EntryList::SpecificTables,
                                     EntryList::SpecificViews})
            add(lists, database, list, at);
    }
}

void ObjectLists::add(OfDatabase &lists, const DatabaseMapping &database, EntryList list,
                      const std::string &databasePointer)
{
    const std::vector<ObjectMapping> &objects = objectsOf(database, list);
    const std::string at = databasePointer + '/' + std::string(keyOf(list)) + '/';
    for (std::size_t i = 0; i < objects.size(); ++i)
        lists.entries[objects[i].name].push_back(
            {m_entryCount++, &database, &objects[i], list, at + std::to_string(i)});
}

const ObjectLists::OfDatabase *ObjectLists::find(const std::string &database) const
{
    const auto found = m_databases.find(database);
    return found == m_databases.end() ? nullptr : &found->second;
}

const std::vector<ListEntry> *ObjectLists::entriesFor(const OfDatabase *lists,
                                                      const std::string &object)
{
    if (!lists)
        return nullptr;
    const auto found = lists->entries.find(object);
    return found == lists->entries.end() ? nullptr : &found->second;
}

std::vector<const ListEntry *> ObjectLists::entriesInOrder() const
{
    std::vector<const ListEntry *> entries(m_entryCount);
    for (const auto &[name, lists] : m_databases)
        for (const auto &[object, list] : lists.entries)
            for (const ListEntry &entry : list)
                entries[entry.id] = &entry;
    return entries;
}

} // namespace godwit
