#pragma once

#include "core/data/table_name.h"
#include "core/mapping/rule_set.h"
#include "core/project/transfer_mapping.h"

#include <cstddef>
#include <string>
#include <vector>

namespace godwit {

/// Which list of a `databases` item an entry stands in.
enum class EntryList { Tables, Views, SpecificTables, SpecificViews };

/// One table or view that a project lists by name.
struct ListEntry
{
    std::size_t id; ///< counts all entries of the lists, from 0
    const DatabaseMapping *database;
    const ObjectMapping *object;
    EntryList list;
    std::string pointer; ///< RFC 6901, of the entry

    TableName source() const { return {database->name, object->name}; }
    TableName sink() const { return {database->sinkName(), object->sinkName()}; }
};

/// A `databases` item without tables and views: the whole database.
struct WholeDatabase
{
    const DatabaseMapping *database;
    std::string pointer;
};

/// `databases` or `databasesBlack` of the payload, to be searched by name. Keeps pointers into the
/// vector it was made from.
class ObjectLists
{
public:
    /// @p pointer is that of the list itself: `/transferMapping/databases`.
    ObjectLists(const std::vector<DatabaseMapping> &databases, const std::string &pointer);

    struct OfDatabase
    {
        std::vector<WholeDatabase> whole;
        NameMap<std::vector<ListEntry>> entries; ///< by the object's name
    };
    /// What the lists say about @p database; null: nothing.
    const OfDatabase *find(const std::string &database) const;
    /// Entries for @p object; null: none.
    static const std::vector<ListEntry> *entriesFor(const OfDatabase *lists,
                                                    const std::string &object);
    std::size_t entryCount() const { return m_entryCount; }

    /// All entries, in the payload's order.
    std::vector<const ListEntry *> entriesInOrder() const;

private:
    void add(OfDatabase &lists, const DatabaseMapping &database, EntryList list,
             const std::string &databasePointer);

    NameMap<OfDatabase> m_databases;
    std::size_t m_entryCount = 0;
};

} // namespace godwit
